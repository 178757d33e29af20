import Cases
import Testing

@Suite struct CaseReferenceTests {
  @Test(arguments: [
    (2026, 42, "2026-00042"), (2026, 1, "2026-00001"), (2026, 99_999, "2026-99999"), (2026, 100_000, "2026-100000"),
    (1000, 7, "1000-00007"), (9999, 12_345, "9999-12345"),
  ])
  func `a reference is written and read alike`(year: Int, number: Int, text: String) {
    let reference = CaseReference(year: year, number: number)
    #expect(reference.description == text)
    #expect(CaseReference(text) == reference)
  }

  @Test(arguments: [
    "", "-", "2026", "2026-", "-00042", "2026-42", "2026-0042", "26-00042", "02026-00042", "2026-00000", "2026-000042",
    "2026-100000-1", "2026_00042", "2026-0004a", "2026-+0042", "+202-00042", "202é-00042", " 2026-00042", "2026-00042 ",
    "2026-٠٠٠٤٢", "2026--0042", "0026-00042", "2026-99999999999999999999",
  ])
  func `no other spelling is a reference`(text: String) {
    #expect(CaseReference(text) == nil)
  }

  @Test func `references are ordered by year, then by number, not as text`() {
    let texts = ["2025-00009", "2025-100000", "2026-00001", "2026-99999", "2026-100000"]
    let references = texts.compactMap(CaseReference.init)
    #expect(references.shuffled().sorted().map(\.description) == texts)
  }
}
