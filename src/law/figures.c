#include "law/figures.h"

#include <inttypes.h>

/* COUNT_MAX: so large that no election reaches it, so small that no product of counts and seats overflows. */
enum { SEATS_MAX = 1000, OPTIONS_MAX = 10000, COUNT_MAX = 1000000000 };

bool figures_are_direct(const struct contest *c)
{
    return c->kind == CONTEST_DIRECT || c->kind == CONTEST_BY_ELECTION;
}

int64_t figures_voters(const struct contest *c)
{
    return figures_are_direct(c) || c->participants > 0 ? c->participants : c->present;
}

static bool is_count(const char *what, int64_t n, int64_t least, struct err *e)
{
    if (n >= least && n <= COUNT_MAX) return true;
    return err_set(
            e, ERR_INPUT, "%s 为 %" PRId64 "，应为 %" PRId64 " 至 %d 的整数，请核对输入", what, n, least, COUNT_MAX);
}

static bool is_within(const char *part, int64_t n, const char *whole, int64_t limit, struct err *e)
{
    if (n <= limit) return true;
    return err_set(e, ERR_INPUT, "%s 为 %" PRId64 "，多于%s %" PRId64 "，请核对输入", part, n, whole, limit);
}

static bool voters_are_possible(const struct contest *c, struct err *e)
{
    static const char all[] = "选民总数 registered", took_part[] = "参加投票人数 participants";
    return is_count(all, c->registered, 1, e) && is_count(took_part, c->participants, 0, e) &&
           is_within(took_part, c->participants, all, c->registered, e);
}

static bool deputies_are_possible(const struct contest *c, struct err *e)
{
    static const char all[] = "全体代表人数 deputies", there[] = "出席人数 present",
                      took_part[] = "投票人数 participants";
    return is_count(all, c->deputies, 1, e) && is_count(there, c->present, 0, e) &&
           is_count(took_part, c->participants, 0, e) && is_within(there, c->present, all, c->deputies, e) &&
           is_within(took_part, c->participants, there, c->present, e);
}

static bool ballots_are_possible(const struct contest *c, struct err *e)
{
    static const char all[] = "收回选票 ballots", spoilt[] = "废票 void";
    return is_count(all, c->ballots, 0, e) && is_count(spoilt, c->void_ballots, 0, e) &&
           is_within(spoilt, c->void_ballots, all, c->ballots, e);
}

bool figures_check(const struct contest *c, struct err *e)
{
    if (c->seats < 1 || c->seats > SEATS_MAX)
        return err_set(e, ERR_INPUT, "应选名额 seats 应为 1 至 %d 的整数", SEATS_MAX);
    if (c->option_count > OPTIONS_MAX) return err_set(e, ERR_INPUT, "候选人超过 %d 名", OPTIONS_MAX);
    if (!(figures_are_direct(c) ? voters_are_possible(c, e) : deputies_are_possible(c, e))) return false;
    if (!ballots_are_possible(c, e)) return false;
    for (size_t i = 0; i < c->option_count; i++)
        if (!is_count("得票", c->options[i].votes_for, 0, e)) return err_in(e, "“%s”", c->options[i].name);
    return true;
}

void figures_note_odd(const struct law_basis *b, const struct contest *c, struct reason_list *notes)
{
    int64_t valid = c->ballots - c->void_ballots, sum = 0;
    for (size_t i = 0; i < c->option_count; i++) {
        sum += c->options[i].votes_for;
        if (c->options[i].votes_for > valid)
            law_because(notes, b, RULE_R55, "“%s”得 %" PRId64 " 票，多于有效票 %" PRId64 " 张，请核对计票记录",
                    c->options[i].name, c->options[i].votes_for, valid);
    }
    if (sum > valid * c->seats)
        law_because(notes, b, RULE_R57,
                "得票合计 %" PRId64 "，多于有效票 %" PRId64 " 张乘以应选 %" PRId64 " 名，请核对计票记录", sum, valid,
                c->seats);
}
