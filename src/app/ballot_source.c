#include "app/ballot_source.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"

static const char common_words[] = "用黑色或蓝色的笔，画在方框里；写错了可以换票。不会写字的，可以请信任的人代写。";

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
    struct ballot_convention_list list = ballot_load_conventions(a);
    const char *code = setting_text(a, SETTING_BALLOT_MARKING, ws->law.settings[SETTING_BALLOT_MARKING].value);
    s.convention = ballot_lookup_convention(&list, code);
    if (!s.convention) return err_set(e, ERR_STATE, "没有名为“%s”的选票填写方法", code);
    if (!district_load_all(a, ws->db, county, &s.districts, e) ||
            !candidate_load_all(a, ws->db, county, &s.candidates, e) ||
            !round_load_all(a, ws->db, county, &s.rounds, e))
        return false;
    *out = s;
    return true;
}

const char *ballot_instruction(struct arena *a, const struct ballot_convention *c, int64_t seats, size_t write_in_lines)
{
    struct buf b = {.arena = a};
    const char *text = c->instruction;
    int number = 1;
    while (*text) {
        size_t n = strcspn(text, "|");
        buf_addf(&b, "%d．%.*s\n", number++, (int)n, text);
        text += n + (text[n] == '|');
    }
    if (write_in_lines) buf_addf(&b, "%d．%s\n", number++, c->write_in);
    buf_addf(&b, "%d．%s", number, common_words);
    return ballot_fill_text(a, buf_text(&b), seats);
}

/* The latest vote of a district, or the one asked for; the error says what is to be done first. */
static const struct stored_round *find_round(
        const struct ballot_source *s, int64_t district_no, int64_t round, struct err *e)
{
    const struct stored_round *r = NULL;
    for (size_t i = 0; i < s->rounds.n; i++) {
        const struct stored_round *x = &s->rounds.v[i];
        if (x->district_no == district_no && (round == 0 || x->round == round)) r = x;
    }
    if (r) return r;
    if (round > 1) {
        err_set(e, ERR_STATE, "还没有建立第 %" PRId64 " 次投票，请先用 huanjie round open --next 建立", round);
        return NULL;
    }
    for (size_t i = 0; i < s->candidates.n; i++) {
        const struct candidate *c = &s->candidates.v[i];
        if (c->district_no != district_no || c->state != CANDIDATE_FORMAL) continue;
        err_set(e, ERR_STATE, "正式代表候选人已经确定，还没有建立投票，请先用 huanjie round open 建立，再印选票");
        return NULL;
    }
    err_set(e, ERR_STATE, "还没有正式代表候选人名单，不能印选票；请先用 huanjie nominate finalize 确定");
    return NULL;
}

static void take_words(const struct ballot_source *s, const struct stored_round *r, struct ballot_design *d)
{
    struct arena *a = s->ws->arena;
    const struct election *x = &s->ws->election;
    d->title = arena_text(a, "%s代表选票", election_congress_name(a, x));
    d->subtitle = arena_text(a, "第%" PRId64 "选区　应选代表%" PRId64 "名%s%s", r->district_no, r->seats,
            r->kind == ROUND_FIRST ? "" : "　", r->kind == ROUND_FIRST ? "" : round_kind_title(r->kind));
    d->prompt = ballot_fill_text(a, s->convention->prompt, r->seats);
    d->instruction = ballot_instruction(a, s->convention, r->seats, d->write_in_lines);
    d->seal = "（选举委员会印章）";
    d->dated = date_text_cn(a, r->held_on);
}

static bool design(const struct ballot_source *s, const struct stored_round *r, int sheet, int32_t page,
        struct ballot_design *out, struct err *e)
{
    struct arena *a = s->ws->arena;
    if (r->district_no > BALLOT_CONTEST_MAX || r->round > BALLOT_ROUND_MAX || r->seats > BALLOT_ROWS_MAX)
        return err_set(e, ERR_INPUT, "选区号、次数或名额超出选票所能印的范围");
    struct ballot_design d = {.kind = s->ws->election.level == LEVEL_COUNTY ? BALLOT_COUNTY : BALLOT_TOWNSHIP,
            .convention = s->convention,
            .election = s->election,
            .contest_no = (int32_t)r->district_no,
            .round = (int32_t)r->round,
            .page = page,
            .seats = (int32_t)r->seats,
            .candidate_count = r->option_count};
    const char **names = arena_alloc_array(a, r->option_count + 1, sizeof *names);
    for (size_t i = 0; i < r->option_count; i++) names[i] = r->options[i].name;
    d.candidates = names;
    /* A voter may choose any other voter for each seat (art. 41); in a re-vote only among the tied (art. 45(3)). */
    d.write_in_lines = r->kind == ROUND_REVOTE ? 0 : (size_t)r->seats;
    d.sheet = BALLOT_A4;
    if (sheet == BALLOT_SHEET_AUTO)
        (void)ballot_choose_sheet(d.candidate_count + d.write_in_lines, &d.sheet);
    else
        d.sheet = (enum ballot_sheet)sheet;
    take_words(s, r, &d);
    *out = d;
    return true;
}

bool ballot_contest_make(const struct ballot_source *s, int64_t district_no, int64_t round, int sheet, int32_t page,
        struct ballot_contest *out, struct err *e)
{
    const char *subject = district_subject(s->ws->arena, district_no);
    struct ballot_contest c = {.district = district_lookup(&s->districts, district_no)};
    if (!c.district) return err_set(e, ERR_INPUT, "没有%s", subject);
    c.round = find_round(s, district_no, round, e);
    if (!c.round || !design(s, c.round, sheet, page, &c.design, e) || !ballot_lay_out(&c.design, &c.layout, e))
        return err_in(e, "%s", subject);
    *out = c;
    return true;
}

bool ballot_contest_find(
        const struct ballot_source *s, const struct ballot_payload *p, struct ballot_contest *out, struct err *e)
{
    struct ballot_contest c;
    const char *name = ballot_contest_name(s->ws->arena, p);
    if (p->election != s->election) return err_set(e, ERR_INPUT, "是另一次选举的选票");
    if (!ballot_contest_make(s, p->contest_no, p->round, (int)p->sheet, p->page, &c, e))
        return err_in(e, "选票 %s", name);
    if (!ballot_payload_eq(p, &c.layout.payload))
        return err_set(e, ERR_INPUT, "%s 的选票不是按现在的候选人名单和填写方法印的", name);
    *out = c;
    return true;
}
