public import Intake
public import Roster
public import Store

/// What came of one message that may report of a letter.
public struct BounceTaken: Sendable, Hashable {
  /// What was done with it.
  public enum Effect: Sendable, Hashable {
    /// It is no bounce: nothing is recorded.
    case noBounce
    /// It was recorded before, and changes nothing.
    case knownBefore(BounceRecord)
    case recorded(BounceRecord)

    /// As it stands in the database; nil where it does not.
    public var record: BounceRecord? {
      switch self {
      case .noBounce: nil
      case .knownBefore(let record), .recorded(let record): record
      }
    }
  }

  public var mail: ReturnedMail
  public var effect: Effect
  /// What it says against addresses to which the letter went.
  public var marks: [AddressMark]
  /// Addresses that it names and that somebody here has, where it does not name the letter: anybody could have written it, so
  /// that they are not marked.
  public var unproven: [AddressHolders]
}

/// Who has an address.
public struct AddressHolders: Sendable, Hashable {
  /// In lower case.
  public var address: String
  public var advisers: [AdviserID]
  public var structures: [StructureID]

  init(of address: String, in reading: Reading) throws {
    self.address = address
    (advisers, structures) = try reading.holders(of: address)
  }

  /// Nobody has it.
  public var isEmpty: Bool { advisers.isEmpty && structures.isEmpty }
}
