#include "roll/check.h"

#include <assert.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "roll/check_state.h"
#include "roll/name.h"
#include "roll/near.h"

enum { SCRATCH_BYTES = 4 << 20 };

static void free_scratch(void *scratch)
{
    arena_free(scratch);
}

struct roll_check *roll_check_new(struct arena *a, const struct roll_options *o, roll_sink *sink, void *context)
{
    assert(date_is_set(o->on));
    struct roll_check *c = arena_alloc(a, sizeof *c);
    c->arena = c->quarry.arena = c->rejected.arena = c->shifts.arena = a;
    c->scratch = arena_new(SCRATCH_BYTES);
    arena_defer(a, free_scratch, c->scratch);
    c->options = *o;
    if (!c->options.twins_listed_max) c->options.twins_listed_max = ROLL_TWINS_LISTED_MAX;
    if (!c->options.near_listed_max) c->options.near_listed_max = ROLL_NEAR_LISTED_MAX;
    if (!c->options.unit_default) c->options.unit_default = "";
    c->sink = sink;
    c->context = context;
    c->ids = arena_alloc(a, sizeof *c->ids);
    c->names = arena_alloc(a, sizeof *c->names);
    c->counter = roll_counter_new(a);
    if (o->units) {
        for (size_t i = 0; i < o->unit_count; i++) roll_counter_unit(c->counter, str_of(o->units[i]));
        roll_counter_close_units(c->counter);
    }
    return c;
}

bool roll_check_start_file(struct roll_check *c, const char *name, const struct roll_columns *columns, struct err *e)
{
    if (c->options.units && columns->at[FIELD_UNIT] < 0 && *c->options.unit_default == '\0')
        return err_set(e, ERR_INPUT,
                "表头中没有村组 (单位)一列，无法核对是否属于本乡镇，请用 --map 村组=列号 指明，或指定整个文件所属的村");
    if (c->file_count == c->file_capacity)
        c->files = arena_grow_array(c->arena, c->files, &c->file_capacity, sizeof *c->files);
    c->files[c->file_count++] =
            (struct roll_file){arena_copy(c->arena, name, strlen(name)), *columns, (uint32_t)c->sum.rows};
    c->fields = (struct roll_fields){0};
    for (int f = 0; f < FIELD_COUNT; f++) c->fields.text[f] = (struct str){"", 0};
    if (columns->at[FIELD_ID] < 0)
        roll_check_report(
                c, 0, FINDING_W102, FIELD_ID, "", "表头中没有公民身份号码一列，无法查重，请核对文件或用 --map 指明");
    return true;
}

/* ---- where rows stand ----------------------------------------------------------------------------- */

/* Notes where data row `row` stands. */
static void note_line(struct roll_check *c, uint32_t row, size_t line)
{
    uint32_t shift = (uint32_t)line - row;
    if (c->shift_count && shift == c->last_shift) return;
    *roll_shelf_place(&c->shifts, c->shift_count++) = (uint64_t)row << 32 | shift;
    c->last_shift = shift;
}

size_t roll_lines_read(const struct roll_check *c, uint32_t row)
{
    size_t low = 0, high = c->shift_count; /* the last entry at or before row */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (roll_shelf_read(&c->shifts, middle) >> 32 <= row)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)(row + (uint32_t)roll_shelf_read(&c->shifts, low));
}

size_t roll_file_of(const struct roll_check *c, uint32_t row)
{
    size_t file = c->file_count - 1;
    while (file > 0 && row && c->files[file].rows_before >= row) file--;
    return file;
}

/* ---- findings --------------------------------------------------------------------------------------- */

/* True when the row had been accepted until now. */
static bool reject(struct roll_check *c, uint32_t row)
{
    uint64_t *word = roll_shelf_place(&c->rejected, row / 64);
    const uint64_t bit = (uint64_t)1 << row % 64;
    if (*word & bit) return false;
    *word |= bit;
    c->sum.rejected++;
    return true;
}

size_t roll_check_rows(const struct roll_check *c)
{
    return (size_t)c->sum.rows;
}

bool roll_check_is_rejected(const struct roll_check *c, size_t row)
{
    return roll_shelf_read(&c->rejected, row / 64) >> row % 64 & 1;
}

static void sink(struct roll_check *c, const struct roll_finding *f)
{
    c->sum.by_code[f->code]++;
    c->sink(c->context, f);
}

void roll_check_report(struct roll_check *c, uint32_t row, enum finding_code code, enum roll_field f, const char *value,
        const char *text)
{
    size_t file = roll_file_of(c, row);
    const struct roll_columns *columns = &c->files[file].columns;
    if (row && finding_severity(code) == SEVERITY_STOP) {
        reject(c, row);
        c->row_is_rejected = true;
    }
    sink(c, &(struct roll_finding){
                    .code = code,
                    .file = file,
                    .row = row,
                    .line = row ? roll_lines_read(c, row) : columns->line,
                    .column = (size_t)(columns->at[f] + 1),
                    .heading = columns->heading[f],
                    .value = value,
                    .text = text,
            });
}

/* On the row being fed. */
static void report(struct roll_check *c, enum finding_code code, enum roll_field f, const char *text)
{
    const char *value = roll_field_mask(c->scratch, f, c->fields.text[f]);
    roll_check_report(c, (uint32_t)c->sum.rows, code, f, value, text);
}

/* ---- one row ---------------------------------------------------------------------------------------- */

/* On the row as a whole, or on a column that no field is read from. */
static void report_beside(
        struct roll_check *c, enum finding_code code, const struct row *r, size_t column, const char *text)
{
    const uint32_t row = (uint32_t)c->sum.rows;
    reject(c, row);
    c->row_is_rejected = true;
    sink(c, &(struct roll_finding){
                    .code = code,
                    .file = c->file_count - 1,
                    .row = row,
                    .line = r->line,
                    .column = column,
                    .heading = "",
                    .value = "",
                    .text = text,
            });
}

static void check_width(struct roll_check *c, const struct row *r)
{
    size_t width = c->files[c->file_count - 1].columns.width;
    for (size_t i = width; i < r->n; i++) {
        if (utf8_trim(r->cells[i].text).n == 0) continue;
        report_beside(c, FINDING_F109, r, i + 1,
                arena_text(c->scratch,
                        "这一行的内容多出表头 (表头只有 %zu 列)，可能有一格里的逗号把内容分开了，请核对各格是否错位",
                        width));
        return;
    }
}

/* What the reader of the file found wrong (r->fault) is said of the cell where it shows, else of the row. */
static void check_cells(struct roll_check *c, const struct row *r)
{
    const struct roll_fields *t = &c->fields;
    const char *unreadable = r->fault ? r->fault : "这一格含有控制字符或无法识别的文字，请在表格软件里清除后再导入";
    if (r->fault && !t->ill) report_beside(c, FINDING_F110, r, 0, r->fault);
    for (int f = 0; f < FIELD_COUNT; f++) {
        const uint32_t bit = 1u << f;
        if (t->ill & bit) report(c, FINDING_F110, (enum roll_field)f, unreadable);
        if (t->too_long & bit)
            report(c, FINDING_F110, (enum roll_field)f, "这一格的内容过长，请核对是否缺了引号或换行");
        if (t->broken & bit) report(c, FINDING_F107, (enum roll_field)f, "这一格是出错的公式，请改成实际内容");
        if (t->computed & bit)
            report(c, FINDING_F107, (enum roll_field)f, "这一格是公式，请复制后用“选择性粘贴—数值”换成实际内容");
    }
}

/* The cell holds something that could not be taken in; that has been said already. */
static bool is_unread(const struct roll_fields *t, enum roll_field f)
{
    return t->unread >> f & 1;
}

static void check_name(struct roll_check *c, const struct roll_values *v)
{
    if (v->name.n == 0) {
        if (!is_unread(&c->fields, FIELD_NAME))
            report(c, FINDING_F101, FIELD_NAME, "姓名为空，请补填；不是选民的行 (合计、签名等)请删去");
        return;
    }
    const char *oddity = roll_name_oddity(c->scratch, v->name);
    if (*oddity) report(c, FINDING_W110, FIELD_NAME, oddity);
}

static void check_bad_id(struct roll_check *c, const struct roll_values *v)
{
    if (v->is_id_lost) {
        report(c, FINDING_F103, FIELD_ID,
                "号码被当作数字存放，末几位已经丢失，无法复原，请把该列设为文本格式后对照身份证重新录入");
        return;
    }
    report(c, FINDING_F102, FIELD_ID, roll_id_why(c->scratch, v->id, c->options.on));
    struct roll_broken b;
    if (roll_id_break(v->id, &b)) roll_pile_add(&c->broken, &c->quarry, roll_near_pack(&b, (uint32_t)c->sum.rows));
}

static void check_id(struct roll_check *c, const struct roll_values *v)
{
    bool is_there = v->id_fault != ID_EMPTY || is_unread(&c->fields, FIELD_ID);
    c->sum.empty_id += !is_there;
    c->sum.legacy_id += v->is_legacy_id;
    c->sum.invalid_id += is_there && !v->is_legacy_id && v->id_fault != ID_NONE;
    if (v->id_fault == ID_NONE) {
        if (v->is_legacy_id) report(c, FINDING_W101, FIELD_ID, "这是 15 位旧号码，请换成现在的 18 位号码");
    } else if (v->id_fault != ID_EMPTY) {
        check_bad_id(c, v);
    } else if (!is_there && c->files[c->file_count - 1].columns.at[FIELD_ID] >= 0 && v->birth_form == BIRTH_DAY) {
        report(c, FINDING_W102, FIELD_ID, "没有填写公民身份号码，请补填");
    }
}

static void report_no_birth(struct roll_check *c, const struct roll_values *v)
{
    switch (v->birth_form) {
    case BIRTH_SERIAL: return; /* F111 has said it */
    case BIRTH_MONTH:
        report(c, FINDING_F106, FIELD_BIRTH,
                "没有有效的公民身份号码，出生日期又缺日，算不出选举日是否年满十八周岁，请补全");
        return;
    case BIRTH_UNREADABLE:
        report(c, FINDING_F106, FIELD_BIRTH, "没有有效的公民身份号码，出生日期又无法识别，请改成 1987-06-12 的样子");
        return;
    case BIRTH_EMPTY:
    case BIRTH_DAY:
    default: report(c, FINDING_F106, FIELD_BIRTH, "没有有效的公民身份号码，也没有出生日期，请至少补填一项");
    }
}

/* 选举法 art. 4 (2010, 2015: art. 3): 年满十八周岁; the day is the election day. */
static bool is_minor(const struct roll_check *c, int32_t ymd)
{
    return date_age((struct date){ymd}, c->options.on) < ROLL_ADULT_YEARS;
}

static void check_age(struct roll_check *c, const struct roll_values *v, int32_t birth, bool is_id_valid)
{
    const char *on = "";
    if (is_minor(c, birth)) {
        on = date_text_cn(c->scratch, c->options.on);
        c->sum.under_age++;
        report(c, FINDING_F104, is_id_valid ? FIELD_ID : FIELD_BIRTH,
                arena_text(c->scratch, "%s出生，到选举日 %s不满十八周岁，不能登记",
                        date_text_cn(c->scratch, (struct date){birth}), on));
    } else if (is_id_valid && v->birth_form == BIRTH_DAY && is_minor(c, v->birth_written)) {
        report(c, FINDING_F104, FIELD_BIRTH,
                arena_text(c->scratch,
                        "按出生日期一栏到选举日不满十八周岁，按号码 (%s出生)已满，两者不一致，请查实后改正",
                        date_text_cn(c->scratch, (struct date){birth})));
    }
}

static void check_birth(struct roll_check *c, const struct roll_values *v, int32_t birth, bool is_id_valid)
{
    if (v->birth_form == BIRTH_SERIAL)
        report(c, FINDING_F111, FIELD_BIRTH, "这是表格软件的日期序号，不是日期，请把该列改成 1987-06-12 的样子");
    if (v->birth_form == BIRTH_UNREADABLE && is_id_valid)
        report(c, FINDING_W111, FIELD_BIRTH, "出生日期无法识别，已按号码计算，请改成 1987-06-12 的样子");
    if (!birth) {
        if (!is_unread(&c->fields, FIELD_BIRTH)) report_no_birth(c, v);
        return;
    }
    int32_t seen = v->birth_form == BIRTH_MONTH ? birth / 100 * 100 : birth;
    if (is_id_valid && v->birth_written && v->birth_written != seen) {
        c->sum.birth_differs++;
        report(c, FINDING_W103, FIELD_BIRTH,
                arena_text(c->scratch, "与号码里的出生日期 (%s)不一致，请对照身份证核对",
                        date_text(c->scratch, (struct date){birth})));
    }
    check_age(c, v, birth, is_id_valid);
}

static enum roll_sex check_sex(struct roll_check *c, const struct roll_values *v, bool is_id_valid)
{
    bool is_column = c->files[c->file_count - 1].columns.at[FIELD_SEX] >= 0;
    enum roll_sex of_id = !is_id_valid ? SEX_UNKNOWN : v->id_key % 2 ? SEX_MALE : SEX_FEMALE;
    if (v->sex_written == SEX_UNKNOWN) {
        if (c->fields.text[FIELD_SEX].n)
            report(c, FINDING_W107, FIELD_SEX, "性别无法识别，应为“男”或“女”");
        else if (is_column && !is_id_valid && !is_unread(&c->fields, FIELD_SEX))
            report(c, FINDING_W107, FIELD_SEX, "性别没有填写，又没有有效的号码可以推断，请补填");
    } else if (is_id_valid && v->sex_written != of_id) {
        c->sum.sex_differs++;
        report(c, FINDING_W104, FIELD_SEX,
                arena_text(c->scratch, "与号码表示的性别 (%s)不一致，请对照身份证核对", roll_sex_title(of_id)));
    }
    return is_id_valid ? of_id : v->sex_written;
}

static void check_district(struct roll_check *c)
{
    const struct str text = c->fields.text[FIELD_DISTRICT];
    const struct roll_options *o = &c->options;
    if (!o->districts || text.n == 0) return;
    if (roll_district_read(c->scratch, text, o->districts, o->district_count, &c->district_memo) == 0)
        report(c, FINDING_F113, FIELD_DISTRICT, "没有这个选区，请写选区表中的选区号或名称");
}

static int32_t check_rest(struct roll_check *c, const struct roll_values *v)
{
    const struct str *text = c->fields.text;
    if (v->ethnic == ETHNIC_UNKNOWN && text[FIELD_ETHNIC].n)
        report(c, FINDING_W108, FIELD_ETHNIC, "不是五十六个民族的名称，请改正");
    if (text[FIELD_PHONE].n && !roll_is_phone(text[FIELD_PHONE]))
        report(c, FINDING_W109, FIELD_PHONE, "不像手机或固定电话号码，请核对");

    bool is_column = c->files[c->file_count - 1].columns.at[FIELD_UNIT] >= 0;
    int32_t unit = roll_counter_unit(c->counter, is_column ? text[FIELD_UNIT] : str_of(c->options.unit_default));
    if (unit < 0 && !is_unread(&c->fields, FIELD_UNIT))
        report(c, FINDING_F108, FIELD_UNIT,
                text[FIELD_UNIT].n ? "不是本乡镇的村组或单位，请核对是否写错，或是否混入了别处的名册"
                                   : "没有填写村组或单位，无法确定属于哪个选区，请补填");
    check_district(c);
    return unit < 0 ? 0 : unit;
}

static void keep_marks(struct roll_check *c, const struct roll_values *v, bool is_id_valid, struct roll_kind kind)
{
    const uint32_t row = (uint32_t)c->sum.rows;
    if (is_id_valid) roll_spread_add(c->ids, &c->quarry, (struct roll_mark){(uint64_t)v->id_key, row, kind.bits});
    int32_t birth = v->birth_form == BIRTH_DAY ? v->birth_written : is_id_valid ? v->id_ymd : 0;
    if (v->name.n == 0 || !birth) return;
    /* With 96 bits no two different keys meet by chance: 10^9 rows have 10^18 pairs, of 10^29 possible. */
    struct hash128 h = hash_bytes(v->name, (uint64_t)birth);
    roll_spread_add(c->names, &c->quarry, (struct roll_mark){h.high, row, (uint32_t)h.low});
}

void roll_check_row(struct roll_check *c, const struct row *r)
{
    if (roll_row_is_blank(r)) return;
    assert(c->sum.rows < UINT32_MAX);
    const struct roll_columns *columns = &c->files[c->file_count - 1].columns;
    struct roll_fields *t = &c->fields;
    struct roll_values v;
    arena_reset(c->scratch);
    c->row_is_rejected = false;
    note_line(c, (uint32_t)++c->sum.rows, r->line);

    if (r->n > columns->width) check_width(c, r);
    roll_fields_read(c->scratch, columns, r, t);
    if (t->unread | t->computed || r->fault) check_cells(c, r);
    roll_values_read(c->scratch, t, c->options.on, &c->ethnic_memo, &v);

    const bool is_id_valid = v.id_fault == ID_NONE;
    const int32_t birth = is_id_valid ? v.id_ymd : v.birth_form == BIRTH_DAY ? v.birth_written : 0;
    check_name(c, &v);
    check_id(c, &v);
    check_birth(c, &v, birth, is_id_valid);
    enum roll_sex sex = check_sex(c, &v, is_id_valid);
    int32_t unit = check_rest(c, &v);

    struct roll_kind kind = roll_kind_of(sex, v.ethnic, date_age((struct date){birth}, c->options.on), unit);
    keep_marks(c, &v, is_id_valid, kind);
    if (!c->row_is_rejected) roll_counter_add(c->counter, kind, 1);
}
