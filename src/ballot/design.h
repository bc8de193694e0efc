/* What stands on a ballot (选票), before anything is measured: one contest, its options in lawful order, the words. */
#ifndef BALLOT_DESIGN_H
#define BALLOT_DESIGN_H

#include "ballot/convention.h"

/* The elections must not be mixed up on a table full of paper: letter in the code, title on the ballot. */
#define BALLOT_KINDS(X)                                                                                                \
    X(TOWNSHIP, "township", "乡镇")                                                                                    \
    X(COUNTY, "county", "县级")                                                                                        \
    X(CONGRESS, "congress", "大会")                                                                                    \
    X(APPRAISAL, "appraisal", "考察")

enum ballot_kind {
#define X(name, code, title) BALLOT_##name,
    BALLOT_KINDS(X)
#undef X
            BALLOT_KIND_COUNT
};

#define BALLOT_SHEETS(X)                                                                                               \
    X(A5, "a5", "A5")                                                                                                  \
    X(A4, "a4", "A4")

enum ballot_sheet {
#define X(name, code, title) BALLOT_##name,
    BALLOT_SHEETS(X)
#undef X
            BALLOT_SHEET_COUNT
};

enum {
    BALLOT_CONTEST_MAX = 99999,
    BALLOT_ROUND_MAX = 99,
    BALLOT_PAGE_MAX = 9,
    BALLOT_NAME_CHARACTERS = 20, /* of a printed name */
    BALLOT_LABELS_MAX = 6,
};

struct ballot_design {
    enum ballot_sheet sheet;
    enum ballot_kind kind;
    const struct ballot_convention *convention; /* and with it the style */
    uint32_t election;                          /* short hash of the election, the same on all its ballots */
    int32_t contest_no; /* the district's number, or that of a congress's contest; 1 ..= BALLOT_CONTEST_MAX */
    int32_t round;      /* from 1 */
    int32_t page;       /* from 1 */
    int32_t seats;      /* 应选名额 */
    const char *const *labels;     /* of a form of grades: what stands over its boxes; NULL: 赞成 反对 弃权 */
    size_t label_count;            /* at most BALLOT_LABELS_MAX */
    const char *const *candidates; /* names in the order of the ballot */
    size_t candidate_count;
    size_t write_in_lines;   /* 另选他人 */
    const char *title;       /* 清溪镇第六届人民代表大会代表选票 */
    const char *subtitle;    /* 第12选区　应选代表2名 */
    const char *prompt;      /* the one line that everybody reads: 最多选2名，多选作废 */
    const char *instruction; /* 填票说明, a line feed between its sentences */
    const char *seal;        /* what stands in the seal zone: （选举委员会盖章） */
    const char *dated;       /* 2026年12月28日 */
};

const char *ballot_kind_title(enum ballot_kind k);
const char *ballot_sheet_code(enum ballot_sheet s);
const char *ballot_sheet_title(enum ballot_sheet s);
bool ballot_sheet_from(const char *code, enum ballot_sheet *s);

#endif
