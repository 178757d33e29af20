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
}
