import Cases
public import Store

/// Says by hand that nothing is to be sent to an address: somebody telephoned, or a bounce could not prove what it said.
public struct MuteAddress: Sendable {
  public var address: String
  public var reason: String
  public var by: Acting

  public init(_ address: String, reason: String, by: Acting) {
    self.address = address.lowercased()
    self.reason = reason
    self.by = by
  }

  /// - Returns: all that stands against the address then.
  public func perform(with parts: DeskParts) throws -> Outcome<[AddressMark], DeskRefusal> {
    try parts.deciding(as: .desk(.muteAddress, by: by)) { writing in
      try by.checkMayInstruct(in: writing.reading)
      if reason.allSatisfy(\.isWhitespace) { throw DeskRefusal.address(.noReason) }
      if try writing.reading.isMuted(address) { throw DeskRefusal.address(.mutedAlready) }
      let mark = NewAddressMark(address: address, kind: .byHand, since: parts.clock.today(), text: reason, mutes: true)
      try writing.add(mark, said: .person, by: by.login)
      return try writing.reading.addressMarks(of: address, standing: true)
    }
  }
}

/// Takes back all that stands against an address: it works again. Letters that wait for it are let go one by one, by people.
public struct ClearAddress: Sendable {
  public var address: String
  public var reason: String
  public var by: Acting

  public init(_ address: String, reason: String, by: Acting) {
    self.address = address.lowercased()
    self.reason = reason
    self.by = by
  }

  /// - Returns: how many marks were taken back.
  public func perform(with parts: DeskParts) throws -> Outcome<Int, DeskRefusal> {
    try parts.deciding(as: .desk(.clearAddress, by: by)) { writing in
      try by.checkMayInstruct(in: writing.reading)
      if reason.allSatisfy(\.isWhitespace) { throw DeskRefusal.address(.noReason) }
      let count = try writing.clearMarks(of: address, by: by.login, because: reason)
      if count == 0 { throw DeskRefusal.address(.notMarked) }
      return count
    }
  }
}

/// Why nothing is done about an address.
public enum AddressRefusal: Error, Sendable, Hashable {
  case noReason
  /// Nothing is sent there as it is.
  case mutedAlready
  /// Nothing stands against it.
  case notMarked
}

extension Acting {
  /// - Throws: where nobody has that login, or where it may only read.
  func checkMayInstruct(in reading: Reading) throws {
    let role = try user(in: reading).role
    if !role.mayInstruct { throw DeskRefusal.move(.roleMayNotInstruct(role)) }
  }
}
