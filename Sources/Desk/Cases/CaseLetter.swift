import Mail
import Roster

/// One letter about a case, or the reason why it has nowhere to go.
struct CaseLetter {
  let kind: LetterKind
  /// Whom it tells as an employer; nil where it tells the adviser.
  let structure: StructureID?
  let posting: Posting

  /// Why it has nowhere to go; nil where it is ready.
  var reason: NoAddress? { posting.reason }
}
