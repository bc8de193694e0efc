/* The entries of a session's record. A command is a kind of entry and a table that says which option becomes which
 * member of its body; docs/session.md has the members. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/session.h"
#include "app/session_deputies.h"
#include "app/session_scan.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/work.h"

enum member_kind {
    AS_TEXT,
    AS_INT,
    AS_FLAG,
    AS_NUMBERS, /* --signer 12 --signer 13: [{"no":12},{"no":13}] */
    AS_TEXTS,   /* --name 甲 --name 乙: ["甲","乙"] */
    AS_PAIRS,   /* --margin 3=1: [{"post":3,"margin":1}] */
};

struct member {
    const char *option;
    const char *name;
    enum member_kind kind;
    const char *left, *right; /* of AS_PAIRS */
};

struct entry {
    const char *path;
    enum session_event_kind kind;
    const struct member *members;
};

#define END {NULL, NULL, AS_TEXT, NULL, NULL}

static const struct entry entries[] = {
        {"session open", EVENT_OPEN,
                (const struct member[]){{"title", "title", AS_TEXT, NULL, NULL}, {"session", "session", AS_INT, NULL, NULL},
                        {"seats", "seats", AS_INT, NULL, NULL}, {"convener", "convener", AS_TEXT, NULL, NULL},
                        {"opens-on", "opens_on", AS_TEXT, NULL, NULL},
                        {"completed-on", "completed_on", AS_TEXT, NULL, NULL},
                        {"ethnic-township", "ethnic_township", AS_FLAG, NULL, NULL},
                        {"special", "special", AS_TEXT, NULL, NULL}, {"proposers", "proposers", AS_INT, NULL, NULL}, END}},
        {"session deputy", EVENT_DEPUTY_STATE,
                (const struct member[]){{"no", "no", AS_INT, NULL, NULL}, {"state", "state", AS_TEXT, NULL, NULL},
                        {"cause", "cause", AS_TEXT, NULL, NULL}, {"document", "document", AS_TEXT, NULL, NULL}, END}},
        {"session sitting", EVENT_SITTING,
                (const struct member[]){{"sitting", "sitting", AS_INT, NULL, NULL}, {"kind", "kind", AS_TEXT, NULL, NULL},
                        {"title", "title", AS_TEXT, NULL, NULL}, END}},
        {"session step", EVENT_STEP,
                (const struct member[]){{"step", "step", AS_TEXT, NULL, NULL}, {"sitting", "sitting", AS_INT, NULL, NULL},
                        {"began", "began", AS_TEXT, NULL, NULL}, {"evidence", "evidence", AS_TEXT, NULL, NULL}, END}},
        {"session resolution", EVENT_RESOLUTION,
                (const struct member[]){{"resolution", "resolution", AS_TEXT, NULL, NULL},
                        {"title", "title", AS_TEXT, NULL, NULL}, {"sitting", "sitting", AS_INT, NULL, NULL},
                        {"for", "for", AS_INT, NULL, NULL}, {"against", "against", AS_INT, NULL, NULL},
                        {"abstain", "abstain", AS_INT, NULL, NULL}, END}},
        {"session presidium", EVENT_PRESIDIUM,
                (const struct member[]){{"member", "members", AS_NUMBERS, NULL, NULL},
                        {"secretary", "secretary", AS_TEXT, NULL, NULL}, END}},
        {"session method", EVENT_METHOD,
                (const struct member[]){{"deadline", "nomination_deadline", AS_TEXT, NULL, NULL},
                        {"deliberation-minutes", "deliberation_minutes", AS_INT, NULL, NULL},
                        {"marking", "marking", AS_TEXT, NULL, NULL},
                        {"margin", "margins", AS_PAIRS, "post", "margin"}, END}},
        {"session strike-signer", EVENT_STRIKE_SIGNER,
                (const struct member[]){{"nominee", "nominee", AS_INT, NULL, NULL}, {"deputy", "deputy", AS_INT, NULL, NULL},
                        {"reason", "reason", AS_TEXT, NULL, NULL}, END}},
        {"session nominee-leaves", EVENT_NOMINEE_LEAVES,
                (const struct member[]){{"nominee", "nominee", AS_INT, NULL, NULL}, {"state", "state", AS_TEXT, NULL, NULL},
                        {"why", "why", AS_TEXT, NULL, NULL}, END}},
        {"session verify-nominee", EVENT_VERIFY,
                (const struct member[]){{"nominee", "nominee", AS_INT, NULL, NULL}, {"by-whom", "by", AS_TEXT, NULL, NULL}, END}},
        {"session primary", EVENT_PRIMARY,
                (const struct member[]){{"post", "post", AS_INT, NULL, NULL}, {"votes", "votes", AS_PAIRS, "no", "votes"}, END}},
        {"session vote", EVENT_VOTE,
                (const struct member[]){{"post", "post", AS_INT, NULL, NULL}, {"sitting", "sitting", AS_INT, NULL, NULL},
                        {"nominee", "nominees", AS_NUMBERS, NULL, NULL}, END}},
        {"session settle", EVENT_SETTLE,
                (const struct member[]){{"post", "post", AS_INT, NULL, NULL}, {"round", "round", AS_INT, NULL, NULL},
                        {"settled", "settled", AS_TEXTS, NULL, NULL}, END}},
        {"session announce", EVENT_ANNOUNCE, (const struct member[]){{"post", "post", AS_INT, NULL, NULL}, END}},
        {"session oath", EVENT_OATH,
                (const struct member[]){{"name", "names", AS_TEXTS, NULL, NULL}, {"leader", "leader", AS_TEXT, NULL, NULL}, END}},
        {"session file", EVENT_FILE,
                (const struct member[]){{"kind", "kind", AS_TEXT, NULL, NULL}, {"title", "title", AS_TEXT, NULL, NULL},
                        {"to", "to", AS_TEXT, NULL, NULL}, {"document", "document", AS_TEXT, NULL, NULL}, END}},
        {"session motion", EVENT_MOTION,
                (const struct member[]){{"kind", "motion", AS_TEXT, NULL, NULL}, {"title", "title", AS_TEXT, NULL, NULL},
                        {"by-whom", "by", AS_TEXT, NULL, NULL}, {"proposer", "proposers", AS_NUMBERS, NULL, NULL},
                        {"written", "written", AS_FLAG, NULL, NULL},
                        {"names-question", "names_question", AS_FLAG, NULL, NULL},
                        {"addressee", "addressee", AS_TEXT, NULL, NULL}, {"disposal", "disposal", AS_TEXT, NULL, NULL}, END}},
        {"session recall", EVENT_RECALL,
                (const struct member[]){{"name", "name", AS_TEXT, NULL, NULL}, {"office", "office", AS_TEXT, NULL, NULL},
                        {"by-whom", "by", AS_TEXT, NULL, NULL}, {"proposer", "proposers", AS_NUMBERS, NULL, NULL},
                        {"reasons", "reasons", AS_FLAG, NULL, NULL}, {"defence", "defence", AS_FLAG, NULL, NULL},
                        {"sitting", "sitting", AS_INT, NULL, NULL}, {"for", "for", AS_INT, NULL, NULL}, END}},
        {"session resign", EVENT_RESIGN,
                (const struct member[]){{"name", "name", AS_TEXT, NULL, NULL}, {"office", "office", AS_TEXT, NULL, NULL},
                        {"sitting", "sitting", AS_INT, NULL, NULL}, {"for", "for", AS_INT, NULL, NULL}, END}},
        {"session decide", EVENT_DECIDE,
                (const struct member[]){{"subject", "subject", AS_TEXT, NULL, NULL},
                        {"question", "question", AS_TEXT, NULL, NULL}, {"answer", "answer", AS_TEXT, NULL, NULL},
                        {"body", "body", AS_TEXT, NULL, NULL}, {"document", "document", AS_TEXT, NULL, NULL}, END}},
        {"session explain", EVENT_EXPLAIN,
                (const struct member[]){{"code", "code", AS_TEXT, NULL, NULL}, {"subject", "subject", AS_TEXT, NULL, NULL},
                        {"text", "text", AS_TEXT, NULL, NULL}, END}},
        {"session void", EVENT_VOID,
                (const struct member[]){{"event", "event", AS_INT, NULL, NULL}, {"reason", "reason", AS_TEXT, NULL, NULL}, END}},
        {"session correct", EVENT_CORRECT, (const struct member[]){{"reason", "reason", AS_TEXT, NULL, NULL}, END}},
};

#undef END

/* ---- from options to a body ---- */

static bool read_number(struct cli *c, const char *option, const char *text, size_t bytes, int64_t *n)
{
    char *end;
    char digits[24] = "";
    if (bytes == 0 || bytes >= sizeof digits) return err_set(&c->e, ERR_USAGE, "--%s “%s” 应为整数", option, text);
    memcpy(digits, text, bytes);
    *n = strtoll(digits, &end, 10);
    return *end == '\0' || err_set(&c->e, ERR_USAGE, "--%s “%s” 应为整数", option, text);
}

static bool put_pair(struct cli *c, const struct member *m, const char *text, struct json *list)
{
    const char *equals = strchr(text, '=');
    int64_t left, right;
    if (!equals) return err_set(&c->e, ERR_USAGE, "--%s “%s” 应写成 3=1 的形式", m->option, text);
    if (!read_number(c, m->option, text, (size_t)(equals - text), &left) ||
            !read_number(c, m->option, equals + 1, strlen(equals + 1), &right))
        return false;
    struct json *j = json_add_object(list);
    json_put_int(j, m->left, left);
    json_put_int(j, m->right, right);
    return true;
}

static bool put_list(struct cli *c, const struct member *m, struct json *body)
{
    struct json *list = json_put_array(body, m->name);
    const char *text;
    for (size_t i = 0; (text = cli_value_at(c, m->option, i)); i++) {
        int64_t n;
        if (m->kind == AS_TEXTS) {
            const char *accepted;
            if (!utf8_accept(c->arena, str_of(text), &accepted, &c->e)) return err_in(&c->e, "--%s", m->option);
            json_add_text(list, accepted);
        } else if (m->kind == AS_PAIRS) {
            if (!put_pair(c, m, text, list)) return false;
        } else {
            if (!read_number(c, m->option, text, strlen(text), &n)) return false;
            json_put_int(json_add_object(list), "no", n);
        }
    }
    return true;
}

static bool put_member(struct cli *c, const struct member *m, struct json *body)
{
    int64_t n;
    const char *text;
    if (!cli_has(c, m->option)) return true;
    switch (m->kind) {
    case AS_TEXT:
        if (!cli_text(c, m->option, "", &text)) return false;
        json_put_text(body, m->name, text);
        return true;
    case AS_INT:
        if (!cli_int(c, m->option, 0, &n)) return false;
        json_put_int(body, m->name, n);
        return true;
    case AS_FLAG: json_put_bool(body, m->name, true); return true;
    case AS_NUMBERS:
    case AS_TEXTS:
    case AS_PAIRS: break;
    }
    return put_list(c, m, body);
}

/* --at, or now. */
static bool read_at(struct cli *c, struct moment *at)
{
    const char *text;
    if (!cli_text(c, "at", c->now, &text)) return false;
    *at = moment_parse(str_of(text));
    return moment_is_set(*at) || err_set(&c->e, ERR_USAGE, "--at “%s” 应写成 2012-01-05 08:00 的形式", text);
}

static bool read_session_no(struct cli *c, int64_t *no)
{
    return cli_int(c, "session", 1, no);
}

static enum exit_status show(struct cli *c, enum session_event_kind kind, const struct session_answer *answer)
{
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "event", answer->event_no);
        json_put_text(o, "kind", session_event_kind_code(kind));
        cli_put_findings(o, "findings", &answer->new_findings);
        cli_print_json(c, o);
    } else {
        printf("已记录第 %" PRId64 " 条：%s\n", answer->event_no, session_event_kind_title(kind));
        cli_print_findings(&answer->new_findings);
    }
    return cli_status_of(&answer->new_findings);
}

static enum exit_status add(struct cli *c, struct workspace *ws, enum session_event_kind kind, const struct json *body)
{
    int64_t session_no;
    struct moment at;
    struct session_answer answer;
    if (!read_session_no(c, &session_no) || !read_at(c, &at) ||
            !session_add(ws, session_no, kind, at, body, &answer, &c->e))
        return cli_fail(c);
    return show(c, kind, &answer);
}

static enum exit_status run_entry(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    const struct entry *x = entries;
    while (strcmp(x->path, c->command->path) != 0) x++;
    struct json *body = json_new_object(c->arena);
    for (const struct member *m = x->members; m->option; m++)
        if (!put_member(c, m, body)) return cli_fail(c);
    if (!cli_open(c, &ws)) return cli_fail(c);
    if (x->kind == EVENT_OPEN) {
        json_put_text(body, "level", area_level_code(ws.election.level));
        if (!cli_has(c, "session")) json_put_int(body, "session", 1);
    }
    return add(c, &ws, x->kind, body);
}

/* ---- entries whose body does not come from options alone ---- */

static enum exit_status run_deputies(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct json *body;
    bool takes = cli_has(c, "elected");
    if (takes == (c->operand_count == 1)) {
        err_set(&c->e, ERR_USAGE, "请写代表名册文件，或者 --elected（由认证的选举结果产生），两者之一");
        return cli_fail(c);
    }
    if (!cli_open(c, &ws)) return cli_fail(c);
    bool ok = takes ? session_take_deputies(&ws, &body, &c->e) : session_read_deputies(&ws, c->operands[0], &body, &c->e);
    return ok ? add(c, &ws, EVENT_DEPUTIES, body) : cli_fail(c);
}

static enum exit_status run_post(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    static const struct member members[] = {{"post", "post", AS_INT, NULL, NULL}, {"office", "office", AS_TEXT, NULL, NULL},
            {"title", "title", AS_TEXT, NULL, NULL}, {"seats", "seats", AS_INT, NULL, NULL},
            {"secondment", "secondment", AS_FLAG, NULL, NULL}, {"by-election", "by_election", AS_FLAG, NULL, NULL}};
    struct json *body = json_new_object(c->arena), *post = json_add_object(json_put_array(body, "posts"));
    for (size_t i = 0; i < ARRAY_COUNT(members); i++)
        if (!put_member(c, &members[i], post)) return cli_fail(c);
    return cli_open(c, &ws) ? add(c, &ws, EVENT_POSTS, body) : cli_fail(c);
}

static enum exit_status run_attendance(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    int64_t sitting_no;
    struct json *body = json_new_object(c->arena);
    if (!cli_int(c, "sitting", 0, &sitting_no)) return cli_fail(c);
    bool all = cli_has(c, "all-present");
    if (!all && c->operand_count == 0) {
        err_set(&c->e, ERR_USAGE, "请写签到表文件，或者 --all-present");
        return cli_fail(c);
    }
    if (!cli_open(c, &ws)) return cli_fail(c);
    if (c->operand_count && !session_read_attendance(&ws, c->operands[0], sitting_no, &body, &c->e)) return cli_fail(c);
    json_put_int(body, "sitting", sitting_no);
    if (all) json_put_text(body, "all", "present");
    return add(c, &ws, EVENT_ATTENDANCE, body);
}

static enum exit_status run_nominate(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    static const struct member members[] = {{"post", "post", AS_INT, NULL, NULL}, {"name", "name", AS_TEXT, NULL, NULL},
            {"deputy", "deputy", AS_INT, NULL, NULL}, {"official", "official", AS_FLAG, NULL, NULL},
            {"resigned", "resigned", AS_FLAG, NULL, NULL}, {"of-group", "of_group", AS_FLAG, NULL, NULL},
            {"sex", "sex", AS_INT, NULL, NULL}, {"born", "born", AS_TEXT, NULL, NULL}, {"party", "party", AS_TEXT, NULL, NULL},
            {"education", "education", AS_TEXT, NULL, NULL}, {"work", "work", AS_TEXT, NULL, NULL}};
    static const struct member signers = {"signer", "signers", AS_NUMBERS, NULL, NULL};
    struct json *body = json_new_object(c->arena);
    for (size_t i = 0; i < ARRAY_COUNT(members); i++)
        if (!put_member(c, &members[i], body)) return cli_fail(c);
    bool is_joint = cli_has(c, "signer");
    json_put_text(body, "by", is_joint ? "joint" : "presidium");
    json_put_bool(body, "voter", !cli_has(c, "no-voter"));
    if (is_joint && !put_list(c, &signers, body)) return cli_fail(c);
    int64_t session_no, nominee;
    if (!read_session_no(c, &session_no) || !cli_open(c, &ws) || !session_next_nominee(&ws, session_no, &nominee, &c->e))
        return cli_fail(c);
    json_put_int(body, "nominee", nominee);
    return add(c, &ws, EVENT_NOMINATE, body);
}

static enum exit_status run_list(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    static const struct member members[] = {{"post", "post", AS_INT, NULL, NULL}, {"nominee", "nominees", AS_NUMBERS, NULL, NULL}};
    struct json *body = json_new_object(c->arena);
    int64_t session_no, post_no;
    if (!read_session_no(c, &session_no) || !cli_int(c, "post", 0, &post_no) || !put_member(c, &members[0], body) ||
            !put_member(c, &members[1], body) || !cli_open(c, &ws))
        return cli_fail(c);
    if (!cli_has(c, "nominee") && !session_order_list(&ws, session_no, post_no, &body, &c->e)) return cli_fail(c);
    return add(c, &ws, EVENT_LIST, body);
}

/* --supervisor 甲 --teller 乙 …, --kin 乙=3=配偶: name, nominee, relation */
static bool put_staff(struct cli *c, struct json *list, const char *option, const char *role)
{
    const char *name;
    for (size_t i = 0; (name = cli_value_at(c, option, i)); i++) {
        struct json *j = json_add_object(list);
        json_put_text(j, "role", role);
        json_put_text(j, "name", name);
        const char *kin;
        for (size_t k = 0; (kin = cli_value_at(c, "kin", k)); k++) {
            size_t n = strlen(name);
            if (strncmp(kin, name, n) != 0 || kin[n] != '=') continue;
            const char *second = strchr(kin + n + 1, '=');
            int64_t nominee;
            size_t bytes = second ? (size_t)(second - kin - 1) - n : strlen(kin + n + 1);
            if (!read_number(c, "kin", kin + n + 1, bytes, &nominee)) return false;
            json_put_int(j, "kin_of", nominee);
            json_put_text(j, "relation", second ? second + 1 : "近亲属");
        }
    }
    return true;
}

static enum exit_status run_staff(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct json *body = json_new_object(c->arena), *list = json_put_array(body, "staff");
    if (!put_staff(c, list, "chief-supervisor", "chief-supervisor") || !put_staff(c, list, "supervisor", "supervisor") ||
            !put_staff(c, list, "teller", "teller") || !cli_open(c, &ws))
        return cli_fail(c);
    return add(c, &ws, EVENT_STAFF, body);
}

/* The sheet from a file, or from the ballots that were read with what only the hall knows. */
static bool read_tally_sheet(struct cli *c, struct workspace *ws, struct json *body)
{
    struct json *sheet;
    struct session_hall hall = {0};
    struct vote_key key;
    if (!cli_has(c, "scanned")) {
        if (!cli_read_json(c, c->operands[0], &sheet)) return false;
        json_put_tree(body, "sheet", sheet);
        return true;
    }
    return cli_int(c, "session", 1, &key.session_no) && cli_int(c, "post", 0, &key.no) &&
           cli_int(c, "round", 1, &key.round) && cli_int(c, "in-person", 0, &hall.in_person) &&
           cli_int(c, "received", 0, &hall.received) && cli_int(c, "issued", 0, &hall.issued) &&
           cli_int(c, "spoiled", 0, &hall.spoiled) && cli_int(c, "unused", 0, &hall.unused) &&
           cli_text(c, "supervisor", "", &hall.supervisor) && session_scan_tally(ws, key, &hall, body, &c->e);
}

static enum exit_status run_tally(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    static const struct member members[] = {
            {"post", "post", AS_INT, NULL, NULL}, {"round", "round", AS_INT, NULL, NULL}, {"entry", "entry", AS_INT, NULL, NULL}};
    struct json *body = json_new_object(c->arena);
    for (size_t i = 0; i < ARRAY_COUNT(members); i++)
        if (!put_member(c, &members[i], body)) return cli_fail(c);
    if (!cli_has(c, "round")) json_put_int(body, "round", 1);
    if (cli_has(c, "scanned") == (c->operand_count == 1)) {
        err_set(&c->e, ERR_USAGE, "请写计票单文件，或者 --scanned（由机读的选票产生），两者之一");
        return cli_fail(c);
    }
    if (!cli_open(c, &ws) || !read_tally_sheet(c, &ws, body)) return cli_fail(c);
    return add(c, &ws, EVENT_TALLY, body);
}

#include "cli/session_record_table.h"
