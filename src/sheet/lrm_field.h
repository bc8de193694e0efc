/* The fields of a .lrm, to both who read and who write it. */
#ifndef SHEET_LRM_FIELD_H
#define SHEET_LRM_FIELD_H

#include "model/cadre.h"

/* The fields in the order of the file. */
#define LRM_FIELDS(X)                                                                                                  \
    X(PLAIN, CADRE_NAME)                                                                                               \
    X(PLAIN, CADRE_SEX)                                                                                                \
    X(PLAIN, CADRE_BORN)                                                                                               \
    X(PLAIN, CADRE_ETHNIC)                                                                                             \
    X(PLAIN, CADRE_NATIVE_PLACE)                                                                                       \
    X(PLAIN, CADRE_PARTY)                                                                                              \
    X(PLAIN, CADRE_HEALTH)                                                                                             \
    X(PLAIN, CADRE_BIRTH_PLACE)                                                                                        \
    X(PLAIN, CADRE_WORK_START)                                                                                         \
    X(EDUCATION, CADRE_FULL_TIME_RECORD)                                                                               \
    X(EDUCATION, CADRE_FULL_TIME_RECORD_SCHOOL)                                                                        \
    X(PLAIN, CADRE_TECHNICAL_TITLE)                                                                                    \
    X(EMPTY, 0)                                                                                                        \
    X(EMPTY, 0)                                                                                                        \
    X(EMPTY, 0)                                                                                                        \
    X(EMPTY, 0)                                                                                                        \
    X(PLAIN, CADRE_SPECIALITY)                                                                                         \
    X(PLAIN, CADRE_RESUME)                                                                                             \
    X(PLAIN, CADRE_AWARDS)                                                                                             \
    X(PLAIN, CADRE_ANNUAL_RESULTS)                                                                                     \
    X(FAMILY, RELATIVE_RELATION)                                                                                       \
    X(FAMILY, RELATIVE_NAME)                                                                                           \
    X(FAMILY, RELATIVE_BORN)                                                                                           \
    X(FAMILY, RELATIVE_POLITICS)                                                                                       \
    X(FAMILY, RELATIVE_POST)                                                                                           \
    X(PLAIN, CADRE_POST)                                                                                               \
    X(PLAIN, CADRE_PROPOSED_POST)                                                                                      \
    X(PLAIN, CADRE_REMOVED_POST)                                                                                       \
    X(PLAIN, CADRE_REASON)                                                                                             \
    X(PLAIN, CADRE_SUBMITTING_UNIT)                                                                                    \
    X(PLAIN, CADRE_AGE_ON)                                                                                             \
    X(PLAIN, CADRE_FILLED_BY)                                                                                          \
    X(PLAIN, CADRE_FILLED_ON)

enum lrm_kind { KIND_PLAIN, KIND_EDUCATION, KIND_FAMILY, KIND_EMPTY };

enum {
#define X(kind, field) +1
    LRM_FIELD_COUNT = 0 LRM_FIELDS(X)
#undef X
};

extern const struct lrm_field {
    enum lrm_kind kind;
    int field;
} lrm_fields[LRM_FIELD_COUNT];

/* The four parts of an education field: two before @, two behind it. */
const enum cadre_field *lrm_education_of(int field);

/* What a .lrm holds where the form has no item is kept in cadre.extra under this name and the number of the field, from 1. */
#define LRM_EXTRA "LrmXiang"
enum { LRM_FIELDS_MAX = LRM_FIELD_COUNT + 40 };

#endif
