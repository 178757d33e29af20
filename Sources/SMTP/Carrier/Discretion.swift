import FoundationEssentials

/// Takes a secret out of what a server says: some repeat in their answer what they did not understand.
struct Discretion {
  /// The secret as it is and as the ways to log in write it.
  private var forms: [String] = []

  init() {}

  init(username: String, secret: Secret) {
    let token = "user=\(username)\u{1}auth=Bearer \(secret.text)\u{1}\u{1}"
    let encoded = [secret.text, "\0\(username)\0\(secret.text)", "\(username)\0\(username)\0\(secret.text)", token].map
    {
      Data($0.utf8).base64EncodedString()
    }
    forms = encoded + [secret.text]
  }

  func hidden(in text: String) -> String {
    forms.reduce(text) { $0.replacing($1, with: "••••••") }
  }
}
