#include <inttypes.h>

#include "base/buf.h"
#include "law/voting.h"
#include "org/staff.h"

struct checker {
    struct arena *a;
    const struct law_basis *b;
    const struct staff_facts *f;
    struct finding_list *findings;
};

/* Who serves at one place. */
struct crew {
    int64_t presiding;
    int64_t supervisors;
    int64_t tellers;
    int64_t all; /* staff too */
};

/* Whoever is assigned to a district without a station serves at all its stations; a mobile box goes away from them,
 * so only its own people go with it. */
static struct crew crew_of(const struct staff_facts *f, const struct station *s)
{
    struct crew crew = {0};
    for (size_t i = 0; i < f->member_count; i++) {
        const struct member *m = &f->members[i];
        bool is_here = m->station_no == s->station_no || (m->station_no == 0 && s->kind != STATION_MOBILE);
        if (!member_serves(m) || m->district_no != s->district_no || !is_here) continue;
        crew.presiding += m->body == BODY_PRESIDING;
        crew.supervisors += m->body == BODY_SUPERVISOR;
        crew.tellers += m->body == BODY_TELLER;
        crew.all += m->body == BODY_PRESIDING || m->body == BODY_SUPERVISOR || m->body == BODY_TELLER ||
                    m->body == BODY_STAFF;
    }
    return crew;
}

static void find_last(
        struct checker *c, enum finding_code code, const struct station *s, const struct reason_list *reasons)
{
    const struct reason *why = &reasons->v[reasons->n - 1];
    finding_add(c->findings, (struct finding){code, why->article, station_subject(c->a, s->district_no, s->station_no),
                                     arena_text(c->a, "%s“%s”: %s", station_kind_title(s->kind), s->name, why->text)});
}

/* The law answers ground and staff with one word; each is asked with the other beyond doubt, because a clerk mends
 * them in different tables. */
enum { BEYOND_DOUBT = 1000 };

static void check_mobile_box(struct checker *c, const struct station *s, const struct crew *crew)
{
    enum mobile_ground ground;
    if (!mobile_ground_from(s->ground, &ground)) ground = MOBILE_OTHER;
    struct reason_list reasons = {.arena = c->a};
    if (!law_mobile_box(c->b, ground, BEYOND_DOUBT, BEYOND_DOUBT, &reasons)) {
        reasons.n = 1;
        find_last(c, FINDING_F210, s, &reasons);
    }
    reasons.n = 0;
    if (!law_mobile_box(c->b, MOBILE_ILL, crew->supervisors, crew->all, &reasons))
        find_last(c, FINDING_F209, s, &reasons);
}

static void check_counting_place(struct checker *c, const struct station *s, const struct crew *crew)
{
    struct reason_list reasons = {.arena = c->a};
    if (!law_station(c->b, BEYOND_DOUBT, s->has_booth, &reasons)) {
        reasons.n = 1;
        find_last(c, FINDING_F211, s, &reasons);
    }
    reasons.n = 0;
    if (!law_station(c->b, crew->all, true, &reasons)) find_last(c, FINDING_F209, s, &reasons);
}

static void check_crew(struct checker *c, const struct station *s, const struct crew *crew)
{
    if (crew->presiding && crew->supervisors && crew->tellers) return;
    struct buf lacks = {.arena = c->a};
    if (!crew->presiding) buf_add_text(&lacks, "主持人");
    if (!crew->supervisors) buf_addf(&lacks, "%s监票人", lacks.n ? "、" : "");
    if (!crew->tellers) buf_addf(&lacks, "%s计票人", lacks.n ? "、" : "");
    finding_add(c->findings,
            (struct finding){FINDING_W205, law_cite(c->a, c->b, RULE_R55),
                    station_subject(c->a, s->district_no, s->station_no),
                    arena_text(c->a, "%s“%s”还没有%s", station_kind_title(s->kind), s->name, buf_text(&lacks))});
}

static bool has_crew(const struct staff_facts *f)
{
    for (size_t i = 0; i < f->member_count; i++) {
        enum member_body b = f->members[i].body;
        if (b == BODY_PRESIDING || b == BODY_SUPERVISOR || b == BODY_TELLER) return true;
    }
    return false;
}

void org_check_stations(
        struct arena *a, const struct law_basis *b, const struct staff_facts *f, struct finding_list *findings)
{
    struct checker c = {a, b, f, findings};
    bool is_staffed = has_crew(f);
    if (!is_staffed && f->station_count > 0)
        finding_add(findings, (struct finding){FINDING_W205, law_cite(a, b, RULE_R55), f->area,
                                      "还没有登记主持人、监票人和计票人；请用 huanjie member import 导入"});
    for (size_t i = 0; i < f->station_count; i++) {
        const struct station *s = &f->stations[i];
        struct crew crew = crew_of(f, s);
        if (s->kind == STATION_MOBILE)
            check_mobile_box(&c, s, &crew);
        else
            check_counting_place(&c, s, &crew);
        if (is_staffed && s->kind != STATION_MOBILE) check_crew(&c, s, &crew);
    }
}
