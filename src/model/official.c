#include "model/official.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(official_kind, enum official_kind, OFFICIAL_KINDS)
DEFINE_TITLE_FUNCTION(official_kind, enum official_kind, OFFICIAL_KINDS)
DEFINE_FROM_FUNCTION(official_kind, enum official_kind, OFFICIAL_KINDS)
DEFINE_FROM_TITLE_FUNCTION(official_kind, enum official_kind, OFFICIAL_KINDS)

DEFINE_CODE_FUNCTION(annual_grade, enum annual_grade, ANNUAL_GRADES)
DEFINE_TITLE_FUNCTION(annual_grade, enum annual_grade, ANNUAL_GRADES)
DEFINE_FROM_FUNCTION(annual_grade, enum annual_grade, ANNUAL_GRADES)
DEFINE_FROM_TITLE_FUNCTION(annual_grade, enum annual_grade, ANNUAL_GRADES)

/* Lists come by number and mostly without gaps: look where it would stand first. */
const struct official *official_lookup(const struct official_list *list, int64_t official_no)
{
    if (official_no >= 1 && (size_t)official_no <= list->n && list->v[official_no - 1].official_no == official_no)
        return &list->v[official_no - 1];
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].official_no == official_no) return &list->v[i];
    return NULL;
}
