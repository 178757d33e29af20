-- Who exists and what happened to them. Facts are append-only: a later row for the same key supersedes an earlier one.
-- Days are TEXT 'YYYY-MM-DD', instants INTEGER milliseconds since 1970 UTC.

-- One row per change of anything: the sequence numbers it gave out, when it was recorded, and by whom.
CREATE TABLE revision (
  last_seq     INTEGER PRIMARY KEY,
  first_seq    INTEGER NOT NULL CHECK (first_seq <= last_seq),
  recorded_at  INTEGER NOT NULL,
  import_id    INTEGER REFERENCES import_batch (id)
) STRICT;

CREATE TABLE import_batch (
  id           INTEGER PRIMARY KEY,
  kind         TEXT    NOT NULL CHECK (kind IN ('structures', 'advisers', 'completions', 'exemptions')),
  file         TEXT    NOT NULL,
  digest       TEXT    NOT NULL,
  row_count    INTEGER NOT NULL CHECK (row_count >= 0),
  by_login     TEXT    NOT NULL,
  recorded_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE adviser (
  id           TEXT    PRIMARY KEY,
  -- Its place in listings: the number itself, NULL where the id is none.
  number       INTEGER,
  recorded_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX adviser_in_order ON adviser (number IS NULL, number, id);

-- Names and addresses stand apart from the facts, so that they can be erased.
CREATE TABLE person (
  adviser_id     TEXT PRIMARY KEY REFERENCES adviser (id),
  last_name      TEXT NOT NULL,
  first_name     TEXT NOT NULL,
  email          TEXT,
  personal_email TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE structure (
  id           TEXT    PRIMARY KEY,
  recorded_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE structure_contact (
  structure_id TEXT PRIMARY KEY REFERENCES structure (id),
  name         TEXT,
  email        TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE employment_fact (
  adviser_id   TEXT    NOT NULL REFERENCES adviser (id),
  structure_id TEXT    NOT NULL REFERENCES structure (id),
  start_day    TEXT    NOT NULL CHECK (length(start_day) = 10),
  seq          INTEGER NOT NULL,
  end_day      TEXT    CHECK (end_day >= start_day),
  PRIMARY KEY (adviser_id, structure_id, start_day, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE training_fact (
  adviser_id   TEXT    NOT NULL REFERENCES adviser (id),
  seq          INTEGER NOT NULL,
  entry_day    TEXT    CHECK (length(entry_day) = 10),
  exempt       TEXT    NOT NULL CHECK (exempt IN ('yes', 'no', 'unknown')),
  exempted_on  TEXT    CHECK (exempted_on IS NULL OR exempt = 'yes'),
  PRIMARY KEY (adviser_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE completion_fact (
  adviser_id   TEXT    NOT NULL REFERENCES adviser (id),
  followed_on  TEXT    NOT NULL CHECK (length(followed_on) = 10),
  module       TEXT    NOT NULL,
  seq          INTEGER NOT NULL,
  retracted    INTEGER NOT NULL CHECK (retracted IN (0, 1)),
  PRIMARY KEY (adviser_id, followed_on, module, seq)
) STRICT, WITHOUT ROWID;

-- Up to which day completions are known to be complete.
CREATE TABLE completeness (
  seq          INTEGER PRIMARY KEY,
  complete_to  TEXT    NOT NULL CHECK (length(complete_to) = 10)
) STRICT;

CREATE TRIGGER revision_stays BEFORE UPDATE ON revision BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER import_batch_stays BEFORE UPDATE ON import_batch BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER import_batch_is_kept BEFORE DELETE ON import_batch BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER structure_fact_stays BEFORE UPDATE ON structure_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER structure_fact_is_kept BEFORE DELETE ON structure_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER employment_fact_stays BEFORE UPDATE ON employment_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER employment_fact_is_kept BEFORE DELETE ON employment_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER training_fact_stays BEFORE UPDATE ON training_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER training_fact_is_kept BEFORE DELETE ON training_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER completion_fact_stays BEFORE UPDATE ON completion_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER completion_fact_is_kept BEFORE DELETE ON completion_fact BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER completeness_stays BEFORE UPDATE ON completeness BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER completeness_is_kept BEFORE DELETE ON completeness BEGIN SELECT RAISE (ABORT, 'append-only'); END;
