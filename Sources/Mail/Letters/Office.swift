public import Envelope

/// The service in whose name letters are written, as its settings describe it.
public struct Office: Sendable, Hashable {
  /// What the service is called, the same in every language.
  public var service: String
  /// Who the message comes from.
  public var from: MailAddress
  /// Where answers go, and the address that letters name for questions: the support mailbox.
  public var replyTo: MailAddress
  /// Whether each letter is answered at an address of its own: `support+TOKEN@…`, the token of its Message-ID.
  public var repliesArePlus: Bool
  public var phone: String?
  public var website: WebAddress?
  /// Where decisions are signed: `Paris`.
  public var place: String?
  public var appeal: Appeal

  public init(
    service: String, from: MailAddress, replyTo: MailAddress, repliesArePlus: Bool = false, phone: String? = nil,
    website: WebAddress? = nil,
    place: String? = nil, appeal: Appeal = Appeal()
  ) {
    self.service = service
    self.from = from
    self.replyTo = replyTo
    self.repliesArePlus = repliesArePlus
    self.phone = phone
    self.website = website
    self.place = place
    self.appeal = appeal
  }

  /// Where answers to one letter go; the plain address where a token does not fit into it.
  func replyTo(_ id: MessageID) -> MailAddress {
    if !repliesArePlus { return replyTo }
    let mailbox = replyTo.address.split(separator: "@").map(String.init)
    guard mailbox.count == 2, let token = id.rawValue.split(separator: "@").first,
      let own = try? MailAddress("\(mailbox[0])+\(token)@\(mailbox[1])", displayName: replyTo.displayName)  // too long
    else { return replyTo }
    return own
  }

  /// Where a refusal may be contested (CJA R421-1, R421-5).
  public struct Appeal: Sendable, Hashable {
    /// The postal address for an appeal to the author of the decision; the support address where nil.
    public var address: String?
    /// The court by its name and address, as it is to stand in the sentence “devant …”; nil leaves it at the administrative
    /// court that has jurisdiction, without naming one.
    public var court: String?

    public init(address: String? = nil, court: String? = nil) {
      self.address = address
      self.court = court
    }
  }
}
