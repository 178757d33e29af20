/// Where an evaluation says why. A trace that is off costs nothing: the compiler removes what would be told to it.
protocol Trace {
  static var isOn: Bool { get }
  mutating func note(_ finding: Finding)
}

/// For bulk work: nothing is told.
struct Silence: Trace {
  static var isOn: Bool { false }
  mutating func note(_ finding: Finding) {}
}

/// Keeps all that is told, in order.
struct FindingLog: Trace {
  static var isOn: Bool { true }
  var findings: [Finding] = []
  mutating func note(_ finding: Finding) { findings.append(finding) }
}
