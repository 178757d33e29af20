import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules
import Store

/// Carries one act on a case out and says what came of it.
enum Acts {
  static func perform(
    _ actor: ActorOption, _ day: DayOption, _ dry: DryRunOption, _ common: CommonOptions,
    _ act: (LiveDesk, Acting, Day) throws -> Outcome<CaseDone, DeskRefusal>
  ) throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let done = try act(desk, try desk.acting(actor), day.asOf ?? desk.today).value()
    try CaseAnswer(desk: desk, json: common.json, prefix: dry.prefix).print(done, showsReferenceOnly: false)
  }
}

extension ActOptions {
  func perform(_ body: (LiveDesk, Acting, Day) throws -> Outcome<CaseDone, DeskRefusal>) throws {
    try Acts.perform(actor, day, dry, common, body)
  }

  /// A decision. Where it states a preview that is out of date, what it would do now is shown, and nothing is done.
  func decide(
    _ decision: PreviewDecision.Decision, stating seen: Seen?,
    _ body: (LiveDesk, Acting, Day) throws -> Outcome<CaseDone, DeskRefusal>
  ) throws {
    try perform { desk, actor, day in
      let outcome = try body(desk, actor, day)
      if case .refused(.previewOutdated) = outcome {
        let anew = PreviewDecision(reference, decision, by: actor, on: day)
        try PreviewAnswer(preview: try anew.perform(with: desk.parts).value(), json: common.json).print()
      }
      return outcome
    }
  }
}

extension Outcome where Refusal == DeskRefusal {
  /// What was done, or the refusal as an error.
  func value() throws -> Done {
    switch self {
    case .done(let done): return done
    case .refused(let refusal): throw refusal.complaint
    }
  }
}

extension DeskRefusal {
  var complaint: Complaint {
    switch self {
    case .noSuchUser(let login):
      Complaint(
        .notAllowed, "personne n’a l’identifiant « \(login) » ; ajoutez-le avec « quitus user add »",
        "nobody has the login \"\(login)\"; add it with \"quitus user add\"")
    case .noSuchCase(let reference):
      Complaint(.noSuchThing, "il n’y a pas de dossier \(reference)", "there is no case \(reference)")
    case .noSuchAdviser(let id):
      Complaint(
        .noSuchThing, "il n’y a pas de conseiller « \(id) » ; importez-le ou vérifiez son numéro",
        "there is no adviser \"\(id)\"; import it or check its number")
    case .noSuchStructure(let id):
      Complaint(
        .noSuchThing, "il n’y a pas de structure « \(id) » ; importez-la ou vérifiez son numéro",
        "there is no structure \"\(id)\"; import it or check its number")
    case .noSuchGround(let code):
      Complaint(
        .noSuchThing, "il n’y a pas de motif « \(code) » ; voyez « quitus grounds »",
        "there is no ground \"\(code)\"; see \"quitus grounds\"")
    case .opening(let refusal): refusal.complaint
    case .move(let refusal): refusal.complaint
    case .carryOver(let refusal): refusal.complaint
    case .noSuchCompletion(let completion):
      Complaint(
        .noSuchThing, "\(completion.module) n’a pas été suivi le \(completion.day) : rien à retirer",
        "\(completion.module) was not followed on \(completion.day): there is nothing to retract")
    case .beforeLaterApproval(let reference, let day):
      Complaint(
        .data, "une décision du \(day) (\(reference ?? "?")) a déjà reconduit ces droits ; datez celle-ci après",
        "a decision of \(day) (\(reference ?? "?")) already carried these rights over; date this one later")
    case .noSuchReceiver(let login):
      Complaint(
        .noSuchThing, "personne n’a l’identifiant « \(login) » ; voyez « quitus user list »",
        "nobody has the login \"\(login)\"; see \"quitus user list\"")
    case .previewOutdated(let stated, let found):
      Complaint(
        .tryAgain,
        "le dossier ou les faits ont changé depuis l’aperçu (\(stated), maintenant \(found)) ; relisez ce qui précède",
        "the case or the facts have changed since the preview (\(stated), now \(found)); read what stands above")
    case .noSubstitute(let login, let absent):
      Complaint(
        .data,
        "\(login) ne peut suppléer \(absent) : il faut deux personnes, dont l’absente décide et l’autre instruit",
        "\(login) cannot stand in for \(absent): it takes two persons, one who decides and one who instructs")
    case .mayNotNameSubstitute(let role):
      Complaint(
        .notAllowed, "le rôle \(role.rawValue) ne permet de nommer que son propre suppléant ; demandez à un admin",
        "the role \(role.rawValue) may only name a substitute of one's own; ask an admin")
    case .noSuchEvidence(let id):
      Complaint(
        .noSuchThing, "il n’y a pas de pièce \(id) ; voyez « quitus evidence list »",
        "there is no file \(id); see \"quitus evidence list\"")
    case .evidence(let refusal): refusal.complaint
    case .noSuchFilter(let name):
      Complaint(
        .noSuchThing, "vous n’avez pas de filtre « \(name) » ; voyez « quitus case filter list »",
        "you have no filter \"\(name)\"; see \"quitus case filter list\"")
    case .search(.noWord):
      Complaint(
        .usage, "donnez au moins un mot : une lettre ou un chiffre", "give one word at least: a letter or a digit")
    case .search(.tooMany(limit: let limit)):
      Complaint(.usage, "au plus \(limit) mots à la fois", "at most \(limit) words at a time")
    case .review(let refusal): refusal.complaint
    case .ruleBook(let refusal): refusal.complaint
    case .privacy(let refusal): refusal.complaint
    case .campaign(let refusal): refusal.complaint
    case .address(let refusal): refusal.complaint
    case .noSuchLetter(let id):
      Complaint(
        .noSuchThing, "il n’y a pas de lettre \(id) ; voyez « quitus outbox list »",
        "there is no letter \(id); see \"quitus outbox list\"")
    case .letter(let refusal): refusal.complaint
    case .post(let refusal): refusal.complaint
    case .roleMayNotAudit(let role):
      Complaint(
        .notAllowed, "le rôle \(role.rawValue) ne donne pas accès au journal ; demandez à un admin ou à un auditor",
        "the role \(role.rawValue) gives no access to the record; ask an admin or an auditor")
    case .endsBeforeStart:
      Complaint(
        .data, "le contrat finit avant de commencer : corrigez ses dates",
        "the contract ends before it starts: mend its days")
    }
  }
}
