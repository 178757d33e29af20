/// Where each table of the database stands in the export of a person, or why it does not.
///
/// A test reads the schema and asks that every table be named here.
public enum ExportCoverage: Sendable, Hashable {
  /// Under this key of the document.
  case under(String)
  /// It says nothing of an adviser.
  case nobody
  /// It does, and is left out for this reason.
  case leftOut(String)

  /// By table.
  public static let tables: [String: ExportCoverage] = [
    "adviser": .under("adviser"), "person": .under("person"), "structure": .under("employments"),
    "structure_fact": .under("employments"), "employment_fact": .under("recorded"), "training_fact": .under("recorded"),
    "completion_fact": .under("recorded"), "revision": .under("recorded"), "import_batch": .under("recorded"),
    "case_file": .under("cases"), "case_event": .under("cases"), "case_text": .under("cases"),
    "case_label": .under("cases"), "case_earlier": .under("cases"), "outbox": .under("letters"),
    "outbox_message": .under("letters"), "delivery_attempt": .under("letters"),
    "recipient_attempt": .leftOut("what servers said of addresses; the letters name them"),
    "post_act": .under("letters"), "post_reason": .under("letters"),
    "bounce": .under("addresses"), "address_mark": .under("addresses"),
    "reminder": .under("reminders"), "notice": .under("notices"), "evidence": .under("papers"),
    "evidence_act": .under("papers"), "evidence_reason": .under("papers"),
    "evidence_blob": .leftOut("sealed: \"evidence open\" gives a paper out, and records that it did"),
    "evidence_key": .leftOut("what opens the papers"), "review": .under("reviews"), "review_act": .under("reviews"),
    "review_reason": .under("reviews"), "purge_notice": .under("retention"),
    "retention_hold": .under("retention"),
    "structure_contact": .leftOut("about somebody else: who is to be written to at an employer (art. 15(4))"),
    "desk_user": .leftOut("about somebody else: people of the desk are shown by their capacity (art. 15(4))"),
    "substitution": .nobody, "rule_adoption": .nobody, "completeness": .nobody, "grdb_migrations": .nobody,
    "erasure": .leftOut("only of those of whom nothing else is left"), "erasing": .nobody,
    "case_search": .leftOut("an index of the words that stand under cases"),
    "case_filter": .leftOut("what people of the desk look for"),
    "campaign": .nobody, "campaign_signature": .nobody,
    "campaign_letter": .leftOut("which letters were to be written: those that were stand under letters"),
    "campaign_reminder": .leftOut("what letters were to tell: what they told stands under reminders"),
    "campaign_change": .leftOut("what was taken out of a letter before it left: nobody was told of it"),
    "audit_entry": .leftOut("the journal of the desk's deeds: it binds rows by digests and holds no word of anybody"),
  ]
}
