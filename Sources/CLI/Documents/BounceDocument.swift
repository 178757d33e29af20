import Dates
import Desk
import Intake
import Roster
import Store

/// What came of one message, as other programs read it.
struct BounceDocument: Encodable {
  /// The file that it came in; `-` for standard input.
  var source: String
  /// Its place there, from 1.
  var message: Int
  var kind: String
  @OrNull var form: String?
  /// `marked`, `elsewhere`, `not-ours`; null where nothing is recorded.
  @OrNull var effect: String?
  /// It was recorded before, and changed nothing.
  var known: Bool
  @OrNull var letter: Int64?
  var marks: [AddressMarkDocument]
  var unproven: [Holders]

  struct Holders: Encodable {
    var address: String
    var advisers: [String]
    var structures: [String]

    init(_ holders: AddressHolders) {
      address = holders.address
      advisers = holders.advisers.map(\.rawValue)
      structures = holders.structures.map(\.rawValue)
    }
  }

  init(_ taken: BounceTaken, source: String, message: Int) {
    self.source = source
    self.message = message
    kind = taken.mail.kind.rawValue
    form = taken.mail.form?.rawValue
    effect = taken.effect.record?.effect.rawValue
    if case .knownBefore = taken.effect { known = true } else { known = false }
    letter = taken.effect.record?.letter
    marks = taken.marks.map(AddressMarkDocument.init)
    unproven = taken.unproven.map(Holders.init)
  }
}

/// What stands or stood against an address.
struct AddressMarkDocument: Encodable {
  var address: String
  var kind: String
  var since: String
  @OrNull var status: String?
  var text: String
  @OrNull var letter: Int64?
  var mutes: Bool
  var by: String
  @OrNull var clearedAt: String?
  @OrNull var clearedBy: String?
  @OrNull var clearedWhy: String?

  init(_ mark: AddressMark) {
    address = mark.address
    kind = mark.kind.rawValue
    since = mark.since.description
    status = mark.status
    text = mark.text
    letter = mark.letter
    mutes = mark.mutes
    by = mark.by
    clearedAt = mark.cleared?.at.description
    clearedBy = mark.cleared?.by
    clearedWhy = mark.cleared?.why
  }
}

/// An address, whose it is, and what stands against it.
struct MarkedAddressDocument: Encodable {
  var address: String
  var muted: Bool
  var advisers: [String]
  var structures: [String]
  var marks: [AddressMarkDocument]

  init(_ marked: MarkedAddress) {
    let holders = BounceDocument.Holders(marked.holders)
    address = marked.address
    muted = marked.isMuted
    (advisers, structures) = (holders.advisers, holders.structures)
    marks = marked.marks.map(AddressMarkDocument.init)
  }
}
