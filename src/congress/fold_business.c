/* Motions, interpellations, recalls and resignations before the session. */
#include <inttypes.h>

#include "congress/fold.h"

/* Deputies who put something jointly: each counts once, and only one who sits and is not suspended. */
static bool read_proposers(
        struct fold *f, const struct json *o, struct moment at, struct proposers *p, struct err *e)
{
    const struct json *list = json_array_at(o, "proposers");
    size_t n = list ? json_length(list) : 0;
    size_t *seen = arena_alloc_array(f->a, n + 1, sizeof *seen);
    for (size_t i = 0; i < n; i++) {
        int64_t no;
        if (!fold_int(json_element(list, i), "no", 1, 1000000, &no, e)) return err_in(e, "第 %zu 名提出人", i + 1);
        size_t deputy = session_find_deputy(f->s, no), k = 0;
        while (k < (size_t)p->counted && seen[k] != deputy) k++;
        bool counts = deputy != SIZE_MAX && session_state_at(&f->s->deputies[deputy], at) == DEPUTY_IN_OFFICE && k == (size_t)p->counted;
        if (counts) seen[p->counted++] = deputy;
        p->signed_by++;
    }
    return true;
}

static bool read_by(struct fold *f, const struct session_event *x, struct proposers *p, struct err *e)
{
    const char *by;
    if (!fold_text(f, x->body, "by", true, &by, e) || !read_proposers(f, x->body, x->at, p, e)) return false;
    p->by_body = !text_eq(by, "joint");
    if (p->by_body && !text_eq(by, "presidium") && !text_eq(by, "government") && !text_eq(by, "standing-committee"))
        return err_set(e, ERR_INPUT, "\"by\" “%s” 应为 presidium、government、standing-committee 或 joint", by);
    if (p->by_body == (p->signed_by > 0))
        return err_set(e, ERR_INPUT, p->by_body ? "由机关提出的不写 \"proposers\"" : "代表联名提出的须写 \"proposers\"");
    p->by = by;
    return true;
}

bool fold_motion(struct fold *f, const struct session_event *x, struct err *e)
{
    const char *kind;
    struct session_motion m = {.at = x->at};
    if (!fold_text(f, x->body, "motion", true, &kind, e) || !fold_text(f, x->body, "title", true, &m.title, e) ||
            !fold_text(f, x->body, "addressee", false, &m.addressee, e) ||
            !fold_text(f, x->body, "disposal", false, &m.disposal, e) ||
            !json_read_bool(x->body, "written", false, &m.is_written, e) ||
            !json_read_bool(x->body, "names_question", false, &m.names_question, e) || !read_by(f, x, &m.by, e))
        return false;
    if (!text_eq(kind, "bill") && !text_eq(kind, "interpellation"))
        return err_set(e, ERR_INPUT, "\"motion\" “%s” 应为 bill 或 interpellation", kind);
    m.kind = text_eq(kind, "bill") ? MOTION_BILL : MOTION_INTERPELLATION;
    if (m.kind == MOTION_INTERPELLATION && m.by.by_body) return err_set(e, ERR_INPUT, "质询案只能由代表联名提出");
    *FOLD_ADD(f, motions, motion_count, motion_room) = m;
    return true;
}

/* The vote on it, when there was one. */
static bool read_departure(struct fold *f, const struct session_event *x, struct session_departure *d, struct err *e)
{
    const char *office;
    d->at = x->at;
    d->votes_for = -1;
    d->sitting = SIZE_MAX;
    if (!fold_text(f, x->body, "name", true, &d->name, e) || !fold_text(f, x->body, "office", true, &office, e))
        return false;
    if (!office_from(office, &d->office)) return err_set(e, ERR_INPUT, "没有职务代码“%s”", office);
    if (!json_has(x->body, "for")) return true;
    return fold_int(x->body, "for", 0, (int64_t)f->s->deputy_count, &d->votes_for, e) &&
           fold_sitting(f, x->body, &d->sitting, e);
}

bool fold_recall(struct fold *f, const struct session_event *x, struct err *e)
{
    struct session_departure d = {.is_recall = true};
    if (!read_departure(f, x, &d, e) || !read_by(f, x, &d.by, e) ||
            !json_read_bool(x->body, "reasons", false, &d.states_reasons, e) ||
            !json_read_bool(x->body, "defence", false, &d.could_defend, e))
        return false;
    *FOLD_ADD(f, departures, departure_count, departure_room) = d;
    return true;
}

bool fold_resign(struct fold *f, const struct session_event *x, struct err *e)
{
    struct session_departure d = {0};
    if (!read_departure(f, x, &d, e)) return false;
    *FOLD_ADD(f, departures, departure_count, departure_room) = d;
    return true;
}
