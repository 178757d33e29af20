import FoundationEssentials

/// Takes a secret out of what a server says: some repeat in their answer what they did not understand.
///
/// The whole secret is hidden, however short, and every piece of it that is sixteen octets or longer: a server may
/// break a long token over lines, or cut it.
struct Discretion {
  /// The secret as it is and as the ways to log in write it.
  private var forms: [String] = []
  /// Every piece of the forms.
  private var windows: Set<Window> = []

  init() {}

  init(username: String, secret: Secret) {
    let token = "user=\(username)\u{1}auth=Bearer \(secret.text)\u{1}\u{1}"
    let encoded = [secret.text, "\0\(username)\0\(secret.text)", "\(username)\0\(username)\0\(secret.text)", token].map
    {
      Data($0.utf8).base64EncodedString()
    }
    forms = encoded + [secret.text]
    for form in forms { Window.slide(over: form.utf8) { window, _ in windows.insert(window) } }
  }

  func hidden(in text: String) -> String {
    guard !forms.isEmpty else { return text }
    let octets = Array(forms.reduce(text) { $0.replacing($1, with: Self.dots) }.utf8)
    var shown = Array(repeating: true, count: octets.count)
    Window.slide(over: octets) { window, end in
      guard windows.contains(window) else { return }
      for place in (end - Window.length)..<end { shown[place] = false }
    }
    guard shown.contains(false) else { return String(decoding: octets, as: UTF8.self) }
    var kept: [UInt8] = []
    for (place, octet) in octets.enumerated() {
      if shown[place] { kept.append(octet) } else if place == 0 || shown[place - 1] { kept += Self.dots.utf8 }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  private static let dots = "••••••"

  /// Sixteen octets that follow each other.
  private struct Window: Hashable {
    static let length = 16
    private var older: UInt64 = 0
    private var newer: UInt64 = 0

    /// Calls `look` with each window of `octets` and the place behind it.
    static func slide(over octets: some Sequence<UInt8>, _ look: (Window, Int) -> Void) {
      var window = Window()
      for (place, octet) in octets.enumerated() {
        window.older = window.older << 8 | window.newer >> 56
        window.newer = window.newer << 8 | UInt64(octet)
        if place >= length - 1 { look(window, place + 1) }
      }
    }
  }
}
