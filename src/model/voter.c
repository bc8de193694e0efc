#include "model/voter.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(voter_state, enum voter_state, VOTER_STATES)
DEFINE_TITLE_FUNCTION(voter_state, enum voter_state, VOTER_STATES)
DEFINE_FROM_FUNCTION(voter_state, enum voter_state, VOTER_STATES)
