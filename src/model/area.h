/* The levels of people's congresses. */
#ifndef MODEL_AREA_H
#define MODEL_AREA_H

#include <stdbool.h>

/* NAME, code, title */
#define AREA_LEVELS(X)                                                                                                 \
    X(TOWNSHIP, "township", "乡级")                                                                                    \
    X(COUNTY, "county", "县级")                                                                                        \
    X(CITY, "city", "设区的市级")                                                                                      \
    X(PROVINCE, "province", "省级")                                                                                    \
    X(MUNICIPALITY, "municipality", "直辖市")

enum area_level {
#define X(name, code, title) LEVEL_##name,
    AREA_LEVELS(X)
#undef X
};

const char *area_level_code(enum area_level l);
const char *area_level_title(enum area_level l);
bool area_level_from(const char *code, enum area_level *l);

#endif
