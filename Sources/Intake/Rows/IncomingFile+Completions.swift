import Roster

/// The columns of the completions file.
enum CompletionHeading: String, ColumnHeading {
  case adviser = "adviser_id"
  case module
  case followedOn = "followed_on"
  case retracted
}

extension IncomingFile {
  /// The completions that the file states or takes back.
  ///
  /// - Parameter progress: is told now and then how many bytes of the file are done, and at the end that all are.
  /// - Throws: ``IntakeError/missingColumns(_:found:)`` where the header is not that of a completions file.
  public func completions(progress: (Int) -> Void = { _ in }) throws(IntakeError) -> Parsed<CompletionRow> {
    let found = header.columns(CompletionHeading.self)
    let adviser = try found.required(.adviser)
    let module = try found.required(.module)
    let followedOn = try found.required(.followedOn)
    let retracted = found[.retracted]
    return rows(progress: progress) { (row: inout RowReading) throws(Reject) in
      let id = try row.adviser(adviser)
      let code = try row.module(module)
      guard let day = try row.day(followedOn) else { throw row.reject(.missingValue, at: followedOn) }
      let isRetracted = try row.yesOrNo(retracted) ?? false
      return CompletionRow(line: row.line, adviser: id, module: code, followedOn: day, retracted: isRetracted)
    }
  }
}

extension RowReading {
  fileprivate func module(_ column: Column) throws(Reject) -> ModuleCode {
    guard let content = content(column) else { throw reject(.missingValue, at: column) }
    guard let code = ModuleCode(String(decoding: content, as: UTF8.self)) else {
      throw reject(.unusableModuleCode, at: column)
    }
    return code
  }
}
