import Foundation
import Glibc
import Synchronization

/// Listens on a free port of 127.0.0.1 and talks to each connection on a thread of its own.
package final class LoopbackServer: Sendable {
  package let port: Int
  /// `SHUT_RDWR`, by its number in POSIX: whether Swift sees glibc's enumerator depends on which module was built first.
  private static let bothDirections: Int32 = 2
  private let listener: Int32
  private let open = Mutex<(isStopped: Bool, sockets: Set<Int32>)>((false, []))
  private let threads = DispatchGroup()

  /// - Throws: ``MailCatcherError/cannotListen(errno:)``
  package init(serving talk: @escaping @Sendable (LineStream) -> Void) throws(MailCatcherError) {
    (listener, port) = try Self.listen()
    onThread { server in
      while let socket = server.accept() {
        server.onThread { server in
          talk(LineStream(socket: socket))
          server.hangUp(socket)
        }
      }
    }
  }

  /// Hangs up on everybody and returns when the last thread has ended; the second time does nothing.
  package func stop() {
    let isFirst = open.withLock { open in
      defer { open.isStopped = true }
      for socket in open.sockets { _ = shutdown(socket, Self.bothDirections) }
      return !open.isStopped
    }
    guard isFirst else { return }
    // Wakes the thread that waits in accept.
    _ = shutdown(listener, Self.bothDirections)
    threads.wait()
    _ = close(listener)
  }

  private func onThread(_ work: @escaping @Sendable (LoopbackServer) -> Void) {
    threads.enter()
    Thread.detachNewThread {
      work(self)
      self.threads.leave()
    }
  }

  private func accept() -> Int32? {
    while true {
      let socket = Glibc.accept(listener, nil, nil)
      if socket < 0, errno == EINTR || errno == ECONNABORTED { continue }
      guard socket >= 0 else { return nil }
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      let isWelcome = open.withLock { open in
        guard !open.isStopped else { return false }
        open.sockets.insert(socket)
        return true
      }
      if isWelcome { return socket }
      _ = close(socket)
    }
  }

  private func hangUp(_ socket: Int32) {
    open.withLock { open in
      open.sockets.remove(socket)
      _ = close(socket)
    }
  }

  private static func listen() throws(MailCatcherError) -> (socket: Int32, port: Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw .cannotListen(errno: errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr = in_addr(s_addr: INADDR_LOOPBACK.bigEndian)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isReady = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        unsafe bind(listener, general, size) == 0 && Glibc.listen(listener, SOMAXCONN) == 0
          && getsockname(listener, general, &size) == 0
      }
    }
    guard isReady else {
      let reason = errno
      _ = close(listener)
      throw .cannotListen(errno: reason)
    }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }
}
