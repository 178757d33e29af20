import Foundation
import Glibc
import TestMail
import TestProgram
import Testing

/// A name server that takes questions and never answers.
@Suite(.enabled(if: geteuid() == 0, "needs root, for an /etc/resolv.conf of its own"))
struct StalledNamesTests {
  /// An address of loopback that nothing else uses.
  private static let address: UInt32 = 0x7F4D_0035

  /// A socket that listens on port 53 of it, and says nothing; nil where that is not possible.
  private func silentNameServer() -> Int32? {
    let silent = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(53).bigEndian
    address.sin_addr = in_addr(s_addr: Self.address.bigEndian)
    let isBound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        unsafe bind(silent, general, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    return isBound ? silent : nil
  }

  @Test func `a name that is looked up without end does not hold up what the next server can take`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let names = try #require(silentNameServer())
    defer { _ = close(names) }
    let second = try FaultServer { _ in .proceed }
    try program.file(
      named: "workspace/quitus.yaml",
      holding: """
        mail:
          from: support@desk.example
          starttls: "off"
          timeouts: {connect: 2}
          servers:
            - {url: "smtp://mail.example.org", starttls: required}
            - "\(second.url)"

        """)
    try program.file(named: "resolv.conf", holding: "nameserver 127.77.0.53\noptions timeout:15 attempts:2\n")
    let script = #"mount --bind resolv.conf /etc/resolv.conf && exec "$0" mail test a@example.org --json"#
    var answer: Program.Answer?
    let elapsed = try ContinuousClock().measure {
      answer = try program.start(
        URL(filePath: "/usr/bin/unshare"),
        ["-m", "--propagation", "private", "/bin/sh", "-c", script, Program.url.path()])
    }
    #expect(answer?.status == 0, "\(answer?.errors ?? "")")
    #expect(second.taken.count == 1 && elapsed >= .seconds(2) && elapsed < .seconds(15))
  }
}
