#include "model/objection.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(objection_outcome, enum objection_outcome, OBJECTION_OUTCOMES)
DEFINE_TITLE_FUNCTION(objection_outcome, enum objection_outcome, OBJECTION_OUTCOMES)
DEFINE_FROM_FUNCTION(objection_outcome, enum objection_outcome, OBJECTION_OUTCOMES)
