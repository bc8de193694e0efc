#include <inttypes.h>
#include <stdio.h>
#include <strings.h>

#include "app/roll_import.h"
#include "base/buf.h"
#include "cli/work.h"

enum { FILES_MAX = 500, LINES_SHOWN = 2000, LINES_SHOWN_WHEN_DONE = 20, CHANGES_SHOWN = 200 };

/* ---- JSON -------------------------------------------------------------------------------------------------- */

// clang-format off
#define NUMBERS(X)                                                                                                     \
    X(rows) X(accepted) X(rejected) X(invalid_id) X(legacy_id) X(empty_id) X(under_age) X(birth_differs) X(sex_differs)\
    X(same_id_groups) X(same_id_rows) X(same_name_birth_groups) X(same_name_birth_pairs)
// clang-format on

static void put_summary(struct json *o, const struct roll_summary *s)
{
#define X(name) json_put_int(o, #name, s->name);
    NUMBERS(X)
#undef X
    struct json *near = json_put_array(o, "near_id");
    for (size_t i = 0; i < s->near_id_count; i++) {
        struct json *pair = json_add_object(near);
        json_put_int(pair, "row", s->near_id[i].row);
        json_put_int(pair, "of", s->near_id[i].of);
    }
    json_put_int(o, "near_id_total", s->near_id_total);
    struct json *codes = json_put_object(o, "codes");
    for (int c = 0; c < FINDING_COUNT; c++)
        if (s->by_code[c]) json_put_int(codes, finding_code_text((enum finding_code)c), s->by_code[c]);
}

static void put_statistics(struct json *o, const struct roll_statistics *s)
{
    struct json *sex = json_put_object(o, "sex");
    for (int i = 0; i < SEX_COUNT; i++) json_put_int(sex, roll_sex_code((enum roll_sex)i), s->by_sex[i]);
    struct json *ages = json_put_object(o, "age");
    for (int i = 0; i < BAND_COUNT; i++) json_put_int(ages, roll_band_title((enum roll_band)i), s->by_band[i]);
    struct json *ethnic = json_put_object(o, "ethnic");
    for (size_t i = 0; i < s->ethnic_count; i++)
        json_put_int(ethnic, roll_ethnic_title(s->ethnic[i].ethnic), s->ethnic[i].voters);
    struct json *units = json_put_array(o, "units");
    for (size_t i = 0; i < s->unit_count; i++) {
        struct json *unit = json_add_object(units);
        json_put_text(unit, "unit", s->units[i].unit);
        json_put_int(unit, "voters", s->units[i].voters);
    }
}

static void put_file(struct json *files, const struct roll_import_file *f, bool has_workspace)
{
    struct json *o = json_add_object(files);
    json_put_text(o, "file", f->name);
    if (*f->hash) json_put_text(o, "hash", f->hash);
    json_put_text(o, "encoding", f->taken);
    if (*f->sheet) json_put_text(o, "sheet", f->sheet);
    json_put_int(o, "heading_line", (int64_t)f->columns.line);
    struct json *columns = json_put_object(o, "columns");
    for (int i = 0; i < FIELD_COUNT; i++)
        if (f->columns.at[i] >= 0) json_put_int(columns, roll_field_code((enum roll_field)i), f->columns.at[i] + 1);
    json_put_int(o, "rows", f->rows);
    if (!has_workspace) return;
    json_put_int(o, "accepted", f->accepted);
    json_put_int(o, "rejected", f->rejected);
    if (*f->updates) json_put_text(o, "updates", f->updates);
    json_put_int(o, "added", f->added);
    json_put_int(o, "changed", f->changed);
    json_put_int(o, "removed", f->removed);
    json_put_int(o, "kept", f->kept);
}

static void put_samples(struct json *o, const struct roll_import_report *r)
{
    struct json *rows = json_put_array(o, "first_rows");
    for (size_t i = 0; i < r->sample_count; i++) {
        const struct roll_import_sample *s = &r->samples[i];
        struct json *row = json_add_object(rows);
        json_put_int(row, "line", (int64_t)s->line);
        json_put_text(row, "name", s->name);
        json_put_text(row, "sex", s->sex);
        json_put_text(row, "ethnic", s->ethnic);
        json_put_text(row, "birth", s->birth);
        json_put_text(row, "id", s->id);
        json_put_text(row, "unit", s->unit);
        json_put_text(row, "district", s->district);
        json_put_text(row, "address", s->address);
        json_put_text(row, "phone", s->phone);
    }
}

static void put_changes(struct json *o, const struct roll_import_report *r)
{
    static const char *const kinds[] = {"added", "changed", "removed"};
    struct json *list = json_put_array(o, "changes");
    for (size_t i = 0; i < r->changes.n; i++) {
        struct json *j = json_add_object(list);
        json_put_text(j, "kind", kinds[r->changes.v[i].kind]);
        json_put_text(j, "subject", r->changes.v[i].subject);
        json_put_text(j, "text", r->changes.v[i].text);
    }
}

static void print_json(struct cli *c, const struct roll_import_report *r, bool has_workspace)
{
    struct json *o = json_new_object(c->arena);
    put_summary(o, r->summary);
    if (has_workspace) {
        json_put_int(o, "added", r->added);
        json_put_int(o, "changed", r->changed);
        json_put_int(o, "removed", r->removed);
        json_put_int(o, "kept", r->kept);
        json_put_int(o, "without_district", r->without_district);
    }
    json_put_bool(o, "written", r->is_written);
    json_put_bool(o, "needs_consent", r->needs_consent && !r->is_written);
    struct json *files = json_put_array(o, "files");
    for (size_t i = 0; i < r->file_count; i++) put_file(files, &r->files[i], has_workspace);
    put_statistics(json_put_object(o, "statistics"), r->statistics);
    if (has_workspace) put_changes(o, r);
    if (cli_has(c, "dry-run")) put_samples(o, r);
    cli_print_json(c, o);
}

/* ---- for people ----------------------------------------------------------------------------------------------- */

static void print_file(struct cli *c, const struct roll_import_file *f)
{
    struct buf columns = {.arena = c->arena};
    for (int i = 0; i < FIELD_COUNT; i++) {
        if (f->columns.at[i] < 0) continue;
        const char *title = roll_field_title((enum roll_field)i), *heading = f->columns.heading[i];
        buf_addf(&columns, "%s%s", columns.n ? "、" : "", title);
        if (*heading && !text_eq(heading, title)) buf_addf(&columns, "←%s", heading);
    }
    printf("%s（%s%s%s）: %" PRId64 " 行，表头在第 %zu 行: %s\n", f->name, f->taken, *f->sheet ? "，工作表 " : "", f->sheet,
            f->rows, f->columns.line, buf_text(&columns));
    for (size_t i = 0; i < f->other_count; i++)
        printf("%s工作表 %s%s", i ? "、" : "  没有读: ", f->others[i], i + 1 == f->other_count ? "\n" : "");
    if (*f->updates) printf("  更新已导入的名册 %s\n", f->updates);
}

static void print_samples(const struct roll_import_report *r)
{
    printf("前 %zu 行读作:\n", r->sample_count);
    for (size_t i = 0; i < r->sample_count; i++) {
        const struct roll_import_sample *s = &r->samples[i];
        printf("  第 %zu 行 %s | %s | %s | %s | %s | %s | %s | %s | %s\n", s->line, s->name, s->sex, s->ethnic, s->birth, s->id,
                s->unit, s->district, s->address, s->phone);
    }
}

static void print_summary(const struct roll_summary *s)
{
    printf("共 %" PRId64 " 行: 合格 %" PRId64 "，退回 %" PRId64 "\n", s->rows, s->accepted, s->rejected);
    for (int c = 0; c < FINDING_COUNT; c++)
        if (s->by_code[c])
            printf("  %s %s: %" PRId64 "\n", finding_code_text((enum finding_code)c), finding_title((enum finding_code)c),
                    s->by_code[c]);
}

static void print_findings(const struct roll_import_report *r, size_t most)
{
    int64_t all = 0;
    for (int c = 0; c < FINDING_COUNT; c++) all += r->summary->by_code[c];
    for (size_t i = 0; i < r->finding_count && i < most; i++) {
        const struct roll_finding *f = &r->findings[i];
        printf("  %s 第 %zu 行", r->files[f->file].name, f->line);
        if (f->column) printf("第 %zu 列", f->column);
        if (*f->heading) printf("“%s”", f->heading);
        if (*f->value) printf(" %s", f->value);
        printf(" %s: %s\n", finding_code_text(f->code), f->text);
    }
    size_t shown = r->finding_count < most ? r->finding_count : most;
    if ((int64_t)shown < all) printf("  … 另有 %" PRId64 " 处，加 --findings 文件.csv 可全部写入文件\n", all - (int64_t)shown);
}

static void print_changes(const struct roll_import_report *r)
{
    static const char *const titles[] = {"增加", "改动", "去掉"};
    for (size_t i = 0; i < r->changes.n && i < CHANGES_SHOWN; i++)
        printf("  %s %s%s%s\n", titles[r->changes.v[i].kind], r->changes.v[i].subject, *r->changes.v[i].text ? ": " : "",
                r->changes.v[i].text);
    if (r->changes.n > CHANGES_SHOWN) printf("  … 只列出前 %d 处\n", CHANGES_SHOWN);
}

static void print_text(struct cli *c, const struct roll_import_report *r, bool has_workspace)
{
    bool is_rehearsal = cli_has(c, "dry-run");
    for (size_t i = 0; i < r->file_count; i++) print_file(c, &r->files[i]);
    if (is_rehearsal) print_samples(r);
    print_summary(r->summary);
    print_findings(r, is_rehearsal ? LINES_SHOWN : LINES_SHOWN_WHEN_DONE);
    if (!has_workspace) return;
    print_changes(r);
    bool is_same = !r->added && !r->changed && !r->removed;
    if (is_same)
        printf("与已登记的相同，没有改动（%" PRId64 " 人）\n", r->kept);
    else
        printf("%s: 增加 %" PRId64 "，改动 %" PRId64 "，去掉 %" PRId64 "，不变 %" PRId64 "\n",
                r->is_written ? "已写入选民名册" : "还没有写入", r->added, r->changed, r->removed, r->kept);
    if (r->without_district) printf("有 %" PRId64 " 人还没有选区，请在单位表中填选区号后再导入一次\n", r->without_district);
    if (!is_rehearsal && !r->is_written) printf("请核对以上改动；确认无误后在同一命令后加 --yes\n");
}

/* ---- the command ------------------------------------------------------------------------------------------------ */

static bool read_encoding(struct cli *c, enum sheet_encoding *encoding)
{
    static const struct {
        const char *name;
        enum sheet_encoding encoding;
    } table[] = {{"auto", SHEET_ENCODING_AUTO}, {"utf-8", SHEET_ENCODING_UTF8}, {"utf8", SHEET_ENCODING_UTF8},
            {"gb18030", SHEET_ENCODING_GB18030}, {"gbk", SHEET_ENCODING_GB18030}, {"gb2312", SHEET_ENCODING_GB18030}};
    const char *text = cli_value(c, "encoding");
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        if (text && strcasecmp(text, table[i].name) != 0) continue;
        *encoding = table[i].encoding;
        return true;
    }
    return err_set(&c->e, ERR_USAGE, "--encoding “%s” 应为 utf-8 或 gb18030", text);
}

/* --map 姓名=xm --map 手机=7 is --map 姓名=xm,手机=7 */
static const char *joined_map(struct cli *c)
{
    struct buf b = {.arena = c->arena};
    const char *one;
    for (size_t i = 0; (one = cli_value_at(c, "map", i)); i++) buf_addf(&b, "%s%s", i ? "," : "", one);
    return b.n ? buf_text(&b) : NULL;
}

static bool read_order(struct cli *c, struct roll_import_order *o)
{
    bool is_rehearsal = cli_has(c, "dry-run");
    const char *findings = cli_value(c, "findings");
    *o = (struct roll_import_order){
            .files = c->operands,
            .file_count = (size_t)c->operand_count,
            .findings_path = findings,
            .findings_kept = is_rehearsal ? LINES_SHOWN : LINES_SHOWN_WHEN_DONE,
            .is_rehearsal = is_rehearsal,
            .is_consented = cli_has(c, "yes"),
    };
    if (findings && !*findings) return err_set(&c->e, ERR_USAGE, "--findings 后面缺少文件名");
    if (cli_has(c, "replaces") && o->file_count != 1) return err_set(&c->e, ERR_USAGE, "--replaces 只用于一个文件");
    if (cli_has(c, "election-day") && !is_rehearsal)
        return err_set(&c->e, ERR_USAGE, "--election-day 只与 --dry-run 一起用：导入时以工作区的选举日为准");
    if (cli_has(c, "election-day") && c->workspace)
        return err_set(&c->e, ERR_USAGE, "--election-day 与工作区 %s 不能同时给出：工作区有自己的选举日", c->workspace);
    return read_encoding(c, &o->encoding) && cli_text(c, "sheet", NULL, &o->sheet) && cli_text(c, "unit", NULL, &o->unit) &&
           cli_text(c, "replaces", NULL, &o->replaces);
}

static enum exit_status run(struct cli *c)
{
    AUTO_WORKSPACE struct workspace ws = {0};
    struct roll_import_order order;
    struct roll_import_report r;
    struct date on;
    bool has_workspace = !cli_has(c, "election-day");
    if (!read_order(c, &order) || !cli_date(c, "election-day", DATE_NONE, &on)) return cli_fail(c);
    order.map = joined_map(c);
    if (has_workspace && !(order.is_rehearsal ? cli_open_read_only(c, &ws) : cli_open(c, &ws))) return cli_fail(c);
    bool is_done = has_workspace ? roll_import(&ws, &order, &r, &c->e) : roll_rehearse(c->arena, on, &order, &r, &c->e);
    if (!is_done) return cli_fail(c);
    if (c->wants_json)
        print_json(c, &r, has_workspace);
    else
        print_text(c, &r, has_workspace);
    bool is_refused = !order.is_rehearsal && !r.is_written;
    return is_refused || r.summary->rejected ? EXIT_FINDINGS : EXIT_DONE;
}

const struct command command_roll_import = {
        .path = "roll import",
        .operands = "FILE…",
        .operands_min = 1,
        .operands_max = FILES_MAX,
        .summary = "导入选民名册（CSV 或 XLSX）",
        .more = "列见 docs/files.md。合格的行照收，退回的行逐一说明（有退回的，退出状态为 1）。同一文件再导入一次不改变什么；\n"
                "同名的文件是更新: 先列出增加、改动、去掉的人，加 --yes 才写入；文件中不再有的人除名，不会删除。\n"
                "--dry-run 只看不写；没有工作区时加 --election-day 也可以。",
        .options = (const struct option[]){
                {OPTION_LIST, false, "map", "FIELD=COLUMN", "列的对应: 姓名=xm、手机=7（第 7 列）、表头=3（第 3 行）"},
                {OPTION_VALUE, false, "encoding", "NAME", "CSV 的编码: utf-8 或 gb18030；默认自动识别"},
                {OPTION_VALUE, false, "sheet", "NAME", "XLSX 的工作表；默认第一个"},
                {OPTION_VALUE, false, "unit", "NAME", "没有村组一列的文件: 整个文件所属的村组或单位"},
                {OPTION_VALUE, false, "replaces", "NAME", "更新以前导入的哪个文件；默认为同名的"},
                {OPTION_FLAG, false, "dry-run", NULL, "只看不写: 列出前几行和全部问题"},
                {OPTION_VALUE, false, "election-day", "DATE", "选举日；给出时不需要工作区，只与 --dry-run 一起用"},
                {OPTION_VALUE, false, "findings", "FILE.csv", "把全部问题写入文件"},
                {OPTION_FLAG, false, "yes", NULL, "已看过改动，确认写入"},
                {OPTION_END, false, NULL, NULL, NULL}},
        .needs_workspace = true,
        .alone = "election-day",
        .run = run,
};
