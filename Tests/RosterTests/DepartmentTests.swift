import Roster
import Testing

@Suite struct DepartmentTests {
  static let mainland = (1...95).filter { $0 != 20 }.map { $0 < 10 ? "0\($0)" : "\($0)" } + ["2A", "2B"]
  static let overseas = [
    "971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988", "989",
  ]

  @Test(arguments: mainland) func `La Fabrik trains the mainland, Corsica included`(code: String) {
    #expect(!DepartmentCode(rawValue: code).isOverseas)
    #expect(DepartmentCode(rawValue: code).provider == .laFabrik)
  }

  @Test(arguments: overseas) func `Francil'In trains overseas`(code: String) {
    #expect(DepartmentCode(rawValue: code).isOverseas)
    #expect(DepartmentCode(rawValue: code).provider == .francilin)
  }

  @Test func `the words are those of the contract`() {
    #expect(TrainingProvider.allCases.map(\.rawValue) == ["la-fabrik", "francil-in"])
    #expect(EmployerKind.allCases.map(\.rawValue) == ["public", "private"])
  }
}
