import Foundation
import Glibc
import SMTP

/// A Postfix of its own in a temporary folder, on a free port of loopback, with a certificate made for the occasion.
///
/// It delivers to Maildir folders, one per known recipient of `example.org`. Mail to `gone.example` it takes and then sends back:
/// what returns to `ne-pas-repondre@desk.example` lies in `returned`. It wants root, as Postfix does.
package final class PostfixServer {
  package static let isAvailable =
    geteuid() == 0 && ["/usr/sbin/postfix", "/usr/bin/openssl"].allSatisfy(FileManager.default.isExecutableFile)

  package struct CommandFailed: Error {
    package var arguments: [String]
    package var status: Int32
  }

  package let port: Int
  /// The authority that signed the server's certificate.
  package let authority: String
  /// Another authority, which signed nothing.
  package let stranger: String
  private let mailboxes: [String]
  private let login: (name: String, password: String)?
  private let folder: URL

  /// Whether it can ask for a login as well.
  package static let canAskForLogin =
    isAvailable && FileManager.default.isExecutableFile(atPath: "/usr/sbin/saslpasswd2")

  /// - Parameters:
  ///   - mailboxes: the local parts it has mailboxes for; `later` is asked to come back later.
  ///   - login: who may send, which Cyrus SASL then asks; nil for anybody.
  package init(mailboxes: [String] = ["a", "b"], login: (name: String, password: String)? = nil) throws {
    self.mailboxes = mailboxes
    self.login = login
    folder = FileManager.default.temporaryDirectory.appending(path: "quitus-postfix-\(UUID().uuidString)")
    authority = folder.appending(path: "tls/ca.pem").path()
    stranger = folder.appending(path: "tls/stranger.pem").path()
    port = try Self.freePort()
    try makeFolders()
    try makeCertificates()
    try configuration.write(to: folder.appending(path: "conf/main.cf"), atomically: true, encoding: .utf8)
    try services.write(to: folder.appending(path: "conf/master.cf"), atomically: true, encoding: .utf8)
    if let login { try makeLogin(login.name, login.password) }
    try postfix("start")
  }

  deinit {
    // Leftovers of a test harm nobody; a failure to stop shows in the process list.
    try? stop()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Ends all its processes at once.
  package func stop() throws { try postfix("stop") }

  /// The files in `mailbox`, as Postfix wrote them, when there are `count`; sooner or later all, or 30 seconds.
  package func mailbox(_ mailbox: String, expecting count: Int) throws -> [String] {
    let new = folder.appending(path: "mail/\(mailbox)/new")
    for _ in 1...1500 {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: new.path())) ?? []  // made with the first mail
      if names.count >= count {
        return try names.map { try String(contentsOf: new.appending(path: $0), encoding: .utf8) }
      }
      // Postfix has no way to tell that its queue has become empty.
      _ = poll(nil, 0, 20)
    }
    return []
  }

  /// How many messages Postfix has taken in since it started.
  package func queuedCount() throws -> Int { try logged { $0.contains("/cleanup[") && $0.contains("message-id=") } }

  /// How many connections it has seen.
  package func connectionCount() throws -> Int {
    try logged { $0.contains("/smtpd[") && $0.contains(": connect from") }
  }

  private func logged(_ isMeant: (Substring) -> Bool) throws -> Int {
    try String(contentsOf: folder.appending(path: "log/mail.log"), encoding: .utf8).split(separator: "\n").count(
      where: isMeant)
  }

  private static func freePort() throws -> Int {
    let server = try LoopbackServer { _ in }
    defer { server.stop() }
    return server.port
  }

  private func postfix(_ command: String) throws {
    try Self.run("/usr/sbin/postfix", ["-c", folder.appending(path: "conf").path(), command])
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CommandFailed(arguments: arguments, status: process.terminationStatus)
    }
  }

  private func makeFolders() throws {
    for name in ["conf", "queue", "data", "mail", "log", "tls"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    try Self.run("/usr/bin/chown", ["postfix", folder.appending(path: "data").path()])
    try Self.run("/usr/bin/chown", ["nobody:nogroup", folder.appending(path: "mail").path()])
  }

  private func makeCertificates() throws {
    let tls = folder.appending(path: "tls").path()
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    for name in ["ca", "stranger"] {
      try Self.run(
        "/usr/bin/openssl",
        ["req", "-x509"] + key + ["-keyout", "\(tls)/\(name).key", "-out", "\(tls)/\(name).pem"]
          + ["-days", "2", "-subj", "/CN=\(name)", "-addext", "basicConstraints=critical,CA:TRUE"])
    }
    try Self.run(
      "/usr/bin/openssl",
      ["req"] + key + ["-keyout", "\(tls)/server.key", "-out", "\(tls)/server.csr", "-subj", "/CN=loopback"])
    try "subjectAltName=IP:127.0.0.1".write(toFile: "\(tls)/names", atomically: true, encoding: .utf8)
    try Self.run(
      "/usr/bin/openssl",
      [
        "x509", "-req", "-in", "\(tls)/server.csr", "-CA", "\(tls)/ca.pem", "-CAkey", "\(tls)/ca.key",
        "-CAcreateserial",
      ]
        + ["-days", "2", "-extfile", "\(tls)/names", "-out", "\(tls)/server.pem"])
  }

  private func makeLogin(_ name: String, _ password: String) throws {
    // Debian looks for it beside the configuration, whatever cyrus_sasl_config_path says.
    let sasl = folder.appending(path: "conf/sasl").path()
    try FileManager.default.createDirectory(atPath: sasl, withIntermediateDirectories: true)
    let settings = """
      pwcheck_method: auxprop
      auxprop_plugin: sasldb
      sasldb_path: \(sasl)/users
      mech_list: PLAIN LOGIN CRAM-MD5

      """
    try settings.write(toFile: "\(sasl)/smtpd.conf", atomically: true, encoding: .utf8)
    let input = folder.appending(path: "conf/sasl/password")
    try password.write(to: input, atomically: true, encoding: .utf8)
    let script = #"/usr/sbin/saslpasswd2 -p -c -f "$1" -u mail.example.test "$2" < "$3" && chown postfix "$1""#
    try Self.run("/bin/sh", ["-c", script, "sh", "\(sasl)/users", name, input.path()])
  }

  private var configuration: String {
    let folder = folder.path()
    let known =
      (mailboxes + ["later"]).map { "\($0)@example.org=\($0)/" }.joined(separator: " ")
      + " ne-pas-repondre@desk.example=returned/"
    return """
      compatibility_level = 3.6
      queue_directory = \(folder)/queue
      data_directory = \(folder)/data
      maillog_file = \(folder)/log/mail.log
      maillog_file_prefixes = \(folder)
      inet_interfaces = 127.0.0.1
      inet_protocols = ipv4
      myhostname = mail.example.test
      mydestination =
      mynetworks =
      alias_maps =
      alias_database =
      relay_domains = gone.example
      transport_maps = inline:{ gone.example=virtual: }
      virtual_mailbox_domains = example.org, desk.example
      virtual_mailbox_base = \(folder)/mail
      virtual_mailbox_maps = inline:{ \(known) }
      virtual_uid_maps = static:65534
      virtual_gid_maps = static:65534
      smtpd_tls_security_level = encrypt
      smtpd_tls_cert_file = \(folder)/tls/server.pem
      smtpd_tls_key_file = \(folder)/tls/server.key
      smtpd_relay_restrictions = reject_unauth_destination
      smtpd_recipient_restrictions = reject_unauth_destination,
        check_recipient_access inline:{ { later@example.org = 450 4.2.0 come back later } }

      """ + (login == nil ? "" : loginConfiguration)
  }

  private var loginConfiguration: String {
    """
    smtpd_sasl_auth_enable = yes
    smtpd_sasl_type = cyrus
    smtpd_sasl_path = smtpd
    smtpd_sasl_local_domain = mail.example.test
    smtpd_client_restrictions = permit_sasl_authenticated, reject

    """
  }

  private var services: String {
    """
    127.0.0.1:\(port) inet n - n - - smtpd
    pickup unix n - n 60 1 pickup
    cleanup unix n - n - 0 cleanup
    qmgr unix n - n 300 1 qmgr
    tlsmgr unix - - n 1000? 1 tlsmgr
    rewrite unix - - n - - trivial-rewrite
    bounce unix - - n - 0 bounce
    defer unix - - n - 0 bounce
    trace unix - - n - 0 bounce
    flush unix n - n 1000? 0 flush
    proxymap unix - - n - - proxymap
    error unix - - n - - error
    retry unix - - n - - error
    virtual unix - n n - - virtual
    anvil unix - - n - 1 anvil
    postlog unix-dgram n - n - 1 postlogd

    """
  }
}
