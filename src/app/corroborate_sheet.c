/* One person's sheet: what each set says of him, which of them are held against one another, and which questions are his. */
#include <inttypes.h>
#include <string.h>

#include "app/corroborate_people.h"
#include "base/buf.h"
#include "cadre/set_share.h"
#include "cadre/share.h"

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

const char *corroborate_set_title(struct arena *a, const struct ballot_set *set, int64_t year)
{
    const char *held = arena_text(a, "%d年", date_year(set->held_on));
    bool is_said = !year || date_year(set->held_on) == year || strstr(set->name, held);
    return is_said ? set->name : arena_text(a, "%s（%s）", set->name, held);
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
    struct set_choice c = corroborate_choice(x, q);
    struct flag_person *people;
    const struct organisation *o =
            official ? organisation_lookup(&x->directory.people.organisations, official->organisation_no) : NULL;
    if (!flags_for(x, q, &sheet.flags, e)) return false;
    if (o) sheet.organisation = o->name;
    sheet.name = s.name;
    sheet.stratum = appraisal_stratum(x, &s);
    sheet.wish = corroborate_wish(x, &s, official, c.year);
    sheet.votes = cadre_votes(x->tables, x->sets.n, &c, &s);
    sheet.performance = measure_undefined(CADRE_PERCENTILE, 0, "没有实绩");
    sheet.votes_percentile = measure_undefined(CADRE_VOTES_PERCENTILE, 0, "没有等次的评价");
    size_t n = corroborate_people(x, &c, &people);
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
