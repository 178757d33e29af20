import CCurl
import Glibc

/// libcurl at work on several handles at once, on one thread.
///
/// Safe to use: the pointer lives exactly as long as the object, which keeps every handle that it works on.
@safe
final class CurlMulti {
  /// A socket to wait for.
  struct Watch {
    var socket: Int32
    /// Whether there is something to send, besides what may come in.
    var isSending: Bool
  }

  let library: CurlLibrary
  private let pointer: UnsafeMutableRawPointer
  private var handles: [CurlHandle] = []

  /// - Parameter connections: the most that are open at once.
  init(connections: Int) throws(SMTPConnectionError) {
    library = try CurlLibrary()
    guard let pointer = unsafe quitus_multi_init(library.pointer) else { throw .libraryUnavailable }
    unsafe self.pointer = unsafe pointer
    // More than are ever open: libcurl would close the oldest by itself, although it is in use.
    _ = unsafe quitus_multi_keep(library.pointer, pointer, connections + 4)
  }

  deinit {
    for handle in handles { _ = unsafe quitus_multi_remove(library.pointer, pointer, handle.pointer) }
    unsafe quitus_multi_cleanup(library.pointer, pointer)
  }

  func add(_ handle: CurlHandle) {
    handles.append(handle)
    _ = unsafe quitus_multi_add(library.pointer, pointer, handle.pointer)
  }

  /// Lets go of `handle`; its connection is closed at once, without a word.
  func remove(_ handle: CurlHandle) {
    guard let place = handles.firstIndex(where: { $0 === handle }) else { return }
    handles.remove(at: place)
    _ = unsafe quitus_multi_remove(library.pointer, pointer, handle.pointer)
  }

  /// Goes on with every connection that is being made, and tells which are finished and how.
  func perform() -> [(CurlHandle, CURLcode)] {
    _ = unsafe quitus_multi_perform(library.pointer, pointer)
    var ended: [(CurlHandle, CURLcode)] = []
    var code = CURLE_OK
    while let done = unsafe quitus_multi_done(library.pointer, pointer, &code) {
      if let handle = handles.first(where: { unsafe $0.pointer == done }) { ended.append((handle, code)) }
    }
    return ended
  }

  /// Waits until one of `watches` or a connection being made can go on, or for `time`; tells which of `watches` can.
  func wait(for watches: [Watch], atMost time: Duration) -> [Bool] {
    var sockets = watches.map { watch in
      curl_waitfd(fd: watch.socket, events: watch.isSending ? 0x0005 : 0x0001, revents: 0)
    }
    let milliseconds = max(0, min(time.wholeMilliseconds, 60_000))
    _ = unsafe quitus_multi_poll(library.pointer, pointer, &sockets, UInt32(sockets.count), Int32(milliseconds))
    return sockets.map { $0.revents != 0 }
  }

  /// Ends the wait of the thread that works with this object; any other may call it while that one keeps the object.
  var alarm: Alarm { unsafe Alarm(library: library.pointer, multi: pointer) }

  /// Safe to use from any thread, as libcurl has it, for as long as the object that it belongs to lives.
  @safe
  struct Alarm: Sendable {
    fileprivate nonisolated(unsafe) let library: UnsafeMutableRawPointer
    fileprivate nonisolated(unsafe) let multi: UnsafeMutableRawPointer

    fileprivate init(library: UnsafeMutableRawPointer, multi: UnsafeMutableRawPointer) {
      unsafe self.library = unsafe library
      unsafe self.multi = unsafe multi
    }

    func ring() { _ = unsafe quitus_multi_wakeup(library, multi) }
  }
}

extension Duration {
  /// Rounded up, so that nobody wakes before the time.
  var wholeMilliseconds: Int {
    let (seconds, fraction) = components
    return Int(seconds) * 1000 + Int((fraction + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
