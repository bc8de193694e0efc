/* A tally sheet (计票单): what one station, election meeting or mobile box reports after counting by hand. */
#ifndef MODEL_TALLY_H
#define MODEL_TALLY_H

#include "model/contest.h"

/* The figures of a sheet beside the candidates' votes: NAME, code, title. All are counts, 0 ..= 10^7. */
#define TALLY_FIGURES(X)                                                                                               \
    X(IN_PERSON, "in_person", "到站投票人数")                                                                          \
    X(ENTRUSTED, "entrusted", "委托投票人数")                                                                          \
    X(MOBILE, "mobile", "流动票箱投票人数")                                                                            \
    X(RECEIVED, "received", "领用选票数")                                                                              \
    X(ISSUED, "issued", "发出选票数")                                                                                  \
    X(SPOILED, "spoiled", "写错换发作废的选票数")                                                                      \
    X(UNUSED, "unused", "剩余选票数")                                                                                  \
    X(COLLECTED, "collected", "收回选票数")                                                                            \
    X(VALID, "valid", "有效票数")                                                                                      \
    X(VOID, "void", "废票数")                                                                                          \
    X(BLANK, "blank", "其中全部弃权的有效票数")

enum tally_figure {
#define X(name, code, title) TALLY_##name,
    TALLY_FIGURES(X)
#undef X
            TALLY_FIGURE_COUNT
};

/* One name on the sheet. For a written-in person only votes_for is counted. */
struct tally_line {
    const char *name;
    bool is_write_in;
    int64_t votes_for;
    int64_t votes_against;
    int64_t abstentions;
};

struct tally_sheet {
    int64_t figures[TALLY_FIGURE_COUNT];
    struct tally_line *lines; /* printed candidates in the order of the ballot, then written-in persons */
    size_t line_count;
    const char *supervisor; /* who signed the record (监票人签字); "" for nobody */
};

/* 参加投票的选民: in person, entrusted and mobile box together. */
int64_t tally_participants(const struct tally_sheet *s);

const char *tally_figure_code(enum tally_figure f);
const char *tally_figure_title(enum tally_figure f);
bool tally_figure_from(const char *code, enum tally_figure *f);

#endif
