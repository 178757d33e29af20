import Dates
import Envelope
import Store

/// How the outbox stands, as other programs read it.
struct OutboxReportDocument: Encodable {
  var at: String
  var queued: Int
  var claimed: Int
  var deferred: Int
  var held: Int
  var failed: Int
  var inDoubt: Int
  @OrNull var oldestDecision: String?
  @OrNull var oldest: String?
  @OrNull var nextDue: String?
  /// A decision has waited to leave for longer than the settings allow.
  var stuck: Bool
  var byLetter: [Kind]
  var deferredByReason: [Reason]
  var sentPerHour: [Hour]
  var doubts: [Doubt]

  struct Kind: Encodable {
    var letter: String
    var purpose: String
    var state: String
    var count: Int
  }

  struct Reason: Encodable {
    @OrNull var code: Int?
    @OrNull var enhanced: String?
    @OrNull var fault: String?
    var count: Int
  }

  struct Hour: Encodable {
    var hour: String
    var accepted: Int
  }

  struct Doubt: Encodable {
    var id: Int64
    var letter: String
    var state: String
    var times: Int
  }

  /// - Parameter alarmAfter: minutes.
  init(_ report: OutboxReport, alarmAfter: Int) {
    at = report.at.description
    queued = report.count(.queued)
    claimed = report.count(.claimed)
    deferred = report.count(.deferred)
    held = report.count(.held)
    failed = report.count(.failed)
    inDoubt = report.count(.inDoubt)
    oldestDecision = report.oldestDecision?.description
    oldest = report.oldest?.description
    nextDue = report.nextDue?.description
    stuck = report.oldestDecision.map { $0.adding(seconds: alarmAfter * 60) < report.at } ?? false
    byLetter = report.standing.map {
      Kind(letter: $0.letter, purpose: $0.purpose.rawValue, state: $0.state.rawValue, count: $0.count)
    }
    deferredByReason = report.deferred.map {
      Reason(code: $0.code, enhanced: $0.enhanced, fault: $0.fault, count: $0.count)
    }
    sentPerHour = report.hours.map { Hour(hour: $0.begins.description, accepted: $0.accepted) }
    doubts = report.doubts.map {
      Doubt(id: $0.id, letter: $0.letter, state: $0.state.rawValue, times: $0.times)
    }
  }

  /// As a person reads it.
  var lines: [String] {
    let counts = Said(
      "en file : \(queued), en cours : \(claimed), différées : \(deferred), retenues : \(held), échouées : \(failed), douteuses : \(inDoubt)",
      "queued: \(queued), leaving: \(claimed), deferred: \(deferred), held: \(held), failed: \(failed), in doubt: \(inDoubt)"
    )
    let ages: [(Said, String?)] = [
      (Said("décision la plus ancienne", "oldest decision"), oldestDecision),
      (Said("lettre la plus ancienne", "oldest letter"), oldest),
      (Said("prochain essai", "next attempt"), nextDue),
    ]
    let alarm = Said("DES DÉCISIONS NE PARTENT PAS", "DECISIONS DO NOT LEAVE")
    return [counts.now] + (stuck ? [alarm.now] : [])
      + ages.compactMap { label, value in value.map { "\(label.now)\t\($0)" } }
      + byLetter.map { "\(Said("lettre", "letter").now)\t\($0.letter)\t\($0.state)\t\($0.count)" }
      + deferredByReason.map { reason in
        let why = [reason.code.map(String.init), reason.enhanced, reason.fault].compactMap(\.self)
        return "\(Said("différées", "deferred").now)\t\(why.joined(separator: " "))\t\(reason.count)"
      }
      + sentPerHour.map { "\(Said("remises dans l’heure", "sent in the hour").now)\t\($0.hour)\t\($0.accepted)" }
      + doubts.map { doubt in
        "\(Said("en doute", "in doubt").now)\t\(doubt.id)\t\(doubt.letter)\t\(doubt.state)\t\(doubt.times)"
      }
  }
}
