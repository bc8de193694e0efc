#include "app/corroborate.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "cadre/set_share.h"
#include "cadre/share.h"
#include "cadre/stratum.h"
#include "store/counter.h"

enum { DEALS = 9999, SEED = 1 };

static const double P_MAX = 0.01, PERCENT = 0.01;

/* ---- people ---- */

/* The subject's own result of the year, or that of its organisation. */
static const struct performance *result_of(const struct appraisal *x, const struct official *o, int64_t year)
{
    const struct performance *found = NULL;
    for (size_t i = 0; o && i < x->performance.n; i++) {
        const struct performance *p = &x->performance.v[i];
        if (p->year > year || *p->field || !(p->has_score || p->rank > 0)) continue;
        bool is_own = p->official_no == o->official_no;
        bool is_of_place = p->official_no == 0 && p->organisation_no != 0 && p->organisation_no == o->organisation_no;
        if (!is_own && !is_of_place) continue;
        bool replaces = !found || p->year > found->year || (p->year == found->year && is_own);
        if (replaces) found = p;
    }
    return found;
}

/* With whose results the person's may be compared: those of his stratum that are of the same year and kind, his own or his
 * place's, scores or ranks. */
static const char *result_stratum(struct arena *a, const struct performance *p, const char *stratum)
{
    return arena_text(a, "%s／%" PRId64 "／%s／%s", stratum, p->year, p->official_no ? "本人" : "单位", p->has_score ? "得分" : "名次");
}

/* Higher is better: the score, or the share of units behind the rank. */
static double value_of(const struct performance *p)
{
    if (p->has_score) return (double)p->score_micro;
    return p->of > 1 ? 1 - (double)(p->rank - 1) / (double)(p->of - 1) : 0;
}

static void fill_performance(const struct appraisal *x, struct flag_person *v, size_t n, int64_t year)
{
    struct arena *a = x->ws->arena;
    double *values = arena_alloc_array(a, n + 1, sizeof *values);
    const char **texts = arena_alloc_array(a, n + 1, sizeof *texts);
    uint32_t *strata = arena_alloc_array(a, n + 1, sizeof *strata);
    struct measure *out = arena_alloc_array(a, n + 1, sizeof *out);
    size_t *who = arena_alloc_array(a, n + 1, sizeof *who), count = 0;
    for (size_t i = 0; i < n; i++) {
        const struct official *o = v[i].subject.no ? official_lookup(&x->directory.people.officials, v[i].subject.no) : NULL;
        const struct performance *p = result_of(x, o, year);
        v[i].performance = measure_undefined(CADRE_PERCENTILE, 0, "没有实绩");
        if (!p || !*v[i].stratum) continue;
        texts[count] = result_stratum(a, p, v[i].stratum);
        values[count] = value_of(p);
        who[count++] = i;
    }
    cadre_number_strata(a, texts, count, strata);
    cadre_percentile(strata, values, count, out);
    for (size_t i = 0; i < count; i++) v[who[i]].performance = out[i];
}

/* What somebody said he is willing to do, with his own name under it, in a set of the year that asks for it (任职意向); else
 * what the roster says. */
static const char *wish_of(const struct appraisal *x, const struct set_subject *s, const struct official *o, int64_t year)
{
    struct buf b = {.arena = x->ws->arena};
    for (size_t i = 0; i < x->sets.n; i++) {
        const struct set_signature_list *all = x->records[i].signatures;
        const struct ballot_set *set = &x->sets.v[i];
        if (set->asks != SET_WILLINGNESS || !all || date_year(set->held_on) != year) continue;
        for (size_t k = 0; k < all->n; k++) {
            const struct set_signature *v = &all->v[k];
            bool is_own = text_eq(v->subject, s->name) && text_eq(v->signer, v->subject);
            if (is_own && *v->item && strncmp(v->answer, "愿意", strlen("愿意")) == 0)
                buf_addf(&b, "%s%s", b.n ? "、" : "", v->item);
        }
    }
    return b.n ? buf_text(&b) : o ? o->wish : "";
}

static size_t people_of(const struct appraisal *x, const struct set_choice *c, struct flag_person **out)
{
    struct arena *a = x->ws->arena;
    struct set_subject *subjects;
    size_t n = set_subjects(a, x->tables, x->sets.n, c, false, &subjects);
    struct flag_person *v = arena_alloc_array(a, n + 1, sizeof *v);
    for (size_t i = 0; i < n; i++) {
        const struct official *o = subjects[i].no ? official_lookup(&x->directory.people.officials, subjects[i].no) : NULL;
        v[i] = (struct flag_person){.subject = subjects[i], .stratum = appraisal_stratum(x, &subjects[i]), .wish = wish_of(x, &subjects[i], o, c->year)};
        v[i].votes = cadre_votes(x->tables, x->sets.n, c, &subjects[i]);
    }
    fill_performance(x, v, n, c->year);
    *out = v;
    return n;
}

/* ---- flags ---- */

static struct set_choice choice_of(const struct appraisal *x, const struct corroborate_request *q)
{
    struct set_choice c = {.year = q->year, .item = ""};
    for (size_t i = 0; q->year == 0 && i < x->sets.n; i++) /* recommendations alone make a year, too */
        if (x->tables[i].n > 0 && date_year(x->sets.v[i].held_on) > c.year) c.year = date_year(x->sets.v[i].held_on);
    return c;
}

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
    struct flag_search s = {.records = x->records, .n = x->sets.n, .choice = choice_of(x, q),
            .gap_min = (double)q->gap_percent * PERCENT, .p_max = P_MAX,
            .level = (double)x->ws->law.settings[SETTING_FALSE_DISCOVERY_PERCENT].value * PERCENT, .deals = DEALS, .seed = SEED};
    s.people_count = *n = people_of(x, &s.choice, people);
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

/* ---- one person ---- */

static void gather_sources(const struct appraisal *x, const struct set_subject *s, struct corroborate_sheet *out)
{
    struct arena *a = x->ws->arena;
    size_t capacity = 0;
    for (int side = 0; side < SET_SIDE_COUNT; side++)
        for (size_t i = 0; i < x->sets.n; i++) {
            const struct set_table *t = &x->tables[i];
            bool is_own_wish = t->set->asks == SET_WILLINGNESS && t->set->is_signed; /* stands as such on the sheet */
            if ((int)t->set->side != side || is_own_wish || !set_lists_rows(t)) continue;
            for (size_t k = 0; k < t->n; k++) {
                const struct set_row *r = &t->rows[k];
                if (!set_subject_is(s, t, r->question)) continue;
                if (out->source_count == capacity)
                    out->sources = arena_grow_array(a, out->sources, &capacity, sizeof *out->sources);
                struct corroborate_source *source = &out->sources[out->source_count++];
                *source = (struct corroborate_source){.table = t, .row = r};
                int64_t votes, base;
                struct err ignored;
                source->support = measure_undefined(CADRE_WILSON, 0, r->is_hidden ? set_hidden_why : "没有有效的评价");
                if (set_row_support(t, r, &votes, &base) && !cadre_wilson(votes, base, &source->support, &ignored))
                    source->support = measure_undefined(CADRE_WILSON, base, "算不出来");
                source->satisfied = set_row_rate(t, r, GRADE_GOOD);
            }
        }
}

static bool asks_item(const struct set_table *t, const char *item)
{
    for (size_t i = 0; i < t->n; i++)
        if (text_eq(t->rows[i].question->item, item)) return true;
    return false;
}

/* The items that one of two counterparts names the subject for, the other perhaps never. */
static void hold_against(struct arena *a, const struct corroborate_source *source, const struct set_table *other,
        const struct set_subject *s, struct corroborate_sheet *out, size_t *capacity)
{
    int64_t x1, n1, x2, n2;
    struct err ignored;
    const struct set_table *own = source->table;
    const char *item = source->row->question->item;
    bool is_first = own->set->set_no < other->set->set_no;
    struct measure d = measure_undefined(CADRE_NEWCOMBE, 0, set_hidden_why); /* one of them may not be shown */
    const struct set_table *x = is_first ? own : other, *y = is_first ? other : own;
    if (!is_first && set_row_of(other, s, item)) return; /* from the other's side already */
    if (cadre_support_of(x, s, item, &x1, &n1) && cadre_support_of(y, s, item, &x2, &n2) && n1 > 0 && n2 > 0 &&
            !cadre_share_difference(x1, n1, x2, n2, &d, &ignored))
        d = measure_undefined(CADRE_NEWCOMBE, 0, "算不出来");
    if (out->gap_count == *capacity) out->gaps = arena_grow_array(a, out->gaps, capacity, sizeof *out->gaps);
    out->gaps[out->gap_count++] = (struct corroborate_gap){x->set, y->set, item, d};
}

static void gather_gaps(const struct appraisal *x, const struct set_subject *s, struct corroborate_sheet *out)
{
    size_t capacity = 0;
    for (size_t i = 0; i < out->source_count; i++)
        for (size_t k = 0; k < x->sets.n; k++) {
            const struct set_table *other = &x->tables[k];
            if (other != out->sources[i].table && set_lists_rows(other) && asks_item(other, out->sources[i].row->question->item) &&
                    cadre_are_counterparts(out->sources[i].table->set, other->set))
                hold_against(x->ws->arena, &out->sources[i], other, s, out, &capacity);
        }
}

/* Flags of the person, and of the sets that he stands on. */
static void keep_own_flags(struct corroborate_sheet *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < out->flags.n; i++) {
        const struct flag *f = &out->flags.v[i].flag;
        bool is_own = text_eq(f->subject, out->name);
        for (size_t k = 0; !*f->subject && k < out->source_count && !is_own; k++) {
            const char *set = out->sources[k].table->set->name, *about = strchr(f->id, '/') + 1;
            size_t n = strlen(set);
            is_own = strncmp(about, set, n) == 0 && (about[n] == '\0' || about[n] == '/');
        }
        if (is_own) out->flags.v[kept++] = out->flags.v[i];
    }
    out->flags.n = kept;
}

/* Takes the name as the ballots write it; false when none speaks of the subject. */
static bool is_on_ballots(const struct appraisal *x, struct set_subject *s)
{
    for (size_t i = 0; i < x->sets.n; i++)
        for (size_t k = 0; set_lists_rows(&x->tables[i]) && k < x->tables[i].n; k++)
            if (set_subject_is(s, &x->tables[i], x->tables[i].rows[k].question)) {
                s->name = x->tables[i].rows[k].question->subject;
                return true;
            }
    return false;
}

const char *corroborate_self_text(struct arena *a, const struct set_self *s)
{
    struct buf b = {.arena = a};
    if (!s->was_asked) return "没有";
    buf_add_text(&b, s->is_handed_in ? "已交" : "没有交");
    for (size_t i = 0; i < s->label_count; i++) {
        if (i == 0) buf_addf(&b, "；%s（%s）%" PRId64 " 人自评：", s->set->name, date_text(a, s->set->held_on), s->raters);
        buf_addf(&b, "%s%s %" PRId64, i ? "，" : "", s->labels[i], s->votes[i]);
    }
    return buf_text(&b);
}

/* The flags of the request, or a copy of those that it brings along: the sheet keeps its own of them. */
static bool flags_for(
        const struct appraisal *x, const struct corroborate_request *q, struct corroborate_flags *out, struct err *e)
{
    if (!q->flags) return corroborate_flags(x, q, out, e);
    *out = *q->flags;
    out->v = arena_alloc_array(x->ws->arena, out->n + 1, sizeof *out->v);
    for (size_t i = 0; i < out->n; i++) out->v[i] = q->flags->v[i];
    return true;
}

static bool show(const struct appraisal *x, const struct official *official, struct set_subject s,
        const struct corroborate_request *q, struct corroborate_sheet *out, struct err *e)
{
    struct corroborate_sheet sheet = {.official = official, .organisation = ""};
    struct set_choice c = choice_of(x, q);
    struct flag_person *people;
    const struct organisation *o =
            official ? organisation_lookup(&x->directory.people.organisations, official->organisation_no) : NULL;
    if (!flags_for(x, q, &sheet.flags, e)) return false;
    if (o) sheet.organisation = o->name;
    sheet.name = s.name;
    sheet.stratum = appraisal_stratum(x, &s);
    sheet.wish = wish_of(x, &s, official, c.year);
    sheet.votes = cadre_votes(x->tables, x->sets.n, &c, &s);
    sheet.performance = measure_undefined(CADRE_PERCENTILE, 0, "没有实绩");
    sheet.votes_percentile = measure_undefined(CADRE_VOTES_PERCENTILE, 0, "没有等次的评价");
    size_t n = people_of(x, &c, &people);
    struct measure *percentiles = arena_alloc_array(x->ws->arena, n + 1, sizeof *percentiles);
    cadre_votes_percentiles(x->ws->arena, people, n, percentiles);
    for (size_t i = 0; i < n; i++) {
        if (!text_eq(people[i].subject.name, s.name)) continue;
        sheet.performance = people[i].performance;
        sheet.votes_percentile = percentiles[i];
    }
    sheet.self = cadre_self(x->ws->arena, &(struct set_self_question){x->tables, x->sets.n, c.year, &s});
    gather_sources(x, &s, &sheet);
    gather_gaps(x, &s, &sheet);
    keep_own_flags(&sheet);
    *out = sheet;
    return true;
}

bool corroborate_show_official(const struct appraisal *x, const struct official *o, const struct corroborate_request *q,
        struct corroborate_sheet *out, struct err *e)
{
    struct set_subject s = {.name = o->name, .no = o->official_no};
    is_on_ballots(x, &s);
    return show(x, o, s, q, out, e);
}

bool corroborate_show(const struct appraisal *x, const char *person, const struct corroborate_request *q,
        struct corroborate_sheet *out, struct err *e)
{
    struct set_subject s = {.name = person};
    const struct official *o;
    if (set_official_find(&x->directory, person, &o, e)) return corroborate_show_official(x, o, q, out, e);
    return is_on_ballots(x, &s) && show(x, NULL, s, q, out, e);
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
