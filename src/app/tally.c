#include "app/tally.h"

#include <inttypes.h>

#include "app/result.h"

void tally_lines_to_json(const struct tally_sheet *sheet, struct json *o)
{
    struct json *lines = json_put_array(o, "lines");
    for (size_t i = 0; i < sheet->line_count; i++) {
        const struct tally_line *l = &sheet->lines[i];
        struct json *j = json_add_object(lines);
        json_put_text(j, "name", l->name);
        json_put_bool(j, "write_in", l->is_write_in);
        json_put_int(j, "for", l->votes_for);
        json_put_int(j, "against", l->votes_against);
        json_put_int(j, "abstain", l->abstentions);
    }
}

struct json *tally_to_json(struct arena *a, const struct tally_sheet *sheet)
{
    struct json *o = json_new_object(a);
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++)
        json_put_int(o, tally_figure_code((enum tally_figure)f), sheet->figures[f]);
    json_put_text(o, "supervisor", sheet->supervisor);
    tally_lines_to_json(sheet, o);
    return o;
}

static bool is_counting_place(const struct stored_round *r, int64_t station_no)
{
    for (size_t i = 0; i < r->station_count; i++)
        if (r->stations[i] == station_no) return true;
    return false;
}

bool tally_open_desk(struct workspace *ws, struct tally_desk *desk, struct err *e)
{
    desk->ws = ws;
    return round_load_all(ws->arena, ws->db, ws->election.county, &desk->rounds, e) &&
           tally_load_all(ws->arena, ws->db, ws->election.county, &desk->tallies, e);
}

bool tally_find_round(
        const struct tally_desk *desk, struct tally_place place, const struct stored_round **round, struct err *e)
{
    struct arena *a = desk->ws->arena;
    const struct stored_round *r = round_lookup(&desk->rounds, place.district_no, place.round);
    if (!r)
        return err_set(e, ERR_INPUT, "%s 还没有开始，请先用 huanjie round open 建立",
                subject_of_round(a, place.district_no, place.round));
    if (!is_counting_place(r, place.station_no))
        return err_set(e, ERR_INPUT, "%s 不是这次投票的计票点（流动票箱与其他票箱混合后统一计票）", subject_of_tally(a, place));
    *round = r;
    return true;
}

static bool is_figure(int64_t n)
{
    return n >= 0 && n <= TALLY_FIGURE_MAX;
}

static bool is_same_ballot(const struct stored_round *r, const struct tally_sheet *s, struct err *e)
{
    size_t printed = 0;
    while (printed < s->line_count && !s->lines[printed].is_write_in) printed++;
    if (printed != r->option_count)
        return err_set(e, ERR_INPUT, "计票单上有 %zu 名候选人，选票上有 %zu 名", printed, r->option_count);
    for (size_t i = 0; i < printed; i++)
        if (!text_eq(s->lines[i].name, r->options[i].name))
            return err_set(e, ERR_INPUT, "计票单第 %zu 名候选人是“%s”，选票上是“%s”", i + 1, s->lines[i].name, r->options[i].name);
    return true;
}

static bool is_sound_sheet(const struct tally_sheet *s, struct err *e)
{
    for (int f = 0; f < TALLY_FIGURE_COUNT; f++)
        if (!is_figure(s->figures[f]))
            return err_set(e, ERR_INPUT, "%s %" PRId64 " 应为 0 至 %d", tally_figure_title((enum tally_figure)f), s->figures[f],
                    TALLY_FIGURE_MAX);
    for (size_t i = 0; i < s->line_count; i++) {
        const struct tally_line *l = &s->lines[i];
        if (!is_figure(l->votes_for) || !is_figure(l->votes_against) || !is_figure(l->abstentions))
            return err_set(e, ERR_INPUT, "“%s”的票数应为 0 至 %d", l->name, TALLY_FIGURE_MAX);
        for (size_t k = 0; k < i; k++)
            if (l->is_write_in && text_eq(l->name, s->lines[k].name))
                return err_set(e, ERR_INPUT, "另选的“%s”与另一行同名；写的是候选人的，计入该候选人的赞成票", l->name);
    }
    return true;
}

static bool store(struct workspace *ws, struct tally_place place, enum tally_entry entry, const struct tally_sheet *sheet,
        const char *action, struct err *e)
{
    struct json *detail = tally_to_json(ws->arena, sheet);
    json_put_int(detail, "entry", entry);
    struct stored_tally t = {place, entry, ws->actor, ws->now, 0, *sheet};
    return workspace_record(ws, action, subject_of_tally(ws->arena, place), detail, &t.journal_seq, e) &&
           tally_insert(ws->db, ws->election.county, &t, e);
}

/* Compares what is entered; accepts equal entries on the spot. */
static bool weigh(struct workspace *ws, struct tally_place place, const struct tally_sheet *first,
        const struct tally_sheet *second, struct tally_outcome *outcome, struct err *e)
{
    outcome->difference_count = count_compare(ws->arena, first, second, &outcome->differences);
    outcome->state = outcome->difference_count ? TALLY_DIFFERS : TALLY_ACCEPTED;
    return outcome->state == TALLY_DIFFERS || store(ws, place, TALLY_AGREED, first, "tally-agree", e);
}

bool tally_enter_at(const struct tally_desk *desk, struct tally_place place, enum tally_entry entry,
        const struct tally_sheet *sheet, struct tally_outcome *outcome, struct err *e)
{
    struct workspace *ws = desk->ws;
    const struct stored_round *round;
    if (!tally_find_round(desk, place, &round, e) || !is_same_ballot(round, sheet, e) || !is_sound_sheet(sheet, e))
        return false;
    const struct stored_tally *same = tally_lookup(&desk->tallies, place, entry);
    if (same)
        return err_set(e, ERR_STATE, "第 %d 次录入已由“%s”完成；要重录，请先用 huanjie tally withdraw 撤回", (int)entry, same->clerk);
    enum tally_entry other_entry = entry == TALLY_FIRST ? TALLY_SECOND : TALLY_FIRST;
    const struct stored_tally *other = tally_lookup(&desk->tallies, place, other_entry);
    if (other && text_eq(other->clerk, ws->actor))
        return err_set(e, ERR_STATE, "两次录入须由两个人进行，“%s”已录入过一次（用 --by 写明录入人）", ws->actor);
    struct tally_outcome result = {.state = TALLY_WAITS};
    if (!store(ws, place, entry, sheet, "tally-enter", e)) return false;
    if (other && !weigh(ws, place, entry == TALLY_FIRST ? sheet : &other->sheet,
                         entry == TALLY_FIRST ? &other->sheet : sheet, &result, e))
        return false;
    *outcome = result;
    return true;
}

bool tally_enter(struct workspace *ws, struct tally_place place, enum tally_entry entry, const struct tally_sheet *sheet,
        struct tally_outcome *outcome, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct tally_desk desk;
    struct tally_outcome result;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !tally_open_desk(ws, &desk, e)) return false;
    if (!tally_enter_at(&desk, place, entry, sheet, &result, e) || !db_commit(&txn, e)) return false;
    *outcome = result;
    return true;
}

static bool find_both(struct workspace *ws, struct tally_place place, struct tally_desk *desk,
        const struct stored_tally *both[2], struct err *e)
{
    const struct stored_round *round;
    if (!tally_open_desk(ws, desk, e) || !tally_find_round(desk, place, &round, e)) return false;
    both[0] = tally_lookup(&desk->tallies, place, TALLY_FIRST);
    both[1] = tally_lookup(&desk->tallies, place, TALLY_SECOND);
    if (both[0] && both[1]) return true;
    return err_set(e, ERR_STATE, "%s 还没有录入两次", subject_of_tally(ws->arena, place));
}

bool tally_check(struct workspace *ws, struct tally_place place, struct tally_outcome *outcome, struct err *e)
{
    struct tally_desk desk;
    const struct stored_tally *both[2];
    if (!find_both(ws, place, &desk, both, e)) return false;
    struct tally_outcome result;
    result.difference_count = count_compare(ws->arena, &both[0]->sheet, &both[1]->sheet, &result.differences);
    result.state = tally_lookup(&desk.tallies, place, TALLY_AGREED) ? TALLY_ACCEPTED : TALLY_DIFFERS;
    *outcome = result;
    return true;
}

bool tally_resolve(struct workspace *ws, struct tally_place place, const char *const *settled, size_t count,
        struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct tally_desk desk;
    const struct stored_tally *both[2];
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !find_both(ws, place, &desk, both, e)) return false;
    if (tally_lookup(&desk.tallies, place, TALLY_AGREED))
        return err_set(e, ERR_STATE, "%s 两次录入已经一致，不用核定", subject_of_tally(ws->arena, place));
    struct tally_sheet agreed;
    return count_settle(ws->arena, &both[0]->sheet, &both[1]->sheet, settled, count, &agreed, e) &&
           is_sound_sheet(&agreed, e) && store(ws, place, TALLY_AGREED, &agreed, "tally-resolve", e) && db_commit(&txn, e);
}

bool tally_withdraw(struct workspace *ws, struct tally_place place, enum tally_entry entry, const char *reason,
        struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct tally_desk desk;
    const struct stored_round *round;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !tally_open_desk(ws, &desk, e) ||
            !tally_find_round(&desk, place, &round, e))
        return false;
    const struct stored_tally *t = tally_lookup(&desk.tallies, place, entry);
    if (!t) return err_set(e, ERR_STATE, "%s 没有第 %d 次录入", subject_of_tally(ws->arena, place), (int)entry);
    if (!*reason) return err_set(e, ERR_INPUT, "撤回须写明理由");
    struct json *detail = tally_to_json(ws->arena, &t->sheet);
    json_put_int(detail, "entry", entry);
    json_put_text(detail, "reason", reason);
    int64_t county = ws->election.county;
    return workspace_record(ws, "tally-withdraw", subject_of_tally(ws->arena, place), detail, NULL, e) &&
           tally_delete(ws->db, county, place, TALLY_AGREED, e) && tally_delete(ws->db, county, place, entry, e) &&
           db_commit(&txn, e);
}
