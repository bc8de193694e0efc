/* The analysis of ballot sets: shares of answers. */
#include "cli/appraise.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"
#include "cadre/set_share.h"
#include "cli/commands.h"
#include "cli/work.h"

void cli_put_measure(struct json *o, const char *name, const struct measure *m)
{
    struct json *j = json_put_object(o, name);
    if (!measure_is_defined(m)) {
        json_put_null(j, "value");
        json_put_text(j, "why", m->why);
    } else {
        if (m->method == CADRE_KENDALL_P)
            json_put_chance(j, "value", m->value);
        else
            json_put_real(j, "value", m->value);
        if (m->has_interval) {
            json_put_real(j, "low", m->low);
            json_put_real(j, "high", m->high);
        } else {
            json_put_text(j, "interval_why", measure_interval_why(m));
        }
        json_put_int(j, "base", m->base);
    }
    json_put_text(j, "method", cadre_method_code(m->method));
}

const char *cli_share_text(struct arena *a, const struct measure *m)
{
    if (!measure_is_defined(m)) return arena_text(a, "—（%s）", m->why);
    if (!m->has_interval) return arena_text(a, "%.1f%%（%" PRId64 "；%s）", 100 * m->value, m->base, measure_interval_why(m));
    return arena_text(a, "%.1f%%（95%% 区间 %.1f%%–%.1f%%，%" PRId64 "）", 100 * m->value, 100 * m->low, 100 * m->high, m->base);
}

const char *cli_number_text(struct arena *a, const struct measure *m)
{
    if (!measure_is_defined(m)) return arena_text(a, "—（%s）", m->why);
    if (!m->has_interval) return arena_text(a, "%.3f（%" PRId64 "；%s）", m->value, m->base, measure_interval_why(m));
    return arena_text(a, "%.3f（95%% 区间 %.3f%s%.3f，%" PRId64 "）", m->value, m->low, m->low < 0 ? " 至 " : "–", m->high, m->base);
}

const char *cli_place_text(struct arena *a, const struct measure *m)
{
    if (!measure_is_defined(m)) return arena_text(a, "—（%s）", m->why);
    if (!m->has_interval) return arena_text(a, "%.0f（%s）", m->value, measure_interval_why(m));
    return arena_text(a, "%.0f（%.0f–%.0f）", m->value, m->low, m->high);
}

const char *cli_year_text(struct arena *a, int64_t year)
{
    return year ? arena_text(a, "%" PRId64 " 年的票组", year) : "还没有录入了结果的票组";
}

bool cli_accept(struct cli *c, const char *option, const char **text)
{
    const char *raw;
    if (!cli_text(c, option, "", &raw)) return false;
    return utf8_accept(c->arena, str_of(raw), text, &c->e);
}

/* ---- shares ---- */

static void put_row(struct cli *c, struct json *list, const struct set_table *t, const struct set_row *r, enum set_base base)
{
    struct measure *shares = arena_alloc_array(c->arena, t->label_count + 1, sizeof *shares);
    set_row_shares(t, r, base, shares);
    struct json *o = json_add_object(list);
    json_put_text(o, "subject", r->question->subject);
    json_put_text(o, "item", r->question->item);
    json_put_bool(o, "hidden", r->is_hidden);
    if (r->is_hidden) {
        json_put_null(o, "base");
        json_put_text(o, "why", set_hidden_why);
        return;
    }
    int64_t n = set_row_base(t, r, base);
    if (n == SET_NOT_SAID)
        json_put_null(o, "base");
    else
        json_put_int(o, "base", n);
    struct json *answers = json_put_array(o, "answers");
    for (size_t i = 0; i < t->label_count; i++) {
        if ((r->counts[i] == 0 && t->set->asks == SET_RECOMMENDATION) || !set_label_is_listed(t, i)) continue;
        struct json *x = json_add_object(answers);
        json_put_text(x, "answer", t->labels[i]);
        json_put_int(x, "votes", r->counts[i]);
        cli_put_measure(x, "share", &shares[i]);
    }
}

static void print_row(struct cli *c, const struct set_table *t, const struct set_row *r, enum set_base base)
{
    struct measure *shares = arena_alloc_array(c->arena, t->label_count + 1, sizeof *shares);
    set_row_shares(t, r, base, shares);
    printf("  %s %s", r->question->subject, set_item_title(r->question->item));
    if (r->is_hidden) {
        printf("  —（%s）\n", set_hidden_why);
        return;
    }
    printf("\n");
    for (size_t i = 0; i < t->label_count; i++)
        if (r->counts[i] > 0)
            printf("    %s %" PRId64 " 票 %s\n", t->labels[i], r->counts[i], cli_share_text(c->arena, &shares[i]));
}

/* shown: how many sets had rows to show */
struct shares_request {
    const char *set, *person;
    enum set_base base;
    size_t shown;
};

static bool read_request(struct cli *c, struct shares_request *q)
{
    const char *base;
    *q = (struct shares_request){.set = "", .person = ""};
    if (c->operand_count > 0 && !utf8_accept(c->arena, str_of(c->operands[0]), &q->set, &c->e)) return false;
    if (!cli_accept(c, "person", &q->person) || !cli_text(c, "base", "answered", &base)) return false;
    return set_base_from(base, &q->base) ||
           err_set(&c->e, ERR_USAGE, "--base “%s”应为 answered、valid、returned、issued、present 或 expected", base);
}

bool cli_open_codes(struct cli *c, const struct appraisal *x, const struct ballot_set *set, struct json *open, const char **codes)
{
    struct finding_list found = {.arena = c->arena};
    if (!appraisal_check(x, set->name, DATE_NONE, &found, &c->e)) return false;
    *codes = "";
    for (size_t i = 0; i < found.n; i++) {
        const char *code = finding_code_text(found.v[i].code);
        if (finding_severity(found.v[i].code) != SEVERITY_STOP || strstr(*codes, code)) continue;
        if (open) json_add_text(open, code);
        *codes = arena_text(c->arena, "%s%s%s", *codes, **codes ? "、" : "", code);
    }
    return true;
}

/* Beside its figures a set says what is wrong with it. */
static bool put_open(struct cli *c, const struct appraisal *x, const struct set_table *t, struct json *o)
{
    const char *codes;
    if (!cli_open_codes(c, x, t->set, json_put_array(o, "open"), &codes)) return false;
    if (!c->wants_json && *codes) printf("  还有没查清的问题 %s，见 huanjie set check\n", codes);
    return true;
}

/* The rows of a set, those of one person when somebody is asked about; a set that asks nobody of the name is left out. */
static bool put_table(struct cli *c, const struct appraisal *x, const struct set_table *t, struct shares_request *q,
        struct json *sets)
{
    struct json *rows = NULL;
    bool is_silent = t->set->shape != SHAPE_EMPTY && !set_lists_rows(t);
    for (size_t k = 0; k < t->n || is_silent; k++) {
        if (!is_silent && *q->person && !text_eq(q->person, t->rows[k].question->subject)) continue;
        if (!rows) {
            struct json *s = json_add_object(sets);
            q->shown++;
            json_put_text(s, "set", t->set->name);
            json_put_text(s, "side", set_side_code(t->set->side));
            json_put_bool(s, "hidden", t->is_hidden);
            if (!c->wants_json) printf("%s（%s，%s）\n", t->set->name, set_side_title(t->set->side), t->set->rater_group);
            if (!put_open(c, x, t, s)) return false;
            rows = json_put_array(s, "rows");
        }
        if (is_silent) {
            if (!c->wants_json) printf("  —（%s；推荐了谁也一样）\n", set_hidden_why);
            break;
        }
        put_row(c, rows, t, &t->rows[k], q->base);
        if (!c->wants_json) print_row(c, t, &t->rows[k], q->base);
    }
    return true;
}

static void say_nothing_there(const struct shares_request *q)
{
    if (*q->person) printf("没有录入了结果的票组问到“%s”\n", q->person);
    else if (*q->set) printf("票组“%s”还没有录入结果\n", q->set);
    else printf("还没有录入了结果的票组\n");
}

static enum exit_status run_shares(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct appraisal x;
    struct shares_request q;
    size_t at;
    if (!read_request(c, &q) || !cli_open_read_only(c, &ws) || !appraisal_load(&ws, &x, &c->e) ||
            (*q.set && !appraisal_find(&x, q.set, &at, &c->e)))
        return cli_fail(c);
    struct json *o = json_new_object(c->arena);
    json_put_text(o, "base", set_base_code(q.base));
    json_put_text(o, "base_title", set_base_title(q.base));
    struct json *sets = json_put_array(o, "sets");
    if (!c->wants_json) printf("分母: %s；比例，95%% 区间是威尔逊的。各票组分别统计，不相加\n", set_base_title(q.base));
    for (size_t i = 0; i < x.sets.n; i++) {
        if (*q.set && !text_eq(q.set, x.sets.v[i].name)) continue;
        if (!put_table(c, &x, &x.tables[i], &q, sets)) return cli_fail(c);
    }
    if (c->wants_json) cli_print_json(c, o);
    else if (q.shown == 0) say_nothing_there(&q);
    return EXIT_DONE;
}

const struct command command_appraise_shares = {
        .path = "appraise shares",
        .operands = "[SET]",
        .operands_max = 1,
        .summary = "各票组的票数和比例，写明分母和 95% 区间",
        .options = (const struct option[]){{OPTION_VALUE, false, "person", "NAME", "只看一个对象"},
                {OPTION_VALUE, false, "base", "BASE", "分母: answered（默认，不含不了解）、valid、returned、issued、present、expected"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_shares,
};
