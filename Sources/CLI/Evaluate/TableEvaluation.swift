import Dates
import Intake
import Roster
import Rules

/// Answers a table of facts line by line: memory does not grow with the file.
struct TableEvaluation: ~Copyable {
  private var lines: LineReader
  private var output: ByteWriter
  private var evaluator: Evaluator
  private let day: Day
  /// How many lines could not be answered.
  private(set) var rejected = 0

  init(reading input: Int32, writing output: Int32, book: RuleBook, on day: Day) {
    lines = LineReader(descriptor: input)
    self.output = ByteWriter(descriptor: output)
    evaluator = Evaluator(book)
    self.day = day
  }

  /// What came between the file and its answers.
  enum Failure: Error {
    case empty
    case header(FactsTable.HeaderFlaw)
    case reading(LineReader.Failure)
    case writing(ByteWriter.Failure)
  }

  /// Runs to the end of the file, telling `complain` of each line that cannot be answered.
  mutating func run(complain: (Int, String, FactsTable.LineFlaw, FactsTable) -> Void) throws(Failure) {
    var table = try header()
    var facts = Facts()
    try write { output throws(ByteWriter.Failure) in
      let header: [StaticString] = [
        "id", "regime", "obligations", "missing", "overdue", "next_deadline", "usable_rights", "next_module", "funded",
      ]
      for (index, name) in header.enumerated() {
        if index > 0 { try output.put(byte: table.delimiter) }
        try output.put(name)
      }
      try output.endLine()
    }
    while let line = unsafe try next() {
      if line.count == 0 { continue }
      let (id, flaw) = unsafe table.read(line, into: &facts)
      let name = unsafe UnsafeRawBufferPointer(rebasing: line[id])
      if let flaw {
        rejected += 1
        complain(lines.line, unsafe String(decoding: name, as: UTF8.self), flaw, table)
        try unsafe reject(name, table.delimiter)
      } else {
        try unsafe answer(name, evaluator.tally(of: facts, on: day), table.delimiter)
      }
    }
    try write { output throws(ByteWriter.Failure) in try output.flush() }
  }

  private mutating func header() throws(Failure) -> FactsTable {
    guard let line = unsafe try next() else { throw .empty }
    do {
      return try FactsTable(header: unsafe String(decoding: line, as: UTF8.self))
    } catch {
      throw .header(error)
    }
  }

  private mutating func next() throws(Failure) -> UnsafeRawBufferPointer? {
    do {
      return unsafe try lines.next()
    } catch {
      throw .reading(error)
    }
  }

  private mutating func write(_ body: (inout ByteWriter) throws(ByteWriter.Failure) -> Void) throws(Failure) {
    do {
      try body(&output)
    } catch {
      throw .writing(error)
    }
  }

  private mutating func reject(_ id: UnsafeRawBufferPointer, _ delimiter: UInt8) throws(Failure) {
    try write { output throws(ByteWriter.Failure) in
      try unsafe output.put(id)
      try output.put(byte: delimiter)
      try output.put("error")
      for _ in 0..<7 { try output.put(byte: delimiter) }
      try output.endLine()
    }
  }

  private mutating func answer(_ id: UnsafeRawBufferPointer, _ tally: Tally, _ delimiter: UInt8) throws(Failure) {
    do {
      try unsafe output.put(id)
      try output.put(byte: delimiter)
      try output.put(tally.regime.word)
      try output.put(byte: delimiter)
      try output.put(tally.obligations)
      try output.put(byte: delimiter)
      try output.put(tally.missing)
      try output.put(byte: delimiter)
      try output.put(tally.overdue)
      try output.put(byte: delimiter)
      if let deadline = tally.nextDeadline { try output.put(deadline) }
      try output.put(byte: delimiter)
      try output.put(tally.usableRights)
      try output.put(byte: delimiter)
      try output.put(tally.nextModule.word)
      try output.put(byte: delimiter)
      try output.put(tally.funded)
      try output.endLine()
    } catch {
      throw .writing(error)
    }
  }
}

extension Regime {
  /// `rawValue`, without making a string.
  fileprivate var word: StaticString {
    switch self {
    case .undetermined: "undetermined"
    case .notAdmitted: "not-admitted"
    case .onboarding: "onboarding"
    case .standing: "standing"
    }
  }
}

extension Funding {
  /// `rawValue`, without making a string.
  fileprivate var word: StaticString {
    switch self {
    case .undetermined: "undetermined"
    case .notAdmitted: "not-admitted"
    case .unfunded: "unfunded"
    case .fundedComplement: "funded-complement"
    case .funded: "funded"
    }
  }
}
