-- People and posts of a county: organisations with their approved posts, cadres, who holds which post, grades of the years,
-- figures of performance. Months are yyyymm, 0: not said. Decimals are millionths.

CREATE TABLE organisation (
    county BIGINT NOT NULL,
    organisation_no BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    kind VARCHAR(20) NOT NULL,      -- township, bureau …
    region VARCHAR(200),            -- the strata of comparison
    type VARCHAR(200),
    level VARCHAR(200),
    PRIMARY KEY (county, organisation_no)
);

CREATE TABLE post (
    county BIGINT NOT NULL,
    post_no BIGINT NOT NULL,
    organisation_no BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    role VARCHAR(20) NOT NULL,      -- secretary, head, chair …
    grade VARCHAR(20) NOT NULL,
    approved BIGINT NOT NULL,       -- 职数; 0: no longer approved
    is_chief BIGINT NOT NULL,
    counts_quota BIGINT NOT NULL,   -- 占职数
    PRIMARY KEY (county, post_no)
);

CREATE TABLE official (
    county BIGINT NOT NULL,
    official_no BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    sex BIGINT NOT NULL,            -- GB/T 2261.1
    ethnic BIGINT NOT NULL,         -- GB 3304; 0: not said
    born BIGINT NOT NULL,
    organisation_no BIGINT NOT NULL,    -- 0: none that is recorded
    native_place VARCHAR(500),
    upbringing VARCHAR(500),
    politics VARCHAR(200),
    party_since BIGINT NOT NULL,
    work_since BIGINT NOT NULL,
    full_time_record VARCHAR(500),
    full_time_degree VARCHAR(500),
    in_service_record VARCHAR(500),
    in_service_degree VARCHAR(500),
    school VARCHAR(1000),
    speciality VARCHAR(1000),
    health VARCHAR(200),
    kind VARCHAR(20) NOT NULL,      -- incumbent, reserve
    post_text VARCHAR(2000),
    wish VARCHAR(1000),
    note VARCHAR(2000),
    id_high BIGINT NOT NULL,        -- search key of the ID number; 0 and 0: none
    id_low BIGINT NOT NULL,
    sealed BYTES,                   -- the ID number
    source VARCHAR(500),
    source_row BIGINT NOT NULL,
    left_on BIGINT NOT NULL,        -- 0: no
    left_why VARCHAR(1000),
    PRIMARY KEY (county, official_no)
);

-- The whole appointment form as .lrmx, photo included, sealed in pieces.
CREATE TABLE official_form (
    county BIGINT NOT NULL,
    official_no BIGINT NOT NULL,
    pieces BIGINT NOT NULL,
    sealed BYTES NOT NULL,
    PRIMARY KEY (county, official_no)
);

CREATE TABLE appointment (
    county BIGINT NOT NULL,
    appointment_no BIGINT NOT NULL,
    official_no BIGINT NOT NULL,
    post_no BIGINT NOT NULL,
    grade VARCHAR(20) NOT NULL,
    since BIGINT NOT NULL,
    grade_since BIGINT NOT NULL,
    ended BIGINT NOT NULL,          -- 0: serves
    counts BIGINT NOT NULL,         -- towards the 职数
    is_secondment BIGINT NOT NULL,
    PRIMARY KEY (county, appointment_no)
);

CREATE TABLE year_result (
    county BIGINT NOT NULL,
    official_no BIGINT NOT NULL,
    year BIGINT NOT NULL,
    grade VARCHAR(20) NOT NULL,
    PRIMARY KEY (county, official_no, year)
);

-- Of an organisation or of one person; the other number is 0. Field '-' is the whole.
CREATE TABLE performance (
    county BIGINT NOT NULL,
    organisation_no BIGINT NOT NULL,
    official_no BIGINT NOT NULL,
    year BIGINT NOT NULL,
    field VARCHAR(200) NOT NULL,
    has_score BIGINT NOT NULL,
    score_micro BIGINT NOT NULL,
    place BIGINT NOT NULL,
    places BIGINT NOT NULL,
    PRIMARY KEY (county, organisation_no, official_no, year, field)
);

CREATE TABLE performance_condition (
    county BIGINT NOT NULL,
    organisation_no BIGINT NOT NULL,
    official_no BIGINT NOT NULL,
    year BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    value_micro BIGINT NOT NULL,
    PRIMARY KEY (county, organisation_no, official_no, year, name)
);
