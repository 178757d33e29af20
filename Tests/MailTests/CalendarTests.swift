import Dates
import Envelope
import Rules
import Testing

@testable import Mail

/// The days that a letter offers to a calendar (RFC 5545).
@Suite struct CalendarTests {
  private func calendar(_ plan: LetterPlan, _ language: Language = .fr, _ samples: Samples = Samples()) throws -> String
  {
    let office = try samples.office()
    return CalendarFile(
      events: plan.events, organizer: (office.service, office.replyTo), domain: "support.example",
      stamp: try samples.postmark(language).instant, language: language
    ).text
  }

  @Test func `a calendar is written field by field`() throws {
    let samples = Samples()
    let plan = try samples.letters().planDocumentsRequested(
      samples.underWay(), papers: samples.papers(), samples.postmark(.en))
    let expected = """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Quitus//Quitus//EN
      CALSCALE:GREGORIAN
      METHOD:PUBLISH
      BEGIN:VEVENT
      UID:papers-2026-00042@support.example
      DTSTAMP:20260201T090000Z
      SEQUENCE:176993640
      ORGANIZER;CN="Support Conseillers numériques":mailto:aide@support.example
      DTSTART;VALUE=DATE:20260220
      DTEND;VALUE=DATE:20260221
      SUMMARY;LANGUAGE=en:Papers to send (case\u{A0}2026-00042)
      DESCRIPTION;LANGUAGE=en:For any question: Support Conseillers numériques\\,
        aide@support.example
      CLASS:PRIVATE
      TRANSP:TRANSPARENT
      BEGIN:VALARM
      ACTION:DISPLAY
      DESCRIPTION;LANGUAGE=en:Papers to send (case\u{A0}2026-00042)
      TRIGGER:-P3D
      END:VALARM
      END:VEVENT
      END:VCALENDAR

      """
    #expect(try calendar(plan, .en) == expected.replacing("\n", with: "\r\n"))
  }

  @Test func `a reminder of the same papers is the same entry, and one of a day that has passed is none`() throws {
    let samples = Samples()
    let letters = try samples.letters()
    let (file, mark) = (samples.underWay(), try samples.postmark(.fr))
    let asked = letters.planDocumentsRequested(file, papers: samples.papers(), mark)
    let again = letters.planDocumentsReminder(file, papers: samples.papers(), mark)
    let received = letters.planAcknowledgement(file, papers: samples.papers(), replaces: false, mark)
    #expect(asked.events.count == 1 && asked.events == again.events && asked.events == received.events)
    let passed = PapersWanted(text: "x", by: day(2026, 1, 31), suspends: true)
    #expect(letters.planDocumentsReminder(file, papers: passed, mark).events.isEmpty)
    let today = PapersWanted(text: "x", by: day(2026, 2, 1), suspends: true)
    #expect(letters.planDocumentsReminder(file, papers: today, mark).events.count == 1)
  }

  @Test func `each deadline of an adviser is an entry of its own, known again in the next letter`() throws {
    let samples = Samples()
    let letters = try samples.letters()
    let facts = Samples.standing([Samples.carryOver(.annual(2025))])
    let due = try ["annual-2025+1", "annual-2026"].map { try Samples.obligation($0, facts) }
    let upcoming = letters.planUpcomingDeadline(samples.upcoming(due, rights: 2), try samples.postmark(.fr))
    #expect(upcoming.events.map(\.name) == ["deadline-1042-annual-2025-1", "deadline-1042-annual-2026"])
    let expiring = letters.planExpiringRight(try samples.expiring(), try samples.postmark(.fr))
    #expect(expiring.events == [upcoming.events[0]])
    #expect(upcoming.events[1].summary.contains("1\u{A0}module thématique (Année\u{A0}2026)"))
    #expect(try calendar(upcoming).components(of: "BEGIN:VEVENT") == 2)
  }

  @Test(arguments: HostileTests.inputs)
  func `no name ends a line of a calendar or makes one too long`(_ input: String) throws {
    let samples = HostileTests.samples(input)
    let facts = Samples.standing()
    let due = try Samples.obligation("annual-2026", facts)
    let plan = try samples.letters().planUpcomingDeadline(samples.upcoming([due], rights: 1), samples.postmark(.fr))
    let lines = try calendar(plan, .fr, samples).utf8.split(separator: 13, omittingEmptySubsequences: false).map {
      Array($0)
    }
    #expect(lines.allSatisfy { $0.count <= 76 && !$0.dropFirst().contains(10) })
    let names = lines.map { String(decoding: $0.drop { $0 == 10 }, as: UTF8.self) }.filter {
      !$0.isEmpty && !$0.hasPrefix(" ")
    }
    #expect(names.count == 23 && names.filter { $0.hasPrefix("UID:") }.count == 1)
    #expect(names.first { $0.hasPrefix("UID:") }?.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } == true)
  }

  @Test func `a day that was moved is the same entry of a higher sequence, and a letter sent once more keeps its own`()
    throws
  {
    let samples = Samples()
    let letters = try samples.letters()
    func lines(_ by: Day, writtenAfter seconds: Int) throws -> [String] {
      var mark = try samples.postmark(.fr)
      mark.instant = mark.instant.adding(seconds: seconds)
      let papers = PapersWanted(text: "x", by: by, suspends: true)
      let bytes = try #require(letters.documentsRequested(samples.underWay(), papers: papers, mark).envelope).bytes
      let text = String(decoding: bytes, as: UTF8.self)
      return ["UID", "SEQUENCE", "DTSTART", "DTSTAMP"].map { name in
        text.split(separator: "\r\n").first { $0.hasPrefix(name) }.map(String.init) ?? "no \(name)"
      }
    }
    let first = try lines(day(2026, 2, 20), writtenAfter: 0)
    let moved = try lines(day(2026, 3, 10), writtenAfter: 60)
    #expect(first[0] == moved[0] && first[1] == "SEQUENCE:176993640" && moved[1] == "SEQUENCE:176993646")
    #expect(first[2].hasSuffix("20260220") && moved[2].hasSuffix("20260310"))
    #expect(try lines(day(2026, 2, 20), writtenAfter: 0) == first)
    // Within ten seconds the stamp decides (RFC 5546 §2.1.5).
    #expect(try lines(day(2026, 3, 10), writtenAfter: 1)[3] == "DTSTAMP:20260201T090001Z")
  }

  @Test func `an address with signs that a link reads otherwise is still that address`() throws {
    let organizer = (name: "L'\"appui\"", mailbox: try MailAddress("a&b?c%d@support.example"))
    let file = CalendarFile(
      events: [CalendarEvent(name: "x", day: day(2026, 2, 20), summary: "x", detail: "x", notice: 1)],
      organizer: organizer, domain: "support.example", stamp: Instant(rawValue: 0), language: .fr)
    #expect(file.text.contains("\r\nORGANIZER;CN=\"L'”appui”\":mailto:a%26b%3Fc%25d@support.example\r\n"))
    #expect(file.text.contains("\r\nSEQUENCE:0\r\n"))
  }

  @Test func `nothing of a paper or a ground goes into a calendar`() throws {
    let samples = Samples()
    let plan = try samples.letters().planDocumentsRequested(
      samples.underWay(), papers: samples.papers(), samples.postmark(.fr))
    let text = try calendar(plan)
    for word in samples.reason.split(separator: "\n") { #expect(!text.contains(word.prefix(20))) }
    for word in DiscretionTests.telling { #expect(!text.lowercased().contains(word)) }
  }
}

extension String {
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
