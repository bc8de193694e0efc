#include "model/scanned.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(batch_state, enum batch_state, BATCH_STATES)
DEFINE_TITLE_FUNCTION(batch_state, enum batch_state, BATCH_STATES)
DEFINE_FROM_FUNCTION(batch_state, enum batch_state, BATCH_STATES)
DEFINE_CODE_FUNCTION(sheet_state, enum sheet_state, SHEET_STATES)
DEFINE_FROM_FUNCTION(sheet_state, enum sheet_state, SHEET_STATES)
DEFINE_CODE_FUNCTION(scanned_vote, enum scanned_vote, SCANNED_VOTES)
DEFINE_TITLE_FUNCTION(scanned_vote, enum scanned_vote, SCANNED_VOTES)
DEFINE_FROM_FUNCTION(scanned_vote, enum scanned_vote, SCANNED_VOTES)
DEFINE_CODE_FUNCTION(doubt_reason, enum doubt_reason, DOUBT_REASONS)
DEFINE_TITLE_FUNCTION(doubt_reason, enum doubt_reason, DOUBT_REASONS)
DEFINE_FROM_FUNCTION(doubt_reason, enum doubt_reason, DOUBT_REASONS)
