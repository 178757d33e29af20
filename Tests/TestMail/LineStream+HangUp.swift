import Glibc
import SMTP

extension LineStream {
  /// Returns when the other side has closed the connection, without reading what it has sent.
  func waitForHangUp() {
    // 0x2000 is POLLRDHUP, which Glibc shows to GNU sources only.
    var watched = pollfd(fd: socket, events: 0x2000, revents: 0)
    _ = unsafe poll(&watched, 1, 10_000)
  }

  /// Returns when the other side has sent something, without reading it.
  func waitForOctets() {
    var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    _ = unsafe poll(&watched, 1, 10_000)
  }
}
