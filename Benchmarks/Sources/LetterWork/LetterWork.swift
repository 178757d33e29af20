import Envelope
import Foundation
import SMTP

/// Sends every message of a file over one connection, and prints the seconds that it took, from connecting to QUIT.
///
/// `letter-work FILE URL`: in the file each message follows a line that gives its length in bytes.
@main
struct LetterWork {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      print("usage: letter-work FILE URL")
      exit(64)
    }
    let letters = try letters([UInt8](Data(contentsOf: URL(filePath: arguments[1]))))
    let seconds = try ContinuousClock().measure {
      let connection = try SMTPConnection(SMTPSettings(url: arguments[2], startTLS: .off))
      for letter in letters {
        let delivery = connection.deliver(letter)
        guard delivery.outcome == .accepted else { throw Undelivered(reply: delivery.reply) }
      }
    }
    let (whole, fraction) = seconds.components
    print(Double(whole) + Double(fraction) / 1e18, letters.count)
  }

  private static func letters(_ bytes: [UInt8]) throws -> [SealedEnvelope] {
    let sender = try MailAddress("quitus@desk.example")
    var letters: [SealedEnvelope] = []
    var at = 0
    while let end = bytes[at...].firstIndex(of: 0x0A),
      let length = Int(String(decoding: bytes[at..<end], as: UTF8.self))
    {
      at = end + 1 + length
      letters.append(
        SealedEnvelope(
          sender: sender, recipients: [try MailAddress("a\(letters.count)@advisers.example")],
          messageID: try MessageID(token: "m\(letters.count)", domain: "desk.example"), subject: "",
          bytes: Array(bytes[(end + 1)..<at]), purpose: .notice))
    }
    return letters
  }
}

struct Undelivered: Error { let reply: String }
