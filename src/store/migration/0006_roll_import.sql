-- What the file said of this person when it was last taken in, as a number (0: it no longer does, or entered by hand). A row
-- that still says the same leaves what was changed by hand alone.
ALTER TABLE voter ADD COLUMN source_mark BIGINT NOT NULL DEFAULT 0;
