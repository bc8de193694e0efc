#include "cadre/politics.h"

#include <string.h>

#include "base/str.h"

enum politics politics_of(const struct official *o)
{
    const char *said = o->politics;
    if (!*said) return o->party_since ? POLITICS_MEMBER : POLITICS_UNSAID;
    if (strncmp(said, "非", strlen("非")) == 0) return o->party_since ? POLITICS_UNCLEAR : POLITICS_OUTSIDE; /* 非中共党员 */
    if (strstr(said, "预备")) return POLITICS_PROBATIONARY;
    if (strstr(said, "中共") || strstr(said, "共产党") || text_eq(said, "党员")) return POLITICS_MEMBER;
    if (strstr(said, "团员") || strstr(said, "共青团")) return POLITICS_LEAGUE;
    return o->party_since ? POLITICS_UNCLEAR : POLITICS_OUTSIDE;
}

bool politics_is_known(const char *said)
{
    static const char *const words[] = {"中共", "共产党", "党员", "预备", "团员", "共青团", "民革", "民盟", "民建", "民进", "农工", "致公", "九三",
            "台盟", "国民党革命", "民主同盟", "民主建国", "民主促进", "台湾民主", "无党派", "群众", "党外", "非党", "党派"};
    for (size_t i = 0; i < ARRAY_COUNT(words); i++)
        if (strstr(said, words[i])) return true;
    return text_eq(said, "无") || text_eq(said, "—") || text_eq(said, "-");
}
