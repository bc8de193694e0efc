#include "app/set_shown.h"

#include "app/set_draft.h"
#include "app/set_secrecy.h"
#include "base/buf.h"
#include "cadre/set_self.h"

static const struct set_table *table_of(const struct appraisal *x, int64_t set_no)
{
    for (size_t i = 0; i < x->sets.n; i++)
        if (x->sets.v[i].set_no == set_no) return &x->tables[i];
    return NULL;
}

/* Does a row show in the one that is hidden in the other? */
static bool shows_more(const struct set_table *hiding, const struct set_table *showing)
{
    for (size_t i = 0; i < showing->n; i++) {
        const struct set_question *q = showing->rows[i].question;
        const struct set_row *hidden = set_row_lookup(hiding, q->subject, q->item);
        if (hidden && hidden->is_hidden && !showing->rows[i].is_hidden) return true;
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

/* Has it results of which something is hidden? */
static bool is_kept_back(const struct set_table *t)
{
    return t->set->shape != SHAPE_EMPTY && set_table_hides(t);
}

/* Is it a part of the same set as before, or of none? What is loaded says of which whole a level is, whether somebody wrote it or not. */
static bool wholes_stay(const struct ballot_set_list *before, const struct ballot_set *was, const struct ballot_set_list *now,
        const struct ballot_set *is)
{
    bool had_one = false, differs = false;
    for (size_t i = 0; i < before->n; i++) had_one |= &before->v[i] != was && set_is_part(was, &before->v[i]);
    for (size_t i = 0; i < now->n && had_one; i++) {
        const struct ballot_set *old = ballot_set_lookup(before, now->v[i].name);
        bool was_part = old && old != was && set_is_part(was, old);
        differs |= was_part != (&now->v[i] != is && set_is_part(is, &now->v[i]));
    }
    return !differs && (had_one || text_eq(was->part_of, is->part_of));
}

/* May it be corrected while answers are kept back? By whom it was, who came, how many ballots came back: no answer shows by it.
 * The others decide what is hidden, which answers are counted together, or what is found wrong with them. */
static bool is_harmless(const struct ballot_set *was, const struct ballot_set *is)
{
    static const enum set_figure counted[] = {SET_ISSUED, SET_VALID, SET_BLANK};
    bool same = was->kind == is->kind && was->side == is->side && was->asks == is->asks && was->is_signed == is->is_signed &&
                was->held_on.ymd == is->held_on.ymd && was->posts == is->posts && was->names_least == is->names_least &&
                text_eq(was->level, is->level) && text_eq(was->codes, is->codes);
    for (size_t i = 0; i < ARRAY_COUNT(counted); i++) same &= was->figures[counted[i]] == is->figures[counted[i]];
    return same;
}

/* Has it, or one of its parts, results of which something is hidden? */
static bool keeps_back(const struct appraisal *x, const struct set_table *t)
{
    bool keeps = is_kept_back(t);
    for (size_t i = 0; i < x->sets.n; i++) keeps |= is_kept_back(&x->tables[i]) && set_is_part(&x->sets.v[i], t->set);
    return keeps && t->set->shape != SHAPE_EMPTY;
}

/* By what is registered alone: whether it is refused tells nothing of what was answered. */
static bool registration_stays(const struct appraisal *before, const struct appraisal *now, size_t i, struct err *e)
{
    const struct ballot_set *set = &now->sets.v[i];
    const struct set_table *old = table_of(before, set->set_no);
    if (!old) return true;
    if (is_kept_back(old) && !wholes_stay(&before->sets, old->set, &now->sets, set))
        return err_set(e, ERR_STATE,
                "票组 %s: 已有结果，其中有不足五人不显示的，这样改，它就是另一个整体的一部分了；登记错了的，先用 huanjie set withdraw "
                "写明理由撤回结果，改了再导入", set->name);
    if (keeps_back(before, old) && !is_harmless(old->set, set))
        return err_set(e, ERR_STATE,
                "票组 %s: 已有结果，其中（或者它的层次里）有不显示的；只能改应到、实到、收回、废票、参加人员、评价主体、单位、程序、参考人选和名单次序，"
                "别的登记错了的，%s", set->name,
                set->shape == SHAPE_CODES ? "另登记一个票组，重新印发答题码" : "先用 huanjie set withdraw 写明理由撤回结果，改了再导入");
    return true;
}

/* Was it kept back because its whole, or a level beside it, had no results yet? */
static bool was_waiting(const struct appraisal *before, const struct ballot_set *part)
{
    bool waiting = false;
    for (size_t i = 0; i < before->sets.n; i++)
        waiting |= before->tables[i].parts == PARTS_WAITING && part != &before->sets.v[i] && set_is_part(part, &before->sets.v[i]);
    return waiting;
}

/* When all codes are in, their answers show; and when a level that was registered by mistake and has none is taken back, so do those that
 * waited for it, as far as they make up the whole. */
static bool is_uncovered(const struct appraisal *before, const struct appraisal *now, size_t i)
{
    const struct set_table *old = table_of(before, now->sets.v[i].set_no);
    return old && now->sets.v[i].shape != SHAPE_CODES && !was_waiting(before, old->set) && shows_more(old, &now->tables[i]);
}

/* What was shown, and printed, is hidden because of how something else is registered now, a whole of it or another level: later the
 * two papers could be subtracted. A set whose own ballots turn out to be few may be hidden. */
static bool is_covered(const struct appraisal *before, const struct appraisal *now, size_t i)
{
    const struct set_table *old = table_of(before, now->sets.v[i].set_no);
    return old && old->set->figures[SET_VALID] == now->sets.v[i].figures[SET_VALID] && shows_more(&now->tables[i], old);
}

bool set_shown_stays(struct workspace *ws, const struct appraisal *before, struct err *e)
{
    struct appraisal now;
    bool uncovered = false;
    if (!appraisal_load(ws, &now, e)) return false;
    for (size_t i = 0; i < now.sets.n; i++)
        if (!registration_stays(before, &now, i, e)) return false;
    if (!typed_stays(ws, &before->sets, &now.sets, e)) return false;
    for (size_t i = 0; i < now.sets.n; i++)
        if (is_covered(before, &now, i))
            return err_set(e, ERR_STATE,
                    "票组 %s: 已有结果，这样登记，已经显示的就不显示了（它还有别的层次、整体没有录入，或者各层次合起来不是整体）；几个票组要一起改的，写在一张表里一次登记；"
                    "不然先用 huanjie set withdraw 写明理由撤回它的结果，登记好了再导入", now.sets.v[i].name);
    for (size_t i = 0; i < now.sets.n; i++) uncovered |= is_uncovered(before, &now, i);
    return !uncovered || err_set(e, ERR_STATE, /* whose, would tell what they said */
                                 "已有结果，这样改，不足五人不显示的就会显示；原来登记错了的，先用 huanjie set withdraw 写明理由撤回结果，改了再导入");
}

/* ---- taking back ---- */

static bool is_named(const struct ballot_set *s, const char *const *names, size_t n)
{
    bool named = false;
    for (size_t i = 0; i < n; i++) named |= text_eq(s->name, names[i]);
    return named;
}

static bool is_of(const struct ballot_set *s, const struct ballot_set *whole)
{
    return s == whole || set_is_part(s, whole);
}

/* Of a whole and its parts, when some of their results go: marks those that must go with them. */
static bool mark_kept(const struct appraisal *x, const struct ballot_set *whole, const char *const *names, size_t n, bool *marks)
{
    bool goes = false, found = false;
    for (size_t i = 0; i < x->sets.n; i++) {
        const struct ballot_set *s = &x->sets.v[i];
        goes |= s->shape != SHAPE_EMPTY && is_of(s, whole) && is_named(s, names, n);
    }
    for (size_t i = 0; i < x->sets.n && goes; i++) {
        const struct ballot_set *s = &x->sets.v[i];
        if (!is_of(s, whole) || is_named(s, names, n) || s->shape == SHAPE_CODES || !is_kept_back(&x->tables[i])) continue;
        marks[i] = found = true;
    }
    return found;
}

/* Self-assessments of one year that ask the same people: without the one the other would show. */
static bool mark_selves(const struct appraisal *x, const char *const *names, size_t n, bool *marks)
{
    bool found = false;
    for (size_t i = 0; i < x->sets.n; i++) {
        if (x->sets.v[i].shape == SHAPE_EMPTY || !is_named(&x->sets.v[i], names, n)) continue;
        for (size_t k = 0; k < x->sets.n; k++) {
            const struct ballot_set *s = &x->sets.v[k];
            if (s->shape == SHAPE_EMPTY || s->shape == SHAPE_CODES || is_named(s, names, n) || !set_selves_overlap(&x->tables[i], &x->tables[k])) continue;
            marks[k] = found = true;
        }
    }
    return found;
}

bool set_may_be_withdrawn(struct workspace *ws, const char *const *names, size_t n, struct err *e)
{
    struct appraisal x;
    struct buf all = {.arena = ws->arena};
    bool found = false;
    if (!appraisal_load(ws, &x, e)) return false;
    bool *marks = arena_alloc_array(ws->arena, x.sets.n + 1, sizeof *marks);
    for (size_t i = 0; i < x.sets.n; i++) found |= mark_kept(&x, &x.sets.v[i], names, n, marks);
    found |= mark_selves(&x, names, n, marks);
    if (!found) return true;
    for (size_t i = 0; i < n; i++) buf_addf(&all, " %s", names[i]);
    for (size_t i = 0; i < x.sets.n; i++)
        if (marks[i]) buf_addf(&all, " %s", x.sets.v[i].name);
    return err_set(e, ERR_STATE,
            "有不足五人不显示的层次与整体，还有同一年里问到同一个人的自评票组，只能一起撤回，再一起导入（不然一减、一次次试，就试得出几个人怎么答的）: huanjie set withdraw%s",
            buf_text(&all));
}
