-- Every change of anything, each entry hashed with the one before it: see the room Audit and docs/decisions/0008.
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

CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry BEGIN SELECT RAISE (ABORT, 'append-only'); END;
