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

/// Lists who has no working address: the advisers in post and their employers, whoever answers for what is overdue, and those
/// for whom a letter waits.
public struct ListUnreachable: Sendable {
  public var on: Day
  public var policy: OverduePolicy

  public init(on: Day, policy: OverduePolicy = OverduePolicy()) {
    self.on = on
    self.policy = policy
  }

  private static let mostContacts = 5

  /// Advisers first, then structures, each by id.
  public func perform(with parts: DeskParts) throws -> [Unreachable] {
    try parts.store.read { reading in
      let structures = try reading.structures()
      let advisers = try reading.advisers(nil)
      let waiting = try Self.readersOfPost(in: reading)
      var staff: [StructureID: [AdviserID]] = [:]
      var found: [Unreachable] = []
      try reading.eachAdviser { record in
        let employers = record.employers(on: on)
        if employers.isEmpty, !waiting.contains(.adviser(record.id)) { return }
        for employer in employers { staff[employer, default: []].append(record.id) }
        let known = (employers.isEmpty ? record.lastEmployer(on: on) : employers).compactMap { structures[$0] }
        if let adviser = advisers[record.id], case .failure(let reason) = Recipients.mailbox(of: adviser) {
          found.append(
            Unreachable(
              reason: reason, name: adviser.fullName,
              addresses: [adviser.email, adviser.personalEmail].compactMap(\.self),
              contacts: known.compactMap { Self.contact($0) ?? Self.manager(of: $0) }.first(Self.mostContacts)))
        }
      }
      // A former employer answers for what fell due in its time; who worked there knows it best.
      for overdue in try OverdueList(on: on, policy: policy).structures(in: reading, with: parts)
      where staff[overdue.structure.id] == nil {
        staff[overdue.structure.id] = overdue.advisers.map(\.adviser.id)
      }
      let employers = structures.values.filter { staff[$0.id] != nil || waiting.contains(.structure($0.id)) }
        .sorted { $0.id < $1.id }
      return found
        + employers.compactMap { structure in
          guard case .failure(let reason) = Recipients.mailbox(of: structure) else { return nil }
          return Unreachable(
            reason: reason, name: structure.name, addresses: [structure.contactEmail].compactMap(\.self),
            contacts: Self.contacts(of: structure, structures, (staff[structure.id] ?? []).compactMap { advisers[$0] }))
        }
    }
  }

  /// Those for whom a letter is on the list of letters to post.
  private static func readersOfPost(in reading: Reading) throws -> Set<Addressee> {
    Set(
      try reading.lettersForPost().map { try PostedLetter($0, in: reading) }.filter(\.isOpen).compactMap(\.addressee))
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

extension AdviserRecord {
  fileprivate func employers(on day: Day) -> [StructureID] {
    employments.filter { $0.period.contains(day) }.map(\.structure)
  }

  /// Who employed the adviser last; nobody where there is no employment at all.
  fileprivate func lastEmployer(on day: Day) -> [StructureID] {
    [Employment.deciding(employments, on: day)?.structure].compactMap(\.self)
  }
}
