-- Decisions that somebody should look at again, as something that they rested on looks otherwise by now; and rule books that were adopted.

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

-- What became of it: each difference that was found, and how it was settled.
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

-- Why, in people's own words, which stand apart so that they can be erased.
CREATE TABLE review_reason (
  review_id INTEGER NOT NULL,
  act       INTEGER NOT NULL,
  text      TEXT    NOT NULL,
  PRIMARY KEY (review_id, act),
  FOREIGN KEY (review_id, act) REFERENCES review_act (review_id, act)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER review_stays BEFORE UPDATE OF id, year, number, event, kind, found_at ON review
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER review_ends_once BEFORE UPDATE OF is_open ON review WHEN OLD.is_open = 0
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER review_is_kept BEFORE DELETE ON review BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER review_act_stays BEFORE UPDATE ON review_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER review_act_is_kept BEFORE DELETE ON review_act BEGIN SELECT RAISE (ABORT, 'append-only'); END;

-- Which rule book somebody put into force, word for word, and what it changed on the day for which that was worked out.
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
CREATE TRIGGER rule_adoption_stays BEFORE UPDATE ON rule_adoption BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER rule_adoption_is_kept BEFORE DELETE ON rule_adoption BEGIN SELECT RAISE (ABORT, 'append-only'); END;
