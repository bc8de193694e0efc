-- Ballot sets of an appraisal: what meetings, talks, surveys and assessments gave. Figures are -1 where nothing was said.

CREATE TABLE ballot_set (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    kind VARCHAR(20) NOT NULL,      -- meeting, talk, survey, assessment
    side VARCHAR(20) NOT NULL,      -- superior, peer, subordinate, mass, society, self
    asks VARCHAR(20) NOT NULL,      -- recommendation, grades, team, willingness
    shape VARCHAR(20) NOT NULL,     -- empty, sums, ballots, codes
    is_signed BIGINT NOT NULL,
    rater_group VARCHAR(200),
    level VARCHAR(200),
    profile VARCHAR(50),
    organisation VARCHAR(200),
    codes VARCHAR(1000),            -- what the form calls its answers: 1=…,2=…
    part_of VARCHAR(200),           -- the set that counts the same raters as a whole
    held_on BIGINT NOT NULL,
    posts BIGINT NOT NULL,          -- names that a ballot may recommend for an item; 0: no limit
    list_names BIGINT NOT NULL,
    expected BIGINT NOT NULL,
    present BIGINT NOT NULL,
    issued BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    valid BIGINT NOT NULL,
    blank BIGINT NOT NULL,
    void BIGINT NOT NULL,
    PRIMARY KEY (county, set_no)
);

-- Sums as somebody entered them: 1 and 2 blind, 3 what is in force.
CREATE TABLE set_entry (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    clerk VARCHAR(200) NOT NULL,
    entered_at VARCHAR(40) NOT NULL,
    journal_seq BIGINT NOT NULL,
    PRIMARY KEY (county, set_no, entry)
);

CREATE TABLE set_entry_line (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    line BIGINT NOT NULL,
    subject VARCHAR(200) NOT NULL,
    subject_no BIGINT NOT NULL,     -- of the official or organisation; 0: none that is recorded
    item VARCHAR(200),
    answer VARCHAR(200) NOT NULL,
    votes BIGINT NOT NULL,
    PRIMARY KEY (county, set_no, entry, line)
);

-- The form of a set that is kept by whole ballots.
CREATE TABLE set_question (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    question_no BIGINT NOT NULL,
    subject VARCHAR(200) NOT NULL,
    subject_no BIGINT NOT NULL,
    item VARCHAR(200),
    PRIMARY KEY (county, set_no, question_no)
);

CREATE TABLE set_label (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    label_no BIGINT NOT NULL,
    label VARCHAR(200) NOT NULL,
    PRIMARY KEY (county, set_no, label_no)
);

-- Whole ballots. Nothing here says whose a ballot is, when it was cast or in which place of the stack it lay: ballots of a
-- file are shuffled before they are numbered; where there are codes, all places are there from the beginning, each as
-- large as a full one, and an answer goes into an empty one drawn by lot.
CREATE TABLE set_ballot (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    ballot_no BIGINT NOT NULL,
    answers BYTES NOT NULL,         -- 1, or 0 for an empty place; then a label's number for each question
    PRIMARY KEY (county, set_no, ballot_no)
);

-- One-time codes by their keyed hashes, all there from the beginning in the order of the hashes.
CREATE TABLE set_code (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    code_high BIGINT NOT NULL,
    code_low BIGINT NOT NULL,
    is_used BIGINT NOT NULL,
    PRIMARY KEY (county, set_no, code_high, code_low)
);

-- Signed recommendations, which are no secret.
CREATE TABLE set_signature (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    line BIGINT NOT NULL,
    signer VARCHAR(200) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    item VARCHAR(200),
    answer VARCHAR(200) NOT NULL,
    relation VARCHAR(200),
    reason VARCHAR(1000),
    PRIMARY KEY (county, set_no, line)
);

-- Answers of the appraisal group to what the figures ask. Never changed: a later one takes an earlier one back.
CREATE TABLE flag_answer (
    county BIGINT NOT NULL,
    answer_no BIGINT NOT NULL,
    flag VARCHAR(1000) NOT NULL,    -- what it is about: kind, person, sets
    question VARCHAR(2000) NOT NULL,
    answer VARCHAR(2000) NOT NULL,
    person VARCHAR(200) NOT NULL,
    answered_on BIGINT NOT NULL,
    is_withdrawal BIGINT NOT NULL,
    actor VARCHAR(200) NOT NULL,
    journal_seq BIGINT NOT NULL,
    PRIMARY KEY (county, answer_no)
);
