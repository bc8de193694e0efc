-- A township's election of deputies: people, places, candidates, votes. Every table carries the county and has it first in
-- its key. Persons' ID numbers and telephones are sealed (seal/vault.h); no table ties a ballot to a voter.

-- Units (村、居、单位): the smallest places with a population of their own; districts are made of them.
CREATE TABLE unit (
    county BIGINT NOT NULL,
    unit_no BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    kind VARCHAR(20) NOT NULL,      -- village, neighbourhood, workplace, other
    population BIGINT NOT NULL,     -- registered residents
    district_no BIGINT NOT NULL,    -- 0: in no district yet
    PRIMARY KEY (county, unit_no)
);

-- Compact and scattered minorities of the township (少数民族).
CREATE TABLE minority (
    county BIGINT NOT NULL,
    name VARCHAR(100) NOT NULL,
    people BIGINT NOT NULL,
    seats BIGINT NOT NULL,
    kind VARCHAR(20) NOT NULL,      -- compact, tiny, titular-tiny, scattered
    PRIMARY KEY (county, name)
);

-- The total number of deputies as the competent body fixed it (具体名额); the last row is in force.
CREATE TABLE quota (
    county BIGINT NOT NULL,
    quota_no BIGINT NOT NULL,
    total BIGINT NOT NULL,
    population BIGINT NOT NULL,     -- that it was fixed on; 0: not said
    extra_five BIGINT NOT NULL,     -- 另加百分之五
    body VARCHAR(500) NOT NULL,
    document VARCHAR(500) NOT NULL,
    fixed_on BIGINT NOT NULL,
    ground VARCHAR(20) NOT NULL,    -- first, boundary, population
    report_by BIGINT NOT NULL,      -- last day to report a re-set; 0: no such duty
    PRIMARY KEY (county, quota_no)
);

-- Districts (选区).
CREATE TABLE district (
    county BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    seats BIGINT NOT NULL,          -- 0: not yet allotted
    PRIMARY KEY (county, district_no)
);

-- Files that rolls were imported from, by name; a later file of the same name updates the rows of the earlier one.
CREATE TABLE roll_source (
    county BIGINT NOT NULL,
    source_no BIGINT NOT NULL,
    name VARCHAR(500) NOT NULL,
    hash VARCHAR(64) NOT NULL,      -- SM3 of the file last imported
    imported_at VARCHAR(25) NOT NULL,
    rows BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    PRIMARY KEY (county, source_no)
);

-- The roll (选民名册).
CREATE TABLE voter (
    county BIGINT NOT NULL,
    voter_no BIGINT NOT NULL,       -- number on the voter card
    district_no BIGINT NOT NULL,
    unit_no BIGINT NOT NULL,
    source_no BIGINT NOT NULL,      -- 0: entered by hand
    name VARCHAR(200) NOT NULL,
    sex BIGINT NOT NULL,            -- GB/T 2261.1: 1 man, 2 woman, 9 not said
    ethnic BIGINT NOT NULL,         -- GB 3304, 0 not said
    born_on BIGINT NOT NULL,        -- yyyymmdd, 0 not known
    address VARCHAR(500),
    household VARCHAR(500),
    note VARCHAR(1000),
    sealed BYTES NOT NULL,          -- ID number and telephone
    id_high BIGINT NOT NULL,        -- search key of the ID number; 0 and 0 for a person without one
    id_low BIGINT NOT NULL,
    phone_high BIGINT NOT NULL,
    phone_low BIGINT NOT NULL,
    state VARCHAR(20) NOT NULL,     -- active, struck, excluded, moved-out
    PRIMARY KEY (county, voter_no)
);
CREATE INDEX voter_by_name ON voter (county, name);
CREATE INDEX voter_by_district ON voter (county, district_no, voter_no);

-- One person, one place (R02): the key itself is the rule. Placed by the ID key on a cluster.
CREATE TABLE claim (
    id_high BIGINT NOT NULL,
    id_low BIGINT NOT NULL,
    county BIGINT NOT NULL,
    voter_no BIGINT NOT NULL,
    PRIMARY KEY (id_high, id_low)
);

-- Every change of the roll after a row first came in (补正、变动).
CREATE TABLE voter_change (
    county BIGINT NOT NULL,
    change_no BIGINT NOT NULL,
    voter_no BIGINT NOT NULL,
    kind VARCHAR(20) NOT NULL,      -- add, edit, strike, exclude, transfer-in, transfer-out, restore, move
    changed_on BIGINT NOT NULL,
    ground VARCHAR(50),             -- code of the ground of an exclusion
    document VARCHAR(500),          -- number of the paper that shows it
    authority VARCHAR(500),
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    note VARCHAR(1000),
    actor VARCHAR(200) NOT NULL,
    PRIMARY KEY (county, change_no)
);
CREATE INDEX voter_change_by_voter ON voter_change (county, voter_no, change_no);

-- Objections to the list (申诉) and their deadlines R31 to R34.
CREATE TABLE objection (
    county BIGINT NOT NULL,
    objection_no BIGINT NOT NULL,
    applicant VARCHAR(200) NOT NULL,
    about VARCHAR(200) NOT NULL,
    claim VARCHAR(1000) NOT NULL,
    filed_on BIGINT NOT NULL,
    decided_on BIGINT NOT NULL,
    decision VARCHAR(1000),
    sued_on BIGINT NOT NULL,
    judged_on BIGINT NOT NULL,
    judgment VARCHAR(1000),
    PRIMARY KEY (county, objection_no)
);

-- Who serves where: election committee, leading group, office, guidance groups, supervisors, tellers.
CREATE TABLE member (
    county BIGINT NOT NULL,
    member_no BIGINT NOT NULL,
    body VARCHAR(20) NOT NULL,      -- committee, leading-group, office, guidance, presiding, supervisor, teller, staff
    name VARCHAR(200) NOT NULL,
    post VARCHAR(200),              -- 主任, 副主任, 组长 …
    unit VARCHAR(500),
    district_no BIGINT NOT NULL,    -- 0: the whole township
    station_no BIGINT NOT NULL,
    voter_no BIGINT NOT NULL,       -- on this township's roll; 0: not known
    appointed_by VARCHAR(500),
    appointed_on BIGINT NOT NULL,
    document VARCHAR(500),
    left_on BIGINT NOT NULL,        -- 0: serves
    left_why VARCHAR(500),
    PRIMARY KEY (county, member_no)
);

-- Declared kinship of a member to a candidate (近亲属), asked of everybody who watches or counts (R54).
CREATE TABLE kinship (
    county BIGINT NOT NULL,
    member_no BIGINT NOT NULL,
    candidate_no BIGINT NOT NULL,
    relation VARCHAR(100) NOT NULL,
    PRIMARY KEY (county, member_no, candidate_no)
);

-- The work plan.
CREATE TABLE plan_step (
    county BIGINT NOT NULL,
    step_no BIGINT NOT NULL,
    code VARCHAR(50) NOT NULL,      -- statutory steps carry the code of the calendar
    title VARCHAR(500) NOT NULL,
    owner VARCHAR(200),
    due_on BIGINT NOT NULL,
    rule VARCHAR(10),
    article VARCHAR(200),
    done_on BIGINT NOT NULL,        -- 0: open
    evidence VARCHAR(1000),
    note VARCHAR(1000),
    PRIMARY KEY (county, step_no)
);

-- Notices that were published (公告).
CREATE TABLE notice (
    county BIGINT NOT NULL,
    notice_no BIGINT NOT NULL,
    kind VARCHAR(50) NOT NULL,
    district_no BIGINT NOT NULL,    -- 0: all
    published_on BIGINT NOT NULL,
    place VARCHAR(500),
    note VARCHAR(1000),
    PRIMARY KEY (county, notice_no)
);

-- Persons put up (代表候选人), whatever became of them.
CREATE TABLE candidate (
    county BIGINT NOT NULL,
    candidate_no BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    voter_no BIGINT NOT NULL,       -- on the roll of this township; 0: not found there
    sex BIGINT NOT NULL,
    ethnic BIGINT NOT NULL,
    born_on BIGINT NOT NULL,
    party VARCHAR(100),
    education VARCHAR(100),
    degree VARCHAR(100),
    post VARCHAR(500),              -- 工作单位及职务
    category VARCHAR(50),           -- worker, farmer, professional, official, soldier, returned, other
    is_incumbent BIGINT NOT NULL,   -- 连任: deputy of the outgoing congress
    other_mandate VARCHAR(500),     -- deputy elsewhere (R69)
    foreign_funding BIGINT NOT NULL,-- declared or found (R45)
    state VARCHAR(20) NOT NULL,     -- nominated, formal, dropped, withdrawn, dead, struck
    state_why VARCHAR(1000),
    listed_on BIGINT NOT NULL,      -- day on which the published first list had the person; 0: not on it
    list_place BIGINT NOT NULL,     -- place on the formal list and the ballot, from 1; 0: none
    primary_votes BIGINT NOT NULL,  -- -1: no primary
    PRIMARY KEY (county, candidate_no)
);

-- Who put them up.
CREATE TABLE nomination (
    county BIGINT NOT NULL,
    nomination_no BIGINT NOT NULL,
    candidate_no BIGINT NOT NULL,
    kind VARCHAR(20) NOT NULL,      -- party, joint
    organisation VARCHAR(500),      -- party or organisation; first signer of a joint one
    received_on BIGINT NOT NULL,
    withdrawn_on BIGINT NOT NULL,   -- taken back by those who made it; 0: stands
    is_valid BIGINT NOT NULL,
    why VARCHAR(1000),
    PRIMARY KEY (county, nomination_no)
);

CREATE TABLE signer (
    county BIGINT NOT NULL,
    nomination_no BIGINT NOT NULL,
    signer_no BIGINT NOT NULL,      -- order of signing, from 1
    name VARCHAR(200) NOT NULL,
    voter_no BIGINT NOT NULL,       -- 0: not found on the district's roll
    state VARCHAR(20) NOT NULL,     -- counts, no-voter, repeated, above-cap, withdrawn
    why VARCHAR(1000),              -- of a withdrawal
    PRIMARY KEY (county, nomination_no, signer_no)
);

-- Joint qualification review (联审): conditions, procedure, notice, complaints.
CREATE TABLE review (
    county BIGINT NOT NULL,
    candidate_no BIGINT NOT NULL,
    item VARCHAR(20) NOT NULL,
    conclusion VARCHAR(20) NOT NULL,-- pass, fail, open
    reviewer VARCHAR(200) NOT NULL,
    reviewed_on BIGINT NOT NULL,
    note VARCHAR(1000),
    PRIMARY KEY (county, candidate_no, item)
);

-- Rounds of talk in the voter groups (讨论、协商).
CREATE TABLE consultation (
    county BIGINT NOT NULL,
    consultation_no BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    round BIGINT NOT NULL,
    held_on BIGINT NOT NULL,
    attended BIGINT NOT NULL,
    opinion VARCHAR(2000) NOT NULL, -- what the larger number of voters thought
    agreed BIGINT NOT NULL,         -- 1: 形成较为一致意见
    PRIMARY KEY (county, consultation_no)
);

-- Primaries (预选).
CREATE TABLE primary_election (
    county BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    held_on BIGINT NOT NULL,
    registered BIGINT NOT NULL,
    participants BIGINT NOT NULL,
    PRIMARY KEY (county, district_no)
);

-- Stations, election meetings and mobile boxes.
CREATE TABLE station (
    county BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    station_no BIGINT NOT NULL,
    kind VARCHAR(20) NOT NULL,      -- station, meeting, mobile
    name VARCHAR(200) NOT NULL,
    ground VARCHAR(20),             -- mobile boxes: code of the ground (R47)
    has_booth BIGINT NOT NULL,      -- secret writing place
    PRIMARY KEY (county, district_no, station_no)
);

-- Entrusted votes (委托投票).
CREATE TABLE entrustment (
    county BIGINT NOT NULL,
    entrustment_no BIGINT NOT NULL,
    district_no BIGINT NOT NULL,    -- of the trustor
    trustor_no BIGINT NOT NULL,     -- voter_no
    trustee_no BIGINT NOT NULL,     -- voter_no
    ground VARCHAR(20) NOT NULL,    -- away, unable
    is_written BIGINT NOT NULL,
    approved_on BIGINT NOT NULL,    -- 0: not approved
    approved_by VARCHAR(200),
    state VARCHAR(20) NOT NULL,     -- asked, approved, refused, withdrawn
    why VARCHAR(1000),
    PRIMARY KEY (county, entrustment_no)
);

-- Custody of ballots (选票台账): printed, handed to stations, returned unused, destroyed.
CREATE TABLE ballot_ledger (
    county BIGINT NOT NULL,
    ledger_no BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    round BIGINT NOT NULL,
    station_no BIGINT NOT NULL,     -- 0: the district
    kind VARCHAR(20) NOT NULL,      -- printed, handed-out, returned, destroyed
    copies BIGINT NOT NULL,
    entered_on BIGINT NOT NULL,
    note VARCHAR(1000),
    PRIMARY KEY (county, ledger_no)
);

-- One vote of one district: the first round and those that follow from its outcome.
CREATE TABLE contest (
    county BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    round BIGINT NOT NULL,          -- 1, 2 …
    kind VARCHAR(20) NOT NULL,      -- first, another, revote
    held_on BIGINT NOT NULL,
    seats BIGINT NOT NULL,
    registered BIGINT NOT NULL,     -- 选区全体选民 when the round was opened
    PRIMARY KEY (county, district_no, round)
);

-- Who stands on the ballot of that round.
CREATE TABLE contest_option (
    county BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    round BIGINT NOT NULL,
    place BIGINT NOT NULL,
    candidate_no BIGINT NOT NULL,   -- 0: came in by being written in
    name VARCHAR(200) NOT NULL,
    PRIMARY KEY (county, district_no, round, place)
);

-- Where that round is counted; mobile boxes are mixed into one of these places before counting.
CREATE TABLE contest_station (
    county BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    round BIGINT NOT NULL,
    station_no BIGINT NOT NULL,
    PRIMARY KEY (county, district_no, round, station_no)
);

-- Tally sheets as entered: entry 1 and 2 by two people, 3 what was agreed.
CREATE TABLE tally (
    county BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    round BIGINT NOT NULL,
    station_no BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    clerk VARCHAR(200) NOT NULL,
    entered_at VARCHAR(25) NOT NULL,
    supervisor VARCHAR(200),
    journal_seq BIGINT NOT NULL,    -- the entry that records it
    PRIMARY KEY (county, district_no, round, station_no, entry)
);

CREATE TABLE tally_figure (
    county BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    round BIGINT NOT NULL,
    station_no BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    figure VARCHAR(20) NOT NULL,    -- code of model/tally.h
    value BIGINT NOT NULL,
    PRIMARY KEY (county, district_no, round, station_no, entry, figure)
);

CREATE TABLE tally_line (
    county BIGINT NOT NULL,
    district_no BIGINT NOT NULL,
    round BIGINT NOT NULL,
    station_no BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    line BIGINT NOT NULL,           -- printed candidates by their place, then written-in persons
    name VARCHAR(200) NOT NULL,
    is_write_in BIGINT NOT NULL,
    votes_for BIGINT NOT NULL,
    votes_against BIGINT NOT NULL,
    abstentions BIGINT NOT NULL,
    PRIMARY KEY (county, district_no, round, station_no, entry, line)
);

-- What a W finding means, in somebody's words.
CREATE TABLE explanation (
    county BIGINT NOT NULL,
    code VARCHAR(10) NOT NULL,
    subject VARCHAR(500) NOT NULL,
    finding VARCHAR(1000) NOT NULL, -- the sentence that is explained; when figures change it must be explained again
    text VARCHAR(2000) NOT NULL,
    actor VARCHAR(200) NOT NULL,
    explained_at VARCHAR(25) NOT NULL,
    PRIMARY KEY (county, code, subject)
);

-- What a body decided where the law leaves it open.
CREATE TABLE decision (
    county BIGINT NOT NULL,
    decision_no BIGINT NOT NULL,
    subject VARCHAR(200) NOT NULL,  -- "district/5/round/1", "order/district/5", "setting/…"
    question VARCHAR(50) NOT NULL,
    answer VARCHAR(1000) NOT NULL,
    body VARCHAR(200) NOT NULL,
    article VARCHAR(200),
    document VARCHAR(500),
    decided_on BIGINT NOT NULL,
    actor VARCHAR(200) NOT NULL,
    journal_seq BIGINT NOT NULL,
    PRIMARY KEY (county, decision_no)
);

-- The certified result, version by version; none is ever changed.
CREATE TABLE certificate (
    county BIGINT NOT NULL,
    version BIGINT NOT NULL,
    issued_on BIGINT NOT NULL,
    issued_at VARCHAR(25) NOT NULL,
    actor VARCHAR(200) NOT NULL,
    reason VARCHAR(2000),           -- of a correction
    content BYTES NOT NULL,         -- canonical JSON
    hash VARCHAR(64) NOT NULL,      -- SM3 of content
    journal_seq BIGINT NOT NULL,
    PRIMARY KEY (county, version)
);

-- Is the result locked (certified), or opened for a correction?
CREATE TABLE correction (
    county BIGINT NOT NULL,
    correction_no BIGINT NOT NULL,
    opened_at VARCHAR(25) NOT NULL,
    actor VARCHAR(200) NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    closed_by_version BIGINT NOT NULL, -- 0: still open
    PRIMARY KEY (county, correction_no)
);

-- Review of credentials (代表资格审查).
CREATE TABLE credential (
    county BIGINT NOT NULL,
    candidate_no BIGINT NOT NULL,
    meets_conditions BIGINT NOT NULL,
    procedure_lawful BIGINT NOT NULL,
    free_of_offence BIGINT NOT NULL,
    complaint_open BIGINT NOT NULL,
    reviewed_on BIGINT NOT NULL,
    reviewer VARCHAR(200) NOT NULL,
    confirmed_on BIGINT NOT NULL,   -- by the presidium; 0: not yet
    published_on BIGINT NOT NULL,
    note VARCHAR(1000),
    PRIMARY KEY (county, candidate_no)
);

-- The outgoing congress, for comparison: code of the item, count, base.
CREATE TABLE last_term (
    county BIGINT NOT NULL,
    item VARCHAR(50) NOT NULL,
    value BIGINT NOT NULL,
    base BIGINT NOT NULL,
    PRIMARY KEY (county, item)
);
