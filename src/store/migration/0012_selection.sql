-- How it was decided that a person takes a post: one selection each, what happened to it, open selections step by step, and the
-- days off that the notice periods are counted with.

CREATE TABLE selection (
    county BIGINT NOT NULL,
    selection_no BIGINT NOT NULL,
    official_no BIGINT NOT NULL,
    post_no BIGINT NOT NULL,
    opened_on BIGINT NOT NULL,
    closed_on BIGINT NOT NULL,      -- 0: stands
    closed_why VARCHAR(1000),
    PRIMARY KEY (county, selection_no)
);

-- Never changed or deleted: a later event of the same kind stands in the place of an earlier one.
CREATE TABLE selection_event (
    county BIGINT NOT NULL,
    selection_no BIGINT NOT NULL,
    event_no BIGINT NOT NULL,
    kind VARCHAR(20) NOT NULL,
    happened_on BIGINT NOT NULL,
    last_on BIGINT NOT NULL,        -- of a notice; 0
    outcome VARCHAR(20) NOT NULL,   -- pending, passed, failed
    body VARCHAR(500),
    document VARCHAR(500),
    due BIGINT NOT NULL,            -- −1: not said, and so below
    excused BIGINT NOT NULL,
    present BIGINT NOT NULL,
    agree BIGINT NOT NULL,
    against BIGINT NOT NULL,
    postponed BIGINT NOT NULL,
    people VARCHAR(2000),           -- names of those who took part
    why VARCHAR(1000),
    PRIMARY KEY (county, selection_no, event_no)
);

CREATE TABLE open_step (
    county BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    seats BIGINT NOT NULL,
    happened_on BIGINT NOT NULL,
    entered BIGINT NOT NULL,
    remained BIGINT NOT NULL,
    document VARCHAR(500),
    PRIMARY KEY (county, name, kind)
);

CREATE TABLE holiday (
    county BIGINT NOT NULL,
    day BIGINT NOT NULL,
    is_workday BIGINT NOT NULL,     -- a weekend day that is worked
    name VARCHAR(200),
    PRIMARY KEY (county, day)
);
