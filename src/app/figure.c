#include "app/figure.h"

#include <assert.h>
#include <ctype.h>
#include <inttypes.h>

static const struct {
    const char *name;
    const char *code;
    enum figure_kind kind;
    const char *unit;
    const char *meaning;
    const char *source;
    enum figure_moment as_of;
    enum figure_name part, whole, last_part, last_whole;
} specs[] = {
#define X(name, code, kind, unit, meaning, source, as_of, a, b, c, d)                                                  \
    {#name, code, FIGURE_##kind, unit, meaning, source, MOMENT_##as_of, FIG_##a, FIG_##b, FIG_##c, FIG_##d},
        REPORT_FIGURES(X)
#undef X
};

static const char unknown[] = "（未登记）";

/* ---- values ---- */

void figure_set(struct figures *f, enum figure_name name, int64_t count)
{
    assert(specs[name].kind == FIGURE_COUNT);
    f->v[name].is_known = count >= 0;
    f->v[name].value = count;
}

void figure_set_ratio(struct figures *f, enum figure_name name, struct ratio r, const char *of)
{
    f->v[name].is_known = r.whole > 0;
    f->v[name].ratio = r;
    f->v[name].text = of;
}

void figure_set_text(struct figures *f, enum figure_name name, const char *text)
{
    assert(specs[name].kind == FIGURE_TEXT);
    f->v[name].is_known = *text != '\0';
    f->v[name].text = text;
}

void figure_set_date(struct figures *f, enum figure_name name, struct date d)
{
    assert(specs[name].kind == FIGURE_DATE);
    f->v[name].is_known = date_is_set(d);
    f->v[name].value = d.ymd;
}

/* The ratio of a share: set as such, or made of two counts. False while something is missing. */
static bool ratio_of(const struct figures *f, enum figure_name part, enum figure_name whole, struct ratio *r)
{
    if (!f->v[part].is_known || !f->v[whole].is_known || f->v[whole].value <= 0) return false;
    *r = (struct ratio){f->v[part].value, f->v[whole].value};
    return true;
}

static bool own_ratio(const struct figures *f, enum figure_name name, struct ratio *r)
{
    if (specs[name].part) return ratio_of(f, specs[name].part, specs[name].whole, r);
    *r = f->v[name].ratio;
    return f->v[name].is_known;
}

/* ---- words ---- */

static const char *points_text(const struct figures *f, enum figure_name name)
{
    struct ratio now, before;
    if (!ratio_of(f, specs[name].part, specs[name].whole, &now)) return unknown;
    if (!ratio_of(f, specs[name].last_part, specs[name].last_whole, &before)) return "上届未登记";
    int64_t points = ratio_points(now, before, 1);
    if (points == 0) return "与上届持平";
    const char *size = ratio_text_signed(f->arena, points < 0 ? -points : points, 1) + 1; /* without its sign */
    return arena_text(f->arena, "比上届%s%s个百分点", points > 0 ? "上升" : "下降", size);
}

/* One decimal, rounded half away from zero. */
static const char *mean_text(struct arena *a, struct ratio r, const char *unit)
{
    int64_t tenths = (20 * r.part + r.whole) / (2 * r.whole);
    return arena_text(a, "%" PRId64 ".%" PRId64 "%s", tenths / 10, tenths % 10, unit);
}

const char *figure_text(const struct figures *f, enum figure_name name)
{
    const struct figure *x = &f->v[name];
    struct ratio r;
    switch (specs[name].kind) {
    case FIGURE_COUNT: return x->is_known ? arena_text(f->arena, "%" PRId64 "%s", x->value, specs[name].unit) : unknown;
    case FIGURE_SHARE_1:
    case FIGURE_SHARE_2:
        if (!own_ratio(f, name, &r)) return unknown;
        return ratio_text_percent(f->arena, r, specs[name].kind == FIGURE_SHARE_1 ? 1 : 2);
    case FIGURE_MEAN: return own_ratio(f, name, &r) ? mean_text(f->arena, r, specs[name].unit) : unknown;
    case FIGURE_POINTS: return points_text(f, name);
    case FIGURE_DATE: return x->is_known ? date_text_cn(f->arena, (struct date){(int32_t)x->value}) : unknown;
    case FIGURE_TEXT: return x->is_known ? x->text : unknown;
    }
    return unknown;
}

static enum figure_name name_of(struct str s)
{
    for (int i = 1; i < FIG_COUNT; i++)
        if (str_eq_text(s, specs[i].name)) return (enum figure_name)i;
    assert(false && "a sentence calls a figure that there is not");
    return FIG_NONE;
}

static void use(struct figures *f, enum figure_name name)
{
    if (f->v[name].is_used) return;
    f->v[name].is_used = true;
    f->used[f->used_count++] = name;
}

const char *figure_say(struct figures *f, const char *sentence)
{
    struct buf b = {.arena = f->arena};
    for (const char *p = sentence; *p;) {
        const char *open = strchr(p, '{');
        size_t plain = open ? (size_t)(open - p) : strlen(p);
        for (size_t i = 0; i < plain; i++) assert(!isdigit((unsigned char)p[i]));
        buf_add(&b, p, plain);
        if (!open) break;
        const char *close = strchr(open, '}');
        assert(close);
        enum figure_name name = name_of((struct str){open + 1, (size_t)(close - open - 1)});
        use(f, name);
        buf_add_text(&b, figure_text(f, name));
        p = close + 1;
    }
    return buf_text(&b);
}

/* ---- the annex ---- */

const char *figure_code(enum figure_name name)
{
    return *specs[name].code ? specs[name].code : "——";
}

const char *figure_meaning(enum figure_name name)
{
    return specs[name].meaning;
}

const char *figure_source(enum figure_name name)
{
    return specs[name].source;
}

static const char *base_part(const struct figures *f, enum figure_name name)
{
    return arena_text(f->arena, "%s%s", specs[name].meaning, figure_text(f, name));
}

const char *figure_base(const struct figures *f, enum figure_name name)
{
    const struct figure *x = &f->v[name];
    if (specs[name].kind == FIGURE_POINTS)
        return arena_text(f->arena, "%s÷%s；上届%s÷%s", figure_text(f, specs[name].part),
                figure_text(f, specs[name].whole), figure_text(f, specs[name].last_part),
                figure_text(f, specs[name].last_whole));
    if (specs[name].part)
        return arena_text(f->arena, "%s÷%s", figure_text(f, specs[name].part), base_part(f, specs[name].whole));
    if (x->is_known && x->ratio.whole > 0)
        return arena_text(f->arena, "%" PRId64 "÷%" PRId64 "%s%s%s", x->ratio.part, x->ratio.whole, x->text ? "（" : "",
                x->text ? x->text : "", x->text ? "）" : "");
    return "——";
}

/* The day of the session's last vote; before it the day on which it opens. */
static struct date session_day(const struct figures *f)
{
    const struct session_view *v = f->source->session;
    if (!v) return f->source->dated;
    const struct session *s = &v->session;
    return s->round_count ? moment_date(s->rounds[s->round_count - 1].at) : s->opens_on;
}

const char *figure_as_of(const struct figures *f, enum figure_name name)
{
    const struct paper_source *s = f->source;
    struct date d = specs[name].as_of == MOMENT_DAY    ? s->ws->election.day
                    : specs[name].as_of == MOMENT_VOTE ? s->last_vote
                    : specs[name].as_of == MOMENT_SESSION ? session_day(f)
                                                          : s->dated;
    return date_text(f->arena, d);
}
