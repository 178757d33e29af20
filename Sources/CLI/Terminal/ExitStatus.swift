/// What the process tells its caller, after sysexits.
enum ExitStatus: Int32, Sendable, CaseIterable {
  case done = 0
  /// Done, but something is wrong and it was printed.
  case findings = 1
  case usage = 64
  case data = 65
  case noSuchThing = 66
  case unavailable = 69
  case cannotCreate = 73
  case inputOutput = 74
  case tryAgain = 75
  case notAllowed = 77
}
