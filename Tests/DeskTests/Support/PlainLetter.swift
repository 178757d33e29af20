@testable import Desk

/// A message as its reader sees it.
enum PlainLetter {
  static func text(of message: [UInt8]) -> String { PlainPart.text(of: message) }
}
