import Dates

/// A made-up country: its structures, advisers and modules followed, written as the files that a desk would import.
struct Cohort {
  let structures: String
  let advisers: String
  let completions: String
  let exemptions: String

  /// The day on which the story ends.
  static let lastDay = Day("2026-01-02") ?? Day(rawValue: 0)
  /// Léa falls ill; Luc, at the same town hall, simply forgets.
  static let ill = "1042"
  static let forgetful = "1043"
  static let townHall = "77"

  init(advisers count: Int, seed: UInt64 = 2026) {
    var numbers = SeededNumbers(seed: seed)
    let employers = max(3300, count)
    structures = Self.structures(employers, &numbers)
    var people =
      "id,last_name,first_name,email,personal_email,structure_id,employment_start,employment_end,initial_training_entry,exempt,exempted_on\n"
    var followed = "adviser_id,module,followed_on\n"
    var exempt = "adviser_id,exempt,exempted_on\n"
    people += "\(Self.ill),MALADROITE,Léa,lea@advisers.example,,\(Self.townHall),2023-02-01,,2023-03-06,no,\n"
    people += "\(Self.forgetful),TÊTENLAIR,Luc,luc@advisers.example,,\(Self.townHall),2023-02-01,,2023-03-06,no,\n"
    followed += "\(Self.ill),M07,2024-05-14\n\(Self.forgetful),M03,2024-09-18\n"
    for index in 2..<max(2, count) {
      let id = 2000 + index
      // One employer holds 37 posts, as one really does; most hold one.
      let structure = index < 39 ? 2 : Int.random(in: 3...employers, using: &numbers)
      let path = Path(&numbers)
      people +=
        "\(id),\(numbers.pick(MadeUpNames.last)),\(numbers.pick(MadeUpNames.first)),a\(id)@advisers.example,,\(structure),"
      people += "\(path.start),\(path.end.map(\.description) ?? ""),\(path.entry.map(\.description) ?? ""),,\n"
      if path.isExempt { exempt += "\(id),yes,\n" }
      for (day, module) in path.modules { followed += "\(id),\(module),\(day)\n" }
    }
    advisers = people
    completions = followed
    exemptions = exempt
  }

  private static func structures(_ count: Int, _ numbers: inout SeededNumbers) -> String {
    var text = "id,name,siret,kind,department,contact_name,contact_email\n"
    for id in 1...count {
      let isPublic = numbers.happens(61)
      let body = numbers.pick(isPublic ? MadeUpNames.publicBodies : MadeUpNames.privateBodies)
      let department = numbers.happens(6) ? "974" : String(Int.random(in: 1...95, using: &numbers))
      // A few have no address: they are reported, never dropped silently.
      let email = id != 77 && numbers.happens(2) ? "" : "contact\(id)@structures.example"
      text += "\(id),\(body) \(numbers.pick(MadeUpNames.places)),,\(isPublic ? "public" : "private"),"
      text += "\(department == "20" ? "2A" : department),,\(email)\n"
    }
    return text
  }
}

/// One made-up adviser's way through the programme.
private struct Path {
  var start: Day
  var end: Day?
  var entry: Day?
  var isExempt = false
  var modules: [(Day, String)] = []

  init(_ numbers: inout SeededNumbers) {
    let first = Day.first(of: 2021)
    start = first.adding(days: Int.random(in: 0..<1700, using: &numbers))
    if numbers.happens(12) { end = start.adding(days: Int.random(in: 200..<1400, using: &numbers)) }
    switch Int.random(in: 0..<100, using: &numbers) {
    case 0..<8: isExempt = true
    case 8..<11: break
    default: entry = start.adding(days: Int.random(in: 5..<90, using: &numbers))
    }
    for (year, percent) in [(2024, 88), (2025, 80)] where numbers.happens(percent) {
      let day = Day.first(of: year).adding(days: Int.random(in: 10..<360, using: &numbers))
      if day > start { modules.append((day, "M\(String(Int.random(in: 10...26, using: &numbers)))")) }
    }
    if numbers.happens(20) {
      modules.append((Day.first(of: 2025).adding(days: Int.random(in: 0..<360, using: &numbers)), "CAFE-IA"))
    }
  }
}
