-- Sheets of which the scanner kept black and white alone: what it took for paper nobody can see any more.
ALTER TABLE scan_sheet ADD COLUMN is_black_white BIGINT NOT NULL DEFAULT 0;
