import Cases
import Dates
import Roster
import Rules
import Store

/// Finds what people may be told of on a day, one adviser or case after another: a function of facts and of that day.
struct NoticeScan {
  let day: Day
  private var evaluator: Evaluator

  init(on day: Day, in book: RuleBook) {
    self.day = day
    evaluator = Evaluator(book)
  }

  /// Obligations that are open on the day, in the order of the situation, then modules that the State does not pay for, in order
  /// of day.
  ///
  /// - Parameter kinds: whether an employer is public or private, as far as files say.
  mutating func findings(
    of id: AdviserID, _ facts: Facts, _ employments: [Employment], kinds: [StructureID: EmployerKind]
  ) -> [NoticeFinding] {
    let situation = evaluator.situation(of: facts, on: day)
    let hasLeft = employments.allSatisfy { employment in employment.period.end.map { $0 < day } ?? false }
    let owed = situation.obligations.compactMap { obligation -> NoticeFinding? in
      guard obligation.opens <= day, day <= obligation.deadline else { return nil }
      var finding = NoticeFinding(
        adviser: id, what: .obligation(obligation, usableRights: situation.usableRights),
        subject: .obligation(obligation.id), day: obligation.deadline)
      switch obligation.status {
      case .due: finding.obstacle = hasLeft ? .contractEnded : nil
      case .underReview: finding.obstacle = .underReview
      case .waived: finding.obstacle = .contractEnded
      case .carriedOver, .met, .metLate, .overdue, .lapsed: return nil
      }
      return finding
    }
    return owed
      + situation.completions.filter { $0.funding == .unfunded }.map {
        Self.unfunded($0.completion, of: id, employments, kinds)
      }
  }

  /// Told to the employer on its day, of several the one that began last: who the situation says may ask its OPCO.
  private static func unfunded(
    _ completion: Completion, of id: AdviserID, _ employments: [Employment], _ kinds: [StructureID: EmployerKind]
  ) -> NoticeFinding {
    var latest: Employment?
    for employment in employments where employment.period.contains(completion.day) {
      if let known = latest, known.period.start >= employment.period.start { continue }
      latest = employment
    }
    let obstacle: NoticeLeftOut.Reason? =
      switch latest.map({ kinds[$0.structure] }) {
      case .some(.some(.private)): nil
      case .some(.some(.public)): .publicEmployer
      case .some(.none): .employerKindUnknown
      case .none: .noEmployer
      }
    return NoticeFinding(
      adviser: id, structure: latest?.structure, what: .completion(completion), subject: .completion(completion),
      day: completion.day, obstacle: obstacle)
  }

  /// The papers that a case awaits on the day; nil where it awaits none.
  func finding(of file: CaseFile) -> NoticeFinding? {
    guard file.state == .awaitingDocuments, let request = file.request, request.on <= day,
      let place = file.timeline.lastIndex(where: { $0.act.verb == .requestDocuments })
    else { return nil }
    return NoticeFinding(
      adviser: file.opening.adviser, what: .papers(file), subject: .papers(file.reference, act: place + 1),
      day: request.by)
  }
}
