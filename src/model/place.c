#include "model/place.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(unit_kind, enum unit_kind, UNIT_KINDS)
DEFINE_TITLE_FUNCTION(unit_kind, enum unit_kind, UNIT_KINDS)
DEFINE_FROM_FUNCTION(unit_kind, enum unit_kind, UNIT_KINDS)
DEFINE_CODE_FUNCTION(station_kind, enum station_kind, STATION_KINDS)
DEFINE_TITLE_FUNCTION(station_kind, enum station_kind, STATION_KINDS)
DEFINE_FROM_FUNCTION(station_kind, enum station_kind, STATION_KINDS)
