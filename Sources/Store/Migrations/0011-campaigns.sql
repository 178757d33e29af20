-- Campaigns of reminders: the list as it was frozen, who signed it, and what became of each of its letters.

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
CREATE INDEX campaign_letter_waiting ON campaign_letter (campaign_id, id)
  WHERE outbox_id IS NULL AND dropped_at IS NULL;
CREATE INDEX campaign_letter_to ON campaign_letter (adviser_id) WHERE adviser_id IS NOT NULL;

-- What each letter was to tell.
CREATE TABLE campaign_reminder (
  letter_id  INTEGER NOT NULL REFERENCES campaign_letter (id),
  adviser_id TEXT    NOT NULL REFERENCES adviser (id),
  obligation TEXT    NOT NULL,
  stage      INTEGER NOT NULL CHECK (stage > 0),
  PRIMARY KEY (letter_id, adviser_id, obligation)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_reminder_of_adviser ON campaign_reminder (adviser_id);

-- How a letter left otherwise than it was signed.
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
CREATE INDEX campaign_change_of_letter ON campaign_change (letter_id, id);
CREATE INDEX campaign_change_of_adviser ON campaign_change (adviser_id) WHERE adviser_id IS NOT NULL;

CREATE TRIGGER campaign_stays BEFORE UPDATE OF id, name, as_of, complete_to, signers, letters, structures, advisers,
  list_digest, words_digest, frozen_at ON campaign BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER campaign_ends_once BEFORE UPDATE OF state ON campaign WHEN OLD.state = 'cancelled'
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER campaign_is_kept BEFORE DELETE ON campaign BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER campaign_signature_stays BEFORE UPDATE ON campaign_signature
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER campaign_signature_is_kept BEFORE DELETE ON campaign_signature
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER campaign_letter_stays BEFORE UPDATE OF id, campaign_id, addressee, structure_id ON campaign_letter
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER campaign_letter_is_queued_once BEFORE UPDATE OF outbox_id, dropped_at ON campaign_letter
  WHEN OLD.outbox_id IS NOT NULL OR OLD.dropped_at IS NOT NULL BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER campaign_letter_is_kept BEFORE DELETE ON campaign_letter BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER campaign_reminder_stays BEFORE UPDATE ON campaign_reminder
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER campaign_reminder_is_kept BEFORE DELETE ON campaign_reminder
  WHEN OLD.adviser_id NOT IN (SELECT adviser_id FROM erasing) BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER campaign_change_stays BEFORE UPDATE ON campaign_change BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER campaign_change_is_kept BEFORE DELETE ON campaign_change
  WHEN OLD.adviser_id IS NULL OR OLD.adviser_id NOT IN (SELECT adviser_id FROM erasing)
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

-- Who a reminder was told to: a copy is a telling of its own.
ALTER TABLE reminder ADD COLUMN addressee TEXT NOT NULL DEFAULT 'structure'
  CHECK (addressee IN ('structure', 'adviser', 'manager'));
DROP INDEX reminder_once;
CREATE UNIQUE INDEX reminder_once ON reminder (structure_id, adviser_id, obligation, stage, addressee) WHERE stands = 1;
-- An adviser with two employers at once is told once.
CREATE UNIQUE INDEX reminder_to_adviser_once ON reminder (adviser_id, obligation, stage)
  WHERE stands = 1 AND addressee = 'adviser';
