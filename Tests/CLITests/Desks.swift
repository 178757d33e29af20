import TestProgram

/// Desks made once; each test works on a copy of its own.
enum Desks {
  /// The day on which the reminders of these desks are told.
  static let day = "2026-01-02"

  /// A case for 1042 that waits for somebody else's decision.
  static let proposed = Result {
    let program = try Program()
    try program.makeDesk()
    try program.proposeCase()
    try program.file(
      named: "workspace/quitus.yaml", holding: "mail: {from: support@desk.example, starttls: \"off\"}\n")
    return program
  }

  /// A decision, the employer's notice of it and a reminder wait in the outbox, in this order.
  static let queued = Result {
    let program = try Program(copying: proposed.get())
    try program.run("case", "approve", "2025-00001", "--as", "pierre", "--as-of", "2025-12-15")
    try program.run("overdue", "send", "--as-of", day)
    return program
  }

  static let outboxRun = ["outbox", "run", "--as-of", day]
  static let approve = ["case", "approve", "2025-00001", "--as", "pierre", "--as-of", "2025-12-15"]
}

/// A line of `outbox list --json`.
struct Letter {
  var id: Int
  var to: [String]
  var kind: String
  var state: String
  var attempts: Int
  var messageID: String
  var lastReply: String?

  init(_ line: [String: Any]) {
    id = line["id"] as? Int ?? 0
    to = line["to"] as? [String] ?? []
    kind = line["letter"] as? String ?? ""
    state = line["state"] as? String ?? ""
    attempts = line["attempts"] as? Int ?? -1
    messageID = line["message_id"] as? String ?? ""
    lastReply = line["last_reply"] as? String
  }
}

extension Program {
  /// All letters, in the order of their numbers.
  func letters() throws -> [Letter] { try jsonLines("outbox", "list").map(Letter.init) }

  /// One run over the outbox: its exit code and its report.
  func runOutbox(_ environment: [String: String]) throws -> (status: Int32, report: [String: Int]) {
    let answer = try run(Desks.outboxRun + ["--json"], environment: environment)
    guard let report = try answer.objects().first as? [String: Int] else {
      throw NotJSON(arguments: ["outbox", "run"], answer: answer)
    }
    return (answer.status, report)
  }
}
