#include "app/workspace.h"

#include <inttypes.h>

#include "store/certificate.h"
#include "store/election.h"
#include "store/setting.h"

static const char PROVINCE_KEY[] = "province_rules";

static const char *key_path(struct arena *a, const char *path)
{
    return arena_text(a, "%s.key", path);
}

static bool is_sound(const struct election *x, struct err *e)
{
    if (x->division < 100000000 || x->division > 999999999)
        return err_set(e, ERR_INPUT, "区划代码 %" PRId64 " 应为 9 位（县级 6 位加乡级 3 位），如 331021104", x->division);
    if (x->level != LEVEL_TOWNSHIP && x->level != LEVEL_COUNTY)
        return err_set(e, ERR_INPUT, "级别应为 township（乡级）或 county（县级）；更高一级由间接选举产生");
    if (x->congress < 1 || x->congress > 99) return err_set(e, ERR_INPUT, "届次应为 1 至 99");
    if (!*x->name) return err_set(e, ERR_INPUT, "缺少行政区划名称");
    if (x->population < 0 || x->population > 100000000) return err_set(e, ERR_INPUT, "人口数不在 0 至 1 亿之间");
    return true;
}

/* The province whose rules apply: the one asked for, or that of the division code when its text was already in
 * force on the day. Anything else is the election committee's to decide, and the note says so. */
static bool choose_province(struct arena *a, const struct workspace_plan *plan, const struct law_basis *b,
        const char **chosen, struct finding_list *notes, struct err *e)
{
    const char *code = plan->province_code;
    bool asked_for = code != NULL;
    *chosen = "none";
    if (!code) code = law_province_code_of((int)(plan->election.division / 10000000));
    if (!code || text_eq(code, "none")) return true;
    struct law_province p;
    if (!law_province_load(a, code, &p, e)) return false;
    bool is_later = law_province_is_later(b, &p);
    if (!is_later || asked_for) *chosen = p.code;
    if (!is_later) return true;
    const char *what = asked_for ? "已按要求沿用，须有选举委员会的决定" : "没有沿用；如要沿用，请由选举委员会决定";
    finding_add(notes, (struct finding){FINDING_W201, "", plan->election.name,
                               arena_text(a, "%s自 %s 起施行，晚于选举日 %s，%s", p.short_name, date_text(a, p.since),
                                       date_text(a, b->on), what)});
    return true;
}

/* What a rehearsal's journal starts from, instead of an id by chance. NULL for an election in earnest. */
static bool choose_id(struct arena *a, const struct workspace_plan *plan, const char **id, struct err *e)
{
    enum { ID_HEX = 32 };
    const struct election *x = &plan->election;
    char hash[SM3_HEX];
    *id = NULL;
    if (!plan->is_rehearsal) return true;
    const char *text = arena_text(a, "huanjie-rehearsal %" PRId64 " %" PRId64 " %s", x->division, x->congress,
            date_text(a, x->day));
    if (!sm3_hex(str_of(text), hash, e)) return false;
    *id = arena_copy(a, hash, ID_HEX);
    return true;
}

struct filling {
    struct arena *arena;
    const struct workspace_access *access;
    const struct election *election;
    const char *province;
    bool is_rehearsal;
};

static bool fill(struct db *db, void *context, struct err *e)
{
    const struct filling *f = context;
    const struct election *x = f->election;
    struct stored_setting province = {PROVINCE_KEY, f->province, "init", x->created_on, ""};
    if (!election_insert(db, x, e) || !setting_save(db, x->county, &province, e)) return false;
    struct json *detail = json_new_object(f->arena);
    json_put_text(detail, "name", x->name);
    json_put_int(detail, "division", x->division);
    json_put_text(detail, "level", area_level_code(x->level));
    json_put_int(detail, "congress", x->congress);
    json_put_text(detail, "election_day", date_text(f->arena, x->day));
    json_put_int(detail, "population", x->population);
    json_put_text(detail, "province_rules", f->province);
    if (f->is_rehearsal) json_put_bool(detail, "rehearsal", true);
    struct journal_entry entry = {f->access->now, f->access->actor, "init", x->name, json_text_canonical(f->arena, detail)};
    return journal_append(db, x->county, &entry, NULL, e);
}

bool workspace_create(struct arena *a, const struct workspace_access *access, const struct workspace_plan *plan,
        struct finding_list *notes, struct err *e)
{
    struct law_basis b;
    const char *province, *id;
    if (!is_sound(&plan->election, e) || !law_basis_on(plan->election.day, &b, e)) return false;
    if (!choose_province(a, plan, &b, &province, notes, e) || !choose_id(a, plan, &id, e)) return false;
    AUTO_VAULT struct vault *vault = NULL;
    const char *key = key_path(a, access->path);
    if (!vault_create_as(key, id, &vault, e)) return false;
    struct election x = plan->election;
    x.county = x.division / 1000;
    x.province = x.division / 10000000;
    x.workspace = vault_workspace(vault);
    struct filling f = {a, access, &x, province, plan->is_rehearsal};
    AUTO_DB struct db *db = NULL;
    if (db_create(access->path, fill, &f, &db, e)) return true;
    vault_discard(key);
    return false;
}

static bool take_settings(struct workspace *ws, struct law_basis *law, struct err *e)
{
    struct stored_settings list;
    if (!setting_load(ws->arena, ws->db, ws->election.county, &list, e)) return false;
    for (size_t i = 0; i < list.n; i++) {
        if (!text_eq(list.v[i].key, PROVINCE_KEY) || text_eq(list.v[i].value, "none")) continue;
        struct law_province *p = arena_alloc(ws->arena, sizeof *p);
        if (!law_province_load(ws->arena, list.v[i].value, p, e)) return false;
        law_apply_province(law, p, ws->election.level);
    }
    for (size_t i = 0; i < list.n; i++) {
        enum setting s;
        if (!setting_from(list.v[i].key, &s)) continue;
        struct law_setting *set = &law->settings[s];
        if (!setting_parse(s, list.v[i].value, &set->value, e)) return false;
        set->origin = ORIGIN_DECISION;
        set->source = arena_text(ws->arena, "%s %s", list.v[i].decided_by, list.v[i].source);
    }
    return true;
}

static bool take_retired(struct workspace *ws, struct err *e)
{
    struct stored_settings list;
    enum setting known;
    if (!setting_load(ws->arena, ws->db, ws->election.county, &list, e)) return false;
    ws->retired = arena_alloc_array(ws->arena, list.n + 1, sizeof *ws->retired);
    for (size_t i = 0; i < list.n; i++) {
        const struct stored_setting *x = &list.v[i];
        if (text_eq(x->key, PROVINCE_KEY) || setting_from(x->key, &known)) continue;
        ws->retired[ws->retired_count++] = (struct retired_setting){x->key, x->value,
                arena_text(ws->arena, "%s %s，%s", x->decided_by, x->source, date_text(ws->arena, x->decided_on))};
    }
    return true;
}

bool workspace_law_on(struct workspace *ws, struct date on, struct law_basis *law, struct err *e)
{
    struct law_basis b;
    if (!law_basis_on(on, &b, e) || !take_settings(ws, &b, e)) return false;
    *law = b;
    return true;
}

bool workspace_open(struct arena *a, const struct workspace_access *access, struct workspace *out, struct err *e)
{
    struct workspace ws = {.arena = a, .path = access->path, .actor = access->actor, .now = access->now};
    if (!db_open(access->path, (struct db_options){.read_only = access->read_only}, &ws.db, e)) return false;
    bool ok = election_load(a, ws.db, &ws.election, e) && law_basis_on(ws.election.day, &ws.law, e) && take_settings(&ws, &ws.law, e) &&
              take_retired(&ws, e);
    if (!ok) {
        db_close(ws.db);
        return false;
    }
    *out = ws;
    return true;
}

bool workspace_open_vault(struct workspace *ws, struct vault **vault, struct err *e)
{
    return vault_open(key_path(ws->arena, ws->path), ws->election.workspace, vault, e);
}

bool workspace_unlock(struct workspace *ws, struct err *e)
{
    return ws->vault || workspace_open_vault(ws, &ws->vault, e);
}

void workspace_close(struct workspace *ws)
{
    vault_close(ws->vault);
    db_close(ws->db);
    *ws = (struct workspace){0};
}

bool workspace_record(struct workspace *ws, const char *action, const char *subject, const struct json *detail,
        int64_t *seq, struct err *e)
{
    const char *text = detail ? json_text_canonical(ws->arena, detail) : "";
    struct journal_entry entry = {ws->now, ws->actor, action, subject, text};
    struct journal_mark mark;
    if (!journal_append(ws->db, ws->election.county, &entry, &mark, e)) return false;
    if (seq) *seq = mark.seq;
    return true;
}

struct date workspace_today(const struct workspace *ws)
{
    return date_parse((struct str){ws->now, strlen(ws->now) < 10 ? strlen(ws->now) : 10});
}

bool workspace_must_be_open(struct workspace *ws, struct err *e)
{
    struct certificate_state state;
    if (!certificate_load_state(ws->db, ws->election.county, &state, e)) return false;
    if (state.version == 0 || state.correction_no > 0) return true;
    return err_set(e, ERR_STATE, "结果已认证（第 %" PRId64 " 版）并锁定；如需更正，请先用 huanjie correct 写明理由", state.version);
}
