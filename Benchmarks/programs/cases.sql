-- A made-up country of cases, in one transaction: :cases cases of :cases / 10 advisers at 3,300 structures, over seven years.
-- One case in twenty is open. Names and words come from lists by arithmetic, the same in every run.
PRAGMA synchronous = OFF;
PRAGMA cache_size = -500000;
CREATE TEMP TABLE syllable (at INTEGER PRIMARY KEY, text TEXT);
INSERT INTO syllable (at, text) SELECT key, value FROM json_each('["ma","ri","to","lé","ba","du","pont","mar","tin","ber","nard",
  "rou","lin","che","val","fon","ta","ine","gau","thier","si","mon","lau","rent","mi","chel","gar","cia","da","vid","per","rin"]');
CREATE TEMP TABLE word (at INTEGER PRIMARY KEY, text TEXT);
INSERT INTO word (at, text)
SELECT a.at * 1024 + b.at * 32 + c.at, a.text || b.text || c.text FROM syllable a, syllable b, syllable c;
BEGIN;
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 3300)
INSERT INTO structure (id, recorded_at) SELECT n, 0 FROM n;
INSERT INTO structure_fact (structure_id, seq, name, siret, kind, department)
SELECT id, CAST(id AS INTEGER), 'Mairie de ' || (SELECT text FROM word WHERE at = id * 7919 % 32768),
  printf('2130%010d', CAST(id AS INTEGER)), 'public', printf('%02d', 21 + id % 75) FROM structure;
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :cases / 10)
INSERT INTO adviser (id, number, recorded_at) SELECT n, n, 0 FROM n;
INSERT INTO person (adviser_id, last_name, first_name, email, seq)
SELECT id, (SELECT text FROM word WHERE at = number * 104729 % 32768), (SELECT text FROM word WHERE at = number * 31 % 400),
  'a' || id || '@advisers.example', 3300 + number FROM adviser;
INSERT INTO employment_fact (adviser_id, structure_id, start_day, seq)
SELECT id, CAST(1 + number % 3300 AS TEXT), '2018-01-01', 200000 + number FROM adviser;
INSERT INTO training_fact (adviser_id, seq, entry_day, exempt) SELECT id, 400000 + number, '2018-02-01', 'no' FROM adviser;
CREATE TEMP TABLE made (year, number, n INTEGER PRIMARY KEY, received_on, state, closed_on);
WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < :cases - 1)
INSERT INTO made (year, number, n, received_on, state, closed_on)
SELECT 2019 + n * 7 / :cases, 1 + n - ((n * 7 / :cases) * :cases + 6) / 7, n,
  date('2019-01-01', '+' || (n * 7 / :cases) || ' years', '+' || ((n - (n * 7 / :cases) * :cases / 7) * 7 * 360 / :cases) || ' days'),
  CASE WHEN n * 31 % 20 = 0 OR n > :cases - :cases / 100
    THEN (CASE n / 20 % 4 WHEN 0 THEN 'received' WHEN 1 THEN 'in-review' WHEN 2 THEN 'awaiting-documents' ELSE 'proposed' END)
    WHEN n % 3 = 0 THEN 'refused' WHEN n % 19 = 0 THEN 'withdrawn' ELSE 'approved' END, NULL FROM n;
UPDATE made SET closed_on = date(received_on, '+' || (5 + n % 50) || ' days') WHERE state IN ('approved', 'refused', 'withdrawn');
INSERT INTO case_file (year, number, adviser_id, obligation, ground, state, received_on, implied_decision_on, closed_on, assigned_to,
  version, open_from, last_act_on, structure_id, department)
SELECT year, number, CAST(1 + n * 17 % (:cases / 10) AS TEXT), 'annual-' || year,
  CASE n % 10 WHEN 0 THEN 'late-arrival' WHEN 1 THEN 'elected-mandate' WHEN 2 THEN 'maternity-leave' ELSE 'sick-leave' END,
  state, received_on, date(received_on, '+2 months'), closed_on, 'agent' || (n / 7 % 20), 2, received_on, received_on,
  CAST(1 + (1 + n * 17 % (:cases / 10)) % 3300 AS TEXT), printf('%02d', 21 + (1 + (1 + n * 17 % (:cases / 10)) % 3300) % 75) FROM made;
INSERT INTO case_event (year, number, event, seq, verb, by_login, on_day, at, modules, requested_by, received_on, adviser_id, obligation)
SELECT m.year, m.number, 1, 1000000 + 2 * m.n, 'open', 'agent1', m.received_on, 0, 1, 'adviser', m.received_on, f.adviser_id, f.obligation
FROM made m JOIN case_file f ON f.year = m.year AND f.number = m.number;
INSERT INTO case_event (year, number, event, seq, verb, by_login, on_day, at)
SELECT year, number, 2, 1000001 + 2 * n, 'note', 'agent2', received_on, 0 FROM made;
INSERT INTO case_text (year, number, event, text)
SELECT year, number, 1, 'Je suis en arrêt de travail depuis le 10 février, ' ||
  (SELECT group_concat(text, ' ') FROM word WHERE at IN (n * 7 % 32768, n * 13 % 9999, n * 19 % 999, n * 23 % 99)) FROM made;
INSERT INTO case_text (year, number, event, text)
SELECT year, number, 2, 'Arrêt vu ; ' ||
  (SELECT group_concat(text, ' ') FROM word WHERE at IN (n * 29 % 32768, n * 37 % 9999, n * 41 % 999, n * 43 % 99)) FROM made;
INSERT INTO revision (last_seq, first_seq, recorded_at) SELECT max(seq), 1, 0 FROM case_event;
INSERT INTO case_search (rowid, names, words, ground)
SELECT c.year * 1000000000 + c.number,
  printf('%04d-%05d', c.year, c.number) || ' ' || c.adviser_id || ' ' || p.first_name || ' ' || p.last_name || ' ' || f.name || ' ' || f.siret,
  a.text || char(10) || b.text, replace(c.ground, '-', '')
FROM case_file c JOIN person p ON p.adviser_id = c.adviser_id JOIN structure_fact f ON f.structure_id = c.structure_id
  JOIN case_text a ON a.year = c.year AND a.number = c.number AND a.event = 1
  JOIN case_text b ON b.year = c.year AND b.number = c.number AND b.event = 2;
COMMIT;
