import Dates
import Envelope
import Roster
import Rules
import Testing

@testable import Mail

/// Who letters go to, why they are sent, and on what they rest.
@Suite struct LettersTests {
  let samples = Samples()

  @Test
  func `an approval goes to the adviser as a decision on the case`() throws {
    let annual = try Samples.obligation("annual-2025", Samples.standing())
    let granted = try Samples.obligation("annual-2025+1", Samples.standing([Samples.carryOver(.annual(2025))]))
    let posting = try samples.letters().approval(
      samples.decision(annual), granted: granted, asked: 1, samples.postmark(.fr))
    let envelope = try #require(posting.envelope)
    #expect(envelope.recipients.map(\.address) == ["eloise@mairie.example"])
    #expect(envelope.recipients.first?.displayName == "Éloïse Exemple-Dupré")
    #expect(envelope.sender.address == "quitus@support.example")
    #expect((envelope.purpose, envelope.priority) == (.decision, .prompt))
    #expect(envelope.caseReference == "2026-00042")
    #expect(envelope.messageID.rawValue == "8d1f@support.example")
    #expect(envelope.restsOn.isEmpty)
    #expect(envelope.subject == "Justification de votre situation\u{A0}: demande acceptée (dossier n°\u{A0}2026-00042)")
  }

  @Test
  func `a refusal goes to the adviser as a decision on the case`() throws {
    let annual = try Samples.obligation("annual-2025", Samples.standing())
    let posting = try samples.letters().refusal(samples.decision(annual), reason: samples.reason, samples.postmark(.en))
    let envelope = try #require(posting.envelope)
    #expect(envelope.recipients.map(\.address) == ["eloise@mairie.example"])
    #expect((envelope.purpose, envelope.caseReference) == (.decision, "2026-00042"))
  }

  @Test
  func `a notice goes to the structure's contact`() throws {
    let annual = try Samples.obligation("annual-2025", Samples.standing())
    let posting = try samples.letters().notice(samples.notice(annual, .notGranted), samples.postmark(.fr))
    let envelope = try #require(posting.envelope)
    #expect(envelope.recipients.map(\.address) == ["accueil@mairie.example"])
    #expect(envelope.recipients.first?.displayName == "Jean Modèle")
    #expect((envelope.purpose, envelope.caseReference) == (.notice, "2026-00042"))
  }

  @Test
  func `letters of a case's life go to whom they are about, and name the case`() throws {
    let letters = try samples.letters()
    let (file, mark) = (samples.underWay(), try samples.postmark(.fr))
    let toAdviser = [
      letters.acknowledgement(file, papers: nil, replaces: false, mark),
      letters.documentsRequested(file, papers: samples.papers(), mark),
      letters.withdrawal(file, on: day(2026, 2, 1), mark), letters.reopening(file, samples.reopening(.refused), mark),
      letters.transfer(file, on: day(2026, 2, 1), mark),
    ]
    let toStructure = [
      letters.acknowledgement(file, papers: nil, replaces: false, to: samples.structure, mark),
      letters.notice(samples.caseNotice(.withdrawn), mark),
    ]
    for (postings, address, purpose) in [
      (toAdviser, "eloise@mairie.example", Purpose.decision), (toStructure, "accueil@mairie.example", .notice),
    ] {
      for posting in postings {
        let envelope = try #require(posting.envelope)
        #expect(envelope.recipients.map(\.address) == [address] && envelope.purpose == purpose)
        #expect(envelope.caseReference == "2026-00042" && envelope.subject.contains("2026-00042"))
      }
    }
    var silent = samples
    silent.adviser.email = nil
    let nobody = letters.withdrawal(silent.underWay(), on: day(2026, 2, 1), mark)
    #expect(nobody.reason == NoAddress(.adviser(silent.adviser.id), .missing))
  }

  @Test
  func `a reminder rests on each overdue obligation that it names`() throws {
    let posting = try samples.letters().overdue(samples.digest(stage: 2), samples.postmark(.fr))
    let envelope = try #require(posting.envelope)
    #expect(envelope.purpose == .reminder)
    #expect(
      envelope.restsOn == [
        Assertion(adviser: "1042", obligation: "annual-2025", stage: 2),
        Assertion(adviser: "2001", obligation: "initial", stage: 1),
        Assertion(adviser: "2001", obligation: "annual-2025", stage: 1),
      ])
    #expect(envelope.caseReference == nil)
    let headers = String(decoding: envelope.bytes, as: UTF8.self)
    #expect(headers.contains("X-Quitus-Campaign: 2026-02\r\n"))
    #expect(headers.contains("X-Auto-Response-Suppress: All\r\n"))
  }

  @Test(arguments: Language.allCases)
  func `a trial goes where it is told, in both parts and the language asked for`(_ language: Language) throws {
    let mailbox = try MailAddress("essai@example.org")
    let envelope = try samples.letters().test(to: mailbox, samples.postmark(language))
    #expect((envelope.purpose, envelope.recipients) == (.test, [mailbox]))
    let message = String(decoding: envelope.bytes, as: UTF8.self)
    for line in [
      "Content-Language: \(language.rawValue)", "Reply-To: <aide@support.example>", "Auto-Submitted: auto-generated",
      "Message-ID: <8d1f@support.example>", "Date: Sun, 01 Feb 2026 09:00:00 +0000",
    ] {
      #expect(message.contains(line + "\r\n"))
    }
    #expect(message.contains("text/plain") && message.contains("text/html"))
  }

  @Test
  func `the same letter is written as the same bytes`() throws {
    let digest = try samples.digest(stage: 1)
    let letters = try samples.letters()
    let once = letters.overdue(digest, try samples.postmark(.fr))
    #expect(once == letters.overdue(digest, try samples.postmark(.fr)))
  }

  /// Stage, telling, stages; how the letter speaks, and what it calls itself.
  @Test(arguments: [
    (1, 1, 3, OverdueDigest.Tone.first, "1er rappel sur 3"), (2, 2, 3, .repeated, "2e rappel sur 3"),
    (3, 3, 3, .last, "3e rappel sur 3"), (4, 4, 3, .last, "4e rappel sur 4"), (1, 1, 1, .first, "1er rappel sur 1"),
    (2, 1, 3, .first, "1er rappel sur 2"), (3, 1, 3, .first, "1er rappel sur 1"), (3, 2, 3, .last, "2e rappel sur 2"),
    (1, 1, 0, .first, "1er rappel sur 1"),
  ])
  func `a reminder speaks as often as it was told, whatever its age`(
    _ stage: Int, _ telling: Int, _ stages: Int, _ tone: OverdueDigest.Tone, _ title: String
  ) throws {
    var digest = try samples.digest(stage: 1)
    digest.stages = stages
    for index in digest.entries.indices {
      for place in digest.entries[index].reminders.indices {
        digest.entries[index].reminders[place].stage = stage
        digest.entries[index].reminders[place].telling = telling
      }
    }
    #expect(digest.tone == tone)
    let text = try text(digest)
    #expect(text.contains("\n\(title)\n"), "\(text)")
    #expect(text.contains("dernier rappel") == (tone == .last))
    #expect(text.contains("ne sont toujours ni") == (tone == .last))
  }

  @Test func `a letter of some who are told for the last time and others for the first is untrue of neither`() throws {
    var digest = try samples.digest(stage: 3)
    digest.entries[1].reminders[0].telling = 1
    let text = try text(digest)
    #expect(digest.tone == .repeated && text.contains("\nRappel\n"))
    #expect(!text.contains("Ce message est le dernier rappel") && !text.contains("ne sont toujours ni"))
    #expect(
      text.matches(of: /\((.*rappel)\)/).map { String($0.1) } == [
        "3e et dernier rappel", "1er rappel", "3e et dernier rappel",
      ])
  }

  /// Of the letter, with plain spaces.
  private func text(_ digest: OverdueDigest) throws -> String {
    let (letters, mark) = (try samples.letters(), try samples.postmark(.fr))
    return letters.draft(letters.planOverdue(digest, mark), mark).text.replacing("\u{A0}", with: " ")
  }
}
