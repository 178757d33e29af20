CREATE TABLE "address_mark" (
  id          INTEGER PRIMARY KEY,
  -- In lower case.
  address     TEXT    NOT NULL,
  kind        TEXT    NOT NULL CHECK (kind IN ('hard', 'soft', 'refused', 'by-hand')),
  since       TEXT    NOT NULL CHECK (length(since) = 10),
  -- RFC 3463.
  status      TEXT,
  -- The mail system's words, or a person's.
  text        TEXT    NOT NULL,
  bounce_id   INTEGER REFERENCES bounce (id),
  -- At which the server refused it.
  attempt_id  INTEGER REFERENCES delivery_attempt (id),
  -- From this mark on nothing is sent there, until it is cleared.
  mutes       INTEGER NOT NULL CHECK (mutes IN (0, 1)),
  by_login    TEXT    NOT NULL,
  recorded_at INTEGER NOT NULL,
  cleared_at  INTEGER,
  cleared_by  TEXT,
  cleared_why TEXT,
  CHECK ((kind = 'by-hand') = (bounce_id IS NULL AND attempt_id IS NULL)),
  CHECK (bounce_id IS NULL OR attempt_id IS NULL),
  CHECK (kind <> 'refused' OR mutes = 0),
  CHECK ((cleared_at IS NULL) = (cleared_by IS NULL) AND (cleared_at IS NULL) = (cleared_why IS NULL))
) STRICT;

CREATE INDEX address_mark_of_address ON address_mark (address, id);

CREATE UNIQUE INDEX address_mark_of_attempt ON address_mark (attempt_id, address) WHERE attempt_id IS NOT NULL;

CREATE UNIQUE INDEX address_mark_of_bounce ON address_mark (bounce_id, address) WHERE bounce_id IS NOT NULL;

CREATE INDEX address_mark_standing ON address_mark (address) WHERE cleared_at IS NULL;

CREATE TABLE adviser (
  id           TEXT    PRIMARY KEY,
  -- Its place in listings: the number itself, NULL where the id is none.
  number       INTEGER,
  recorded_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX adviser_in_order ON adviser (number IS NULL, number, id);

CREATE TABLE audit_entry (
  number      INTEGER PRIMARY KEY CHECK (number > 0),
  at          INTEGER NOT NULL,
  login       TEXT    NOT NULL,
  system_user TEXT,
  verb        TEXT    NOT NULL,
  subject     TEXT    NOT NULL,
  -- Lists, one thing a line.
  touched     TEXT    NOT NULL,
  figures     TEXT    NOT NULL,
  settings    TEXT    NOT NULL,
  bound       TEXT    NOT NULL,
  previous    BLOB    NOT NULL CHECK (length(previous) = 32),
  hash        BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE bounce (
  id          INTEGER PRIMARY KEY,
  -- Of what the message says: it is one bounce however often it is given.
  digest      TEXT    NOT NULL UNIQUE,
  effect      TEXT    NOT NULL CHECK (effect IN ('marked', 'elsewhere', 'not-ours')),
  -- The letter that it reports of; NULL where it names none of ours: anybody can write such a thing.
  outbox_id   INTEGER REFERENCES outbox (id),
  by_login    TEXT    NOT NULL,
  recorded_at INTEGER NOT NULL,
  CHECK ((effect = 'not-ours') = (outbox_id IS NULL))
) STRICT;

CREATE INDEX bounce_of_letter ON bounce (outbox_id) WHERE outbox_id IS NOT NULL;

CREATE TRIGGER bounce_is_kept BEFORE DELETE ON bounce BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER bounce_stays BEFORE UPDATE ON bounce BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE campaign (
  id           INTEGER PRIMARY KEY,
  name         TEXT    NOT NULL UNIQUE,
  -- The day whose situation it tells, and up to which day completions were known.
  as_of        TEXT    NOT NULL CHECK (length(as_of) = 10),
  complete_to  TEXT    NOT NULL CHECK (length(complete_to) = 10),
  -- How many different persons must sign it before it leaves.
  signers      INTEGER NOT NULL CHECK (signers IN (1, 2)),
  letters      INTEGER NOT NULL CHECK (letters > 0),
  structures   INTEGER NOT NULL CHECK (structures > 0),
  advisers     INTEGER NOT NULL CHECK (advisers > 0),
  -- Of the list with every letter's text, and of the words that all letters share.
  list_digest  TEXT    NOT NULL CHECK (length(list_digest) = 64),
  words_digest TEXT    NOT NULL CHECK (length(words_digest) = 64),
  frozen_at    INTEGER NOT NULL,
  state        TEXT    NOT NULL DEFAULT 'frozen' CHECK (state IN ('frozen', 'sending', 'sent', 'cancelled')),
  -- When its last letter was queued, or when and why it was cancelled.
  ended_at     INTEGER CHECK ((ended_at IS NOT NULL) = (state IN ('sent', 'cancelled'))),
  reason       TEXT    CHECK ((reason IS NOT NULL) = (state = 'cancelled'))
) STRICT;

CREATE INDEX campaign_open ON campaign (id) WHERE state IN ('frozen', 'sending');

CREATE TRIGGER campaign_ends_once BEFORE UPDATE OF state ON campaign WHEN OLD.state = 'cancelled'
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER campaign_is_kept BEFORE DELETE ON campaign BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER campaign_stays BEFORE UPDATE OF id, name, as_of, complete_to, signers, letters, structures, advisers,
  list_digest, words_digest, frozen_at ON campaign BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE campaign_change (
  id         INTEGER PRIMARY KEY,
  letter_id  INTEGER NOT NULL REFERENCES campaign_letter (id),
  at         INTEGER NOT NULL,
  what       TEXT    NOT NULL CHECK (what IN ('taken-out', 'rewritten')),
  -- Whom and what it no longer tells.
  adviser_id TEXT    REFERENCES adviser (id),
  obligation TEXT,
  reason     TEXT    NOT NULL,
  CHECK ((adviser_id IS NULL) = (obligation IS NULL)),
  CHECK ((adviser_id IS NOT NULL) = (what = 'taken-out'))
) STRICT;

CREATE INDEX campaign_change_of_adviser ON campaign_change (adviser_id) WHERE adviser_id IS NOT NULL;

CREATE INDEX campaign_change_of_letter ON campaign_change (letter_id, id);

CREATE TRIGGER campaign_change_is_kept BEFORE DELETE ON campaign_change
  WHEN OLD.adviser_id IS NULL OR OLD.adviser_id NOT IN (SELECT adviser_id FROM erasing)
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER campaign_change_stays BEFORE UPDATE ON campaign_change BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE campaign_letter (
  id           INTEGER PRIMARY KEY,
  campaign_id  INTEGER NOT NULL REFERENCES campaign (id),
  addressee    TEXT    NOT NULL CHECK (addressee IN ('structure', 'adviser', 'manager')),
  structure_id TEXT    NOT NULL REFERENCES structure (id),
  -- To whom an adviser's copy goes.
  adviser_id   TEXT    REFERENCES adviser (id),
  -- Of its text as it was signed, and of the facts that it tells; empty once somebody it named was taken out.
  text_digest  TEXT    NOT NULL,
  facts_digest TEXT    NOT NULL,
  -- The letter that was queued, or when nothing in it was true any more before it was.
  outbox_id    INTEGER UNIQUE REFERENCES outbox (id),
  dropped_at   INTEGER CHECK (dropped_at IS NULL OR outbox_id IS NULL)
) STRICT;

CREATE INDEX campaign_letter_of ON campaign_letter (campaign_id, id);

CREATE INDEX campaign_letter_to ON campaign_letter (adviser_id) WHERE adviser_id IS NOT NULL;

CREATE INDEX campaign_letter_waiting ON campaign_letter (campaign_id, id)
  WHERE outbox_id IS NULL AND dropped_at IS NULL;

CREATE TRIGGER campaign_letter_is_kept BEFORE DELETE ON campaign_letter BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER campaign_letter_is_queued_once BEFORE UPDATE OF outbox_id, dropped_at ON campaign_letter
  WHEN OLD.outbox_id IS NOT NULL OR OLD.dropped_at IS NOT NULL BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER campaign_letter_stays BEFORE UPDATE OF id, campaign_id, addressee, structure_id ON campaign_letter
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE campaign_reminder (
  letter_id  INTEGER NOT NULL REFERENCES campaign_letter (id),
  adviser_id TEXT    NOT NULL REFERENCES adviser (id),
  obligation TEXT    NOT NULL,
  stage      INTEGER NOT NULL CHECK (stage > 0),
  PRIMARY KEY (letter_id, adviser_id, obligation)
) STRICT, WITHOUT ROWID;

CREATE INDEX campaign_reminder_of_adviser ON campaign_reminder (adviser_id);

CREATE TRIGGER campaign_reminder_is_kept BEFORE DELETE ON campaign_reminder
  WHEN OLD.adviser_id NOT IN (SELECT adviser_id FROM erasing) BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER campaign_reminder_stays BEFORE UPDATE ON campaign_reminder
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE campaign_signature (
  id          INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  by_login    TEXT    NOT NULL,
  system_user TEXT,
  -- What was signed.
  list_digest TEXT    NOT NULL CHECK (length(list_digest) = 64),
  at          INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX campaign_signed_once ON campaign_signature (campaign_id, by_login);

CREATE TRIGGER campaign_signature_is_kept BEFORE DELETE ON campaign_signature
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER campaign_signature_stays BEFORE UPDATE ON campaign_signature
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE case_earlier (
  year       INTEGER NOT NULL,
  number     INTEGER NOT NULL,
  spell      INTEGER NOT NULL CHECK (spell > 0),
  adviser_id TEXT    NOT NULL REFERENCES adviser (id),
  obligation TEXT    NOT NULL,
  open_from  TEXT    NOT NULL,
  closed_on  TEXT    NOT NULL,
  -- Modules carried over by an approval, and the day it was taken back.
  granted    INTEGER CHECK (granted > 0),
  revoked_on TEXT    CHECK ((granted IS NULL) = (revoked_on IS NULL)),
  PRIMARY KEY (year, number, spell),
  FOREIGN KEY (year, number) REFERENCES case_file (year, number) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX case_earlier_of_adviser ON case_earlier (adviser_id);

CREATE TABLE "case_event" (
  year          INTEGER NOT NULL,
  number        INTEGER NOT NULL,
  event         INTEGER NOT NULL CHECK (event > 0),
  seq           INTEGER NOT NULL UNIQUE,
  verb          TEXT    NOT NULL CHECK (verb IN
    ('open', 'take', 'give', 'unassign', 'note', 'label', 'unlabel', 'move', 'request-documents', 'documents-seen',
     'keep-evidence', 'propose', 'send-back', 'sign', 'approve', 'refuse', 'withdraw', 'merge', 'absorb', 'link',
     'unlink', 'reopen')),
  by_login      TEXT    NOT NULL,
  system_user   TEXT,
  -- The person who was away, where a substitute acted.
  in_place_of   TEXT,
  on_day        TEXT    NOT NULL,
  at            INTEGER NOT NULL,
  modules       INTEGER CHECK (modules >= 0),
  verdict       TEXT    CHECK (verdict IN ('approve', 'refuse')),
  requested_by  TEXT    CHECK (requested_by IN ('adviser', 'structure')),
  received_on   TEXT,
  -- Of an absence, or of the days for which papers are valid.
  from_day      TEXT,
  to_day        TEXT,
  due_on        TEXT,
  -- What the case pleads for from this act on.
  adviser_id    TEXT    REFERENCES adviser (id),
  obligation    TEXT,
  to_login      TEXT,
  other_year    INTEGER,
  other_number  INTEGER,
  evidence      INTEGER,
  -- The version of the adviser's facts that a decision rests on.
  facts_version INTEGER,
  PRIMARY KEY (year, number, event),
  FOREIGN KEY (year, number) REFERENCES case_file (year, number) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX case_event_of_adviser ON case_event (adviser_id) WHERE adviser_id IS NOT NULL;

CREATE TRIGGER case_event_forgets BEFORE UPDATE OF adviser_id, from_day, to_day ON case_event
  WHEN NOT EXISTS (
    SELECT 1 FROM erasing x LEFT JOIN case_file f ON f.year = OLD.year AND f.number = OLD.number
    WHERE x.adviser_id IN (OLD.adviser_id, f.adviser_id))
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER case_event_is_kept BEFORE DELETE ON case_event BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER case_event_stays BEFORE UPDATE OF year, number, event, seq, verb, by_login, system_user, in_place_of,
  on_day, at, modules, verdict, requested_by, received_on, due_on, obligation, to_login, other_year, other_number,
  evidence, facts_version ON case_event BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE case_file (
  year                INTEGER NOT NULL,
  number              INTEGER NOT NULL CHECK (number > 0),
  adviser_id          TEXT    NOT NULL REFERENCES adviser (id),
  obligation          TEXT    NOT NULL,
  ground              TEXT    NOT NULL,
  state               TEXT    NOT NULL CHECK (state IN
    ('received', 'in-review', 'awaiting-documents', 'proposed', 'approved', 'refused', 'withdrawn')),
  received_on         TEXT    NOT NULL,
  implied_decision_on TEXT    NOT NULL,
  closed_on           TEXT,
  -- Modules carried over by an approval, and the day it took effect.
  granted             INTEGER CHECK (granted > 0),
  granted_on          TEXT    CHECK ((granted IS NULL) = (granted_on IS NULL)),
  assigned_to         TEXT,
  version             INTEGER NOT NULL CHECK (version > 0), open_from TEXT NOT NULL DEFAULT '', documents_by TEXT, last_act_on TEXT NOT NULL DEFAULT '', merged_year INTEGER, merged_number INTEGER, structure_id TEXT, department TEXT,
  PRIMARY KEY (year, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_file_by_closing ON case_file (closed_on, year, number) WHERE closed_on IS NOT NULL;

CREATE INDEX case_file_by_receipt ON case_file (received_on, year, number);

CREATE INDEX case_file_by_state ON case_file (state, year, number);

CREATE INDEX case_file_merged ON case_file (merged_year, merged_number) WHERE merged_year IS NOT NULL;

CREATE INDEX case_file_of_adviser ON case_file (adviser_id, year, number);

CREATE INDEX case_file_of_assignee ON case_file (assigned_to, year, number);

CREATE INDEX case_file_of_department ON case_file (department, year, number);

CREATE INDEX case_file_of_obligation ON case_file (obligation, year, number);

CREATE INDEX case_file_of_structure ON case_file (structure_id, year, number);

CREATE INDEX case_file_open ON case_file (year, number) WHERE closed_on IS NULL;

CREATE INDEX case_file_open_by_due ON case_file (implied_decision_on, year, number) WHERE closed_on IS NULL;

CREATE INDEX case_file_open_by_receipt ON case_file (received_on, year, number) WHERE closed_on IS NULL;

CREATE TABLE case_filter (
  login TEXT NOT NULL REFERENCES desk_user (login),
  name  TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (login, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_label (
  label  TEXT    NOT NULL,
  year   INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (label, year, number),
  FOREIGN KEY (year, number) REFERENCES case_file (year, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_label_of_case ON case_label (year, number);

CREATE VIRTUAL TABLE case_search USING fts5 (
  names, words, ground, prefix = '2 3 4', columnsize = 0, tokenize = "unicode61 remove_diacritics 2");

CREATE TABLE 'case_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'case_search_content'(id INTEGER PRIMARY KEY, c0, c1, c2);

CREATE TABLE 'case_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'case_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE VIRTUAL TABLE case_search_word USING fts5vocab (case_search, instance);

CREATE TABLE case_text (
  year   INTEGER NOT NULL,
  number INTEGER NOT NULL,
  event  INTEGER NOT NULL,
  text   TEXT    NOT NULL,
  PRIMARY KEY (year, number, event),
  FOREIGN KEY (year, number, event) REFERENCES case_event (year, number, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE completeness (
  seq          INTEGER PRIMARY KEY,
  complete_to  TEXT    NOT NULL CHECK (length(complete_to) = 10)
) STRICT;

CREATE TRIGGER completeness_is_kept BEFORE DELETE ON completeness BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER completeness_stays BEFORE UPDATE ON completeness BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE completion_fact (
  adviser_id   TEXT    NOT NULL REFERENCES adviser (id),
  followed_on  TEXT    NOT NULL CHECK (length(followed_on) = 10),
  module       TEXT    NOT NULL,
  seq          INTEGER NOT NULL,
  retracted    INTEGER NOT NULL CHECK (retracted IN (0, 1)),
  PRIMARY KEY (adviser_id, followed_on, module, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER completion_fact_is_kept BEFORE DELETE ON completion_fact
  WHEN OLD.adviser_id NOT IN (SELECT adviser_id FROM erasing) BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER completion_fact_stays BEFORE UPDATE ON completion_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE delivery_attempt (
  id         INTEGER PRIMARY KEY,
  outbox_id  INTEGER NOT NULL REFERENCES outbox (id),
  started_at INTEGER NOT NULL,
  ended_at   INTEGER NOT NULL,
  host       TEXT    NOT NULL,
  outcome    TEXT    NOT NULL,
  code       INTEGER,
  enhanced   TEXT,
  reply      TEXT    NOT NULL
) STRICT;

CREATE INDEX delivery_attempt_ended ON delivery_attempt (ended_at, outcome);

CREATE INDEX delivery_attempt_in_doubt ON delivery_attempt (outbox_id) WHERE outcome = 'in-doubt';

CREATE INDEX delivery_attempt_of_letter ON delivery_attempt (outbox_id);

CREATE TRIGGER delivery_attempt_is_emptied BEFORE UPDATE OF reply ON delivery_attempt WHEN NEW.reply <> ''
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER delivery_attempt_is_kept BEFORE DELETE ON delivery_attempt BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER delivery_attempt_stays BEFORE UPDATE OF id, outbox_id, started_at, ended_at, host, outcome, code, enhanced
  ON delivery_attempt BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE desk_user (
  login    TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  capacity TEXT NOT NULL,
  email    TEXT NOT NULL,
  role     TEXT NOT NULL CHECK (role IN ('agent', 'approver', 'admin', 'auditor'))
) STRICT, WITHOUT ROWID;

CREATE TABLE employment_fact (
  adviser_id   TEXT    NOT NULL REFERENCES adviser (id),
  structure_id TEXT    NOT NULL REFERENCES structure (id),
  start_day    TEXT    NOT NULL CHECK (length(start_day) = 10),
  seq          INTEGER NOT NULL,
  end_day      TEXT    CHECK (end_day >= start_day),
  PRIMARY KEY (adviser_id, structure_id, start_day, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER employment_fact_is_kept BEFORE DELETE ON employment_fact
  WHEN OLD.adviser_id NOT IN (SELECT adviser_id FROM erasing) BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER employment_fact_stays BEFORE UPDATE ON employment_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE erasing (
  adviser_id TEXT PRIMARY KEY REFERENCES adviser (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure (
  adviser_id TEXT    PRIMARY KEY REFERENCES adviser (id),
  seq        INTEGER NOT NULL UNIQUE,
  cause      TEXT    NOT NULL CHECK (cause IN ('asked', 'retention', 'restored')),
  by_login   TEXT    NOT NULL,
  erased_on  TEXT    NOT NULL CHECK (length(erased_on) = 10)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER erasure_is_kept BEFORE DELETE ON erasure BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE evidence (
  id          INTEGER PRIMARY KEY,
  year        INTEGER NOT NULL,
  number      INTEGER NOT NULL,
  kind        TEXT    NOT NULL CHECK (kind IN ('pdf', 'png', 'jpeg')),
  -- Bytes, before sealing.
  size        INTEGER NOT NULL CHECK (size > 0),
  -- The days that the paper speaks for.
  valid_from  TEXT    CHECK (length(valid_from) = 10 AND valid_from <= valid_to),
  valid_to    TEXT    NOT NULL CHECK (length(valid_to) = 10),
  added_by    TEXT    NOT NULL,
  system_user TEXT,
  added_at    INTEGER NOT NULL,
  -- It goes on this day at the latest, or so many days after its case closes.
  purge_on    TEXT    NOT NULL CHECK (length(purge_on) = 10),
  keep_days   INTEGER NOT NULL CHECK (keep_days >= 0),
  purged_at   INTEGER,
  FOREIGN KEY (year, number) REFERENCES case_file (year, number)
) STRICT;

CREATE INDEX evidence_kept ON evidence (id) WHERE purged_at IS NULL;

CREATE INDEX evidence_of_case ON evidence (year, number, id);

CREATE TRIGGER evidence_goes_once BEFORE UPDATE OF purged_at ON evidence
  WHEN OLD.purged_at IS NOT NULL OR NEW.purged_at IS NULL BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER evidence_is_kept BEFORE DELETE ON evidence BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER evidence_stays BEFORE UPDATE OF id, year, number, kind, size, valid_from, valid_to, added_by, system_user,
  added_at, purge_on, keep_days ON evidence BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE evidence_act (
  id          INTEGER PRIMARY KEY,
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  what        TEXT    NOT NULL CHECK (what IN ('open', 'remove')),
  by_login    TEXT    NOT NULL,
  system_user TEXT,
  at          INTEGER NOT NULL
) STRICT;

CREATE INDEX evidence_act_of ON evidence_act (evidence_id, what, id);

CREATE TRIGGER evidence_act_is_kept BEFORE DELETE ON evidence_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER evidence_act_stays BEFORE UPDATE ON evidence_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE evidence_blob (
  evidence_id INTEGER PRIMARY KEY REFERENCES evidence (id),
  nonce       BLOB    NOT NULL CHECK (length(nonce) = 12),
  bytes       BLOB    NOT NULL
) STRICT;

CREATE TABLE evidence_key (
  evidence_id INTEGER PRIMARY KEY REFERENCES evidence (id),
  key_id      TEXT    NOT NULL,
  wrapped     BLOB    NOT NULL CHECK (length(wrapped) = 40)
) STRICT;

CREATE INDEX evidence_key_under ON evidence_key (key_id, evidence_id);

CREATE TABLE evidence_reason (
  act_id INTEGER PRIMARY KEY REFERENCES evidence_act (id),
  text   TEXT    NOT NULL
) STRICT;

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

CREATE TABLE import_batch (
  id           INTEGER PRIMARY KEY,
  kind         TEXT    NOT NULL CHECK (kind IN ('structures', 'advisers', 'completions', 'exemptions')),
  file         TEXT    NOT NULL,
  digest       TEXT    NOT NULL,
  row_count    INTEGER NOT NULL CHECK (row_count >= 0),
  by_login     TEXT    NOT NULL,
  recorded_at  INTEGER NOT NULL
) STRICT;

CREATE TRIGGER import_batch_is_kept BEFORE DELETE ON import_batch BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER import_batch_stays BEFORE UPDATE ON import_batch BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE notice (
  outbox_id    INTEGER NOT NULL REFERENCES outbox (id),
  kind         TEXT    NOT NULL CHECK (kind IN
    ('upcoming-deadline', 'expiring-right', 'unfunded-module', 'documents-reminder')),
  -- Whom it is about.
  adviser_id   TEXT    NOT NULL REFERENCES adviser (id),
  -- The employer that was told; NULL where the adviser was.
  structure_id TEXT    REFERENCES structure (id),
  -- An obligation; a day and the module that was followed on it; a case and the number of the act that asked for papers.
  subject      TEXT    NOT NULL,
  -- So many days before the day that it is about; negative after it.
  stage        INTEGER NOT NULL,
  -- 0 once the letter was cancelled, or left this out when it was sent.
  stands       INTEGER NOT NULL DEFAULT 1 CHECK (stands IN (0, 1)),
  CHECK ((structure_id IS NOT NULL) = (kind = 'unfunded-module')),
  PRIMARY KEY (outbox_id, adviser_id, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_of_adviser ON notice (adviser_id);

CREATE UNIQUE INDEX notice_once ON notice (kind, adviser_id, subject, ifnull(structure_id, ''), stage) WHERE stands = 1;

CREATE TABLE outbox (
  id           INTEGER PRIMARY KEY,
  message_id   TEXT    NOT NULL UNIQUE,
  letter       TEXT    NOT NULL,
  language     TEXT    NOT NULL,
  purpose      TEXT    NOT NULL CHECK (purpose IN ('decision', 'notice', 'reminder', 'test')),
  priority     INTEGER NOT NULL,
  sender       TEXT    NOT NULL,
  sender_name  TEXT,
  -- One address a line.
  recipients   TEXT    NOT NULL,
  subject      TEXT    NOT NULL,
  state        TEXT    NOT NULL CHECK (state IN
    ('queued', 'claimed', 'accepted', 'deferred', 'failed', 'held', 'in-doubt', 'cancelled')),
  attempts     INTEGER NOT NULL DEFAULT 0,
  next_attempt INTEGER,
  owner        TEXT,
  lease_until  INTEGER,
  last_reply   TEXT,
  case_year    INTEGER,
  case_number  INTEGER,
  structure_id TEXT    REFERENCES structure (id),
  campaign     TEXT,
  enqueued_at  INTEGER NOT NULL, purged_at INTEGER, tries INTEGER NOT NULL DEFAULT 0, claimed_at INTEGER,
  CHECK ((state = 'claimed') = (owner IS NOT NULL)),
  CHECK ((owner IS NULL) = (lease_until IS NULL)),
  FOREIGN KEY (case_year, case_number) REFERENCES case_file (year, number)
) STRICT;

CREATE INDEX outbox_alarm ON outbox (enqueued_at) WHERE letter = 'stuck-mail';

CREATE INDEX outbox_claimed ON outbox (owner) WHERE state = 'claimed';

CREATE INDEX outbox_due ON outbox (priority, next_attempt, id) WHERE state IN ('queued', 'deferred');

CREATE INDEX outbox_of_campaign ON outbox (campaign) WHERE campaign IS NOT NULL;

CREATE INDEX outbox_of_case ON outbox (case_year, case_number) WHERE case_year IS NOT NULL;

CREATE INDEX outbox_of_structure ON outbox (structure_id) WHERE structure_id IS NOT NULL;

CREATE INDEX outbox_set_aside ON outbox (state, id)
  WHERE state = 'failed' OR state = 'held' OR state = 'in-doubt' OR state = 'cancelled';

CREATE TABLE outbox_message (
  outbox_id INTEGER PRIMARY KEY REFERENCES outbox (id),
  bytes     BLOB    NOT NULL
) STRICT;

CREATE TABLE person (
  adviser_id     TEXT PRIMARY KEY REFERENCES adviser (id),
  last_name      TEXT NOT NULL,
  first_name     TEXT NOT NULL,
  email          TEXT,
  personal_email TEXT
, seq INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

CREATE TABLE post_act (
  id          INTEGER PRIMARY KEY,
  outbox_id   INTEGER NOT NULL REFERENCES outbox (id),
  what        TEXT    NOT NULL CHECK (what IN ('printed', 'sent', 'notified', 'closed')),
  -- When it was posted, or when it was handed over: time limits run from there.
  on_day      TEXT    NOT NULL CHECK (length(on_day) = 10),
  by_login    TEXT    NOT NULL,
  system_user TEXT,
  at          INTEGER NOT NULL
) STRICT;

CREATE INDEX post_act_of_letter ON post_act (outbox_id, id);

CREATE TRIGGER post_act_is_kept BEFORE DELETE ON post_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER post_act_stays BEFORE UPDATE ON post_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE post_reason (
  act_id INTEGER PRIMARY KEY REFERENCES post_act (id),
  text   TEXT    NOT NULL
) STRICT;

CREATE TABLE purge_notice (
  kind       TEXT NOT NULL CHECK (kind IN ('letters', 'case-words', 'advisers')),
  -- The number of a letter, the reference of a case, the id of an adviser.
  key        TEXT NOT NULL,
  noticed_on TEXT NOT NULL CHECK (length(noticed_on) = 10),
  due_on     TEXT NOT NULL CHECK (length(due_on) = 10),
  by_login   TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipient_attempt (
  attempt_id INTEGER NOT NULL REFERENCES delivery_attempt (id),
  place      INTEGER NOT NULL CHECK (place > 0),
  address    TEXT    NOT NULL,
  outcome    TEXT    NOT NULL CHECK (outcome IN ('accepted', 'deferred', 'failed', 'in-doubt')),
  code       INTEGER,
  enhanced   TEXT,
  reply      TEXT    NOT NULL,
  PRIMARY KEY (attempt_id, place)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER recipient_attempt_is_emptied BEFORE UPDATE OF address, reply ON recipient_attempt
  WHEN NEW.address <> '' OR NEW.reply <> '' BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER recipient_attempt_is_kept BEFORE DELETE ON recipient_attempt
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER recipient_attempt_stays BEFORE UPDATE OF attempt_id, place, outcome, code, enhanced
  ON recipient_attempt BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE reminder (
  outbox_id    INTEGER NOT NULL REFERENCES outbox (id),
  structure_id TEXT    NOT NULL REFERENCES structure (id),
  adviser_id   TEXT    NOT NULL REFERENCES adviser (id),
  obligation   TEXT    NOT NULL,
  stage        INTEGER NOT NULL CHECK (stage > 0),
  -- 0 once the letter was cancelled, or left this obligation out when it was sent.
  stands       INTEGER NOT NULL DEFAULT 1 CHECK (stands IN (0, 1)), addressee TEXT NOT NULL DEFAULT 'structure'
  CHECK (addressee IN ('structure', 'adviser', 'manager')),
  PRIMARY KEY (outbox_id, structure_id, adviser_id, obligation, stage)
) STRICT, WITHOUT ROWID;

CREATE INDEX reminder_of_adviser ON reminder (adviser_id);

CREATE UNIQUE INDEX reminder_once ON reminder (structure_id, adviser_id, obligation, stage, addressee) WHERE stands = 1;

CREATE UNIQUE INDEX reminder_to_adviser_once ON reminder (adviser_id, obligation, stage)
  WHERE stands = 1 AND addressee = 'adviser';

CREATE TABLE retention_hold (
  adviser_id TEXT    PRIMARY KEY REFERENCES adviser (id),
  reason     TEXT    NOT NULL,
  by_login   TEXT    NOT NULL,
  held_on    TEXT    NOT NULL CHECK (length(held_on) = 10)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  id       INTEGER PRIMARY KEY,
  year     INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  -- The decision.
  event    INTEGER NOT NULL,
  kind     TEXT    NOT NULL CHECK (kind IN ('late-fact', 'rule-book')),
  found_at INTEGER NOT NULL,
  is_open  INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1)),
  FOREIGN KEY (year, number, event) REFERENCES case_event (year, number, event)
) STRICT;

CREATE INDEX review_of_case ON review (year, number, id);

CREATE UNIQUE INDEX review_open ON review (year, number, event, kind) WHERE is_open = 1;

CREATE TRIGGER review_ends_once BEFORE UPDATE OF is_open ON review WHEN OLD.is_open = 0
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER review_is_kept BEFORE DELETE ON review BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER review_stays BEFORE UPDATE OF id, year, number, event, kind, found_at ON review
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE review_act (
  review_id   INTEGER NOT NULL REFERENCES review (id),
  act         INTEGER NOT NULL CHECK (act > 0),
  what        TEXT    NOT NULL CHECK (what IN ('found', 'kept', 'reopened', 'moot')),
  -- NULL where the program found it.
  by_login    TEXT    CHECK ((by_login IS NOT NULL) = (what IN ('kept', 'reopened'))),
  system_user TEXT,
  -- The person who was away, where a substitute settled it.
  in_place_of TEXT,
  at          INTEGER NOT NULL,
  -- JSON: what differs, then and now, and because of what.
  difference  TEXT    CHECK ((difference IS NOT NULL) = (what = 'found')),
  PRIMARY KEY (review_id, act)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER review_act_forgets BEFORE UPDATE OF difference ON review_act
  WHEN NOT EXISTS (
    SELECT 1 FROM erasing x JOIN case_file f ON f.adviser_id = x.adviser_id
    JOIN review r ON r.year = f.year AND r.number = f.number WHERE r.id = OLD.review_id)
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER review_act_is_kept BEFORE DELETE ON review_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER review_act_stays BEFORE UPDATE OF review_id, act, what, by_login, system_user, in_place_of, at ON review_act
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE review_reason (
  review_id INTEGER NOT NULL,
  act       INTEGER NOT NULL,
  text      TEXT    NOT NULL,
  PRIMARY KEY (review_id, act),
  FOREIGN KEY (review_id, act) REFERENCES review_act (review_id, act)
) STRICT, WITHOUT ROWID;

CREATE TABLE revision (
  last_seq     INTEGER PRIMARY KEY,
  first_seq    INTEGER NOT NULL CHECK (first_seq <= last_seq),
  recorded_at  INTEGER NOT NULL,
  import_id    INTEGER REFERENCES import_batch (id)
) STRICT;

CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER revision_stays BEFORE UPDATE ON revision BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE rule_adoption (
  id            INTEGER PRIMARY KEY,
  in_force_from TEXT    NOT NULL CHECK (length(in_force_from) = 10),
  digest        TEXT    NOT NULL CHECK (length(digest) = 64),
  book          TEXT    NOT NULL,
  -- What the person said they had seen.
  previewed     TEXT    NOT NULL,
  as_of         TEXT    NOT NULL CHECK (length(as_of) = 10),
  advisers      INTEGER NOT NULL CHECK (advisers >= changed),
  changed       INTEGER NOT NULL CHECK (changed >= losing),
  losing        INTEGER NOT NULL CHECK (losing >= 0),
  reviews       INTEGER NOT NULL CHECK (reviews >= 0),
  by_login      TEXT    NOT NULL,
  system_user   TEXT,
  at            INTEGER NOT NULL
) STRICT;

CREATE TRIGGER rule_adoption_is_kept BEFORE DELETE ON rule_adoption BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER rule_adoption_stays BEFORE UPDATE ON rule_adoption BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE structure (
  id           TEXT    PRIMARY KEY,
  recorded_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE structure_contact (
  structure_id TEXT PRIMARY KEY REFERENCES structure (id),
  name         TEXT,
  email        TEXT
, manager_name TEXT, manager_email TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE structure_fact (
  structure_id TEXT    NOT NULL REFERENCES structure (id),
  seq          INTEGER NOT NULL,
  name         TEXT    NOT NULL,
  siret        TEXT,
  kind         TEXT    CHECK (kind IN ('public', 'private')),
  department   TEXT,
  commune      TEXT,
  PRIMARY KEY (structure_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER structure_fact_is_kept BEFORE DELETE ON structure_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER structure_fact_stays BEFORE UPDATE ON structure_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE substitution (
  seq         INTEGER PRIMARY KEY,
  login       TEXT    NOT NULL REFERENCES desk_user (login),
  absent      TEXT    NOT NULL REFERENCES desk_user (login),
  from_day    TEXT    NOT NULL CHECK (length(from_day) = 10),
  to_day      TEXT    NOT NULL CHECK (to_day >= from_day),
  by_login    TEXT    NOT NULL,
  recorded_at INTEGER NOT NULL,
  CHECK (login <> absent)
) STRICT;

CREATE INDEX substitution_of ON substitution (login, to_day);

CREATE TABLE training_fact (
  adviser_id   TEXT    NOT NULL REFERENCES adviser (id),
  seq          INTEGER NOT NULL,
  entry_day    TEXT    CHECK (length(entry_day) = 10),
  exempt       TEXT    NOT NULL CHECK (exempt IN ('yes', 'no', 'unknown')),
  exempted_on  TEXT    CHECK (exempted_on IS NULL OR exempt = 'yes'),
  PRIMARY KEY (adviser_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER training_fact_is_kept BEFORE DELETE ON training_fact
  WHEN OLD.adviser_id NOT IN (SELECT adviser_id FROM erasing) BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TRIGGER training_fact_stays BEFORE UPDATE ON training_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
