import Dates
import Desk
import Mail
import Roster
import Rules
import Store

/// Who would be told what, and who is left out: a line for each letter and for each thing left out, then the sums.
struct PlanAnswer {
  private let plan: CampaignPlan

  init(_ plan: CampaignPlan) { self.plan = plan }

  func print(json: Bool) throws {
    for letter in plan.letters {
      let line = LetterLine(letter, on: plan.day)
      try Console.print(json ? JSON.line(line) : line.text)
    }
    for leftOut in plan.leftOut {
      let line = LeftOutLine(leftOut)
      try Console.print(json ? JSON.line(line) : line.text)
    }
    let sums = SumsLine(plan)
    try Console.print(json ? JSON.line(sums) : sums.text)
  }

  /// One letter: to whom, about whom, and why.
  struct LetterLine: Encodable {
    var what = "letter"
    var addressee: String
    var structure: String
    @OrNull var email: String?
    var stage: Int
    var advisers: [AdviserLine]

    struct AdviserLine: Encodable {
      var adviser: String
      var obligations: [ObligationLine]
    }

    struct ObligationLine: Encodable {
      var obligation: String
      var deadline: String
      var missing: Int
      var daysOverdue: Int
      var stage: Int
    }

    init(_ letter: CampaignPlan.Letter, on day: Day) {
      addressee = letter.addressee.rawValue
      structure = letter.digest.structure.id.rawValue
      email = letter.address
      stage = letter.digest.entries.flatMap(\.reminders).map(\.stage).max() ?? 0
      advisers = letter.digest.entries.map { entry in
        AdviserLine(
          adviser: entry.adviser.id.rawValue,
          obligations: entry.reminders.map {
            ObligationLine(
              obligation: $0.obligation.id.description, deadline: $0.obligation.deadline.description,
              missing: $0.obligation.missing, daysOverdue: day.days(since: $0.obligation.deadline), stage: $0.stage)
          })
      }
    }

    var text: String {
      let about = advisers.map { adviser in
        "\(adviser.adviser) (\(adviser.obligations.map { "\($0.obligation) \($0.daysOverdue) j" }.joined(separator: ", ")))"
      }
      let stage = Said("rappel \(stage)", "stage \(stage)").now
      return "+ \(structure)\t\(addressee)\t\(email ?? "-")\t\(stage)\t\(about.joined(separator: "; "))"
    }
  }

  /// Something that nobody is told, and why.
  struct LeftOutLine: Encodable {
    var what = "left-out"
    var adviser: String
    var obligation: String
    @OrNull var structure: String?
    var addressee: String
    var reason: String

    init(_ leftOut: LeftOut) {
      addressee = leftOut.addressee.rawValue
      adviser = leftOut.adviser.rawValue
      obligation = leftOut.obligation.description
      structure = leftOut.structure?.rawValue
      reason = leftOut.reason.rawValue
    }

    var text: String { "- \(adviser)\t\(obligation)\t\(structure ?? "-")\t\(reason)" }
  }

  /// The sums.
  struct SumsLine: Encodable {
    var what = "sums"
    var campaign: String
    @OrNull var completeTo: String?
    var letters: Int
    var structures: Int
    var advisers: Int
    var leftOut: [String: Int]
    /// How many persons would have to sign it.
    var signers: Int

    init(_ plan: CampaignPlan) {
      campaign = plan.report.campaign
      completeTo = plan.completeTo?.description
      letters = plan.letters.count
      structures = Set(plan.letters.map(\.digest.structure.id)).count
      advisers = Set(plan.letters.flatMap { $0.digest.entries.map(\.adviser.id) }).count
      leftOut = Dictionary(grouping: plan.leftOut, by: \.reason.rawValue).mapValues(\.count)
      signers = plan.signers
    }

    var text: String {
      let reasons = leftOut.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      return Said(
        "\(campaign) : lettres : \(letters), structures : \(structures), conseillers : \(advisers), signatures : \(signers) ; laissés de côté : \(reasons.isEmpty ? "0" : reasons)",
        "\(campaign): letters: \(letters), structures: \(structures), advisers: \(advisers), signatures: \(signers); left out: \(reasons.isEmpty ? "0" : reasons)"
      ).now
    }
  }
}
