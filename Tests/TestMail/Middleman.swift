import Glibc
import SMTP

/// Somebody between a client and a mail server on loopback, who puts words of his own behind the server's yes to STARTTLS.
///
/// They go in one piece with that answer, in the clear. Everything else passes unchanged.
package final class Middleman: Sendable {
  private let server: LoopbackServer
  package var port: Int { server.port }

  /// - Parameter text: what is put in; with nothing, he only passes on.
  package init(before port: Int, injecting text: String) throws {
    server = try LoopbackServer { client in
      guard let socket = Self.connection(to: port) else { return }
      defer { _ = close(socket) }
      Self.pass(client, LineStream(socket: socket), injecting: text)
      Self.splice(client.socket, socket)
    }
  }

  deinit { server.stop() }

  /// Command by command, until the connection is to be encrypted.
  private static func pass(_ client: LineStream, _ server: LineStream, injecting text: String) {
    guard let greeting = reply(of: server) else { return }
    client.send(greeting)
    while let command = client.line() {
      let words = String(decoding: command, as: UTF8.self)
      server.send(words + "\r\n")
      guard let answer = reply(of: server) else { return }
      let isYes = words == "STARTTLS" && answer.hasPrefix("220")
      client.send(answer + (isYes ? text : ""))
      if isYes { return }
    }
  }

  /// All lines of one reply.
  private static func reply(of server: LineStream) -> String? {
    var whole = ""
    while let line = server.line() {
      let text = String(decoding: line, as: UTF8.self)
      whole += text + "\r\n"
      if text.dropFirst(3).first != "-" { return whole }
    }
    return nil
  }

  /// Octet by octet, both ways, until one side hangs up.
  private static func splice(_ one: Int32, _ other: Int32) {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      var watched = [one, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard unsafe poll(&watched, 2, 30_000) > 0 else { return }
      for (ready, target) in zip(watched, [other, one]) where ready.revents != 0 {
        let count = unsafe recv(ready.fd, &chunk, chunk.count, 0)
        guard count > 0, unsafe send(target, chunk, count, Int32(MSG_NOSIGNAL)) == count else { return }
      }
    }
  }

  private static func connection(to port: Int) -> Int32? {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr = in_addr(s_addr: INADDR_LOOPBACK.bigEndian)
    let isMade = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        unsafe connect(connection, general, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    return isMade ? connection : nil
  }
}
