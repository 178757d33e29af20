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
