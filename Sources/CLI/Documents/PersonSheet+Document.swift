import Cases
import Dates
import Envelope
import Mail

extension PersonSheet {
  /// The page of what the document says, in the language of this run.
  init(_ document: PersonDocument, office: Office) {
    let names = document.person.map { "\($0.firstName) \($0.lastName)" } ?? document.adviser
    self.init(
      language: Tongue.current.rawValue,
      title: Said("Ce que nous savons de \(names)", "What we know of \(names)").now,
      contents: Said("Contenu", "Contents").now,
      introduction: Self.introduction(document, office).map(\.now),
      sections: [
        Section("identity", Said("Identité", "Identity").now, nothing: Words.nothing, [Self.identity(document)]),
        Section(
          "employments", Said("Contrats", "Employments").now, nothing: Words.nothing, document.employments.map(\.item)),
        Section(
          "situation", Said("Ce que vous devez et pouvez utiliser", "What you owe and may use").now,
          nothing: Words.nothing, [Self.situation(document.situation)]),
        Section("cases", Said("Dossiers", "Cases").now, nothing: Words.nothing, document.cases.map(\.item)),
        Section(
          "reviews", Said("Décisions revues", "Decisions looked at again").now, nothing: Words.nothing,
          document.reviews.map(\.item)),
        Section(
          "papers", Said("Pièces gardées", "Papers kept").now, nothing: Words.nothing, document.papers.map(\.item)),
        Section("letters", Said("Lettres", "Letters").now, nothing: Words.nothing, document.letters.map(\.item)),
        Section(
          "reminders", Said("Relances à vos employeurs", "Reminders to your employers").now, nothing: Words.nothing,
          document.reminders.map(\.item)),
        Section(
          "notices", Said("Avis qui vous concernent", "Notices about you").now, nothing: Words.nothing,
          document.notices.map(\.item)),
        Section(
          "addresses", Said("Vos adresses", "Your addresses").now, nothing: Words.nothing,
          document.addresses.map(\.item)),
        Section(
          "recorded", Said("Faits, comme ils furent enregistrés", "Facts, as they were recorded").now,
          nothing: Words.nothing, document.recorded.map(\.item)),
        Section(
          "retention", Said("Conservation", "How long it is kept").now, nothing: Words.nothing,
          [document.retention.item]),
      ])
  }

  /// GDPR art. 15(1): purposes, recipients, how long, rights, source, decisions by machine.
  private static func introduction(_ document: PersonDocument, _ office: Office) -> [Said] {
    [
      Said(
        "Cette page montre tout ce que \(office.service) enregistre à votre sujet au \(document.asOf) (RGPD, articles 15 et 20).",
        "This page shows all that \(office.service) records about you on \(document.asOf) (GDPR, articles 15 and 20)."),
      Said(
        "À quoi cela sert : dire quels modules de formation sont dus, instruire vos demandes de justification, en écrire à vous et "
          + "à votre employeur. D’où cela vient : des fichiers du dispositif, de votre employeur et de vous ; chaque fait porte sa source. "
          + "Qui le reçoit : vous, et votre employeur, auquel le motif d’une demande n’est pas dit.",
        "What it is for: to say which training modules are owed, to instruct your requests, to write of them to you and to your "
          + "employer. Where it comes from: the programme's files, your employer and you; each fact bears its source. Who receives it: "
          + "you, and your employer, who is not told the ground of a request."),
      Said(
        "Aucune décision n’est prise par la seule machine. Vous pouvez demander la rectification, l’effacement ou la limitation, vous "
          + "opposer, et saisir la CNIL (www.cnil.fr). Écrivez à \(office.replyTo.address).",
        "No decision is taken by machine alone. You may ask for rectification, erasure or restriction, object, and turn to the CNIL "
          + "(www.cnil.fr). Write to \(office.replyTo.address)."),
      Said(
        "Les agents sont désignés par leur qualité. Une lettre qui parle aussi d’autres personnes figure sans son texte ; les octets des "
          + "pièces se demandent à part.",
        "People of the desk are named by their capacity. A letter that also tells of other people is listed without its words; the "
          + "bytes of papers are asked for apart."),
    ]
  }

  private static func identity(_ document: PersonDocument) -> Item {
    Item(
      nil,
      Words.rows([
        (Words.id, document.adviser), (Said("Nom", "Last name"), document.person?.lastName),
        (Said("Prénom", "First name"), document.person?.firstName),
        (Said("Adresse professionnelle", "Professional address"), document.person?.email),
        (Said("Adresse personnelle", "Personal address"), document.person?.personalEmail),
        (Said("Entrée en formation initiale", "Entry into initial training"), document.training.entry),
        (Said("Dispense", "Exemption"), document.training.exempt),
        (Said("Dispensé le", "Exempted on"), document.training.exemptedOn),
      ]))
  }

  private static func situation(_ situation: SituationDocument) -> Item {
    var rows = Words.rows([
      (Said("Au", "On"), situation.asOf), (Said("Régime", "Regime"), situation.regime),
      (Said("Droits utilisables", "Usable rights"), String(situation.usableRights)),
      (Said("Modules en retard", "Overdue modules"), String(situation.overdue)),
    ])
    rows += situation.explanation.map { Row("\($0.about) (\($0.rule))", Said($0.fr, $0.en).now) }
    return Item(nil, rows)
  }
}
