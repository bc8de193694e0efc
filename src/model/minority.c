#include "model/minority.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(minority_kind, enum minority_kind, MINORITY_KINDS)
DEFINE_TITLE_FUNCTION(minority_kind, enum minority_kind, MINORITY_KINDS)
DEFINE_FROM_FUNCTION(minority_kind, enum minority_kind, MINORITY_KINDS)
DEFINE_FROM_TITLE_FUNCTION(minority_kind, enum minority_kind, MINORITY_KINDS)
