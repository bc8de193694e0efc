#include "app/people_table.h"

#include <inttypes.h>

#include "app/official_find.h"
#include "app/official_secret.h"
#include "app/organisation_name.h"
#include "base/utf8.h"
#include "roll/id.h"

enum { ROWS_MAX = 20000 };

bool people_table_is_usable(const struct table *t, const struct table_faults *faults, struct err *e)
{
    if (t->n == 0 && !table_is_sound(t, faults, e)) return false;
    if (t->n >= 1 && t->n <= ROWS_MAX) return true;
    return err_set(e, ERR_INPUT, "%s 有 %zu 行；这种表应有 1 至 %d 行，没有导入", t->name, t->n, ROWS_MAX);
}

const struct organisation *people_table_unit(struct people_table *m, const struct table_row *r, size_t field)
{
    struct organisation_meant unit = people_organisation_named(m->ws->arena, &m->people, r->cells[field]);
    if (*unit.why) table_fault(&m->faults, r->line, "单位", "%s", unit.why);
    return unit.one;
}

int64_t people_table_official(struct people_table *m, const struct table_row *r, size_t name_field, int64_t organisation_no,
        const char *id)
{
    struct arena *a = m->ws->arena;
    const char *name = utf8_drop_blanks(a, r->cells[name_field]), *why;
    const struct official *o;
    struct search_key key = {0};
    struct roll_id number = roll_id_read(str_of(roll_id_fold(a, id)), DATE_NONE);
    if (number.fault == ID_NONE) key = official_secret_key(m->ws->vault, number.text);
    struct official_clue clue = {name, key.high, key.low, 0, organisation_no};
    switch (official_find(a, &m->people, &clue, &o, &why)) {
    case OFFICIAL_FOUND:
        if (((key.high || key.low) && o->id_high == key.high && o->id_low == key.low) || official_is_of(&m->people, o, organisation_no)) return o->official_no;
        table_fault(&m->faults, r->line, "单位", "“%s”登记在别的单位: %s（第 %" PRId64 " 号）；是他的，改写单位或者空着，不是的先登记到名册", name,
                official_subject(a, &m->people, o), o->official_no);
        return 0;
    case OFFICIAL_NONE: table_fault(&m->faults, r->line, "姓名", "没有登记干部“%s”", name); return 0;
    case OFFICIAL_SEVERAL:
    case OFFICIAL_OTHER: break;
    }
    table_fault(&m->faults, r->line, "姓名", "%s", why);
    return 0;
}
