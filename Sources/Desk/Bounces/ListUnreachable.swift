import Cases
public import Dates
import Envelope
public import Mail
import Roster
import Store

/// Somebody to whom no letter can be mailed, and who else may know them.
public struct Unreachable: Sendable, Hashable {
  public var reason: NoAddress
  /// The adviser's name, or the structure's.
  public var name: String
  /// Where letters come back from, or what is no address.
  public var addresses: [String]
  /// Whom to ask, the best one first; at most five.
  public var contacts: [Contact]

  /// Whom to ask for an address.
  public struct Contact: Sendable, Hashable {
    public var who: Addressee
    public var name: String
    /// An address at which they can be reached; nil where only the name is known.
    public var address: String?
    /// The line manager of the structure's contact.
    public var isManager = false
  }
}

/// Lists the advisers in post and their employers who have no working address.
public struct ListUnreachable: Sendable {
  public var on: Day

  public init(on: Day) { self.on = on }

  private static let mostContacts = 5

  /// Advisers first, then structures, each by id.
  public func perform(with parts: DeskParts) throws -> [Unreachable] {
    try parts.store.read { reading in
      let structures = try reading.structures()
      let advisers = try reading.advisers(nil)
      var staff: [StructureID: [AdviserID]] = [:]
      var found: [Unreachable] = []
      try reading.eachAdviser { record in
        let employers = record.employments.filter { $0.period.contains(on) }.map(\.structure)
        if employers.isEmpty { return }
        for employer in employers { staff[employer, default: []].append(record.id) }
        if let adviser = advisers[record.id], case .failure(let reason) = Recipients.mailbox(of: adviser) {
          found.append(
            Unreachable(
              reason: reason, name: adviser.fullName,
              addresses: [adviser.email, adviser.personalEmail].compactMap(\.self),
              contacts: employers.compactMap { structures[$0] }.compactMap { Self.contact($0) ?? Self.manager(of: $0) }
                .first(Self.mostContacts)))
        }
      }
      let employers = staff.keys.compactMap { structures[$0] }.sorted { $0.id < $1.id }
      return found
        + employers.compactMap { structure in
          guard case .failure(let reason) = Recipients.mailbox(of: structure) else { return nil }
          return Unreachable(
            reason: reason, name: structure.name, addresses: [structure.contactEmail].compactMap(\.self),
            contacts: Self.contacts(of: structure, structures, (staff[structure.id] ?? []).compactMap { advisers[$0] }))
        }
    }
  }

  /// The contact's manager, the same employer under another number, then the people in post there, then the contact by name
  /// alone.
  private static func contacts(
    of structure: Structure, _ structures: [StructureID: Structure], _ staff: [Adviser]
  ) -> [Unreachable.Contact] {
    let twins = structures.values.filter {
      $0.id != structure.id && $0.siret != nil && $0.siret == structure.siret
    }.sorted { $0.id < $1.id }
    let named = structure.contactName.map {
      Unreachable.Contact(who: .structure(structure.id), name: $0, address: nil)
    }
    let manager = [manager(of: structure)].compactMap(\.self)
    let others = twins.compactMap { contact($0) ?? Self.manager(of: $0) } + staff.compactMap(contact)
    return (manager + others + [named].compactMap(\.self)).first(mostContacts)
  }

  private static func contact(_ structure: Structure) -> Unreachable.Contact? {
    guard case .success(let mailbox) = Recipients.mailbox(of: structure) else { return nil }
    return Unreachable.Contact(
      who: .structure(structure.id), name: structure.contactName ?? structure.name, address: mailbox.address)
  }

  private static func manager(of structure: Structure) -> Unreachable.Contact? {
    var contact = structure.manager.flatMap(contact)
    contact?.isManager = true
    return contact
  }

  private static func contact(_ adviser: Adviser) -> Unreachable.Contact? {
    guard case .success(let mailbox) = Recipients.mailbox(of: adviser) else { return nil }
    return Unreachable.Contact(who: .adviser(adviser.id), name: adviser.fullName, address: mailbox.address)
  }
}

extension Array {
  fileprivate func first(_ most: Int) -> [Element] { Array(prefix(most)) }
}
