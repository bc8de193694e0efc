/* Nominations as they stand, and everything that is wrong with them. */
#include <inttypes.h>
#include <stdio.h>

#include "app/nominate_check.h"
#include "app/nominate_order.h"
#include "cli/commands.h"
#include "cli/work.h"

/* ---- nominate list ---- */

static const char *step_of(const struct slate_district *d)
{
    if (d->range.min == 0) return "no-seats";
    if (d->is_final) return "final";
    if ((int64_t)d->standing < d->range.min) return "too-few";
    return (int64_t)d->standing > d->range.max ? "must-shrink" : "fits";
}

static const char *step_text(const struct slate_district *d)
{
    if (d->range.min == 0) return "名额还没有确定";
    if (d->is_final) return "正式名单已确定";
    if ((int64_t)d->standing < d->range.min) return "人数不足，须补充提名";
    return (int64_t)d->standing > d->range.max ? "超过最高差额，须协商或预选" : "人数合法";
}

static void put_nomination(struct cli *c, struct json *list, const struct slate_nomination *n)
{
    struct json *o = json_add_object(list);
    json_put_int(o, "nomination", n->nomination->nomination_no);
    json_put_text(o, "kind", nomination_kind_code(n->nomination->kind));
    json_put_text(o, "nominator", slate_nominator(c->arena, n));
    json_put_text(o, "received_on", date_text(c->arena, n->nomination->received_on));
    json_put_bool(o, "valid", n->verdict.is_valid);
    json_put_text(o, "text", slate_nomination_text(c->arena, n));
    if (n->nomination->kind != NOMINATION_JOINT) return;
    json_put_int(o, "signers", (int64_t)n->signer_count);
    json_put_int(o, "counted", n->verdict.counted);
    struct json *struck = json_put_array(o, "struck");
    for (size_t i = 0; i < n->signer_count; i++) {
        if (n->verdict.states[i] == SIGNER_COUNTS) continue;
        struct json *j = json_add_object(struck);
        json_put_int(j, "signer", n->signers[i].signer_no);
        json_put_text(j, "name", n->signers[i].name);
        json_put_text(j, "state", signer_state_code(n->verdict.states[i]));
        json_put_text(j, "text", signer_state_title(n->verdict.states[i]));
    }
}

static void put_nominee(struct cli *c, struct json *list, const struct nominee *x)
{
    const struct candidate *p = x->candidate;
    struct json *o = json_add_object(list);
    json_put_int(o, "candidate", p->candidate_no);
    json_put_text(o, "name", p->name);
    json_put_int(o, "voter", p->voter_no);
    json_put_text(o, "state", candidate_state_code(p->state));
    json_put_text(o, "why", p->state_why);
    json_put_bool(o, "nominated", x->is_nominated);
    json_put_bool(o, "stands", x->stands);
    json_put_int(o, "place", p->list_place);
    if (p->primary_votes >= 0) json_put_int(o, "primary_votes", p->primary_votes);
    struct json *nominations = json_put_array(o, "nominations");
    for (size_t i = 0; i < x->nomination_count; i++) put_nomination(c, nominations, x->nominations[i]);
}

/* Persons whom an organisation, or voters jointly, have validly put up; some are counted in both. */
static int64_t count_put_up(const struct slate_district *d, enum nomination_kind kind)
{
    int64_t n = 0;
    for (size_t i = 0; i < d->nominee_count; i++) {
        bool has = false;
        for (size_t k = 0; k < d->nominees[i].nomination_count; k++) {
            const struct slate_nomination *x = d->nominees[i].nominations[k];
            has |= x->nomination->kind == kind && x->verdict.is_valid;
        }
        n += has;
    }
    return n;
}

static void put_district(
        struct cli *c, struct json *list, const struct slate_district *d, const struct finding_list *findings)
{
    struct json *o = json_add_object(list);
    json_put_int(o, "district", d->district->district_no);
    json_put_text(o, "name", d->district->name);
    json_put_int(o, "seats", d->district->seats);
    json_put_int(o, "min", d->range.min);
    json_put_int(o, "max", d->range.max);
    json_put_int(o, "by_party", count_put_up(d, NOMINATION_PARTY));
    json_put_int(o, "by_voters", count_put_up(d, NOMINATION_JOINT));
    json_put_int(o, "standing", (int64_t)d->standing);
    json_put_int(o, "formal", (int64_t)d->formal);
    json_put_text(o, "step", step_of(d));
    json_put_text(o, "first_list_on", date_text(c->arena, d->first_list_on));
    json_put_text(o, "final_list_on", date_text(c->arena, d->final_list_on));
    struct json *candidates = json_put_array(o, "candidates");
    for (size_t i = 0; i < d->nominee_count; i++) put_nominee(c, candidates, &d->nominees[i]);
    cli_put_findings(o, "findings", findings);
}

static void put_total(struct json *o, const struct slate_total *t)
{
    struct json *j = json_put_object(o, "total");
    json_put_int(j, "districts", t->districts);
    json_put_int(j, "seats", t->seats);
    json_put_int(j, "candidates", t->candidates);
    json_put_int(j, "min", t->range.min);
    json_put_int(j, "max", t->range.max);
    json_put_bool(j, "lawful", t->fits);
    json_put_text(j, "text", t->text);
}

static void print_district(struct cli *c, const struct slate_district *d)
{
    printf("选区 %" PRId64 " %s: 应选 %" PRId64 " 名，候选人应为 %" PRId64 " 至 %" PRId64
           " 名；提名 %zu 人（政党团体 %" PRId64 "，选民联名 %" PRId64 "），合法 %zu 人，正式 %zu 人；%s\n",
            d->district->district_no, d->district->name, d->district->seats, d->range.min, d->range.max,
            d->nominee_count, count_put_up(d, NOMINATION_PARTY), count_put_up(d, NOMINATION_JOINT), d->standing,
            d->formal, step_text(d));
    for (size_t i = 0; i < d->nominee_count; i++) {
        const struct nominee *x = &d->nominees[i];
        printf("  [%" PRId64 "] %s（%s%s%s）\n", x->candidate->candidate_no, x->candidate->name,
                candidate_state_title(x->candidate->state), *x->candidate->state_why ? "：" : "",
                x->candidate->state_why);
        for (size_t k = 0; k < x->nomination_count; k++) {
            const struct slate_nomination *n = x->nominations[k];
            printf("      推荐 %" PRId64 " %s %s%s: %s\n", n->nomination->nomination_no,
                    date_text(c->arena, n->nomination->received_on), slate_nominator(c->arena, n),
                    n->verdict.is_valid ? "" : "（无效）", slate_nomination_text(c->arena, n));
            for (size_t s = 0; s < n->signer_count; s++)
                if (n->verdict.states[s] != SIGNER_COUNTS)
                    printf("        第 %" PRId64 " 号 %s: %s\n", n->signers[s].signer_no, n->signers[s].name,
                            signer_state_title(n->verdict.states[s]));
        }
    }
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct slate slate;
    struct slate_total total;
    const struct stroke_table *table;
    int64_t district_no;
    if (!cli_int(c, "district", 0, &district_no) || !cli_open_read_only(c, &ws) || !slate_load(&ws, &slate, &c->e) ||
            !nominate_strokes(&ws, &table, &c->e))
        return cli_fail(c);
    if (district_no && !slate_district_lookup(&slate, district_no)) {
        err_set(&c->e, ERR_INPUT, "没有选区 %" PRId64, district_no);
        return cli_fail(c);
    }
    nominate_total(&ws, &slate, &total);
    struct json *o = c->wants_json ? json_new_object(c->arena) : NULL;
    struct json *districts = o ? json_put_array(o, "districts") : NULL;
    for (size_t i = 0; i < slate.n; i++) {
        const struct slate_district *d = &slate.districts[i];
        struct finding_list findings = {.arena = c->arena};
        if (district_no && d->district->district_no != district_no) continue;
        if (!nominate_check_district(&ws, &slate, table, d, &findings, &c->e)) return cli_fail(c);
        if (o) {
            put_district(c, districts, d, &findings);
        } else {
            print_district(c, d);
            cli_print_findings(&findings);
        }
    }
    if (o) {
        put_total(o, &total);
        cli_print_json(c, o);
    } else {
        printf("合计: %s\n", total.text);
    }
    return EXIT_DONE;
}

/* ---- nominate check ---- */

/* From totals alone, before districts are drawn or seats allotted. */
static enum exit_status check_totals(struct cli *c)
{
    struct slate_total t = {0};
    struct date on;
    struct law_basis b;
    struct reason_list reasons = {.arena = c->arena};
    bool ok = cli_int(c, "districts", 0, &t.districts) && cli_int(c, "seats", 0, &t.seats) &&
              cli_int(c, "candidates", -1, &t.candidates) &&
              cli_date(c, "on", date_parse((struct str){c->now, 10}), &on);
    if (ok && (!cli_has(c, "seats") || t.candidates < 0 || t.candidates > 1000000000))
        ok = err_set(&c->e, ERR_USAGE, "只按总数检查时，--districts、--seats、--candidates 三个数都要写");
    ok = ok && law_basis_on(on, &b, &c->e) && law_candidate_total(&b, t.districts, t.seats, &t.range, &reasons, &c->e);
    if (!ok) return cli_fail(c);
    t.fits = law_total_fits(&b, t.range, t.candidates, &reasons);
    t.text = arena_text(c->arena, "%s；%s", reasons.v[0].text, reasons.v[1].text);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        put_total(o, &t);
        json_put_text(o, "rule", rule_code(reasons.v[0].rule));
        json_put_text(o, "article", reasons.v[0].article);
        cli_print_json(c, o);
    } else {
        printf("%s（%s）\n", t.text, reasons.v[0].article);
    }
    return t.fits ? EXIT_DONE : EXIT_FINDINGS;
}

static enum exit_status run_check(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct finding_list findings = {.arena = c->arena}, explained = {.arena = c->arena};
    if (cli_has(c, "districts")) return check_totals(c);
    if (cli_has(c, "seats") || cli_has(c, "candidates")) {
        err_set(&c->e, ERR_USAGE, "--seats、--candidates 须同 --districts 一起用");
        return cli_fail(c);
    }
    if (!cli_open_read_only(c, &ws) || !nominate_check(&ws, &findings, &explained, &c->e)) return cli_fail(c);
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        cli_put_findings(o, "findings", &findings);
        cli_put_findings(o, "explained", &explained);
        cli_print_json(c, o);
    } else {
        printf("提名和候选人名单: 须改正 %zu 条，须说明 %zu 条，已说明 %zu 条\n",
                finding_count(&findings, SEVERITY_STOP), finding_count(&findings, SEVERITY_EXPLAIN), explained.n);
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

const struct command command_nominate_list = {
        .path = "nominate list",
        .operands = "",
        .summary = "各选区的提名：应有人数、推荐者、有效与否、下一步",
        .options = (const struct option[]){{OPTION_VALUE, false, "district", "N", "只一个选区"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_nominate_check = {
        .path = "nominate check",
        .operands = "",
        .summary = "检查提名和候选人名单；只有总数时也能检查",
        .more = "只按总数检查（不用工作区）: huanjie nominate check --districts 34 --seats 73 --candidates 104",
        .options = (const struct option[]){{OPTION_VALUE, false, "districts", "N", "选区数"},
                {OPTION_VALUE, false, "seats", "N", "应选代表总名额"},
                {OPTION_VALUE, false, "candidates", "N", "正式代表候选人总数"},
                {OPTION_VALUE, false, "on", "DATE", "选举日，决定引用的条文；默认今天"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .alone = "districts",
        .run = run_check,
};
