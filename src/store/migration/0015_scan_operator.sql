-- Who put sheets into a stack: they saw what the machine read, so what they look at is not looked at blind. Persons only;
-- which sheet somebody fed, or when, is nowhere.
CREATE TABLE scan_operator (
    county BIGINT NOT NULL,
    batch_no BIGINT NOT NULL,
    clerk VARCHAR(200) NOT NULL,
    PRIMARY KEY (county, batch_no, clerk)
);
