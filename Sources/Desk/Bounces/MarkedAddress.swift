public import Store

/// An address against which something stands or stood, and whose it is.
public struct MarkedAddress: Sendable, Hashable {
  public var holders: AddressHolders
  /// In the order of recording; those that were cleared included.
  public var marks: [AddressMark]
  public var isMuted: Bool

  /// In lower case.
  public var address: String { holders.address }
}

/// Lists the addresses against which something stands.
public struct ListAddresses: Sendable {
  /// Those to which nothing is sent alone.
  public var mutedOnly: Bool

  public init(mutedOnly: Bool) { self.mutedOnly = mutedOnly }

  /// By address.
  public func perform(with parts: DeskParts) throws -> [MarkedAddress] {
    try parts.store.read { reading in
      let standing = Dictionary(grouping: try reading.addressMarks(standing: true), by: \.address)
      return try standing.sorted { $0.key < $1.key }.compactMap { address, marks in
        let isMuted = marks.contains(where: \.mutes)
        if mutedOnly, !isMuted { return nil }
        return MarkedAddress(
          holders: try AddressHolders(of: address, in: reading), marks: marks, isMuted: isMuted)
      }
    }
  }
}

/// All that was ever said against one address.
public struct ReadAddress: Sendable {
  public var address: String

  public init(_ address: String) { self.address = address.lowercased() }

  public func perform(with parts: DeskParts) throws -> MarkedAddress {
    try parts.store.read { reading in
      MarkedAddress(
        holders: try AddressHolders(of: address, in: reading), marks: try reading.addressMarks(of: address),
        isMuted: try reading.isMuted(address))
    }
  }
}
