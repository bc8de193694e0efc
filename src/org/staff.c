#include "org/staff.h"

#include <inttypes.h>

#include "base/buf.h"
#include "law/district.h"
#include "law/nomination.h"
#include "law/voting.h"

struct checker {
    struct arena *a;
    const struct law_basis *b;
    const struct staff_facts *f;
    struct finding_list *findings;
};

static void find(struct checker *c, enum finding_code code, const char *subject, const char *text)
{
    enum rule r = finding_rule(code);
    finding_add(c->findings, (struct finding){code, r == RULE_NONE ? "" : law_cite(c->a, c->b, r), subject, text});
}

static void find_reason(struct checker *c, enum finding_code code, const char *subject, const struct reason *why)
{
    finding_add(c->findings, (struct finding){code, why->article, subject, why->text});
}

const char *org_member_subject(struct arena *a, const struct member *m)
{
    return arena_text(a, "%s %s", member_body_title(m->body), m->name);
}

bool org_is_standing_committee(const char *body)
{
    return strstr(body, "人大常委会") || strstr(body, "人大常务委员会") || strstr(body, "人民代表大会常务委员会") ||
           strstr(body, "人民代表大会常委会");
}

enum kin_degree org_kin_degree(const char *relation)
{
    static const char near[] =
            "|配偶|夫|妻|丈夫|妻子|夫妻|父母|父|母|父亲|母亲|父子|父女|母子|母女|子女|子|女|儿子|女儿|养父|养母|养子|"
            "养女"
            "|继父|继母|继子|继女|兄弟姐妹|兄弟|姐妹|兄妹|姐弟|兄|弟|姐|妹|哥哥|弟弟|姐姐|妹妹"
            "|祖父母|祖父|祖母|爷爷|奶奶|外祖父母|外祖父|外祖母|外公|外婆|姥爷|姥姥|孙子女|孙子|孙女|祖孙"
            "|外孙子女|外孙|外孙子|外孙女|";
    char padded[64];
    size_t n = strlen(relation);
    if (n == 0 || n > sizeof padded - 3 || strchr(relation, '|')) return KIN_DEGREE_UNKNOWN;
    if (text_eq(relation, "本人")) return KIN_DEGREE_SELF;
    memcpy(padded + 1, relation, n);
    padded[0] = padded[n + 1] = '|';
    padded[n + 2] = '\0';
    return strstr(near, padded) ? KIN_DEGREE_NEAR : KIN_DEGREE_UNKNOWN;
}

static bool still_stands(const struct candidate *x)
{
    return x->state == CANDIDATE_NOMINATED || x->state == CANDIDATE_FORMAL;
}

/* ---- the committee ---- */

static void check_committee(struct checker *c)
{
    int64_t members = 0;
    struct buf without = {.arena = c->a};
    for (size_t i = 0; i < c->f->member_count; i++) {
        const struct member *m = &c->f->members[i];
        if (m->body != BODY_COMMITTEE || !member_serves(m)) continue;
        members++;
        if (!org_is_standing_committee(m->appointed_by) || !*m->document)
            buf_addf(&without, "%s%s", without.n ? "、" : "", m->name);
    }
    if (members == 0) {
        find(c, FINDING_F201, c->f->area, "还没有登记选举委员会的组成人员；选举委员会由县级人大常委会任命");
        return;
    }
    struct reason_list reasons = {.arena = c->a};
    if (without.n > 0) {
        law_committee(c->b, members, false, &reasons);
        find_reason(c, FINDING_F201, c->f->area,
                &(struct reason){RULE_R08, reasons.v[0].article,
                        arena_text(c->a, "%s: %s", reasons.v[0].text, buf_text(&without))});
    }
    reasons.n = 0;
    if (!law_committee(c->b, members, true, &reasons))
        find_reason(c, FINDING_F202, c->f->area, &reasons.v[reasons.n - 1]);
}

/* ---- the same person twice ---- */

enum sameness { OTHER_PERSON, SAME_NAME, SAME_PERSON };

/* A name alone proves nothing: only the number on the roll does, either way. */
static enum sameness compare(const struct member *m, const struct candidate *x)
{
    if (m->voter_no && x->voter_no) return m->voter_no == x->voter_no ? SAME_PERSON : OTHER_PERSON;
    return text_eq(m->name, x->name) ? SAME_NAME : OTHER_PERSON;
}

static void check_member_as_candidate(struct checker *c, const struct member *m, const struct candidate *x)
{
    enum sameness same = compare(m, x);
    if (same == OTHER_PERSON) return;
    struct reason_list reasons = {.arena = c->a};
    law_committee_member_may_stand(c->b, m->name, false, &reasons);
    if (same == SAME_PERSON)
        find_reason(c, FINDING_F203, org_member_subject(c->a, m), &reasons.v[0]);
    else
        find(c, FINDING_W202, org_member_subject(c->a, m),
                arena_text(c->a,
                        "与选区 %" PRId64 " 的候选人“%s”同名；请核对是否同一人，是同一人的应当辞去选举委员会的职务",
                        x->district_no, x->name));
}

/* ---- those who watch and count ---- */

static bool is_watcher(const struct member *m)
{
    return m->body == BODY_SUPERVISOR || m->body == BODY_TELLER;
}

/* National law speaks of 监票人 and 计票人; where a province also keeps candidates themselves away, it keeps them and
 * their kin from presiding and from any work at the vote. */
static bool is_bound(const struct checker *c, const struct member *m)
{
    bool all = c->b->settings[SETTING_SELF_NOT_TELLER].value;
    return is_watcher(m) || (all && (m->body == BODY_PRESIDING || m->body == BODY_STAFF));
}

static bool covers_district(const struct member *m, int64_t district_no)
{
    return m->district_no == 0 || m->district_no == district_no;
}

static void find_kin(struct checker *c, const struct member *m, const struct candidate *x, enum kinship kin)
{
    enum finding_code code = kin == KIN_SELF ? FINDING_F205 : FINDING_F204;
    const char *subject = org_member_subject(c->a, m);
    if (is_watcher(m)) {
        struct reason_list reasons = {.arena = c->a};
        law_may_watch(c->b, m->name, x->name, kin, &reasons);
        find_reason(c, code, subject, &reasons.v[reasons.n - 1]);
        return;
    }
    const char *source = c->b->settings[SETTING_SELF_NOT_TELLER].source;
    find_reason(c, code, subject,
            &(struct reason){RULE_R54, source ? source : law_cite(c->a, c->b, RULE_R54),
                    arena_text(c->a, "“%s”是选区 %" PRId64 " 候选人“%s”%s，不得主持或者在本选区担任工作人员", m->name,
                            x->district_no, x->name, kin == KIN_SELF ? "本人" : "的近亲属")});
}

static void check_watcher_as_candidate(struct checker *c, const struct member *m, const struct candidate *x)
{
    if (!covers_district(m, x->district_no)) return;
    enum sameness same = compare(m, x);
    if (same == SAME_PERSON) find_kin(c, m, x, KIN_SELF);
    if (same == SAME_NAME)
        find(c, FINDING_W203, org_member_subject(c->a, m),
                arena_text(c->a, "与选区 %" PRId64 " 的候选人“%s”同名；请核对是否同一人，是同一人的请换人",
                        x->district_no, x->name));
}

static void check_declaration(
        struct checker *c, const struct member *m, const struct candidate *x, const char *relation)
{
    enum kin_degree degree = org_kin_degree(relation);
    const char *subject = org_member_subject(c->a, m);
    if (degree == KIN_DEGREE_UNKNOWN)
        find(c, FINDING_W207, subject,
                arena_text(c->a,
                        "申报与选区 %" PRId64 " 候选人“%s”的关系是“%"
                        "s”，不在配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女之"
                        "列；请确认是否须要回避",
                        x->district_no, x->name, relation));
    else if (!covers_district(m, x->district_no))
        find(c, FINDING_N201, subject,
                arena_text(c->a, "是选区 %" PRId64 " 候选人“%s”的%s，在选区 %" PRId64 " 工作，不计本选区的票",
                        x->district_no, x->name, relation, m->district_no));
    else
        find_kin(c, m, x, degree == KIN_DEGREE_SELF ? KIN_SELF : KIN_NEAR);
}

static const struct candidate *candidate_of(const struct checker *c, int64_t candidate_no)
{
    for (size_t i = 0; i < c->f->candidate_count; i++)
        if (c->f->candidates[i].candidate_no == candidate_no) return &c->f->candidates[i];
    return NULL;
}

static void check_person(struct checker *c, const struct member *m)
{
    for (size_t i = 0; i < c->f->candidate_count; i++) {
        const struct candidate *x = &c->f->candidates[i];
        if (!still_stands(x)) continue;
        if (m->body == BODY_COMMITTEE) check_member_as_candidate(c, m, x);
        if (is_bound(c, m)) check_watcher_as_candidate(c, m, x);
    }
    for (size_t i = 0; is_bound(c, m) && i < c->f->kin_count; i++) {
        const struct kin_declaration *k = &c->f->kin[i];
        const struct candidate *x = k->member_no == m->member_no ? candidate_of(c, k->candidate_no) : NULL;
        if (x && still_stands(x)) check_declaration(c, m, x, k->relation);
    }
}

/* ---- where they serve ---- */

static bool has_district(const struct checker *c, int64_t district_no)
{
    for (size_t i = 0; i < c->f->district_count; i++)
        if (c->f->districts[i].district_no == district_no) return true;
    return false;
}

static bool has_station(const struct checker *c, int64_t district_no, int64_t station_no)
{
    for (size_t i = 0; i < c->f->station_count; i++)
        if (c->f->stations[i].district_no == district_no && c->f->stations[i].station_no == station_no) return true;
    return false;
}

static void check_place(struct checker *c, const struct member *m)
{
    if (m->district_no && !has_district(c, m->district_no))
        find(c, FINDING_W206, org_member_subject(c->a, m),
                arena_text(c->a, "选区表中没有选区 %" PRId64, m->district_no));
    else if (m->station_no && !has_station(c, m->district_no, m->station_no))
        find(c, FINDING_W206, org_member_subject(c->a, m),
                arena_text(c->a, "投票站表中没有%s", station_subject(c->a, m->district_no, m->station_no)));
}

/* One finding for all districts without a group, not one for each. */
static void check_guidance(struct checker *c)
{
    struct buf without = {.arena = c->a};
    for (size_t i = 0; i < c->f->district_count; i++) {
        int64_t district_no = c->f->districts[i].district_no;
        bool has_group = false;
        for (size_t k = 0; k < c->f->member_count && !has_group; k++) {
            const struct member *m = &c->f->members[k];
            has_group = m->body == BODY_GUIDANCE && member_serves(m) && m->district_no == district_no;
        }
        if (!has_group) buf_addf(&without, "%s%" PRId64, without.n ? "、" : "", district_no);
    }
    if (without.n) find(c, FINDING_W204, c->f->area, arena_text(c->a, "没有派驻指导组的选区: %s", buf_text(&without)));
}

void org_check_staff(
        struct arena *a, const struct law_basis *b, const struct staff_facts *f, struct finding_list *findings)
{
    struct checker c = {a, b, f, findings};
    check_committee(&c);
    for (size_t i = 0; i < f->member_count; i++) {
        if (!member_serves(&f->members[i])) continue;
        check_person(&c, &f->members[i]);
        check_place(&c, &f->members[i]);
    }
    check_guidance(&c);
}
