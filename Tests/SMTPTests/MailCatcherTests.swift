import Envelope
import Foundation
import Glibc
import Synchronization
import Testing

@testable import SMTP

struct MailCatcherTests {
  /// A catcher with a folder of its own; both are gone after `body`.
  private func catching(_ body: (MailCatcher, URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quitus-catcher-\(UUID().uuidString)")
    let catcher = try MailCatcher.start(folder: folder.path())
    defer {
      catcher.stop()
      try? FileManager.default.removeItem(at: folder)  // a leftover of a test harms nobody
    }
    try body(catcher, folder)
  }

  private func caught(_ folder: URL) throws -> [String: [UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) })
  }

  @Test func `every message becomes a numbered file of its own bytes`() throws {
    try catching { catcher, folder in
      let connection = try SMTPConnection(Trial.settings(catcher.url))
      for number in 1...12 { #expect(connection.deliver(try Trial.envelope(number)).line == "250 2.0.0 caught") }
      let caught = try caught(folder)
      #expect(catcher.count == 12 && caught.count == 12)
      for number in 1...12 {
        let name = number < 10 ? "000\(number).eml" : "00\(number).eml"
        #expect(try caught[name] == Trial.envelope(number).bytes)
      }
    }
  }

  @Test func `several connections at once lose nothing`() throws {
    try catching { catcher, folder in
      let settings = try Trial.settings(catcher.url)
      let accepted = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: 6) { index in
        guard let connection = try? SMTPConnection(settings) else { return }  // counted below
        for number in 1...10 {
          guard let envelope = try? Trial.envelope(100 * index + number) else { return }  // counted below
          if connection.deliver(envelope).outcome == .accepted { accepted.withLock { $0 += 1 } }
        }
      }
      #expect(accepted.withLock { $0 } == 60)
      let expected = try (0..<6).flatMap { index in try (1...10).map { try Trial.envelope(100 * index + $0).bytes } }
      #expect(try Set(caught(folder).values) == Set(expected))
    }
  }

  @Test(arguments: [
    (
      "EHLO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n..dot\r\n.\r\nNOOP\r\nQUIT\r\n",
      [220, 250, 250, 250, 354, 250, 250, 221], [".dot\r\n"]
    ),
    ("helo x\r\nmail from:<>\r\nrcpt to:<c@d>\r\ndata\r\n.\r\nquit\r\n", [220, 250, 250, 250, 354, 250, 221], [""]),
    ("RCPT TO:<c@d>\r\nDATA\r\nWHAT\r\nQUIT\r\n", [220, 503, 503, 502, 221], []),
    ("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nRSET\r\nDATA\r\nQUIT\r\n", [220, 250, 250, 250, 503, 221], []),
    (
      "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nx\n.\ny\r\n.\r\nRCPT TO:<c@d>\r\nQUIT\r\n",
      [220, 250, 250, 354, 250, 503, 221], ["x\n.\ny\r\n"]
    ),
    ("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nhalf", [220, 250, 250, 354], []),
  ])
  func `a whole talk sent at once is answered in order`(talk: String, codes: [Int], messages: [String]) throws {
    try catching { catcher, folder in
      let stream = LineStream(socket: try Self.connected(to: catcher.port))
      stream.send(talk)
      shutdown(stream.socket, 1)
      var answered: [Int] = []
      while let line = stream.line() {
        let text = String(decoding: line, as: UTF8.self)
        if !text.dropFirst(3).hasPrefix("-") { answered.append(try #require(Int(text.prefix(3)))) }
      }
      close(stream.socket)
      #expect(answered == codes)
      #expect(try caught(folder).values.sorted { $0.count < $1.count } == messages.map { Array($0.utf8) })
    }
  }

  @Test func `stopping hangs up on whoever is connected, once and for all`() throws {
    try catching { catcher, _ in
      let stream = LineStream(socket: try Self.connected(to: catcher.port))
      #expect(stream.line() != nil)
      catcher.stop()
      catcher.stop()
      #expect(stream.line() == nil)
      close(stream.socket)
      #expect(throws: (any Error).self) { try Self.connected(to: catcher.port) }
    }
  }

  @Test func `numbers go on after the files that are there`() throws {
    try catching { _, folder in
      try Data("old".utf8).write(to: folder.appending(path: "0041.eml"))
      let second = try MailCatcher.start(folder: folder.path())
      defer { second.stop() }
      #expect(try SMTPConnection(Trial.settings(second.url)).deliver(Trial.envelope()).outcome == .accepted)
      #expect(second.count == 1)
      #expect(try caught(folder).keys.sorted() == ["0041.eml", "0042.eml"])
    }
  }

  @Test func `a message that cannot be written is not accepted`() throws {
    try catching { catcher, folder in
      try FileManager.default.removeItem(at: folder)
      let delivery = try SMTPConnection(Trial.settings(catcher.url)).deliver(Trial.envelope())
      #expect((delivery.outcome, delivery.code, catcher.count) == (.deferred, 451, 0))
    }
  }

  @Test func `a folder that cannot be made is refused`() {
    #expect(throws: MailCatcherError.folderUnusable) { try MailCatcher.start(folder: "/dev/null/mail") }
  }

  private struct NotConnected: Error {}

  private static func connected(to port: Int) throws -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr = in_addr(s_addr: INADDR_LOOPBACK.bigEndian)
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw NotConnected() }
    return socket
  }
}
