/// Names a case to people: `2026-00042`, the 42nd received at the desk in 2026.
public struct CaseReference: Hashable, Comparable, Sendable, LosslessStringConvertible {
  public let year: Int
  public let number: Int

  public init(year: Int, number: Int) {
    self.year = year
    self.number = number
  }

  /// The case that `text` names, or nil: no other spelling than the one `description` gives is read.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count >= 5,
      parts.allSatisfy({ $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }),
      let year = Int(parts[0]), let number = Int(parts[1]), number > 0
    else { return nil }
    self.init(year: year, number: number)
    guard description == text else { return nil }
  }

  public var description: String {
    let digits = String(number)
    return "\(year)-" + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
  }

  public static func < (a: CaseReference, b: CaseReference) -> Bool {
    a.year == b.year ? a.number < b.number : a.year < b.year
  }
}
