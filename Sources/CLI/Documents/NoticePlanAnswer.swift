import Dates
import Desk
import Roster
import Store

/// Who would be told what ahead of time, and who is left out: a line for each letter and for each thing left out, then the sums.
struct NoticePlanAnswer {
  private let plan: NoticePlan

  init(_ plan: NoticePlan) { self.plan = plan }

  func print(json: Bool) throws {
    for letter in plan.letters {
      let line = LetterLine(letter)
      try Console.print(json ? JSON.line(line) : line.text)
    }
    for leftOut in plan.leftOut {
      let line = LeftOutLine(leftOut)
      try Console.print(json ? JSON.line(line) : line.text)
    }
    let sums = SumsLine(plan)
    try Console.print(json ? JSON.line(sums) : sums.text)
  }

  /// One letter: to whom, about what, and when that is.
  struct LetterLine: Encodable {
    var what = "letter"
    var kind: String
    /// Who is written to: the adviser, or the employer.
    @OrNull var adviser: String?
    @OrNull var structure: String?
    @OrNull var email: String?
    var tells: [ToldLine]

    struct ToldLine: Encodable {
      var adviser: String
      var subject: String
      var day: String
      var stage: Int
    }

    init(_ letter: NoticeLetter) {
      kind = letter.kind.rawValue
      adviser = letter.adviser?.id.rawValue
      structure = letter.structure?.id.rawValue
      email = letter.address
      tells = letter.tells.map {
        ToldLine(
          adviser: $0.key.adviser.rawValue, subject: $0.key.subject.description, day: $0.day.description,
          stage: $0.key.stage)
      }
    }

    var text: String {
      let about = tells.map { told in
        (adviser == nil ? "\(told.adviser) " : "")
          + (structure == nil ? "\(told.subject) (\(told.day), \(told.stage) j)" : told.subject)
      }
      return "+ \(kind)\t\(adviser ?? structure ?? "-")\t\(email ?? "-")\t\(about.joined(separator: "; "))"
    }
  }

  /// Something that nobody is told, and why.
  struct LeftOutLine: Encodable {
    var what = "left-out"
    var kind: String
    var adviser: String
    @OrNull var structure: String?
    var subject: String
    var reason: String

    init(_ leftOut: NoticeLeftOut) {
      kind = leftOut.kind.rawValue
      adviser = leftOut.adviser.rawValue
      structure = leftOut.structure?.rawValue
      subject = leftOut.subject.description
      reason = leftOut.reason.rawValue
    }

    var text: String { "- \(kind)\t\(adviser)\t\(structure ?? "-")\t\(subject)\t\(reason)" }
  }

  /// The sums.
  struct SumsLine: Encodable {
    var what = "sums"
    var asOf: String
    /// By kind.
    var letters: [String: Int]
    /// By reason.
    var leftOut: [String: Int]

    init(_ plan: NoticePlan) {
      asOf = plan.day.description
      letters = NoticeCounts.letters(Dictionary(grouping: plan.letters, by: \.kind).mapValues(\.count))
      leftOut = NoticeCounts.reasons(plan.leftOut)
    }

    var text: String {
      Said(
        "\(asOf) : lettres : \(NoticeCounts.words(letters)) ; laissés de côté : \(NoticeCounts.words(leftOut))",
        "\(asOf): letters: \(NoticeCounts.words(letters)); left out: \(NoticeCounts.words(leftOut))"
      ).now
    }
  }
}

/// Figures as answers give them.
enum NoticeCounts {
  /// Every kind is named.
  static func letters(_ counts: [NoticeKind: Int]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: NoticeKind.allCases.map { ($0.rawValue, counts[$0] ?? 0) })
  }

  static func reasons(_ leftOut: [NoticeLeftOut]) -> [String: Int] {
    Dictionary(grouping: leftOut, by: \.reason.rawValue).mapValues(\.count)
  }

  /// `expiring-right 0, upcoming-deadline 2`; `0` where there is none.
  static func words(_ counts: [String: Int]) -> String {
    counts.isEmpty ? "0" : counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}

/// What one run queued.
struct NoticeReportAnswer: Encodable {
  var asOf: String
  /// Letters by kind.
  var queued: [String: Int]
  /// Letters that the limit left for another run.
  var remaining: Int
  /// Things by reason.
  var leftOut: [String: Int]

  init(_ report: SendNotices.Report, on day: Day) {
    asOf = day.description
    queued = NoticeCounts.letters(report.queued)
    remaining = report.remaining
    leftOut = NoticeCounts.reasons(report.leftOut)
  }

  func print(json: Bool, prefix: String) throws {
    if json { return try Console.print(JSON.line(self)) }
    try Console.print(
      prefix
        + Said(
          "\(asOf) : lettres mises en attente : \(NoticeCounts.words(queued)), restantes : \(remaining) ; laissés de côté : \(NoticeCounts.words(leftOut))",
          "\(asOf): letters queued: \(NoticeCounts.words(queued)), remaining: \(remaining); left out: \(NoticeCounts.words(leftOut))"
        ).now)
  }
}
