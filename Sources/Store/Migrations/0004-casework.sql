-- The whole life of a case: more acts, cases that are moved, merged, linked and reopened, substitutes, labels.

-- Somebody decides in the place of a person who is away, from the first to the last day.
CREATE TABLE substitution (
  seq         INTEGER PRIMARY KEY,
  login       TEXT    NOT NULL REFERENCES desk_user (login),
  absent      TEXT    NOT NULL REFERENCES desk_user (login),
  from_day    TEXT    NOT NULL CHECK (length(from_day) = 10),
  to_day      TEXT    NOT NULL CHECK (to_day >= from_day),
  by_login    TEXT    NOT NULL,
  recorded_at INTEGER NOT NULL,
  CHECK (login <> absent)
) STRICT;
CREATE INDEX substitution_of ON substitution (login, to_day);

-- The day since which the case has been open: of its receipt, or of its last reopening.
ALTER TABLE case_file ADD COLUMN open_from TEXT NOT NULL DEFAULT '';
UPDATE case_file SET open_from = received_on;
-- The day by which papers that are awaited are to be sent.
ALTER TABLE case_file ADD COLUMN documents_by TEXT;
-- The last act that moved it on, by its day.
ALTER TABLE case_file ADD COLUMN last_act_on TEXT NOT NULL DEFAULT '';
UPDATE case_file SET last_act_on =
  (SELECT max(e.on_day) FROM case_event e WHERE e.year = case_file.year AND e.number = case_file.number);
-- The twin that stands for it since it was merged.
ALTER TABLE case_file ADD COLUMN merged_year INTEGER;
ALTER TABLE case_file ADD COLUMN merged_number INTEGER;
CREATE INDEX case_file_merged ON case_file (merged_year, merged_number) WHERE merged_year IS NOT NULL;

-- What a case pleaded and granted before it was moved or reopened; case_file holds the stretch of time that is current.
CREATE TABLE case_earlier (
  year       INTEGER NOT NULL,
  number     INTEGER NOT NULL,
  spell      INTEGER NOT NULL CHECK (spell > 0),
  adviser_id TEXT    NOT NULL REFERENCES adviser (id),
  obligation TEXT    NOT NULL,
  open_from  TEXT    NOT NULL,
  closed_on  TEXT    NOT NULL,
  -- Modules carried over by an approval, and the day it was taken back.
  granted    INTEGER CHECK (granted > 0),
  revoked_on TEXT    CHECK ((granted IS NULL) = (revoked_on IS NULL)),
  PRIMARY KEY (year, number, spell),
  FOREIGN KEY (year, number) REFERENCES case_file (year, number) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX case_earlier_of_adviser ON case_earlier (adviser_id);

CREATE TABLE case_label (
  label  TEXT    NOT NULL,
  year   INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (label, year, number),
  FOREIGN KEY (year, number) REFERENCES case_file (year, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_label_of_case ON case_label (year, number);

-- The acts again, with what the new ones say. Their own words stay in case_text.
CREATE TABLE case_event_new (
  year          INTEGER NOT NULL,
  number        INTEGER NOT NULL,
  event         INTEGER NOT NULL CHECK (event > 0),
  seq           INTEGER NOT NULL UNIQUE,
  verb          TEXT    NOT NULL CHECK (verb IN
    ('open', 'take', 'give', 'unassign', 'note', 'label', 'unlabel', 'move', 'request-documents', 'documents-seen',
     'keep-evidence', 'propose', 'send-back', 'sign', 'approve', 'refuse', 'withdraw', 'merge', 'absorb', 'link',
     'unlink', 'reopen')),
  by_login      TEXT    NOT NULL,
  system_user   TEXT,
  -- The person who was away, where a substitute acted.
  in_place_of   TEXT,
  on_day        TEXT    NOT NULL,
  at            INTEGER NOT NULL,
  modules       INTEGER CHECK (modules >= 0),
  verdict       TEXT    CHECK (verdict IN ('approve', 'refuse')),
  requested_by  TEXT    CHECK (requested_by IN ('adviser', 'structure')),
  received_on   TEXT,
  -- Of an absence, or of the days for which papers are valid.
  from_day      TEXT,
  to_day        TEXT,
  due_on        TEXT,
  -- What the case pleads for from this act on.
  adviser_id    TEXT    REFERENCES adviser (id),
  obligation    TEXT,
  to_login      TEXT,
  other_year    INTEGER,
  other_number  INTEGER,
  evidence      INTEGER,
  -- The version of the adviser's facts that a decision rests on.
  facts_version INTEGER,
  PRIMARY KEY (year, number, event),
  FOREIGN KEY (year, number) REFERENCES case_file (year, number) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO case_event_new (year, number, event, seq, verb, by_login, system_user, on_day, at, modules, verdict,
  requested_by, received_on, from_day, to_day, adviser_id, obligation)
SELECT e.year, e.number, e.event, e.seq, e.verb, e.by_login, e.system_user, e.on_day, e.at, e.modules, e.verdict,
  e.requested_by, e.received_on, e.absent_from, e.absent_to,
  CASE e.verb WHEN 'open' THEN f.adviser_id END, CASE e.verb WHEN 'open' THEN f.obligation END
FROM case_event e JOIN case_file f ON f.year = e.year AND f.number = e.number;
DROP TABLE case_event;
ALTER TABLE case_event_new RENAME TO case_event;
CREATE TRIGGER case_event_stays BEFORE UPDATE ON case_event BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER case_event_is_kept BEFORE DELETE ON case_event BEGIN SELECT RAISE (ABORT, 'append-only'); END;

-- Names and addresses take their place in the order of all facts, so that it shows when they last changed.
ALTER TABLE person ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
