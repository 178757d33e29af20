import Dates
import Envelope

/// A day that a letter names and that its reader may want in a calendar.
struct CalendarEvent: Sendable, Hashable {
  /// The same in every letter about the same thing, so that a calendar keeps one entry; in ASCII, without its domain.
  var name: String
  var day: Day
  /// On one line, without anything about health.
  var summary: String
  /// Where to ask.
  var detail: String
  /// How many days before it the calendar calls.
  var notice: Int
}

/// Events as a calendar reads them (RFC 5545).
struct CalendarFile: Sendable {
  var events: [CalendarEvent]
  /// Who publishes them: the service's name, and where it is written to.
  var organizer: (name: String, mailbox: MailAddress)
  /// What stands after the `@` of the events' names.
  var domain: String
  /// When the letter was written: of two letters about the same thing the later one holds.
  var stamp: Instant
  var language: Language

  /// All-day events that block no time, each with an alarm; lines of at most 75 octets ended by CRLF.
  ///
  /// **Source** RFC 5545 §3.1 (folding), §3.3.11 (escaping), §3.6.1, §3.6.6; RFC 5546 §2.1.4 (`SEQUENCE`), §3.2.1
  /// (`PUBLISH`).
  var text: String {
    let lines =
      [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Quitus//Quitus//\(language.rawValue.uppercased())",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      ] + events.flatMap(lines) + ["END:VCALENDAR"]
    return lines.map(Self.folded).joined()
  }

  private func lines(of event: CalendarEvent) -> [String] {
    let inLanguage = ";LANGUAGE=\(language.rawValue):"
    return [
      "BEGIN:VEVENT", "UID:\(event.name)@\(domain)", "DTSTAMP:\(Self.moment(stamp))", "SEQUENCE:\(sequence)", publisher,
      "DTSTART;VALUE=DATE:\(Self.date(event.day))", "DTEND;VALUE=DATE:\(Self.date(event.day.adding(days: 1)))",
      "SUMMARY" + inLanguage + Self.escaped(event.summary), "DESCRIPTION" + inLanguage + Self.escaped(event.detail),
      "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
      "DESCRIPTION" + inLanguage + Self.escaped(event.summary), "TRIGGER:-P\(event.notice)D", "END:VALARM",
      "END:VEVENT",
    ]
  }

  /// Tens of seconds since 1970: it grows with each letter and stays below 2³¹ for centuries. A letter that is sent once more keeps it.
  private var sequence: Int64 { max(0, stamp.rawValue / 10_000) }

  private var publisher: String {
    let name = Plain.line(organizer.name).replacing("\"", with: "”")
    let safe = organizer.mailbox.address.utf8.map { octet in
      let isSafe = Self.safe.contains(octet)
      return isSafe
        ? String(UnicodeScalar(octet)) : "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16).uppercased()
    }
    return "ORGANIZER;CN=\"\(name)\":mailto:" + safe.joined()
  }

  /// What stands for itself in the address of a `mailto:` (RFC 6068 §2).
  private static let safe = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$'*+@".utf8)

  private static func date(_ day: Day) -> String { day.description.replacing("-", with: "") }

  /// In universal time: `20260201T090000Z`.
  private static func moment(_ instant: Instant) -> String {
    let text = instant.description.replacing("-", with: "").replacing(":", with: "")
    return String(text.prefix { $0 != "." && $0 != "Z" }) + "Z"
  }

  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\", ";", ",": "\\\(character)"
      case _ where character.isNewline: "\\n"
      default: String(character)
      }
    }.joined()
  }

  /// No fold splits a code point: a reader that unfolds late would see half of one.
  private static func folded(_ line: String) -> String {
    var folded = ""
    var width = 0
    for scalar in line.unicodeScalars {
      let octets = UTF8.width(scalar)
      if width + octets > 75 {
        folded += "\r\n "
        width = 1
      }
      folded.unicodeScalars.append(scalar)
      width += octets
    }
    return folded + "\r\n"
  }
}
