/// What a refusal with 5xx is about.
///
/// Servers refuse with the same three digits a person who does not exist and a sender whom they do not let send. Only the
/// first is a reason to give a letter up; the second would give up every letter in a day.
enum Blame: Hashable {
  /// This message, or this recipient.
  case message
  /// The sender, the account, this machine or the server's rules, for this recipient at least.
  case policy
  /// The sender, the account or this machine, whoever the message goes to.
  case service
}

extension ServerReply {
  /// Whom a refusal of MAIL blames: us, unless it clearly is about the message's size or form.
  ///
  /// **Source** RFC 3463 §3.7 (X.6), §3.6 (X.5), §3.4 (X.3.4); RFC 1870 §6 (552); RFC 6531 §3.5 (5.6.7).
  var blameAtMail: Blame {
    // 503 is said where a login or a greeting was to come first, with an enhanced status of 5.5.1.
    if wantsLogin || code == 503 { return .service }
    let isAboutForm = ["5.3.4", "5.2.3"].contains(enhancedStatus ?? "") || isStatus("5.5.", "5.6.")
    return code == 552 || isAboutForm ? .message : .service
  }

  /// Whom a refusal of a recipient, or of DATA, blames: the recipient, unless it is about who sends.
  ///
  /// Postfix keeps what it has against a client or a sender until it hears the first recipient.
  /// **Source** RFC 3463 §3.2 (5.1.7 and 5.1.8 are about the sender's address), §3.8 (X.7).
  var blameAtRecipient: Blame {
    let text = text.lowercased()
    if wantsLogin || Self.againstUs.contains(where: text.contains) { return .service }
    let isPolicy = isStatus("5.7.") || ["5.1.7", "5.1.8"].contains(enhancedStatus ?? "")
    // qmail puts the status last: "(#5.7.1)".
    return isPolicy || text.contains("(#5.7.") || Self.againstRelaying.contains(where: text.contains)
      ? .policy : .message
  }

  /// Whom a refusal of the whole message blames: the message, unless the account may not send at all.
  ///
  /// 5.7.1 stays the message's: filters say it of what they read.
  var blameAtContent: Blame {
    // Exchange: not this sender (5.7.60, 5.2.252), not without a login (5.7.57); Gmail: the day's share is used up (5.4.5).
    let isOurs = ["5.7.57", "5.7.60", "5.2.252", "5.4.5"].contains(enhancedStatus ?? "")
    return wantsLogin || isOurs || text.contains("SendAsDenied") ? .service : .message
  }

  /// Codes that ask for a login, or for another one (RFC 4954 §6).
  var wantsLogin: Bool { [530, 534, 535, 538].contains(code) }

  private func isStatus(_ beginnings: String...) -> Bool {
    beginnings.contains { enhancedStatus?.hasPrefix($0) ?? false }
  }

  /// Said of the client or the sender, whatever the recipient; in small letters.
  private static let againstUs = [
    "client host rejected", "sender address rejected", "helo command rejected", "authentication required",
    "authentication is required", "must authenticate", "authenticate first", "not authenticated",
  ]

  /// That mail for other domains is not taken from us; in small letters.
  private static let againstRelaying = [
    "relay denied", "relay access denied", "relaying denied", "relay not permitted", "relaying not permitted",
    "not permitted to relay", "relay not allowed", "relaying not allowed", "not allowed to relay", "unable to relay",
    "cannot relay", "relay prohibited", "relaying prohibited", "rcpthosts",
  ]
}
