-- Papers kept as evidence, where the ground of a case lets them be. What they say, and their names, are sealed; the key that
-- opens the keys of files lies outside the database.

-- One row per paper, which stays when the paper goes.
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
CREATE INDEX evidence_of_case ON evidence (year, number, id);
CREATE INDEX evidence_kept ON evidence (id) WHERE purged_at IS NULL;

-- The sealed bytes, apart, so that lists do not drag them along; no row once the paper is gone.
CREATE TABLE evidence_blob (
  evidence_id INTEGER PRIMARY KEY REFERENCES evidence (id),
  nonce       BLOB    NOT NULL CHECK (length(nonce) = 12),
  bytes       BLOB    NOT NULL
) STRICT;

-- The key of each file, wrapped by the workspace key of that name; without it the bytes are noise, whatever backup holds them.
CREATE TABLE evidence_key (
  evidence_id INTEGER PRIMARY KEY REFERENCES evidence (id),
  key_id      TEXT    NOT NULL,
  wrapped     BLOB    NOT NULL CHECK (length(wrapped) = 40)
) STRICT;
CREATE INDEX evidence_key_under ON evidence_key (key_id, evidence_id);

-- Who opened a paper, or removed it before its day.
CREATE TABLE evidence_act (
  id          INTEGER PRIMARY KEY,
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  what        TEXT    NOT NULL CHECK (what IN ('open', 'remove')),
  by_login    TEXT    NOT NULL,
  system_user TEXT,
  at          INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_act_of ON evidence_act (evidence_id, what, id);

-- Why, in people's own words, which stand apart so that they can be erased.
CREATE TABLE evidence_reason (
  act_id INTEGER PRIMARY KEY REFERENCES evidence_act (id),
  text   TEXT    NOT NULL
) STRICT;

CREATE TRIGGER evidence_stays BEFORE UPDATE OF id, year, number, kind, size, valid_from, valid_to, added_by, system_user,
  added_at, purge_on, keep_days ON evidence BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER evidence_goes_once BEFORE UPDATE OF purged_at ON evidence
  WHEN OLD.purged_at IS NOT NULL OR NEW.purged_at IS NULL BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER evidence_is_kept BEFORE DELETE ON evidence BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER evidence_act_stays BEFORE UPDATE ON evidence_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER evidence_act_is_kept BEFORE DELETE ON evidence_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;
