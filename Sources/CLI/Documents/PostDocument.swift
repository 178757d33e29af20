import Cases
import Dates
import Desk
import Mail
import Roster
import Store

/// A letter that goes by post, as other programs read it.
struct PostDocument: Encodable {
  var id: Int64
  var letter: String
  @OrNull var `case`: String?
  @OrNull var structure: String?
  @OrNull var adviser: String?
  var subject: String
  /// `no-address`, `address-muted`, `came-back`, `came-back-elsewhere`, `failed`, or `mailed`.
  var why: String
  var to: [String]
  /// Those of several recipients who do not have it; empty where it goes to one.
  var unreached: [String]
  /// Another address to which it could be mailed.
  @OrNull var otherAddress: String?
  @OrNull var printedOn: String?
  @OrNull var sentOn: String?
  @OrNull var notifiedOn: String?
  @OrNull var closedOn: String?
  @OrNull var appealUntil: String?
  var open: Bool

  init(_ posted: PostedLetter) {
    let row = posted.row
    id = row.id
    letter = row.letter
    `case` = row.caseReference?.description
    subject = posted.subject
    why = posted.why.rawValue
    to = row.to
    unreached = posted.unreached
    otherAddress = posted.otherAddress
    switch posted.addressee {
    case .structure(let id): structure = id.rawValue
    case .adviser(let id): adviser = id.rawValue
    case .user, nil: break
    }
    printedOn = posted.last(.printed)?.on.description
    sentOn = posted.last(.sent)?.on.description
    notifiedOn = posted.last(.notified)?.on.description
    closedOn = posted.last(.closed)?.on.description
    appealUntil = posted.appealUntil?.description
    open = posted.isOpen
  }
}

extension PostedLetter {
  /// One line for a person.
  var line: String {
    let who =
      switch addressee {
      case .structure(let id): Said("structure \(id)", "structure \(id)").now
      case .adviser(let id): Said("conseiller \(id)", "adviser \(id)").now
      case .user, nil: "-"
      }
    return [String(row.id), row.letter, who, row.caseReference?.description ?? "-", why.said.now, standing.now]
      .joined(separator: "\t")
  }

  /// What was done about it, and until when a decision may be contested.
  var standing: Said {
    var said: [Said] = []
    for what in PostAct.What.allCases {
      if let act = last(what) { said.append(Said("\(what.said.fr) le \(act.on)", "\(what.said.en) on \(act.on)")) }
    }
    if let appealUntil {
      said.append(Said("voies de recours jusqu’au \(appealUntil)", "may be contested until \(appealUntil)"))
    }
    if !unreached.isEmpty {
      let addresses = unreached.joined(separator: ", ")
      said.append(Said("pas parvenue à \(addresses)", "did not reach \(addresses)"))
    }
    if let otherAddress, said.isEmpty {
      said.append(Said("autre adresse : \(otherAddress)", "another address: \(otherAddress)"))
    }
    return said.isEmpty
      ? Said("à imprimer", "to be printed")
      : Said(said.map(\.fr).joined(separator: ", "), said.map(\.en).joined(separator: ", "))
  }
}

extension PostAct.What {
  fileprivate var said: Said {
    switch self {
    case .printed: Said("imprimée", "printed")
    case .sent: Said("postée", "posted")
    case .notified: Said("notifiée", "handed over")
    case .closed: Said("classée", "closed")
    }
  }
}

extension PostedLetter.Why {
  fileprivate var said: Said {
    switch self {
    case .noAddress: Said("aucune adresse", "no address")
    case .muted: Said("adresse muette", "muted address")
    case .cameBack: Said("revenue", "came back")
    case .cameBackElsewhere: Said("revenue d’une autre adresse", "came back from another address")
    case .failed: Said("refusée", "refused")
    case .mailed: Said("par courriel", "by mail")
    }
  }
}
