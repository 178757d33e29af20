import Glibc

/// A text given on the command line, or kept off it: `-` reads standard input, `@FILE` a file.
///
/// Words about health do not belong in a list of processes.
enum TextArgument {
  static func read(_ argument: String) throws(Complaint) -> String {
    let text: String
    if argument == "-" {
      text = try Files.text("-")
    } else if argument.hasPrefix("@") {
      text = try Files.text(String(argument.dropFirst()))
    } else {
      text = argument
    }
    var trimmed = Substring(text)
    while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
    while let first = trimmed.first, first.isWhitespace { trimmed.removeFirst() }
    return String(trimmed)
  }
}
