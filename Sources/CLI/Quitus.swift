import Dates
import Glibc
import Roster
import Rules
import Intake
@main struct Quitus { static func main() {
  let book = RuleBook(inForceFrom: Day("2024-12-19")!, onboarding: .init(admittedFrom: Day("2024-01-01")!, modules: 2), annual: .init(modules: 1, firstYear: 2024, deadlines: [.init(year: 2024, day: Day("2025-03-31")!)]), complement: .init(modules: [.init(code: ModuleCode("CAFE-IA")!, firstFunded: Day("2025-01-01")!)], countsTowardsObligation: false), late: .init(regularises: true, lapsesAfterYears: 1), carryOver: .init(years: 1, maxTimes: 1))
  let fd = unsafe open(CommandLine.arguments[1], O_RDONLY)
  var run = TableEvaluation(reading: fd, writing: 1, book: book, on: Day("2026-06-15")!)
  do { try run.run { line, id, flaw, _ in print(line, id, flaw) } } catch { print(error) }
} }
