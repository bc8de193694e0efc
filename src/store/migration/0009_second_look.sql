-- A random sample of the sheets of a closed stack, for people who do not see what the machine read. Which sheets it takes
-- follows from seed and size (app/second_look.h); draws add up, none is taken back.
CREATE TABLE scan_sample (
    county BIGINT NOT NULL,
    batch_no BIGINT NOT NULL,
    draw_no BIGINT NOT NULL,        -- from 1
    seed VARCHAR(64) NOT NULL,      -- as it was thrown or drawn in the room
    size BIGINT NOT NULL,           -- sheets that this draw adds
    sheets BIGINT NOT NULL,         -- that the machine read in this stack
    journal_seq BIGINT NOT NULL,
    PRIMARY KEY (county, batch_no, draw_no)
);

-- What one person saw on a sheet of the sample. Never changed: a later entry of the same person replaces.
CREATE TABLE scan_look (
    county BIGINT NOT NULL,
    batch_no BIGINT NOT NULL,
    sheet VARCHAR(32) NOT NULL,
    entry_no BIGINT NOT NULL,       -- from 1 for each sheet
    clerk VARCHAR(200) NOT NULL,
    votes VARCHAR(200) NOT NULL,    -- a letter for each candidate: f for, a against, - abstain, ? cannot be told
    written VARCHAR(200),           -- a letter for each line for another person: w written on, - empty
    PRIMARY KEY (county, batch_no, sheet, entry_no)
);
