#include "app/performance.h"

#include <inttypes.h>
#include <string.h>

#include "app/official_find.h"
#include "app/people_table.h"
#include "base/heading.h"
#include "base/utf8.h"
#include "cadre/note.h"
#include "sheet/read.h"
#include "store/performance.h"

enum { YEAR_MIN = 1950, RANK_MAX = 100000, MICRO_DIGITS = 6, WHOLE_DIGITS_MAX = 12 };

/* ---- decimals ---- */

bool performance_decimal_from(struct arena *a, const char *text, int64_t *micro)
{
    const char *p = utf8_drop_blanks(a, utf8_fold_width(a, text));
    bool is_negative = *p == '-';
    int whole = 0, behind = 0;
    int64_t value = 0;
    if (is_negative) p++;
    for (; (*p >= '0' && *p <= '9') || (*p == ',' && whole); p++) {
        if (*p == ',') continue;
        value = value * 10 + *p - '0';
        if (++whole > WHOLE_DIGITS_MAX) return false;
    }
    if (*p == '.' && whole) {
        for (p++; *p >= '0' && *p <= '9'; p++) {
            if (++behind > MICRO_DIGITS) return false;
            value = value * 10 + *p - '0';
        }
        if (!behind) return false;
    }
    if (*p || !whole) return false;
    for (; behind < MICRO_DIGITS; behind++) value *= 10;
    *micro = is_negative ? -value : value;
    return true;
}

const char *performance_place_text(struct arena *a, const struct performance *x)
{
    if (!x->rank) return "—";
    return x->of ? arena_text(a, "%" PRId64 "/%" PRId64, x->rank, x->of) : arena_text(a, "%" PRId64, x->rank);
}

const char *performance_decimal_text(struct arena *a, int64_t micro)
{
    enum { UNIT = 1000000 };
    uint64_t n = micro < 0 ? (uint64_t)-micro : (uint64_t)micro;
    char *text = arena_text(a, "%s%" PRIu64 ".%06" PRIu64, micro < 0 ? "-" : "", n / UNIT, n % UNIT);
    size_t end = strlen(text);
    while (text[end - 1] == '0') end--;
    if (text[end - 1] == '.') end--;
    text[end] = '\0';
    return text;
}

/* ---- performance ---- */

enum { UNIT, NAME, FIELD, YEAR, SCORE, RANK, OF, FIELDS, CONDITIONS_MAX = 40 };

static const struct table_field fields[FIELDS] = {
        [UNIT] = {"单位|单位名称|乡镇", true},
        [NAME] = {"姓名", false},
        [FIELD] = {"项目|工作项目|考核项目|分管工作", false},
        [YEAR] = {"年度|年份|考核年度", true},
        [SCORE] = {"得分|分数|总分|考核得分", false},
        [RANK] = {"名次|排名|位次", false},
        [OF] = {"参评数|参评单位数|参加排名数", false},
};

/* The known columns, and those that the file has beside them. */
struct columns {
    struct table_field v[FIELDS + CONDITIONS_MAX];
    size_t n;
    const char *more; /* headings beyond CONDITIONS_MAX: NULL for none */
};

static bool is_known(struct arena *a, const char *heading)
{
    for (size_t f = 0; f < FIELDS; f++)
        if (strstr(arena_text(a, "|%s|", fields[f].headings), arena_text(a, "|%s|", heading))) return true;
    return text_eq(heading, "序号") || text_eq(heading, "备注");
}

static void add_headings(struct arena *a, const struct row *row, struct columns *c)
{
    for (size_t i = 0; i < row->n; i++) {
        const char *text;
        struct err ignored;
        if (!utf8_accept(a, row->cells[i].text, &text, &ignored)) continue;
        const char *heading = heading_comparable(a, text);
        if (!*heading || strchr(heading, '|') || is_known(a, heading)) continue;
        if (c->n == FIELDS + CONDITIONS_MAX)
            c->more = heading;
        else
            c->v[c->n++] = (struct table_field){heading, false};
    }
}

static bool has_heading(struct arena *a, const struct row *row, size_t field)
{
    for (size_t i = 0; i < row->n; i++) {
        const char *text;
        struct err ignored;
        if (!utf8_accept(a, row->cells[i].text, &text, &ignored)) continue;
        const char *heading = heading_comparable(a, text);
        if (*heading && strstr(arena_text(a, "|%s|", fields[field].headings), arena_text(a, "|%s|", heading))) return true;
    }
    return false;
}

/* Looks for the row of headings as table_load does. */
static bool find_columns(struct arena *a, const char *path, struct columns *c, struct err *e)
{
    enum { HEADING_ROWS_MAX = 20 };
    struct sheet *s;
    struct row row;
    bool more = true;
    memcpy(c->v, fields, sizeof fields);
    c->n = FIELDS;
    c->more = NULL;
    if (!sheet_open(a, path, &(struct sheet_options){0}, &s, e)) return err_in(e, "%s", path);
    for (int i = 0; i < HEADING_ROWS_MAX && more; i++) {
        if (!sheet_next(s, &row, &more, e)) {
            sheet_close(s);
            return err_in(e, "%s", path);
        }
        if (!more || !has_heading(a, &row, UNIT) || !has_heading(a, &row, YEAR)) continue;
        add_headings(a, &row, c);
        break;
    }
    sheet_close(s);
    return true;
}

static struct performance read_figure(struct people_table *m, const struct table_row *r)
{
    struct arena *a = m->ws->arena;
    struct performance x = {.field = utf8_drop_blanks(a, r->cells[FIELD])};
    const struct organisation *at = people_table_unit(m, r, UNIT);
    table_name(&m->table, r, UNIT, &m->faults);
    table_text(&m->table, r, YEAR, &m->faults);
    x.year = table_int_within(&m->table, r, YEAR, YEAR_MIN, date_year(workspace_today(m->ws)), 0, &m->faults);
    x.rank = table_int_within(&m->table, r, RANK, 1, RANK_MAX, 0, &m->faults);
    x.of = table_int_within(&m->table, r, OF, 1, RANK_MAX, 0, &m->faults);
    x.has_score = *r->cells[SCORE];
    if (x.has_score && !performance_decimal_from(a, r->cells[SCORE], &x.score_micro))
        table_fault(&m->faults, r->line, "得分", "“%s”不是数（小数至多六位）", r->cells[SCORE]);
    if (x.of && x.rank > x.of) table_fault(&m->faults, r->line, "名次", "第 %" PRId64 " 名，参评的只有 %" PRId64 " 个", x.rank, x.of);
    if (*r->cells[NAME])
        x.official_no = people_table_official(m, r, NAME, at ? at->organisation_no : 0, "");
    else
        x.organisation_no = at ? at->organisation_no : 0;
    return x;
}

static bool is_numeric(struct people_table *m, size_t field)
{
    int64_t ignored;
    for (size_t i = 0; i < m->table.n; i++)
        if (performance_decimal_from(m->ws->arena, m->table.rows[i].cells[field], &ignored)) return true;
    return false;
}

static const struct performance *recorded_figure(const struct people *p, const struct performance *x)
{
    for (size_t i = 0; i < p->performances.n; i++) {
        const struct performance *y = &p->performances.v[i];
        if (x->organisation_no == y->organisation_no && x->official_no == y->official_no && x->year == y->year &&
                text_eq(x->field, y->field))
            return y;
    }
    return NULL;
}

static const struct condition *recorded_condition(const struct people *p, const struct condition *x)
{
    for (size_t i = 0; i < p->conditions.n; i++) {
        const struct condition *y = &p->conditions.v[i];
        if (x->organisation_no == y->organisation_no && x->official_no == y->official_no && x->year == y->year &&
                text_eq(x->name, y->name))
            return y;
    }
    return NULL;
}

static const char *subject_of(struct people_table *m, int64_t organisation_no, int64_t official_no, int64_t year)
{
    struct arena *a = m->ws->arena;
    const struct official *o = official_lookup(&m->people.officials, official_no);
    const struct organisation *at = organisation_lookup(&m->people.organisations, organisation_no);
    return arena_text(a, "%s %" PRId64 " 年", o ? official_subject(a, &m->people, o) : at ? at->name : "", year);
}

static const char *rank_text(struct arena *a, int64_t n)
{
    return n ? arena_text(a, "%" PRId64, n) : "";
}

/* What the row leaves empty stays. */
static bool take_figure(struct people_table *m, struct performance *x, struct err *e)
{
    struct arena *a = m->ws->arena;
    const struct performance *old = recorded_figure(&m->people, x);
    bool has_figure = x->has_score || x->rank || x->of, differs = false;
    if (!has_figure) return true;
    if (old) {
        const char *subject = subject_of(m, x->organisation_no, x->official_no, x->year);
        const char *field = *x->field ? x->field : "总";
        differs |= intake_compare(m->in, subject, arena_text(a, "%s得分", field),
                old->has_score ? performance_decimal_text(a, old->score_micro) : "",
                x->has_score ? performance_decimal_text(a, x->score_micro) : "");
        differs |= intake_compare(m->in, subject, arena_text(a, "%s名次", field), rank_text(a, old->rank), rank_text(a, x->rank));
        differs |= intake_compare(m->in, subject, arena_text(a, "%s参评数", field), rank_text(a, old->of), rank_text(a, x->of));
        if (!x->has_score) {
            x->has_score = old->has_score;
            x->score_micro = old->score_micro;
        }
        if (!x->rank) x->rank = old->rank;
        if (!x->of) x->of = old->of;
    }
    m->in->added += !old;
    m->in->same += old && !differs;
    return (old && !differs) || performance_save(m->ws->db, m->ws->election.county, x, e);
}

static bool take_condition(struct people_table *m, const struct condition *x, struct err *e)
{
    struct arena *a = m->ws->arena;
    const struct condition *old = recorded_condition(&m->people, x);
    m->in->added += !old;
    if (old && !intake_compare(m->in, subject_of(m, x->organisation_no, x->official_no, x->year), x->name,
                       performance_decimal_text(a, old->value_micro), performance_decimal_text(a, x->value_micro)))
        return true;
    return condition_save(m->ws->db, m->ws->election.county, x, e);
}

/* 编号, 联系电话: numbers, but none that a result has to allow for. */
static bool is_label(const char *heading)
{
    static const char *const words[] = {"序号", "编号", "编码", "代码", "电话", "手机", "传真", "邮编", "邮政编码", "账号", "行号"};
    for (size_t i = 0; i < ARRAY_COUNT(words); i++)
        if (strstr(heading, words[i])) return true;
    return false;
}

static void read_conditions(struct people_table *m, const struct performance *rows, struct condition *out, size_t *n,
        struct finding_list *findings)
{
    for (size_t f = FIELDS; f < m->table.field_count; f++) {
        const char *name = m->table.fields[f].headings;
        bool is_condition = !is_label(name) && is_numeric(m, f);
        if (is_label(name))
            cadre_note(findings, FINDING_N825, "", m->table.name, "“%s”一列是编号、号码，不是条件，没有读", name);
        else if (!is_condition)
            cadre_note(findings, FINDING_N825, "", m->table.name, "“%s”一列没有数字，没有读", name);
        for (size_t i = 0; i < m->table.n && is_condition; i++) {
            const struct table_row *r = &m->table.rows[i];
            struct condition x = {rows[i].organisation_no, rows[i].official_no, rows[i].year, name, 0};
            if (!*r->cells[f]) continue;
            if (!performance_decimal_from(m->ws->arena, r->cells[f], &x.value_micro))
                table_fault(&m->faults, r->line, name, "“%s”不是数（小数至多六位）", r->cells[f]);
            out[(*n)++] = x;
        }
    }
}

bool performance_import(struct workspace *ws, const char *path, bool yes, struct intake *in,
        struct finding_list *findings, struct err *e)
{
    struct arena *a = ws->arena;
    struct people_table m = {.ws = ws, .in = in, .faults = {.arena = a}};
    struct columns *c = arena_alloc(a, sizeof *c);
    *in = (struct intake){.arena = a, .yes = yes};
    AUTO_TXN struct db_txn txn = {0};
    if (!workspace_unlock(ws, e) || !find_columns(a, path, c, e) ||
            !table_load(a, path, c->v, c->n, &m.table, &m.faults, e) || !people_table_is_usable(&m.table, &m.faults, e))
        return false;
    if (c->more) return err_set(e, ERR_INPUT, "%s 的列太多：条件至多 %d 列，多出的有“%s”", m.table.name, CONDITIONS_MAX, c->more);
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !people_load(ws, &m.people, e)) return false;
    struct performance *v = arena_alloc_array(a, m.table.n, sizeof *v);
    struct condition *conditions = arena_alloc_array(a, m.table.n * (c->n - FIELDS) + 1, sizeof *conditions);
    size_t n = 0;
    for (size_t i = 0; i < m.table.n; i++) {
        v[i] = read_figure(&m, &m.table.rows[i]);
        for (size_t k = 0; k < i; k++)
            if (v[k].organisation_no == v[i].organisation_no && v[k].official_no == v[i].official_no &&
                    v[k].year == v[i].year && text_eq(v[k].field, v[i].field))
                table_fault(&m.faults, m.table.rows[i].line, "年度", "与第 %zu 行是同一单位（人）同一年同一项目", m.table.rows[k].line);
    }
    read_conditions(&m, v, conditions, &n, findings);
    if (!table_is_sound(&m.table, &m.faults, e)) return false;
    bool has_figures = n > 0;
    for (size_t i = 0; i < m.table.n; i++) has_figures |= v[i].has_score || v[i].rank || v[i].of;
    if (!has_figures)
        return err_set(e, ERR_INPUT, "%s 里没有一个数：得分、名次、参评数和条件都没有；请检查是否选对了表", m.table.name);
    in->rows = m.table.n;
    for (size_t i = 0; i < m.table.n; i++)
        if (!take_figure(&m, &v[i], e)) return false;
    for (size_t i = 0; i < n; i++)
        if (!take_condition(&m, &conditions[i], e)) return false;
    in->is_taken = intake_may_write(in);
    return !in->is_taken || (people_record_intake(ws, "performance-import", &m.table, in, e) && db_commit(&txn, e));
}
