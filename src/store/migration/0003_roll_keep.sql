-- Keeping the roll: the evidence of exclusions that the law asks for, on which district's list a change tells, and what
-- an objection is about and came to.

-- R06: when the decision reached the committee (0: not said); R05: hospital certificate or consent of the guardian.
ALTER TABLE voter_change ADD COLUMN delivered_on BIGINT NOT NULL DEFAULT 0;
ALTER TABLE voter_change ADD COLUMN consent VARCHAR(500);
-- On whose list the person stood before and after; 0: on none.
ALTER TABLE voter_change ADD COLUMN from_district BIGINT NOT NULL DEFAULT 0;
ALTER TABLE voter_change ADD COLUMN to_district BIGINT NOT NULL DEFAULT 0;

-- Whom the objection is about on the roll (0: not on it), and whose list (0: not of one district).
ALTER TABLE objection ADD COLUMN voter_no BIGINT NOT NULL DEFAULT 0;
ALTER TABLE objection ADD COLUMN district_no BIGINT NOT NULL DEFAULT 0;
-- upheld, rejected; NULL: not yet. The document is that of the committee's decision.
ALTER TABLE objection ADD COLUMN outcome VARCHAR(20);
ALTER TABLE objection ADD COLUMN document VARCHAR(500);
ALTER TABLE objection ADD COLUMN court VARCHAR(500);
ALTER TABLE objection ADD COLUMN judged VARCHAR(20);
