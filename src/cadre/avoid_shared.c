/* Two cadres whose forms name the same person: brothers, who leave one another out and have one father. */
#include "cadre/avoid.h"
#include "cadre/form.h"
#include "roll/name.h"

/* A relative of the form whose month of birth is known. */
struct named {
    const struct avoid_form *form;
    const struct cadre_relative *relative;
    struct form_month born;
};

static size_t gather(struct arena *a, const struct people *p, const struct avoid_form *forms, size_t n, struct named **v)
{
    size_t count = 0, most = 0;
    for (size_t i = 0; i < n; i++) most += forms[i].cadre->family_count;
    *v = arena_alloc_array(a, most + 1, sizeof **v);
    for (size_t i = 0; i < n; i++) {
        const struct official *self = official_lookup(&p->officials, forms[i].official_no);
        for (size_t k = 0; self && official_serves(self) && k < forms[i].cadre->family_count; k++) {
            const struct cadre_relative *r = &forms[i].cadre->family[k];
            struct form_month born = form_month_read(a, r->text[RELATIVE_BORN]);
            if (form_month_is_set(born) && avoid_is_near(r->text[RELATIVE_RELATION])) (*v)[count++] = (struct named){&forms[i], r, born};
        }
    }
    return count;
}

struct kin_tie_list avoid_find_shared(
        struct arena *a, const struct people *p, const struct kin_tie_list *ties, const struct avoid_form *forms, size_t n)
{
    struct kin_tie_list list = {0};
    struct named *v;
    size_t capacity = 0, count = gather(a, p, forms, n, &v);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++) {
            int64_t x = v[k].form->official_no, y = v[i].form->official_no;
            const char *name = v[k].relative->text[RELATIVE_NAME];
            if (v[i].born.n != v[k].born.n || x == y || !roll_name_is_same(name, v[i].relative->text[RELATIVE_NAME])) continue;
            if (avoid_tie_between(ties, x, y) || avoid_tie_between(&list, x, y)) continue;
            if (list.n == capacity) list.v = arena_grow_array(a, list.v, &capacity, sizeof *list.v);
            list.v[list.n++] = (struct kin_tie){x, y, v[k].relative->text[RELATIVE_RELATION], false, name, v[i].relative->text[RELATIVE_RELATION]};
        }
    return list;
}
