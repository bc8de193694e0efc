/* A cadre in the county's workspace (干部): what lists, statistics and rules need of the person, the posts he holds or
 * held, the grades of his years, and figures of performance (实绩) of organisations and persons. The whole appointment
 * form and the ID number are kept sealed (app/official_secret.h).
 *
 * Months are yyyymm as they are written, 0 where nothing was said. Decimals are millionths (micro), so that what was handed
 * in is kept as it was. */
#ifndef MODEL_OFFICIAL_H
#define MODEL_OFFICIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/str.h"
#include "model/organisation.h"

/* NAME, code, title */
#define OFFICIAL_KINDS(X)                                                                                              \
    X(INCUMBENT, "incumbent", "现任")                                                                                  \
    X(RESERVE, "reserve", "后备")

enum official_kind {
#define X(name, code, title) OFFICIAL_##name,
    OFFICIAL_KINDS(X)
#undef X
            OFFICIAL_KIND_COUNT
};

struct official {
    int64_t official_no;
    const char *name;
    int64_t sex;             /* SEX_MAN, SEX_WOMAN, SEX_NOT_SAID (model/voter.h) */
    int64_t ethnic;          /* GB 3304; 0 not said */
    int32_t born;            /* yyyymm */
    int64_t organisation_no; /* where the person serves; 0: in none that is recorded */
    const char *native_place;
    const char *upbringing; /* 成长地 */
    const char *politics;   /* 中共党员, 民盟盟员, 无党派人士, 群众 …; "" not said */
    int32_t party_since;    /* yyyymm of joining the Communist Party; 0 for others */
    int32_t work_since;     /* yyyymm */
    const char *full_time_record;  /* 全日制学历 */
    const char *full_time_degree;
    const char *in_service_record; /* 在职学历 */
    const char *in_service_degree;
    const char *highest_record; /* 最高学历, of whatever kind: "" not said. That it was full-time is not known from it */
    const char *highest_degree;
    const char *school; /* 毕业院校及专业, of the highest */
    const char *speciality;
    const char *health;
    enum official_kind kind;
    const char *post_text;     /* 职务, in the words of the roster or form */
    const char *wish;          /* 任职意向 */
    const char *note;
    int64_t id_high;           /* search key of the ID number, 0 and 0 without one */
    int64_t id_low;
    struct str sealed;         /* the ID number; n == 0 without one */
    const char *source;        /* file that the person was last taken from */
    int64_t source_row;        /* its row there; 0 for a form */
    enum post_grade grade;     /* 职级 that the roster says, for who holds no recorded post; GRADE_NONE not said */
    int32_t grade_since;       /* yyyymm */
    struct date left_on;       /* DATE_NONE: in the workspace's care */
    const char *left_why;
};

/* Somebody in a post (任职). since, grade_since and until are yyyymm; until 0: serves.
 * grade          what the person holds there, which may be above or below that of the post
 * counts         of one person's appointments at a time exactly one counts towards the 职数 (交叉任职不重复计算)
 * is_secondment  挂职: outside of the 职数 */
struct appointment {
    int64_t appointment_no;
    int64_t official_no;
    int64_t post_no;
    enum post_grade grade;
    int32_t since;
    int32_t grade_since;
    int32_t until;
    bool counts;
    bool is_secondment;
};

/* 年度考核等次, from high to low; 不定等次 and 未参加 are no grades. */
#define ANNUAL_GRADES(X)                                                                                               \
    X(EXCELLENT, "excellent", "优秀")                                                                                  \
    X(COMPETENT, "competent", "称职")                                                                                  \
    X(BASIC, "basic", "基本称职")                                                                                      \
    X(INCOMPETENT, "incompetent", "不称职")                                                                            \
    X(UNGRADED, "ungraded", "不定等次")                                                                                \
    X(ABSENT, "absent", "未参加")

enum annual_grade {
#define X(name, code, title) ANNUAL_##name,
    ANNUAL_GRADES(X)
#undef X
            ANNUAL_GRADE_COUNT
};

struct year_result {
    int64_t official_no;
    int64_t year;
    enum annual_grade grade;
};

/* Of an organisation or of one person; the other number is 0.
 * field  工作项目, "" for the whole
 * score  with has_score only;  rank, of  1 ..= of, 0 where nothing was said */
struct performance {
    int64_t organisation_no;
    int64_t official_no;
    int64_t year;
    const char *field;
    bool has_score;
    int64_t score_micro;
    int64_t rank;
    int64_t of;
};

/* A named condition of that year (人口, 财政收入 …), which a comparison may have to allow for. */
struct condition {
    int64_t organisation_no;
    int64_t official_no;
    int64_t year;
    const char *name;
    int64_t value_micro;
};

struct official_list {
    struct official *v;
    size_t n;
};

struct appointment_list {
    struct appointment *v;
    size_t n;
};

struct year_result_list {
    struct year_result *v;
    size_t n;
};

struct performance_list {
    struct performance *v;
    size_t n;
};

struct condition_list {
    struct condition *v;
    size_t n;
};

static inline bool official_serves(const struct official *o)
{
    return !date_is_set(o->left_on);
}

/* Was, or will be, still with us on that day? The day of leaving no longer counts. */
static inline bool official_serves_on(const struct official *o, struct date on)
{
    return !date_is_set(o->left_on) || o->left_on.ymd > on.ymd;
}

/* In the post in that month (yyyymm)? An appointment without a beginning counts as begun. The month in which it ended belongs to whoever
 * follows, else a post, and a person who moves, would count twice in that month. */
static inline bool appointment_holds(const struct appointment *p, int32_t month)
{
    return p->since <= month && (p->until == 0 || p->until > month);
}

const char *official_kind_code(enum official_kind k);
const char *official_kind_title(enum official_kind k);
bool official_kind_from(const char *code, enum official_kind *k);
bool official_kind_from_title(const char *title, enum official_kind *k);

const char *annual_grade_code(enum annual_grade g);
const char *annual_grade_title(enum annual_grade g);
bool annual_grade_from(const char *code, enum annual_grade *g);
bool annual_grade_from_title(const char *title, enum annual_grade *g);

/* NULL when there is none of that number. */
const struct official *official_lookup(const struct official_list *list, int64_t official_no);

#endif
