#include "cadre/set_share.h"

#include "cadre/share.h"

const char set_hidden_why[] = "按“不足五人不显示”的规定不显示，见 huanjie explain W841";

static struct measure share_of(const struct set_row *r, int64_t x, int64_t n)
{
    struct measure m;
    struct err ignored;
    if (r->is_hidden) return measure_undefined(CADRE_WILSON, 0, set_hidden_why);
    if (n == SET_NOT_SAID) return measure_undefined(CADRE_WILSON, 0, "票组没有写这个分母");
    if (n == 0) return measure_undefined(CADRE_WILSON, 0, "没有有效的评价");
    if (x > n) return measure_undefined(CADRE_WILSON, n, "票数多于分母，请先核对");
    return cadre_wilson(x, n, &m, &ignored) ? m : measure_undefined(CADRE_WILSON, n, "算不出来");
}

void set_row_shares(const struct set_table *t, const struct set_row *r, enum set_base base, struct measure *out)
{
    int64_t n = set_row_base(t, r, base);
    for (size_t i = 0; i < t->label_count; i++) {
        bool leaves = t->words[i] && t->words[i]->is_grade && t->words[i]->role == GRADE_UNKNOWN;
        out[i] = leaves && base == BASE_ANSWERED && !r->is_hidden ? measure_undefined(CADRE_WILSON, n, "不进这个分母")
                                                                  : share_of(r, r->counts[i], n);
    }
}

struct measure set_row_rate(const struct set_table *t, const struct set_row *r, enum grade_role worst)
{
    int64_t x = 0;
    for (int role = GRADE_EXCELLENT; role <= (int)worst; role++) x += set_row_role(t, r, (enum grade_role)role);
    return share_of(r, x, r->base);
}

bool set_row_support(const struct set_table *t, const struct set_row *r, int64_t *x, int64_t *n)
{
    if (r->is_hidden || r->base == 0) return false;
    *n = r->base;
    *x = t->set->asks == SET_RECOMMENDATION ? r->answered - r->unknown : set_row_role(t, r, GRADE_EXCELLENT);
    return *x <= *n;
}
