-- The highest education, where a roster says it without saying whether it was full-time. '' or NULL: not said.

ALTER TABLE official ADD COLUMN highest_record VARCHAR(500);
ALTER TABLE official ADD COLUMN highest_degree VARCHAR(500);
