import Glibc

/// Standard output and standard error.
enum Console {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes a line to standard output.
  ///
  /// A reader that went away ends the program quietly, as filters do.
  static func print(_ text: String) throws(Complaint) {
    try write(text + "\n", to: STDOUT_FILENO)
  }

  /// Writes one line to standard error; whatever would break the line is shown as a space.
  static func complain(_ text: String) {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    try? write("quitus: " + line + "\n", to: STDERR_FILENO)  // nobody is left to be told
  }

  /// Writes a remark to standard error as it stands.
  static func remark(_ text: String) {
    try? write(text + "\n", to: STDERR_FILENO)  // a remark that cannot be shown loses nothing
  }

  static func write(_ text: String, to descriptor: Int32) throws(Complaint) {
    try write(Array(text.utf8), to: descriptor)
  }

  static func write(_ octets: [UInt8], to descriptor: Int32) throws(Complaint) {
    var bytes = octets[...]
    while !bytes.isEmpty {
      let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if errno == EPIPE {
        exit(ExitStatus.done.rawValue)
      } else if errno != EINTR {
        throw Complaint(
          .inputOutput, "impossible d’écrire sur la sortie (erreur système \(errno))",
          "cannot write to the output (system error \(errno))")
      }
    }
  }
}
