#include "roll/standing.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"
#include "law/voter.h"
#include "roll/check.h"

const char *roll_voter_subject(struct arena *a, int64_t voter_no)
{
    return arena_text(a, "选民 %" PRId64, voter_no);
}

static bool is_active(const struct voter_line *v)
{
    return v->state == VOTER_ACTIVE;
}

static const char *last_reason(const struct reason_list *list, const char **article)
{
    const struct reason *r = &list->v[list->n - 1];
    *article = r->article;
    return r->text;
}

/* ---- who must be on it ---- */

/* The last exclusion of a voter; NULL when there is none. */
static const struct voter_change *exclusion_of(const struct roll_standing *r, int64_t voter_no)
{
    const struct voter_change *last = NULL;
    size_t low = 0, high = r->exclusion_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->exclusions[middle].voter_no <= voter_no)
            low = middle + 1;
        else
            high = middle;
    }
    if (low > 0 && r->exclusions[low - 1].voter_no == voter_no) last = &r->exclusions[low - 1];
    return last;
}

struct exclusion roll_exclusion_read(const struct voter_change *c)
{
    struct exclusion x = {.document = c->document,
            .authority = c->authority,
            .from = c->valid_from,
            .until = c->valid_until,
            .hospital_paper = *c->consent,
            .delivered_on = c->delivered_on};
    bool known = exclusion_ground_from(c->ground, &x.ground);
    if (!known) x.ground = EXCLUSION_GROUND_COUNT;
    /* the committee itself confirms that somebody cannot exercise the right, in a paper of its own */
    x.committee_confirmed = *c->document && strstr(c->authority, "选举委员会");
    return x;
}

static void check_excluded(struct arena *a, const struct law_basis *b, const struct roll_standing *r,
        const struct voter_line *v, struct finding_list *findings)
{
    const struct voter_change *c = exclusion_of(r, v->voter_no);
    const char *subject = roll_voter_subject(a, v->voter_no), *article = law_cite(a, b, RULE_R04), *why;
    struct exclusion x = c ? roll_exclusion_read(c) : (struct exclusion){.ground = EXCLUSION_GROUND_COUNT};
    if (x.ground == EXCLUSION_GROUND_COUNT) {
        why = arena_text(
                a, "%s不列入名单而没有登记理由和凭据；补上凭据（roll exclude）或者恢复（roll restore）", v->name);
        finding_add(findings, (struct finding){FINDING_F122, article, subject, why});
        return;
    }
    struct reason_list reasons = {.arena = a};
    enum verdict verdict = law_may_exclude(b, &x, &reasons);
    if (verdict == VERDICT_YES) return;
    why = last_reason(&reasons, &article);
    enum finding_code code = verdict == VERDICT_NO ? FINDING_F121 : FINDING_F122;
    finding_add(findings,
            (struct finding){code, article, subject,
                    arena_text(a, "%s: %s%s", v->name, why, code == FINDING_F121 ? "；用 roll restore 恢复" : "")});
}

static void check_age(
        struct arena *a, const struct law_basis *b, const struct voter_line *v, struct finding_list *findings)
{
    struct reason_list reasons = {.arena = a};
    if (!date_is_set(v->born_on) || law_is_of_age(b, v->born_on, &reasons) != VERDICT_NO) return;
    const char *article, *why = last_reason(&reasons, &article);
    finding_add(findings, (struct finding){FINDING_F104, article, roll_voter_subject(a, v->voter_no),
                                  arena_text(a, "%s %s", v->name, why)});
}

/* ---- one name and one birth ---- */

static int by_name_and_birth(const void *left, const void *right)
{
    const struct voter_line *l = *(const struct voter_line *const *)left, *r = *(const struct voter_line *const *)right;
    int order = strcmp(l->name, r->name);
    if (order) return order;
    if (l->born_on.ymd != r->born_on.ymd) return l->born_on.ymd < r->born_on.ymd ? -1 : 1;
    return (l->voter_no > r->voter_no) - (l->voter_no < r->voter_no);
}

static bool is_twin(const struct voter_line *l, const struct voter_line *r)
{
    return l->born_on.ymd == r->born_on.ymd && text_eq(l->name, r->name);
}

static void report_twins(struct arena *a, const struct law_basis *b, const struct voter_line *const *group, size_t n,
        struct finding_list *findings)
{
    struct buf subject = {.arena = a};
    for (size_t i = 0; i < n; i++) buf_addf(&subject, "%s%" PRId64, i ? "、" : "选民 ", group[i]->voter_no);
    finding_add(findings, (struct finding){FINDING_W105, law_cite(a, b, RULE_R02), buf_text(&subject),
                                  arena_text(a, "%s，%s 出生，在册 %zu 人，请查实是否同一人重复登记", group[0]->name,
                                          date_text(a, group[0]->born_on), n)});
}

static void check_twins(
        struct arena *a, const struct law_basis *b, const struct roll_standing *r, struct finding_list *findings)
{
    const struct voter_line **sorted = arena_alloc_array(a, r->voter_count + 1, sizeof *sorted);
    size_t n = 0, groups = 0;
    for (size_t i = 0; i < r->voter_count; i++)
        if (is_active(&r->voters[i]) && date_is_set(r->voters[i].born_on)) sorted[n++] = &r->voters[i];
    qsort(sorted, n, sizeof *sorted, by_name_and_birth);
    for (size_t i = 0, next; i < n && groups < ROLL_TWINS_LISTED_MAX; i = next) {
        for (next = i + 1; next < n && is_twin(sorted[i], sorted[next]);) next++;
        if (next - i < 2) continue;
        report_twins(a, b, sorted + i, next - i, findings);
        groups++;
    }
}

/* ---- places ---- */

/* Counts of one unit; the last one is of those who belong to none. */
struct unit_sum {
    int64_t voters;
    int64_t homeless;  /* in no district */
    int64_t strangers; /* in another district than their unit */
    const struct voter_line *first_homeless;
};

static const struct district *find_district(const struct roll_standing *r, int64_t district_no)
{
    const struct roll_publication *p = &r->published;
    for (size_t i = 0; i < p->district_count; i++)
        if (p->districts[i].district_no == district_no) return &p->districts[i];
    return NULL;
}

static size_t unit_index(const struct roll_standing *r, int64_t unit_no)
{
    size_t i = 0;
    while (i < r->unit_count && r->units[i].unit_no != unit_no) i++;
    return i;
}

static struct unit_sum *sum_units(struct arena *a, const struct roll_standing *r)
{
    struct unit_sum *sums = arena_alloc_array(a, r->unit_count + 1, sizeof *sums);
    size_t last = 0; /* neighbours on the roll are of one unit */
    for (size_t i = 0; i < r->voter_count; i++) {
        const struct voter_line *v = &r->voters[i];
        if (!is_active(v)) continue;
        if (last >= r->unit_count || r->units[last].unit_no != v->unit_no) last = unit_index(r, v->unit_no);
        struct unit_sum *s = &sums[last];
        s->voters++;
        if (!find_district(r, v->district_no)) {
            if (s->homeless++ == 0) s->first_homeless = v;
        } else if (last < r->unit_count && r->units[last].district_no && r->units[last].district_no != v->district_no) {
            s->strangers++;
        }
    }
    return sums;
}

static void check_unit(struct arena *a, const struct law_basis *b, const struct unit *u, const struct unit_sum *s,
        struct finding_list *findings)
{
    const char *subject = u ? arena_text(a, "单位 %s", u->name) : "没有单位的选民";
    if (s->homeless)
        finding_add(findings, (struct finding){FINDING_F123, law_cite_el(a, b, 27, 1), subject,
                                      arena_text(a, "有 %" PRId64 " 名选民没有划入选区（如选民 %" PRId64 "）；%s",
                                              s->homeless, s->first_homeless->voter_no,
                                              u && u->district_no ? "用 roll move 划入"
                                                                  : "先在单位表中写明选区号，再用 roll move 划入")});
    if (u && s->voters == 0)
        finding_add(findings,
                (struct finding){FINDING_W128, "", subject, "没有在册的选民；核对名册是否漏交，或者单位是否确无选民"});
    if (s->strangers)
        finding_add(findings, (struct finding){FINDING_W129, "", subject,
                                      arena_text(a, "有 %" PRId64 " 名选民不在本单位所在的选区 %" PRId64 "，请核对",
                                              s->strangers, u->district_no)});
}

static void check_rounds(
        struct arena *a, const struct law_basis *b, const struct roll_standing *r, struct finding_list *findings)
{
    const struct roll_publication *p = &r->published;
    int64_t *counts = arena_alloc_array(a, p->district_count + 1, sizeof *counts);
    for (size_t i = 0; i < r->voter_count; i++) {
        const struct district *d = is_active(&r->voters[i]) ? find_district(r, r->voters[i].district_no) : NULL;
        if (d) counts[d - p->districts]++;
    }
    for (size_t i = 0; i < p->district_count; i++) {
        int64_t district_no = p->districts[i].district_no;
        for (size_t k = 0; k < p->round_count; k++) {
            const struct roll_round *round = &p->rounds[k];
            if (round->district_no != district_no || round->registered == counts[i]) continue;
            finding_add(
                    findings, (struct finding){FINDING_W127, law_cite(a, b, RULE_R58), district_subject(a, district_no),
                                      arena_text(a,
                                              "第 %" PRId64 " 次投票按 %" PRId64 " 名选民计，名册现有 %" PRId64
                                              " 名，请说明相差的原因",
                                              round->round, round->registered, counts[i])});
        }
    }
}

void roll_check_standing(
        struct arena *a, const struct law_basis *b, const struct roll_standing *r, struct finding_list *findings)
{
    for (size_t i = 0; i < r->voter_count; i++) {
        const struct voter_line *v = &r->voters[i];
        if (v->state == VOTER_EXCLUDED) check_excluded(a, b, r, v, findings);
        if (is_active(v)) check_age(a, b, v, findings);
    }
    check_twins(a, b, r, findings);
    if (r->voter_count == 0) return; /* nothing was imported yet */
    const struct unit_sum *sums = sum_units(a, r);
    for (size_t i = 0; i <= r->unit_count; i++)
        check_unit(a, b, i < r->unit_count ? &r->units[i] : NULL, &sums[i], findings);
    check_rounds(a, b, r, findings);
}
