-- The people of the desk, and justification cases: a case is its events, and case_file shows where they have led.

CREATE TABLE desk_user (
  login    TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  capacity TEXT NOT NULL,
  email    TEXT NOT NULL,
  role     TEXT NOT NULL CHECK (role IN ('agent', 'approver', 'admin', 'auditor'))
) STRICT, WITHOUT ROWID;

CREATE TABLE case_file (
  year                INTEGER NOT NULL,
  number              INTEGER NOT NULL CHECK (number > 0),
  adviser_id          TEXT    NOT NULL REFERENCES adviser (id),
  obligation          TEXT    NOT NULL,
  ground              TEXT    NOT NULL,
  state               TEXT    NOT NULL CHECK (state IN
    ('received', 'in-review', 'awaiting-documents', 'proposed', 'approved', 'refused', 'withdrawn')),
  received_on         TEXT    NOT NULL,
  implied_decision_on TEXT    NOT NULL,
  closed_on           TEXT,
  -- Modules carried over by an approval, and the day it took effect.
  granted             INTEGER CHECK (granted > 0),
  granted_on          TEXT    CHECK ((granted IS NULL) = (granted_on IS NULL)),
  assigned_to         TEXT,
  version             INTEGER NOT NULL CHECK (version > 0),
  PRIMARY KEY (year, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_file_of_adviser ON case_file (adviser_id, year, number);
CREATE INDEX case_file_by_state ON case_file (state, year, number);

CREATE TABLE case_event (
  year         INTEGER NOT NULL,
  number       INTEGER NOT NULL,
  event        INTEGER NOT NULL CHECK (event > 0),
  seq          INTEGER NOT NULL UNIQUE,
  verb         TEXT    NOT NULL CHECK (verb IN ('open', 'take', 'note', 'propose', 'approve', 'refuse', 'withdraw')),
  by_login     TEXT    NOT NULL,
  system_user  TEXT,
  on_day       TEXT    NOT NULL,
  at           INTEGER NOT NULL,
  modules      INTEGER CHECK (modules > 0),
  verdict      TEXT    CHECK (verdict IN ('approve', 'refuse')),
  requested_by TEXT    CHECK (requested_by IN ('adviser', 'structure')),
  received_on  TEXT,
  absent_from  TEXT,
  absent_to    TEXT,
  PRIMARY KEY (year, number, event),
  FOREIGN KEY (year, number) REFERENCES case_file (year, number) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- People's own words stand apart from the timeline, so that they can be erased.
CREATE TABLE case_text (
  year   INTEGER NOT NULL,
  number INTEGER NOT NULL,
  event  INTEGER NOT NULL,
  text   TEXT    NOT NULL,
  PRIMARY KEY (year, number, event),
  FOREIGN KEY (year, number, event) REFERENCES case_event (year, number, event)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER case_event_stays BEFORE UPDATE ON case_event BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER case_event_is_kept BEFORE DELETE ON case_event BEGIN SELECT RAISE (ABORT, 'append-only'); END;
