/* In which order names stand on a list: by strokes, or by the votes of the primary (R43). */
#ifndef APP_NOMINATE_ORDER_H
#define APP_NOMINATE_ORDER_H

#include "app/slate.h"
#include "nominate/order.h"

/* Something about the order that only the election committee can settle. */
struct nominate_order_question {
    const char *question; /* "余/佘", "namesake/3/7" */
    const char *answers;  /* "余|佘", "3|7": who stands first */
    const char *text;
};

struct nominate_order {
    const struct nominee **nominees; /* as they stand on the list */
    size_t n;
    const char **before; /* why each stands before the next: n - 1 sentences */
    bool is_by_votes;
    struct reason why;                         /* of the kind of order */
    struct nominate_order_question *questions; /* while there is one, the order is provisional */
    size_t question_count;
};

/* The official table of strokes, for any number of lists. */
MUST_USE bool nominate_strokes(struct workspace *ws, const struct stroke_table **table, struct err *e);

/* Orders nominees of one district. formal: the formal list, which goes by the votes of a primary where that is the
 * rule; equal votes go by strokes. Without it strokes alone decide. Decisions on "order/district/N" are taken into
 * account. Errors  ERR_INPUT: decisions that contradict each other or the table */
MUST_USE bool nominate_order(struct workspace *ws, const struct slate *slate, const struct stroke_table *table,
        const struct slate_district *d, const struct nominee *const *nominees, size_t n, bool formal,
        struct nominate_order *order, struct err *e);

/* "order/district/5": what decisions about the order are about. */
const char *nominate_order_subject(struct arena *a, int64_t district_no);

#endif
