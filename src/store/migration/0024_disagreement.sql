-- Whether the opinions of a meeting differed so much that it should not have voted (A42), as the one who presided said; and the document
-- that a fact of a record rests on: who bars somebody from the grade excellent has to say by what (A75).

ALTER TABLE selection_event ADD COLUMN disagreement VARCHAR(20);
ALTER TABLE official_fact ADD COLUMN document VARCHAR(500);
