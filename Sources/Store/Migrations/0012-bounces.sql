-- Letters that came back, and what is known since of the addresses that they went to.

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
CREATE TRIGGER bounce_stays BEFORE UPDATE ON bounce BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER bounce_is_kept BEFORE DELETE ON bounce BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE address_mark (
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
  -- From this mark on nothing is sent there, until it is cleared.
  mutes       INTEGER NOT NULL CHECK (mutes IN (0, 1)),
  by_login    TEXT    NOT NULL,
  recorded_at INTEGER NOT NULL,
  cleared_at  INTEGER,
  cleared_by  TEXT,
  cleared_why TEXT,
  CHECK ((kind = 'by-hand') = (bounce_id IS NULL)),
  CHECK (kind <> 'refused' OR mutes = 0),
  CHECK ((cleared_at IS NULL) = (cleared_by IS NULL) AND (cleared_at IS NULL) = (cleared_why IS NULL))
) STRICT;
CREATE UNIQUE INDEX address_mark_of_bounce ON address_mark (bounce_id, address) WHERE bounce_id IS NOT NULL;
CREATE INDEX address_mark_standing ON address_mark (address) WHERE cleared_at IS NULL;
CREATE INDEX address_mark_of_address ON address_mark (address, id);

-- Letters that go by post: what was done about each, in order; the last act of a kind counts.
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
CREATE TRIGGER post_act_stays BEFORE UPDATE ON post_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER post_act_is_kept BEFORE DELETE ON post_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;

-- Why one is closed, in somebody's own words: they go with the words of the letter.
CREATE TABLE post_reason (
  act_id INTEGER PRIMARY KEY REFERENCES post_act (id),
  text   TEXT    NOT NULL
) STRICT;
