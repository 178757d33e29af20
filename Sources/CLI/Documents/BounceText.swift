import Desk
import Intake
import Store

extension BounceTaken {
  /// One line for a person.
  var said: Said {
    switch effect {
    case .noBounce: mail.kind.said
    case .knownBefore: Said("déjà pris en compte : rien ne change", "taken in before: nothing changes")
    case .recorded(let record):
      switch record.effect {
      case .notOurs: saidOfStranger
      case .elsewhere:
        Said(
          "la lettre \(letter) est revenue d’une adresse où elle n’a pas été envoyée : rien n’est marqué ; une décision est sur « quitus post list »",
          "letter \(letter) came back from an address to which it was not sent: nothing is marked; a decision is on \"quitus post list\""
        )
      case .marked: saidOfMarks
      }
    }
  }

  private var letter: String { effect.record?.letter.map { String($0) } ?? "?" }

  private var saidOfMarks: Said {
    let lines = marks.map { mark in
      let (kind, mute) = (mark.kind.said, mark.mutes ? Said(", muette", ", muted") : Said("", ""))
      return Said(
        "\(mark.address) (\(kind.fr)\(mute.fr)) \(mark.text)", "\(mark.address) (\(kind.en)\(mute.en)) \(mark.text)")
    }
    return Said(
      "la lettre \(letter) est revenue : " + lines.map(\.fr).joined(separator: " ; "),
      "letter \(letter) came back: " + lines.map(\.en).joined(separator: "; "))
  }

  private var saidOfStranger: Said {
    if unproven.isEmpty {
      return Said("ne nomme aucune lettre d’ici : rien n’est marqué", "names no letter of ours: nothing is marked")
    }
    let addresses = unproven.map(\.address).joined(separator: ", ")
    return Said(
      "ne nomme aucune lettre d’ici et parle de \(addresses) : rien n’est marqué ; vérifiez, puis « quitus addresses mute »",
      "names no letter of ours and speaks of \(addresses): nothing is marked; check, then \"quitus addresses mute\"")
  }
}

extension ReturnedMail.Kind {
  fileprivate var said: Said {
    switch self {
    case .bounce: Said("retour", "bounce")
    case .delay:
      Said("retard annoncé, l’envoi continue : rien n’est marqué", "late, still being tried: nothing is marked")
    case .confirmation: Said("remise confirmée", "delivery confirmed")
    case .autoReply: Said("réponse automatique : rien n’est marqué", "automatic reply: nothing is marked")
    case .readReceipt: Said("accusé de lecture : rien n’est marqué", "read receipt: nothing is marked")
    case .complaint:
      Said(
        "lettre dite indésirable par son lecteur : rien n’est marqué",
        "called unwanted by its reader: nothing is marked")
    case .other:
      Said("ce n’est pas un retour de lettre : rien n’est marqué", "not a returned letter: nothing is marked")
    }
  }
}

extension AddressMark.Kind {
  var said: Said {
    switch self {
    case .hard: Said("n’existe pas", "does not exist")
    case .soft: Said("pas cette fois", "not this time")
    case .refused: Said("lettre refusée", "letter refused")
    case .byHand: Said("à la main", "by hand")
    }
  }
}
