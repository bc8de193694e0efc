-- The names of a set in the order of the form that the raters had before them, "甲、乙、丙": who stands first may be graded
-- higher for that alone.
ALTER TABLE ballot_set ADD COLUMN name_order VARCHAR(8000);
