extension FaultServer {
  /// How many of the messages that it took bear this Message-ID.
  package func receipts(of messageID: String) -> Int {
    taken.count { String(decoding: $0, as: UTF8.self).contains("\r\nMessage-ID: <\(messageID)>\r\n") }
  }
}
