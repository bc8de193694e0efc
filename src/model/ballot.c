#include "model/ballot.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(ballot_vote, enum ballot_vote, BALLOT_VOTES)
DEFINE_TITLE_FUNCTION(ballot_vote, enum ballot_vote, BALLOT_VOTES)
DEFINE_FROM_FUNCTION(ballot_vote, enum ballot_vote, BALLOT_VOTES)
