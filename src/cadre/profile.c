#include "cadre/profile.h"

#include "base/resource.h"
#include "cadre/tabbed.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(profile_list, enum profile_list, PROFILE_LISTS)
DEFINE_FROM_FUNCTION(profile_list, enum profile_list, PROFILE_LISTS)

enum { LINES_MAX = 100, NUMBER_MAX = 1000 };

static const char FOLDER[] = "data/profiles/";

static bool take_number(const char *text, int64_t *n, struct err *e)
{
    *n = 0;
    for (const char *p = text; *p; p++) {
        if (*p < '0' || *p > '9' || *n > NUMBER_MAX) return err_set(e, ERR_INPUT, "“%s” 应为 0 至 %d", text, NUMBER_MAX);
        *n = *n * 10 + (*p - '0');
    }
    return (*text && *n <= NUMBER_MAX) || err_set(e, ERR_INPUT, "“%s” 应为 0 至 %d", text, NUMBER_MAX);
}

/* profile CODE TITLE SOURCE text|memory */
static bool take_head(struct profile *p, const struct tabbed_line *l, struct err *e)
{
    if (!tabbed_has(l, 5, e)) return false;
    p->code = l->fields[1];
    p->title = l->fields[2];
    p->source = l->fields[3];
    p->is_from_memory = !text_eq(l->fields[4], "text");
    return true;
}

/* step CODE TITLE */
static bool take_step(struct profile *p, const struct tabbed_line *l, struct err *e)
{
    if (!tabbed_has(l, 3, e)) return false;
    if (profile_step_at(p, l->fields[1]) < p->step_count) return err_set(e, ERR_INPUT, "步骤“%s”写了两次", l->fields[1]);
    p->steps[p->step_count++] = (struct profile_step){l->fields[1], l->fields[2]};
    return true;
}

/* quorum PART WHOLE SOURCE */
static bool take_quorum(struct profile *p, const struct tabbed_line *l, struct err *e)
{
    if (!tabbed_has(l, 4, e) || !take_number(l->fields[1], &p->quorum.part, e) ||
            !take_number(l->fields[2], &p->quorum.whole, e))
        return false;
    p->quorum_source = l->fields[3];
    return p->quorum.part <= p->quorum.whole || err_set(e, ERR_INPUT, "到会人数的比例大于一");
}

/* validity MONTHS SOURCE */
static bool take_validity(struct profile *p, const struct tabbed_line *l, struct err *e)
{
    if (!tabbed_has(l, 3, e) || !take_number(l->fields[1], &p->valid_months, e)) return false;
    p->valid_source = l->fields[2];
    return true;
}

/* reference-list none|allowed|required SOURCE */
static bool take_list(struct profile *p, const struct tabbed_line *l, struct err *e)
{
    if (!tabbed_has(l, 3, e)) return false;
    p->list_source = l->fields[2];
    return profile_list_from(l->fields[1], &p->list) || err_set(e, ERR_INPUT, "参考名单不认识“%s”", l->fields[1]);
}

/* directed yes|no SOURCE */
static bool take_directed(struct profile *p, const struct tabbed_line *l, struct err *e)
{
    if (!tabbed_has(l, 3, e)) return false;
    p->is_directed = text_eq(l->fields[1], "yes");
    p->directed_source = l->fields[2];
    return true;
}

/* voter TITLE all|state|some SOURCE [NAME] */
static bool take_voter(struct profile *p, const struct tabbed_line *l, struct err *e)
{
    if (l->n != 5 && !tabbed_has(l, 4, e)) return false;
    if (!text_eq(l->fields[2], "all") && !text_eq(l->fields[2], "state") && !text_eq(l->fields[2], "some"))
        return err_set(e, ERR_INPUT, "适用范围不认识“%s”", l->fields[2]);
    p->voters[p->voter_count++] = (struct profile_voter){l->fields[l->n == 5 ? 4 : 1], l->fields[1], l->fields[2], l->fields[3]};
    return true;
}

/* share NAME PART WHOLE SOURCE */
static bool take_share(struct profile *p, const struct tabbed_line *l, struct err *e)
{
    struct profile_share *x = &p->shares[p->share_count];
    if (!tabbed_has(l, 5, e) || !take_number(l->fields[2], &x->least.part, e) || !take_number(l->fields[3], &x->least.whole, e))
        return false;
    x->name = l->fields[1];
    x->source = l->fields[4];
    p->share_count++;
    return (x->least.whole > 0 && x->least.part <= x->least.whole) || err_set(e, ERR_INPUT, "人员构成的比例应在零和一之间");
}

/* state-post WORD */
static bool take_state_post(struct profile *p, const struct tabbed_line *l, struct err *e)
{
    if (!tabbed_has(l, 2, e)) return false;
    p->state_posts[p->state_post_count++] = l->fields[1];
    return true;
}

static bool take_line(void *into, const struct tabbed_line *l, struct err *e)
{
    struct profile *p = into;
    static const struct {
        const char *kind;
        bool (*take)(struct profile *p, const struct tabbed_line *l, struct err *e);
    } kinds[] = {{"profile", take_head}, {"step", take_step}, {"quorum", take_quorum}, {"validity", take_validity},
            {"reference-list", take_list}, {"directed", take_directed}, {"voter", take_voter},
            {"share", take_share}, {"state-post", take_state_post}};
    for (size_t i = 0; i < ARRAY_COUNT(kinds); i++)
        if (text_eq(kinds[i].kind, l->fields[0])) return kinds[i].take(p, l, e);
    return err_set(e, ERR_INPUT, "不认识“%s”", l->fields[0]);
}

bool profile_parse(struct arena *a, struct str text, struct profile *out, struct err *e)
{
    struct profile p = {.quorum_source = "", .valid_source = "", .list_source = "", .directed_source = "",
            .steps = arena_alloc_array(a, LINES_MAX, sizeof *p.steps),
            .voters = arena_alloc_array(a, LINES_MAX, sizeof *p.voters),
            .shares = arena_alloc_array(a, LINES_MAX, sizeof *p.shares),
            .state_posts = arena_alloc_array(a, LINES_MAX, sizeof *p.state_posts)};
    if (!tabbed_read(a, text, LINES_MAX, take_line, &p, e)) return false;
    if (!p.code) return err_set(e, ERR_INPUT, "缺少 profile 一行");
    if (p.step_count == 0) return err_set(e, ERR_INPUT, "没有一个步骤");
    *out = p;
    return true;
}

bool profile_load(struct arena *a, const char *code, struct profile *p, struct err *e)
{
    const char *name = arena_text(a, "%s%s.tsv", FOLDER, code);
    struct str text = resource_find(name);
    if (!text.p) return err_set(e, ERR_INPUT, "没有名为“%s”的程序（有 2002、2014、2019、local，自己的用 huanjie set profile import 收）", code);
    return profile_parse(a, text, p, e) || err_in(e, "%s", name);
}

const char *const *profile_codes(struct arena *a, size_t *n)
{
    return tabbed_codes(a, FOLDER, n);
}

size_t profile_step_at(const struct profile *p, const char *code)
{
    size_t i = 0;
    while (i < p->step_count && !text_eq(p->steps[i].code, code)) i++;
    return i;
}
