/// Where the article leaves a question open, the answer that the rules take; named in every explanation that rests on it.
///
/// **Raw value** The rule book's key, where the reading has one; see docs/decisions/0001.
public enum RuleReading: String, Sendable, Hashable, CaseIterable {
  case admittedFrom = "onboarding.admitted_from"
  case unknownAfterEntry = "exemption.unknown_after_entry"
  case sameDate = "delay.same_date"
  case deadline31December = "onboarding.deadline_31_december"
  case firstYear = "annual.first_year"
  case withoutPost = "waiver.without_post"
  case complementCounts = "complement.counts_towards_obligation"
  case complementOnce = "complement.first_time"
  case lateRegularises = "late.regularises"
  case lapses = "late.lapses_after_years"
}

/// The numbered rule or paragraph of the article that a conclusion comes from.
public enum Rule: String, Sendable, Hashable, CaseIterable {
  case one = "§1"
  case two = "§2"
  case three = "§3"
  case note2024 = "NB"
  case complement = "CIA"
  case beyondQuota = "SUP"
  case justification = "JUS"
}
