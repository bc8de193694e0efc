#include "app/session_structure.h"

#include "model/voter.h"

static bool is_college(const char *education)
{
    static const char *const words[] = {"大专", "专科", "大学", "本科", "研究生", "硕士", "博士"};
    for (size_t i = 0; i < ARRAY_COUNT(words); i++)
        if (strstr(education, words[i])) return true;
    return false;
}

static bool is_party(const char *party)
{
    return (strstr(party, "中共") || text_eq(party, "党员")) && !strstr(party, "非");
}

static int64_t full_months(struct date born, struct date on)
{
    return (date_year(on) - date_year(born)) * 12 + date_month(on) - date_month(born) - (date_day(on) < date_day(born));
}

static bool has_sworn(const struct session *s, const char *name)
{
    for (size_t o = 0; o < s->oath_count; o++)
        for (size_t i = 0; i < s->oaths[o].n; i++)
            if (text_eq(s->oaths[o].names[i], name)) return true;
    return false;
}

static void add_age(struct session_structure *n, const struct session_post *p, struct date born, struct date on)
{
    static const int upto[LEADER_BANDS - 1] = {35, 40, 45, 50};
    int64_t months = full_months(born, on);
    size_t band = 0;
    while (band < ARRAY_COUNT(upto) && date_age(born, on) > upto[band]) band++;
    n->bands[band]++;
    n->known_age++;
    n->months += months;
    if (office_post(p->office) != POST_CHIEF) return;
    n->chiefs_known++;
    n->chiefs_months += months;
}

void session_count_structure(const struct session_view *v, struct session_structure *out)
{
    const struct session *s = &v->session;
    struct session_structure n = {0};
    for (size_t i = 0; i < v->result.n; i++) {
        const struct session_post *p = v->result.posts[i].post;
        for (size_t k = 0; k < v->result.posts[i].elected_count; k++) {
            const struct leader_elected *w = &v->result.posts[i].elected[k];
            n.people++;
            n.seconded += p->is_secondment;
            n.at_once += w->round == 1;
            n.by_all += w->by_all;
            n.sworn += has_sworn(s, w->name);
            if (w->nominee == SIZE_MAX) continue;
            const struct leader_nominee *x = &s->nominees[w->nominee];
            n.women += x->sex == SEX_WOMAN;
            n.party += is_party(x->party);
            n.college += is_college(x->education);
            if (date_is_set(x->born_on)) add_age(&n, p, x->born_on, s->opens_on);
        }
    }
    *out = n;
}

int64_t session_mean_age_tenths(int64_t months, int64_t known)
{
    return (months * 10 + known * 6) / (known * 12);
}
