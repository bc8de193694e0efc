-- Stacks of ballots of a vote in a session of the congress: session_no is not 0, and district_no is the session's post.
ALTER TABLE scan_batch ADD COLUMN session_no BIGINT NOT NULL DEFAULT 0;
