-- Was the set's form laid down before there were answers (set form)? Else the answers made it, and it goes with them.
ALTER TABLE ballot_set ADD COLUMN has_form BIGINT;
UPDATE ballot_set SET has_form = 1 WHERE name_order IS NOT NULL;
