public import Cases
public import Store

/// Somebody's act on letters of the outbox, within the transaction that it belongs to: on all that are named, or on none.
struct MailActing {
  let rows: [OutboxRow]

  /// - Parameter states: those in which the act makes sense.
  ///
  /// Throws what speaks against it as a ``DeskRefusal``; the person is looked at first.
  init(on ids: [Int64], by acting: Acting, from states: Set<OutboxState>, in reading: Reading) throws {
    try acting.checkMayActOnMail(in: reading)
    var rows: [OutboxRow] = []
    // A number that is said twice is meant once.
    for id in Set(ids).sorted() {
      guard let row = try reading.outbox(OutboxFilter(ids: [id])).first else { throw DeskRefusal.noSuchLetter(id) }
      guard states.contains(row.state) else { throw DeskRefusal.letter(.state(id, row.state)) }
      rows.append(row)
    }
    self.rows = rows
  }

  /// What the deed is about: a single letter, or no single thing.
  static func subject(_ ids: [Int64]) -> String { ids.count == 1 ? "letter \(ids[0])" : "" }
}

extension Acting {
  /// Throws a ``DeskRefusal`` where the person may only look at letters.
  func checkMayActOnMail(in reading: Reading) throws {
    let role = try user(in: reading).role
    guard role.mayInstruct else { throw DeskRefusal.letter(.roleMayNot(role)) }
  }
}

/// Why nothing is done to a letter.
public enum LetterRefusal: Hashable, Sendable {
  case roleMayNot(Role)
  /// The letter is in a state in which the act makes no sense: it has left, say, or is leaving.
  case state(Int64, OutboxState)
  /// It is held, in doubt, or came back: nobody says who lets it go.
  case waitsForPerson(Int64, OutboxState)
  case noReason

  /// Whether it is the person that is refused, rather than the act.
  public var isAboutThePerson: Bool {
    if case .roleMayNot = self { true } else { false }
  }
}
