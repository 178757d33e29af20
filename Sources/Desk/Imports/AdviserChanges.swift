import Dates
import Intake
import Roster
import Store

/// What a file of advisers changes: people, their employers, their employments, their training.
struct AdviserChanges: FactChanges {
  private(set) var report = ImportReport()
  private var facts: AdviserFacts

  init(_ parsed: Parsed<AdviserRow>, known facts: AdviserFacts) {
    self.facts = facts
    settle(parsed)
  }

  mutating func lay(_ parsed: Parsed<AdviserRow>) {
    report = ImportReport()
    report.take(rejectsAndWarningsOf: parsed)
    var rejected: [RejectedRow] = []
    for row in parsed.rows {
      if let reject = facts.reject(row) {
        rejected.append(reject)
      } else {
        report.count(facts.state(row))
      }
    }
    report.reject(rejected)
  }

  var isEmpty: Bool { facts.isEmpty }

  var touched: Set<AdviserID> { facts.touched }

  var cameBack: Bool { facts.cameBack }

  mutating func startOver() { facts.startOver() }

  func write(to writing: Writing, importID: ImportID) throws {
    try facts.write(to: writing, importID: importID)
  }
}

/// All that is known of advisers, with what somebody states laid over it.
struct AdviserFacts {
  var structures: Overlay<StructureID, Structure>
  var advisers: Overlay<AdviserID, Adviser>
  var employments: Overlay<EmploymentKey, Day?>
  var training: Overlay<AdviserID, Training>
  /// Whom no file brings back.
  var erased: ErasedBefore?

  /// What is known of everybody.
  init(_ reading: Reading, erased: ErasedBefore?) throws {
    self.erased = erased
    structures = Overlay(try reading.structures())
    advisers = Overlay(try reading.currentAdvisers())
    employments = Overlay(try reading.currentEmployments())
    training = Overlay(try reading.currentTraining())
  }

  var isEmpty: Bool { structures.isEmpty && advisers.isEmpty && employments.isEmpty && training.isEmpty }

  /// Whose contracts or admission differ: names and addresses concern no obligation.
  var touched: Set<AdviserID> {
    Set(employments.changes.map(\.key.adviser)).union(training.changes.map(\.key))
  }

  var cameBack: Bool { structures.cameBack || advisers.cameBack || employments.cameBack || training.cameBack }

  mutating func startOver() {
    structures.startOver()
    advisers.startOver()
    employments.startOver()
    training.startOver()
  }

  /// Why `row` states nothing; nil where it may.
  func reject(_ row: AdviserRow) -> RejectedRow? {
    if let structure = row.structure, structures[structure.id] == nil, !structure.introducesItself {
      return RejectedRow(
        line: row.line, column: "structure_id", value: structure.id.rawValue, reason: .unknownStructure)
    }
    if advisers[row.adviser] == nil, erased?.pseudonym(of: row.adviser) != nil {
      return RejectedRow(line: row.line, column: "adviser_id", value: row.adviser.rawValue, reason: .erased)
    }
    if advisers[row.adviser] == nil, !row.introducesItself {
      return RejectedRow(line: row.line, column: "adviser_id", value: row.adviser.rawValue, reason: .unknownAdviser)
    }
    return nil
  }

  /// Lays what `row` says over what is known; what it leaves out stays. A new employment counts as a new adviser does.
  mutating func state(_ row: AdviserRow) -> FactChange {
    var change = person(row)
    if let employment = row.employment { change = change.and(state(employment, of: row.adviser)) }
    if let structure = row.structure, structures.state(structure) != .unchanged { change = change.and(.updated) }
    if trainingChange(row) != .unchanged { change = change.and(.updated) }
    return change
  }

  private mutating func person(_ row: AdviserRow) -> FactChange {
    var adviser = advisers[row.adviser] ?? Adviser(id: row.adviser, lastName: "", firstName: "")
    adviser.lastName = row.lastName ?? adviser.lastName
    adviser.firstName = row.firstName ?? adviser.firstName
    adviser.email = row.email ?? adviser.email
    adviser.personalEmail = row.personalEmail ?? adviser.personalEmail
    return advisers.state(adviser, for: row.adviser)
  }

  /// An end may be stated or corrected later; a row without one leaves it as it is.
  private mutating func state(_ employment: Employment, of adviser: AdviserID) -> FactChange {
    let key = EmploymentKey(adviser: adviser, structure: employment.structure, start: employment.period.start)
    let known = employments[key] ?? nil
    return employments.state(employment.period.end ?? known, for: key)
  }

  private mutating func trainingChange(_ row: AdviserRow) -> FactChange {
    guard row.entry != nil || row.exemption != nil else { return .unchanged }
    var training = training[row.adviser] ?? Training(entry: nil, exemption: .unknown)
    training.entry = row.entry ?? training.entry
    training.exemption = training.exemption.restated(row.exemption ?? .unknown)
    return self.training.state(training, for: row.adviser)
  }

  func write(to writing: Writing, importID: ImportID?) throws {
    for (_, structure) in structures.changes { try writing.append(structure, importID: importID) }
    for (_, adviser) in advisers.changes { try writing.save(adviser, importID: importID) }
    for (key, end) in employments.changes {
      guard let period = Period(start: key.start, end: end) else { continue }
      try writing.append(
        Employment(structure: key.structure, period: period), of: key.adviser, importID: importID)
    }
    for (adviser, training) in training.changes { try writing.append(training, of: adviser, importID: importID) }
  }
}

extension StructureRow {
  /// Says more than which structure is meant, so that one nobody knows yet can be taken in.
  var introducesItself: Bool { name != nil || siret != nil }
}

extension AdviserRow {
  /// Says who this is, so that one nobody knows yet can be taken in.
  var introducesItself: Bool { lastName != nil || firstName != nil || employment != nil }
}

extension Exemption {
  /// This answer after another one: silence changes nothing, and a "yes" without a day keeps the day that is known.
  func restated(_ new: Exemption) -> Exemption {
    switch (self, new) {
    case (_, .unknown), (.yes, .yes(on: nil)): self
    case (_, .no), (_, .yes): new
    }
  }
}
