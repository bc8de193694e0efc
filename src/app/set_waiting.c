#include "app/set_waiting.h"

#include "app/set_draft.h"
#include "app/set_typed.h"
#include "store/ballot_set.h"
#include "store/set_leaf.h"

static void take_typed(struct arena *a, const struct set_entry_list *entries, const struct set_draft_pair *drafts, int64_t set_no, struct set_waiting *w)
{
    for (int entry = SET_ENTRY_FIRST; entry <= SET_ENTRY_SECOND && !w->clerk; entry++) {
        const struct set_entry *sums = set_entry_lookup(entries, set_no, (enum set_entry_no)entry);
        const struct set_draft *draft = drafts->both[entry - SET_ENTRY_FIRST];
        if (!sums && !draft) continue;
        w->clerk = sums ? sums->clerk : draft->clerk;
        w->typed = SHAPE_SUMS;
        if (draft) w->typed = set_typed_shape(a, draft->source, &w->is_signed);
    }
}

bool set_waiting_load(struct workspace *ws, const struct ballot_set *set, struct set_waiting *out, struct err *e)
{
    struct set_waiting w = {0};
    struct set_entry_list entries;
    struct set_draft_pair drafts;
    int64_t county = ws->election.county;
    if (!set_leaf_is_waiting(ws->db, county, set->set_no, &w.is_scanned, e) ||
            !set_entry_load_all(ws->arena, ws->db, county, &entries, e) || !set_draft_load_pair(ws, set, &drafts, e))
        return false;
    bool is_agreed = set->shape == SHAPE_SUMS; /* its two entries stay beside it */
    if (!is_agreed) take_typed(ws->arena, &entries, &drafts, set->set_no, &w);
    *out = w;
    return true;
}

bool set_waits(const struct set_waiting *w)
{
    return w->is_scanned || w->clerk;
}

bool set_waiting_refuse(const struct set_waiting *w, const struct ballot_set *set, const char *purpose, struct err *e)
{
    if (w->is_scanned)
        return err_set(e, ERR_STATE, "有一叠测评表在等人认定（huanjie set doubts %s）；要%s，先用 huanjie set withdraw %s --reason 理由 撤回这一叠",
                set->name, purpose, set->name);
    return err_set(e, ERR_STATE, "“%s”已开始分两次录入，还没有核定；要%s，先用 huanjie set withdraw %s --reason 理由 撤回录入", w->clerk, purpose,
            set->name);
}

bool set_waiting_is_none(struct workspace *ws, const struct ballot_set *set, const char *purpose, struct err *e)
{
    struct set_waiting w;
    if (!set_waiting_load(ws, set, &w, e)) return false;
    if (!set_waits(&w)) return true;
    (void)!set_waiting_refuse(&w, set, purpose, e);
    return err_in(e, "票组 %s", set->name);
}
