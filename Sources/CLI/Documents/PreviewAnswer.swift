import Cases
import Desk
import Rules

/// Says what a decision would change: what differs before and after, then each letter as it would be read.
struct PreviewAnswer {
  let preview: DecisionPreview
  let json: Bool

  func print() throws {
    if json { return try Console.print(JSON.line(PreviewDocument(preview))) }
    try Console.print(Said("Changements :", "Changes:").now)
    for change in changes { try Console.print("  " + change.now) }
    try Console.print(Said("Avant :", "Before:").now)
    for line in SituationText.lines(preview.before) { try Console.print("  " + line) }
    try Console.print(Said("Après :", "After:").now)
    for line in SituationText.lines(preview.after) { try Console.print("  " + line) }
    for advice in preview.advice.map(AdviceDocument.init) {
      try Console.print(Said("Avis", "Advice").now + "\t" + advice.line.now)
    }
    for letter in preview.letters { try print(letter) }
    for missing in preview.undeliverable { try Console.print(missing.said.now) }
    try Console.print(Said("Vu : ", "Seen: ").now + "--previewed \(preview.seen)")
    if let obstacle = preview.obstacle {
      try Console.print(Said("Refusé en l’état : ", "Refused as things stand: ").now + obstacle.said.now)
    }
  }

  private var changes: [Said] {
    let difference = SituationDifference(from: preview.before, to: preview.after)
    guard let difference else { return [Said("rien", "nothing")] }
    return difference.changes.map { Said($0.french, $0.english) }
  }

  private func print(_ letter: DecisionPreview.Letter) throws {
    try Console.print(
      "\n" + Said("Lettre à ", "Letter to ").now + letter.to.joined(separator: ", ") + Said(" : ", ": ").now
        + letter.subject)
    for line in letter.text.split(separator: "\n", omittingEmptySubsequences: false) {
      try Console.print("  | " + line)
    }
  }
}

/// What a decision would change, as other programs read it.
struct PreviewDocument: Encodable {
  /// What a decision states with `--previewed`.
  var previewed: String
  var caseVersion: Int
  var factsVersion: Int64
  var changes: [Change]
  var before: [SituationDocument.ObligationDocument]
  var after: [SituationDocument.ObligationDocument]
  var usableRightsBefore: Int
  var usableRightsAfter: Int
  /// What the facts answer to the checks of the case's ground.
  var advice: [AdviceDocument]
  var letters: [Letter]
  var undeliverable: [String]
  /// Why the person who asks could not decide so as things stand.
  @OrNull var obstacle: String?

  struct Change: Encodable {
    var fr: String
    var en: String
  }

  struct Letter: Encodable {
    var letter: String
    var to: [String]
    var subject: String
    var text: String
  }

  init(_ preview: DecisionPreview) {
    previewed = preview.seen.description
    caseVersion = preview.seen.caseVersion
    factsVersion = preview.seen.factsVersion
    changes = (SituationDifference(from: preview.before, to: preview.after)?.changes ?? []).map {
      Change(fr: $0.french, en: $0.english)
    }
    before = preview.before.obligations.map(SituationDocument.ObligationDocument.init)
    after = preview.after.obligations.map(SituationDocument.ObligationDocument.init)
    usableRightsBefore = preview.before.usableRights
    usableRightsAfter = preview.after.usableRights
    letters = preview.letters.map { Letter(letter: $0.letter, to: $0.to, subject: $0.subject, text: $0.text) }
    advice = preview.advice.map(AdviceDocument.init)
    undeliverable = preview.undeliverable.map(\.said.now)
    obstacle = preview.obstacle?.said.now
  }
}
