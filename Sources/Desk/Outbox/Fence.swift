/// The addresses or domains that a trial may send to (`mail.only_to`); all others are held back.
public struct Fence: Sendable, Hashable {
  /// In lower case; an entry without `@`, or that begins with one, is a domain.
  private let entries: Set<String>

  /// An empty list fences nothing in.
  public init(_ entries: [String] = []) {
    self.entries = Set(entries.map { $0.lowercased() }.filter { !$0.isEmpty })
  }

  /// Whether all of `addresses` lie inside.
  public func lets(_ addresses: [String]) -> Bool {
    entries.isEmpty || addresses.allSatisfy { holds($0.lowercased()) }
  }

  private func holds(_ address: String) -> Bool {
    guard let at = address.lastIndex(of: "@") else { return false }
    let domain = String(address[address.index(after: at)...])
    return entries.contains(address) || entries.contains(domain) || entries.contains("@" + domain)
  }
}
