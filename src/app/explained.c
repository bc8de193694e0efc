#include "app/explained.h"

#include "store/decision.h"

bool explained_sort_out(struct workspace *ws, const struct finding_list *all, struct finding_list *findings,
        struct finding_list *explained, struct err *e)
{
    struct explanation_list list;
    if (!explanation_load_all(ws->arena, ws->db, ws->election.county, &list, e)) return false;
    for (size_t i = 0; i < all->n; i++) {
        const struct finding *f = &all->v[i];
        bool is_explained = finding_severity(f->code) == SEVERITY_EXPLAIN &&
                            explanation_covers(&list, finding_code_text(f->code), f->subject, f->text);
        if (!is_explained)
            finding_add(findings, *f);
        else if (explained)
            finding_add(explained, *f);
    }
    return true;
}
