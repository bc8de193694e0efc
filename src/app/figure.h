/* The figures of the work report and the sentences made with them. A sentence is written without any digit and calls
 * its figures by name, "登记选民{REGISTERED}"; only here do they turn into digits, and what was called is noted. So no
 * number can stand in the report that is not in its annex with base, source and day. */
#ifndef APP_FIGURE_H
#define APP_FIGURE_H

#include "app/paper_source.h"
#include "app/report_table.h"

enum figure_kind {
    FIGURE_COUNT,   /* 34个 */
    FIGURE_SHARE_1, /* 26.0% */
    FIGURE_SHARE_2, /* 89.31% */
    FIGURE_POINTS,  /* 比上届上升4.6个百分点 */
    FIGURE_MEAN,    /* 46.2岁 */
    FIGURE_DATE,
    FIGURE_TEXT, /* a name or the number of a paper */
};

enum figure_name {
#define X(name, code, kind, unit, meaning, source, as_of, a, b, c, d) FIG_##name,
    REPORT_FIGURES(X)
#undef X
            FIG_COUNT
};

enum figure_moment { MOMENT_VOTE, MOMENT_DAY, MOMENT_SESSION, MOMENT_NOW };

struct figure {
    bool is_known;
    bool is_used;
    int64_t value;      /* COUNT; yyyymmdd of a DATE */
    struct ratio ratio; /* SHARE, MEAN */
    const char *text;   /* TEXT; of other kinds what distinguishes it: the district of an extreme */
};

struct figures {
    struct arena *arena;
    const struct paper_source *source;
    struct figure v[FIG_COUNT];
    enum figure_name *used; /* in the order in which sentences called them first */
    size_t used_count;
};

/* Counts everything on record. What is not there stays unknown; nothing is guessed. */
void figure_load_all(const struct paper_source *s, struct figures *f);

/* A negative count, an empty text and no date leave the figure unknown. */
void figure_set(struct figures *f, enum figure_name name, int64_t count);
void figure_set_ratio(struct figures *f, enum figure_name name, struct ratio r, const char *of);
void figure_set_text(struct figures *f, enum figure_name name, const char *text);
void figure_set_date(struct figures *f, enum figure_name name, struct date d);

/* As it stands in a sentence: "34个", "（未登记）". Does not note that it was used. */
const char *figure_text(const struct figures *f, enum figure_name name);

/* The sentence with its figures put in. The template holds no digit; a name that is none is a programmer's mistake. */
const char *figure_say(struct figures *f, const char *sentence);

/* Unknown unless any of that kind is on record. */
static inline void figure_set_if(struct figures *f, enum figure_name name, int64_t count, bool any)
{
    figure_set(f, name, any ? count : -1);
}

/* One part of the report each, in the file of that name (report_votes.c …); the session's when the source has one. */
void figure_take_organisation(struct figures *f);
void figure_take_places(struct figures *f);
void figure_take_nomination(struct figures *f);
void figure_take_votes(struct figures *f);
void figure_take_session(struct figures *f);

/* The sentence about the posts of one office, for figure_say; NULL when the session elects none. */
const char *figure_say_office(struct arena *a, const struct figures *f, enum office o);

/* For the annex. */
const char *figure_code(enum figure_name name);
const char *figure_meaning(enum figure_name name);
const char *figure_source(enum figure_name name);
const char *figure_base(const struct figures *f, enum figure_name name); /* "登记选民1200人"; "——" */
const char *figure_as_of(const struct figures *f, enum figure_name name);

/* One relation between figures: does it hold? */
struct figure_check {
    const char *text;  /* "到站＋委托＋流动票箱＝参加投票" */
    const char *left;  /* "26＋0＋2＝28" */
    const char *right; /* "28" */
    bool holds;
};

struct figure_checks {
    struct figure_check *v;
    size_t n;
    size_t broken;
    size_t unknown; /* relations that miss a figure are left out */
};

/* Every relation of which both sides are known. */
void figure_check_all(const struct figures *f, struct figure_checks *checks);

/* Each relation that does not hold is a finding (N623). */
void figure_find_broken(const struct figures *f, struct finding_list *findings);

#endif
