-- Procedures of recommendation that a county wrote for itself, as they were handed in (cadre/profile.h).
CREATE TABLE set_profile (
    county BIGINT NOT NULL,
    code VARCHAR(50) NOT NULL,
    source BYTES NOT NULL,
    PRIMARY KEY (county, code)
);
