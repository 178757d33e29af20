import Dates
import Desk
import FoundationEssentials

/// One line of a dispatcher's notes.
enum HandOverLine {
  /// The first line: since which start of the machine they are made.
  case boot(String)
  case taken(Int64)
  case begun(Int64)
  case ended(Settled)

  /// Without the line break; nil for what cannot be written.
  var text: String? {
    switch self {
    case .boot(let name): "quitus 1 \(name)"
    case .taken(let id): "+\(id)"
    case .begun(let id): ">\(id)"
    case .ended(let settled):
      // numbers and texts are always written
      (try? JSONEncoder().encode(Ended(settled))).map { "=" + String(decoding: $0, as: UTF8.self) }
    }
  }

  /// What the lines of a file come to; nil where one is no line of ours, or they were made before the machine started.
  static func notes(_ text: String, boot: String) -> HandOverNotes? {
    let lines = text.split(separator: "\n")
    guard let first = lines.first, first == HandOverLine.boot(boot).text ?? "" else { return nil }
    var notes = HandOverNotes()
    for line in lines.dropFirst() {
      switch HandOverLine(line) {
      case .taken(let id):
        notes.begun.remove(id)
        notes.ended[id] = nil
      case .begun(let id): notes.begun.insert(id)
      case .ended(let settled): notes.ended[settled.outboxID] = settled
      case .boot, nil: return nil
      }
    }
    return notes
  }

  private init?(_ line: Substring) {
    let rest = line.dropFirst()
    switch line.first {
    case "+":
      guard let id = Int64(rest) else { return nil }
      self = .taken(id)
    case ">":
      guard let id = Int64(rest) else { return nil }
      self = .begun(id)
    case "=":
      // what is no line of ours is said to be none
      guard let ended = try? JSONDecoder().decode(Ended.self, from: Data(rest.utf8)), let settled = ended.settled
      else { return nil }
      self = .ended(settled)
    default: return nil
    }
  }

  /// An outcome as the file has it: instants in milliseconds since the start of 1970 UTC.
  private struct Ended: Codable {
    var id: Int64
    var startedAt: Int64
    var endedAt: Int64
    var host: String
    var answer: Answer
    var recipients: [String: Answer]

    struct Answer: Codable {
      var outcome: String
      var code: Int?
      var enhanced: String?
      var reply: String
      var isAboutRecipient: Bool
    }

    init(_ settled: Settled) {
      let result = settled.result
      id = settled.outboxID
      startedAt = settled.startedAt.rawValue
      endedAt = settled.endedAt.rawValue
      host = result.host
      answer = Answer(
        outcome: result.outcome.rawValue, code: result.code, enhanced: result.enhanced, reply: result.reply,
        isAboutRecipient: result.isAboutRecipient)
      recipients = result.recipients.reduce(into: [:]) { all, one in
        all[one.address] = Answer(
          outcome: one.outcome.rawValue, code: one.code, enhanced: one.enhanced, reply: one.reply,
          isAboutRecipient: one.isAboutRecipient)
      }
    }

    /// Nil where an outcome is none.
    var settled: Settled? {
      guard let outcome = DeliveryResult.Outcome(rawValue: answer.outcome) else { return nil }
      var result = DeliveryResult(
        outcome: outcome, code: answer.code, enhanced: answer.enhanced, reply: answer.reply, host: host,
        isAboutRecipient: answer.isAboutRecipient)
      for (address, answer) in recipients.sorted(by: { $0.key < $1.key }) {
        guard let outcome = DeliveryResult.Outcome(rawValue: answer.outcome) else { return nil }
        result.recipients.append(
          DeliveryResult.ForRecipient(
            address: address, outcome: outcome, code: answer.code, enhanced: answer.enhanced, reply: answer.reply,
            isAboutRecipient: answer.isAboutRecipient))
      }
      return Settled(
        outboxID: id, result: result, startedAt: Instant(rawValue: startedAt), endedAt: Instant(rawValue: endedAt))
    }
  }
}
