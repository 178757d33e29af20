import Envelope
import Store

/// Where a letter stands when an attempt ends, as far as it decides what becomes of it.
struct DeliveryStanding: Hashable {
  /// The letter's number.
  var id: Int64
  var purpose: Purpose
  /// Attempts since it was queued, or since a person let it go again.
  var tries: Int
  /// How often it was in doubt before whether it arrived.
  var doubts = 0
  /// What became of it for those who were not asked this time, as nothing is to be done for them.
  var settled: [DeliveryResult.Outcome] = []
}

/// What becomes of a letter after an attempt: nothing is asked but what is given.
struct Fate: Hashable {
  var state: OutboxState
  /// Seconds until it is tried again; nil where it is not by itself.
  var delay: Int?

  /// One recipient left to try keeps the whole letter on its way. Where none is left, one in doubt leaves it in doubt, for a
  /// person has to ask; otherwise one refusal makes it a failed one, which is shown; it is accepted where all have it.
  ///
  /// Where patience has come to its end, what may have arrived is in doubt, not failed. So is what goes again in doubt, the second
  /// time: a server that takes letters and never answers for them would hand each of them out for a week.
  init(of letter: DeliveryStanding, after outcomes: [DeliveryResult.Outcome], _ policy: InDoubtPolicy) {
    let goesAgain = policy.goesAgain(letter.purpose) && letter.doubts == 0
    let open = outcomes.filter { $0 == .deferred || ($0 == .inDoubt && goesAgain) }
    if !open.isEmpty, let delay = Backoff.delay(ofLetter: letter.id, after: letter.tries) {
      (state, self.delay) = (.deferred, delay)
      return
    }
    let all = Set(outcomes).union(letter.settled)
    if all.contains(.inDoubt) {
      state = .inDoubt
    } else {
      state = all.isSubset(of: [.accepted]) ? .accepted : .failed
    }
  }

  /// What becomes of a letter whose dispatcher died with it in its hands: one that goes again does so at once, unless that
  /// happens to it time and again.
  ///
  /// - Parameter recipients: how many were asked.
  init(ofAbandoned letter: DeliveryStanding, for recipients: Int, _ policy: InDoubtPolicy) {
    self.init(of: letter, after: Array(repeating: .inDoubt, count: max(1, recipients)), policy)
    if state == .deferred, letter.tries == 1 { delay = 0 }
  }
}

/// What is done with a letter of which it is not known whether it arrived (`mail.in_doubt`).
public struct InDoubtPolicy: Sendable, Hashable {
  /// What `mail.in_doubt` may say.
  public enum Choice: String, Sendable, Hashable, CaseIterable {
    /// It waits for a person.
    case hold
    /// It goes again: twice is better than never.
    case resend
  }

  /// For decisions, and the notices that belong to them.
  public var decision: Choice
  public var reminder: Choice

  public init(decision: Choice = .hold, reminder: Choice = .resend) {
    self.decision = decision
    self.reminder = reminder
  }

  func goesAgain(_ purpose: Purpose) -> Bool {
    switch purpose {
    case .decision, .notice: decision == .resend
    case .reminder: reminder == .resend
    case .test: true
    }
  }
}
