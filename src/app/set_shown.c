#include "app/set_shown.h"

static const struct set_table *table_of(const struct appraisal *x, int64_t set_no)
{
    for (size_t i = 0; i < x->sets.n; i++)
        if (x->sets.v[i].set_no == set_no) return &x->tables[i];
    return NULL;
}

static bool uncovers(const struct set_table *old, const struct set_table *now)
{
    for (size_t i = 0; i < now->n; i++) {
        const struct set_question *q = now->rows[i].question;
        const struct set_row *was = set_row_lookup(old, q->subject, q->item);
        if (was && was->is_hidden && !now->rows[i].is_hidden) return true;
    }
    return false;
}

bool set_shown_stays(struct workspace *ws, const struct appraisal *before, struct err *e)
{
    struct appraisal now;
    if (!appraisal_load(ws, &now, e)) return false;
    for (size_t i = 0; i < now.sets.n; i++) {
        const struct set_table *old = table_of(before, now.sets.v[i].set_no);
        if (old && now.sets.v[i].shape != SHAPE_CODES && uncovers(old, &now.tables[i]))
            return err_set(e, ERR_STATE,
                    "票组 %s: 已有结果，这样改，不足五人不显示的就会显示；原来登记错了的，先用 huanjie set withdraw 写明理由撤回结果，改了再导入",
                    now.sets.v[i].name);
    }
    return true;
}
