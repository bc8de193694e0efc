#include <inttypes.h>

#include "congress/fold.h"
#include "model/voter.h"

enum { DEPUTIES_MAX = 10000 };

/* special: "presidium" (a county: "standing-committee"), or "deputies" with how many proposed it (R96). */
static bool read_special(struct fold *f, const struct json *o, struct err *e)
{
    struct session *s = f->s;
    const char *by;
    if (!fold_text(f, o, "special", false, &by, e) ||
            !json_read_int(o, "proposers", 0, &s->special_proposers, e))
        return false;
    s->is_special = *by != '\0';
    s->special_by_body = s->is_special && !text_eq(by, "deputies");
    if (s->special_by_body && !text_eq(by, "presidium") && !text_eq(by, "standing-committee"))
        return err_set(e, ERR_INPUT, "\"special\" “%s” 应为 presidium、standing-committee 或 deputies", by);
    return !s->is_special || s->special_by_body || s->special_proposers > 0 ||
           err_set(e, ERR_INPUT, "由代表提议的临时会议须写明提议人数 \"proposers\"");
}

bool fold_open(struct fold *f, const struct session_event *x, struct err *e)
{
    struct session *s = f->s;
    if (s->is_open) return err_set(e, ERR_STATE, "会议已经召集；要改，请先作废原来的记录");
    const char *level, *convener;
    if (!fold_text(f, x->body, "title", true, &s->title, e) ||
            !fold_int(x->body, "session", 1, 100, &s->session_no, e) ||
            !fold_int(x->body, "seats", 1, DEPUTIES_MAX, &s->seats, e) ||
            !fold_date(f, x->body, "opens_on", &s->opens_on, e) ||
            !fold_date(f, x->body, "completed_on", &s->completed_on, e) ||
            !fold_text(f, x->body, "level", true, &level, e) ||
            !fold_text(f, x->body, "convener", true, &convener, e) ||
            !json_read_bool(x->body, "ethnic_township", false, &s->is_ethnic_township, e))
        return false;
    if (!date_is_set(s->opens_on)) return err_set(e, ERR_INPUT, "缺少开会日期 \"opens_on\"");
    if (!area_level_from(level, &s->level))
        return err_set(e, ERR_INPUT, "\"level\" “%s” 应为 township 或 county", level);
    if (text_eq(convener, "presidium"))
        s->convener = CONVENER_PRESIDIUM;
    else if (text_eq(convener, "standing-committee"))
        s->convener = CONVENER_STANDING_COMMITTEE;
    else if (text_eq(convener, "other"))
        s->convener = CONVENER_OTHER;
    else
        return err_set(e, ERR_INPUT, "\"convener\" “%s” 应为 presidium、standing-committee 或 other", convener);
    s->is_open = true;
    s->called_at = x->at;
    return read_special(f, x->body, e);
}

/* ---- deputies ---- */

static bool read_deputy(struct fold *f, const struct json *o, struct session_deputy *d, struct err *e)
{
    if (!fold_int(o, "no", 1, 1000000, &d->no, e) || !fold_text(f, o, "name", true, &d->name, e) ||
            !json_read_int(o, "sex", SEX_NOT_SAID, &d->sex, e) || !json_read_int(o, "ethnic", 0, &d->ethnic, e) ||
            !fold_date(f, o, "born", &d->born_on, e) || !fold_text(f, o, "party", false, &d->party, e) ||
            !fold_text(f, o, "education", false, &d->education, e) || !fold_text(f, o, "work", false, &d->work, e) ||
            !fold_text(f, o, "delegation", false, &d->delegation, e) ||
            !json_read_int(o, "district", 0, &d->district_no, e) ||
            !json_read_bool(o, "certificate", false, &d->has_certificate, e))
        return false;
    d->document = "";
    return true;
}

/* A later list completes and corrects an earlier one by the deputies' numbers; attendance is by index, so nobody is
 * ever taken out: a seat that ends is a change of state. */
bool fold_deputies(struct fold *f, const struct session_event *x, struct err *e)
{
    const struct json *list;
    if (!fold_list(x->body, "deputies", &list, e)) return false;
    size_t n = json_length(list);
    if (f->s->sitting_count) {
        for (size_t i = 0; i < n; i++) {
            int64_t no;
            if (!fold_int(json_element(list, i), "no", 1, 1000000, &no, e)) return false;
            if (session_find_deputy(f->s, no) == SIZE_MAX)
                return err_set(e, ERR_INPUT, "会议开始以后不能加入代表 %" PRId64 "：补选的代表从下一次会议起出席", no);
        }
    }
    for (size_t i = 0; i < n; i++) {
        struct session_deputy d = {0};
        if (!read_deputy(f, json_element(list, i), &d, e)) return err_in(e, "第 %zu 名代表", i + 1);
        size_t at = session_find_deputy(f->s, d.no);
        if (at != SIZE_MAX) {
            d.state = f->s->deputies[at].state;
            d.cause = f->s->deputies[at].cause;
            d.document = f->s->deputies[at].document;
            f->s->deputies[at] = d;
            continue;
        }
        if (f->s->deputy_count == DEPUTIES_MAX) return err_set(e, ERR_INPUT, "代表超过 %d 人", DEPUTIES_MAX);
        *FOLD_ADD(f, deputies, deputy_count, deputy_room) = d;
    }
    return true;
}

bool fold_deputy_state(struct fold *f, const struct session_event *x, struct err *e)
{
    size_t i;
    const char *state, *cause, *document;
    enum deputy_state to;
    enum suspension_cause why = SUSPENSION_NONE;
    if (!fold_deputy(f, x->body, "no", &i, e) || !fold_text(f, x->body, "state", true, &state, e) ||
            !fold_text(f, x->body, "cause", false, &cause, e) ||
            !fold_text(f, x->body, "document", false, &document, e))
        return false;
    if (!deputy_state_from(state, &to))
        return err_set(e, ERR_INPUT, "\"state\" “%s” 应为 in-office、suspended 或 ended", state);
    if (to == DEPUTY_SUSPENDED && (!suspension_cause_from(cause, &why) || why == SUSPENSION_NONE))
        return err_set(e, ERR_INPUT, "暂时停止执行代表职务须写明 \"cause\"：detained 或 serving");
    if (to != DEPUTY_IN_OFFICE && !*document) return err_set(e, ERR_INPUT, "须写明依据的文书 \"document\"");
    struct session_deputy *d = &f->s->deputies[i];
    struct deputy_change *changes = arena_alloc_array(f->a, d->change_count + 1, sizeof *changes);
    if (d->change_count) memcpy(changes, d->changes, d->change_count * sizeof *changes);
    changes[d->change_count++] = (struct deputy_change){x->at, to};
    d->changes = changes;
    f->s->deputies[i].state = to;
    f->s->deputies[i].cause = why;
    f->s->deputies[i].document = document;
    return true;
}

/* ---- posts ---- */

static bool read_post(struct fold *f, const struct json *o, struct session_post *p, struct err *e)
{
    const char *office;
    if (!fold_int(o, "post", 1, 1000, &p->no, e) || !fold_text(f, o, "office", true, &office, e) ||
            !fold_int(o, "seats", 1, 100, &p->seats, e) || !fold_text(f, o, "title", false, &p->title, e) ||
            !json_read_bool(o, "secondment", false, &p->is_secondment, e) ||
            !json_read_bool(o, "by_election", false, &p->is_by_election, e))
        return false;
    if (!office_from(office, &p->office)) return err_set(e, ERR_INPUT, "没有职务代码“%s”", office);
    if (office_level(p->office) != f->s->level)
        return err_set(
                e, ERR_INPUT, "%s不由%s人民代表大会选举", office_title(p->office), area_level_title(f->s->level));
    if (!*p->title) p->title = office_title(p->office);
    p->margin = -1;
    return true;
}

bool fold_posts(struct fold *f, const struct session_event *x, struct err *e)
{
    const struct json *list;
    if (!fold_list(x->body, "posts", &list, e)) return false;
    for (size_t i = 0; i < json_length(list); i++) {
        struct session_post p = {0};
        if (!read_post(f, json_element(list, i), &p, e)) return err_in(e, "第 %zu 项职务", i + 1);
        if (session_find_post(f->s, p.no) != SIZE_MAX) return err_set(e, ERR_INPUT, "职务 %" PRId64 " 已经登记", p.no);
        *FOLD_ADD(f, posts, post_count, post_room) = p;
    }
    return true;
}

/* ---- sittings and who was there ---- */

bool fold_new_sitting(struct fold *f, const struct session_event *x, struct err *e)
{
    struct sitting n = {.at = x->at};
    const char *kind;
    if (!fold_int(x->body, "sitting", 1, 10000, &n.no, e) || !fold_text(f, x->body, "kind", true, &kind, e) ||
            !fold_text(f, x->body, "title", false, &n.title, e))
        return false;
    if (!sitting_kind_from(kind, &n.kind))
        return err_set(e, ERR_INPUT, "\"kind\" “%s” 应为 preparatory、plenary、presidium 或 delegation", kind);
    if (session_find_sitting(f->s, n.no) != SIZE_MAX) return err_set(e, ERR_INPUT, "会议 %" PRId64 " 已经登记", n.no);
    if (f->s->deputy_count == 0) return err_set(e, ERR_INPUT, "还没有代表名册");
    if (!*n.title) n.title = sitting_kind_title(n.kind);
    n.presence = arena_alloc_array(f->a, f->s->deputy_count, sizeof *n.presence);
    n.has_leave = arena_alloc_array(f->a, f->s->deputy_count, sizeof *n.has_leave);
    *FOLD_ADD(f, sittings, sitting_count, sitting_room) = n;
    return true;
}

static bool read_presence(struct fold *f, const struct json *o, enum presence *p, struct err *e)
{
    const char *text;
    if (!fold_text(f, o, "state", true, &text, e)) return false;
    if (!presence_from(text, p) || *p == PRESENCE_NOT_SAID)
        return err_set(e, ERR_INPUT, "\"state\" “%s” 应为 present、leave 或 absent", text);
    return true;
}

/* A list that names a deputy twice counts the deputy once and is a finding. */
static bool take_attendance(struct fold *f, struct sitting *x, const struct json *list, struct err *e)
{
    size_t n = json_length(list);
    bool *is_named = arena_alloc_array(f->a, f->s->deputy_count, sizeof *is_named);
    size_t *repeated = arena_alloc_array(f->a, n, sizeof *repeated);
    size_t repeats = 0;
    for (size_t i = 0; i < n; i++) {
        const struct json *o = json_element(list, i);
        size_t deputy;
        enum presence p;
        bool approved;
        if (!fold_deputy(f, o, "no", &deputy, e) || !read_presence(f, o, &p, e) ||
                !json_read_bool(o, "approved", false, &approved, e))
            return err_in(e, "第 %zu 行", i + 1);
        if (is_named[deputy]) repeated[repeats++] = deputy;
        is_named[deputy] = true;
        x->presence[deputy] = p;
        x->has_leave[deputy] = p == PRESENCE_LEAVE && approved;
    }
    x->repeated = repeated;
    x->repeated_count = repeats;
    return true;
}

bool fold_attendance(struct fold *f, const struct session_event *x, struct err *e)
{
    size_t i;
    const char *all;
    if (!fold_sitting(f, x->body, &i, e) || !fold_text(f, x->body, "all", false, &all, e)) return false;
    struct sitting *sitting = &f->s->sittings[i];
    if (*all) {
        if (!text_eq(all, "present")) return err_set(e, ERR_INPUT, "\"all\" 只能是 present");
        for (size_t d = 0; d < f->s->deputy_count; d++)
            if (session_state_at(&f->s->deputies[d], sitting->at) == DEPUTY_IN_OFFICE)
                sitting->presence[d] = PRESENCE_PRESENT;
    }
    if (!json_has(x->body, "deputies")) return *all || err_set(e, ERR_INPUT, "缺少 \"deputies\" 或 \"all\"");
    const struct json *list;
    return fold_list(x->body, "deputies", &list, e) && take_attendance(f, sitting, list, e);
}
