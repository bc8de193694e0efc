#include "app/ballot_source.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"

static const char common_words[] = "用黑色或蓝色的笔，画在方框里；写错了可以换票。";
static const char helped[] = "不会写字的，可以请信任的人代写。"; /* 选举法 art. 40; no such rule for deputies in a congress */

/* The first eight of the public id's hexadecimal digits. */
static uint32_t short_hash(const struct workspace *ws)
{
    char digits[9] = "";
    memcpy(digits, ws->election.workspace, strnlen(ws->election.workspace, 8));
    return (uint32_t)strtoul(digits, NULL, 16);
}

bool ballot_source_load(struct workspace *ws, struct ballot_source *out, struct err *e)
{
    struct arena *a = ws->arena;
    int64_t county = ws->election.county;
    struct ballot_source s = {.ws = ws, .election = short_hash(ws)};
    s.conventions = ballot_load_conventions(a);
    if (!district_load_all(a, ws->db, county, &s.districts, e) ||
            !candidate_load_all(a, ws->db, county, &s.candidates, e) || !vote_load_all(ws, &s.votes, e))
        return false;
    *out = s;
    return true;
}

static const char *instruct(struct arena *a, const struct ballot_convention *c, int64_t seats, const char *write_in,
        const char *last_words)
{
    struct buf b = {.arena = a};
    const char *text = c->instruction;
    int number = 1;
    while (*text) {
        size_t n = strcspn(text, "|");
        buf_addf(&b, "%d．%.*s\n", number++, (int)n, text);
        text += n + (text[n] == '|');
    }
    if (write_in) buf_addf(&b, "%d．%s\n", number++, write_in);
    buf_addf(&b, "%d．%s%s", number, common_words, last_words);
    return ballot_fill_text(a, buf_text(&b), seats);
}

/* 填票说明 of a direct election: numbered sentences, a line each. */
static const char *instruction_of(struct arena *a, const struct ballot_convention *c, int64_t seats, size_t write_in_lines)
{
    return instruct(a, c, seats, write_in_lines ? c->write_in : NULL, helped);
}

/* In a congress another person goes with an against vote since 2025 (代表法2025 art. 17(6), R101). */
static const char *congress_instruction(
        struct arena *a, const struct ballot_convention *c, const struct vote *v, size_t write_in_lines)
{
    bool with_against = v->law->settings[SETTING_CONGRESS_WRITE_IN].value == WRITE_IN_WITH_AGAINST;
    const char *write_in = with_against ? arena_text(a, "对候选人投反对票的，可以另选他人；没有投反对票的，另选不计。%s", c->write_in)
                                        : c->write_in;
    return instruct(a, c, v->seats, write_in_lines ? write_in : NULL, "");
}

/* The latest vote of a district, or the one asked for; the error says what is to be done first. */
static const struct vote *find_in_district(const struct ballot_source *s, struct vote_key key, struct err *e)
{
    const struct vote *v = vote_lookup(&s->votes, key);
    if (v) return v;
    if (key.round > 1) {
        err_set(e, ERR_STATE, "还没有建立第 %" PRId64 " 次投票，请先用 huanjie round open --next 建立", key.round);
        return NULL;
    }
    for (size_t i = 0; i < s->candidates.n; i++) {
        const struct candidate *c = &s->candidates.v[i];
        if (c->district_no != key.no || c->state != CANDIDATE_FORMAL) continue;
        err_set(e, ERR_STATE, "正式代表候选人已经确定，还没有建立投票，请先用 huanjie round open 建立，再印选票");
        return NULL;
    }
    err_set(e, ERR_STATE, "还没有正式代表候选人名单，不能印选票；请先用 huanjie nominate finalize 确定");
    return NULL;
}

static const struct vote *find_vote(const struct ballot_source *s, struct vote_key key, struct err *e)
{
    const struct vote *v = NULL;
    if (key.session_no) return vote_find_on_post(s->ws, &s->votes, key, &v, e) ? v : NULL;
    const char *subject = district_subject(s->ws->arena, key.no);
    if (!district_lookup(&s->districts, key.no)) {
        err_set(e, ERR_INPUT, "没有%s", subject);
        return NULL;
    }
    v = find_in_district(s, key, e);
    if (!v) (void)err_in(e, "%s", subject);
    return v;
}

static void take_words(const struct ballot_source *s, const struct vote *v, struct ballot_design *d)
{
    struct arena *a = s->ws->arena;
    const char *again = v->round_kind == ROUND_FIRST ? "" : arena_text(a, "　%s", round_kind_title(v->round_kind));
    d->prompt = ballot_fill_text(a, d->convention->prompt, v->seats);
    d->dated = date_is_set(v->held_on) ? date_text_cn(a, v->held_on) : "";
    if (v->key.session_no) {
        d->title = arena_text(a, "%s选举%s选票", v->congress, v->label);
        d->subtitle = arena_text(a, "%s%s　应选%" PRId64 "名%s", v->label, v->is_secondment ? "（挂职）" : "", v->seats, again);
        d->instruction = congress_instruction(a, d->convention, v, d->write_in_lines);
        d->seal = "（大会主席团印章）";
        return;
    }
    d->title = arena_text(a, "%s代表选票", v->congress);
    d->subtitle = arena_text(a, "%s　应选代表%" PRId64 "名%s", v->label, v->seats, again);
    d->instruction = instruction_of(a, d->convention, v->seats, d->write_in_lines);
    d->seal = "（选举委员会印章）";
}

static enum ballot_kind kind_of(const struct ballot_source *s, const struct vote *v)
{
    if (v->key.session_no) return BALLOT_CONGRESS;
    return s->ws->election.level == LEVEL_COUNTY ? BALLOT_COUNTY : BALLOT_TOWNSHIP;
}

static bool design(const struct ballot_source *s, const struct vote *v, int sheet, int32_t page,
        struct ballot_design *out, struct err *e)
{
    int32_t contest_no;
    if (!vote_contest_no(v->key, &contest_no) || v->key.round > BALLOT_ROUND_MAX || v->seats > BALLOT_ENTRIES_MAX)
        return err_set(e, ERR_INPUT, "选区号（会议、职务号）、次数或名额超出选票所能印的范围");
    struct ballot_design d = {.kind = kind_of(s, v),
            .convention = ballot_lookup_convention(&s->conventions, v->marking),
            .election = s->election,
            .contest_no = contest_no,
            .round = (int32_t)v->key.round,
            .page = page,
            .seats = (int32_t)v->seats,
            .candidates = v->names,
            .candidate_count = v->name_count};
    if (!d.convention) return err_set(e, ERR_STATE, "没有名为“%s”的选票填写方法", v->marking);
    d.write_in_lines = vote_line_count(v);
    d.sheet = BALLOT_A4;
    if (sheet == BALLOT_SHEET_AUTO)
        (void)ballot_choose_sheet(d.candidate_count + d.write_in_lines, &d.sheet);
    else
        d.sheet = (enum ballot_sheet)sheet;
    take_words(s, v, &d);
    *out = d;
    return true;
}

bool ballot_contest_make(const struct ballot_source *s, struct vote_key key, int sheet, int32_t page,
        struct ballot_contest *out, struct err *e)
{
    struct ballot_contest c = {.vote = find_vote(s, key, e)};
    if (!c.vote) return false;
    if (!design(s, c.vote, sheet, page, &c.design, e) || !ballot_lay_out(&c.design, &c.layout, e))
        return err_in(e, "%s", ballot_contest_place(s->ws->arena, c.vote));
    *out = c;
    return true;
}

bool ballot_contest_find(
        const struct ballot_source *s, const struct ballot_payload *p, struct ballot_contest *out, struct err *e)
{
    struct ballot_contest c;
    const char *name = ballot_contest_name(s->ws->arena, p);
    if (p->election != s->election) return err_set(e, ERR_INPUT, "是另一次选举的选票");
    if (!ballot_contest_make(s, vote_key_of_code(p), (int)p->sheet, p->page, &c, e))
        return err_in(e, "选票 %s", name);
    if (!ballot_payload_eq(p, &c.layout.payload))
        return err_set(e, ERR_INPUT, "%s 的选票不是按现在的候选人名单和填写方法印的", name);
    *out = c;
    return true;
}

const char *ballot_contest_place(struct arena *a, const struct vote *v)
{
    if (!v->key.session_no) return district_subject(a, v->key.no);
    return arena_text(a, "第 %" PRId64 " 次会议%s", v->key.session_no, v->label);
}
