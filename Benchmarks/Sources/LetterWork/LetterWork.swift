import Envelope
import Foundation
import SMTP

/// Sends every message of a file, and prints the seconds that it took, from connecting to QUIT.
///
/// `letter-work FILE URL CONNECTIONS`: in the file each message follows a line that gives its length in bytes.
@main
struct LetterWork {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let connections = Int(arguments[3]), (1...20).contains(connections) else {
      print("usage: letter-work FILE URL CONNECTIONS")
      exit(64)
    }
    let letters = try letters([UInt8](Data(contentsOf: URL(filePath: arguments[1]))))
    let settings = CarrierSettings(
      servers: [try SMTPSettings(url: arguments[2], startTLS: .off)], connections: connections)
    let seconds = try ContinuousClock().measure { try send(letters, settings) }
    let (whole, fraction) = seconds.components
    print(Double(whole) + Double(fraction) / 1e18, letters.count)
  }

  private static func send(_ letters: [SealedEnvelope], _ settings: CarrierSettings) throws {
    let carrier = try MailCarrier(settings)
    var next = 0
    while next < letters.count || carrier.underway > 0 {
      for _ in 0..<min(carrier.room, letters.count - next) {
        carrier.take(Parcel(id: Int64(next), letters[next]))
        next += 1
      }
      for parcel in carrier.settled(within: .seconds(60)) where parcel.delivery.outcome != .accepted {
        throw Undelivered(reply: parcel.delivery.line)
      }
    }
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
