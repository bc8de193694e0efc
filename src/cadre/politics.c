#include "cadre/politics.h"

#include <string.h>

enum politics politics_of(const struct official *o)
{
    const char *said = o->politics;
    if (!*said) return o->party_since ? POLITICS_MEMBER : POLITICS_UNSAID;
    if (strstr(said, "预备")) return POLITICS_PROBATIONARY;
    if (strstr(said, "中共") || strstr(said, "共产党") || text_eq(said, "党员")) return POLITICS_MEMBER;
    if (strstr(said, "团员") || strstr(said, "共青团")) return POLITICS_LEAGUE;
    return o->party_since ? POLITICS_UNCLEAR : POLITICS_OUTSIDE;
}
