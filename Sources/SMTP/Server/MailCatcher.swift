/// A mail server that keeps what it is given: on loopback only, it accepts everything and forwards nothing.
///
/// It stands in this room, and not among the tests, because the demo sends its mail through real SMTP to it. Each
/// message becomes one file, `0001.eml`, `0002.eml`…, holding exactly the bytes that were sent.
public final class MailCatcher: Sendable {
  private let folder: Folder
  private let server: LoopbackServer

  /// Starts catching mail into `folder`, which is made where it does not exist; numbers go on after those in it.
  public static func start(folder: String) throws(MailCatcherError) -> MailCatcher {
    let folder = try Folder(path: folder)
    let server = try LoopbackServer { stream in
      var session = Session(stream: stream, keep: folder.keep)
      session.run()
    }
    return MailCatcher(folder: folder, server: server)
  }

  private init(folder: Folder, server: LoopbackServer) {
    self.folder = folder
    self.server = server
  }

  /// The port on 127.0.0.1, chosen by the system.
  public var port: Int { server.port }
  /// What the mail settings name: `smtp://127.0.0.1:port`.
  public var url: String { "smtp://127.0.0.1:\(port)" }
  /// How many messages have been caught since the start.
  public var count: Int { folder.count }
  /// Ends all connections, then returns; what was accepted is on disk.
  public func stop() { server.stop() }
}

/// Why no mail can be caught.
public enum MailCatcherError: Error, Hashable, Sendable {
  /// The folder cannot be made or read.
  case folderUnusable
  /// The system gave no port on loopback; `errno` is its reason.
  case cannotListen(errno: Int32)
}
