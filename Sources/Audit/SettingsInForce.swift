import Sealing

/// The settings, rules and grounds under which the desk works, as digests: enough to see that they changed, and which.
public struct SettingsInForce: Sendable, Hashable {
  /// One a line, the part's name and its SHA-256: `rules 9f86…`.
  public let parts: [String]
  /// A digest of all of them; empty where nothing is known of them.
  public let digest: String

  /// Nothing is known of them.
  public init() {
    parts = []
    digest = ""
  }

  /// - Parameter texts: each part's name, and what it says.
  public init(_ texts: [(name: String, text: String)]) {
    parts = texts.map { "\($0.name) \(Digest(of: $0.text.utf8))" }
    digest = Digest(of: parts.joined(separator: "\n").utf8).description
  }
}
