-- Line-ups of teams that people try out and compare: who would sit in which seat. Nothing here appoints anybody.

CREATE TABLE lineup (
    county BIGINT NOT NULL,
    lineup_no BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    on_month BIGINT NOT NULL,       -- yyyymm that ages are counted to
    note VARCHAR(1000),
    PRIMARY KEY (county, lineup_no)
);

CREATE TABLE lineup_seat (
    county BIGINT NOT NULL,
    lineup_no BIGINT NOT NULL,
    post_no BIGINT NOT NULL,
    seat_no BIGINT NOT NULL,        -- 1 to the approved number of the post
    official_no BIGINT NOT NULL,
    PRIMARY KEY (county, lineup_no, post_no, seat_no)
);
