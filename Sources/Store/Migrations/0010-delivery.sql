-- The octets of letters apart: whoever looks through the outbox, or changes a state in it, does not carry them along.
CREATE TABLE outbox_message (
  outbox_id INTEGER PRIMARY KEY REFERENCES outbox (id),
  bytes     BLOB    NOT NULL
) STRICT;
INSERT INTO outbox_message (outbox_id, bytes) SELECT id, bytes FROM outbox;
ALTER TABLE outbox DROP COLUMN bytes;

-- Attempts since the letter was queued, or since a person let it go again.
ALTER TABLE outbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET tries = attempts WHERE state = 'deferred';
ALTER TABLE outbox ADD COLUMN claimed_at INTEGER;

-- Those that are due are found without going through those that wait for their time.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (priority, next_attempt, id) WHERE state IN ('queued', 'deferred');
CREATE INDEX outbox_set_aside ON outbox (state, id) WHERE state IN ('failed', 'held', 'in-doubt', 'cancelled');
CREATE INDEX outbox_of_structure ON outbox (structure_id) WHERE structure_id IS NOT NULL;
CREATE INDEX outbox_of_campaign ON outbox (campaign) WHERE campaign IS NOT NULL;
-- When people were last told that mail is stuck.
CREATE INDEX outbox_alarm ON outbox (enqueued_at) WHERE letter = 'stuck-mail';
CREATE INDEX delivery_attempt_ended ON delivery_attempt (ended_at, outcome);
CREATE INDEX delivery_attempt_in_doubt ON delivery_attempt (outbox_id) WHERE outcome = 'in-doubt';

-- What a server said of each recipient of a letter that has several.
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
-- Whom it names goes with the words of the letter; nothing else changes.
CREATE TRIGGER recipient_attempt_stays BEFORE UPDATE OF attempt_id, place, outcome, code, enhanced
  ON recipient_attempt BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER recipient_attempt_is_emptied BEFORE UPDATE OF address, reply ON recipient_attempt
  WHEN NEW.address <> '' OR NEW.reply <> '' BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER recipient_attempt_is_kept BEFORE DELETE ON recipient_attempt
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;
