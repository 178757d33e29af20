/// Why a row was left out of what a file says.
///
/// The raw value is the word that programs rely on; people read ``french`` or ``english``.
public enum RejectReason: String, Error, Hashable, Sendable, CaseIterable {
  /// The row says nothing where something must be said.
  case missingValue = "missing-value"
  /// Longer than 64 bytes, or with control characters.
  case unusableIdentifier = "unusable-identifier"
  /// Not a SIRET (nor, in New Caledonia, a RIDET), and the row names its structure by nothing else.
  case wrongSiret = "wrong-siret"
  /// Neither `DD/MM/YYYY` nor `YYYY-MM-DD`, or a day that the calendar does not have.
  case impossibleDay = "impossible-day"
  /// The employment ends before it starts.
  case endsBeforeStart = "ends-before-start"
  /// Neither a yes nor a no.
  case notYesOrNo = "not-yes-or-no"
  /// Longer than 32 bytes, or with control characters.
  case unusableModuleCode = "unusable-module-code"
  /// The row has more fields than the header has columns, and they are not empty.
  case tooManyFields = "too-many-fields"
  /// A quote opens a field on this line and is never closed; reading went on with the next line.
  case unterminatedQuote = "unterminated-quote"
}
