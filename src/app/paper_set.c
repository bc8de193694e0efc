#include "app/paper_set.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>

#include "app/credentials.h"
#include "app/figure.h"
#include "app/makeup.h"
#include "base/file.h"
#include "print/docx.h"
#include "print/pdf.h"
#include "sheet/write.h"

static const struct {
    const char *code;
    const char *title;
    int formats;
    bool needs_result;
} kinds[] = {
#define X(name, code, title, formats, needs_result) {code, title, formats, needs_result},
        PAPER_KINDS(X)
#undef X
};

const char *paper_kind_title(enum paper_kind k)
{
    return kinds[k].title;
}

int paper_kind_formats(enum paper_kind k)
{
    return kinds[k].formats;
}

struct writing {
    const struct paper_source *s;
    const struct paper_order *order;
    struct paper_files *files;
};

/* ---- one file ---- */

static bool hash_file(const char *path, struct paper_file *f, char hex[SM3_HEX], struct err *e)
{
    AUTO_SM3 struct sm3 *h = NULL;
    if (!sm3_new(&h, e)) return false;
    FILE *in = fopen(path, "rb");
    if (!in) return file_unreadable(errno, e) || err_in(e, "读不了 %s", path);
    char bytes[1 << 16];
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, in)) > 0; f->bytes += (int64_t)n)
        sm3_add(h, (struct str){bytes, n});
    bool is_read = !ferror(in);
    fclose(in);
    sm3_finish(h, hex);
    return is_read || err_set(e, ERR_ENVIRONMENT, "读不了 %s: 磁盘读写出错", path);
}

static bool note_file(struct writing *w, const char *name, const char *title, struct err *e)
{
    struct arena *a = w->s->arena;
    struct paper_file f = {.name = name, .title = title};
    char hex[SM3_HEX];
    if (!hash_file(arena_text(a, "%s/%s", w->order->folder, name), &f, hex, e)) return false;
    f.hash = arena_copy(a, hex, strlen(hex));
    struct paper_files *l = w->files;
    if (l->n == l->capacity) l->v = arena_grow_array(a, l->v, &l->capacity, sizeof *l->v);
    l->v[l->n++] = f;
    return true;
}

static bool write_xlsx(const struct paper *p, const char *path, struct err *e)
{
    return sheet_write_paper(path, p, e);
}

static const char *title_line(struct arena *a, const char *title)
{
    char *line = arena_copy(a, title, strlen(title));
    for (char *p = line; (p = strchr(p, '\n'));) *p = ' ';
    return line;
}

/* In every format that is wanted and that the paper has. */
static bool put(struct writing *w, const char *name, const struct paper *p, int formats, struct err *e)
{
    static const struct {
        int format;
        const char *extension;
        bool (*write)(const struct paper *p, const char *path, struct err *e);
    } writers[] = {{PAPER_PDF, "pdf", pdf_write}, {PAPER_DOCX, "docx", docx_write}, {PAPER_XLSX, "xlsx", write_xlsx}};
    struct arena *a = w->s->arena;
    for (size_t i = 0; i < ARRAY_COUNT(writers); i++) {
        if (!(writers[i].format & formats & w->order->formats)) continue;
        const char *file = arena_text(a, "%s.%s", name, writers[i].extension);
        const char *path = arena_text(a, "%s/%s", w->order->folder, file);
        if (!writers[i].write(p, path, e)) return err_in(e, "%s", file);
        if (!note_file(w, file, title_line(a, p->title), e)) return false;
    }
    return true;
}

/* ---- kinds ---- */

static bool put_result_forms(struct writing *w, struct err *e)
{
    struct arena *a = w->s->arena;
    int64_t wanted = w->order->district_no;
    size_t found = 0;
    for (size_t i = 0; i < w->s->result.n; i++) {
        const struct district_result *d = &w->s->result.districts[i];
        int64_t no = d->district->district_no;
        if (wanted && no != wanted) continue;
        if (wanted && d->round_count == 0) return err_set(e, ERR_STATE, "选区 %" PRId64 " 还没有投票", no);
        if (d->round_count == 0) continue;
        found++;
        const char *name = arena_text(a, "%s_选区%02" PRId64, kinds[PAPER_RESULT_FORM].title, no);
        if (!put(w, name, paper_result_form(w->s, d), kinds[PAPER_RESULT_FORM].formats, e)) return false;
    }
    if (found) return true;
    return wanted ? err_set(e, ERR_INPUT, "没有选区 %" PRId64, wanted) : err_set(e, ERR_STATE, "还没有选区投票");
}

static bool put_deputy_notices(struct writing *w, struct err *e)
{
    int64_t wanted = w->order->district_no;
    const char *title = kinds[PAPER_DEPUTY_NOTICE].title;
    if (wanted && !result_lookup(&w->s->result, wanted)) return err_set(e, ERR_INPUT, "没有选区 %" PRId64, wanted);
    size_t elected = 0;
    for (size_t i = 0; i < w->s->deputies.n; i++)
        elected += !wanted || w->s->deputies.v[i].district->district_no == wanted;
    if (elected == 0 && w->order->kind == PAPER_KIND_COUNT) return true;
    if (elected == 0) return err_set(e, ERR_STATE, "还没有人当选，没有通知书可出");
    const char *name = wanted ? arena_text(w->s->arena, "%s_选区%02" PRId64, title, wanted) : title;
    return put(w, name, paper_deputy_notice(w->s, wanted), kinds[PAPER_DEPUTY_NOTICE].formats, e);
}

static bool put_credentials(struct writing *w, struct err *e)
{
    struct paper *report;
    if (w->s->credentials.n == 0 || w->s->deputies.n == 0) return true;
    return credentials_report(w->s->ws, &report, e) &&
           put(w, "代表资格审查报告", report, kinds[PAPER_NOTICES].formats, e);
}

/* Those that concern one district can be had for it alone. */
static bool put_notices(struct writing *w, struct err *e)
{
    struct arena *a = w->s->arena;
    int64_t wanted = w->order->district_no;
    struct paper *first;
    if (wanted && !result_lookup(&w->s->result, wanted)) return err_set(e, ERR_INPUT, "没有选区 %" PRId64, wanted);
    if (!paper_notice_first_list(w->s, wanted, &first, e)) return false;
    const struct {
        const char *name;
        const struct paper *paper;
    } notices[] = {{"选区划分和名额分配", wanted ? NULL : paper_notice_districts(w->s)},
            {"选民名单", wanted ? NULL : paper_notice_voters(w->s)}, {"代表候选人名单", first},
            {"正式代表候选人名单", paper_notice_final_list(w->s, wanted)},
            {"投票时间地点方法", paper_notice_voting(w->s, wanted)},
            {"再次投票和另行选举", wanted ? NULL : paper_notice_rounds(w->s)},
            {"代表资格", wanted ? NULL : paper_notice_credentials(w->s)}};
    for (size_t i = 0; i < ARRAY_COUNT(notices); i++) {
        if (!notices[i].paper) continue;
        const char *of = wanted ? arena_text(a, "_选区%02" PRId64, wanted) : "";
        const char *name = arena_text(a, "%s_%s%s", kinds[PAPER_NOTICES].title, notices[i].name, of);
        if (!put(w, name, notices[i].paper, kinds[PAPER_NOTICES].formats, e)) return false;
    }
    return wanted || put_credentials(w, e);
}

static bool put_single(
        struct writing *w, enum paper_kind k, struct paper *(*compose)(const struct paper_source *s), struct err *e)
{
    return put(w, kinds[k].title, compose(w->s), kinds[k].formats, e);
}

static bool put_kind(struct writing *w, enum paper_kind k, struct err *e)
{
    switch (k) {
    case PAPER_NOTICES: return put_notices(w, e);
    case PAPER_RESULT_FORM: return put_result_forms(w, e);
    case PAPER_NOTICE_RESULT: return put_single(w, k, paper_notice_result, e);
    case PAPER_ELECTED: return put_single(w, k, paper_elected, e);
    case PAPER_DEPUTY_NOTICE: return put_deputy_notices(w, e);
    case PAPER_CANDIDATES: return put_single(w, k, paper_candidates, e);
    case PAPER_STATISTICS: return put_single(w, k, paper_statistics, e);
    case PAPER_TURNOUT: return put_single(w, k, paper_turnout, e);
    case PAPER_REPORT: return put_single(w, k, paper_report, e);
    case PAPER_KIND_COUNT: break;
    }
    return true;
}

static bool has_result(const struct paper_source *s)
{
    for (size_t i = 0; i < s->result.n; i++)
        if (s->result.districts[i].round_count) return true;
    return false;
}

/* ---- the index ---- */

static const struct paper_column index_columns[] = {{"序号", 6, ALIGN_CENTER}, {"文件", 30, ALIGN_LEFT},
        {"内容", 30, ALIGN_LEFT}, {"字节", 10, ALIGN_RIGHT}, {"SM3", 62, ALIGN_LEFT}};

static bool put_index(struct writing *w, struct err *e)
{
    const struct paper_source *s = w->s;
    struct paper *p = paper_begin(s, arena_text(s->arena, "%s代表选举文书目录", s->congress));
    p->is_compact = true;
    p->is_landscape = true;
    struct paper_rows r = ROWS_OF(s->arena, index_columns);
    for (size_t i = 0; i < w->files->n; i++) {
        const struct paper_file *f = &w->files->v[i];
        rows_addf(&r, "%zu", i + 1);
        rows_add(&r, f->name);
        rows_add(&r, f->title);
        rows_add_count(&r, f->bytes);
        rows_add(&r, f->hash);
    }
    paper_add_rows(p, &r);
    paper_add_pin(s, p);
    struct paper_order xlsx = *w->order;
    xlsx.formats = PAPER_XLSX;
    return put(&(struct writing){s, &xlsx, w->files}, "文书目录", p, PAPER_XLSX, e);
}

static void check_figures(const struct paper_source *s, int kind, struct finding_list *findings)
{
    struct makeup m;
    struct figures f;
    if (kind != PAPER_STATISTICS && kind != PAPER_REPORT && kind != PAPER_KIND_COUNT) return;
    makeup_count(s, &m);
    makeup_check(s, &m, findings);
    figure_load_all(s, &f);
    if (kind != PAPER_STATISTICS) figure_find_broken(&f, findings);
}

static bool put_all(struct writing *w, struct err *e)
{
    for (int k = 0; k < PAPER_KIND_COUNT; k++)
        if ((!kinds[k].needs_result || has_result(w->s)) && !put_kind(w, (enum paper_kind)k, e)) return false;
    return put_index(w, e);
}

bool paper_set_write(struct workspace *ws, const struct paper_order *order, struct paper_files *files,
        struct finding_list *findings, struct err *e)
{
    struct paper_source s;
    if (!paper_source_load(ws, &s, e)) return false;
    if (s.records.districts.n == 0) return err_set(e, ERR_STATE, "还没有选区，没有文书可出");
    bool is_one = order->kind != PAPER_KIND_COUNT;
    if (is_one && kinds[order->kind].needs_result && !has_result(&s)) return err_set(e, ERR_STATE, "还没有选区投票");
    if (!file_make_folder(order->folder, e)) return false;
    struct writing w = {&s, order, files};
    if (!(is_one ? put_kind(&w, (enum paper_kind)order->kind, e) : put_all(&w, e))) return false;
    check_figures(&s, order->kind, findings);
    return true;
}
