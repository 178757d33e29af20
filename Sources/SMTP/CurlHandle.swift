import CCurl
import Glibc

/// libcurl made ready once for the whole process, at the first use; it stays open.
private let libraryState: CURLcode = {
  guard let library = unsafe quitus_open_curl() else { return CURLE_FAILED_INIT }
  return unsafe quitus_global_init(library)
}()

/// One easy handle of libcurl, with the connection it keeps open.
///
/// Safe to use: the pointer lives exactly as long as the object, and no caller sees it.
@safe
final class CurlHandle {
  private let library: UnsafeMutableRawPointer
  private let handle: UnsafeMutableRawPointer

  init() throws(SMTPConnectionError) {
    guard libraryState == CURLE_OK, let library = unsafe quitus_open_curl(), let handle = unsafe quitus_init(library)
    else { throw .libraryUnavailable }
    unsafe self.library = unsafe library
    unsafe self.handle = unsafe handle
    try setCallbacks()
  }

  deinit { unsafe quitus_cleanup(library, handle) }

  func set(_ option: CURLoption, _ number: Int) throws(SMTPConnectionError) {
    try check(option, unsafe quitus_set_number(library, handle, option, number))
  }

  func setSize(_ option: CURLoption, _ size: Int) throws(SMTPConnectionError) {
    try check(option, unsafe quitus_set_size(library, handle, option, size))
  }

  /// libcurl copies `text`; nil takes the option back to nothing.
  func set(_ option: CURLoption, _ text: String?) throws(SMTPConnectionError) {
    try check(option, unsafe quitus_set_text(library, handle, option, text))
  }

  private func setCallbacks() throws(SMTPConnectionError) {
    try check(
      CURLOPT_READFUNCTION, unsafe quitus_set_transfer(library, handle, CURLOPT_READFUNCTION, Exchange.onRead))
    try check(
      CURLOPT_HEADERFUNCTION, unsafe quitus_set_transfer(library, handle, CURLOPT_HEADERFUNCTION, Exchange.onHeader))
    try check(
      CURLOPT_WRITEFUNCTION, unsafe quitus_set_transfer(library, handle, CURLOPT_WRITEFUNCTION, Exchange.onBody))
  }

  /// Runs one transfer for `recipients`, which `exchange` feeds and listens to.
  func perform(_ exchange: Exchange, recipients: [String]) throws(SMTPConnectionError) -> CURLcode {
    var list: UnsafeMutablePointer<curl_slist>?
    defer { unsafe quitus_free(library, list) }
    for recipient in recipients {
      guard let longer = unsafe quitus_append(library, list, recipient) else { throw .libraryUnavailable }
      unsafe list = unsafe longer
    }
    try check(CURLOPT_MAIL_RCPT, unsafe quitus_set_list(library, handle, CURLOPT_MAIL_RCPT, list))
    let context = unsafe Unmanaged.passUnretained(exchange).toOpaque()
    for option in [CURLOPT_READDATA, CURLOPT_HEADERDATA] {
      try check(option, unsafe quitus_set_context(library, handle, option, context))
    }
    let code = withExtendedLifetime(exchange) { unsafe quitus_perform(library, handle) }
    try check(CURLOPT_MAIL_RCPT, unsafe quitus_set_list(library, handle, CURLOPT_MAIL_RCPT, nil))
    return code
  }

  /// How many connections the last transfer had to make; 0 where it used the one that was open.
  var newConnections: Int {
    var count = 0
    let code = unsafe quitus_get_number(library, handle, CURLINFO_NUM_CONNECTS, &count)
    return code == CURLE_OK ? count : 1
  }

  /// Ends the connection that the last transfer left open, if it did, without a QUIT and without waiting.
  ///
  /// libcurl keeps a connection on which the answer to a message did not come in time. The next message must not use
  /// it: a late answer would be read as the answer to something else.
  func hangUp() {
    var socket = CURL_SOCKET_BAD
    guard unsafe quitus_get_socket(library, handle, &socket) == CURLE_OK, socket >= 0 else { return }
    _ = shutdown(socket, 2)  // SHUT_RDWR, which Swift does not always see
  }

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
