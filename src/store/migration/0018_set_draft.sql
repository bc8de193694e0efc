-- Whole ballots as two people typed them blind, by the numbers pencilled on the sheets, until both agree: then the ballots
-- are shuffled into set_ballot and what stands here is deleted.
CREATE TABLE set_draft (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    entry BIGINT NOT NULL,          -- 1, 2
    clerk VARCHAR(200) NOT NULL,
    source BYTES NOT NULL,          -- a line for each answer: number, subject, its number, item, answer; tabs between
    PRIMARY KEY (county, set_no, entry)
);
