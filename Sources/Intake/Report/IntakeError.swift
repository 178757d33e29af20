/// Why a file as a whole cannot be read.
public enum IntakeError: Error, Hashable, Sendable {
  /// The file has no line that says anything.
  case empty
  /// The file is something other than delimited text.
  case notText(ForeignFormat)
  /// A quote in the header is never closed, so that no column can be told from the next.
  case unterminatedHeader(line: Int)
  /// The header lacks columns that this kind of file must have; `found` are those it has, shortened.
  case missingColumns([String], found: [String])
}

/// A format that people take for delimited text.
public enum ForeignFormat: Hashable, Sendable, CaseIterable {
  /// A workbook of a spreadsheet program (`.xlsx`, `.ods`, `.xls`), or another archive.
  case workbook
  /// A PDF document.
  case pdf
  /// Text in UTF-16, as "Unicode text" is saved.
  case utf16
  /// Something else that is no text.
  case binary
}
