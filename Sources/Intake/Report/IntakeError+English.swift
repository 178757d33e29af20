extension IntakeError {
  /// What is wrong and what to do, as an English-speaking agent reads it.
  public var english: String {
    switch self {
    case .empty: "the file is empty: export it again"
    case .notText(.workbook): "the file is a workbook: save it as CSV (UTF-8) first"
    case .notText(.pdf): "the file is a PDF: ask for the table as CSV"
    case .notText(.utf16): "the file is text in UTF-16: save it as CSV (UTF-8)"
    case .notText(.binary): "the file is not text: save it as CSV (UTF-8)"
    case .unterminatedHeader(let line): "a quotation mark in the header, line \(line), is never closed"
    case .missingColumns(let missing, let found):
      "the header lacks \(missing.map { "“\($0)”" }.joined(separator: ", ")); "
        + "it has \(found.map { "“\($0)”" }.joined(separator: ", "))"
    }
  }
}
