-- What people read on a doubtful line of a scanned form, in places that are there from the beginning and are filled without
-- moving anything: so that what is left in the file when the stack is taken says nothing of who read which form, when, or as
-- what. set_leaf_answer is not written any more: a stack that waited with readings in it is read again.
ALTER TABLE set_leaf_doubt ADD COLUMN looks BYTES; -- places of 17 bytes: who (a hash), and the label's number; 0 for a free one
