import Cases
import Mail

/// What several parts of the page say.
enum Words {
  static let id = Said("Identifiant", "Id")
  static var nothing: String { Said("Rien n’est enregistré.", "Nothing is recorded.").now }

  /// What is not known is left out.
  static func rows(_ rows: [(Said, String?)]) -> [PersonSheet.Row] {
    rows.compactMap { term, value in
      guard let value, !value.isEmpty else { return nil }
      return PersonSheet.Row(term.now, value)
    }
  }
}

extension PersonDocument.Employer {
  var item: PersonSheet.Item {
    PersonSheet.Item(
      name ?? structure,
      Words.rows([
        (Words.id, structure), (Said("Du", "From"), from), (Said("Au", "To"), to), (Said("Nature", "Kind"), kind),
        (Said("Département", "Département"), department),
      ]))
  }
}

extension CaseDocument {
  var item: PersonSheet.Item {
    var rows = Words.rows([
      (Said("Obligation", "Obligation"), obligation), (Said("Motif", "Ground"), ground), (Said("État", "State"), state),
      (Said("Modules demandés", "Modules asked for"), String(modules)), (Said("Absence, du", "Absence, from"), from),
      (Said("Absence, au", "Absence, to"), to), (Said("Reçu le", "Received on"), receivedOn),
      (Said("Demandé par", "Requested by"), requestedBy), (Said("Votre message", "Your message"), message),
      (Said("Instruit par", "Instructed by"), assignedTo),
      (Said("Étiquettes", "Labels"), labels.joined(separator: ", ")),
      (Said("Dossiers liés", "Linked cases"), links.joined(separator: ", ")),
      (Said("Réuni à", "Merged into"), mergedInto),
    ])
    rows += timeline.map { event in
      PersonSheet.Row(
        "\(event.on), \(event.what)", [event.by, event.detail].compactMap(\.self).joined(separator: "\n"))
    }
    return PersonSheet.Item(`case`, rows)
  }
}

extension ReviewDocument {
  var item: PersonSheet.Item {
    var rows = Words.rows([(Said("Obligation", "Obligation"), obligation), (Said("Trouvé", "Found"), foundAt)])
    rows += changes.map { PersonSheet.Row(Said("Ce qui diffère", "What differs").now, Said($0.fr, $0.en).now) }
    rows += causes.map { PersonSheet.Row(Said("Parce que", "Because").now, Said($0.fr, $0.en).now) }
    rows += Words.rows([
      (Said("Suite donnée", "What came of it"), settlement?.outcome), (Said("Par", "By"), settlement?.by),
      (Said("Raison", "Reason"), settlement?.reason),
    ])
    return PersonSheet.Item(`case`, rows)
  }
}

extension PersonDocument.Paper {
  var item: PersonSheet.Item {
    var rows = Words.rows([
      (Said("Dossier", "Case"), `case`), (Said("Octets", "Bytes"), String(size)),
      (Said("Valable du", "Valid from"), validFrom), (Said("Valable au", "Valid to"), validTo),
      (Said("Ajoutée", "Added"), "\(addedAt), \(addedBy)"), (Said("Effacement le", "Goes on"), purgeOn),
      (Said("Effacée", "Gone"), purgedAt),
    ])
    rows += acts.map { act in
      PersonSheet.Row(
        act.what == "open" ? Said("Ouverte", "Opened").now : Said("Retirée", "Removed").now,
        [act.at, act.by, act.reason].compactMap(\.self).joined(separator: "\n"))
    }
    return PersonSheet.Item(Said("Pièce \(evidence) (\(kind))", "File \(evidence) (\(kind))").now, rows)
  }
}

extension PersonDocument.Letter {
  var item: PersonSheet.Item {
    PersonSheet.Item(
      Said("Lettre \(id) (\(letter))", "Letter \(id) (\(letter))").now,
      Words.rows([
        (Said("Écrite", "Written"), writtenAt), (Said("À", "To"), to.joined(separator: ", ")),
        (Said("Dossier", "Case"), `case`), (Said("État", "State"), state), (Said("Objet", "Subject"), subject),
        (Said("Texte", "Text"), text), (Said("Réponse du serveur", "The server's answer"), lastReply),
      ]))
  }
}

extension PersonDocument.Reminder {
  var item: PersonSheet.Item {
    PersonSheet.Item(
      name ?? structure,
      Words.rows([
        (Said("Obligation", "Obligation"), obligation), (Said("Palier (jours)", "Stage (days)"), String(stage)),
        (Said("Écrite", "Written"), at), (Said("Lettre", "Letter"), String(letter)),
        (Said("Dite", "Told"), told ? Said("oui", "yes").now : Said("non", "no").now),
      ]))
  }
}

extension PersonDocument.Notice {
  var item: PersonSheet.Item {
    PersonSheet.Item(
      kind,
      Words.rows([
        (Said("Dit à", "Told to"), structure.map { name ?? $0 } ?? Said("vous", "you").now),
        (Said("Sujet", "Subject"), subject), (Said("Palier (jours)", "Stage (days)"), String(stage)),
        (Said("Écrite", "Written"), at), (Said("Lettre", "Letter"), String(letter)),
        (Said("Dite", "Told"), told ? Said("oui", "yes").now : Said("non", "no").now),
      ]))
  }
}

extension AddressMarkDocument {
  var item: PersonSheet.Item {
    PersonSheet.Item(
      address,
      Words.rows([
        (Said("Depuis", "Since"), since), (Said("Nature", "Kind"), kind),
        (Said("Réponse du serveur", "The server's answer"), text),
        (Said("Lettre", "Letter"), letter.map { String($0) }),
        (Said("Levée", "Taken back"), clearedAt), (Said("Raison", "Reason"), clearedWhy),
      ]))
  }
}

extension PersonDocument.Fact {
  var item: PersonSheet.Item {
    PersonSheet.Item(
      nil,
      Words.rows([
        (Said("Sorte", "Kind"), what),
        (
          Said("Valeurs", "Values"),
          values.sorted { $0.key < $1.key }.map { "\($0.key) : \($0.value)" }.joined(separator: "\n")
        ),
        (Said("Enregistré", "Recorded"), recordedAt), (Said("Source", "Source"), source),
      ]))
  }
}

extension PersonDocument.Retention {
  var item: PersonSheet.Item {
    var rows = keep.sorted { $0.key < $1.key }.compactMap { kind, delay in
      RetentionKind(rawValue: kind).map { PersonSheet.Row($0.said.now, delay) }
    }
    rows += Words.rows([
      (Said("Sauvegardes", "Backups"), backups), (Said("Effacement annoncé le", "Erasure noted on"), noticedOn),
      (Said("Échéance", "Due on"), dueOn), (Said("Retenu depuis", "On hold since"), hold?.on),
      (Said("Raison", "Reason"), hold?.reason),
    ])
    return PersonSheet.Item(nil, rows)
  }
}
