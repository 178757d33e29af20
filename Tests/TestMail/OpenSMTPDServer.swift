import Foundation
import Glibc
import SMTP

/// An OpenSMTPD of its own on a free port of loopback, as Debian packs it, unpacked by `make test`.
///
/// Its places are compiled in, so it runs in a mount namespace where they, and its three users, are its own; hence it
/// wants root. Debian's build cannot sign with OpenSSL 3 (every handshake ends in "internal error"), so it speaks in the
/// clear. It takes several commands one by one only.
package final class OpenSMTPDServer {
  private static let unpacked = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: ".build/opensmtpd")
  private static let daemon = unpacked.appending(path: "usr/sbin/smtpd")
  package static let isAvailable = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: daemon.path())

  package let port: Int
  package var url: String { "smtp://127.0.0.1:\(port)" }
  private let folder: URL
  private let process = Process()

  /// With mailboxes for `a` and `b` of `example.org`.
  package init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "quitus-opensmtpd-\(UUID().uuidString)")
    port = try {
      let server = try LoopbackServer { _ in }
      defer { server.stop() }
      return server.port
    }()
    try write()
    process.executableURL = URL(filePath: "/usr/bin/unshare")
    process.arguments = ["-m", "--propagation", "private", "/bin/sh", "start"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 1...500 where !isListening { _ = poll(nil, 0, 20) }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)  // a leftover of a test harms nobody
  }

  /// The files in `mailbox` once there are `count`, or after 30 seconds whatever there is.
  package func mailbox(_ mailbox: String, expecting count: Int) throws -> [String] {
    let new = folder.appending(path: "mail/\(mailbox)/new")
    var names: [String] = []
    for _ in 1...1500 {
      names = (try? FileManager.default.contentsOfDirectory(atPath: new.path())) ?? []  // made with the first mail
      if names.count >= count { break }
      _ = poll(nil, 0, 20)
    }
    return try names.map { try String(contentsOf: new.appending(path: $0), encoding: .utf8) }
  }

  private var isListening: Bool {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { _ = close(connection) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr = in_addr(s_addr: INADDR_LOOPBACK.bigEndian)
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        unsafe connect(connection, general, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private func write() throws {
    let mail = folder.appending(path: "mail")
    try FileManager.default.createDirectory(at: mail, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: mail.path())
    let users = [("opensmtpd", 9901), ("opensmtpq", 9902), ("reader", 9903)]
    let passwd = users.map { "\($0):x:\($1):\($1)::/var/lib/opensmtpd/empty:/bin/sh\n" }.joined()
    let group = users.map { "\($0):x:\($1):\n" }.joined()
    for (name, text) in try [
      ("passwd", String(contentsOfFile: "/etc/passwd", encoding: .utf8) + passwd),
      ("group", String(contentsOfFile: "/etc/group", encoding: .utf8) + group), ("conf", configuration),
      ("start", start),
    ] { try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8) }
  }

  private var configuration: String {
    """
    listen on 127.0.0.1 port \(port) hostname mail.example.test
    action "deliver" maildir "\(folder.path())/mail/%{rcpt.user}" virtual { "a@example.org" = reader, "b@example.org" = reader }
    match from any for domain "example.org" action "deliver"

    """
  }

  private var start: String {
    """
    set -e
    mount --bind passwd /etc/passwd
    mount --bind group /etc/group
    mount -t tmpfs -o mode=755 tmpfs /var/spool
    mount -t tmpfs -o mode=755 tmpfs /var/lib
    mount -t tmpfs -o mode=755 tmpfs /run
    mkdir -p -m 711 /var/lib/opensmtpd/empty /var/spool/smtpd
    mount --bind \(Self.unpacked.path())/usr/libexec /usr/libexec
    exec \(Self.daemon.path()) -d -f conf

    """
  }
}
