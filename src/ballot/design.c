#include "ballot/design.h"

#include "model/code.h"

DEFINE_TITLE_FUNCTION(ballot_kind, enum ballot_kind, BALLOT_KINDS)
DEFINE_CODE_FUNCTION(ballot_sheet, enum ballot_sheet, BALLOT_SHEETS)
DEFINE_TITLE_FUNCTION(ballot_sheet, enum ballot_sheet, BALLOT_SHEETS)
DEFINE_FROM_FUNCTION(ballot_sheet, enum ballot_sheet, BALLOT_SHEETS)
