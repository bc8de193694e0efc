-- Who signed belongs to what somebody typed (set_draft), and is in set_signature only when the set has a result. Before, the signatures
-- of the last entry of sums stood there while it waited, and ballots that were typed kept none: what waits of a signed set does
-- not say who signed, and is typed again.
DELETE FROM set_signature WHERE EXISTS (SELECT b.set_no FROM ballot_set b
    WHERE b.county = set_signature.county AND b.set_no = set_signature.set_no AND b.shape = 'empty');
DELETE FROM set_entry_line WHERE EXISTS (SELECT b.set_no FROM ballot_set b
    WHERE b.county = set_entry_line.county AND b.set_no = set_entry_line.set_no AND b.shape = 'empty' AND b.is_signed = 1);
DELETE FROM set_entry WHERE EXISTS (SELECT b.set_no FROM ballot_set b
    WHERE b.county = set_entry.county AND b.set_no = set_entry.set_no AND b.shape = 'empty' AND b.is_signed = 1);
DELETE FROM set_draft WHERE EXISTS (SELECT b.set_no FROM ballot_set b
    WHERE b.county = set_draft.county AND b.set_no = set_draft.set_no AND b.shape = 'empty' AND b.is_signed = 1);
