#include "cadre/staffing.h"

#include <inttypes.h>

#include "cadre/note.h"
#include "cadre/source.h"

static int32_t month_of(struct date d)
{
    return d.ymd / 100;
}

static bool is_now(const struct people *p, const struct appointment *x, struct date on)
{
    const struct official *o = official_lookup(&p->officials, x->official_no);
    return o && official_serves_on(o, on) && appointment_holds(x, month_of(on));
}

/* Of the approved number, what only people fill who are counted in another post (A85). */
static int64_t held_along(const struct post_staffing *x)
{
    int64_t left = x->post->approved - x->counted;
    if (left < 0) left = 0;
    return x->shared < left ? x->shared : left;
}

static void count_organisation(struct staffing *s, struct organisation_staffing *sum)
{
    for (size_t i = 0; i < s->post_count; i++) {
        const struct post_staffing *x = &s->posts[i];
        if (x->post->organisation_no != sum->organisation->organisation_no) continue;
        sum->shared += x->shared;
        if (!x->post->counts_quota) {
            sum->outside += x->holders;
            continue;
        }
        sum->outside += x->seconded;
        sum->approved += x->post->approved - held_along(x);
        sum->counted += x->counted;
        sum->chiefs_approved += x->post->is_chief ? x->post->approved : 0;
        sum->chiefs_counted += x->post->is_chief ? x->counted + x->shared : 0;
    }
}

struct staffing staffing_count(struct arena *a, const struct people *p, struct date on)
{
    struct staffing s = {.post_count = p->posts.n, .organisation_count = p->organisations.n};
    s.posts = arena_alloc_array(a, p->posts.n + 1, sizeof *s.posts);
    s.organisations = arena_alloc_array(a, p->organisations.n + 1, sizeof *s.organisations);
    for (size_t i = 0; i < p->posts.n; i++) s.posts[i] = (struct post_staffing){.post = &p->posts.v[i]};
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        const struct post *post = is_now(p, x, on) ? post_lookup(&p->posts, x->post_no) : NULL;
        if (!post) continue;
        struct post_staffing *at = &s.posts[post - p->posts.v];
        at->holders++;
        if (x->is_secondment)
            at->seconded++;
        else if (post->counts_quota && x->counts)
            at->counted++;
        else if (post->counts_quota)
            at->shared++;
    }
    for (size_t i = 0; i < p->organisations.n; i++) {
        s.organisations[i] = (struct organisation_staffing){.organisation = &p->organisations.v[i]};
        count_organisation(&s, &s.organisations[i]);
    }
    return s;
}

/* ---- findings ---- */

struct checking {
    const struct people *p;
    const struct staffing *s;
    struct date on;
    int64_t organisation_no; /* 0: all */
    struct finding_list *findings;
    struct arena *a;
};

static bool is_asked(const struct checking *c, int64_t organisation_no)
{
    return c->organisation_no == 0 || c->organisation_no == organisation_no;
}

static const char *post_subject(struct checking *c, const struct post *post)
{
    const struct organisation *o = organisation_lookup(&c->p->organisations, post->organisation_no);
    return arena_text(c->a, "%s %s", o ? o->name : "", post->name);
}

static const char *cite(const struct checking *c)
{
    return cadre_cite(c->findings->arena, c->on, CADRE_RULE_A85);
}

static void check_posts(struct checking *c)
{
    for (size_t i = 0; i < c->s->post_count; i++) {
        const struct post_staffing *x = &c->s->posts[i];
        if (!is_asked(c, x->post->organisation_no)) continue;
        if (x->post->counts_quota && x->counted > x->post->approved)
            cadre_note(c->findings, FINDING_F821, cite(c), post_subject(c, x->post), "职数 %" PRId64 "，计入职数的有 %" PRId64 " 人", x->post->approved,
                    x->counted);
        if (staffing_vacant(x) && x->post->counts_quota)
            cadre_note(c->findings, FINDING_N821, cite(c), post_subject(c, x->post), "职数 %" PRId64 "，实配 %" PRId64 "，空缺 %" PRId64, x->post->approved,
                    x->counted + x->shared, staffing_vacant(x));
    }
}

static void check_chiefs(struct checking *c)
{
    for (size_t i = 0; i < c->s->organisation_count; i++) {
        const struct organisation_staffing *x = &c->s->organisations[i];
        if (!is_asked(c, x->organisation->organisation_no)) continue;
        if (x->chiefs_approved == 0)
            cadre_note(c->findings, FINDING_W821, cite(c), x->organisation->name, "没有核定正职职数");
        else if (x->chiefs_approved > 2)
            cadre_note(c->findings, FINDING_W821, cite(c), x->organisation->name, "核定正职 %" PRId64 " 名，一般不多于 2 名", x->chiefs_approved);
    }
}

static const char *person_subject(struct checking *c, const struct official *o)
{
    const struct organisation *at = organisation_lookup(&c->p->organisations, o->organisation_no);
    return at ? arena_text(c->a, "%s %s", at->name, o->name) : o->name;
}

static void check_times(struct checking *c, const struct official *o, const struct appointment *x)
{
    const struct post *post = post_lookup(&c->p->posts, x->post_no);
    const char *name = post ? post->name : "";
    if (x->until && x->since && x->until < x->since)
        cadre_note(c->findings, FINDING_W824, "", person_subject(c, o), "%s %d 年 %d 月免职，早于任职的 %d 年 %d 月", name, x->until / 100, x->until % 100,
                x->since / 100, x->since % 100);
    if (x->since && x->grade_since && x->since < x->grade_since && x->grade)
        cadre_note(c->findings, FINDING_W824, "", person_subject(c, o), "%s任职时间 %d.%02d 早于任现职级时间 %d.%02d", name, x->since / 100, x->since % 100,
                x->grade_since / 100, x->grade_since % 100);
    if (x->since > month_of(c->on))
        cadre_note(c->findings, FINDING_W824, "", person_subject(c, o), "%s任职时间 %d.%02d 晚于核对的日期", name, x->since / 100, x->since % 100);
    if (x->since && o->work_since && x->since < o->work_since)
        cadre_note(c->findings, FINDING_W824, "", person_subject(c, o), "%s任职时间 %d.%02d 早于参加工作时间 %d.%02d", name, x->since / 100, x->since % 100,
                o->work_since / 100, o->work_since % 100);
}

static void check_person(struct checking *c, const struct official *o)
{
    size_t counting = 0, quota = 0;
    enum post_grade grade = GRADE_NONE, other = GRADE_NONE;
    for (size_t i = 0; i < c->p->appointments.n; i++) {
        const struct appointment *x = &c->p->appointments.v[i];
        if (x->official_no != o->official_no) continue;
        check_times(c, o, x);
        const struct post *post = is_now(c->p, x, c->on) ? post_lookup(&c->p->posts, x->post_no) : NULL;
        if (!post || x->is_secondment) continue;
        quota += post->counts_quota;
        counting += post->counts_quota && x->counts;
        if (x->grade && grade && x->grade != grade) other = x->grade;
        if (x->grade && !grade) grade = x->grade;
    }
    if (quota && counting != 1)
        cadre_note(c->findings, FINDING_F822, cite(c), person_subject(c, o), "现任占职数的职位 %zu 个，其中计入职数的 %zu 个，应当恰好一个", quota, counting);
    if (other)
        cadre_note(c->findings, FINDING_W824, "", person_subject(c, o), "现任职位登记了不同的职级: %s、%s", post_grade_title(grade),
                post_grade_title(other));
}

void staffing_check(const struct people *p, const struct staffing *s, struct date on, int64_t organisation_no, struct finding_list *findings)
{
    struct checking c = {p, s, on, organisation_no, findings, findings->arena};
    check_posts(&c);
    check_chiefs(&c);
    for (size_t i = 0; i < p->officials.n; i++)
        if (is_asked(&c, p->officials.v[i].organisation_no) && official_serves_on(&p->officials.v[i], on)) check_person(&c, &p->officials.v[i]);
}
