public import Dates
public import Roster
import Sealing

/// Who was taken out, told by digests and kept outside the database: an older copy of it, or a file, would bring them back.
///
/// Ids are small numbers, so the digests hide nothing from whoever holds this and tries them all. It lies with the keys.
public struct ErasedBefore: Sendable, Hashable {
  /// Drawn once, so that lists of two workspaces do not compare.
  let salt: [UInt8]
  private var entries: [Digest: Entry] = [:]

  private struct Entry: Hashable {
    var pseudonym: AdviserID
    var day: Day
  }

  /// Nobody yet.
  public init(salt: [UInt8]) { self.salt = salt }

  public var count: Int { entries.count }

  /// The name drawn for an adviser who was taken out; nil for everybody else.
  public func pseudonym(of id: AdviserID) -> AdviserID? { entries[digest(id)]?.pseudonym }

  /// Remembers that somebody was taken out.
  public mutating func add(_ id: AdviserID, as pseudonym: AdviserID, on day: Day) {
    entries[digest(id)] = Entry(pseudonym: pseudonym, day: day)
  }

  /// Somebody is back, as was meant.
  public mutating func remove(_ id: AdviserID) { entries[digest(id)] = nil }

  private func digest(_ id: AdviserID) -> Digest { Digest(of: salt + Array(id.rawValue.utf8)) }

  // MARK: As text

  /// One line for the salt, then one for each, by day: `2026-11-26 DIGEST x-0f3c…`.
  public var text: String {
    let lines = entries.map { "\($0.value.day) \($0.key) \($0.value.pseudonym)" }.sorted()
    return (["salt \(Self.hexadecimal(salt))"] + lines).map { $0 + "\n" }.joined()
  }

  /// What `text` writes, remarks (`#`) left out; nil where a line is none.
  public init?(text: String) {
    var lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    guard let first = lines.first, first.hasPrefix("salt "), let salt = Self.bytes(first.dropFirst(5)), !salt.isEmpty
    else { return nil }
    lines.removeFirst()
    self.init(salt: salt)
    for line in lines {
      let words = line.split(separator: " ")
      guard words.count == 3, let day = Day(String(words[0])),
        let digest = Self.bytes(words[1]).flatMap(Digest.init(kept:))
      else { return nil }
      entries[digest] = Entry(pseudonym: AdviserID(String(words[2])), day: day)
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func bytes(_ text: Substring) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
