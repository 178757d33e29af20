import Dates
import Testing

/// Days as they are written.
@Suite struct DayTextTests {
  @Test(arguments: ["2026-01-15", "2024-02-29", "2000-02-29", "0001-01-01", "0476-09-04", "9999-12-31"])
  func `a day is written and read alike`(text: String) {
    #expect(Day(text)?.description == text)
    #expect(Day(liberal: text)?.description == text)
  }

  static let malformed = [
    "", "2026", "2026-01", "2026-1-1", "2026-01-1", "2026-001-1", "20260101", "2026-01-011", "02026-01-01",
    "2026/01/01", "2026-01/01", "2026.01.01", "2026-01-01T", " 2026-01-01", "2026-01-01 ", "2026-01-0a", "2o26-01-01",
    "2026-0x-01", "-026-01-01", "+026-01-01", "2026-+1-01", "2026-01--1", "2026-00-10", "2026-13-01", "2026-01-00",
    "2026-01-32", "2026-04-31", "2026-06-31", "2025-02-29", "2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30",
    "0000-01-01", "٢٠٢٦-٠١-٠١", "２０２６-01-01", "2026‑01‑01", "2026-01-01\0", "non renseignée", "undefined",
  ]

  @Test(arguments: malformed) func `no other spelling is a day`(text: String) {
    #expect(Day(text) == nil)
    #expect(Day(liberal: text) == nil)
  }

  @Test(arguments: [
    ("31/12/2025", "2025-12-31"), ("01/02/2026", "2026-02-01"), ("1/2/2026", "2026-02-01"),
    ("1/12/2026", "2026-12-01"), ("29/02/2024", "2024-02-29"), ("29/02/2000", "2000-02-29"),
    ("01/01/0001", "0001-01-01"),
  ])
  func `French files write the day before the month`(text: String, day: String) {
    #expect(Day(liberal: text)?.description == day)
    #expect(Day(text) == nil)
  }

  @Test(arguments: [
    "/", "//", "1/2", "1/2/", "/2/2026", "1//2026", "1/2/2026/", "1/2/26", "1/2/02026", "001/2/2026", "1/002/2026",
    "12/31/2025", "31/04/2026", "32/01/2026", "0/01/2026", "1/0/2026", "29/02/2025", "29/02/1900", "01/01/0000",
    "2025/12/31", "1-2-2026", "+1/2/2026", "-1/2/2026", "1/+2/2026", "1/2/+202", "a/2/2026", " 1/2/2026", "1/2/2026 ",
    "1 /2/2026", "١/٢/٢٠٢٦", "01.02.2026",
  ])
  func `a date with slashes is read only where it is whole and exists`(text: String) {
    #expect(Day(liberal: text) == nil)
  }

  @Test func `bytes and text are read alike`() {
    for text in DayTextTests.malformed + ["2026-01-15", "2024-02-29"] {
      let read = unsafe Array(text.utf8).withUnsafeBytes { unsafe Day(iso: $0) }
      #expect(read == Day(text))
    }
  }
}
