import CCurl
import Glibc

/// libcurl made ready once for the whole process, at the first use; it stays open.
private let libraryState: CURLcode = {
  guard let library = unsafe quitus_open_curl() else { return CURLE_FAILED_INIT }
  return unsafe quitus_global_init(library)
}()

/// libcurl itself, opened.
///
/// Safe to use: what is opened is never closed.
@safe
struct CurlLibrary {
  let pointer: UnsafeMutableRawPointer

  init() throws(SMTPConnectionError) {
    guard libraryState == CURLE_OK, let library = unsafe quitus_open_curl() else { throw .libraryUnavailable }
    unsafe pointer = unsafe library
  }
}

/// One connection of libcurl's: it makes it, encrypts it, greets and logs in; what crosses it then is ours to say.
///
/// Safe to use: the pointer lives exactly as long as the object, and no caller keeps it.
@safe
final class CurlHandle {
  let pointer: UnsafeMutableRawPointer
  /// What the server says while libcurl speaks with it.
  let hearing = Hearing()
  private let library: CurlLibrary

  init(_ library: CurlLibrary) throws(SMTPConnectionError) {
    self.library = library
    guard let pointer = unsafe quitus_init(library.pointer) else { throw .libraryUnavailable }
    unsafe self.pointer = unsafe pointer
    try check(
      CURLOPT_HEADERFUNCTION,
      unsafe quitus_set_transfer(library.pointer, pointer, CURLOPT_HEADERFUNCTION, Hearing.onHeader))
    let context = unsafe Unmanaged.passUnretained(hearing).toOpaque()
    try check(
      CURLOPT_HEADERDATA, unsafe quitus_set_context(library.pointer, pointer, CURLOPT_HEADERDATA, context))
    try check(
      CURLOPT_WRITEFUNCTION,
      unsafe quitus_set_transfer(library.pointer, pointer, CURLOPT_WRITEFUNCTION, Hearing.onBody))
  }

  deinit { unsafe quitus_cleanup(library.pointer, pointer) }

  func set(_ option: CURLoption, _ number: Int) throws(SMTPConnectionError) {
    try check(option, unsafe quitus_set_number(library.pointer, pointer, option, number))
  }

  /// libcurl copies `text`; nil takes the option back to nothing.
  func set(_ option: CURLoption, _ text: String?) throws(SMTPConnectionError) {
    try check(option, unsafe quitus_set_text(library.pointer, pointer, option, text))
  }

  /// The connection's socket, to wait for; nil where there is none.
  var socket: Int32? {
    var socket = CURL_SOCKET_BAD
    guard unsafe quitus_get_socket(library.pointer, pointer, &socket) == CURLE_OK, socket >= 0 else { return nil }
    return socket
  }

  /// Sends what goes without waiting; nil once the connection is lost.
  ///
  /// Bytes that did not go have to be offered again from the same place.
  func send(_ bytes: borrowing [UInt8], from start: Int) -> Int? {
    var sent = 0
    let code = unsafe bytes.withUnsafeBytes { all in
      let rest = unsafe all[start..<min(start + Self.portion, all.count)]
      return unsafe quitus_send(
        library.pointer, pointer, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, &sent)
    }
    return code == CURLE_OK ? sent : code == CURLE_AGAIN ? 0 : nil
  }

  /// What has come in, without waiting for it; nil once the connection is lost or ended.
  func receive() -> [UInt8]? {
    var code = CURLE_OK
    let octets = unsafe [UInt8](unsafeUninitializedCapacity: Self.answerPortion) { memory, count in
      code = unsafe quitus_receive(library.pointer, pointer, memory.baseAddress, memory.count, &count)
    }
    return code == CURLE_AGAIN ? [] : code == CURLE_OK && !octets.isEmpty ? octets : nil
  }

  static let answerPortion = 4096
  private static let portion = 65_536

  private func check(_ option: CURLoption, _ code: CURLcode) throws(SMTPConnectionError) {
    guard code == CURLE_OK else { throw .optionRefused(option: Int(option.rawValue), code: Int(code.rawValue)) }
  }
}

/// Why libcurl cannot be used here at all.
public enum SMTPConnectionError: Error, Hashable, Sendable {
  /// It is not installed, would not start, or this machine is out of memory.
  case libraryUnavailable
  /// It does not know an option that mail needs, such as TLS; `option` and `code` are libcurl's numbers.
  case optionRefused(option: Int, code: Int)
}
