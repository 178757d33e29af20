public import Dates

extension CaseFile {
  /// The case as it stood at the end of `day`: acts that take effect later are not there; nil where it was not yet open.
  public func asOf(_ day: Day) -> CaseFile? {
    CaseFile(reference: reference, timeline: Array(timeline.prefix { $0.on <= day }))
  }
}
