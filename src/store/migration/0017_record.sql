-- What a record says of a cadre beyond roster and form, one dated line each; and the code of an organisation (B0114).

ALTER TABLE organisation ADD COLUMN code VARCHAR(50);

CREATE TABLE official_fact (
    county BIGINT NOT NULL,
    official_no BIGINT NOT NULL,
    fact_no BIGINT NOT NULL,        -- 1, 2 … of that person
    kind VARCHAR(20) NOT NULL,      -- study, service, registration, training, award, position, level
    name VARCHAR(1000),
    begun BIGINT NOT NULL,          -- yyyymm, 0: not said, and so below
    ended BIGINT NOT NULL,
    granted BIGINT NOT NULL,        -- of a degree
    hours BIGINT NOT NULL,          -- of training
    is_main BIGINT NOT NULL,        -- −1: not said, and so below
    is_printed BIGINT NOT NULL,
    is_member BIGINT NOT NULL,
    member_type VARCHAR(200),
    PRIMARY KEY (county, official_no, fact_no)
);
