public import Dates

/// What somebody or something says against an address.
public struct AddressMark: Sendable, Hashable {
  /// The raw value is what the database keeps; it never changes.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// There is no such mailbox.
    case hard
    /// A letter did not get through this time.
    case soft
    /// A letter was refused, the address may be as good as any.
    case refused
    /// A person says so.
    case byHand = "by-hand"
  }

  public var id: Int64
  /// In lower case.
  public var address: String
  public var kind: Kind
  public var since: Day
  /// Such as `5.1.1` (RFC 3463); nil where none was given.
  public var status: String?
  /// The mail system's words, or a person's; empty once the letter's words are gone.
  public var text: String
  /// The letter that came back or was refused; nil where a person says so.
  public var letter: Int64?
  /// From this mark on nothing is sent there, until it is cleared.
  public var mutes: Bool
  public var by: String
  public var cleared: Clearing?

  /// Who says so.
  public enum Source: Sendable, Hashable {
    /// A letter that came back: the number of the bounce.
    case bounce(Int64)
    /// The server that was to take it: the number of the attempt.
    case atAttempt(Int64)
    case person

    var bounce: Int64? {
      if case .bounce(let id) = self { id } else { nil }
    }

    var attempt: Int64? {
      if case .atAttempt(let id) = self { id } else { nil }
    }
  }

  /// That somebody took it back.
  public struct Clearing: Sendable, Hashable {
    public var at: Instant
    public var by: String
    public var why: String
  }
}

/// An address mark before it is written down.
public struct NewAddressMark: Sendable, Hashable {
  public var address: String
  public var kind: AddressMark.Kind
  public var since: Day
  public var status: String?
  public var text: String
  public var mutes: Bool

  public init(
    address: String, kind: AddressMark.Kind, since: Day, status: String? = nil, text: String, mutes: Bool
  ) {
    self.address = address
    self.kind = kind
    self.since = since
    self.status = status
    self.text = text
    self.mutes = mutes
  }
}

/// A letter that came back, as it was recorded.
public struct BounceRecord: Sendable, Hashable {
  /// What it came to. The raw value is what the database keeps; it never changes.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    /// The letter is ours, and so is the address: it is marked.
    case marked
    /// The letter is ours, and the report speaks of an address to which it was not sent: forwarded mail, say.
    case elsewhere
    /// It names no letter of ours.
    case notOurs = "not-ours"
  }

  public var id: Int64
  public var effect: Effect
  public var letter: Int64?
  public var by: String
  public var recordedAt: Instant
}
