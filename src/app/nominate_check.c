#include "app/nominate_check.h"

#include <inttypes.h>
#include <stdarg.h>

#include "app/nominate_ask.h"
#include "app/nominate_order.h"
#include "app/result.h"
#include "base/buf.h"
#include "law/calendar.h"
#include "law/mandate.h"
#include "store/voter.h"

void nominate_find(struct workspace *ws, struct finding_list *findings, enum finding_code code, const char *subject,
        const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vtext(ws->arena, format, args);
    va_end(args);
    enum rule r = finding_rule(code);
    const char *article = r == RULE_NONE ? "" : law_cite(ws->arena, &ws->law, r);
    finding_add(findings, (struct finding){code, article, subject, text});
}

/* ---- nominations ---- */

static const char *struck_names(struct arena *a, const struct slate_nomination *x)
{
    enum { SHOWN = 12 };
    struct buf b = {.arena = a};
    size_t n = 0;
    for (size_t i = 0; i < x->signer_count; i++) {
        if (x->verdict.states[i] == SIGNER_COUNTS) continue;
        if (n++ < SHOWN)
            buf_addf(&b, "%s“%s”%s", n > 1 ? "、" : "", x->signers[i].name, signer_state_title(x->verdict.states[i]));
    }
    if (n > SHOWN) buf_addf(&b, " 等 %zu 人", n);
    return n ? buf_text(&b) : "没有别的签名";
}

static void check_nomination(
        struct workspace *ws, const struct nominee *x, const struct slate_nomination *n, struct finding_list *findings)
{
    const char *subject = subject_of_nominee(ws->arena, x->candidate);
    if (date_is_set(n->nomination->withdrawn_on)) return;
    if (n->verdict.is_early) nominate_find(ws, findings, FINDING_F405, subject, "%s", n->verdict.text);
    if (n->verdict.is_above_cap)
        nominate_find(ws, findings, FINDING_F404, subject,
                "%s；请推荐单位撤回超出的推荐（nominate withdraw --nomination %" PRId64 "）", n->verdict.text,
                n->nomination->nomination_no);
    if (n->nomination->kind != NOMINATION_JOINT || n->verdict.counted == (int64_t)n->signer_count) {
        if (n->nomination->kind == NOMINATION_PARTY || n->verdict.counted >= JOINT_SIGNERS_MIN) return;
    }
    const char *text = slate_nomination_text(ws->arena, n), *struck = struck_names(ws->arena, n);
    if (n->verdict.counted >= JOINT_SIGNERS_MIN || x->is_nominated)
        nominate_find(ws, findings, FINDING_N401, subject, "%s；%s", text, struck);
    else
        nominate_find(
                ws, findings, FINDING_W401, subject, "%s（%s）；请告知联名选民，或补足签名后重新收表", text, struck);
}

/* ---- persons ---- */

static bool check_against_roll(
        struct workspace *ws, const struct nominee *x, struct finding_list *findings, struct err *e)
{
    struct arena *a = ws->arena;
    const struct candidate *c = x->candidate;
    const char *subject = subject_of_nominee(a, c);
    if (!c->voter_no) {
        nominate_find(ws, findings, FINDING_W404, subject, "不在本地选民名册上，须有年龄、政治权利和选民资格的证明");
        return true;
    }
    struct voter v;
    bool found;
    if (!voter_load(a, ws->db, ws->election.county, c->voter_no, &v, &found, e)) return false;
    if (!found || v.state != VOTER_ACTIVE) {
        nominate_find(ws, findings, FINDING_W404, subject, "选民名册上的状态是“%s”，须核对其选民资格",
                found ? voter_state_title(v.state) : "无此人");
        return true;
    }
    if (date_is_set(c->born_on) && date_is_set(v.born_on) && c->born_on.ymd != v.born_on.ymd)
        nominate_find(ws, findings, FINDING_W405, subject, "推荐表的出生日期是 %s，名册上是 %s，请核对身份证",
                date_text(a, c->born_on), date_text(a, v.born_on));
    if (c->sex != SEX_NOT_SAID && v.sex != SEX_NOT_SAID && c->sex != v.sex)
        nominate_find(ws, findings, FINDING_W405, subject, "推荐表的性别与名册不同，请核对身份证");
    return true;
}

static void check_elsewhere(
        struct workspace *ws, const struct slate *slate, const struct nominee *x, struct finding_list *findings)
{
    const struct candidate *c = x->candidate;
    for (size_t i = 0; c->voter_no && i < slate->candidates.n; i++) {
        const struct candidate *y = &slate->candidates.v[i];
        if (y->voter_no != c->voter_no || y->district_no >= c->district_no || candidate_is_gone(y)) continue;
        nominate_find(ws, findings, FINDING_W407, subject_of_nominee(ws->arena, c),
                "同一人（选民证号 %" PRId64 "）也在选区 %" PRId64 " 被提名，须由本人选定一处并退出另一处", c->voter_no,
                y->district_no);
    }
}

static bool check_person(struct workspace *ws, const struct slate *slate, const struct nominee *x,
        struct finding_list *findings, struct err *e)
{
    const struct candidate *c = x->candidate;
    const char *subject = subject_of_nominee(ws->arena, c);
    struct reason_list reasons = {.arena = ws->arena};
    enum funding_stage stage =
            date_is_set(c->listed_on) || c->state == CANDIDATE_FORMAL ? FUNDING_LISTED : FUNDING_NOMINATED;
    if (c->foreign_funding && law_foreign_funding(&ws->law, stage, &reasons))
        nominate_find(ws, findings, FINDING_F406, subject, "%s；请用 nominate strike --candidate %" PRId64 " 除名",
                reasons.v[reasons.n - 1].text, c->candidate_no);
    if (date_is_set(c->born_on) && date_age(c->born_on, ws->election.day) < 18)
        nominate_find(ws, findings, FINDING_F407, subject, "%s 出生，到选举日 %s 未满十八周岁",
                date_text(ws->arena, c->born_on), date_text(ws->arena, ws->election.day));
    if (*c->other_mandate && !law_other_mandate(&ws->law, true, false, &reasons))
        nominate_find(ws, findings, FINDING_W403, subject,
                "已担任“%s”；两地没有隶属关系的不得同时担任，请说明有无隶属关系、保留哪一个", c->other_mandate);
    check_elsewhere(ws, slate, x, findings);
    return check_against_roll(ws, x, findings, e);
}

/* Persons and nominations of a district: signatures, caps, foreign funding, age, other mandates, the roll. */
static bool check_nominations(struct workspace *ws, const struct slate *slate, const struct slate_district *d,
        struct finding_list *findings, struct err *e)
{
    for (size_t i = 0; i < d->nominee_count; i++) {
        const struct nominee *x = &d->nominees[i];
        if (candidate_is_gone(x->candidate)) continue;
        for (size_t k = 0; k < x->nomination_count; k++) check_nomination(ws, x, x->nominations[k], findings);
        if (!check_person(ws, slate, x, findings, e)) return false;
    }
    return true;
}

bool nominate_check_all_nominations(struct workspace *ws, struct finding_list *findings, struct err *e)
{
    struct slate slate;
    if (!slate_load(ws, &slate, e)) return false;
    for (size_t i = 0; i < slate.n; i++)
        if (!check_nominations(ws, &slate, &slate.districts[i], findings, e)) return false;
    return true;
}

/* ---- lists ---- */

void nominate_check_review(
        struct workspace *ws, const struct slate *slate, const struct nominee *x, struct finding_list *findings)
{
    if (!slate->has_reviews) return;
    for (int i = 0; i < REVIEW_ITEM_COUNT; i++) {
        enum review_item item = (enum review_item)i;
        const struct review *r = x->reviews[i];
        if ((r && r->conclusion == CONCLUSION_PASS) || nominate_review_decided(ws->arena, slate, x->candidate, item))
            continue;
        nominate_find(ws, findings, FINDING_F413, subject_of_nominee(ws->arena, x->candidate), "%s: %s%s%s",
                review_item_title(item), r ? review_conclusion_title(r->conclusion) : "没有审查结论",
                r && *r->note ? "，" : "", r ? r->note : "");
    }
}

static void check_numbers(struct workspace *ws, const struct slate_district *d, struct finding_list *findings)
{
    const char *subject = subject_of_district(ws->arena, d->district->district_no);
    int64_t formal = (int64_t)d->formal, standing = (int64_t)d->standing;
    if (d->range.min == 0) return;
    if (d->is_final && (formal < d->range.min || formal > d->range.max))
        nominate_find(ws, findings, FINDING_F401, subject,
                "正式代表候选人 %" PRId64 " 名，应选 %" PRId64 " 名，依法应为 %" PRId64 " 至 %" PRId64 " 名", formal,
                d->district->seats, d->range.min, d->range.max);
    if (!d->is_final && standing < d->range.min)
        nominate_find(ws, findings, FINDING_F402, subject,
                "合法提名 %" PRId64 " 人，应选 %" PRId64 " 名，至少须有 %" PRId64 " 人，还差 %" PRId64 " 人", standing,
                d->district->seats, d->range.min, d->range.min - standing);
}

/* One of the two lists on its day. A day that has passed cannot be made good: only a later vote can. */
static void check_day(struct workspace *ws, const struct slate_district *d, enum calendar_step step,
        struct date published_on, struct finding_list *findings)
{
    struct law_basis basis = ws->law;
    basis.on = d->votes_on;
    struct date latest = law_days_before(&basis, step == STEP_FIRST_LIST ? 15 : 7), today = workspace_today(ws);
    enum finding_code code = step == STEP_FIRST_LIST ? FINDING_F408 : FINDING_F410;
    const char *subject = subject_of_district(ws->arena, d->district->district_no), *title = calendar_step_title(step);
    if (date_is_set(published_on) && published_on.ymd > latest.ymd)
        nominate_find(ws, findings, code, subject, "%s %s，迟了 %d 天：最迟应在 %s；须推迟本选区的投票",
                date_text(ws->arena, published_on), title, date_days_between(latest, published_on),
                date_text(ws->arena, latest));
    else if (!date_is_set(published_on) && today.ymd > latest.ymd)
        nominate_find(ws, findings, code, subject, "没有登记“%s”，最迟应在 %s", title, date_text(ws->arena, latest));
}

static void check_published(struct workspace *ws, const struct slate_district *d, struct finding_list *findings)
{
    check_day(ws, d, STEP_FIRST_LIST, d->first_list_on, findings);
    check_day(ws, d, STEP_FINAL_LIST, d->final_list_on, findings);
    if (!date_is_set(d->first_list_on)) return;
    for (size_t i = 0; i < d->nominee_count; i++) {
        const struct nominee *x = &d->nominees[i];
        const char *subject = subject_of_nominee(ws->arena, x->candidate);
        struct date listed_on = x->candidate->listed_on;
        if (x->stands && !date_is_set(listed_on))
            nominate_find(ws, findings, FINDING_F409, subject,
                    "推荐合法有效，但 %s 公布的名单上没有：合法提名的都应列入，不得调换或者增减；请补充公布（nominate "
                    "first-list --on）",
                    date_text(ws->arena, d->first_list_on));
        else if (!x->is_nominated && date_is_set(listed_on) && !candidate_is_gone(x->candidate))
            nominate_find(ws, findings, FINDING_W409, subject,
                    "已列入 %s 公布的名单，现在没有有效的推荐；须由选举委员会说明如何处理",
                    date_text(ws->arena, listed_on));
        else if (x->stands && listed_on.ymd > d->first_list_on.ymd)
            check_day(ws, d, STEP_FIRST_LIST, listed_on, findings);
    }
}

/* The district's list: numbers, reviews, publication, what has to be decided. table: of strokes. */
static bool check_list(struct workspace *ws, const struct slate *slate, const struct stroke_table *table,
        const struct slate_district *d, struct finding_list *findings, struct err *e)
{
    const char *subject = subject_of_district(ws->arena, d->district->district_no);
    check_numbers(ws, d, findings);
    check_published(ws, d, findings);
    struct reason_list reasons = {.arena = ws->arena};
    if (d->primary && !law_primary_turnout(&ws->law, d->primary->participants, d->primary->registered, &reasons))
        nominate_find(ws, findings, FINDING_F412, subject, "%s", reasons.v[reasons.n - 1].text);
    for (size_t i = 0; i < d->nominee_count; i++)
        if (d->nominees[i].candidate->state == CANDIDATE_FORMAL)
            nominate_check_review(ws, slate, &d->nominees[i], findings);
    struct open_questions open = {0};
    if (!nominate_ask_list(ws, slate, table, d, &open, e)) return false;
    for (size_t i = 0; i < open.n; i++)
        nominate_find(ws, findings, FINDING_F414, subject, "%s（决定项 %s %s，由%s决定）", open.v[i].text,
                open.v[i].subject, open.v[i].question, open.v[i].body);
    return true;
}

bool nominate_check_district(struct workspace *ws, const struct slate *slate, const struct stroke_table *table,
        const struct slate_district *d, struct finding_list *findings, struct err *e)
{
    return check_nominations(ws, slate, d, findings, e) &&
           check_list(ws, slate, table, d, findings, e);
}

/* ---- the whole area ---- */

void nominate_total(struct workspace *ws, const struct slate *slate, struct slate_total *out)
{
    struct slate_total t = {
            .districts = (int64_t)slate->n, .seats = slate->seats, .is_formal = slate->n > 0, .text = ""};
    int64_t standing = 0, formal = 0;
    for (size_t i = 0; i < slate->n; i++) {
        standing += (int64_t)slate->districts[i].standing;
        formal += (int64_t)slate->districts[i].formal;
        t.is_formal &= slate->districts[i].is_final;
    }
    t.candidates = t.is_formal ? formal : standing;
    struct reason_list reasons = {.arena = ws->arena};
    struct err why;
    if (law_candidate_total(&ws->law, t.districts, t.seats, &t.range, &reasons, &why)) {
        /* before talks and primaries there may be more nominees than a ballot takes */
        bool is_open = !t.is_formal && t.candidates > t.range.max;
        t.fits = is_open || law_total_fits(&ws->law, t.range, t.candidates, &reasons);
        t.text = is_open ? arena_text(ws->arena, "%s；现有合法提名 %" PRId64 " 人", reasons.v[0].text, t.candidates)
                         : arena_text(ws->arena, "%s；%s", reasons.v[0].text, reasons.v[1].text);
    } else {
        t.text = arena_copy(ws->arena, why.text, strlen(why.text));
    }
    *out = t;
}

static bool has_party_nomination(const struct nominee *x)
{
    for (size_t i = 0; i < x->nomination_count; i++)
        if (x->nominations[i]->nomination->kind == NOMINATION_PARTY && x->nominations[i]->verdict.is_valid) return true;
    return false;
}

static void check_shares(struct workspace *ws, const struct slate *slate, bool formal, struct finding_list *findings)
{
    int64_t party = 0, women = 0, all = 0;
    for (size_t i = 0; i < slate->n; i++)
        for (size_t k = 0; k < slate->districts[i].nominee_count; k++) {
            const struct nominee *x = &slate->districts[i].nominees[k];
            if (!x->stands) continue;
            party += has_party_nomination(x);
            if (formal && x->candidate->state != CANDIDATE_FORMAL) continue;
            all++;
            women += x->candidate->sex == SEX_WOMAN;
        }
    struct reason_list reasons = {.arena = ws->arena};
    if (slate->seats > 0 && !law_party_share(&ws->law, party, slate->seats, &reasons))
        nominate_find(ws, findings, FINDING_W402, ws->election.name, "%s", reasons.v[reasons.n - 1].text);
    if (all > 0 && !law_women_share(&ws->law, women, all, &reasons))
        nominate_find(ws, findings, FINDING_W408, ws->election.name, "%s", reasons.v[reasons.n - 1].text);
}

static void check_area(struct workspace *ws, const struct slate *slate, struct finding_list *findings)
{
    struct slate_total total;
    nominate_total(ws, slate, &total);
    if (slate->n > 0 && slate->candidates.n > 0 && !total.fits)
        nominate_find(ws, findings, FINDING_F403, ws->election.name, "%s", total.text);
    bool any_final = false;
    for (size_t i = 0; i < slate->n; i++) any_final |= slate->districts[i].is_final;
    if (any_final && !slate->has_reviews)
        nominate_find(ws, findings, FINDING_W406, ws->election.name,
                "正式代表候选人没有联合审查（基本条件、程序、公示、举报）的记录");
    check_shares(ws, slate, total.is_formal, findings);
}

static void add_unless_explained(const struct slate *slate, const struct finding_list *found,
        struct finding_list *findings, struct finding_list *explained)
{
    for (size_t i = 0; i < found->n; i++) {
        const struct finding *f = &found->v[i];
        bool covered = finding_severity(f->code) == SEVERITY_EXPLAIN &&
                       explanation_covers(&slate->explanations, finding_code_text(f->code), f->subject, f->text);
        if (!covered)
            finding_add(findings, *f);
        else if (explained)
            finding_add(explained, *f);
    }
}

bool nominate_check(struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e)
{
    struct slate slate;
    const struct stroke_table *table;
    if (!slate_load(ws, &slate, e) || !nominate_strokes(ws, &table, e)) return false;
    struct finding_list found = {.arena = ws->arena};
    for (size_t i = 0; i < slate.n; i++)
        if (!nominate_check_district(ws, &slate, table, &slate.districts[i], &found, e)) return false;
    check_area(ws, &slate, &found);
    add_unless_explained(&slate, &found, findings, explained);
    return true;
}
