import Dates
import Desk
import Store

/// Hands due letters to the mail server that the settings name.
struct Delivering {
  let desk: LiveDesk

  /// Delivers until nothing is due or somebody interrupts; letters not yet handed over stay due.
  func run(on day: Day) throws -> DispatchReport {
    guard let carrier = try carrier() else { return try dispatch(on: day).perform(with: desk.parts, over: nil) }
    Interruption.watch()
    let total = try desk.parts.store.read { try $0.outboxRemaining() }
    let bar = ProgressBar(Said("Envoi", "Sending").now, of: total)
    defer { bar.end() }
    return try dispatch(on: day).perform(
      with: desk.parts, over: carrier, shouldStop: Self.stopping(), eachMinute: tellOfStuckMail,
      progress: { bar.show($0.sent + $0.deferred + $0.failed + $0.inDoubt) })
  }

  /// Whether somebody asked to stop, which is answered for at the first time: a server may be long in answering.
  static func stopping() -> () -> Bool {
    var isTold = false
    return {
      guard Interruption.wasAsked else { return false }
      if !isTold {
        Console.remark(
          Said(
            "arrêt : attente des réponses du serveur ; un second signal arrête net, et laisse douteux ce qui part",
            "stopping: waiting for the server's answers; a second signal stops at once, and leaves in doubt what is leaving"
          ).now)
      }
      isTold = true
      return true
    }
  }

  /// Tells the admins by letter, and whoever watches standard error, where decisions do not leave.
  func tellOfStuckMail() throws {
    let minutes = desk.workspace.settings.mail.alarmAfterMinutes
    guard let found = try TellOfStuckMail(afterMinutes: minutes).perform(with: desk.parts) else { return }
    Console.complain(
      Said(
        "des décisions ne partent pas, la plus ancienne attend depuis \(found.oldest) ; voyez « quitus outbox report »",
        "decisions do not leave, the oldest has waited since \(found.oldest); see \"quitus outbox report\""
      ).now)
  }

  /// A run over the outbox as the settings have it.
  func dispatch(on day: Day) -> Dispatch {
    let mail = desk.workspace.settings.mail
    return Dispatch(
      on: day, policy: desk.policy, owner: ProcessIdentity.own, isAlive: { ProcessIdentity.isAlive($0) },
      notebook: HandOverFile.notebook(in: desk.workspace.folder), fence: Fence(mail.onlyTo),
      quiet: desk.workspace.settings.quiet.calendar, inDoubt: mail.inDoubt)
  }
}
