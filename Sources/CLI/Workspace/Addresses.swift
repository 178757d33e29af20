import Envelope

/// E-mail addresses as people type them.
enum Addresses {
  static func checked(_ text: String, option: String) throws(Complaint) -> String {
    try mailbox(text, option: option).address
  }

  static func mailbox(_ text: String, option: String) throws(Complaint) -> MailAddress {
    guard let mailbox = try? MailAddress(text), mailbox.domain.contains(".") else {  // why it is none matters to nobody
      throw Complaint(
        .usage,
        "\(option) : « \(text) » n’est pas une adresse électronique utilisable ; donnez-la sous la forme nom@domaine.fr",
        "\(option): \"\(text)\" is not a usable e-mail address; write it as name@domain.org")
    }
    return mailbox
  }
}
