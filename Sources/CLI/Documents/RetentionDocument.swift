import Cases
import Dates
import Desk
import Store

/// Something whose time is over or nearly so, as other programs read it.
struct RetentionDocument: Encodable {
  var kind: String
  var key: String
  /// The day from which its time counts.
  var since: String
  var dueOn: String
  @OrNull var noticedOn: String?
  /// The first day on which it may go.
  var goesOn: String
  /// `coming`, `noticed`, `due`, or `held`.
  var state: String

  init(_ entry: RetentionEntry) {
    kind = entry.item.kind.rawValue
    key = entry.item.key
    since = entry.item.since.description
    dueOn = entry.dueOn.description
    noticedOn = entry.noticedOn?.description
    goesOn = entry.goesOn.description
    state = entry.item.isHeld ? "held" : entry.stage.rawValue
  }

  /// For people: kind, key, the day on which it goes.
  var line: String {
    let kind = RetentionKind(rawValue: kind)?.said.now ?? kind
    return "\(kind)\t\(key)\t" + Said("au plus tôt le \(goesOn)", "on \(goesOn) at the earliest").now
  }
}

extension RetentionKind {
  var said: Said {
    switch self {
    case .letters: Said("lettre", "letter")
    case .caseWords: Said("textes du dossier", "words of the case")
    case .advisers: Said("conseiller", "adviser")
    }
  }
}

extension RetentionStage {
  var said: Said {
    switch self {
    case .later: Said("plus tard", "later")
    case .coming: Said("à annoncer", "to be noted")
    case .noticed: Said("annoncé", "noted")
    case .due: Said("à effacer", "to be erased")
    }
  }
}
