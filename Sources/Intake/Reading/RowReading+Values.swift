import Dates
import Roster

extension RowReading {
  /// The text of a field, white space single and control characters gone.
  func text(_ column: Column?) -> String? {
    content(column).map(CleanText.text)
  }

  /// An identifier of at most 64 bytes.
  func identifier(_ column: Column?) throws(Reject) -> String? {
    guard let column, let content = content(column) else { return nil }
    guard content.count <= 64, !content.contains(where: \.isControl) else {
      throw reject(.unusableIdentifier, at: column)
    }
    return String(decoding: content, as: UTF8.self)
  }

  func adviser(_ column: Column) throws(Reject) -> AdviserID {
    guard let id = try identifier(column) else { throw reject(.missingValue, at: column) }
    return AdviserID(id)
  }

  mutating func day(_ column: Column?) throws(Reject) -> Day? {
    guard let column, let content = content(column) else { return nil }
    guard let written = WrittenDay(content) else { throw reject(.impossibleDay, at: column) }
    if !written.isMidnight { warn(.timeOfDayIgnored, at: column) }
    return written.day
  }

  mutating func email(_ column: Column?) -> String? {
    guard let column, let content = content(column) else { return nil }
    let address = EmailAddress.normal(content)
    if address == nil { warn(.unusableEmail, at: column) }
    return address
  }

  func yesOrNo(_ column: Column?) throws(Reject) -> Bool? {
    guard let column, let content = content(column) else { return nil }
    switch String(decoding: content, as: UTF8.self).folded {
    case "yes", "oui", "true", "vrai", "1": return true
    case "no", "non", "false", "faux", "0": return false
    default: throw reject(.notYesOrNo, at: column)
    }
  }

  mutating func kind(_ column: Column?) -> EmployerKind? {
    guard let column, let content = content(column) else { return nil }
    switch String(decoding: content, as: UTF8.self).folded {
    case "privee", "prive", "private": return .private
    case "publique", "public", "region", "gip", "departement", "epci", "collectivite", "commune": return .public
    default:
      warn(.unknownKind, at: column)
      return nil
    }
  }

  /// The exemption that `answer` and `since` state; nil where they state none.
  mutating func exemption(_ answer: Column?, since column: Column?) throws(Reject) -> Exemption? {
    try exemption(yesOrNo(answer), since: column)
  }

  mutating func exemption(_ isExempt: Bool?, since column: Column?) throws(Reject) -> Exemption? {
    let day = try day(column)
    if isExempt == true { return .yes(on: day) }
    if let column, day != nil { warn(.dayWithoutExemption, at: column) }
    return isExempt == nil ? nil : .no
  }

  /// The contract with `structure`; nil where the row states none, or one that cannot be told from others.
  mutating func employment(
    with structure: StructureID?, start: Column?, end: Column?, structureColumn: Column?, usually name: String
  ) throws(Reject) -> Employment? {
    let first = try day(start)
    let last = try day(end)
    guard let first else {
      if let end, last != nil { warn(.employmentWithoutStart, at: end) }
      return nil
    }
    guard let structure else { throw lacks(structureColumn, calledUsually: name) }
    guard let period = Period(start: first, end: last) else {
      throw reject(.endsBeforeStart, at: end ?? start ?? Column(index: 0, name: name))
    }
    return Employment(structure: structure, period: period)
  }
}
