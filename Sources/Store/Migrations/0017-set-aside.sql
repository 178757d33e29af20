-- Each letter is held against what its index holds whenever its state changes. A list of more than two values is made into a table of
-- its own each time; alternatives are not.
DROP INDEX outbox_set_aside;
CREATE INDEX outbox_set_aside ON outbox (state, id)
  WHERE state = 'failed' OR state = 'held' OR state = 'in-doubt' OR state = 'cancelled';
