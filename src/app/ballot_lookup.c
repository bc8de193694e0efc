#include "app/ballot_lookup.h"

#include <inttypes.h>

#include "app/batch_check.h"
#include "app/paper.h"
#include "print/contact.h"
#include "scan/bits.h"

struct looking {
    struct workspace *ws;
    struct ballot_lookup *out;
    size_t capacity;
    const struct decision_list *decisions; /* on spellings; NULL in a session */
};

/* How the committee decided that a name is to be read. */
static const char *spelled(const struct looking *l, const char *name)
{
    struct arena *a = l->ws->arena;
    const char *subject = decision_subject_of_round(a, l->out->key.no, l->out->key.round);
    for (size_t i = 0; l->decisions && i < l->decisions->n; i++) {
        const struct decision *d = &l->decisions->v[i];
        const char *question = arena_text(a, "same-as/%s", name);
        if (text_eq(d->subject, subject) && text_eq(d->question, question) &&
                decision_lookup(l->decisions, subject, question) == d)
            name = d->answer;
    }
    return name;
}

/* ---- the count ---- */

static int64_t votes_by_hand(const struct looking *l, const struct round_result *x)
{
    const struct tally_sheet *sum = &x->sources[SOURCE_HAND].sum;
    int64_t n = 0;
    for (size_t i = 0; i < sum->line_count; i++)
        if (text_eq(spelled(l, sum->lines[i].name), l->out->name)) n += sum->lines[i].votes_for;
    return n;
}

static bool take_district(struct looking *l, struct paper_source *s, struct err *e)
{
    struct ballot_lookup *out = l->out;
    if (!paper_source_load(l->ws, s, e)) return false;
    const struct district_result *d = result_lookup(&s->result, out->key.no);
    l->decisions = &s->records.decisions;
    out->dated = s->dated;
    out->state = paper_is_certified(s) ? arena_text(l->ws->arena, "认证第%" PRId64 "版，SM3 %s", s->certificate.version,
                                                 s->certificate.hash)
                                       : "未认证";
    for (size_t i = 0; d && i < d->round_count; i++) {
        const struct round_result *x = &d->rounds[i];
        if (x->round->round != out->key.round || !x->is_counted) continue;
        for (size_t k = 0; k < x->contest.option_count; k++) {
            if (!text_eq(x->contest.options[k].name, out->name)) continue;
            out->votes = x->contest.options[k].votes_for;
            out->hand = votes_by_hand(l, x);
            out->fate = paper_fate(x, k);
        }
        out->reasons = x->outcome.reasons.v;
        out->reason_count = x->outcome.reasons.n;
    }
    return true;
}

static const char *fate_in_session(const struct leader_round_result *x, const char *name)
{
    const struct outcome *o = &x->outcome;
    for (size_t i = 0; i < o->elected_count; i++)
        if (text_eq(x->contest.options[o->elected[i]].name, name)) return "当选";
    for (size_t i = 0; i < x->next_count; i++)
        if (text_eq(x->contest.options[x->next_list[i]].name, name)) return "列入下一次投票";
    return "未当选";
}

static bool take_session(struct looking *l, struct err *e)
{
    struct ballot_lookup *out = l->out;
    struct session_view *v = arena_alloc(l->ws->arena, sizeof *v);
    if (!session_load(l->ws, out->key.session_no, false, v, e)) return false;
    out->dated = moment_date(v->stored.v[v->stored.n - 1].at);
    out->state = v->session.is_locked
                         ? arena_text(l->ws->arena, "认证第%" PRId64 "版，SM3 %s", v->session.version, v->session.hash)
                         : "未认证";
    for (size_t i = 0; i < v->result.n; i++) {
        for (size_t k = 0; k < v->result.posts[i].round_count; k++) {
            const struct leader_round_result *x = &v->result.posts[i].rounds[k];
            if (v->result.posts[i].post->no != out->key.no || x->round->round != out->key.round || !x->is_counted) continue;
            for (size_t n = 0; n < x->sheet->line_count; n++)
                if (text_eq(x->sheet->lines[n].name, out->name)) out->votes = x->sheet->lines[n].votes_for;
            out->fate = fate_in_session(x, out->name);
            out->reasons = x->outcome.reasons.v;
            out->reason_count = x->outcome.reasons.n;
        }
    }
    return true;
}

/* ---- the ballots ---- */

static const char *said_by_people(struct arena *a, const struct doubt *d, const char *what)
{
    return arena_text(a, "两人认定为%s：%s", what, doubt_reason_title(d->reason));
}

/* Of a candidate on the ballot. */
static const char *how_marked(struct arena *a, const struct batch_view *v, const struct scanned_sheet *s, size_t at)
{
    const struct scanned_mark *m = &s->marks[at];
    const struct doubt *d = doubt_lookup(&v->doubts, s->sheet, arena_text(a, "c%" PRId64, m->candidate));
    enum scanned_vote vote;
    if (d && d->answer && scanned_vote_from(d->answer, &vote))
        return arena_text(a, "%s%s", s->state == SHEET_REFUSED ? "机器拒读，" : "",
                said_by_people(a, d, scanned_vote_title(vote)));
    return arena_text(a, "机器读作%s（得分 %" PRId64 ".%02" PRId64 "）", scanned_vote_title(m->vote), m->score / 1000,
            m->score % 1000 / 10);
}

static void add(struct looking *l, const struct batch_view *v, size_t sheet, const char *how)
{
    struct ballot_lookup *out = l->out;
    if (out->n == l->capacity)
        out->ballots = arena_grow_array(l->ws->arena, out->ballots, &l->capacity, sizeof *out->ballots);
    out->ballots[out->n++] = (struct counting_ballot){.batch = v->batch.name,
            .batch_no = v->batch.batch_no,
            .sheet = v->sheets.v[sheet].sheet,
            .how = how,
            .why = v->count.why[sheet],
            .article = v->count.articles[sheet]};
}

/* false when nobody of that name stands on the ballot or was written in. */
static bool add_stack(struct looking *l, const struct batch_view *v)
{
    struct arena *a = l->ws->arena;
    bool is_known = false;
    for (size_t c = 0; c < v->name_count; c++) {
        if (!text_eq(v->names[c], l->out->name)) continue;
        is_known = true;
        for (size_t i = 0; i < v->sheets.n; i++)
            if (v->count.chosen[i * v->name_count + c]) add(l, v, i, how_marked(a, v, &v->sheets.v[i], c));
    }
    for (size_t i = 0; i < v->count.other_count; i++) {
        const struct stack_other *x = &v->count.others[i];
        if (!text_eq(spelled(l, x->name), l->out->name)) continue;
        is_known = true;
        add(l, v, x->sheet, arena_text(a, "另选他人栏，两人认读为“%s”", x->name));
    }
    l->out->waiting += v->count.waiting;
    return is_known;
}

/* "甲、乙、丙" */
static const char *names_of(struct arena *a, const struct vote *v)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < v->name_count; i++) buf_addf(&b, "%s%s", i ? "、" : "", v->names[i]);
    return buf_text(&b);
}

static bool add_stacks(struct looking *l, const struct vote *vote, struct err *e)
{
    struct batch_view_list list;
    size_t stacks = 0, known = 0;
    if (!batch_load(l->ws, NULL, &list, e)) return false;
    for (size_t i = 0; i < list.n; i++) {
        const struct batch_view *v = &list.v[i];
        if (!batch_is_of(&v->batch, l->out->key, v->batch.station_no)) continue;
        stacks++;
        known += add_stack(l, v);
    }
    if (stacks == 0) return err_set(e, ERR_STATE, "%s没有机读的选票，没有图像可看；人工计票的看计票单", l->out->vote);
    if (known == 0 && l->out->votes < 0)
        return err_set(e, ERR_INPUT, "%s的选票上没有“%s”，也没有人另选他；选票上是%s，请照选票上的写", l->out->vote, l->out->name,
                names_of(l->ws->arena, vote));
    return true;
}

/* Of a vote that was not found, whatever its number. */
static const char *place_text(struct arena *a, struct vote_key key)
{
    return key.session_no ? arena_text(a, "第 %" PRId64 " 次会议职务 %" PRId64 " 的投票", key.session_no, key.no)
                          : arena_text(a, "选区 %" PRId64 " 的投票", key.no);
}

bool ballot_lookup(struct workspace *ws, struct vote_key key, const char *name, struct ballot_lookup *out, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct vote_list votes;
    struct paper_source *source = arena_alloc(ws->arena, sizeof *source);
    struct ballot_lookup x = {.key = key, .name = name, .votes = -1, .fate = "", .state = ""};
    struct looking l = {.ws = ws, .out = &x};
    if (!vote_load_all(ws, &votes, e)) return false;
    const struct vote *v = vote_lookup(&votes, key);
    if (!v || !v->is_open)
        return err_set(e, ERR_INPUT, "没有%s；请核对选区、职务和第几次投票（huanjie batch list、huanjie session show）",
                key.round ? vote_subject(ws->arena, key) : place_text(ws->arena, key));
    x.key = v->key;
    x.vote = key.session_no ? arena_text(ws->arena, "第 %" PRId64 " 次会议%s第 %" PRId64 " 次投票", v->key.session_no, v->label, v->key.round)
                            : vote_subject(ws->arena, v->key);
    bool is_taken = key.session_no ? take_session(&l, e) : take_district(&l, source, e);
    if (!is_taken || !db_begin_read(ws->db, &txn, e) || !add_stacks(&l, v, e)) return false;
    *out = x;
    return true;
}

/* ---- the paper ---- */

const char *const *ballot_lookup_lines(struct arena *a, const struct ballot_lookup *x, size_t *n)
{
    const char **lines = arena_alloc_array(a, x->reason_count + 5, sizeof *lines);
    *n = 0;
    if (x->votes < 0) {
        lines[(*n)++] = arena_text(a, "计票还没有完成（%s）。下面是到现在为止计给%s的机读选票，%zu 张。", x->state, x->name, x->n);
    } else {
        lines[(*n)++] = arena_text(a, "%s得赞成 %" PRId64 " 票，%s（%s）。", x->name, x->votes, x->fate, x->state);
        lines[(*n)++] = x->hand ? arena_text(a, "其中机读 %" PRId64 " 票，一张一幅图像如下；人工计票 %" PRId64 " 票，没有图像，见计票单。",
                                          x->votes - x->hand, x->hand)
                                : "都由机器读出，一张一幅图像如下；每幅下面是编号、机器怎样读或者人怎样认定、为什么有效。";
    }
    if (x->votes >= 0 && x->votes - x->hand != (int64_t)x->n)
        lines[(*n)++] = arena_text(a, "计票单与机读的选票不符：计给%s的选票现有 %zu 张，请先查明（huanjie count，F529）。", x->name, x->n);
    if (x->waiting)
        lines[(*n)++] = arena_text(a, "另有 %zu 张待认定（huanjie decide list），还没有计给任何人。", x->waiting);
    for (size_t i = 0; i < x->reason_count; i++)
        lines[(*n)++] = arena_text(a, "%s（%s）", x->reasons[i].text, x->reasons[i].article);
    return lines;
}

struct printing {
    struct workspace *ws;
    const struct ballot_lookup *lookup;
};

static bool load_picture(void *context, struct arena *a, size_t at, struct contact_picture *p, struct err *e)
{
    const struct printing *x = context;
    const struct counting_ballot *b = &x->lookup->ballots[at];
    struct scan_picture picture;
    struct err ignored;
    struct str png;
    if (!sheet_load_picture(a, x->ws->db, x->ws->election.county, b->batch_no, b->sheet, &png, e)) return false;
    if (png.n && scan_picture_unpack(a, png, &picture, &ignored))
        *p = (struct contact_picture){picture.width, picture.height, picture.rows};
    return true;
}

bool ballot_lookup_write(struct workspace *ws, const struct ballot_lookup *x, const char *path, struct err *e)
{
    struct arena *a = ws->arena;
    struct printing context = {ws, x};
    const char **captions = arena_alloc_array(a, x->n + 1, sizeof *captions);
    for (size_t i = 0; i < x->n; i++) {
        const struct counting_ballot *b = &x->ballots[i];
        captions[i] = arena_text(a, "%zu　%s　%.8s　%s。%s（%s）", i + 1, b->batch, b->sheet, b->how, b->why, b->article);
    }
    struct contact_sheet sheet = {.title = arena_text(a, "%s　计给%s的选票", x->vote, x->name),
            .footer = arena_text(a, "%s　图像按散列排列，同投票先后无关", x->state),
            .dated = x->dated,
            .captions = captions,
            .n = x->n,
            .context = &context,
            .load = load_picture};
    sheet.lines = ballot_lookup_lines(a, x, &sheet.line_count);
    return contact_write(&sheet, path, e);
}
