import Dates
import Envelope
import Mail
import Roster
import Rules
import Sealing
import Store

/// Digests of what is signed: 64 hexadecimal digits each.
enum FrozenText {
  /// Of one letter as its reader gets it: addressees, subject, both texts. What differs from one copy of it to the next is
  /// left out: the moment, the number of the message, the lines between its parts, and where answers go.
  static func digest(of envelope: SealedEnvelope) -> String {
    var kept = envelope.recipients.map(\.address).joined(separator: ",").utf8.map { $0 }
    kept.append(0x0A)
    var (isHeader, isSkipped) = (true, false)
    for line in envelope.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.isEmpty || line.elementsEqual([0x0D]) { isHeader = false }
      if isHeader {
        let continues = line.first == 0x20 || line.first == 0x09
        if !continues { isSkipped = passing.contains { line.starts(with: $0.utf8) } }
        if isSkipped { continue }
      } else if line.starts(with: "--=_".utf8) {
        continue
      }
      kept += line
      kept.append(0x0A)
    }
    return Digest(of: kept).description
  }

  private static let passing = [
    "Date:", "Message-ID:", "Reply-To:", "References:", "In-Reply-To:", "Content-Type: multipart/",
  ]

  /// Of the words that all letters share: a made-up letter of each stage, as templates and the office's settings make it.
  static func words(on day: Day, with parts: DeskParts, stages: Int) throws -> String {
    var parts = parts
    // No message is made of them: none of the numbers that messages have is drawn.
    parts.mailing.token = { "words" }
    let structure = Structure(id: StructureID("0"), name: "Structure", contactEmail: "contact@structure.example")
    let adviser = Adviser(id: AdviserID("0"), lastName: "Nom", firstName: "Prénom", email: "nom@structure.example")
    let overdue = madeUp(in: parts.book(day))
    var bytes: [UInt8] = []
    for stage in 1...max(1, stages) {
      let reminders = overdue.map { OverdueDigest.Reminder(obligation: $0, stage: stage) }
      let digest = OverdueDigest(
        structure: structure, entries: [.init(adviser: adviser, reminders: reminders)], completeTo: day, stages: stages)
      for addressee in [ReminderAddressee.structure, .adviser] {
        let letter = CampaignPlan.Letter(addressee: addressee, adviser: nil, digest: digest)
        let envelope = try parts.mailing.reminder(letter, on: day, at: Instant(rawValue: 0)).envelope
        if let envelope { bytes += Self.digest(of: envelope).utf8 }
      }
    }
    return Digest(of: bytes).description
  }

  /// What somebody who followed nothing since 2023 owed at the end of 2025.
  private static func madeUp(in book: RuleBook) -> [Obligation] {
    guard let arrival = Day(year: 2023, month: 1, day: 2), let period = Period(start: arrival, end: nil),
      let newYear = Day(year: 2026, month: 1, day: 2)
    else { return [] }
    let facts = Facts(entry: arrival, exemption: .no, posts: [Post(period: period, kind: .public)])
    return Rules.situation(facts, in: book, on: newYear).obligations.filter { $0.status == .overdue }
  }
}

extension CampaignPlan {
  /// The letters as they are to be frozen; those that can be addressed.
  func frozen(with parts: DeskParts) throws -> [CampaignLetter] {
    try letters.compactMap { letter in
      let posting = try parts.mailing.reminder(letter, on: day, at: Instant(rawValue: 0))
      return posting.envelope.map { letter.frozen(as: $0) }
    }
  }
}

extension CampaignPlan.Letter {
  func frozen(as envelope: SealedEnvelope) -> CampaignLetter {
    CampaignLetter(
      addressee: addressee, structure: digest.structure.id, adviser: adviser,
      textDigest: FrozenText.digest(of: envelope), factsDigest: KeptFacts(FactsDigest(of: digest)).description,
      reminders: keys)
  }
}

extension CampaignPlan.Letter {
  /// What an adviser's copy tells; nil for the others.
  fileprivate var notice: OverdueNotice? {
    guard addressee == .adviser, let entry = digest.entries.first else { return nil }
    return OverdueNotice(
      adviser: entry.adviser, reminders: entry.reminders, completeTo: digest.completeTo, stages: digest.stages,
      isStructureTold: isStructureTold, campaign: digest.campaign)
  }
}

extension Mailing {
  /// A letter of a campaign, that bears this day.
  func reminder(_ letter: CampaignPlan.Letter, on day: Day, at instant: Instant) throws -> Posting {
    reminder(letter, try postmark(on: day, at: instant))
  }

  func reminder(_ letter: CampaignPlan.Letter, _ postmark: Postmark) -> Posting {
    let letters = writer
    return letter.notice.map { letters.overdue($0, postmark) } ?? letters.overdue(letter.digest, postmark)
  }

  /// The letter in its parts, to be looked at.
  func preview(_ letter: CampaignPlan.Letter, _ postmark: Postmark) -> LetterPreview? {
    var specimen = Specimen(madeUpOn: postmark.day)
    specimen.overdue = letter.digest
    specimen.ownOverdue = letter.notice
    return writer.preview(kind(of: letter), specimen, postmark)
  }

  /// The name under which the outbox keeps such a letter.
  func kind(of letter: CampaignPlan.Letter) -> LetterKind { letter.addressee == .adviser ? .overdueAdviser : .overdue }
}
