/* Where people vote: units make districts, districts have stations. */
#ifndef MODEL_PLACE_H
#define MODEL_PLACE_H

#include "base/arena.h"

#include <stdint.h>

#define UNIT_KINDS(X)                                                                                                  \
    X(VILLAGE, "village", "村")                                                                                        \
    X(NEIGHBOURHOOD, "neighbourhood", "居")                                                                            \
    X(WORKPLACE, "workplace", "单位")                                                                                  \
    X(OTHER, "other", "其他")

enum unit_kind {
#define X(name, code, title) UNIT_##name,
    UNIT_KINDS(X)
#undef X
};

/* A village, neighbourhood or workplace with a population of its own. */
struct unit {
    int64_t unit_no;
    const char *name;
    enum unit_kind kind;
    int64_t population;  /* registered residents (户籍人口) */
    int64_t district_no; /* 0: in no district yet */
};

/* 选区 */
struct district {
    int64_t district_no;
    const char *name;
    int64_t seats; /* 0: not allotted yet */
};

#define STATION_KINDS(X)                                                                                               \
    X(STATION, "station", "投票站")                                                                                    \
    X(MEETING, "meeting", "选举大会")                                                                                  \
    X(MOBILE, "mobile", "流动票箱")

enum station_kind {
#define X(name, code, title) STATION_##name,
    STATION_KINDS(X)
#undef X
};

struct station {
    int64_t district_no;
    int64_t station_no;
    enum station_kind kind;
    const char *name;
    const char *ground; /* mobile boxes: code of law/voting.h's grounds; else "" */
    bool has_booth;     /* 秘密写票处 */
};

const char *unit_kind_code(enum unit_kind k);
const char *unit_kind_title(enum unit_kind k);
bool unit_kind_from(const char *code, enum unit_kind *k);
bool unit_kind_from_title(const char *title, enum unit_kind *k);
const char *station_kind_code(enum station_kind k);
const char *station_kind_title(enum station_kind k);
bool station_kind_from(const char *code, enum station_kind *k);
bool station_kind_from_title(const char *title, enum station_kind *k);

/* How findings, papers and messages call them: "选区 3", "选区 3 站 2". */
const char *district_subject(struct arena *a, int64_t district_no);
const char *station_subject(struct arena *a, int64_t district_no, int64_t station_no);

#endif
