#include "cadre/tabulate.h"

#include <stdlib.h>
#include <string.h>

#include "cadre/chance.h"
#include "cadre/share.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(set_base, enum set_base, SET_BASES)
DEFINE_TITLE_FUNCTION(set_base, enum set_base, SET_BASES)
DEFINE_FROM_FUNCTION(set_base, enum set_base, SET_BASES)

static bool is_few(int64_t raters)
{
    return raters > 0 && raters < CADRE_RATERS_MIN;
}

struct mixed_ballot {
    const uint8_t *answers;
    size_t n;
};

static int by_answers(const void *x, const void *y)
{
    const struct mixed_ballot *a = x, *b = y;
    return memcmp(a->answers, b->answers, a->n);
}

void cadre_mix_ballots(struct arena *a, size_t questions, struct set_ballots *b)
{
    if (b->n == 0 || questions == 0) return;
    struct mixed_ballot *v = arena_alloc_array(a, b->n, sizeof *v);
    uint8_t *answers = arena_alloc_array(a, b->n * questions, 1);
    struct chance chance = chance_from(b->n);
    for (size_t i = 0; i < b->n; i++) v[i] = (struct mixed_ballot){b->answers + i * questions, questions};
    qsort(v, b->n, sizeof *v, by_answers);
    for (size_t i = b->n; i > 1; i--) {
        size_t k = chance_below(&chance, (uint32_t)i);
        struct mixed_ballot swapped = v[i - 1];
        v[i - 1] = v[k];
        v[k] = swapped;
    }
    for (size_t i = 0; i < b->n; i++) memcpy(answers + i * questions, v[i].answers, questions);
    b->answers = answers;
}

static const int64_t *count_ballots(struct arena *a, const struct set_form *f, const struct set_ballots *b)
{
    int64_t *votes = arena_alloc_array(a, f->n * f->label_count + 1, sizeof *votes);
    for (size_t i = 0; i < b->n; i++)
        for (size_t q = 0; q < f->n; q++) {
            uint8_t answer = b->answers[i * f->n + q];
            if (answer > 0 && answer <= f->label_count) votes[q * f->label_count + answer - 1]++;
        }
    return votes;
}

static bool leaves_base(const struct grade_word *w)
{
    return w && w->is_grade && w->role == GRADE_UNKNOWN;
}

static void fill_row(const struct set_table *t, const struct set_question *q, const int64_t *counts, struct set_row *r)
{
    *r = (struct set_row){.question = q, .counts = counts};
    for (size_t i = 0; i < t->label_count; i++) {
        r->answered += counts[i];
        if (leaves_base(t->words[i])) r->unknown += counts[i];
    }
}

static int64_t raters_of(const struct ballot_set *set, const struct set_ballots *ballots, int64_t most)
{
    if (ballots) return (int64_t)ballots->n;
    if (set->figures[SET_VALID] >= 0) return set->figures[SET_VALID];
    return most;
}

void cadre_tabulate(struct arena *a, const struct grade_table *grades, const struct ballot_set *set,
        const struct set_form *form, const struct set_ballots *ballots, const struct set_sums *sums,
        struct set_table *out)
{
    struct set_table t = {.set = set, .labels = form->labels, .label_count = form->label_count, .n = form->n};
    t.words = arena_alloc_array(a, form->label_count + 1, sizeof *t.words);
    t.rows = arena_alloc_array(a, form->n + 1, sizeof *t.rows);
    for (size_t i = 0; i < form->label_count; i++) t.words[i] = grade_lookup(grades, form->labels[i]);
    const int64_t *votes = ballots ? count_ballots(a, form, ballots) : sums->votes;
    int64_t most = 0;
    for (size_t q = 0; q < form->n; q++) {
        fill_row(&t, &form->questions[q], votes + q * form->label_count, &t.rows[q]);
        if (t.rows[q].answered > most) most = t.rows[q].answered;
    }
    t.raters = raters_of(set, ballots, most);
    t.is_guess = set->shape == SHAPE_SUMS && !ballots && set->figures[SET_VALID] < 0;
    /* of results none is an answer, too; and nobody's ballots say nothing, whatever was registered of them */
    bool has_results = set->shape == SHAPE_SUMS || set->shape == SHAPE_BALLOTS || most > 0;
    t.is_hidden = is_few(t.raters) || (has_results && t.raters < CADRE_RATERS_MIN);
    for (size_t q = 0; q < form->n; q++) {
        struct set_row *r = &t.rows[q];
        r->base = set->asks == SET_RECOMMENDATION ? t.raters : r->answered - r->unknown;
        r->is_hidden = t.is_hidden || is_few(r->base) || (set->asks != SET_RECOMMENDATION && is_few(r->answered));
    }
    *out = t;
}

const struct set_row *set_row_lookup(const struct set_table *t, const char *subject, const char *item)
{
    for (size_t i = 0; i < t->n; i++)
        if (text_eq(t->rows[i].question->subject, subject) && text_eq(t->rows[i].question->item, item)) return &t->rows[i];
    return NULL;
}

/* ---- parts of a whole ---- */

/* The known count first. */
enum counted { THOSE_WHO_HAND_IN, THOSE_WHO_ANSWER, THOSE_WHO_GRADE, COUNTED_KINDS };

struct parts {
    struct set_table **v;
    size_t n;
    int64_t *raters; /* of the parts, and of what is beyond them */
    int64_t *known;  /* of these the ballots handed in */
    bool *hidden; /* of a question, by what was counted so far */
    struct set_row **rows;
};

bool set_is_part(const struct ballot_set *part, const struct ballot_set *whole)
{
    if (*part->part_of) return text_eq(part->part_of, whole->name);
    return *part->level && !*whole->level && !*whole->part_of && part->kind == whole->kind && part->side == whole->side &&
           part->asks == whole->asks && part->is_signed == whole->is_signed && part->held_on.ymd == whole->held_on.ymd &&
           text_eq(part->organisation, whole->organisation) && text_eq(part->rater_group, whole->rater_group);
}

/* As many as everybody knows of: those registered. How many of them were typed tells how many blank ones were. */
static int64_t count_handed_in(const struct set_table *t)
{
    return t->set->figures[SET_VALID] >= 0 ? t->set->figures[SET_VALID] : t->raters;
}

static int64_t count_raters(const struct set_table *t, const struct set_row *row, enum counted kind)
{
    if (kind == THOSE_WHO_HAND_IN || t->set->asks == SET_RECOMMENDATION) return count_handed_in(t);
    if (!row) return 0;
    return kind == THOSE_WHO_ANSWER ? row->answered : row->base;
}

/* Of the parts, and of what is beyond them. Returns whether they are more than the whole. */
static bool count_parts(const struct parts *p, const struct set_table *whole, const struct set_row *row, enum counted kind, int64_t *raters)
{
    int64_t sum = 0, all = count_raters(whole, row, kind);
    for (size_t i = 0; i < p->n; i++) {
        raters[i] = count_raters(p->v[i], p->rows[i], kind);
        sum += raters[i];
    }
    raters[p->n] = sum > all ? 0 : all - sum;
    return sum > all;
}

static void hide_by(struct parts *p, const struct set_table *whole, const struct set_row *row, enum counted kind)
{
    bool overlaps = count_parts(p, whole, row, kind, p->raters);
    cadre_hide_small(p->raters, p->known, p->n + 1, p->hidden);
    for (size_t i = 0; i < p->n; i++)
        if (p->rows[i] && (p->hidden[i] || overlaps)) p->rows[i]->is_hidden = true;
}

/* Somebody on the roster is known by his number, whatever the file calls him. */
static struct set_row *row_that_asks(const struct set_table *t, const struct set_question *q)
{
    for (size_t i = 0; i < t->n; i++) {
        const struct set_question *own = t->rows[i].question;
        bool is_same = own->subject_no && q->subject_no ? own->subject_no == q->subject_no : text_eq(own->subject, q->subject);
        if (is_same && text_eq(own->item, q->item)) return &t->rows[i];
    }
    return NULL;
}

static void find_rows(struct parts *p, const struct set_question *q)
{
    for (size_t i = 0; i < p->n; i++) p->rows[i] = row_that_asks(p->v[i], q);
}

/* What a part asks and the whole does not may be the same under another name: then nobody would take it for a part. */
static bool whole_asks(const struct set_table *whole, const struct set_table *part)
{
    for (size_t i = 0; i < part->n; i++)
        if (!row_that_asks(whole, part->rows[i].question)) return false;
    return true;
}

static int64_t votes_for(const struct set_table *t, const struct set_row *r, const char *label)
{
    for (size_t i = 0; i < t->label_count; i++)
        if (text_eq(t->labels[i], label)) return r->counts[i];
    return 0;
}

/* A question that no part asks says nothing of them. */
static bool row_adds_up(const struct parts *p, const struct set_table *whole, const struct set_row *row)
{
    int64_t answered = 0;
    bool is_asked = false;
    for (size_t i = 0; i < p->n; i++) {
        if (!p->rows[i]) continue;
        is_asked = true;
        answered += p->rows[i]->answered;
    }
    if (!is_asked) return true;
    if (answered != row->answered) return false;
    for (size_t l = 0; l < whole->label_count; l++) {
        int64_t votes = 0;
        for (size_t i = 0; i < p->n; i++)
            if (p->rows[i]) votes += votes_for(p->v[i], p->rows[i], whole->labels[l]);
        if (votes != row->counts[l]) return false;
    }
    return true;
}

/* Until the whole is counted its parts are kept back: later the one would be taken from the other, on two papers. Whether there
 * are results is known; whether a few who answer by codes have answered is not. */
static bool is_counted(const struct set_table *whole)
{
    if (whole->set->shape == SHAPE_SUMS || whole->set->shape == SHAPE_BALLOTS) return true;
    if (whole->set->shape == SHAPE_CODES) return !whole->is_open;
    for (size_t i = 0; i < whole->n; i++)
        if (whole->rows[i].answered > 0) return true;
    return false;
}

/* Of ballots, too: whether one is missing or blank, nobody can tell. */
static bool is_unregistered(const struct set_table *t)
{
    return t->is_guess || (t->set->shape == SHAPE_BALLOTS && t->set->figures[SET_VALID] < 0);
}

static bool is_guessed(const struct parts *p, const struct set_table *whole)
{
    bool is_guess = is_unregistered(whole);
    for (size_t i = 0; i < p->n; i++) is_guess |= is_unregistered(p->v[i]);
    return is_guess;
}

/* Has some of it results, and the rest not? */
static bool is_waiting(const struct parts *p, const struct set_table *whole)
{
    bool some = is_counted(whole), all = some;
    for (size_t i = 0; i < p->n; i++) {
        bool has = is_counted(p->v[i]);
        some |= has;
        all &= has;
    }
    return some && !all;
}

/* Is each rater of the whole in just one of its parts? Who is in which nobody stored: the counts must tell. What a part asks that
 * shows nothing anyhow is not looked at. */
static bool parts_make_up(struct parts *p, const struct set_table *whole)
{
    int64_t sum = 0;
    if (whole->n == 0) return true; /* not counted yet */
    for (size_t i = 0; i < p->n; i++) {
        if (!p->v[i]->is_hidden && !whole_asks(whole, p->v[i])) return false;
        sum += count_handed_in(p->v[i]);
    }
    if (p->n == 1) return sum <= count_handed_in(whole);
    if (sum != count_handed_in(whole)) return false;
    for (size_t q = 0; q < whole->n; q++) {
        find_rows(p, whole->rows[q].question);
        if (!row_adds_up(p, whole, &whole->rows[q])) return false;
    }
    return true;
}

static size_t count_wholes(const struct set_table *tables, size_t n, const struct set_table *part)
{
    size_t wholes = 0;
    for (size_t i = 0; i < n; i++) wholes += &tables[i] != part && set_is_part(part->set, tables[i].set);
    return wholes;
}

/* One level of parts, each of one whole. */
static bool is_nested(const struct set_table *tables, size_t n, const struct parts *p, const struct set_table *whole)
{
    bool nested = count_wholes(tables, n, whole) > 0;
    for (size_t i = 0; i < p->n; i++) nested |= count_wholes(tables, n, p->v[i]) > 1;
    return nested;
}

static enum set_parts parts_of(const struct set_table *tables, size_t n, struct parts *p, const struct set_table *whole)
{
    if (p->n == 0) return PARTS_FIT;
    if (is_nested(tables, n, p, whole)) return PARTS_NESTED;
    if (is_guessed(p, whole)) return PARTS_GUESSED;
    if (is_waiting(p, whole)) return PARTS_WAITING;
    return parts_make_up(p, whole) ? PARTS_FIT : PARTS_DIFFER;
}

static void hide_question(struct parts *p, const struct set_table *whole, const struct set_row *row)
{
    find_rows(p, row->question);
    for (size_t i = 0; i <= p->n; i++) p->hidden[i] = false;
    count_parts(p, whole, row, THOSE_WHO_HAND_IN, p->known);
    for (int kind = 0; kind < COUNTED_KINDS; kind++) hide_by(p, whole, row, (enum counted)kind);
}

bool set_table_hides(const struct set_table *t)
{
    bool hides = t->is_hidden;
    for (size_t i = 0; i < t->n; i++) hides |= t->rows[i].is_hidden;
    return hides;
}

void cadre_hide_table(struct set_table *t)
{
    t->is_hidden = true;
    for (size_t i = 0; i < t->n; i++) t->rows[i].is_hidden = true;
}

/* Of a recommendation all rows rest on the same ballots, and who is not named got none of them: all are hidden, or none. */
static void close_table(struct set_table *t)
{
    size_t hidden = 0;
    for (size_t i = 0; i < t->n; i++) hidden += t->rows[i].is_hidden;
    t->is_hidden |= t->n > 0 && (t->set->asks == SET_RECOMMENDATION ? hidden > 0 : hidden == t->n);
    if (t->is_hidden) cadre_hide_table(t);
}

void cadre_hide_rows(struct arena *a, struct set_table *tables, size_t n)
{
    struct parts p = {.v = arena_alloc_array(a, n + 1, sizeof(struct set_table *)),
            .raters = arena_alloc_array(a, n + 2, sizeof(int64_t)),
            .known = arena_alloc_array(a, n + 2, sizeof(int64_t)),
            .hidden = arena_alloc_array(a, n + 2, sizeof(bool)),
            .rows = arena_alloc_array(a, n + 1, sizeof(struct set_row *))};
    for (size_t w = 0; w < n; w++) {
        p.n = 0;
        for (size_t i = 0; i < n; i++)
            if (i != w && set_is_part(tables[i].set, tables[w].set)) p.v[p.n++] = &tables[i];
        tables[w].parts = parts_of(tables, n, &p, &tables[w]);
        for (size_t i = 0; (!is_counted(&tables[w]) || tables[w].parts != PARTS_FIT) && i < p.n; i++) cadre_hide_table(p.v[i]);
        for (size_t q = 0; p.n > 0 && q < tables[w].n; q++) hide_question(&p, &tables[w], &tables[w].rows[q]);
    }
    for (size_t i = 0; i < n; i++) close_table(&tables[i]);
}

/* ---- what a row says ---- */

int64_t set_row_base(const struct set_table *t, const struct set_row *r, enum set_base base)
{
    const int64_t *figures = t->set->figures;
    switch (base) {
    case BASE_ANSWERED: return r->base;
    case BASE_VALID: return figures[SET_VALID] >= 0 ? figures[SET_VALID] : t->raters;
    case BASE_RETURNED: return figures[SET_RETURNED];
    case BASE_ISSUED: return figures[SET_ISSUED];
    case BASE_PRESENT: return figures[SET_PRESENT];
    case BASE_EXPECTED: return figures[SET_EXPECTED];
    case SET_BASE_COUNT: break;
    }
    return SET_NOT_SAID;
}

bool set_blank_is_secret(const struct ballot_set *s)
{
    return *s->part_of || *s->level || s->figures[SET_VALID] < CADRE_RATERS_MIN;
}

int64_t set_table_figure(const struct set_table *t, enum set_figure f)
{
    return f == SET_BLANK && (t->is_hidden || set_blank_is_secret(t->set)) ? SET_NOT_SAID : t->set->figures[f];
}

int64_t set_table_raters(const struct set_table *t)
{
    return t->is_hidden ? t->set->figures[SET_VALID] : t->raters;
}

bool set_lists_rows(const struct set_table *t)
{
    return !t->is_hidden || t->set->asks != SET_RECOMMENDATION;
}

bool set_label_is_listed(const struct set_table *t, size_t label)
{
    bool hides = t->is_hidden;
    for (size_t i = 0; i < t->n; i++) {
        if (!t->rows[i].is_hidden && t->rows[i].counts[label] > 0) return true;
        hides |= t->rows[i].is_hidden;
    }
    return !hides;
}

bool set_row_is_graded(const struct set_table *t, const struct set_row *r)
{
    for (size_t i = 0; i < t->label_count; i++)
        if (r->counts[i] > 0 && t->words[i] && t->words[i]->is_grade && t->words[i]->role != GRADE_UNKNOWN) return true;
    return false;
}

int64_t set_row_role(const struct set_table *t, const struct set_row *r, enum grade_role role)
{
    int64_t n = 0;
    for (size_t i = 0; i < t->label_count; i++)
        if (t->words[i] && t->words[i]->is_grade && t->words[i]->role == role) n += r->counts[i];
    return n;
}
