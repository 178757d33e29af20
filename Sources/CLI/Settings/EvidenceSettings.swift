import Cases
import Intake

/// How papers are kept.
struct EvidenceSettings: Sendable {
  var limits: EvidenceLimits
  /// Days that a paper stays after its case has closed.
  var keepDays: Int

  /// More than this would be no paper, and a strain on the database.
  private static let mostBytes = 100_000_000

  init(_ layers: SettingLayers) throws(Complaint) {
    let words = layers.texts(.evidenceTypes)
    let kinds = Set(words.compactMap(EvidenceKind.init))
    guard kinds.count == words.count else {
      throw layers.wrong(.evidenceTypes, "une liste parmi pdf, png, jpeg", "a list of pdf, png, jpeg")
    }
    limits = EvidenceLimits(
      kinds: kinds, maximumSize: try layers.number(.evidenceSize, in: 1...Self.mostBytes))
    keepDays = try layers.number(.evidenceDays, in: 0...3_650)
  }
}
