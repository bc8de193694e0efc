/* Minorities of the area and the seats given to them (选举法 2020 arts 19 to 22). */
#ifndef MODEL_MINORITY_H
#define MODEL_MINORITY_H

#include <stdbool.h>
#include <stdint.h>

/* NAME, code, title */
#define MINORITY_KINDS(X)                                                                                              \
    X(COMPACT, "compact", "聚居")                                                                                      \
    X(TINY, "tiny", "人口特少")                                                                                        \
    X(TITULAR_TINY, "titular-tiny", "自治县")                                                                          \
    X(SCATTERED, "scattered", "散居")

enum minority_kind {
#define X(name, code, title) MINORITY_##name,
    MINORITY_KINDS(X)
#undef X
};

struct minority_group {
    const char *name; /* 畲族 */
    int64_t people;
    int64_t seats;
    enum minority_kind kind;
};

const char *minority_kind_code(enum minority_kind k);
const char *minority_kind_title(enum minority_kind k);
bool minority_kind_from(const char *code, enum minority_kind *k);
bool minority_kind_from_title(const char *title, enum minority_kind *k);

#endif
