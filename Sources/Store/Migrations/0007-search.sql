-- Finding cases: by any field, in any order.

-- The employer of the adviser on the day of receipt, as the facts tell by now, and where it is.
ALTER TABLE case_file ADD COLUMN structure_id TEXT;
ALTER TABLE case_file ADD COLUMN department TEXT;
UPDATE case_file SET structure_id = (
  SELECT p.structure_id FROM (
    SELECT e.structure_id, e.start_day,
      CASE WHEN e.start_day > case_file.received_on THEN 2 WHEN e.end_day < case_file.received_on THEN 1 ELSE 0 END AS era,
      CASE WHEN e.end_day < case_file.received_on THEN e.end_day END AS ended,
      CASE WHEN e.start_day <= case_file.received_on THEN e.start_day END AS begun
    FROM employment_fact e
    WHERE e.adviser_id = case_file.adviser_id AND e.seq = (
      SELECT max(l.seq) FROM employment_fact l
      WHERE l.adviser_id = e.adviser_id AND l.structure_id = e.structure_id AND l.start_day = e.start_day)) p
  ORDER BY p.era, p.ended DESC, p.begun DESC, p.start_day, p.structure_id LIMIT 1);
UPDATE case_file SET department =
  (SELECT f.department FROM structure_fact f WHERE f.structure_id = case_file.structure_id ORDER BY f.seq DESC LIMIT 1);

CREATE INDEX case_file_of_structure ON case_file (structure_id, year, number);
CREATE INDEX case_file_of_assignee ON case_file (assigned_to, year, number);
CREATE INDEX case_file_of_obligation ON case_file (obligation, year, number);
CREATE INDEX case_file_of_department ON case_file (department, year, number);
CREATE INDEX case_file_by_receipt ON case_file (received_on, year, number);
CREATE INDEX case_file_by_closing ON case_file (closed_on, year, number) WHERE closed_on IS NOT NULL;
CREATE INDEX case_file_open ON case_file (year, number) WHERE closed_on IS NULL;
CREATE INDEX case_file_open_by_receipt ON case_file (received_on, year, number) WHERE closed_on IS NULL;
CREATE INDEX case_file_open_by_due ON case_file (implied_decision_on, year, number) WHERE closed_on IS NULL;

-- What cases are found by, one row for each: rowid is year * 1000000000 + number, so that rows come in the order of references.
-- It holds the words of people; whoever erases those takes them out of here too.
CREATE VIRTUAL TABLE case_search USING fts5 (
  names, words, ground, prefix = '2 3 4', columnsize = 0, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO case_search (rowid, names, words, ground)
SELECT c.year * 1000000000 + c.number,
  printf('%04d-%05d', c.year, c.number) || ' ' || c.adviser_id
    || coalesce(' ' || p.first_name || ' ' || p.last_name, '')
    || coalesce((SELECT ' ' || f.name || coalesce(' ' || f.siret, '') FROM structure_fact f
      WHERE f.structure_id = c.structure_id ORDER BY f.seq DESC LIMIT 1), '')
    || coalesce((SELECT ' ' || group_concat(l.label, ' ') FROM case_label l
      WHERE l.year = c.year AND l.number = c.number), ''),
  coalesce((SELECT group_concat(t.text, char(10)) FROM case_text t
    JOIN case_event e ON e.year = t.year AND e.number = t.number AND e.event = t.event
    WHERE t.year = c.year AND t.number = c.number AND e.verb NOT IN ('label', 'unlabel')), ''),
  replace(c.ground, '-', '')
FROM case_file c LEFT JOIN person p ON p.adviser_id = c.adviser_id;

-- The options of a filter that somebody gave a name, one to a line.
CREATE TABLE case_filter (
  login TEXT NOT NULL REFERENCES desk_user (login),
  name  TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (login, name)
) STRICT, WITHOUT ROWID;
