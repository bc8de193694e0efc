-- Nothing writes or reads it since 0025: what people read on a doubtful line has its place in set_leaf_doubt.
DROP TABLE set_leaf_answer;
