import Cases
import Dates
import Desk
import Roster
import Rules
import Testing

@Suite struct OpeningRefusalTests {
  /// A case that somebody tries to open on 15 January 2026, and why it is not.
  struct Attempt: Sendable, CustomTestStringConvertible {
    var adviser = "1"
    var id = "annual-2025"
    var ground = "sick-leave"
    var modules: Int?
    var receivedOn: String?
    var login = "agnes"
    var on = "2026-01-15"
    var refusal: DeskRefusal

    var testDescription: String { "\(refusal)" }
  }

  static let today = day("2026-01-15")
  static let tomorrow = day("2026-01-16")

  static let attempts = [
    Attempt(login: "nobody", refusal: .noSuchUser("nobody")),
    Attempt(login: "otto", refusal: .opening(.roleMayNotInstruct(.auditor))),
    Attempt(adviser: "404", login: "otto", refusal: .opening(.roleMayNotInstruct(.auditor))),
    Attempt(ground: "boredom", refusal: .noSuchGround(GroundCode(rawValue: "boredom"))),
    Attempt(adviser: "404", refusal: .noSuchAdviser(AdviserID("404"))),
    Attempt(on: "2026-01-16", refusal: .opening(.inTheFuture(tomorrow, today: today))),
    Attempt(receivedOn: "2026-01-16", refusal: .opening(.receivedLater(tomorrow, than: today))),
    Attempt(id: "annual-2023", refusal: .opening(.plea(.noSuchObligation(.annual(2023))))),
    Attempt(id: "initial", refusal: .opening(.plea(.noSuchObligation(.initial)))),
    Attempt(id: "annual-2027", refusal: .opening(.plea(.notYetOpened(.annual(2027))))),
    Attempt(id: "annual-2024", refusal: .opening(.plea(.met(.annual(2024))))),
    Attempt(modules: 2, refusal: .opening(.plea(.tooMany(.annual(2025), asked: 2, missing: 1)))),
    Attempt(modules: 0, refusal: .opening(.plea(.tooMany(.annual(2025), asked: 0, missing: 1)))),
    Attempt(adviser: "4", id: "annual-2024", refusal: .opening(.plea(.lapsed(.annual(2024))))),
    Attempt(adviser: "4", refusal: .opening(.plea(.waived(.annual(2025))))),
    Attempt(adviser: "2", refusal: .opening(.plea(.carriedOver(.annual(2025))))),
    Attempt(
      adviser: "2", id: "annual-2025+1",
      refusal: .opening(.plea(.carriedOverBefore(obligation("annual-2025+1"), maxTimes: 1)))),
  ]

  /// Basile's 2025 is carried over; Denis left in June 2025 and followed nothing.
  static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.importAdvisers("4;Blanc;Denis;denis@fleur.example;7;2023-01-01;2025-06-30;2023-02-01;no;")
    _ = try desk.approve(try desk.proposed("2")).value()
    return desk
  }

  @Test(arguments: attempts) func `a case is not opened, for a reason that has a name`(attempt: Attempt) throws {
    let desk = try Self.desk()
    try desk.expect(attempt.refusal) {
      try desk.open(
        attempt.adviser, attempt.id, ground: attempt.ground, modules: attempt.modules, receivedOn: attempt.receivedOn,
        by: attempt.login, on: attempt.on)
    }
    let isAboutThePerson = ["nobody", "otto"].contains(attempt.login)
    #expect(attempt.refusal.isAboutThePerson == isAboutThePerson)
  }

  @Test func `a case pleads for all that is missing where nobody says how much, from the day it was received`() throws {
    let desk = try Self.desk()
    try desk.importNewcomer()
    let file = try desk.open("3", "initial", receivedOn: "2025-12-20").value().file
    #expect(file.reference.description == "2025-00001")
    #expect(file.opening.modules == 2)
    #expect(file.impliedDecisionOn == day("2026-02-20"))
    #expect(try desk.status("3", "initial", on: "2025-12-19") == .overdue)
    #expect(try desk.status("3", "initial", on: "2025-12-20") == .underReview)
    try desk.checkInvariants()
  }
}
