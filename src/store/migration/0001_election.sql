-- What every election starts with. Types: BIGINT, INTEGER, VARCHAR(n), BYTES; dates are yyyymmdd; empty text is NULL.
-- county: the six digits of the division code (县级区划代码), by which everything is placed on a cluster.

-- The migrations that made these tables, with the SM3 of each file.
CREATE TABLE migration (
    no BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (no)
);

-- The election: one row.
CREATE TABLE election (
    county BIGINT NOT NULL,
    workspace VARCHAR(32) NOT NULL, -- public id, also in the key file and at the root of the journal
    division BIGINT NOT NULL,       -- nine digits: county and township (乡级区划代码)
    name VARCHAR(200) NOT NULL,
    level VARCHAR(20) NOT NULL,     -- code of model/contest.h
    congress BIGINT NOT NULL,       -- 届
    election_day BIGINT NOT NULL,   -- 选举日
    province BIGINT NOT NULL,       -- two digits
    population BIGINT NOT NULL,
    created_on BIGINT NOT NULL,
    PRIMARY KEY (county)
);

-- What the law leaves open and a body has decided.
CREATE TABLE setting (
    county BIGINT NOT NULL,
    key VARCHAR(100) NOT NULL,
    value VARCHAR(1000),
    source VARCHAR(1000),     -- default, province, decision
    decided_on BIGINT,
    decided_by VARCHAR(1000),
    PRIMARY KEY (county, key)
);

-- The next key of each kind.
CREATE TABLE counter (
    county BIGINT NOT NULL,
    name VARCHAR(100) NOT NULL,
    next BIGINT NOT NULL,
    PRIMARY KEY (county, name)
);

-- Who did what, each entry with the hash of the one before (seal/journal.h). Rows are never changed or deleted.
CREATE TABLE journal (
    county BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at VARCHAR(25) NOT NULL,
    actor VARCHAR(200) NOT NULL,
    action VARCHAR(100) NOT NULL,
    subject VARCHAR(1000),
    detail VARCHAR(16000),
    previous VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (county, seq)
);
