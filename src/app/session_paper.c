#include "app/session_paper.h"

#include <inttypes.h>

#include "app/paper_set.h"
#include "app/second_look.h"
#include "app/session_pen.h"
#include "app/session_scan.h"
#include "base/buf.h"
#include "base/file.h"
#include "model/voter.h"
#include "print/docx.h"
#include "print/pdf.h"

static const struct {
    const char *title;
    int formats;
} papers[] = {
#define X(name, title, formats) {title, formats},
        SESSION_PAPERS(X)
#undef X
};

static struct paper *(*const compose[])(struct arena *a, const struct session_view *v) = {
        [SESSION_PAPER_AGENDA] = session_compose_agenda,
        [SESSION_PAPER_SCRIPT] = session_compose_script,
        [SESSION_PAPER_NOMINATIONS] = session_compose_nominations,
        [SESSION_PAPER_CANDIDATES] = session_compose_candidates,
        [SESSION_PAPER_TELLERS] = session_compose_tellers,
        [SESSION_PAPER_NOTICE] = session_compose_notice,
        [SESSION_PAPER_CERTIFICATES] = session_compose_certificates,
        [SESSION_PAPER_OATH] = session_compose_oath,
        [SESSION_PAPER_MINUTES] = session_compose_minutes,
        [SESSION_PAPER_SUMMARY] = session_compose_summary,
};

bool session_paper_write(
        struct workspace *ws, const struct session_view *v, const char *folder, size_t *files, struct err *e)
{
    if (!file_make_folder(folder, e)) return false;
    *files = 0;
    for (int k = 0; k < SESSION_PAPER_COUNT; k++) {
        const struct paper *p = compose[k](ws->arena, v);
        if (!p) continue;
        const char *name = arena_text(ws->arena, "%s/%s", folder, papers[k].title);
        if (!pdf_write(p, arena_text(ws->arena, "%s.pdf", name), e)) return err_in(e, "%s", papers[k].title);
        ++*files;
        if (!(papers[k].formats & PAPER_DOCX)) continue;
        if (!docx_write(p, arena_text(ws->arena, "%s.docx", name), e)) return err_in(e, "%s", papers[k].title);
        ++*files;
    }
    return true;
}

/* ---- what they share ---- */

struct paper *session_paper_begin(struct arena *a, const struct session_view *v, const char *title)
{
    enum { SHOWN = 16 };
    const struct session *s = &v->session;
    struct moment last = v->stored.n ? v->stored.v[v->stored.n - 1].at : MOMENT_NONE;
    struct paper *p = paper_new(a, title, moment_is_set(last) ? moment_date(last) : s->opens_on);
    if (s->is_locked)
        p->footer = arena_text(a, "认证第%" PRId64 "版　会议记录 %zu 条　SM3 %.*s", s->version, v->stored.n, SHOWN, s->hash);
    else
        p->footer = arena_text(a, "未认证　会议记录 %zu 条", v->stored.n);
    return p;
}

void session_paper_add_looks(struct paper *p, const struct leader_round *r)
{
    size_t n;
    const struct look_report *looks = session_looks(r, &n);
    bool both = r->sheets[SLOT_FIRST].is_scanned && r->sheets[SLOT_SECOND].is_scanned;
    if (n)
        paper_addf(p, BLOCK_NOTE, "选票由机器读出，疑问票由人认定；两次录入%s。计给每一名候选人的选票可以逐张查看。",
                both ? "都取自机读的选票" : "，一次取自机读的选票，一次由人计票");
    for (size_t i = 0; i < n; i++) paper_add_text(p, BLOCK_NOTE, second_look_text(p->arena, &looks[i]));
}

static const struct sitting *last_sitting(const struct session *s)
{
    return s->sitting_count ? &s->sittings[s->sitting_count - 1] : NULL;
}

void session_paper_sign(struct paper *p, const struct session_view *v)
{
    const struct sitting *x = last_sitting(&v->session);
    paper_add_text(p, BLOCK_SPACE, NULL);
    paper_addf(p, BLOCK_RIGHT, "%s主席团", v->session.title);
    paper_add_text(p, BLOCK_RIGHT, x ? date_text_cn(p->arena, moment_date(x->at)) : "　　　　年　　月　　日");
}

const char *session_votes(struct arena *a, const struct leader_elected *w)
{
    if (w->by_all) return arena_text(a, "%" PRId64 "票（全票）", w->votes);
    return arena_text(a, "%" PRId64 "票（占全体代表的%s）", w->votes,
            ratio_text_percent(a, (struct ratio){w->votes, w->deputies}, 2));
}

const char *session_names_elected(struct arena *a, const struct post_result *p)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < p->elected_count; i++) buf_addf(&b, "%s%s", i ? "、" : "", p->elected[i].name);
    return b.n ? buf_text(&b) : "";
}

const char *session_account_of(struct arena *a, const struct leader_nominee *n)
{
    struct buf b = {.arena = a};
    if (n->sex == SEX_MAN || n->sex == SEX_WOMAN) buf_addf(&b, "%s", n->sex == SEX_MAN ? "男" : "女");
    if (date_is_set(n->born_on))
        buf_addf(&b, "%s%d年%d月生", b.n ? "，" : "", date_year(n->born_on), date_month(n->born_on));
    const char *const texts[] = {n->party, n->education, n->work};
    for (size_t i = 0; i < ARRAY_COUNT(texts); i++)
        if (texts[i] && *texts[i]) buf_addf(&b, "%s%s", b.n ? "，" : "", texts[i]);
    return b.n ? buf_text(&b) : "基本情况未登记";
}
