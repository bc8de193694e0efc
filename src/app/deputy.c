#include "app/deputy.h"

#include "model/voter.h"
#include "roll/ethnic.h"

static const struct round_result *round_of(const struct district_result *d, int64_t round)
{
    for (size_t i = 0; i < d->round_count; i++)
        if (d->rounds[i].round->round == round) return &d->rounds[i];
    return NULL;
}

struct deputy_list deputy_load_elected(struct arena *a, const struct records *r, const struct result *result,
        const struct credential_list *credentials)
{
    struct deputy_list list = {0};
    size_t most = 0;
    for (size_t i = 0; i < result->n; i++) most += result->districts[i].elected_count;
    list.v = arena_alloc_array(a, most + 1, sizeof *list.v);
    for (size_t i = 0; i < result->n; i++) {
        const struct district_result *d = &result->districts[i];
        for (size_t k = 0; k < d->elected_count; k++) {
            const struct elected *x = &d->elected[k];
            list.v[list.n++] = (struct deputy){.district = d->district,
                    .elected = x,
                    .round = round_of(d, x->round),
                    .candidate = x->candidate_no ? candidate_lookup(&r->candidates, x->candidate_no) : NULL,
                    .credential = x->candidate_no ? credential_lookup(credentials, x->candidate_no) : NULL};
        }
    }
    return list;
}

static const char unknown[] = "未填";

const char *deputy_sex(const struct candidate *c)
{
    return !c ? unknown : c->sex == SEX_MAN ? "男" : c->sex == SEX_WOMAN ? "女" : unknown;
}

static bool has_ethnic(const struct candidate *c)
{
    return c && c->ethnic != ETHNIC_UNKNOWN;
}

const char *deputy_ethnic(const struct candidate *c)
{
    return has_ethnic(c) ? roll_ethnic_title((int)c->ethnic) : unknown;
}

const char *deputy_born(struct arena *a, const struct candidate *c)
{
    if (!c || !date_is_set(c->born_on)) return unknown;
    return arena_text(a, "%d年%d月", date_year(c->born_on), date_month(c->born_on));
}

const char *deputy_category(const struct candidate *c)
{
    return c ? deputy_category_title(c->category) : unknown;
}

const char *deputy_text(const char *text)
{
    return text && *text ? text : unknown;
}

const char *deputy_notice_name(struct arena *a, const char *name, const struct candidate *c)
{
    bool is_woman = c && c->sex == SEX_WOMAN, is_minority = has_ethnic(c) && c->ethnic != ETHNIC_HAN;
    if (!is_woman && !is_minority) return name;
    return arena_text(a, "%s（%s%s%s）", name, is_woman ? "女" : "", is_woman && is_minority ? "，" : "",
            is_minority ? deputy_ethnic(c) : "");
}
