#include "app/appraisal.h"

#include <stdlib.h>

#include "app/ballot_set.h"
#include "app/official_check.h"
#include "app/organisation_name.h"
#include "app/post_name.h"
#include "app/set_code.h"
#include "cadre/awareness.h"
#include "cadre/stratum.h"
#include "store/ballot_set.h"

static bool is_same(const struct set_question *q, const struct set_line *l)
{
    return text_eq(q->subject, l->subject) && text_eq(q->item, l->item);
}

static size_t question_at(struct arena *a, struct set_form *f, const struct set_line *l, size_t *capacity)
{
    if (f->n > 0 && is_same(&f->questions[f->n - 1], l)) return f->n - 1; /* the last question is the likely one */
    for (size_t i = 0; i < f->n; i++)
        if (is_same(&f->questions[i], l)) return i;
    if (f->n == *capacity) f->questions = arena_grow_array(a, f->questions, capacity, sizeof *f->questions);
    f->questions[f->n] = (struct set_question){l->subject, l->subject_no, l->item};
    return f->n++;
}

/* A question of sums: the place of its subject, its own, and its number as it was read. */
struct placed_question {
    size_t subject, own, at;
};

static int by_places(const void *a, const void *b)
{
    const struct placed_question *x = a, *y = b;
    if (x->subject != y->subject) return x->subject < y->subject ? -1 : 1;
    if (x->own != y->own) return x->own < y->own ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static size_t place_on(const struct set_form *laid_down, const struct set_question *q)
{
    size_t i = 0;
    while (i < laid_down->n && !(text_eq(laid_down->questions[i].subject, q->subject) && text_eq(laid_down->questions[i].item, q->item))) i++;
    return i;
}

/* Questions stand as on the form where it was laid down; else the names as the form is said to have them, or as they come in
 * the file, and with each his items as they come. numbers[old] is the new number. */
static void order_questions(struct arena *a, const struct ballot_set *s, const struct set_form *laid_down, struct set_form *f, size_t *numbers)
{
    struct placed_question *v = arena_alloc_array(a, f->n + 1, sizeof *v);
    struct set_question *questions = arena_alloc_array(a, f->n + 1, sizeof *questions);
    for (size_t i = 0; i < f->n; i++) {
        size_t first = 0, named = ballot_set_place(s->name_order, f->questions[i].subject);
        while (!text_eq(f->questions[first].subject, f->questions[i].subject)) first++;
        size_t behind = *s->name_order && !named ? SET_QUESTIONS_MAX + 1 : 0;
        v[i] = (struct placed_question){named ? named : behind + first, 0, i};
        if (laid_down->n) v[i] = (struct placed_question){0, place_on(laid_down, &f->questions[i]), i};
    }
    if (f->n) qsort(v, f->n, sizeof *v, by_places);
    for (size_t i = 0; i < f->n; i++) {
        questions[i] = f->questions[v[i].at];
        numbers[v[i].at] = i;
    }
    f->questions = questions;
}

static bool has_label(const struct set_form *f, const char *label)
{
    for (size_t i = 0; i < f->label_count; i++)
        if (text_eq(f->labels[i], label)) return true;
    return false;
}

/* The labels of an entry: those of the table of grades in its order, then the others as they come. */
static void gather_labels(struct arena *a, const struct grade_table *grades, const struct set_entry *x, struct set_form *f)
{
    f->labels = arena_alloc_array(a, x->n + 1, sizeof *f->labels);
    for (size_t g = 0; g < grades->n; g++)
        for (size_t i = 0; i < x->n; i++)
            if (text_eq(x->lines[i].answer, grades->v[g].label) && !has_label(f, x->lines[i].answer))
                f->labels[f->label_count++] = x->lines[i].answer;
    for (size_t i = 0; i < x->n; i++)
        if (!has_label(f, x->lines[i].answer)) f->labels[f->label_count++] = x->lines[i].answer;
}

/* An entry as form and sums. */
static void unfold(struct arena *a, const struct appraisal *all, const struct ballot_set *s, const struct set_entry *x,
        struct set_form *f, struct set_sums *sums)
{
    size_t capacity = 0;
    struct set_form laid_down = *f;
    *f = (struct set_form){0};
    size_t *question = arena_alloc_array(a, x->n + 1, sizeof *question);
    gather_labels(a, &all->grades, x, f);
    for (size_t i = 0; i < x->n; i++) question[i] = question_at(a, f, &x->lines[i], &capacity);
    size_t *numbers = arena_alloc_array(a, f->n + 1, sizeof *numbers);
    order_questions(a, s, &laid_down, f, numbers);
    int64_t *votes = arena_alloc_array(a, f->n * f->label_count + 1, sizeof *votes);
    for (size_t i = 0; i < x->n; i++)
        for (size_t l = 0; l < f->label_count; l++)
            if (text_eq(f->labels[l], x->lines[i].answer)) votes[numbers[question[i]] * f->label_count + l] += x->lines[i].votes;
    sums->votes = votes;
}

static bool load_set(struct appraisal *x, const struct set_entry_list *entries, size_t i, struct err *e)
{
    struct arena *a = x->ws->arena;
    const struct ballot_set *s = &x->sets.v[i];
    int64_t county = x->ws->election.county;
    struct set_form *f = arena_alloc(a, sizeof *f);
    struct set_ballots *ballots = NULL;
    struct set_signature_list *signatures = arena_alloc(a, sizeof *signatures);
    struct set_sums sums = {0};
    size_t places = 0; /* that nobody has answered into */
    int64_t *ignored;
    struct profile *profile = *s->profile ? arena_alloc(a, sizeof *profile) : NULL;
    const struct set_entry *agreed = set_entry_lookup(entries, s->set_no, SET_ENTRY_AGREED);
    if (s->shape == SHAPE_SUMS && agreed) {
        if (!set_form_load(a, x->ws->db, county, s->set_no, f, e)) return false;
        unfold(a, x, s, agreed, f, &sums);
    }
    if (s->shape == SHAPE_BALLOTS || s->shape == SHAPE_CODES) {
        ballots = arena_alloc(a, sizeof *ballots);
        if (!set_form_load(a, x->ws->db, county, s->set_no, f, e) ||
                !set_ballots_load(a, x->ws->db, county, s->set_no, f->n, ballots, e) ||
                (s->shape == SHAPE_CODES && !set_places_load_empty(a, x->ws->db, county, s->set_no, &ignored, &places, e)))
            return false;
        cadre_mix_ballots(a, f->n, ballots);
    }
    bool has_signers = s->is_signed && s->shape != SHAPE_EMPTY; /* what waits is nobody's to read */
    if (has_signers && !set_signatures_load(a, x->ws->db, county, s->set_no, signatures, e)) return false;
    if (profile && !ballot_set_profile(x->ws, s->profile, profile, e)) return false;
    cadre_tabulate(a, &x->grades, s, f, ballots, &sums, &x->tables[i]);
    x->tables[i].is_open = s->shape == SHAPE_CODES && !set_codes_are_in(s, ballots->n, places);
    if (x->tables[i].is_open) cadre_hide_table(&x->tables[i]);
    x->records[i] = (struct set_record){.table = &x->tables[i], .form = f, .ballots = ballots, .signatures = signatures, .profile = profile};
    return true;
}

/* A level is part of the set that is as it is but for the level, whether somebody wrote 属于 or not. */
static void settle_wholes(struct ballot_set_list *sets)
{
    for (size_t i = 0; i < sets->n; i++) {
        const char *whole = "";
        size_t wholes = 0;
        for (size_t k = 0; k < sets->n; k++) {
            if (k == i || *sets->v[i].part_of || !set_is_part(&sets->v[i], &sets->v[k])) continue;
            whole = sets->v[k].name;
            wholes++;
        }
        if (wholes == 1) sets->v[i].part_of = whole;
    }
}

bool appraisal_load(struct workspace *ws, struct appraisal *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    int64_t county = ws->election.county;
    struct appraisal x = {.ws = ws, .on = ws->election.day, .directory = {.arena = ws->arena}};
    struct set_entry_list entries;
    if ((!db_is_writing(ws->db) && !db_begin_read(ws->db, &txn, e)) || !people_load(ws, &x.directory.people, e) ||
            !grade_table_load(ws->arena, &x.grades, e) || !ballot_set_load_all(ws->arena, ws->db, county, &x.sets, e) ||
            !set_entry_load_all(ws->arena, ws->db, county, &entries, e))
        return false;
    set_places_settle(&x.directory, &x.sets);
    settle_wholes(&x.sets);
    x.performance = x.directory.people.performances;
    x.conditions = x.directory.people.conditions;
    x.tables = arena_alloc_array(ws->arena, x.sets.n + 1, sizeof *x.tables);
    x.records = arena_alloc_array(ws->arena, x.sets.n + 1, sizeof *x.records);
    for (size_t i = 0; i < x.sets.n; i++)
        if (!load_set(&x, &entries, i, e)) return err_in(e, "票组 %s", x.sets.v[i].name);
    cadre_hide_rows(ws->arena, x.tables, x.sets.n);
    for (size_t i = 0; i < x.sets.n; i++)
        for (size_t k = 0; k < x.sets.n; k++) x.records[i].has_parts |= k != i && set_is_part(&x.sets.v[k], &x.sets.v[i]);
    *out = x;
    return true;
}

const char *appraisal_stratum(const struct appraisal *x, const struct set_subject *s)
{
    const struct organisation_list *places = &x->directory.people.organisations;
    const struct official *o = s->is_team ? NULL : official_lookup(&x->directory.people.officials, s->no);
    int64_t place = s->is_team ? s->no : o ? o->organisation_no : 0;
    enum stratum_of whom = s->is_team ? STRATUM_TEAM : people_is_chief(&x->directory.people, s->no, x->on) ? STRATUM_CHIEF : STRATUM_OTHER;
    return cadre_stratum(x->ws->arena, place ? organisation_lookup(places, place) : NULL, whom);
}

bool appraisal_find(const struct appraisal *x, const char *set, size_t *at, struct err *e)
{
    for (*at = 0; *at < x->sets.n; ++*at)
        if (text_eq(x->sets.v[*at].name, set)) return true;
    return err_set(e, ERR_INPUT, "没有名为“%s”的票组；用 huanjie set list 查看", set);
}

/* "东溪镇": where whom a team's grades are about serves, when that is another unit; "" for nobody of another. The only person of a name may
 * not be the one that is meant. */
static const char *other_unit(const struct people *p, const struct ballot_set *set, int64_t official_no)
{
    const struct organisation *asked = set->asks == SET_GRADES ? organisation_lookup_name(&p->organisations, set->organisation) : NULL;
    const struct official *o = official_lookup(&p->officials, official_no);
    const struct organisation *unit = o ? organisation_lookup(&p->organisations, o->organisation_no) : NULL;
    return asked && unit && unit != asked ? unit->name : "";
}

/* Somebody who is not on the roster of cadres: a name written wrongly, or a person yet to be entered. */
static void check_subjects(const struct appraisal *x, const struct set_record *r, struct finding_list *found)
{
    const struct set_table *t = r->table;
    bool is_team = t->set->asks == SET_TEAM;
    if (!set_lists_rows(t) && (*t->set->part_of || *t->set->level)) return; /* the whole names them */
    if (t->set->asks == SET_AWARENESS) return; /* asks about rules, not about people */
    if (is_team ? x->directory.people.organisations.n == 0 : x->directory.people.officials.n == 0) return;
    for (size_t i = 0; i < t->n; i++) {
        const struct set_question *q = t->rows[i].question;
        if (i > 0 && text_eq(t->rows[i - 1].question->subject, q->subject)) continue;
        const char *elsewhere = q->subject_no && set_lists_rows(t) ? other_unit(&x->directory.people, t->set, q->subject_no) : "";
        if (*elsewhere)
            finding_add(found, (struct finding){FINDING_W845, "", arena_text(found->arena, "票组 %s", t->set->name),
                    arena_text(found->arena, "“%s”在名册上是%s的，不是%s的；是同名的另一个人的，先把他补进名册，撤回后重新导入", q->subject, elsewhere, t->set->organisation)});
        if (q->subject_no != 0) continue;
        if (!set_lists_rows(t) && !r->is_in_hand) return;
        const char *who = set_lists_rows(t) ? arena_text(found->arena, "“%s”", q->subject) : "被推荐的人里有人";
        finding_add(found, (struct finding){FINDING_W845, "", arena_text(found->arena, "票组 %s", t->set->name),
                                   arena_text(found->arena, "%s不在%s里", who, is_team ? "机构职数表" : "干部名册")});
        if (!set_lists_rows(t)) return;
    }
}

static bool is_directed(const struct set_record *r)
{
    const struct ballot_set *s = r->table->set;
    return s->kind == SET_MEETING && s->asks == SET_RECOMMENDATION && !*s->part_of && r->profile && r->profile->is_directed &&
           r->table->n > 0 && set_lists_rows(r->table);
}

/* Which posts of its organisation a meeting asked for, as the ballot calls them. */
static void check_posts_of(const struct appraisal *x, const struct people *p, const struct set_record *r, struct finding_list *found)
{
    struct arena *a = x->ws->arena;
    const struct organisation *at = people_organisation_named(a, p, r->table->set->organisation).one;
    bool *is_asked = arena_alloc_array(a, p->posts.n + 1, sizeof *is_asked);
    for (size_t i = 0; at && i < r->table->n; i++) {
        const struct post *post = people_post_named(p, at, r->table->rows[i].question->item);
        if (post) is_asked[post - p->posts.v] = true;
    }
    if (at) cadre_check_posts(r, &p->posts, at->organisation_no, is_asked, found);
}

static void check_posts(const struct appraisal *x, const size_t *only, struct finding_list *found)
{
    for (size_t i = 0; i < x->sets.n; i++) {
        if ((only && *only != i) || !is_directed(&x->records[i]) || !*x->sets.v[i].organisation) continue;
        check_posts_of(x, &x->directory.people, &x->records[i], found);
    }
}

static bool has_signatures(const struct set_record *r)
{
    return r->signatures && r->signatures->n > 0;
}

/* Unlocks the workspace when somebody signed for a cadre: the family lists of the forms are sealed. */
static bool check_signers(const struct appraisal *x, const size_t *only, struct finding_list *found, struct err *e)
{
    struct official_forms forms = {0};
    bool is_wanted = false;
    for (size_t i = 0; i < x->sets.n; i++) is_wanted |= has_signatures(&x->records[i]) && (!only || *only == i);
    if (!is_wanted || x->directory.people.officials.n == 0) return true;
    if (!official_forms_load(x->ws, &x->directory.people, &forms, e)) return false;
    struct set_kinship k = {&x->directory.people, forms.v, forms.n, &forms.ties};
    for (size_t i = 0; i < x->sets.n; i++)
        if (has_signatures(&x->records[i]) && (!only || *only == i)) cadre_check_signers(&x->records[i], &k, found);
    return true;
}

bool appraisal_check(
        const struct appraisal *x, const char *set, struct date on, struct finding_list *found, struct err *e)
{
    size_t at;
    if (set) {
        if (!appraisal_find(x, set, &at, e)) return false;
        cadre_check_set(&x->records[at], on, found);
        cadre_check_awareness(&x->records[at], &x->ws->law, found);
        cadre_check_level(x->records, x->sets.n, at, found);
        check_subjects(x, &x->records[at], found);
        check_posts(x, &at, found);
        return check_signers(x, &at, found, e);
    }
    for (size_t i = 0; i < x->sets.n; i++) {
        cadre_check_set(&x->records[i], on, found);
        cadre_check_level(x->records, x->sets.n, i, found);
        check_subjects(x, &x->records[i], found);
    }
    cadre_check_sets(x->records, x->sets.n, found);
    cadre_check_awareness_all(x->records, x->sets.n, &x->ws->law, x->ws->election.name, found);
    check_posts(x, NULL, found);
    return check_signers(x, NULL, found, e);
}

bool appraisal_check_awareness(struct workspace *ws, struct finding_list *found, struct err *e)
{
    struct appraisal x;
    if (!ws->law.settings[SETTING_AWARENESS_PERCENT].value) return true;
    if (!appraisal_load(ws, &x, e)) return false;
    cadre_check_awareness_all(x.records, x.sets.n, &ws->law, ws->election.name, found);
    return true;
}
