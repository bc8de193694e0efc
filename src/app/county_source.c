#include "app/county_source.h"

#include <inttypes.h>
#include <string.h>

#include "seal/journal.h"

bool county_source_load(struct workspace *ws, struct date on, struct county_source *out, struct err *e)
{
    struct county_source s = {.arena = ws->arena, .ws = ws, .on = on};
    if (!journal_head(ws->db, ws->election.county, &s.mark, e) || !appraisal_load(ws, &s.appraisal, e)) return false;
    s.appraisal.on = on;
    s.people = s.appraisal.directory.people;
    *out = s;
    return true;
}

struct paper *county_paper_begin(const struct county_source *s, const char *title)
{
    enum { SHOWN = 16 };
    struct paper *p = paper_new(s->arena, title, s->on);
    p->footer = arena_text(s->arena, "%s　截至%s　日志第%" PRId64 "条　SM3 %.*s", s->ws->election.name,
            date_text_cn(s->arena, s->on), s->mark.seq, SHOWN, s->mark.hash);
    return p;
}

const char *county_unit_name(const struct county_source *s, int64_t organisation_no)
{
    const struct organisation *o = organisation_lookup(&s->people.organisations, organisation_no);
    return o ? o->name : "";
}

const char *county_post_of(const struct county_source *s, const struct official *o)
{
    const char *unit = county_unit_name(s, o->organisation_no), *post = o->post_text;
    size_t n = strlen(unit), kind = strlen("镇");
    if (!*post) return "（未填）";
    if (!n || strstr(post, unit)) return post;
    bool is_said_again = n > kind && strncmp(unit + n - kind, post, kind) == 0 && strncmp(post + kind, "长", strlen("长")) != 0;
    return arena_text(s->arena, "%s%s", unit, is_said_again ? post + kind : post); /* 东溪镇 + 镇党委书记, but 东溪镇镇长 */
}

const char *county_share_text(struct arena *a, const struct measure *m)
{
    return measure_is_defined(m) ? arena_text(a, "%.1f%%", 100 * m->value) : "—";
}

const char *county_interval_text(struct arena *a, const struct measure *m)
{
    if (!measure_is_defined(m) || !m->has_interval) return "—";
    return arena_text(a, "%.1f%%–%.1f%%", 100 * m->low, 100 * m->high);
}

const char *county_points_text(struct arena *a, double points)
{
    const char *text = arena_text(a, "%+.1f", points);
    return strcmp(text + 1, "0.0") == 0 ? text + 1 : text;
}

int64_t county_basis(double share)
{
    return (int64_t)(share * 10000 + 0.5);
}

bool county_row_is_of(const struct set_row *r, const struct official *o)
{
    return r->question->subject_no == o->official_no;
}

const char *county_sets_text(struct arena *a, const char *const *names, size_t n)
{
    enum { SHOWN = 3 };
    struct buf b = {.arena = a};
    for (size_t i = 0; i < n && i < SHOWN; i++) buf_addf(&b, "%s%s", i ? "、" : "", names[i]);
    if (n > SHOWN) buf_addf(&b, "等%zu个票组", n);
    return n ? buf_text(&b) : "没有票组";
}
