public import Envelope
public import Roster

/// What became of a letter that was to be written: it is ready, or there is nowhere to send it, and somebody must be told.
public enum Posting: Sendable, Hashable {
  case ready(SealedEnvelope)
  ///
  /// - Parameter unaddressed: the letter all the same, going to nobody: it may be printed, or addressed later.
  case noAddress(NoAddress, unaddressed: SealedEnvelope)

  /// Why it has nowhere to go; nil where it is ready.
  public var reason: NoAddress? {
    if case .noAddress(let reason, _) = self { return reason }
    return nil
  }

  /// The finished letter; nil where there is no address for it.
  public var envelope: SealedEnvelope? {
    if case .ready(let envelope) = self { return envelope }
    return nil
  }
}

/// Who a letter goes to, by id.
public enum Addressee: Sendable, Hashable {
  case adviser(AdviserID)
  case structure(StructureID)
  /// Somebody at the desk, by login.
  case user(String)
}

/// Why a letter has nowhere to go.
public struct NoAddress: Error, Sendable, Hashable {
  /// What is wrong with the address.
  public enum Why: Sendable, Hashable {
    /// No file gave one, or the only one is a mailbox that the programme has closed.
    case missing
    /// There is one, and mail came back from it.
    case muted
    /// There is one that no mail can be sent to.
    case invalid(MailAddressError)
  }

  public var addressee: Addressee
  public var why: Why

  public init(_ addressee: Addressee, _ why: Why) {
    self.addressee = addressee
    self.why = why
  }
}
