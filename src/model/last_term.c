#include "model/last_term.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(term_item, enum term_item, TERM_ITEMS)
DEFINE_TITLE_FUNCTION(term_item, enum term_item, TERM_ITEMS)
DEFINE_FROM_FUNCTION(term_item, enum term_item, TERM_ITEMS)
DEFINE_FROM_TITLE_FUNCTION(term_item, enum term_item, TERM_ITEMS)
