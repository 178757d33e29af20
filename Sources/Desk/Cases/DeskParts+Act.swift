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
    try deciding { writing in
      let acting = try CaseActing(
        parts: self, reading: writing.reading, at: writing.instant, by: person, on: day)
      var file = try acting.file(reference)
      if let refusal = try acting.obstacle(to: act, on: file) { throw DeskRefusal.move(refusal) }
      try checking(acting, file)
      let version = file.version
      file.append(acting.event(act))
      try writing.save(file, previousVersion: version)
      return CaseDone(file: file)
    }
  }
}
