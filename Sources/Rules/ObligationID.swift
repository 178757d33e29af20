/// Names one obligation of one adviser: `initial`, `annual-2025`, and, for what was carried over, `annual-2025+1`, `annual-2025+1.2`.
///
/// A carried-over obligation may itself be carried over (`annual-2025+1+1`), eight times at most.
/// **Order** By the bytes of the text, the last tie-break between obligations.
public struct ObligationID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// 0 for the initial obligation, else the civil year.
  let base: Int32
  /// One byte per carry-over, first one highest: which approval for its origin it stems from, from 1.
  let path: UInt64

  init(base: Int32, path: UInt64 = 0) {
    self.base = base
    self.path = path
  }

  public static let initial = ObligationID(base: 0)

  /// The obligation of one civil year.
  public static func annual(_ year: Int) -> ObligationID {
    ObligationID(base: Int32(truncatingIfNeeded: year))
  }

  public var isCarriedOver: Bool { path != 0 }

  /// How many times the obligation that it stems from was carried over to make it.
  public var timesCarriedOver: Int { (71 - path.trailingZeroBitCount) / 8 }

  /// The obligation that this one was carried over from.
  public var origin: ObligationID? {
    path == 0 ? nil : ObligationID(base: base, path: path & ~(0xFF << UInt64(path.trailingZeroBitCount & ~7)))
  }

  /// The obligation that the `ordinal`-th approval for this one makes; nil past eight carry-overs or 255 approvals.
  func carriedOver(_ ordinal: Int) -> ObligationID? {
    guard (1...255).contains(ordinal), timesCarriedOver < 8 else { return nil }
    let shift = UInt64(56 - 8 * timesCarriedOver)
    return ObligationID(base: base, path: path | UInt64(ordinal) << shift)
  }

  public static func < (a: ObligationID, b: ObligationID) -> Bool {
    if a.path == 0, b.path == 0, a.base >= 1000, b.base >= 1000 { return a.base < b.base }
    return a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }
}

extension ObligationID: LosslessStringConvertible {
  public var description: String {
    let year = String(base)
    var text = base == 0 ? "initial" : "annual-" + String(repeating: "0", count: max(0, 4 - year.utf8.count)) + year
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      let ordinal = path >> shift & 0xFF
      if ordinal == 0 { break }
      text += ordinal == 1 ? "+1" : "+1.\(ordinal)"
    }
    return text
  }

  /// The obligation that `text` names, or nil: no other spelling than the one `description` gives is read.
  public init?(_ text: String) {
    // As nearly all are written.
    if let year = Self.plainYear(text.utf8) {
      self = .annual(year)
      return
    }
    let parts = text.split(separator: "+", omittingEmptySubsequences: false)
    var id: ObligationID
    if parts[0] == "initial" {
      id = .initial
    } else if parts[0].hasPrefix("annual-"), let year = Int(parts[0].dropFirst(7)), (1...9999).contains(year) {
      id = .annual(year)
    } else {
      return nil
    }
    for part in parts.dropFirst() {
      let ordinal = part == "1" ? 1 : part.hasPrefix("1.") ? Int(part.dropFirst(2)) : nil
      guard let ordinal, let next = id.carriedOver(ordinal) else { return nil }
      id = next
    }
    guard id.description == text else { return nil }
    self = id
  }

  /// The year of `annual-2025`; nil for other spellings.
  private static func plainYear(_ text: String.UTF8View) -> Int? {
    guard text.count == 11, text.starts(with: "annual-".utf8) else { return nil }
    var year = 0
    for digit in text.dropFirst(7) {
      guard digit &- 0x30 < 10 else { return nil }
      year = 10 * year + Int(digit - 0x30)
    }
    return year > 0 ? year : nil
  }
}
