-- Who came to a meeting that recommends, by the categories of the procedure: "党委=9,纪委=3"; and the fewest names that a
-- ballot has to recommend, 0 for no such rule.
ALTER TABLE ballot_set ADD COLUMN attended VARCHAR(1000);
ALTER TABLE ballot_set ADD COLUMN names_least BIGINT;
