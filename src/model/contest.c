#include "model/contest.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(contest_kind, enum contest_kind, CONTEST_KINDS)
DEFINE_FROM_FUNCTION(contest_kind, enum contest_kind, CONTEST_KINDS)
DEFINE_CODE_FUNCTION(round_kind, enum round_kind, ROUND_KINDS)
DEFINE_TITLE_FUNCTION(round_kind, enum round_kind, ROUND_KINDS)
DEFINE_FROM_FUNCTION(round_kind, enum round_kind, ROUND_KINDS)
DEFINE_FROM_FUNCTION(post_kind, enum post_kind, POSTS)
DEFINE_CODE_FUNCTION(outcome_state, enum outcome_state, OUTCOME_STATES)
DEFINE_TITLE_FUNCTION(outcome_state, enum outcome_state, OUTCOME_STATES)
