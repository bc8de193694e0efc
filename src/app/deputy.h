/* The persons elected so far, with what is on record about them. */
#ifndef APP_DEPUTY_H
#define APP_DEPUTY_H

#include "app/result.h"
#include "store/credential.h"

struct deputy {
    const struct district *district;
    const struct elected *elected;
    const struct round_result *round;
    const struct candidate *candidate;   /* NULL: was written in and is nowhere among the persons put up */
    const struct credential *credential; /* NULL: not reviewed */
};

struct deputy_list {
    struct deputy *v;
    size_t n;
};

/* By district, then in the order of rounds and votes. Points into all that it is given. */
struct deputy_list deputy_load_elected(struct arena *a, const struct records *r, const struct result *result,
        const struct credential_list *credentials);

/* How lists name what is on record; "未填" for what is not. */
const char *deputy_sex(const struct candidate *c);                   /* 男、女 */
const char *deputy_ethnic(const struct candidate *c);                /* 汉族 */
const char *deputy_born(struct arena *a, const struct candidate *c); /* 1970年3月 */
const char *deputy_category(const struct candidate *c);
const char *deputy_text(const char *text);

/* "张三（女，回族）", as notices name people: men and Han stand without a note. */
const char *deputy_notice_name(struct arena *a, const char *name, const struct candidate *c);

#endif
