-- What people were told beside what is overdue: a deadline that is near, a carried-over right that ends, a module that the State
-- does not pay for, papers that are awaited. Once for each thing and stage, however often notices are run.
CREATE TABLE notice (
  outbox_id    INTEGER NOT NULL REFERENCES outbox (id),
  kind         TEXT    NOT NULL CHECK (kind IN
    ('upcoming-deadline', 'expiring-right', 'unfunded-module', 'documents-reminder')),
  -- Whom it is about.
  adviser_id   TEXT    NOT NULL REFERENCES adviser (id),
  -- The employer that was told; NULL where the adviser was.
  structure_id TEXT    REFERENCES structure (id),
  -- An obligation; a day and the module that was followed on it; a case and the number of the act that asked for papers.
  subject      TEXT    NOT NULL,
  -- So many days before the day that it is about; negative after it.
  stage        INTEGER NOT NULL,
  -- 0 once the letter was cancelled, or left this out when it was sent.
  stands       INTEGER NOT NULL DEFAULT 1 CHECK (stands IN (0, 1)),
  CHECK ((structure_id IS NOT NULL) = (kind = 'unfunded-module')),
  PRIMARY KEY (outbox_id, adviser_id, subject)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX notice_once ON notice (kind, adviser_id, subject, ifnull(structure_id, ''), stage) WHERE stands = 1;
CREATE INDEX notice_of_adviser ON notice (adviser_id);
