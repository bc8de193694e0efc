#include "app/set_typed.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"

static const char *const signed_titles[SIGNED_FIELDS] = {"推荐人", "关系", "理由"};

const char **set_signed_at(struct set_signature *x, enum set_signed field)
{
    return field == SIGNED_NAME ? &x->signer : field == SIGNED_RELATION ? &x->relation : &x->reason;
}

const char *set_signed_title(enum set_signed field)
{
    return signed_titles[field];
}

bool set_typed_is_sums(const struct set_pile *p)
{
    return p->n > 0 && !*p->v[0].ballot;
}

const char *set_typed_paper(const struct set_pile_row *x)
{
    return *x->ballot ? x->ballot : x->signature.signer;
}

/* ---- orders ---- */

int set_typed_compare(const struct set_pile_row *x, const struct set_pile_row *y)
{
    size_t n = strlen(x->ballot), m = strlen(y->ballot);
    int order = n != m ? (n < m ? -1 : 1) : strcmp(set_typed_paper(x), set_typed_paper(y));
    if (order == 0) order = strcmp(x->said.subject, y->said.subject);
    return order ? order : strcmp(x->said.item, y->said.item);
}

static int compare_rows(const void *a, const void *b)
{
    const struct set_pile_row *x = a, *y = b;
    int order = set_typed_compare(x, y);
    if (order == 0) order = strcmp(x->said.answer, y->said.answer);
    if (order == 0) order = strcmp(x->signature.relation, y->signature.relation);
    return order ? order : strcmp(x->signature.reason, y->signature.reason);
}

void set_typed_sort(struct set_pile *p)
{
    if (p->n) qsort(p->v, p->n, sizeof *p->v, compare_rows);
}

static int compare_papers(const void *a, const void *b)
{
    const struct set_pile_row *x = a, *y = b;
    int order = strcmp(set_typed_paper(x), set_typed_paper(y));
    return order ? order : (x->row_line > y->row_line) - (x->row_line < y->row_line);
}

void set_typed_sort_papers(struct set_pile *p)
{
    if (p->n) qsort(p->v, p->n, sizeof *p->v, compare_papers);
}

/* ---- as they are kept ---- */

/* Tabs between, a line for each row; of who signed only where somebody did. Accepted text has neither tab nor line feed. */
struct str set_typed_write(struct arena *a, const struct set_pile *p)
{
    struct buf b = {.arena = a};
    struct set_pile rows = {.v = arena_alloc_array(a, p->n + 1, sizeof *rows.v), .n = p->n};
    if (p->n) memcpy(rows.v, p->v, p->n * sizeof *rows.v);
    set_typed_sort_papers(&rows);
    for (size_t i = 0; i < rows.n; i++) {
        const struct set_line *l = &rows.v[i].said;
        const struct set_signature *x = &rows.v[i].signature;
        buf_addf(&b, "%s\t%s\t%" PRId64 "\t%s\t%s", rows.v[i].ballot, l->subject, l->subject_no, l->item, l->answer);
        if (*x->signer) buf_addf(&b, "\t%s\t%s\t%s", x->signer, x->relation, x->reason);
        buf_addf(&b, "\n");
    }
    return str_of(buf_text(&b));
}

/* Up to a tab, or the end of the line. */
static const char *next_field(struct arena *a, const char **p)
{
    size_t n = strcspn(*p, "\t\n");
    const char *field = arena_copy(a, *p, n);
    *p += n;
    if (**p == '\t') ++*p;
    return field;
}

void set_typed_read(struct arena *a, struct str source, struct set_pile *p)
{
    const char *at = arena_copy(a, source.p, source.n);
    while (*at) {
        struct set_pile_row x = {.row_line = p->n + 1, .ballot = next_field(a, &at), .said.votes = 1};
        x.said.subject = next_field(a, &at);
        x.said.subject_no = atoll(next_field(a, &at));
        x.said.item = next_field(a, &at);
        x.said.answer = next_field(a, &at);
        for (enum set_signed field = SIGNED_NAME; field < SIGNED_FIELDS; field++) *set_signed_at(&x.signature, field) = next_field(a, &at);
        at += *at == '\n';
        if (p->n == p->capacity) p->v = arena_grow_array(a, p->v, &p->capacity, sizeof *p->v);
        p->v[p->n++] = x;
    }
}

enum set_shape set_typed_shape(struct arena *a, struct str source, bool *is_signed)
{
    struct set_pile typed = {0};
    set_typed_read(a, source, &typed);
    *is_signed = typed.n > 0 && *typed.v[0].signature.signer;
    return set_typed_is_sums(&typed) ? SHAPE_SUMS : SHAPE_BALLOTS;
}
