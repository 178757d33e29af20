/// What an operation came to: done, or refused for a reason that the rules of the desk foresee.
public enum Outcome<Done, Refusal> {
  case done(Done)
  case refused(Refusal)
}

extension Outcome: Sendable where Done: Sendable, Refusal: Sendable {}
extension Outcome: Equatable where Done: Equatable, Refusal: Equatable {}
