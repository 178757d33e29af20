/// One thing that an examination found, and what to do about it.
struct Diagnosis: Sendable, Hashable {
  enum Severity: String, Sendable {
    /// Works, and somebody should look at it.
    case warning
    /// Does not work, or will cost data or secrecy.
    case problem
  }

  var severity: Severity
  var said: Said
  var remedy: Said

  static func problem(_ said: Said, remedy: Said) -> Diagnosis {
    Diagnosis(severity: .problem, said: said, remedy: remedy)
  }

  static func warning(_ said: Said, remedy: Said) -> Diagnosis {
    Diagnosis(severity: .warning, said: said, remedy: remedy)
  }

  /// Something that could not even be looked at, in the words in which a command would have refused.
  static func unable(_ complaint: Complaint) -> Diagnosis {
    .problem(complaint.said, remedy: Said("faites ce que dit la phrase", "do what the sentence says"))
  }
}

/// One thing to examine.
struct Examination: Sendable {
  /// What other programs know it by.
  let name: String
  /// What is said where nothing is wrong.
  let sound: Said
  let examine: @Sendable (Patient) -> [Diagnosis]
}
