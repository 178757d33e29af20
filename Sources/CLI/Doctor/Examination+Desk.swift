import Dates
import Store

extension Examination {
  static let letters = Examination(
    name: "letters", sound: Said("aucune lettre n’attend quelqu’un", "no letter waits for anybody")
  ) { patient in
    guard let condition = patient.found else { return [] }
    let states: [(OutboxState, Said, Said)] = [
      (
        .inDoubt, Said("lettres douteuses", "letters in doubt"),
        Said(
          "demandez si elles sont arrivées ; sinon « quitus outbox retry NUMÉRO --as IDENTIFIANT »",
          "ask whether they arrived; if not, \"quitus outbox retry NUMBER --as LOGIN\"")
      ),
      (
        .failed, Said("lettres refusées", "letters that failed"),
        Said(
          "corrigez l’adresse, puis « quitus outbox retry NUMÉRO », ou écrivez par la poste",
          "mend the address, then \"quitus outbox retry NUMBER\", or write by post")
      ),
      (
        .held, Said("lettres retenues", "letters held"),
        Said(
          "« quitus outbox list --state held » dit pourquoi ; « quitus outbox release NUMÉRO » en libère une",
          "\"quitus outbox list --state held\" says why; \"quitus outbox release NUMBER\" lets one go")
      ),
    ]
    return states.compactMap { state, what, remedy in
      guard let count = condition.letters[state], count > 0 else { return nil }
      return .warning(Said("\(what.fr) : \(count)", "\(what.en): \(count)"), remedy: remedy)
    } + ofReturned(condition) + ofDecisions(condition, patient) + ofWaiting(condition, patient)
  }

  /// Letters that left and did not arrive.
  private static func ofReturned(_ condition: Condition) -> [Diagnosis] {
    if condition.cameBack == 0 { return [] }
    return [
      .warning(
        Said("lettres revenues : \(condition.cameBack)", "letters that came back: \(condition.cameBack)"),
        remedy: Said(
          "« quitus post list » : postez-les, ou « quitus outbox retry NUMÉRO » vers une autre adresse",
          "\"quitus post list\": post them, or \"quitus outbox retry NUMBER\" to another address"))
    ]
  }

  /// A decision that does not leave: somebody waits for it, and a time limit runs from its arrival.
  private static func ofDecisions(_ condition: Condition, _ patient: Patient) -> [Diagnosis] {
    guard let minutes = patient.settings?.mail.alarmAfterMinutes, let oldest = condition.oldestDecision,
      oldest.adding(seconds: minutes * 60) < patient.now
    else { return [] }
    return [
      .problem(
        Said("une décision attend de partir depuis \(oldest)", "a decision has waited to leave since \(oldest)"),
        remedy: Said(
          "voyez « quitus outbox report » ; vérifiez mail.url et que « quitus outbox run » est lancé",
          "see \"quitus outbox report\"; check mail.url, and that \"quitus outbox run\" is run"))
    ]
  }

  /// Letters that nothing holds back and that have not left in a day.
  private static func ofWaiting(_ condition: Condition, _ patient: Patient) -> [Diagnosis] {
    guard let oldest = condition.oldestWaiting, oldest.adding(seconds: 86_400) < patient.now else { return [] }
    return [
      .warning(
        Said("une lettre attend depuis \(oldest)", "a letter has waited since \(oldest)"),
        remedy: Said(
          "lancez « quitus outbox run » ; un planificateur devrait le faire",
          "run \"quitus outbox run\"; a scheduler should"))
    ]
  }

  static let cases = Examination(
    name: "cases", sound: Said("aucun dossier n’a passé sa décision implicite", "no case is past its implied decision")
  ) { patient in
    guard let count = patient.found?.casesPastImpliedDecision, count > 0 else { return [] }
    return [
      .warning(
        Said(
          "dossiers dont la décision implicite est passée : \(count)", "cases past their implied decision: \(count)"),
        remedy: Said("décidez : « quitus case list --overdue »", "decide: \"quitus case list --overdue\""))
    ]
  }
}
