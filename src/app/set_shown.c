#include "app/set_shown.h"

#include "app/set_draft.h"
#include "app/set_secrecy.h"

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

/* Does somebody's entry wait for the other one, or for being settled? */
static bool is_typed(struct workspace *ws, const struct set_entry_list *entries, const struct ballot_set *set, bool *typed, struct err *e)
{
    struct set_draft_pair drafts;
    if (!set_draft_load_pair(ws, set, &drafts, e)) return false;
    *typed = drafts.both[0] || drafts.both[1] || set_entry_lookup(entries, set->set_no, SET_ENTRY_FIRST) ||
             set_entry_lookup(entries, set->set_no, SET_ENTRY_SECOND);
    return true;
}

/* What two people type is compared place by place only where the set shows its answers. */
static bool typed_stays(struct workspace *ws, const struct ballot_set_list *before, const struct ballot_set_list *now, struct err *e)
{
    struct set_entry_list entries;
    bool typed;
    if (!set_entry_load_all(ws->arena, ws->db, ws->election.county, &entries, e)) return false;
    for (size_t i = 0; i < before->n; i++) {
        const struct ballot_set *old = &before->v[i], *set = ballot_set_lookup(now, old->name);
        if (!set || set->shape != SHAPE_EMPTY || !set_hides_all(before, old) || set_hides_all(now, set)) continue;
        if (!is_typed(ws, &entries, set, &typed, e)) return false;
        if (typed)
            return err_set(e, ERR_STATE,
                    "票组 %s: 已有人录入，这样改，不足五人不显示的就会显示；原来登记错了的，先用 huanjie set withdraw 撤回录入，改了再录",
                    set->name);
    }
    return true;
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
    return typed_stays(ws, &before->sets, &now.sets, e);
}
