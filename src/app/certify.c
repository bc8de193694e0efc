#include "app/certify.h"

#include <inttypes.h>

#include "app/check_voting.h"
#include "store/counter.h"

/* Everything that stands open: F to be put right, W to be explained. */
static void take_obstacles(const struct finding_list *all, struct finding_list *findings)
{
    for (size_t i = 0; i < all->n; i++)
        if (finding_severity(all->v[i].code) != SEVERITY_NOTE) finding_add(findings, all->v[i]);
}

static void check_seats(struct workspace *ws, const struct records *r, struct finding_list *findings)
{
    if (r->districts.n == 0)
        finding_add(findings, (struct finding){FINDING_F602, law_cite(ws->arena, &ws->law, RULE_R67), ws->election.name,
                                      "还没有选区"});
}

static bool write_down(struct workspace *ws, const struct records *r, const struct result *result,
        const struct certificate_state *state, struct date issued_on, struct certificate *out, struct err *e)
{
    struct correction correction = {.reason = ""};
    if (state->correction_no &&
            !correction_load(ws->arena, ws->db, ws->election.county, state->correction_no, &correction, e))
        return false;
    struct certificate c = {.version = state->version + 1,
            .issued_on = issued_on,
            .issued_at = ws->now,
            .actor = ws->actor,
            .reason = correction.reason};
    const char *content = json_text_canonical(ws->arena, result_to_json(ws->arena, ws, r, result, NULL));
    char hash[SM3_HEX];
    if (!sm3_hex(str_of(content), hash, e)) return false;
    c.content = str_of(content);
    c.hash = arena_copy(ws->arena, hash, strlen(hash));
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "version", c.version);
    json_put_text(detail, "hash", c.hash);
    json_put_text(detail, "issued_on", date_text(ws->arena, issued_on));
    json_put_text(detail, "reason", c.reason);
    if (!workspace_record(ws, "certify", ws->election.name, detail, &c.journal_seq, e) ||
            !certificate_insert(ws->db, ws->election.county, &c, e))
        return false;
    if (state->correction_no &&
            !correction_close(ws->db, ws->election.county, state->correction_no, c.version, e))
        return false;
    *out = c;
    return true;
}

bool certify(struct workspace *ws, struct date issued_on, struct finding_list *findings, bool *made,
        struct certificate *certificate, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct records r;
    struct result result;
    struct certificate_state state;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e)) return false;
    if (!certificate_load_state(ws->db, ws->election.county, &state, e)) return false;
    if (!records_load(ws->arena, ws, &r, e) || !result_compute(ws->arena, &ws->law, &r, &result, e)) return false;
    if (!check_voting(ws, &result.findings, NULL, e)) return false;
    take_obstacles(&result.findings, findings);
    check_seats(ws, &r, findings);
    if (findings->n > 0) {
        *made = false;
        return true;
    }
    if (!write_down(ws, &r, &result, &state, issued_on, certificate, e) || !db_commit(&txn, e)) return false;
    *made = true;
    return true;
}

bool certify_open_correction(struct workspace *ws, const char *reason, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct certificate_state state;
    if (!*reason) return err_set(e, ERR_INPUT, "更正须写明理由");
    if (!db_begin(ws->db, &txn, e) || !certificate_load_state(ws->db, ws->election.county, &state, e)) return false;
    if (state.version == 0) return err_set(e, ERR_STATE, "结果还没有认证，可以直接修改");
    if (state.correction_no) return err_set(e, ERR_STATE, "第 %" PRId64 " 次更正还没有结束", state.correction_no);
    struct correction c = {.opened_at = ws->now, .actor = ws->actor, .reason = reason};
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "version", state.version);
    json_put_text(detail, "reason", reason);
    return counter_issue(ws->db, ws->election.county, "correction", 1, &c.correction_no, e) &&
           workspace_record(ws, "correct", ws->election.name, detail, NULL, e) &&
           correction_insert(ws->db, ws->election.county, &c, e) && db_commit(&txn, e);
}

bool certify_load(struct workspace *ws, int64_t version, struct certificate *certificate, struct err *e)
{
    struct certificate_state state;
    if (!certificate_load_state(ws->db, ws->election.county, &state, e)) return false;
    if (state.version == 0) return err_set(e, ERR_STATE, "结果还没有认证，请先用 huanjie certify");
    return certificate_load(ws->arena, ws->db, ws->election.county, version ? version : state.version, certificate, e);
}
