-- Ballots read by machine. Nothing here says when a sheet was cast or read, by whom, from which file or in which place of
-- the stack: sheets are known by a hash of their picture, and tables are kept in the order of that.

-- A stack of ballots of one vote from one counting place, read under one name.
CREATE TABLE scan_batch (
    county BIGINT NOT NULL,
    batch_no BIGINT NOT NULL,
    name VARCHAR(50) NOT NULL,
    district_no BIGINT NOT NULL,
    round BIGINT NOT NULL,
    station_no BIGINT NOT NULL,
    declared BIGINT NOT NULL,       -- ballots counted by hand before reading; -1: not said
    state VARCHAR(20) NOT NULL,     -- open, closed, withdrawn
    why VARCHAR(1000),              -- of a withdrawal, or of a difference to what was declared
    PRIMARY KEY (county, batch_no)
);

CREATE TABLE scan_sheet (
    county BIGINT NOT NULL,
    batch_no BIGINT NOT NULL,
    sheet VARCHAR(32) NOT NULL,     -- hash of the picture
    state VARCHAR(20) NOT NULL,     -- taken, held: looks like a sheet that was read before
    same_batch BIGINT NOT NULL,     -- held: that sheet; else 0
    same_sheet VARCHAR(32),
    trace BYTES NOT NULL,           -- the ink in its boxes, coarse: how the same paper is known again
    PRIMARY KEY (county, batch_no, sheet)
);

CREATE TABLE scan_mark (
    county BIGINT NOT NULL,
    batch_no BIGINT NOT NULL,
    sheet VARCHAR(32) NOT NULL,
    candidate BIGINT NOT NULL,      -- place on the ballot, from 1
    vote VARCHAR(20) NOT NULL,      -- for, against, abstain, unclear
    score BIGINT NOT NULL,          -- thousandths
    threshold BIGINT NOT NULL,      -- thousandths of a square millimetre of ink
    PRIMARY KEY (county, batch_no, sheet, candidate)
);

-- A line for another person on which something stands.
CREATE TABLE scan_write_in (
    county BIGINT NOT NULL,
    batch_no BIGINT NOT NULL,
    sheet VARCHAR(32) NOT NULL,
    line BIGINT NOT NULL,
    vote VARCHAR(20) NOT NULL,      -- what its sign says: for, against, abstain, unclear
    is_inked BIGINT NOT NULL,       -- something stands where the name goes
    PRIMARY KEY (county, batch_no, sheet, line)
);

CREATE TABLE scan_picture (
    county BIGINT NOT NULL,
    batch_no BIGINT NOT NULL,
    sheet VARCHAR(32) NOT NULL,
    png BYTES NOT NULL,             -- upright, black and white, 6 pixels a millimetre
    PRIMARY KEY (county, batch_no, sheet)
);

-- What people made of what the machine was not sure of. Never changed: a later entry of the same person replaces.
CREATE TABLE sheet_answer (
    county BIGINT NOT NULL,
    batch_no BIGINT NOT NULL,
    sheet VARCHAR(32) NOT NULL,
    item VARCHAR(20) NOT NULL,      -- c3: candidate 3; w1: line 1; same: is it the sheet that was read before
    entry_no BIGINT NOT NULL,       -- from 1 for each item
    clerk VARCHAR(200) NOT NULL,
    answer VARCHAR(200) NOT NULL,
    reason VARCHAR(30) NOT NULL,
    PRIMARY KEY (county, batch_no, sheet, item, entry_no)
);
