import Dates
import Desk
import Glibc
import Store

/// Sends letters as they come due, until somebody asks it to stop.
///
/// A database that another holds, a full disk and a silent server are told on standard error and outlived.
struct OutboxWatch {
  let delivering: Delivering
  /// A server that was silent is left alone for so long at first, then twice as long each time, up to the second.
  private static let silence = (first: 30, longest: 300)
  /// After a fault of the machine.
  private static let afterFault = 5
  /// How often it is looked whether the dispatchers that hold letters are alive, at the least.
  private static let longestRest = 60

  private var parts: DeskParts { delivering.desk.parts }

  init(_ delivering: Delivering) {
    self.delivering = delivering
  }

  func run() throws {
    guard let carrier = try delivering.carrier() else {
      throw Complaint(
        .data, "mail.url manque : dites à quel serveur remettre les lettres",
        "mail.url is missing: say which server letters are handed to")
    }
    Interruption.watch()
    remark(Said("à l’écoute", "watching"))
    var pause = 0
    while !Interruption.wasAsked {
      do {
        let report = try pass(over: carrier, probing: pause > 0)
        pause = report.metSilence ? min(max(Self.silence.first, pause * 2), Self.silence.longest) : 0
        if pause > 0 {
          remark(
            Said(
              "le serveur ne répond pas : prochain essai dans \(pause) s",
              "the server is silent: next try in \(pause) s"))
          rest(pause)
        } else {
          try restUntilDue()
        }
      } catch let error as StoreError where error.mayPass {
        Console.complain(error.complaint.said.now)
        rest(Self.afterFault)
      }
    }
    remark(Said("arrêté", "stopped"))
  }

  /// - Parameter probing: the server was silent: one letter finds out whether it still is.
  private func pass(over carrier: any Carrier, probing: Bool) throws -> DispatchReport {
    var dispatch = delivering.dispatch(on: parts.clock.today())
    if probing { dispatch.mostSilences = 1 }
    let report = try dispatch.perform(
      with: parts, over: carrier, shouldStop: Delivering.stopping(), eachMinute: delivering.tellOfStuckMail)
    if report.hasNews { remark(DispatchDocument(report).said) }
    try delivering.tellOfStuckMail()
    return report
  }

  /// Rests until a letter is due, whoever queues it, or it is time to look after other dispatchers.
  private func restUntilDue() throws {
    for _ in 0..<Self.longestRest {
      if Interruption.wasAsked { return }
      let now = parts.clock.now()
      if try parts.store.read({ try $0.isLetterDue(at: now) }) { return }
      rest(1)
    }
  }

  private func rest(_ seconds: Int) {
    // In short pieces: a signal may be given to another thread, and wakes only that one.
    for _ in 0..<seconds * 20 where !Interruption.wasAsked { usleep(50_000) }
  }

  private func remark(_ said: Said) { Console.remark("\(parts.clock.now()) \(said.now)") }
}

extension StoreError {
  /// Whether it may be over later without anybody doing anything to the database.
  fileprivate var mayPass: Bool {
    switch self {
    case .busy, .full, .readOnly, .cannotOpen, .inputOutput: true
    default: false
    }
  }
}

extension DispatchReport {
  /// Whether anything happened to a letter.
  fileprivate var hasNews: Bool { sent + deferred + failed + inDoubt + held + dropped + later > 0 }
}
