#include "congress/fold.h"

#include <inttypes.h>

#include "base/utf8.h"

/* ---- reading a body ---- */

bool fold_text(
        struct fold *f, const struct json *o, const char *name, bool is_required, const char **text, struct err *e)
{
    const char *raw;
    if (!json_read_text(o, name, "", &raw, e)) return false;
    if (!utf8_accept(f->a, str_of(raw), text, e)) return err_in(e, "%s", name);
    if (is_required && !**text) return err_set(e, ERR_INPUT, "缺少 \"%s\"", name);
    return true;
}

bool fold_int(const struct json *o, const char *name, int64_t min, int64_t max, int64_t *value, struct err *e)
{
    int64_t n;
    if (!json_has(o, name)) return err_set(e, ERR_INPUT, "缺少 \"%s\"", name);
    if (!json_read_int(o, name, 0, &n, e)) return false;
    if (n < min || n > max)
        return err_set(e, ERR_INPUT, "\"%s\" %" PRId64 " 应为 %" PRId64 " 至 %" PRId64, name, n, min, max);
    *value = n;
    return true;
}

bool fold_moment(struct fold *f, const struct json *o, const char *name, struct moment *m, struct err *e)
{
    const char *text;
    if (!fold_text(f, o, name, false, &text, e)) return false;
    struct moment read = moment_parse(str_of(text));
    if (*text && !moment_is_set(read))
        return err_set(e, ERR_INPUT, "\"%s\" “%s” 应写成 2012-01-05 08:00 的形式", name, text);
    *m = read;
    return true;
}

bool fold_date(struct fold *f, const struct json *o, const char *name, struct date *d, struct err *e)
{
    const char *text;
    if (!fold_text(f, o, name, false, &text, e)) return false;
    struct date read = date_parse(str_of(text));
    if (*text && !date_is_set(read)) return err_set(e, ERR_INPUT, "\"%s\" “%s” 不是日期", name, text);
    *d = read;
    return true;
}

bool fold_list(const struct json *o, const char *name, const struct json **list, struct err *e)
{
    *list = json_array_at(o, name);
    if (!*list || json_length(*list) == 0) return err_set(e, ERR_INPUT, "缺少 \"%s\"，或者其中没有内容", name);
    return true;
}

static bool found(size_t i, size_t *out, const char *what, int64_t no, struct err *e)
{
    if (i == SIZE_MAX) return err_set(e, ERR_INPUT, "没有%s %" PRId64, what, no);
    *out = i;
    return true;
}

bool fold_deputy(struct fold *f, const struct json *o, const char *name, size_t *i, struct err *e)
{
    int64_t no;
    return fold_int(o, name, 1, 1000000, &no, e) && found(session_find_deputy(f->s, no), i, "代表", no, e);
}

bool fold_post(struct fold *f, const struct json *o, size_t *i, struct err *e)
{
    int64_t no;
    return fold_int(o, "post", 1, 1000, &no, e) && found(session_find_post(f->s, no), i, "职务", no, e);
}

bool fold_sitting(struct fold *f, const struct json *o, size_t *i, struct err *e)
{
    int64_t no;
    return fold_int(o, "sitting", 1, 10000, &no, e) && found(session_find_sitting(f->s, no), i, "会议", no, e);
}

bool fold_nominee(struct fold *f, const struct json *o, const char *name, size_t *i, struct err *e)
{
    int64_t no;
    return fold_int(o, name, 1, 100000, &no, e) && found(session_find_nominee(f->s, no), i, "被提名人", no, e);
}

/* ---- looking up ---- */

#define DEFINE_FIND(what, list, count)                                                                                 \
    size_t session_find_##what(const struct session *s, int64_t no)                                                    \
    {                                                                                                                  \
        for (size_t i = 0; i < s->count; i++)                                                                          \
            if (s->list[i].no == no) return i;                                                                         \
        return SIZE_MAX;                                                                                               \
    }

DEFINE_FIND(post, posts, post_count)
DEFINE_FIND(sitting, sittings, sitting_count)
DEFINE_FIND(nominee, nominees, nominee_count)

/* Deputies are mostly numbered from 1 in their order. */
size_t session_find_deputy(const struct session *s, int64_t no)
{
    if (no >= 1 && (size_t)no <= s->deputy_count && s->deputies[no - 1].no == no) return (size_t)no - 1;
    for (size_t i = 0; i < s->deputy_count; i++)
        if (s->deputies[i].no == no) return i;
    return SIZE_MAX;
}

const struct leader_round *session_find_round(const struct session *s, int64_t post_no, int64_t round)
{
    for (size_t i = 0; i < s->round_count; i++)
        if (s->posts[s->rounds[i].post].no == post_no && s->rounds[i].round == round) return &s->rounds[i];
    return NULL;
}

const struct session_decision *session_find_decision(const struct session *s, const char *subject, const char *question)
{
    for (size_t i = s->decision_count; i-- > 0;)
        if (text_eq(s->decisions[i].subject, subject) && text_eq(s->decisions[i].question, question))
            return &s->decisions[i];
    return NULL;
}

const char *session_round_subject(struct arena *a, const struct session *s, const struct leader_round *r)
{
    return arena_text(a, "post/%" PRId64 "/round/%" PRId64, s->posts[r->post].no, r->round);
}

enum deputy_state session_state_at(const struct session_deputy *d, struct moment at)
{
    enum deputy_state state = DEPUTY_IN_OFFICE;
    struct moment since = MOMENT_NONE;
    for (size_t i = 0; i < d->change_count; i++) {
        const struct deputy_change *c = &d->changes[i];
        if (c->at.ymdhm > at.ymdhm || c->at.ymdhm < since.ymdhm) continue;
        state = c->state;
        since = c->at;
    }
    return state;
}

struct deputy_count session_count_deputies_at(const struct session *s, struct moment at)
{
    struct deputy_count n = {.seats = s->seats};
    for (size_t i = 0; i < s->deputy_count; i++) {
        enum deputy_state state = session_state_at(&s->deputies[i], at);
        n.in_office += state != DEPUTY_ENDED;
        n.suspended += state == DEPUTY_SUSPENDED;
    }
    return n;
}

struct deputy_count session_count_deputies(const struct session *s)
{
    struct deputy_count n = {.seats = s->seats};
    for (size_t i = 0; i < s->deputy_count; i++) {
        n.in_office += s->deputies[i].state != DEPUTY_ENDED;
        n.suspended += s->deputies[i].state == DEPUTY_SUSPENDED;
    }
    return n;
}

int64_t session_present(const struct session *s, const struct sitting *x)
{
    int64_t n = 0;
    for (size_t i = 0; i < s->deputy_count; i++)
        n += x->presence[i] == PRESENCE_PRESENT && session_state_at(&s->deputies[i], x->at) == DEPUTY_IN_OFFICE;
    return n;
}

/* ---- the whole record ---- */

static fold_take *const takes[EVENT_KIND_COUNT] = {
        [EVENT_OPEN] = fold_open,
        [EVENT_DEPUTIES] = fold_deputies,
        [EVENT_DEPUTY_STATE] = fold_deputy_state,
        [EVENT_POSTS] = fold_posts,
        [EVENT_SITTING] = fold_new_sitting,
        [EVENT_ATTENDANCE] = fold_attendance,
        [EVENT_STEP] = fold_step,
        [EVENT_RESOLUTION] = fold_resolution,
        [EVENT_PRESIDIUM] = fold_presidium,
        [EVENT_METHOD] = fold_method,
        [EVENT_NOMINATE] = fold_nominate,
        [EVENT_STRIKE_SIGNER] = fold_strike_signer,
        [EVENT_NOMINEE_LEAVES] = fold_nominee_leaves,
        [EVENT_VERIFY] = fold_verify,
        [EVENT_PRIMARY] = fold_primary,
        [EVENT_LIST] = fold_formal_list,
        [EVENT_STAFF] = fold_staff,
        [EVENT_VOTE] = fold_vote,
        [EVENT_TALLY] = fold_tally,
        [EVENT_SETTLE] = fold_settle,
        [EVENT_ANNOUNCE] = fold_announce,
        [EVENT_OATH] = fold_oath,
        [EVENT_FILE] = fold_filing,
        [EVENT_MOTION] = fold_motion,
        [EVENT_RECALL] = fold_recall,
        [EVENT_RESIGN] = fold_resign,
        [EVENT_DECIDE] = fold_decide,
        [EVENT_EXPLAIN] = fold_explain,
        [EVENT_CERTIFY] = fold_certify,
        [EVENT_CORRECT] = fold_correct,
};

/* Which entries are voided. A void entry can be voided like any other, which brings its target back; so the latest
 * word is read first. */
static bool mark_voided(struct arena *a, const struct session_event *events, size_t n, bool **out, struct err *e)
{
    bool *is_voided = arena_alloc_array(a, n + 1, sizeof *is_voided);
    for (size_t i = n; i-- > 0;) {
        if (events[i].kind != EVENT_VOID) continue;
        int64_t target;
        if (!fold_int(events[i].body, "event", 1, INT64_MAX, &target, e))
            return err_in(e, "第 %" PRId64 " 条记录", events[i].event_no);
        if (target >= events[i].event_no)
            return err_set(e, ERR_INPUT, "第 %" PRId64 " 条记录：只能作废它以前的记录", events[i].event_no);
        enum session_event_kind kind = events[target - 1].kind;
        if (kind == EVENT_CERTIFY || kind == EVENT_CORRECT)
            return err_set(e, ERR_INPUT, "认证和更正不能作废；要改已认证的结果，请用 huanjie session correct");
        if (!is_voided[i]) is_voided[target - 1] = true;
    }
    *out = is_voided;
    return true;
}

bool session_fold(struct arena *a, const struct law_basis *law, const struct session_event *events, size_t n,
        struct session *out, struct err *e)
{
    struct session *s = arena_alloc(a, sizeof *s);
    struct fold f = {.a = a, .law = law, .s = s};
    s->deliberation_minutes = -1;
    s->marking = "";
    bool *is_voided = NULL;
    if (!mark_voided(a, events, n, &is_voided, e)) return false;
    for (size_t i = 0; i < n; i++) {
        const struct session_event *x = &events[i];
        if (s->is_locked && x->kind != EVENT_CORRECT)
            return err_set(e, ERR_STATE, "会议结果已认证（第 %" PRId64 " 版）并锁定；如需更正，请先用 huanjie session correct 写明理由",
                    s->version);
        if (is_voided[i] || x->kind == EVENT_VOID) continue;
        bool ok = s->is_open || x->kind == EVENT_OPEN || err_set(e, ERR_INPUT, "会议还没有召集，请先用 huanjie session open");
        if (!ok || !takes[x->kind](&f, x, e))
            return err_in(e, "第 %" PRId64 " 条记录（%s）", x->event_no, session_event_kind_title(x->kind));
        s->event_count++;
    }
    fold_judge_nominees(&f);
    *out = *s;
    return true;
}
