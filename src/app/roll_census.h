/* The roll in figures (选民统计): how many of which kind, every figure with its base, every sum checked against a count
 * of its own. */
#ifndef APP_ROLL_CENSUS_H
#define APP_ROLL_CENSUS_H

#include "app/workspace.h"

/* NAME, code, title, base */
#define CENSUS_TABLES(X)                                                                                               \
    X(STATE, "state", "登记状态", "登记在案的人")                                                                      \
    X(GROUND, "ground", "不列入名单的理由", "不列入名单的人")                                                          \
    X(SEX, "sex", "性别", "在册选民")                                                                                  \
    X(ETHNIC, "ethnic", "民族", "在册选民")                                                                            \
    X(AGE, "age", "年龄（计算到选举日）", "在册选民")                                                                  \
    X(DISTRICT, "district", "选区", "在册选民")                                                                        \
    X(UNIT, "unit", "单位", "在册选民")

enum census_kind {
#define X(name, code, title, base) CENSUS_##name,
    CENSUS_TABLES(X)
#undef X
            CENSUS_TABLE_COUNT
};

struct census_row {
    const char *label;
    int64_t people;
};

/* base  people of which these are parts, counted by the database on its own
 * sum   of the rows; anything else than the base is a fault of the program or of the file */
struct census_table {
    struct census_row *rows;
    size_t n;
    int64_t base;
    int64_t sum;
};

struct census {
    struct census_table tables[CENSUS_TABLE_COUNT];
    bool adds_up; /* all of them */
};

/* Rows in the order of codes and numbers; a kind that nobody is of has no row. */
MUST_USE bool roll_census(struct workspace *ws, struct census *out, struct err *e);

/* The tables as files; "" for a path that is not wanted. */
MUST_USE bool roll_census_write(
        const struct workspace *ws, const struct census *c, const char *pdf, const char *xlsx, struct err *e);

const char *census_kind_code(enum census_kind k);
const char *census_kind_title(enum census_kind k);
const char *census_kind_base(enum census_kind k);

#endif
