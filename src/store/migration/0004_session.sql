-- The record of a congress session (会议记录), entry by entry; rows are never changed or deleted. What the entries say
-- is in congress/session.h and docs/session.md.
CREATE TABLE session_event (
    county BIGINT NOT NULL,
    session_no BIGINT NOT NULL,
    event_no BIGINT NOT NULL,       -- 1, 2 … without gaps
    kind VARCHAR(30) NOT NULL,
    happened_at BIGINT NOT NULL,    -- yyyymmddhhmm, as the minutes have it
    actor VARCHAR(200) NOT NULL,
    body BYTES NOT NULL,            -- canonical JSON
    journal_seq BIGINT NOT NULL,    -- the entry that records it, with the SM3 of the body
    PRIMARY KEY (county, session_no, event_no)
);
