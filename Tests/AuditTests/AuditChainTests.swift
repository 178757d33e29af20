import Audit
import Dates
import Sealing
import Testing

@Suite struct AuditChainTests {
  static let entry = AuditEntry(
    number: 7, at: Instant(rawValue: 1_767_225_600_000), login: "anne", systemUser: nil, verb: "case-take",
    subject: "case 2026-00042", touched: ["case 2026-00042 2 take"], figures: [], settings: "ab", bound: ["x", "yz"])

  @Test func `the canonical bytes are those that the documentation describes`() {
    var expected: [UInt8] = []
    func number(_ value: UInt64) {
      for shift in stride(from: 56, through: 0, by: -8) { expected.append(UInt8(value >> shift & 0xFF)) }
    }
    func text(_ value: String) { expected += [0, 0, 0, UInt8(value.utf8.count)] + Array(value.utf8) }
    text("quitus-audit-1")
    number(7)
    number(1_767_225_600_000)
    text("anne")
    expected.append(0)
    text("case-take")
    text("case 2026-00042")
    expected += [0, 0, 0, 1]
    text("case 2026-00042 2 take")
    expected += [0, 0, 0, 0]
    text("ab")
    expected += [0, 0, 0, 2]
    text("x")
    text("yz")
    #expect(Self.entry.canonicalBytes == expected)
  }

  @Test func `nothing of an entry can be another without another hash`() {
    let changes: [(inout AuditEntry) -> Void] = [
      { $0.number = 8 }, { $0.at = $0.at.adding(seconds: 1) }, { $0.login = "ann" }, { $0.systemUser = "" },
      { $0.systemUser = "anne" }, { $0.verb = "case-tak" }, { $0.subject = "" }, { $0.touched = [] },
      { $0.touched = ["case 2026-00042 2 take", ""] }, { $0.figures = [""] }, { $0.settings = "a" },
      { $0.bound = ["xy", "z"] }, { $0.bound = ["yz", "x"] }, { ($0.figures, $0.bound) = (["x"], ["yz"]) },
    ]
    var hashes: Set = [AuditChain.hash(AuditChain.origin, Self.entry)]
    for change in changes {
      var changed = Self.entry
      change(&changed)
      hashes.insert(AuditChain.hash(AuditChain.origin, changed))
    }
    #expect(hashes.count == changes.count + 1)
  }

  @Test func `an entry says which one it follows`() {
    let first = AuditRecord(Self.entry, after: AuditChain.origin)
    let second = AuditRecord(Self.entry, after: first.hash)
    #expect(first.isIntact && second.isIntact && first.hash != second.hash)
    #expect(!AuditRecord(entry: second.entry, previous: AuditChain.origin, hash: second.hash).isIntact)
  }

  @Test func `rows leave no trace of a column that says nothing, and every trace of one that does`() {
    let (id, name, other) = (RowBytes.Column("id"), RowBytes.Column("name"), RowBytes.Column("other"))
    func bytes(_ fill: (inout RowBytes) -> Void) -> [UInt8] {
      var bytes = RowBytes()
      fill(&bytes)
      bytes.endRow()
      return bytes.bytes
    }
    let plain = bytes {
      $0.add(258, in: id); $0.add("é".utf8, in: name)
    }
    #expect(
      plain == [0, 0, 0, 2, 0x69, 0x64, 1, 0, 0, 0, 0, 0, 0, 1, 2] + [0, 0, 0, 4] + Array("name".utf8)
        + [2, 0, 0, 0, 2, 0xC3, 0xA9, 0])
    #expect(
      bytes {
        $0.add(258, in: id); $0.add("é".utf8, in: other)
      } != plain)
    #expect(bytes { $0.add(258, in: id) } != plain)
  }

  @Test func `the line of bound rows is read as it was written`() throws {
    let rows = BoundRows(table: "case_event", first: 3, last: 9, count: 4, digest: Digest(of: []))
    #expect(rows.description == "case_event 3 9 4 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(BoundRows(rows.description) == rows)
    #expect(BoundRows("case_event 3 9 4") == nil)
  }

  @Test func `settings are told apart part by part`() {
    let one = SettingsInForce([("rules", "a"), ("grounds", "b")])
    let two = SettingsInForce([("rules", "a"), ("grounds", "c")])
    #expect(one.parts[0] == two.parts[0] && one.parts[1] != two.parts[1] && one.digest != two.digest)
    #expect(SettingsInForce().digest.isEmpty)
  }
}
