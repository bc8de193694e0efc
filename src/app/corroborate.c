#include "app/corroborate.h"

#include <inttypes.h>
#include <string.h>

#include "app/corroborate_people.h"
#include "base/buf.h"
#include "store/counter.h"

enum { DEALS = 9999, SEED = 1 };

static const double P_MAX = 0.01, PERCENT = 0.01;

/* ---- flags ---- */

static void attach_answers(struct arena *a, const struct flag_answer_list *all, struct corroborate_flag *f)
{
    f->answers = arena_alloc_array(a, all->n + 1, sizeof *f->answers);
    for (size_t i = 0; i < all->n; i++)
        if (text_eq(all->v[i].flag, f->flag.id)) f->answers[f->answer_count++] = &all->v[i];
    if (f->answer_count == 0) return;
    const struct flag_answer *last = f->answers[f->answer_count - 1];
    f->is_answered = !last->is_withdrawal && text_eq(last->question, f->flag.question);
}

static bool search(const struct appraisal *x, const struct corroborate_request *q, struct flag_list *found,
        struct flag_person **people, size_t *n, int64_t *year, struct err *e)
{
    struct flag_search s = {.records = x->records, .n = x->sets.n, .choice = corroborate_choice(x, q),
            .gap_min = (double)q->gap_percent * PERCENT, .p_max = P_MAX,
            .level = (double)x->ws->law.settings[SETTING_FALSE_DISCOVERY_PERCENT].value * PERCENT, .deals = DEALS, .seed = SEED};
    s.people_count = *n = corroborate_people(x, &s.choice, people);
    s.people = *people;
    *year = s.choice.year;
    return cadre_find_flags(&s, found, e);
}

bool corroborate_flags(
        const struct appraisal *x, const struct corroborate_request *q, struct corroborate_flags *out, struct err *e)
{
    struct arena *a = x->ws->arena;
    struct flag_list found = {.arena = a};
    struct flag_person *people;
    size_t n;
    if (!search(x, q, &found, &people, &n, &out->year, e) ||
            !flag_answer_load_all(a, x->ws->db, x->ws->election.county, &out->answers, e))
        return false;
    out->v = arena_alloc_array(a, found.n + 1, sizeof *out->v);
    out->n = found.n;
    out->percent = x->ws->law.settings[SETTING_FALSE_DISCOVERY_PERCENT].value;
    memcpy(out->families, found.families, sizeof out->families);
    out->untested = found.untested;
    out->untested_count = found.untested_count;
    for (size_t i = 0; i < found.n; i++) {
        out->v[i] = (struct corroborate_flag){.flag = found.v[i]};
        attach_answers(a, &out->answers, &out->v[i]);
    }
    return true;
}

const char *corroborate_tests_text(struct arena *a, const struct corroborate_flags *f)
{
    static const enum flag_kind kinds[] = {FLAG_GAP, FLAG_BLOC, FLAG_ORDER};
    struct buf b = {.arena = a};
    if (!f->year) return "还没有录入了结果的票组，什么也没有检验";
    buf_addf(&b, "%" PRId64 " 年一共检验: ", f->year);
    for (size_t i = 0; i < ARRAY_COUNT(kinds); i++)
        buf_addf(&b, "%s%s %zu 处、提出 %zu 个问题", i ? "；" : "", flag_kind_title(kinds[i]), f->families[kinds[i]].tested,
                f->families[kinds[i]].asked);
    if (f->percent < 100)
        buf_addf(&b, "。p 按本雅明尼—霍赫贝格法校正到 %" PRId64 "%%（差距每两个票组之间是一族，共 %zu 族；其余各类是一族）", f->percent,
                f->families[FLAG_GAP].families);
    else
        buf_addf(&b, "。没有按检验的次数校正，其中有一些出于偶然");
    return buf_text(&b);
}

static void add_untested(struct buf *b, const struct corroborate_flags *f, enum flag_kind kind, const char *heading)
{
    size_t said = 0;
    for (size_t i = 0; i < f->untested_count; i++) {
        const struct flag_untested *u = &f->untested[i];
        size_t k = 0, sets = 0;
        if (u->kind != kind) continue;
        while (k < i && !(f->untested[k].kind == kind && text_eq(f->untested[k].why, u->why))) k++;
        if (k < i) continue; /* said with the first of them */
        for (k = i; k < f->untested_count; k++) sets += f->untested[k].kind == kind && text_eq(f->untested[k].why, u->why);
        buf_addf(b, "%s“%s”%s%s", said++ ? "；" : heading, u->set, sets > 1 ? arena_text(b->arena, "等 %zu 个票组", sets) : "", u->why);
    }
    if (said) buf_addf(b, "。");
}

const char *corroborate_untested_text(struct arena *a, const struct corroborate_flags *f)
{
    struct buf b = {.arena = a};
    add_untested(&b, f, FLAG_ORDER, "名单次序没有检验：");
    add_untested(&b, f, FLAG_GAP, "差距没有比较：");
    return b.n ? buf_text(&b) : "";
}

/* ---- answers ---- */

static const struct corroborate_flag *flag_of(const struct corroborate_flags *list, const char *id)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(list->v[i].flag.id, id)) return &list->v[i];
    return NULL;
}

/* The latest entry about the flag; NULL when there is none. */
static const struct flag_answer *latest(const struct flag_answer_list *all, const char *id)
{
    for (size_t i = all->n; i-- > 0;)
        if (text_eq(all->v[i].flag, id)) return &all->v[i];
    return NULL;
}

static bool is_sound(const struct workspace *ws, const struct corroborate_answer *a, struct err *e)
{
    if (!*a->answer) return err_set(e, ERR_INPUT, "%s须写明", a->is_withdrawal ? "撤回的理由" : "核实的结论");
    if (strlen(a->answer) > 1900) return err_set(e, ERR_INPUT, "写得太长，至多 600 字左右");
    if (date_is_set(a->on) && a->on.ymd > workspace_today(ws).ymd)
        return err_set(e, ERR_INPUT, "%s 还没有到，只记录已经核实了的", date_text(ws->arena, a->on));
    return date_is_set(a->on) || err_set(e, ERR_INPUT, "须写明日期（--on）");
}

bool corroborate_answer(struct workspace *ws, const struct corroborate_request *q, const struct corroborate_answer *a,
        struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct appraisal x;
    struct corroborate_flags flags;
    if (!is_sound(ws, a, e) || !db_begin(ws->db, &txn, e) || !appraisal_load(ws, &x, e) || !corroborate_flags(&x, q, &flags, e))
        return false;
    const struct corroborate_flag *f = flag_of(&flags, a->flag);
    const struct flag_answer *last = latest(&flags.answers, a->flag);
    if (!f && !a->is_withdrawal)
        return err_set(e, ERR_STATE, "没有“%s”这个疑点；用 huanjie corroborate flags 查看", a->flag);
    if (a->is_withdrawal && (!last || last->is_withdrawal)) return err_set(e, ERR_STATE, "“%s”没有可以撤回的答复", a->flag);
    struct flag_answer entry = {.flag = a->flag, .question = f ? f->flag.question : last->question, .answer = a->answer,
            .person = ws->actor, .answered_on = a->on, .is_withdrawal = a->is_withdrawal, .actor = ws->actor};
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "answer", a->answer);
    json_put_text(detail, "on", date_text(ws->arena, a->on));
    return counter_issue(ws->db, ws->election.county, "flag_answer", 1, &entry.answer_no, e) &&
           workspace_record(ws, a->is_withdrawal ? "flag-withdraw" : "flag-answer", a->flag, detail, &entry.journal_seq, e) &&
           flag_answer_insert(ws->db, ws->election.county, &entry, e) && db_commit(&txn, e);
}
