#include "count/reconcile.h"

#include <inttypes.h>
#include <stdarg.h>

#include "base/ratio.h"

struct checker {
    const struct law_basis *b;
    const struct tally_sheet *s;
    const char *subject;
    struct finding_list *list;
};

static void PRINTF_LIKE(3, 4) find(struct checker *k, enum finding_code code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vtext(k->list->arena, format, args);
    va_end(args);
    enum rule r = finding_rule(code);
    const char *article = r == RULE_NONE ? "" : law_cite(k->list->arena, k->b, r);
    finding_add(k->list, (struct finding){code, article, k->subject, text});
}

static int64_t figure(const struct checker *k, enum tally_figure f)
{
    return k->s->figures[f];
}

/* Ballots: what was collected splits into valid and void, each candidate's votes into the valid ones. */
static void check_ballots(struct checker *k, int64_t seats)
{
    int64_t collected = figure(k, TALLY_COLLECTED), valid = figure(k, TALLY_VALID), voided = figure(k, TALLY_VOID);
    if (valid + voided != collected)
        find(k, FINDING_F501, "有效票 %" PRId64 " 加废票 %" PRId64 " 等于 %" PRId64 "，而收回选票 %" PRId64 " 张", valid, voided,
                valid + voided, collected);
    if (figure(k, TALLY_BLANK) > valid)
        find(k, FINDING_F502, "全部弃权的 %" PRId64 " 张多于有效票 %" PRId64 " 张", figure(k, TALLY_BLANK), valid);
    int64_t chosen = 0;
    for (size_t i = 0; i < k->s->line_count; i++) {
        const struct tally_line *l = &k->s->lines[i];
        chosen += l->votes_for;
        int64_t sum = l->votes_for + l->votes_against + l->abstentions;
        if (!l->is_write_in && sum != valid)
            find(k, FINDING_F503,
                    "“%s”赞成 %" PRId64 "、反对 %" PRId64 "、弃权 %" PRId64 "，合计 %" PRId64 "，而有效票 %" PRId64 " 张", l->name,
                    l->votes_for, l->votes_against, l->abstentions, sum, valid);
        if (l->is_write_in && l->votes_for > valid)
            find(k, FINDING_F503, "另选的“%s”得 %" PRId64 " 票，多于有效票 %" PRId64 " 张", l->name, l->votes_for, valid);
    }
    int64_t marked = valid - figure(k, TALLY_BLANK); /* a blank ballot chooses nobody */
    if (chosen > (marked > 0 ? marked : 0) * seats)
        find(k, FINDING_F504, "赞成票和另选票合计 %" PRId64 "，多于没有全部弃权的有效票 %" PRId64 " 张乘以应选 %" PRId64 " 名", chosen,
                marked, seats);
}

/* People and paper: issued, spoiled, collected. */
static void check_paper(struct checker *k)
{
    int64_t took = tally_participants(k->s), issued = figure(k, TALLY_ISSUED), spoiled = figure(k, TALLY_SPOILED);
    int64_t collected = figure(k, TALLY_COLLECTED);
    if (collected > took)
        find(k, FINDING_F505, "收回选票 %" PRId64 " 张，多于参加投票 %" PRId64 " 人", collected, took);
    if (collected < took)
        find(k, FINDING_W501, "收回选票 %" PRId64 " 张，比参加投票的 %" PRId64 " 人少 %" PRId64 " 张", collected, took, took - collected);
    if (collected + spoiled > issued)
        find(k, FINDING_F506, "收回 %" PRId64 " 张加换发作废 %" PRId64 " 张，多于发出的 %" PRId64 " 张", collected, spoiled, issued);
    if (issued - spoiled != took)
        find(k, FINDING_W502, "发出 %" PRId64 " 张减去换发作废 %" PRId64 " 张为 %" PRId64 " 张，参加投票 %" PRId64 " 人", issued, spoiled,
                issued - spoiled, took);
    int64_t received = figure(k, TALLY_RECEIVED), unused = figure(k, TALLY_UNUSED);
    if (issued + unused != received)
        find(k, FINDING_W503, "领用 %" PRId64 " 张，发出 %" PRId64 " 张加剩余 %" PRId64 " 张为 %" PRId64 " 张", received, issued, unused,
                issued + unused);
    if (issued > received)
        find(k, FINDING_F507, "发出 %" PRId64 " 张，多于领用的 %" PRId64 " 张", issued, received);
}

static const int64_t VOID_PERCENT_UNUSUAL = 10;

/* Where so few ballots are counted by themselves, everybody can guess who chose whom (R49). */
static const int64_t BALLOTS_SECRET_MIN = 10;

void count_reconcile_sheet(const struct law_basis *b, const struct tally_sheet *s, const struct station_facts *f,
        struct finding_list *list)
{
    struct checker k = {b, s, f->subject, list};
    check_ballots(&k, f->seats);
    check_paper(&k);
    if (f->received >= 0 && f->received != figure(&k, TALLY_RECEIVED))
        find(&k, FINDING_F508, "计票单写领用 %" PRId64 " 张，选票台账发给 %" PRId64 " 张", figure(&k, TALLY_RECEIVED), f->received);
    int64_t mobile = figure(&k, TALLY_MOBILE);
    if (mobile > 0 && figure(&k, TALLY_IN_PERSON) + figure(&k, TALLY_ENTRUSTED) == 0)
        find(&k, FINDING_F509, "这张计票单只有流动票箱的 %" PRId64 " 人，应与投票站的票混合后计在一张计票单上", mobile);
    if (!*s->supervisor) find(&k, FINDING_F510, "核对记录没有监票人签字");
    int64_t collected = figure(&k, TALLY_COLLECTED), voided = figure(&k, TALLY_VOID);
    if (collected > 0 && collected < BALLOTS_SECRET_MIN)
        find(&k, FINDING_W507, "单独计票的选票只有 %" PRId64 " 张，可能看出个人的选择；应与其他票箱混合后计票", collected);
    if (collected > 0 && voided * 100 > collected * VOID_PERCENT_UNUSUAL)
        find(&k, FINDING_W504, "废票 %" PRId64 " 张，占收回选票的 %s，超过 %d%%", voided,
                ratio_text_percent(list->arena, (struct ratio){voided, collected}, 1), (int)VOID_PERCENT_UNUSUAL);
}

void count_reconcile_district(const struct law_basis *b, const struct tally_sheet *sum, const struct district_facts *f,
        struct finding_list *list)
{
    struct checker k = {b, sum, f->subject, list};
    int64_t took = tally_participants(sum), entrusted = figure(&k, TALLY_ENTRUSTED);
    if (took > f->registered)
        find(&k, FINDING_F511, "参加投票 %" PRId64 " 人，多于选区全体选民 %" PRId64 " 人", took, f->registered);
    if (f->entrusted >= 0 && entrusted > f->entrusted)
        find(&k, FINDING_F512, "委托投票 %" PRId64 " 人，经同意的委托只有 %" PRId64 " 件", entrusted, f->entrusted);
    if (f->entrusted >= 0 && entrusted < f->entrusted)
        find(&k, FINDING_W505, "经同意的委托 %" PRId64 " 件，委托投票 %" PRId64 " 人，%" PRId64 " 件没有投票", f->entrusted, entrusted,
                f->entrusted - entrusted);
    if (f->printed >= 0 && figure(&k, TALLY_RECEIVED) > f->printed)
        find(&k, FINDING_F513, "各站领用合计 %" PRId64 " 张，多于印制的 %" PRId64 " 张", figure(&k, TALLY_RECEIVED), f->printed);
    if (f->mobile_boxes == 0 && figure(&k, TALLY_MOBILE) > 0)
        find(&k, FINDING_W526, "流动票箱投票 %" PRId64 " 人，而投票站表上本选区没有流动票箱", figure(&k, TALLY_MOBILE));
    if (took > 0 && took == f->registered)
        find(&k, FINDING_W506, "全体选民 %" PRId64 " 人都参加了投票，请说明死亡、外出、未能联系的选民如何投票", f->registered);
}
