import Cases
import Dates
import Desk
import Mail
import Roster
import Store
import Testing

extension TestDesk {
  /// Opens a case for `adviser` and `id` on the clock's day, or on `on`; acknowledged on paper unless it is to be by mail.
  func open(
    _ adviser: String = "1", _ id: String = "annual-2025", ground: String = "sick-leave", modules: Int? = nil,
    receivedOn: String? = nil, acknowledges: Bool = false, by login: String = "agnes", on text: String? = nil
  ) throws -> Outcome<CaseDone, DeskRefusal> {
    try OpenCase(
      adviser: AdviserID(adviser), obligation: obligation(id), ground: GroundCode(rawValue: ground), modules: modules,
      receivedOn: receivedOn.map(day), acknowledges: acknowledges, by: Acting(login: login),
      on: text.map(day) ?? clock.today
    ).perform(with: parts)
  }

  /// A case that `agnes` opened and proposed to approve.
  func proposed(
    _ adviser: String = "1", _ id: String = "annual-2025", modules: Int? = nil, on text: String? = nil
  ) throws -> CaseReference {
    let reference = try open(adviser, id, modules: modules, on: text).value().file.reference
    _ = try ProposeDecision(
      reference, .approve, reason: "Arrêt de travail justifié.", by: Acting(login: "agnes"),
      on: text.map(day) ?? clock.today
    ).perform(with: parts).value()
    return reference
  }

  func approve(
    _ reference: CaseReference, modules: Int? = nil, by login: String = "paul", on text: String? = nil
  ) throws -> Outcome<CaseDone, DeskRefusal> {
    try ApproveCase(reference, modules: modules, by: Acting(login: login), on: text.map(day) ?? clock.today)
      .perform(with: parts)
  }

  func refuse(
    _ reference: CaseReference, _ reason: String = "Pièce absente (§3).", by login: String = "paul"
  ) throws -> Outcome<CaseDone, DeskRefusal> {
    try RefuseCase(reference, reason: reason, by: Acting(login: login), on: clock.today).perform(with: parts)
  }

  func file(_ reference: CaseReference) throws -> CaseFile {
    try #require(try parts.store.read { try $0.caseFile(reference) })
  }

  /// What was noted on a case, in order.
  func notes(of reference: CaseReference) throws -> [String] {
    try file(reference).timeline.compactMap { event in
      if case .note(let text) = event.act { return text }
      return nil
    }
  }
}

extension Outcome {
  /// What was done; a refusal fails the test.
  func value() throws -> Done {
    switch self {
    case .done(let done): return done
    case .refused(let refusal): throw Refused(what: String(describing: refusal))
    }
  }

  /// Why it was refused; nil where it was done.
  var refusal: Refusal? {
    if case .refused(let refusal) = self { return refusal }
    return nil
  }
}

struct Refused: Error { let what: String }
