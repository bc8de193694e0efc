/* The commands on organisations and their posts. */
#include <inttypes.h>
#include <stdio.h>

#include "app/organisation.h"
#include "app/organisation_name.h"
#include "base/buf.h"
#include "cli/commands.h"
#include "cli/intake.h"
#include "cli/work.h"

static enum exit_status run_import(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct intake in;
    struct finding_list findings = {.arena = c->arena};
    if (!cli_open(c, &ws) || !organisation_import(&ws, c->operands[0], cli_has(c, "yes"), &in, &findings, &c->e)) return cli_fail(c);
    return cli_show_intake(c, &in, &findings);
}

static bool load(struct cli *c, struct workspace *ws, struct date *on, struct people *p, struct staffing *s)
{
    return cli_open_read_only(c, ws) && cli_date(c, "on", ws->election.day, on) &&
           organisation_staffing(ws, *on, p, s, &c->e);
}

/* Only the one that --organisation names. *wanted NULL: all. */
static bool read_wanted(struct cli *c, const struct people *p, const struct organisation **wanted)
{
    const char *name;
    *wanted = NULL;
    if (!cli_text(c, "organisation", NULL, &name)) return false;
    return !name || people_organisation_find(c->arena, p, name, wanted, &c->e);
}

static void put_organisation(struct json *o, const struct organisation_staffing *s)
{
    const struct organisation *x = s->organisation;
    json_put_text(o, "organisation", x->name);
    json_put_text(o, "kind", organisation_kind_code(x->kind));
    json_put_text(o, "region", x->region);
    json_put_text(o, "type", x->type);
    json_put_text(o, "level", x->level);
    json_put_int(o, "approved", s->approved);
    json_put_int(o, "actual", s->counted);
    json_put_int(o, "missing", staffing_missing(s));
    json_put_int(o, "shared", s->shared);
    json_put_int(o, "outside", s->outside);
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct people p;
    struct staffing s;
    struct date on;
    if (!load(c, &ws, &on, &p, &s)) return cli_fail(c);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "organisations");
    json_put_text(root, "on", date_text(c->arena, on));
    int64_t approved = 0, counted = 0;
    for (size_t i = 0; i < s.organisation_count; i++) {
        const struct organisation_staffing *x = &s.organisations[i];
        approved += x->approved;
        counted += x->counted;
        put_organisation(json_add_object(list), x);
        if (!c->wants_json)
            printf("%4" PRId64 " %s（%s）%s %s %s 应配 %" PRId64 "，实配 %" PRId64 "，缺配 %" PRId64 "，交叉 %" PRId64 "，不占 %" PRId64
                   "\n",
                    x->organisation->organisation_no, x->organisation->name, organisation_kind_title(x->organisation->kind),
                    x->organisation->region, x->organisation->type, x->organisation->level, x->approved, x->counted,
                    staffing_missing(x), x->shared, x->outside);
    }
    json_put_int(root, "approved", approved);
    json_put_int(root, "actual", counted);
    if (c->wants_json)
        cli_print_json(c, root);
    else
        printf("算到 %s。单位 %zu 个: 应配 %" PRId64 "，实配 %" PRId64 "，缺配 %" PRId64 "（交叉任职不重复计算）\n", date_text(c->arena, on),
                s.organisation_count, approved, counted, approved - counted);
    return EXIT_DONE;
}

static void put_post(struct json *o, const struct people *p, const struct post_staffing *s)
{
    const struct organisation *at = organisation_lookup(&p->organisations, s->post->organisation_no);
    json_put_text(o, "organisation", at ? at->name : "");
    json_put_text(o, "post", s->post->name);
    json_put_text(o, "role", post_role_code(s->post->role));
    json_put_text(o, "grade", post_grade_code(s->post->grade));
    json_put_bool(o, "counts_quota", s->post->counts_quota);
    json_put_int(o, "approved", s->post->approved);
    json_put_int(o, "actual", s->counted);
    json_put_int(o, "shared", s->shared);
    json_put_int(o, "seconded", s->seconded);
    json_put_int(o, "vacant", s->post->counts_quota ? staffing_vacant(s) : 0);
}

/* Names of those in the post: 林佳怡（交叉）、吴建国（挂职）. */
static const char *holders(struct cli *c, const struct people *p, const struct post *post, struct date on)
{
    struct buf b = {.arena = c->arena};
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        const struct official *o = official_lookup(&p->officials, x->official_no);
        if (x->post_no != post->post_no || !o || !appointment_holds(x, people_month_of(on))) continue;
        buf_addf(&b, "%s%s%s", b.n ? "、" : "", o->name,
                x->is_secondment ? "（挂职）" : post->counts_quota && !x->counts ? "（交叉）" : "");
    }
    return buf_text(&b);
}

static enum exit_status show_posts(struct cli *c, bool only_vacant)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct people p;
    struct staffing s;
    struct date on;
    const struct organisation *wanted;
    struct finding_list findings = {.arena = c->arena};
    if (!load(c, &ws, &on, &p, &s) || !read_wanted(c, &p, &wanted)) return cli_fail(c);
    organisation_check(&p, &s, on, wanted, &findings);
    struct json *root = json_new_object(c->arena), *list = json_put_array(root, "posts");
    json_put_text(root, "on", date_text(c->arena, on));
    int64_t vacancies = 0;
    for (size_t i = 0; i < s.post_count; i++) {
        const struct post_staffing *x = &s.posts[i];
        int64_t vacant = x->post->counts_quota ? staffing_vacant(x) : 0;
        if (wanted && x->post->organisation_no != wanted->organisation_no) continue;
        vacancies += vacant;
        if (only_vacant && !vacant) continue;
        struct json *o = json_add_object(list);
        put_post(o, &p, x);
        json_put_text(o, "holders", holders(c, &p, x->post, on));
        if (!c->wants_json)
            printf("%s（%s%s）应配 %" PRId64 "，实配 %" PRId64 "，空缺 %" PRId64 " %s\n", people_post_subject(c->arena, &p, x->post),
                    post_grade_title(x->post->grade), x->post->counts_quota ? "" : "，不占职数", x->post->approved,
                    x->post->counts_quota ? x->counted + x->shared : x->holders, vacant, holders(c, &p, x->post, on));
    }
    json_put_int(root, "vacancies", vacancies);
    if (!only_vacant) cli_put_findings(root, "findings", &findings);
    if (c->wants_json)
        cli_print_json(c, root);
    else {
        if (!only_vacant) cli_print_findings(&findings);
        printf("空缺 %" PRId64 " 个\n", vacancies);
    }
    return only_vacant ? EXIT_DONE : cli_status_of(&findings);
}

static enum exit_status run_posts(struct cli *c)
{
    return show_posts(c, false);
}

static enum exit_status run_vacancies(struct cli *c)
{
    return show_posts(c, true);
}

#define ON_OPTION                                                                                                      \
    {                                                                                                                  \
        OPTION_VALUE, false, "on", "DATE", "按这一天在任的计算；默认选举日"                                    \
    }
#define ORGANISATION_OPTION                                                                                            \
    {                                                                                                                  \
        OPTION_VALUE, false, "organisation", "NAME", "只看一个单位"                                              \
    }

const struct command command_organisation_import = {
        .path = "organisation import",
        .operands = "FILE",
        .operands_min = 1,
        .operands_max = 1,
        .summary = "导入机构职数表: 单位、职位、核定的职数",
        .more = "列: 单位名称*、类别*、片区、类型、层次、职位*、职位类别*、职级、职数*、占职数。一个职位一行。",
        .options = (const struct option[]){YES_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_import,
};

const struct command command_organisation_list = {
        .path = "organisation list",
        .operands = "",
        .summary = "单位和应配、实配、缺配，交叉任职不重复计算",
        .options = (const struct option[]){ON_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_list,
};

const struct command command_organisation_posts = {
        .path = "organisation posts",
        .operands = "",
        .summary = "职位、职数、在任的人，以及超配、交叉任职等问题",
        .options = (const struct option[]){ORGANISATION_OPTION, ON_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_posts,
};

const struct command command_organisation_vacancies = {
        .path = "organisation vacancies",
        .operands = "",
        .summary = "空缺的职位",
        .options = (const struct option[]){ORGANISATION_OPTION, ON_OPTION, {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .run = run_vacancies,
};
