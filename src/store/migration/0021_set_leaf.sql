-- Forms of grades that were read from scans and wait for people. A leaf is one rater's form, named by a hash of its pixels:
-- in that order everything is written, which says nothing of the stack. When all lines are settled the answers are shuffled
-- into set_ballot and only the pictures of the pages stay.
CREATE TABLE set_leaf (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    leaf VARCHAR(40) NOT NULL,
    answers BYTES NOT NULL,         -- a label's number for each question, 0: none
    PRIMARY KEY (county, set_no, leaf)
);

CREATE TABLE set_leaf_page (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    leaf VARCHAR(40) NOT NULL,
    page_no BIGINT NOT NULL,
    picture BYTES NOT NULL,         -- PNG, black and white
    PRIMARY KEY (county, set_no, leaf, page_no)
);

CREATE TABLE set_leaf_doubt (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    leaf VARCHAR(40) NOT NULL,
    question_no BIGINT NOT NULL,
    why VARCHAR(400) NOT NULL,
    PRIMARY KEY (county, set_no, leaf, question_no)
);

-- What people read on the paper, each without seeing what the others read.
CREATE TABLE set_leaf_answer (
    county BIGINT NOT NULL,
    set_no BIGINT NOT NULL,
    leaf VARCHAR(40) NOT NULL,
    question_no BIGINT NOT NULL,
    clerk VARCHAR(200) NOT NULL,
    label_no BIGINT NOT NULL,
    PRIMARY KEY (county, set_no, leaf, question_no, clerk)
);
