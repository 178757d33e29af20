import Cases
import Dates
import Roster
import Rules
import Store
import TestMaterial

/// Changes of every kind, one after another, some at the same moment; the same for the same seed.
struct MadeUpHistory {
  struct Change {
    var at: Instant
    var make: (Writing) throws -> Void
  }

  private(set) var changes: [Change] = []
  private var numbers: SeededNumbers
  private var files: [CaseFile] = []
  private var now = newYear

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
    for id in ["1", "2", "x"] { introduce(AdviserID(id)) }
    while changes.count < 60 {
      if numbers.below(4) > 0 { now = now.adding(seconds: 1 + numbers.below(90)) }
      step()
    }
  }

  private var somebody: AdviserID { mutating get { AdviserID(numbers.pick(["1", "2", "x"])) } }
  private var somewhere: StructureID { mutating get { StructureID(numbers.pick(["7", "8"])) } }
  private var someday: Day { mutating get { day("2024-01-01").adding(days: numbers.below(700)) } }

  private mutating func add(_ make: @escaping (Writing) throws -> Void) { changes.append(Change(at: now, make: make)) }

  private mutating func introduce(_ id: AdviserID) {
    add { writing in
      for structure in ["7", "8"] {
        try writing.append(Structure(id: StructureID(structure), name: "S", kind: .public), importID: nil)
      }
      try writing.save(Adviser(id: id, lastName: "N", firstName: "P"), importID: nil)
    }
  }

  private mutating func step() {
    let (id, structure, on) = (somebody, somewhere, someday)
    switch numbers.below(8) {
    case 0:
      let end = numbers.below(2) == 0 ? nil : on.adding(days: numbers.below(400))
      // Few first days, so that contracts are changed as well as added.
      let period = Period(start: day(numbers.pick(["2023-01-01", "2023-06-01"])), end: end)
      add { if let period { try $0.append(Employment(structure: structure, period: period), of: id, importID: nil) } }
    case 1:
      let training = Training(entry: on, exemption: numbers.pick([.no, .unknown, .yes(on: nil), .yes(on: on)]))
      add { try $0.append(training, of: id, importID: nil) }
    case 2, 3:
      let followed = completion(numbers.pick(["M01", "M02"]), numbers.pick(["2025-03-03", "2025-04-04"]))
      let isRetracted = numbers.below(3) == 0
      add { try $0.append(followed, retracted: isRetracted, of: id, importID: nil) }
    case 4:
      let kind = numbers.pick([EmployerKind.public, .private])
      let department = numbers.pick([nil, DepartmentCode(rawValue: "75"), DepartmentCode(rawValue: "971")])
      add {
        try $0.append(Structure(id: structure, name: "S \(on)", kind: kind, department: department), importID: nil)
      }
    case 5: add { try $0.setCompleteTo(on, importID: nil) }
    case 6: open(id)
    default: act()
    }
  }

  private mutating func open(_ id: AdviserID) {
    let opening = Opening(
      adviser: id, obligation: .annual(2025), ground: GroundCode(rawValue: numbers.pick(["other", "sick-leave"])),
      modules: 1, requestedBy: .adviser,
      receivedOn: someday)
    let event = CaseEvent(act: .open(opening), by: "anne", systemUser: nil, on: day("2026-01-01"), at: now)
    let reference = CaseReference(year: 2025, number: files.count + 1)
    guard let file = CaseFile(reference: reference, timeline: [event]) else { return }
    files.append(file)
    add { try $0.save(file, previousVersion: 0) }
  }

  private mutating func act() {
    guard !files.isEmpty else { return }
    let index = numbers.below(files.count)
    let version = files[index].version
    let acts: [Act] = [
      .take, .note("Vu."), .propose(.approve, modules: 1, reason: "Vu."), .approve(modules: 1), .withdraw,
      .give(to: "marie"), .label("vu"), .unlabel("vu"), .reopen(reason: "Revu."),
      .requestDocuments("L’avis.", by: day("2026-03-01")),
      .move(adviser: AdviserID(numbers.pick(["1", "2", "x"])), obligation: .annual(2024), modules: 1),
    ]
    files[index].append(
      CaseEvent(
        act: numbers.pick(acts), by: "paul", systemUser: nil, on: day("2026-01-01").adding(days: version), at: now))
    let file = files[index]
    add { try $0.save(file, previousVersion: version) }
  }
}
