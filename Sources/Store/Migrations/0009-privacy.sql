-- Personal data goes when its time is over: after a notice that is recorded, and a grace.

-- Letters lose their words and their addresses; that they left, when, and of what kind stays.
ALTER TABLE outbox ADD COLUMN purged_at INTEGER;

-- What a server said may repeat an address: it can be emptied, and nothing else.
DROP TRIGGER delivery_attempt_stays;
CREATE TRIGGER delivery_attempt_stays BEFORE UPDATE OF id, outbox_id, started_at, ended_at, host, outcome, code, enhanced
  ON delivery_attempt BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER delivery_attempt_is_emptied BEFORE UPDATE OF reply ON delivery_attempt WHEN NEW.reply <> ''
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

-- That something is to go, and when: said before it does.
CREATE TABLE purge_notice (
  kind       TEXT NOT NULL CHECK (kind IN ('letters', 'case-words', 'advisers')),
  -- The number of a letter, the reference of a case, the id of an adviser.
  key        TEXT NOT NULL,
  noticed_on TEXT NOT NULL CHECK (length(noticed_on) = 10),
  due_on     TEXT NOT NULL CHECK (length(due_on) = 10),
  by_login   TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- Advisers whose data stays although its time is over, an appeal being under way, say.
CREATE TABLE retention_hold (
  adviser_id TEXT    PRIMARY KEY REFERENCES adviser (id),
  reason     TEXT    NOT NULL,
  by_login   TEXT    NOT NULL,
  held_on    TEXT    NOT NULL CHECK (length(held_on) = 10)
) STRICT, WITHOUT ROWID;

-- Advisers of whom only a drawn name is left, under which their cases are counted.
CREATE TABLE erasure (
  adviser_id TEXT    PRIMARY KEY REFERENCES adviser (id),
  seq        INTEGER NOT NULL UNIQUE,
  cause      TEXT    NOT NULL CHECK (cause IN ('asked', 'retention', 'restored')),
  by_login   TEXT    NOT NULL,
  erased_on  TEXT    NOT NULL CHECK (length(erased_on) = 10)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER erasure_is_kept BEFORE DELETE ON erasure BEGIN SELECT RAISE (ABORT, 'append-only'); END;

-- Whose traces are being taken out, within one transaction; no row outside of it. For that adviser, and for nobody else,
-- facts may be deleted, and acts on cases lose the id and the days of an absence.
CREATE TABLE erasing (
  adviser_id TEXT PRIMARY KEY REFERENCES adviser (id)
) STRICT, WITHOUT ROWID;

DROP TRIGGER employment_fact_is_kept;
CREATE TRIGGER employment_fact_is_kept BEFORE DELETE ON employment_fact
  WHEN OLD.adviser_id NOT IN (SELECT adviser_id FROM erasing) BEGIN SELECT RAISE (ABORT, 'append-only'); END;
DROP TRIGGER training_fact_is_kept;
CREATE TRIGGER training_fact_is_kept BEFORE DELETE ON training_fact
  WHEN OLD.adviser_id NOT IN (SELECT adviser_id FROM erasing) BEGIN SELECT RAISE (ABORT, 'append-only'); END;
DROP TRIGGER completion_fact_is_kept;
CREATE TRIGGER completion_fact_is_kept BEFORE DELETE ON completion_fact
  WHEN OLD.adviser_id NOT IN (SELECT adviser_id FROM erasing) BEGIN SELECT RAISE (ABORT, 'append-only'); END;

DROP TRIGGER case_event_stays;
CREATE TRIGGER case_event_stays BEFORE UPDATE OF year, number, event, seq, verb, by_login, system_user, in_place_of,
  on_day, at, modules, verdict, requested_by, received_on, due_on, obligation, to_login, other_year, other_number,
  evidence, facts_version ON case_event BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER case_event_forgets BEFORE UPDATE OF adviser_id, from_day, to_day ON case_event
  WHEN NOT EXISTS (
    SELECT 1 FROM erasing x LEFT JOIN case_file f ON f.year = OLD.year AND f.number = OLD.number
    WHERE x.adviser_id IN (OLD.adviser_id, f.adviser_id))
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

-- What a review found repeats facts.
DROP TRIGGER review_act_stays;
CREATE TRIGGER review_act_stays BEFORE UPDATE OF review_id, act, what, by_login, system_user, in_place_of, at ON review_act
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER review_act_forgets BEFORE UPDATE OF difference ON review_act
  WHEN NOT EXISTS (
    SELECT 1 FROM erasing x JOIN case_file f ON f.adviser_id = x.adviser_id
    JOIN review r ON r.year = f.year AND r.number = f.number WHERE r.id = OLD.review_id)
  BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE INDEX case_event_of_adviser ON case_event (adviser_id) WHERE adviser_id IS NOT NULL;
CREATE INDEX reminder_of_adviser ON reminder (adviser_id);
