import Dates
import Mail
import Roster
import Rules
import Sealing

/// Of the facts that a letter tells: of whom it goes to, and of each thing it tells, so that what is left of a letter can be held
/// against what was signed. Up to which day completions are known is not among them: it moves with every file.
struct FactsDigest: Equatable {
  /// Sixteen hexadecimal digits: a change is found, nobody is.
  private let reader: String
  private let told: Set<String>

  init(of digest: OverdueDigest) {
    let structure = digest.structure
    reader = Self.digest([
      structure.id.rawValue, structure.name, structure.contactName ?? "", structure.workingEmail ?? "",
      "\(digest.stages)",
    ])
    told = Set(
      digest.entries.flatMap { entry in
        entry.reminders.map {
          Self.digest([
            entry.adviser.id.rawValue, entry.adviser.fullName, entry.adviser.workingEmail ?? "",
            "\($0.obligation.id)", "\($0.obligation.deadline)", "\($0.obligation.missing)", "\($0.stage)",
            "\($0.telling)",
          ])
        }
      })
  }

  /// - Returns: nil where nothing was kept, or nothing is any more.
  fileprivate init?(_ text: Substring) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, words.allSatisfy({ $0.utf8.count == Self.length }) else { return nil }
    reader = first
    told = Set(words.dropFirst())
  }

  fileprivate var text: String { ([reader] + told.sorted()).joined(separator: " ") }

  /// Whether all of this was told to the same reader in the same way.
  func stands(in other: FactsDigest) -> Bool { reader == other.reader && told.isSubset(of: other.told) }

  private static let length = 16

  private static func digest(_ lines: [String]) -> String {
    String(Digest(of: lines.joined(separator: "\n").utf8).description.prefix(length))
  }
}

/// What the database keeps of a letter: the facts that were signed, and those that it told last where these are others.
struct KeptFacts: LosslessStringConvertible {
  let signed: FactsDigest
  var latest: FactsDigest?

  init(_ signed: FactsDigest) { self.signed = signed }

  init?(_ text: String) {
    let parts = text.split(separator: "/")
    guard let signed = parts.first.flatMap({ FactsDigest($0) }) else { return nil }
    self.signed = signed
    latest = parts.dropFirst().first.flatMap { FactsDigest($0) }
  }

  var last: FactsDigest { latest ?? signed }

  var description: String { [signed, latest].compactMap { $0?.text }.joined(separator: "/") }
}
