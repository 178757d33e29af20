import Dates
import Testing

@Suite struct InstantTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (999, "1970-01-01T00:00:00Z"), (1000, "1970-01-01T00:00:01Z"),
      (-1, "1969-12-31T23:59:59Z"), (-1000, "1969-12-31T23:59:59Z"), (-1001, "1969-12-31T23:59:58Z"),
      (-86_400_000, "1969-12-31T00:00:00Z"), (-86_400_001, "1969-12-30T23:59:59Z"),
      (86_399_999, "1970-01-01T23:59:59Z"), (86_400_000, "1970-01-02T00:00:00Z"),
      (1_768_465_800_000, "2026-01-15T08:30:00Z"), (-62_135_596_800_000, "0001-01-01T00:00:00Z"),
    ] as [(Int64, String)])
  func `an instant is written to the second before it, also before 1970`(milliseconds: Int64, text: String) {
    #expect(Instant(rawValue: milliseconds).description == text)
  }

  @Test func `seconds are added either way, and later is greater`() {
    let instant = Instant(rawValue: 1_500)
    #expect(instant.adding(seconds: 2).rawValue == 3_500)
    #expect(instant.adding(seconds: -2).rawValue == -500)
    #expect(instant.adding(seconds: -2) < instant && !(instant < instant))
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 999), ("1970-01-01T00:00:00.000Z", 0), ("1970-01-01T00:00:00.25Z", 250),
      ("1970-01-01T01:00:00.000+01:00", 0), ("1969-12-31T19:30:00.000-0430", 0), ("1970-01-01T02:00:00.0+02", 0),
      ("2026-01-15T08:30:00.123456Z", 1_768_465_800_123), ("2026-01-15t08:30:00z", 1_768_465_800_999),
      ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
    ] as [(String, Int64)])
  func `an instant is read with its offset; one to the second is the end of it`(text: String, milliseconds: Int64) {
    #expect(Instant(text)?.rawValue == milliseconds)
  }

  @Test(arguments: [
    "", "T", "2026-01-15", "2026-01-15T08:30:00", "2026-01-15T08:30Z", "2026-01-15T8:30:00Z", "2026-01-15T08:60:00Z",
    "2026-01-15T24:00:00Z", "2026-13-15T08:30:00Z", "2026-01-15T08:30:00.Z", "2026-01-15T08:30:00.1.2Z",
    "2026-01-15T08:30:00+1", "2026-01-15T08:30:00+24:00", "2026-01-15T08:30:00+01:60", "2026-01-15T08:30:00+01:0",
    "2026-01-15 08:30:00Z", "2026-01-15T08:30:00+-1:00", "2026-01-15T-8:30:00Z", "2026-01-15T08:30:00.0000000000Z",
  ])
  func `what is no instant with an offset is not read`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func `what is written is read back as the same second`() {
    for seconds in stride(from: -3_000_000_000 as Int64, to: 5_000_000_000, by: 123_456_789) {
      let instant = Instant(rawValue: seconds * 1000)
      #expect(Instant(instant.description)?.rawValue == seconds * 1000 + 999)
    }
  }
}
