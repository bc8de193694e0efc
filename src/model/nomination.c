#include "model/nomination.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(nomination_kind, enum nomination_kind, NOMINATION_KINDS)
DEFINE_TITLE_FUNCTION(nomination_kind, enum nomination_kind, NOMINATION_KINDS)
DEFINE_FROM_FUNCTION(nomination_kind, enum nomination_kind, NOMINATION_KINDS)
DEFINE_FROM_TITLE_FUNCTION(nomination_kind, enum nomination_kind, NOMINATION_KINDS)
DEFINE_CODE_FUNCTION(signer_state, enum signer_state, SIGNER_STATES)
DEFINE_TITLE_FUNCTION(signer_state, enum signer_state, SIGNER_STATES)
DEFINE_FROM_FUNCTION(signer_state, enum signer_state, SIGNER_STATES)
DEFINE_CODE_FUNCTION(review_item, enum review_item, REVIEW_ITEMS)
DEFINE_TITLE_FUNCTION(review_item, enum review_item, REVIEW_ITEMS)
DEFINE_FROM_FUNCTION(review_item, enum review_item, REVIEW_ITEMS)
DEFINE_FROM_TITLE_FUNCTION(review_item, enum review_item, REVIEW_ITEMS)
DEFINE_CODE_FUNCTION(review_conclusion, enum review_conclusion, REVIEW_CONCLUSIONS)
DEFINE_TITLE_FUNCTION(review_conclusion, enum review_conclusion, REVIEW_CONCLUSIONS)
DEFINE_FROM_FUNCTION(review_conclusion, enum review_conclusion, REVIEW_CONCLUSIONS)
DEFINE_FROM_TITLE_FUNCTION(review_conclusion, enum review_conclusion, REVIEW_CONCLUSIONS)
