#include "seats/check.h"

#include <inttypes.h>

#include "law/district.h"

/* ---- the figures ---- */

static struct district_line line_of(const struct seats_facts *f, size_t i)
{
    struct district_line l = {.district = &f->districts[i], .voters = f->voters ? f->voters[i] : 0};
    for (size_t k = 0; k < f->unit_count; k++) {
        const struct unit *u = &f->units[k];
        if (u->district_no != l.district->district_no) continue;
        l.units++;
        l.villages += u->kind == UNIT_VILLAGE;
        l.people += u->population;
    }
    l.has_weight = l.people > 0 && l.district->seats > 0;
    return l;
}

static void weigh(struct seats_survey *s)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct district_line *l = &s->lines[i];
        if (!l->has_weight) continue;
        s->mean.part += l->people;
        s->mean.whole += l->district->seats;
    }
    for (size_t i = 0; i < s->n; i++) {
        struct district_line *l = &s->lines[i];
        if (l->has_weight) l->deviation = ratio_deviation((struct ratio){l->people, l->district->seats}, s->mean);
    }
}

bool seats_survey(struct arena *a, const struct law_basis *b, const struct seats_facts *f, struct seats_survey *out,
        struct err *e)
{
    struct seats_survey s = {.n = f->district_count};
    s.lines = arena_alloc_array(a, s.n + 1, sizeof *s.lines);
    for (size_t i = 0; i < s.n; i++) {
        s.lines[i] = line_of(f, i);
        s.people += s.lines[i].people;
        s.seats += f->districts[i].seats;
        s.voters += s.lines[i].voters;
    }
    for (size_t k = 0; k < f->unit_count; k++) s.unit_people += f->units[k].population;
    weigh(&s);
    bool extra = f->quota && f->quota->extra_five;
    s.has_ceiling = f->population > 0;
    if (s.has_ceiling && !law_seats(a, b, f->level, f->population, extra, &s.ceiling, e)) return false;
    *out = s;
    return true;
}

int64_t seats_people_of_area(const struct seats_facts *f, const struct seats_survey *s)
{
    return f->population ? f->population : s->unit_people;
}

int64_t seats_of_area(const struct seats_facts *f, const struct seats_survey *s)
{
    return f->quota ? f->quota->total : s->seats;
}

/* ---- findings ---- */

struct checker {
    struct arena *a;
    const struct law_basis *b;
    const struct seats_facts *f;
    const struct seats_survey *s;
    struct finding_list *findings;
};

static void find(struct checker *c, enum finding_code code, const char *subject, const char *text)
{
    enum rule r = finding_rule(code);
    finding_add(c->findings, (struct finding){code, r == RULE_NONE ? "" : law_cite(c->a, c->b, r), subject, text});
}

/* The last of the reasons says why not. */
static void find_reason(
        struct finding_list *findings, enum finding_code code, const char *subject, const struct reason_list *reasons)
{
    const struct reason *why = &reasons->v[reasons->n - 1];
    finding_add(findings, (struct finding){code, why->article, subject, why->text});
}

static int64_t distance(int64_t x, int64_t y)
{
    return x > y ? x - y : y - x;
}

static void check_total(struct checker *c)
{
    const struct quota *q = c->f->quota;
    if (!c->s->has_ceiling)
        find(c, FINDING_W302, c->f->area,
                "没有登记总人口，不能计算代表名额的上限；请用 huanjie seats fix --population 登记");
    if (!q) {
        find(c, FINDING_W301, c->f->area, "没有登记确定代表总名额的决定；请用 huanjie seats fix 写明名额、文号和日期");
        return;
    }
    struct reason_list reasons = {.arena = c->a};
    if (c->s->has_ceiling && !law_seats_fixed(c->b, c->f->level, &c->s->ceiling, q->total, &reasons))
        find_reason(c->findings, FINDING_F303, c->f->area, &reasons);
    if (date_is_set(q->report_by))
        find(c, FINDING_N302, c->f->area,
                arena_text(c->a, "%s重新确定的代表总名额（%s）最迟 %s 备案", q->body, q->document,
                        date_text(c->a, q->report_by)));
}

static void check_sum(struct checker *c)
{
    const struct quota *q = c->f->quota;
    if (!q || c->s->n == 0 || c->s->seats == q->total) return;
    if (c->s->seats == 0)
        find(c, FINDING_F304, c->f->area, "代表名额还没有分配到选区；请用 huanjie seats allocate 比较各种分配方法");
    else
        find(c, FINDING_F304, c->f->area,
                arena_text(c->a, "各选区名额合计 %" PRId64 " 名，确定的总名额 %" PRId64 " 名，%s %" PRId64 " 名",
                        c->s->seats, q->total, c->s->seats > q->total ? "多" : "少", distance(c->s->seats, q->total)));
}

static void check_district(struct checker *c, const struct district_line *l)
{
    struct reason_list reasons = {.arena = c->a};
    const char *subject = district_subject(c->a, l->district->district_no);
    /* while nothing is allotted at all, F304 says so once */
    if (c->s->seats > 0 && !law_district_seats(c->b, subject, l->district->seats, &reasons))
        find_reason(c->findings, FINDING_F301, subject, &reasons);
    if (c->s->voters > 0 && l->voters == 0)
        find(c, FINDING_F302, subject, "选民名册上没有本选区的选民，请核对名册中的选区号");
    if (l->people == 0)
        find(c, FINDING_W306, subject,
                l->units ? "本选区各单位的人口都是 0，请在单位表中填写" : "没有单位划入本选区，请在单位表中填写选区号");
    int64_t deviation;
    if (l->has_weight &&
            !law_district_weight(c->b, (struct ratio){l->people, l->district->seats}, c->s->mean, &deviation, &reasons))
        find_reason(c->findings, FINDING_W304, subject, &reasons);
}

/* 人口特少的村一般应有代表一人: with more villages than seats one of them goes without. */
static void check_villages(struct checker *c, const struct district_line *l)
{
    const struct law_setting *set = &c->b->settings[SETTING_SMALL_VILLAGE_SEAT];
    if (!set->value || l->district->seats < 1 || l->villages <= l->district->seats) return;
    const struct unit *least = NULL;
    for (size_t k = 0; k < c->f->unit_count; k++) {
        const struct unit *u = &c->f->units[k];
        if (u->district_no != l->district->district_no || u->kind != UNIT_VILLAGE) continue;
        if (!least || u->population < least->population) least = u;
    }
    finding_add(c->findings, (struct finding){FINDING_W305, set->source ? set->source : law_cite(c->a, c->b, RULE_R24),
                                     district_subject(c->a, l->district->district_no),
                                     arena_text(c->a,
                                             "有 %" PRId64 " 个村，应选 %" PRId64 " 名，人口最少的“%s”（%" PRId64
                                             " 人）可能没有代表；人口特少的村一般应有代表一人，请说明如何安排",
                                             l->villages, l->district->seats, least->name, least->population)});
}

static bool has_district(const struct seats_facts *f, int64_t district_no)
{
    for (size_t i = 0; i < f->district_count; i++)
        if (f->districts[i].district_no == district_no) return true;
    return false;
}

static void check_units(struct checker *c)
{
    for (size_t k = 0; c->f->district_count > 0 && k < c->f->unit_count; k++) {
        const struct unit *u = &c->f->units[k];
        if (u->district_no == 0)
            find(c, FINDING_F309, u->name, "没有划入选区，这里的选民无处投票；请在单位表中填写选区号");
        else if (!has_district(c->f, u->district_no))
            find(c, FINDING_F309, u->name,
                    arena_text(c->a, "划入了选区 %" PRId64 "，选区表中没有这个选区", u->district_no));
    }
    if (c->f->population > 0 && c->f->unit_count > 0 && c->s->unit_people != c->f->population)
        find(c, FINDING_W303, c->f->area,
                arena_text(c->a,
                        "各单位人口合计 %" PRId64 " 人，登记的总人口 %" PRId64 " 人，%s %" PRId64 " 人，请核对单位表",
                        c->s->unit_people, c->f->population, c->s->unit_people > c->f->population ? "多" : "少",
                        distance(c->s->unit_people, c->f->population)));
}

static enum finding_code share_code(enum rule r)
{
    return r == RULE_R25 ? FINDING_F306 : r == RULE_R26 ? FINDING_F307 : FINDING_F308;
}

void seats_check_minority(const struct law_basis *b, const struct minority_group *m, int64_t area_people,
        int64_t area_seats, struct reason_list *reasons, struct finding_list *findings)
{
    struct minority asked = {.group = m->name,
            .people = m->people,
            .seats = m->seats,
            .is_titular_tiny = m->kind == MINORITY_TITULAR_TINY,
            .is_tiny = m->kind == MINORITY_TINY,
            .is_scattered = m->kind == MINORITY_SCATTERED};
    size_t before = reasons->n;
    if (law_minority_seats(b, &asked, area_people, area_seats, reasons)) return;
    /* without a seat the first reason says it all; with one the share is wrong, which is said last */
    const struct reason *why = &reasons->v[m->seats == 0 ? before : reasons->n - 1];
    enum finding_code code = m->seats == 0 ? FINDING_F305 : share_code(why->rule);
    finding_add(findings, (struct finding){code, why->article, m->name, why->text});
}

static void check_minorities(struct checker *c)
{
    int64_t people = seats_people_of_area(c->f, c->s);
    int64_t seats = seats_of_area(c->f, c->s);
    struct reason_list reasons = {.arena = c->a};
    for (size_t i = 0; people > 0 && seats > 0 && i < c->f->minority_count; i++)
        seats_check_minority(c->b, &c->f->minorities[i], people, seats, &reasons, c->findings);
}

/* 大体相等: the law gives no number, so the spread is reported and nothing is judged. */
static void report_spread(struct checker *c)
{
    const struct district_line *most = NULL, *least = NULL;
    for (size_t i = 0; i < c->s->n; i++) {
        const struct district_line *l = &c->s->lines[i];
        if (!l->has_weight) continue;
        if (!most || l->deviation > most->deviation) most = l;
        if (!least || l->deviation < least->deviation) least = l;
    }
    if (!most || most == least) return;
    find(c, FINDING_N301, c->f->area,
            arena_text(c->a,
                    "每一代表所代表的人口平均 %" PRId64 " 人；最多的选区 %" PRId64 " 为 %" PRId64
                    " 人（%s%%），最少的选区 %" PRId64 " 为 %" PRId64 " 人（%s%%）；法律要求大体相等，未定数字",
                    c->s->mean.part / c->s->mean.whole, most->district->district_no,
                    most->people / most->district->seats, ratio_text_signed(c->a, most->deviation, 2),
                    least->district->district_no, least->people / least->district->seats,
                    ratio_text_signed(c->a, least->deviation, 2)));
}

void seats_check(struct arena *a, const struct law_basis *b, const struct seats_facts *f, const struct seats_survey *s,
        struct finding_list *findings)
{
    struct checker c = {a, b, f, s, findings};
    check_total(&c);
    check_sum(&c);
    for (size_t i = 0; i < s->n; i++) {
        check_district(&c, &s->lines[i]);
        check_villages(&c, &s->lines[i]);
    }
    check_units(&c);
    check_minorities(&c);
    report_spread(&c);
}
