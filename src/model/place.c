#include "model/place.h"

#include <inttypes.h>

#include "model/code.h"

DEFINE_CODE_FUNCTION(unit_kind, enum unit_kind, UNIT_KINDS)
DEFINE_TITLE_FUNCTION(unit_kind, enum unit_kind, UNIT_KINDS)
DEFINE_FROM_FUNCTION(unit_kind, enum unit_kind, UNIT_KINDS)
DEFINE_FROM_TITLE_FUNCTION(unit_kind, enum unit_kind, UNIT_KINDS)
DEFINE_CODE_FUNCTION(station_kind, enum station_kind, STATION_KINDS)
DEFINE_TITLE_FUNCTION(station_kind, enum station_kind, STATION_KINDS)
DEFINE_FROM_FUNCTION(station_kind, enum station_kind, STATION_KINDS)
DEFINE_FROM_TITLE_FUNCTION(station_kind, enum station_kind, STATION_KINDS)

const char *district_subject(struct arena *a, int64_t district_no)
{
    return arena_text(a, "选区 %" PRId64, district_no);
}

const char *station_subject(struct arena *a, int64_t district_no, int64_t station_no)
{
    return arena_text(a, "选区 %" PRId64 " 站 %" PRId64, district_no, station_no);
}
