#include "app/selection_item.h"

#include <inttypes.h>
#include <string.h>

#include "app/appraisal.h"
#include "app/ballot_set.h"
#include "base/utf8.h"
#include "cadre/set_choice.h"
#include "cadre/set_share.h"
#include "cadre/share.h"
#include "store/ballot_set.h"

enum { ITEMS_MAX = 200 };

/* ---- reading ---- */

/* Bytes of the part, up to the next mark that stands outside of brackets; *mark is the mark's own length. */
static size_t part_length(const char *text, size_t *mark)
{
    static const char *const marks[] = {"、", ";", ","};
    int depth = 0;
    for (size_t n = 0; text[n]; n++) {
        depth += text[n] == '(';
        depth -= text[n] == ')' && depth > 0;
        for (size_t i = 0; i < ARRAY_COUNT(marks) && !depth; i++) {
            *mark = strlen(marks[i]);
            if (strncmp(text + n, marks[i], *mark) == 0) return n;
        }
    }
    *mark = 0;
    return strlen(text);
}

static struct selection_item read_part(struct arena *a, const char *part)
{
    size_t name = strcspn(part, "=(");
    const char *value = part + name + (part[name] == '='), *bracket = strchr(value, '(');
    size_t length = bracket ? (size_t)(bracket - value) : strlen(value);
    const char *basis = bracket ? bracket + 1 : "";
    size_t end = strlen(basis);
    if (end && basis[end - 1] == ')') end--;
    return (struct selection_item){arena_copy(a, part, name), arena_copy(a, value, length), arena_copy(a, basis, end)};
}

bool selection_items_read(struct arena *a, const char *text, struct selection_item **items, size_t *n, struct err *e)
{
    const char *p = utf8_drop_blanks(a, utf8_fold_width(a, text));
    struct selection_item *v = arena_alloc_array(a, ITEMS_MAX, sizeof *v);
    size_t count = 0;
    while (*p) {
        size_t mark, length = part_length(p, &mark);
        if (length && count == ITEMS_MAX) return err_set(e, ERR_INPUT, "--items 多于 %d 项", ITEMS_MAX);
        if (length) {
            v[count] = read_part(a, arena_copy(a, p, length));
            if (!*v[count].name) return err_set(e, ERR_INPUT, "--items 第 %zu 项“%.*s”没有名称", count + 1, (int)length, p);
            for (size_t i = 0; i < count; i++)
                if (text_eq(v[i].name, v[count].name)) return err_set(e, ERR_INPUT, "--items 里“%s”写了两次", v[i].name);
            count++;
        }
        p += length + mark;
    }
    *items = v;
    *n = count;
    return true;
}

/* ---- checking ---- */

static bool check_opinions(const struct selection_event *x, struct err *e)
{
    for (size_t i = 0; i < x->item_count; i++) {
        const char *v = x->items[i].value;
        if (!text_eq(v, "同意") && !text_eq(v, "不同意") && !text_eq(v, "缓议"))
            return err_set(e, ERR_INPUT, "%s的意见“%s”应为同意、不同意、缓议之一，写成 %s=同意", x->items[i].name, v, x->items[i].name);
    }
    return true;
}

static bool check_identity(const struct selection_event *x, struct err *e)
{
    for (size_t i = 0; i < x->item_count; i++) {
        bool known = false;
        for (size_t k = 0; k < IDENTITY_ITEM_COUNT; k++) known |= text_eq(x->items[i].name, identity_items[k]);
        if (!known) return err_set(e, ERR_INPUT, "“%s”应为年龄、工龄、党龄、学历、工作经历、干部身份之一", x->items[i].name);
        if (!*x->items[i].value)
            return err_set(e, ERR_INPUT, "%s没有写认定的结果，写成 %s=结果（依据）", x->items[i].name, x->items[i].name);
    }
    return true;
}

static bool check_announced(const struct selection_event *x, struct err *e)
{
    for (size_t i = 0; i < x->item_count; i++) {
        bool known = false;
        for (size_t k = 0; k < MEETING_ITEM_COUNT; k++) known |= text_eq(x->items[i].name, meeting_items[k]);
        if (!known) return err_set(e, ERR_INPUT, "“%s”应为职位、条件、范围、名册、推荐表之一", x->items[i].name);
    }
    return true;
}

static bool take_number(const char *title, const struct ballot_set *set, enum set_figure f, int64_t *number, struct err *e)
{
    int64_t given = set->figures[f];
    if (given == SET_NOT_SAID) return true;
    if (*number >= 0 && *number != given)
        return err_set(e, ERR_INPUT, "%s %" PRId64 " 人，票组“%s”登记的是 %" PRId64 " 人", title, *number, set->name, given);
    *number = given;
    return true;
}

/* By name; blanks are left out, as the list of items leaves them out. */
static const struct ballot_set *set_named(struct arena *a, const struct ballot_set_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(utf8_drop_blanks(a, utf8_fold_width(a, list->v[i].name)), name)) return &list->v[i];
    return NULL;
}

static bool check_sets(struct workspace *ws, struct selection_event *x, struct err *e)
{
    struct ballot_set_list list;
    if (!ballot_set_load_all(ws->arena, ws->db, ws->election.county, &list, e)) return false;
    for (size_t i = 0; i < x->item_count; i++) {
        struct profile profile;
        if (text_eq(x->items[i].name, RECOMMENDED_BY_PROFILE)) {
            if (!ballot_set_profile(ws, x->items[i].value, &profile, e)) return false;
            continue;
        }
        const struct ballot_set *set = set_named(ws->arena, &list, x->items[i].name);
        if (!set)
            return err_set(e, ERR_INPUT, "没有名为“%s”的票组；用 huanjie set list 查看，用 huanjie set add 登记", x->items[i].name);
        if (set->asks != SET_RECOMMENDATION)
            return err_set(e, ERR_INPUT, "票组“%s”的内容是%s，不是推荐", set->name, set_asks_title(set->asks));
        if (set->held_on.ymd > x->happened_on.ymd)
            return err_set(e, ERR_INPUT, "票组“%s”的日期 %s 晚于民主推荐的日期", set->name, date_text(ws->arena, set->held_on));
        x->items[i].name = set->name;
        bool is_whole_meeting = set->kind == SET_MEETING && !*set->part_of;
        if (is_whole_meeting &&
                (!take_number("应到", set, SET_EXPECTED, &x->due, e) || !take_number("参加", set, SET_PRESENT, &x->present, e)))
            return false;
    }
    return true;
}

bool selection_items_check(struct workspace *ws, struct selection_event *x, struct err *e)
{
    switch ((int)x->kind) {
    case SELECTION_DECIDE: return check_opinions(x, e);
    case SELECTION_GATE_IDENTITY: return check_identity(x, e);
    case SELECTION_RECOMMEND: return check_sets(ws, x, e);
    case SELECTION_REC_MEETING: return check_announced(x, e);
    case SELECTION_MATTER:
    case SELECTION_REPORT:
    case SELECTION_SUBMIT: return true;
    default: break;
    }
    return !x->item_count || err_set(e, ERR_INPUT, "%s不写 --items；讨论决定、三龄两历一身份、民主推荐、推荐会议的记录、须事前报告的事项、事前报告、呈报才写", selection_kind_title(x->kind));
}

/* ---- what the sets say ---- */

/* For the post as the set calls it, or as it is called with its organisation; else without any direction. */
static const struct set_row *row_for(struct arena *a, const struct people *p, const struct set_table *t, const struct selection *s)
{
    const struct official *o = official_lookup(&p->officials, s->official_no);
    const struct post *post = post_lookup(&p->posts, s->post_no);
    if (!o || !post) return NULL;
    const struct organisation *at = organisation_lookup(&p->organisations, post->organisation_no);
    struct set_subject subject = {o->name, o->official_no, false};
    const char *words[] = {post->name, arena_text(a, "%s%s", at ? at->name : "", post->name), people_post_subject(a, p, post), ""};
    for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
        const struct set_row *r = set_row_of(t, &subject, words[i]);
        if (r) return r;
    }
    return NULL;
}

static struct recommended_set describe(struct arena *a, const struct people *p, const struct set_table *t, const struct selection *s)
{
    const struct ballot_set *set = t->set;
    struct recommended_set x = {.selection_no = s->selection_no, .name = set->name, .kind = set->kind, .is_signed = set->is_signed,
            .held_on = set->held_on, .expected = set->figures[SET_EXPECTED], .present = set->figures[SET_PRESENT]};
    const struct set_row *r = row_for(a, p, t, s);
    bool is_shown = r ? set_row_support(t, r, &x.votes, &x.base) : t->n && !t->is_hidden && t->raters >= CADRE_RATERS_MIN;
    if (!r && is_shown) x.base = t->raters; /* nobody named him: none of the valid ballots */
    if (!is_shown) x.votes = x.base = 0;
    x.is_hidden = !is_shown && set->shape != SHAPE_EMPTY;
    return x;
}

/* The quorum of the procedure that the record names, else of that of the meeting; nothing when neither asks for one. */
static bool quorum_of(struct workspace *ws, const struct appraisal *all, const struct selection_event *x, struct recommended_quorum *q,
        struct err *e)
{
    struct profile named;
    const struct profile *profile = NULL;
    *q = (struct recommended_quorum){.selection_no = x->selection_no};
    for (size_t i = 0; i < x->item_count && !profile; i++) {
        if (!text_eq(x->items[i].name, RECOMMENDED_BY_PROFILE)) continue;
        if (!ballot_set_profile(ws, x->items[i].value, &named, e)) return false;
        profile = &named;
    }
    for (size_t i = 0; i < x->item_count && !profile; i++)
        for (size_t t = 0; t < all->sets.n; t++) {
            const struct ballot_set *set = &all->sets.v[t];
            bool is_meeting = set->kind == SET_MEETING && !*set->part_of && text_eq(set->name, x->items[i].name);
            if (is_meeting && all->records[t].profile) profile = all->records[t].profile;
        }
    if (!profile || !profile->quorum.whole) return true;
    q->part = profile->quorum.part;
    q->whole = profile->quorum.whole;
    q->source = profile->quorum_source;
    return true;
}

bool selection_sets_load(struct workspace *ws, struct selection_state *s, struct err *e)
{
    struct appraisal all;
    size_t most = 0;
    for (size_t i = 0; i < s->events.n; i++) most += s->events.v[i].kind == SELECTION_RECOMMEND ? s->events.v[i].item_count : 0;
    if (!most) return true;
    if (!appraisal_load(ws, &all, e)) return false;
    s->sets = arena_alloc_array(ws->arena, most, sizeof *s->sets);
    s->quorums = arena_alloc_array(ws->arena, s->selections.n + 1, sizeof *s->quorums);
    for (size_t i = 0; i < s->selections.n; i++) {
        const struct selection *one = &s->selections.v[i];
        const struct selection_event *x = selection_event_of(&s->events, one->selection_no, SELECTION_RECOMMEND);
        for (size_t k = 0; x && k < x->item_count; k++)
            for (size_t t = 0; t < all.sets.n; t++)
                if (text_eq(all.sets.v[t].name, x->items[k].name))
                    s->sets[s->set_count++] = describe(ws->arena, &s->people, &all.tables[t], one);
        if (x && !quorum_of(ws, &all, x, &s->quorums[s->quorum_count], e)) return false;
        s->quorum_count += x && s->quorums[s->quorum_count].whole > 0;
    }
    return true;
}

static bool describe_grade(const struct people *p, const struct set_table *t, const struct selection *s, struct graded_set *out)
{
    const struct official *o = official_lookup(&p->officials, s->official_no);
    if (!o || o->kind != OFFICIAL_INCUMBENT || t->set->asks != SET_GRADES || *t->set->part_of || t->is_hidden) return false;
    struct set_subject subject = {o->name, o->official_no, false};
    const struct set_row *r = set_row_of(t, &subject, "");
    if (!r || r->is_hidden || !set_row_is_graded(t, r)) return false;
    *out = (struct graded_set){s->selection_no, t->set->name, t->set->held_on, set_row_role(t, r, GRADE_POOR), r->base};
    return true;
}

bool selection_grades_load(struct workspace *ws, struct selection_state *s, struct err *e)
{
    struct appraisal all;
    if (!ws->law.settings[SETTING_INCOMPETENT_THIRD].value) return true;
    if (!appraisal_load(ws, &all, e)) return false;
    s->grades = arena_alloc_array(ws->arena, s->selections.n * all.sets.n + 1, sizeof *s->grades);
    for (size_t i = 0; i < s->selections.n; i++)
        for (size_t t = 0; t < all.sets.n; t++)
            s->grade_count += describe_grade(&s->people, &all.tables[t], &s->selections.v[i], &s->grades[s->grade_count]);
    return true;
}
