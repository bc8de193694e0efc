#include "model/area.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(area_level, enum area_level, AREA_LEVELS)
DEFINE_TITLE_FUNCTION(area_level, enum area_level, AREA_LEVELS)
DEFINE_FROM_FUNCTION(area_level, enum area_level, AREA_LEVELS)
