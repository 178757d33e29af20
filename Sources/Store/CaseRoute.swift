import Cases
import GRDB

/// On which way the database comes to the cases of a list.
///
/// Chosen here and not by its planner, which knows nothing of how many cases are open: so that a page of a million cases costs
/// what the page costs. The tests of query plans walk every way.
enum CaseRoute: Hashable {
  /// Few cases each: they may be put in order once they are found.
  case words, adviser, structure, label
  /// In the order of references.
  case assignee, obligation, department, state
  /// In any order.
  case open, all

  init(_ filter: CaseFilter, _ sort: CaseOrder.Sort) {
    if filter.words != nil {
      self = .words
    } else if filter.adviser != nil {
      self = .adviser
    } else if filter.structure != nil {
      self = .structure
    } else if filter.label != nil {
      self = .label
    } else if filter.asksForOpenOnly || sort == .due {
      self = sort == .reference && filter.states.count == 1 && filter.openSince == nil ? .state : .open
    } else {
      self = sort == .reference ? CaseRoute.byReference(filter) : .all
    }
  }

  private static func byReference(_ filter: CaseFilter) -> CaseRoute {
    if filter.assignee != nil { return .assignee }
    if filter.obligation != nil { return .obligation }
    if filter.department != nil { return .department }
    return filter.states.count == 1 ? .state : .all
  }

  /// Whether its cases come in this order by themselves.
  func isOrdered(by sort: CaseOrder.Sort) -> Bool {
    sort == .reference || self == .open || self == .all
  }

  /// What stands after FROM.
  func source(_ sort: CaseOrder.Sort) -> String {
    switch self {
    case .words:
      "case_search CROSS JOIN case_file c ON c.year = case_search.rowid / 1000000000 "
        + "AND c.number = case_search.rowid % 1000000000"
    case .adviser: "case_file c INDEXED BY case_file_of_adviser"
    case .structure: "case_file c INDEXED BY case_file_of_structure"
    case .label: "case_label l CROSS JOIN case_file c ON c.year = l.year AND c.number = l.number"
    case .assignee: "case_file c INDEXED BY case_file_of_assignee"
    case .obligation: "case_file c INDEXED BY case_file_of_obligation"
    case .department: "case_file c INDEXED BY case_file_of_department"
    case .state: "case_file c INDEXED BY case_file_by_state"
    case .open:
      switch sort {
      case .reference: "case_file c INDEXED BY case_file_open"
      case .received: "case_file c INDEXED BY case_file_open_by_receipt"
      case .due, .decided: "case_file c INDEXED BY case_file_open_by_due"
      }
    case .all:
      switch sort {
      // The table itself, which is in that order.
      case .reference: "case_file c INDEXED BY sqlite_autoindex_case_file_1"
      case .received: "case_file c INDEXED BY case_file_by_receipt"
      case .decided, .due: "case_file c INDEXED BY case_file_by_closing"
      }
    }
  }

  /// The columns that name a case, on the side that is walked.
  var key: [String] {
    switch self {
    case .words: ["case_search.rowid"]
    case .label: ["l.year", "l.number"]
    default: ["c.year", "c.number"]
    }
  }

  /// The values of ``key`` for one case.
  func values(of reference: CaseReference) -> [(any DatabaseValueConvertible)?] {
    self == .words ? [reference.wordsID] : [reference.year, reference.number]
  }
}
