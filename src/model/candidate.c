#include "model/candidate.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(candidate_state, enum candidate_state, CANDIDATE_STATES)
DEFINE_TITLE_FUNCTION(candidate_state, enum candidate_state, CANDIDATE_STATES)
DEFINE_FROM_FUNCTION(candidate_state, enum candidate_state, CANDIDATE_STATES)
DEFINE_CODE_FUNCTION(deputy_category, enum deputy_category, DEPUTY_CATEGORIES)
DEFINE_TITLE_FUNCTION(deputy_category, enum deputy_category, DEPUTY_CATEGORIES)
DEFINE_FROM_FUNCTION(deputy_category, enum deputy_category, DEPUTY_CATEGORIES)
DEFINE_FROM_TITLE_FUNCTION(deputy_category, enum deputy_category, DEPUTY_CATEGORIES)
