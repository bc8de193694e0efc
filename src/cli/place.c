/* Units, districts and stations: taking in the tables and looking at them. */
#include "app/place.h"

#include <inttypes.h>
#include <stdio.h>

#include "app/check_org.h"
#include "app/seats.h"
#include "app/station.h"
#include "base/buf.h"
#include "cli/change.h"
#include "cli/commands.h"
#include "cli/work.h"
#include "law/voting.h"

static enum exit_status run_import(struct cli *c, const char *noun,
        bool import(struct workspace *, const char *, bool, struct change_list *, struct err *))
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct change_list changes;
    if (!cli_open(c, &ws) || !import(&ws, c->operands[0], cli_has(c, "yes"), &changes, &c->e)) return cli_fail(c);
    return cli_show_changes(c, noun, &changes);
}

/* ---- units ---- */

static enum exit_status run_unit_import(struct cli *c)
{
    return run_import(c, "单位", unit_import);
}

static enum exit_status run_unit_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct unit_overview o;
    if (!cli_open_read_only(c, &ws) || !unit_load_overview(&ws, &o, &c->e)) return cli_fail(c);
    int64_t people = 0, voters = 0;
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "units");
    for (size_t i = 0; i < o.units.n; i++) {
        const struct unit *u = &o.units.v[i];
        people += u->population;
        voters += o.voters[i];
        struct json *j = json_add_object(list);
        json_put_int(j, "unit", u->unit_no);
        json_put_text(j, "name", u->name);
        json_put_text(j, "kind", unit_kind_code(u->kind));
        json_put_int(j, "population", u->population);
        json_put_int(j, "voters", o.voters[i]);
        json_put_int(j, "district", u->district_no);
        if (!c->wants_json)
            printf("%3" PRId64 " %s（%s）: 人口 %" PRId64 "，选民 %" PRId64 "，%s\n", u->unit_no, u->name,
                    unit_kind_title(u->kind), u->population, o.voters[i],
                    u->district_no ? district_subject(c->arena, u->district_no) : "没有划入选区");
    }
    json_put_int(root, "population", people);
    json_put_int(root, "voters", voters);
    if (c->wants_json)
        cli_print_json(c, root);
    else
        printf("单位 %zu 个，人口 %" PRId64 "，选民 %" PRId64 "\n", o.units.n, people, voters);
    return EXIT_DONE;
}

/* ---- districts ---- */

static enum exit_status run_district_import(struct cli *c)
{
    return run_import(c, "选区", district_import);
}

/* The codes of the findings about one subject: "F301 W304". */
static const char *codes_about(struct arena *a, const struct finding_list *findings, const char *subject)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < findings->n; i++)
        if (text_eq(findings->v[i].subject, subject))
            buf_addf(&b, "%s%s", b.n ? " " : "", finding_code_text(findings->v[i].code));
    return buf_text(&b);
}

static void put_line(struct json *o, const struct district_line *l, const char *codes)
{
    const struct district *d = l->district;
    json_put_int(o, "district", d->district_no);
    json_put_text(o, "name", d->name);
    json_put_int(o, "units", l->units);
    json_put_int(o, "population", l->people);
    json_put_int(o, "voters", l->voters);
    json_put_int(o, "seats", d->seats);
    if (l->has_weight) {
        json_put_int(o, "per_deputy", l->people / d->seats);
        json_put_int(o, "deviation_per_10000", l->deviation);
    } else {
        json_put_null(o, "per_deputy");
        json_put_null(o, "deviation_per_10000");
    }
    json_put_text(o, "codes", codes);
}

static void print_line(struct arena *a, const struct district_line *l, const char *codes)
{
    const struct district *d = l->district;
    printf("选区 %" PRId64 " %s: 单位 %" PRId64 "，人口 %" PRId64 "，选民 %" PRId64 "，应选 %" PRId64, d->district_no,
            d->name, l->units, l->people, l->voters, d->seats);
    if (l->has_weight)
        printf("，每一代表 %" PRId64 " 人（%s%%）", l->people / d->seats, ratio_text_signed(a, l->deviation, 2));
    printf("%s%s\n", *codes ? "  " : "", codes);
}

static enum exit_status run_district_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct seats_state s;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open_read_only(c, &ws) || !seats_load(&ws, &s, &c->e) || !check_seats(&ws, &findings, NULL, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "districts");
    for (size_t i = 0; i < s.survey.n; i++) {
        const struct district_line *l = &s.survey.lines[i];
        const char *codes = codes_about(c->arena, &findings, district_subject(c->arena, l->district->district_no));
        if (c->wants_json)
            put_line(json_add_object(list), l, codes);
        else
            print_line(c->arena, l, codes);
    }
    if (c->wants_json) {
        json_put_int(root, "population", s.survey.people);
        json_put_int(root, "voters", s.survey.voters);
        json_put_int(root, "seats", s.survey.seats);
        cli_put_findings(root, "findings", &findings);
        cli_print_json(c, root);
    } else {
        printf("选区 %zu 个，人口 %" PRId64 "，选民 %" PRId64 "，应选 %" PRId64 " 名\n", s.survey.n, s.survey.people,
                s.survey.voters, s.survey.seats);
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

/* ---- stations ---- */

static enum exit_status run_station_import(struct cli *c)
{
    return run_import(c, "投票站", station_import);
}

static void put_station(struct json *j, const struct station *x)
{
    json_put_int(j, "district", x->district_no);
    json_put_int(j, "station", x->station_no);
    json_put_text(j, "kind", station_kind_code(x->kind));
    json_put_text(j, "name", x->name);
    json_put_text(j, "ground", x->ground);
    json_put_bool(j, "booth", x->has_booth);
}

static void print_station(struct arena *a, const struct station *x)
{
    enum mobile_ground g;
    const char *more = x->kind != STATION_MOBILE ? (x->has_booth ? "，设秘密写票处" : "，没有秘密写票处")
                       : mobile_ground_from(x->ground, &g) ? arena_text(a, "，%s", mobile_ground_title(g))
                                                           : "";
    printf("%s %s %s%s\n", station_subject(a, x->district_no, x->station_no), station_kind_title(x->kind), x->name,
            more);
}

static enum exit_status run_station_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct station_list stations;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open_read_only(c, &ws) || !station_load_all(c->arena, ws.db, ws.election.county, &stations, &c->e) ||
            !check_stations(&ws, &findings, NULL, &c->e))
        return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "stations");
    for (size_t i = 0; i < stations.n; i++) {
        if (c->wants_json)
            put_station(json_add_object(list), &stations.v[i]);
        else
            print_station(c->arena, &stations.v[i]);
    }
    if (c->wants_json) {
        cli_put_findings(root, "findings", &findings);
        cli_print_json(c, root);
    } else {
        printf("投票站、选举大会和流动票箱 %zu 个\n", stations.n);
        cli_print_findings(&findings);
    }
    return cli_status_of(&findings);
}

#define IMPORT_COMMAND(words, what, columns, function)                                                                 \
    {                                                                                                                  \
        .path = words, .operands = "FILE", .operands_min = 1, .operands_max = 1, .summary = what,                      \
        .more = "列: " columns "\n有一处错误就一行也不导入；与已有内容不同的，先列出改动，加 --yes 才写入。",          \
        .options = (const struct option[]){CONSENT_OPTION, {OPTION_END, false, NULL, NULL, NULL}},                     \
        .needs_workspace = true, .run = function,                                                                      \
    }

const struct command command_unit_import = IMPORT_COMMAND(
        "unit import", "导入单位表（村、居、单位和人口）", "单位名称*、类别、人口*、选区号", run_unit_import);

const struct command command_unit_list = {
        .path = "unit list",
        .operands = "",
        .summary = "单位、人口、选民和所属选区",
        .needs_workspace = true,
        .run = run_unit_list,
};

const struct command command_district_import =
        IMPORT_COMMAND("district import", "导入选区表", "选区号*、选区名称*、应选名额", run_district_import);

const struct command command_district_list = {
        .path = "district list",
        .operands = "",
        .summary = "选区一览表: 人口、选民、名额、每一代表的人口数和偏离",
        .needs_workspace = true,
        .run = run_district_list,
};

const struct command command_station_import = IMPORT_COMMAND(
        "station import", "导入投票站表", "选区号*、站号*、类别*、名称*、事由、秘密写票处", run_station_import);

const struct command command_station_list = {
        .path = "station list",
        .operands = "",
        .summary = "投票站、选举大会和流动票箱，以及缺什么",
        .needs_workspace = true,
        .run = run_station_list,
};
