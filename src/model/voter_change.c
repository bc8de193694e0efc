#include "model/voter_change.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(voter_change_kind, enum voter_change_kind, VOTER_CHANGES)
DEFINE_TITLE_FUNCTION(voter_change_kind, enum voter_change_kind, VOTER_CHANGES)
DEFINE_FROM_FUNCTION(voter_change_kind, enum voter_change_kind, VOTER_CHANGES)
DEFINE_TITLE_FUNCTION(strike_ground, enum strike_ground, STRIKE_GROUNDS)
DEFINE_FROM_FUNCTION(strike_ground, enum strike_ground, STRIKE_GROUNDS)
