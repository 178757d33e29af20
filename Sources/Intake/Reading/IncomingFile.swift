/// A delimited file that came in, opened as far as its header: ask it for what its rows say.
///
/// Takes `;`, `,` or tab; UTF-8 with or without a byte order mark, or Windows-1252; lines ended in LF, CRLF or CR.
public struct IncomingFile: Sendable {
  let header: Header
  /// Stands behind the header.
  let records: RecordReader
  private let originalCount: Int

  /// - Throws: ``IntakeError`` where the bytes are no text, or have no readable header.
  public init(_ bytes: [UInt8]) throws(IntakeError) {
    let text = try FileText(bytes)
    guard let delimiter = Delimiter.detected(in: text.bytes) else { throw .empty }
    var reader = RecordReader(text.bytes, delimiter: delimiter)
    guard reader.next() else { throw .empty }
    if let (_, line) = reader.record.unterminated { throw .unterminatedHeader(line: line) }
    header = Header(
      reader.record.fields.map { String(decoding: $0.content(in: text.bytes).trimmed, as: UTF8.self) })
    reader.expectedFields = header.names.count
    records = reader
    originalCount = text.originalCount
  }

  /// Reads every row with `makeRow`; a row it throws on becomes a reject, and nothing else of it is reported.
  func rows<Row>(
    progress: (Int) -> Void, _ makeRow: (inout RowReading) throws(Reject) -> Row
  ) -> Parsed<Row> {
    var parsed = Parsed<Row>()
    var reading = RowReading(records, header: header)
    let step = 1 << 18
    var nextReport = step
    while reading.next() {
      do throws(Reject) {
        try reading.checkShape()
        try parsed.rows.append(makeRow(&reading))
        parsed.warnings += reading.warnings
      } catch {
        parsed.rejects.append(error)
      }
      if reading.position >= nextReport {
        progress(bytesDone(at: reading.position))
        if nextReport == step { parsed.rows.reserveCapacity(rowEstimate(parsed.rows.count, at: reading.position)) }
        nextReport = reading.position + step
      }
    }
    progress(originalCount)
    return parsed
  }

  /// How many rows the whole file has, going by the first ones, so that they need not be moved as they grow.
  private func rowEstimate(_ count: Int, at position: Int) -> Int {
    count * (records.text.count / max(position, 1) + 1)
  }

  /// Positions count in UTF-8, progress in the bytes that the file really has.
  private func bytesDone(at position: Int) -> Int {
    let share = Double(position) / Double(max(records.text.count, 1))
    return min(originalCount, Int(share * Double(originalCount)))
  }
}
