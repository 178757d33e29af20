-- A server that refuses an address says as much as a letter that comes back from it: a mark names the one or the other.
CREATE TABLE address_mark_of_both (
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
INSERT INTO address_mark_of_both
  SELECT id, address, kind, since, status, text, bounce_id, NULL, mutes, by_login, recorded_at, cleared_at, cleared_by,
    cleared_why
  FROM address_mark;
DROP TABLE address_mark;
ALTER TABLE address_mark_of_both RENAME TO address_mark;
CREATE UNIQUE INDEX address_mark_of_bounce ON address_mark (bounce_id, address) WHERE bounce_id IS NOT NULL;
CREATE UNIQUE INDEX address_mark_of_attempt ON address_mark (attempt_id, address) WHERE attempt_id IS NOT NULL;
CREATE INDEX address_mark_standing ON address_mark (address) WHERE cleared_at IS NULL;
CREATE INDEX address_mark_of_address ON address_mark (address, id);
