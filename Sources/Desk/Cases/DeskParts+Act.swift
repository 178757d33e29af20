import Cases
import Dates
import Store

extension DeskParts {
  /// Does to a case what concerns nobody outside the desk: no rights move, no letter leaves.
  ///
  /// `checking` throws what else speaks against the act.
  func act(
    _ act: Act, on reference: CaseReference, by person: Acting, on day: Day,
    checking: (CaseActing, CaseFile) throws -> Void = { _, _ in }
  ) throws -> Outcome<CaseDone, DeskRefusal> {
    try deciding(as: .act(act.verb, on: reference, by: person)) { writing in
      let acting = try CaseActing(
        parts: self, reading: writing.reading, at: writing.instant, by: person, on: day)
      let file = try acting.file(reference)
      // The person is looked at before what was said.
      if let refusal = try acting.obstacle(to: act, on: file) { throw DeskRefusal.move(refusal) }
      try checking(acting, file)
      return CaseDone(file: try acting.add(act, to: file, writing))
    }
  }

  /// Does to a case what somebody outside is written to about.
  func tell(
    _ act: Act, on reference: CaseReference, by person: Acting, on day: Day
  ) throws -> Outcome<CaseDone, DeskRefusal> {
    try tell(act.verb, on: reference, by: person, on: day) { _, _ in act }
  }

  /// The same, for an act that is made from what the database holds.
  func tell(
    _ verb: Verb, on reference: CaseReference, by person: Acting, on day: Day,
    _ act: (CaseActing, CaseFile) throws -> Act
  ) throws -> Outcome<CaseDone, DeskRefusal> {
    try deciding(as: .act(verb, on: reference, by: person)) { writing in
      let acting = try CaseActing(
        parts: self, reading: writing.reading, at: writing.instant, by: person, on: day)
      let file = try acting.file(reference)
      return try acting.tell(try act(acting, file), of: file, writing)
    }
  }
}

extension CaseActing {
  /// Does an act that somebody outside is written to about: the letters wait in the outbox, in the same transaction.
  ///
  /// Letters that the act makes untrue and that have not left are kept here first.
  func tell(_ act: Act, of file: CaseFile, _ writing: Writing) throws -> CaseDone {
    if let refusal = try obstacle(to: act, on: file) { throw DeskRefusal.move(refusal) }
    var changed = file
    changed.append(event(act, on: file))
    let recall = try Recall(of: file, because: act, writing)
    let told = try CaseLetters.Told(about: file.reference, in: writing.reading)
    let letters = try CaseLetters(acting: self, before: file, file: changed, told: told).written(act)
    var done = try save(changed, previousVersion: file.version, letters: letters, writing)
    (done.told, done.recalled) = (recall.told, recall.recalled)
    if act.verb == .reopen, let last = file.withdrawableUntil, day > last { done.withdrawableUntil = last }
    return done
  }

  /// Adds an act to a case once nothing speaks against it, and saves it.
  @discardableResult func append(_ act: Act, to file: CaseFile, _ writing: Writing) throws -> CaseFile {
    if let refusal = try obstacle(to: act, on: file) { throw DeskRefusal.move(refusal) }
    return try add(act, to: file, writing)
  }

  /// Adds an act that nothing was found to speak against, and saves the case.
  fileprivate func add(_ act: Act, to file: CaseFile, _ writing: Writing) throws -> CaseFile {
    var changed = file
    changed.append(event(act, on: file))
    try writing.save(changed, previousVersion: file.version)
    return changed
  }
}
