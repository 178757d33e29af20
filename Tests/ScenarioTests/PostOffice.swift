import TestMail

/// Where the story's mail goes: to a Postfix of our own where there can be one, else to a server in this process.
struct PostOffice {
  private let postfix: PostfixServer?
  private let catcher: FaultServer?

  init(mailboxes: [String]) throws {
    postfix = PostfixServer.isAvailable ? try PostfixServer(mailboxes: mailboxes) : nil
    catcher = postfix == nil ? try FaultServer { _ in .proceed } : nil
  }

  /// The settings that lead to it.
  var settings: String {
    let way =
      postfix.map { "url: smtp://127.0.0.1:\($0.port)\n  ca_file: \($0.authority)" }
      ?? "url: \(catcher?.url ?? "")\n  starttls: \"off\""
    return "mail:\n  \(way)\n  from: ne-pas-repondre@desk.example\n  reply_to: support@desk.example\n"
  }

  /// All that has come for `mailbox` so far, once there are `count`.
  func mail(to mailbox: String, expecting count: Int) throws -> [ReceivedMail] {
    let messages = try postfix.map { try $0.mailbox(mailbox, expecting: count).map { Array($0.utf8) } }
    return try ReceivedMail.read(messages ?? catcher?.taken ?? [])
      .filter { $0.recipients == ["\(mailbox)@example.org"] }
  }

  /// What came back to the address from which letters leave, once there are `count`: letters to `gone.example` do.
  func returned(expecting count: Int) throws -> [String] { try postfix?.mailbox("returned", expecting: count) ?? [] }

  /// How many messages it has taken in all.
  func count() throws -> Int { try postfix?.queuedCount() ?? catcher?.taken.count ?? 0 }
}
