import Cases
import Dates
import Desk
import Envelope
import Roster
import Rules
import Store

/// A letter with all that is known of it.
struct LetterDocument: Encodable {
  var id: Int64
  var letter: String
  var language: String
  var purpose: String
  var state: String
  var subject: String
  var messageId: String
  @OrNull var `case`: String?
  @OrNull var structure: String?
  @OrNull var campaign: String?
  var enqueuedAt: String
  @OrNull var nextAttempt: String?
  @OrNull var claimedAt: String?
  @OrNull var lastReply: String?
  var to: [Recipient]
  var tells: [Told]
  var notices: [Noticed]
  var attempts: [Attempt]
  /// What was marked because a server refused one of its addresses.
  var refusals: [AddressMarkDocument]
  /// The times it came back, in the order in which that was recorded.
  var returns: [Return]
  /// Null once its words are gone.
  @OrNull var text: String?

  /// One of those it goes to, and what became of it for them.
  struct Recipient: Encodable {
    var address: String
    @OrNull var outcome: String?
    @OrNull var code: Int?
    @OrNull var enhanced: String?
    @OrNull var reply: String?

    init(_ recipient: LetterSheet.Recipient) {
      self.init(address: recipient.address, recipient.last)
    }

    init(address: String, _ last: RecipientAttempt?) {
      self.address = address
      outcome = last?.outcome
      code = last?.code
      enhanced = last?.enhanced
      reply = last?.reply
    }
  }

  /// An obligation that a reminder tells of.
  struct Told: Encodable {
    var adviser: String
    var obligation: String
    var stage: Int
  }

  /// What a notice tells of.
  struct Noticed: Encodable {
    var adviser: String
    var subject: String
    var stage: Int
  }

  struct Attempt: Encodable {
    var startedAt: String
    var endedAt: String
    var host: String
    var outcome: String
    @OrNull var code: Int?
    @OrNull var enhanced: String?
    var reply: String
    var recipients: [Recipient]

    init(_ attempt: DeliveryAttempt) {
      startedAt = attempt.startedAt.description
      endedAt = attempt.endedAt.description
      host = attempt.host
      outcome = attempt.outcome
      code = attempt.code
      enhanced = attempt.enhanced
      reply = attempt.reply
      recipients = attempt.recipients.map { Recipient(address: $0.address, $0) }
    }
  }

  /// That it came back, and what was marked because of it.
  struct Return: Encodable {
    var at: String
    /// `marked` or `elsewhere`.
    var effect: String
    var marks: [AddressMarkDocument]

    init(_ returned: LetterSheet.Return) {
      at = returned.record.recordedAt.description
      effect = returned.record.effect.rawValue
      marks = returned.marks.map(AddressMarkDocument.init)
    }
  }

  init(_ sheet: LetterSheet) {
    let row = sheet.row
    id = row.id
    letter = row.letter
    language = row.language
    purpose = row.purpose.rawValue
    state = row.state.rawValue
    subject = sheet.subject
    messageId = row.messageID
    `case` = row.caseReference?.description
    structure = row.structure?.rawValue
    campaign = row.campaign
    enqueuedAt = row.enqueuedAt.description
    nextAttempt = row.nextAttempt?.description
    claimedAt = row.claimedAt?.description
    lastReply = row.lastReply
    to = sheet.recipients.map(Recipient.init)
    tells = row.reminders.map {
      Told(adviser: $0.adviser.rawValue, obligation: $0.obligation.description, stage: $0.stage)
    }
    notices = row.notices.map {
      Noticed(adviser: $0.adviser.rawValue, subject: $0.subject.description, stage: $0.stage)
    }
    attempts = sheet.attempts.map(Attempt.init)
    refusals = sheet.refusals.map(AddressMarkDocument.init)
    returns = sheet.returns.map(Return.init)
    text = sheet.bytes.isEmpty ? nil : sheet.text
  }
}

/// The same for a person at the terminal.
struct LetterText {
  let sheet: LetterSheet

  init(_ sheet: LetterSheet) { self.sheet = sheet }

  var lines: [String] {
    let row = sheet.row
    let head: [(Said, String?)] = [
      (Said("lettre", "letter"), "\(row.id) \(row.letter) (\(row.language), \(row.purpose.rawValue))"),
      (Said("état", "state"), row.state.rawValue + (row.lastReply.map { " (\($0))" } ?? "")),
      (Said("objet", "subject"), sheet.subject), (Said("Message-ID", "Message-ID"), row.messageID),
      (Said("dossier", "case"), row.caseReference?.description),
      (Said("structure", "structure"), row.structure?.rawValue), (Said("campagne", "campaign"), row.campaign),
      (Said("en file depuis", "queued at"), row.enqueuedAt.description),
      (Said("prochain essai", "next attempt"), row.nextAttempt?.description),
      (Said("prise en charge", "claimed at"), row.claimedAt?.description),
    ]
    let told =
      row.reminders.map { "\($0.adviser) \($0.obligation) (\($0.stage))" }
      + row.notices.map { "\($0.adviser) \($0.subject) (\($0.stage))" }
    let tells = told.map { "\(Said("rappelle", "tells of").now)\t\($0)" }
    let text =
      sheet.bytes.isEmpty
      ? [Said("(les mots de cette lettre ont été effacés)", "(the words of this letter were erased)").now]
      : ["", sheet.text]
    return head.compactMap { label, value in value.map { "\(label.now)\t\($0)" } }
      + sheet.recipients.map { recipient in
        "\(Said("à", "to").now)\t\(recipient.address)" + (recipient.last.map { "\t\(Self.reply($0))" } ?? "")
      } + tells + sheet.attempts.flatMap(Self.lines)
      + sheet.refusals.map { "\(Said("adresse", "address").now)\($0.line)" } + sheet.returns.flatMap(Self.lines) + text
  }

  private static func lines(_ returned: LetterSheet.Return) -> [String] {
    let elsewhere = Said("rien n’est marqué : d’une autre adresse", "nothing is marked: from another address").now
    let effect = returned.record.effect == .elsewhere ? "\t\(elsewhere)" : ""
    return ["\(Said("revenue", "came back").now)\t\(returned.record.recordedAt)\(effect)"]
      + returned.marks.map(\.line)
  }

  private static func lines(_ attempt: DeliveryAttempt) -> [String] {
    let all = RecipientAttempt(
      address: "", outcome: attempt.outcome, code: attempt.code, enhanced: attempt.enhanced, reply: attempt.reply)
    return [
      "\(Said("essai", "attempt").now)\t\(attempt.startedAt)\t\(attempt.endedAt)\t\(attempt.host)\t\(reply(all))"
    ] + attempt.recipients.map { "\t\($0.address)\t\(reply($0))" }
  }

  private static func reply(_ said: RecipientAttempt) -> String {
    [said.outcome, said.code.map(String.init), said.enhanced, said.reply].compactMap(\.self).joined(separator: " ")
  }
}

extension AddressMark {
  fileprivate var line: String {
    let mute = mutes && cleared == nil ? Said(", muette", ", muted").now : ""
    return "\t\(address)\t\(kind.said.now)\(mute)\t\(text)"
  }
}
