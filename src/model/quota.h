/* The total number of deputies as the competent body fixed it (具体名额, 选举法 2020 arts 13 and 14). */
#ifndef MODEL_QUOTA_H
#define MODEL_QUOTA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

/* Why it was fixed anew (R21): NAME, code, title */
#define QUOTA_GROUNDS(X)                                                                                               \
    X(FIRST, "first", "首次确定")                                                                                      \
    X(BOUNDARY, "boundary", "行政区划变动")                                                                            \
    X(POPULATION, "population", "重大工程建设等引起人口较大变动")

enum quota_ground {
#define X(name, code, title) QUOTA_##name,
    QUOTA_GROUNDS(X)
#undef X
};

struct quota {
    int64_t quota_no;
    int64_t total;
    int64_t population; /* that it was fixed on; 0: not said */
    bool extra_five;    /* 另加百分之五, decided by the provincial standing committee (R17) */
    const char *body;
    const char *document;
    struct date fixed_on;
    enum quota_ground ground;
    struct date report_by; /* last day to report a re-set (R22); DATE_NONE: no such duty */
};

const char *quota_ground_code(enum quota_ground g);
const char *quota_ground_title(enum quota_ground g);
bool quota_ground_from(const char *code, enum quota_ground *g);

#endif
