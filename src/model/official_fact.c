#include "model/official_fact.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(fact_kind, enum fact_kind, FACT_KINDS)
DEFINE_TITLE_FUNCTION(fact_kind, enum fact_kind, FACT_KINDS)
DEFINE_FROM_FUNCTION(fact_kind, enum fact_kind, FACT_KINDS)
DEFINE_FROM_TITLE_FUNCTION(fact_kind, enum fact_kind, FACT_KINDS)
