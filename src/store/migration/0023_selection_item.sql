-- What belongs to a step beside its numbers: ballot sets of a recommendation, the six values of an identity, opinions in the
-- order in which they were spoken, papers handed up; and how a meeting voted.

ALTER TABLE selection_event ADD COLUMN head VARCHAR(200);
ALTER TABLE selection_event ADD COLUMN form VARCHAR(20);
ALTER TABLE selection_event ADD COLUMN meeting VARCHAR(20);

-- Never changed or deleted, like the step.
CREATE TABLE selection_item (
    county BIGINT NOT NULL,
    selection_no BIGINT NOT NULL,
    event_no BIGINT NOT NULL,
    item_no BIGINT NOT NULL,
    name VARCHAR(500) NOT NULL,
    value VARCHAR(500),
    basis VARCHAR(1000),
    PRIMARY KEY (county, selection_no, event_no, item_no)
);
