-- What teams need besides: who is above an organisation, the grade of a cadre without a recorded post, line-ups taken back,
-- and what was said of a team or a cadre with its document.

ALTER TABLE organisation ADD COLUMN superior VARCHAR(1000);  -- names, each with the post in charge of the line where one is
ALTER TABLE official ADD COLUMN grade VARCHAR(20);           -- '' or NULL: not said
ALTER TABLE official ADD COLUMN grade_since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lineup ADD COLUMN withdrawn VARCHAR(1000);       -- why; NULL: it stands

CREATE TABLE team_note (
    county BIGINT NOT NULL,
    note_no BIGINT NOT NULL,
    kind VARCHAR(20) NOT NULL,          -- disunity, negative, punished
    organisation_no BIGINT NOT NULL,    -- 0: of a person
    official_no BIGINT NOT NULL,        -- 0: of a team
    noted_on BIGINT NOT NULL,           -- the document's day
    until_day BIGINT NOT NULL,          -- 0: until it is taken back
    source VARCHAR(500) NOT NULL,       -- the document
    words VARCHAR(1000),
    withdrawn VARCHAR(1000),            -- why; NULL: it stands
    PRIMARY KEY (county, note_no)
);
