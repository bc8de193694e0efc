#include "app/set_signature.h"

#include <stdlib.h>

/* What one signer wishes most comes first: his rows keep their order. */
static int by_signer(const void *a, const void *b)
{
    const struct set_pile_row *const *x = a, *const *y = b;
    int order = strcmp((*x)->signature.signer, (*y)->signature.signer);
    if (!order) order = strcmp((*x)->said.subject, (*y)->said.subject);
    return order ? order : ((*x)->row_line > (*y)->row_line) - ((*x)->row_line < (*y)->row_line);
}

static struct set_signature_list signatures_of(struct arena *a, const struct set_pile *p)
{
    const struct set_pile_row **order = arena_alloc_array(a, p->n + 1, sizeof *order);
    struct set_signature_list list = {arena_alloc_array(a, p->n + 1, sizeof *list.v), 0};
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        if (*p->v[i].signature.signer && *p->v[i].said.answer) order[n++] = &p->v[i];
    if (n) qsort(order, n, sizeof *order, by_signer);
    for (size_t i = 0; i < n; i++) {
        const struct set_pile_row *x = order[i];
        list.v[list.n++] = (struct set_signature){x->signature.signer, x->said.subject, x->said.item, x->said.answer,
                x->signature.relation, x->signature.reason};
    }
    return list;
}

bool set_signatures_keep(struct workspace *ws, const struct set_pile *p, struct err *e)
{
    struct set_signature_list list = signatures_of(ws->arena, p);
    return set_signatures_save(ws->db, ws->election.county, p->set->set_no, &list, e);
}

static int by_text(const void *a, const void *b)
{
    const struct set_signature *x = a, *y = b;
    const char *const texts[][2] = {{x->signer, y->signer}, {x->subject, y->subject}, {x->item, y->item}, {x->answer, y->answer},
            {x->relation, y->relation}, {x->reason, y->reason}};
    int order = 0;
    for (size_t i = 0; i < ARRAY_COUNT(texts) && !order; i++) order = strcmp(texts[i][0], texts[i][1]);
    return order;
}

bool set_signatures_are_kept(struct workspace *ws, const struct set_pile *p, bool *same, struct err *e)
{
    struct set_signature_list kept, list = signatures_of(ws->arena, p);
    if (!set_signatures_load(ws->arena, ws->db, ws->election.county, p->set->set_no, &kept, e)) return false;
    *same = kept.n == list.n;
    if (kept.n) qsort(kept.v, kept.n, sizeof *kept.v, by_text);
    if (list.n) qsort(list.v, list.n, sizeof *list.v, by_text);
    for (size_t i = 0; i < list.n && *same; i++) *same = by_text(&kept.v[i], &list.v[i]) == 0;
    return true;
}
