-- Letters on their way: a row commits with what it tells of, a dispatcher claims it, sends it, and records the answer.

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
  bytes        BLOB    NOT NULL,
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
  enqueued_at  INTEGER NOT NULL,
  CHECK ((state = 'claimed') = (owner IS NOT NULL)),
  CHECK ((owner IS NULL) = (lease_until IS NULL)),
  FOREIGN KEY (case_year, case_number) REFERENCES case_file (year, number)
) STRICT;
CREATE INDEX outbox_due ON outbox (priority, id) WHERE state IN ('queued', 'deferred');
CREATE INDEX outbox_claimed ON outbox (owner) WHERE state = 'claimed';
CREATE INDEX outbox_of_case ON outbox (case_year, case_number) WHERE case_year IS NOT NULL;

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
CREATE INDEX delivery_attempt_of_letter ON delivery_attempt (outbox_id);

-- What a structure was told of an adviser's overdue obligation: once per stage, however often reminders are run.
CREATE TABLE reminder (
  outbox_id    INTEGER NOT NULL REFERENCES outbox (id),
  structure_id TEXT    NOT NULL REFERENCES structure (id),
  adviser_id   TEXT    NOT NULL REFERENCES adviser (id),
  obligation   TEXT    NOT NULL,
  stage        INTEGER NOT NULL CHECK (stage > 0),
  -- 0 once the letter was cancelled, or left this obligation out when it was sent.
  stands       INTEGER NOT NULL DEFAULT 1 CHECK (stands IN (0, 1)),
  PRIMARY KEY (outbox_id, structure_id, adviser_id, obligation, stage)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX reminder_once ON reminder (structure_id, adviser_id, obligation, stage) WHERE stands = 1;

CREATE TRIGGER delivery_attempt_stays BEFORE UPDATE ON delivery_attempt BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER delivery_attempt_is_kept BEFORE DELETE ON delivery_attempt BEGIN SELECT RAISE (ABORT, 'append-only'); END;
