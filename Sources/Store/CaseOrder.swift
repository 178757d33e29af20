import Cases
import Dates

/// In which order cases are listed, ties by reference.
public struct CaseOrder: Sendable, Hashable {
  public var sort: Sort
  public var isDescending: Bool

  /// What they are ordered by.
  public enum Sort: String, Sendable, Hashable, CaseIterable {
    case reference
    /// The day of receipt.
    case received
    /// The day on which it was decided or withdrawn: closed cases only.
    case decided
    /// The day on which silence becomes a refusal: open cases only.
    case due
  }

  public init(_ sort: Sort = .reference, isDescending: Bool = false) {
    self.sort = sort
    self.isDescending = isDescending
  }

  /// Whether `row` is listed in this order at all.
  func lists(_ row: CaseRow) -> Bool {
    switch sort {
    case .reference, .received: true
    case .decided: row.closedOn != nil
    case .due: row.closedOn == nil
    }
  }

  func day(of row: CaseRow) -> Day? {
    switch sort {
    case .reference: nil
    case .received: row.receivedOn
    case .decided: row.closedOn
    case .due: row.impliedDecisionOn
    }
  }

  func precedes(_ a: CaseRow, _ b: CaseRow) -> Bool {
    precedes((day(of: a), a.reference), (day(of: b), b.reference))
  }

  func isAfter(_ cursor: CaseCursor, _ row: CaseRow) -> Bool {
    precedes((cursor.day, cursor.reference), (day(of: row), row.reference))
  }

  private func precedes(_ a: (Day?, CaseReference), _ b: (Day?, CaseReference)) -> Bool {
    let (a, b) = isDescending ? (b, a) : (a, b)
    if let first = a.0, let second = b.0, first != second { return first < second }
    return a.1 < b.1
  }
}

/// Where a page of cases ended, for the next one to begin: cases opened or closed meanwhile neither repeat nor hide others.
///
/// Its text is for handing back only.
public struct CaseCursor: Sendable, Hashable, LosslessStringConvertible {
  public var order: CaseOrder
  var day: Day?
  var reference: CaseReference

  init(after row: CaseRow, in order: CaseOrder) {
    self.order = order
    day = order.day(of: row)
    reference = row.reference
  }

  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isDescending = parts[0].last == "-"
    guard parts.count == 3, let sort = CaseOrder.Sort(rawValue: String(parts[0].dropLast(isDescending ? 1 : 0))),
      let reference = CaseReference(String(parts[2]))
    else { return nil }
    order = CaseOrder(sort, isDescending: isDescending)
    day = Day(String(parts[1]))
    self.reference = reference
    guard (sort == .reference) == (day == nil), description == text else { return nil }
  }

  public var description: String {
    // It begins with a letter, so that no command line takes it for an option.
    "\(order.sort.rawValue)\(order.isDescending ? "-" : "")/\(day?.description ?? "")/\(reference)"
  }
}
