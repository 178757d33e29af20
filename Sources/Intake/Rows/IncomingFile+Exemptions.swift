import Roster

/// The columns of the simple exemptions file.
enum ExemptionHeading: String, ColumnHeading {
  case adviser = "adviser_id"
  case exempt
  case exemptedOn = "exempted_on"
}

extension IncomingFile {
  /// Who is exempt from initial training: the simple file, or the programme's, with a remark beside `ID conseiller`.
  ///
  /// - Parameter progress: is told now and then how many bytes of the file are done, and at the end that all are.
  /// - Throws: ``IntakeError/missingColumns(_:found:)`` where the header is that of neither.
  public func exemptions(progress: (Int) -> Void = { _ in }) throws(IntakeError) -> Parsed<ExemptionRow> {
    header.contains(EmployedHeading.id.rawValue)
      ? try remarkedExemptions(progress: progress) : try simpleExemptions(progress: progress)
  }

  /// A missing column `exempt` means that all are; in a file of completions it means a mistake.
  private func simpleExemptions(progress: (Int) -> Void) throws(IntakeError) -> Parsed<ExemptionRow> {
    let found = header.columns(ExemptionHeading.self)
    let adviser = try found.required(.adviser)
    let (exempt, exemptedOn) = (found[.exempt], found[.exemptedOn])
    if exempt == nil, header.contains(CompletionHeading.module.rawValue) {
      throw header.lacks([ExemptionHeading.exempt.rawValue])
    }
    return rows(progress: progress) { (row: inout RowReading) throws(Reject) in
      let id = try row.adviser(adviser)
      let answer = exempt == nil ? true : try row.yesOrNo(exempt)
      let exemption = try row.exemption(answer, since: exemptedOn)
      return ExemptionRow(line: row.line, adviser: id, exemption: exemption ?? .unknown)
    }
  }

  private func remarkedExemptions(progress: (Int) -> Void) throws(IntakeError) -> Parsed<ExemptionRow> {
    let adviser = try header.columns(EmployedHeading.self).required(.id)
    let remarks = remarkColumns(besides: adviser)
    if remarks.isEmpty { throw header.lacks(["Commentaire"]) }
    return rows(progress: progress) { (row: inout RowReading) throws(Reject) in
      let id = try row.adviser(adviser)
      return ExemptionRow(line: row.line, adviser: id, exemption: row.exemption(inRemarks: remarks))
    }
  }

  /// Every column called a remark; else the only other column, whatever its name.
  private func remarkColumns(besides adviser: Column) -> [Column] {
    let words = ["comment", "remarque", "observation", "exempt", "dispense"]
    let named = header.columns { name in words.contains { name.contains($0) } }
    if !named.isEmpty { return named }
    return header.names.count == 2 ? header.columns { $0 != adviser.name.folded } : []
  }
}

extension RowReading {
  /// A yes only where a remark speaks of exemption without any "no" about it.
  fileprivate mutating func exemption(inRemarks columns: [Column]) -> Exemption {
    for column in columns {
      guard let content = content(column) else { continue }
      let words = String(decoding: content, as: UTF8.self).folded.split { !$0.isLetter }
      guard words.contains(where: { $0.hasPrefix("exempt") || $0.hasPrefix("dispens") }) else { continue }
      if words.contains(where: { ["non", "pas", "no", "not", "ni", "plus"].contains($0) }) {
        if words.count == 2, words[0] == "non" { return .no }
        warn(.unclearExemption, at: column)
        continue
      }
      return .yes(on: nil)
    }
    return .unknown
  }
}
