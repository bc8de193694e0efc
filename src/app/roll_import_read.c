/* From files to rows: each file is opened, its heading found, its rows judged; accepted rows are kept. */
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "app/roll_import_crew.h"
#include "app/voter_secret.h"
#include "base/utf8.h"
#include "roll/field.h"
#include "seal/sm3.h"

enum { SHEET_ARENA = 1 << 30 };

struct roll_entry *roll_rows_add(struct arena *a, struct roll_rows *rows)
{
    size_t chunk = rows->n / ROLL_CHUNK;
    if (chunk == rows->capacity)
        rows->chunks = arena_grow_array(a, rows->chunks, &rows->capacity, sizeof *rows->chunks);
    if (rows->n % ROLL_CHUNK == 0) rows->chunks[chunk] = arena_alloc_array(a, ROLL_CHUNK, sizeof **rows->chunks);
    return roll_rows_at(rows, rows->n++);
}

/* ---- the hash of a file, computed beside the reading of it -------------------------------------------- */

struct file_hash {
    const char *path;
    char hex[SM3_HEX];
    struct stat before;
    bool is_done;
    struct err e;
    pthread_t thread;
};

static void *hash_it(void *context)
{
    struct file_hash *h = context;
    h->is_done = sm3_file(h->path, h->hex, &h->e);
    return NULL;
}

static bool hash_start(struct file_hash *h, const char *path, struct err *e)
{
    *h = (struct file_hash){.path = path};
    if (stat(path, &h->before) != 0) h->before = (struct stat){0};
    if (pthread_create(&h->thread, NULL, hash_it, h) == 0) return true;
    return err_set(e, ERR_ENVIRONMENT, "系统资源不足，开不出线程，请关闭其他程序后再试");
}

/* Somebody may save the file in a spreadsheet program while it is read. */
static bool hash_finish(struct file_hash *h, struct arena *a, const char **hash, struct err *e)
{
    struct stat after;
    pthread_join(h->thread, NULL);
    if (!h->is_done) {
        *e = h->e;
        return false;
    }
    bool is_same = stat(h->path, &after) == 0 && after.st_size == h->before.st_size &&
                   after.st_mtim.tv_sec == h->before.st_mtim.tv_sec && after.st_mtim.tv_nsec == h->before.st_mtim.tv_nsec;
    if (!is_same) return err_set(e, ERR_INPUT, "文件在读取时被别的程序改动了，请关闭打开它的程序后再导入");
    *hash = arena_copy(a, h->hex, strlen(h->hex));
    return true;
}

/* ---- rows ------------------------------------------------------------------------------------------------ */

static int unit_by_name(const void *key, const void *unit)
{
    return strcmp(key, ((const struct roll_unit *)unit)->name);
}

static const struct roll_unit *unit_of(const struct roll_import *m, const char *name)
{
    return m->unit_count ? bsearch(name, m->units, m->unit_count, sizeof *m->units, unit_by_name) : NULL;
}

static const char *keep(struct arena *a, const char *text)
{
    return *text ? arena_copy(a, text, strlen(text)) : "";
}

static const char *keep_repeated(struct arena *a, const char *text, const char *last)
{
    return last && text_eq(text, last) ? last : keep(a, text);
}

static void keep_row(struct roll_import *m, const struct roll_row *r, size_t file, const struct row *row)
{
    const struct roll_entry *last = m->rows.n ? roll_rows_at(&m->rows, m->rows.n - 1) : NULL;
    const struct roll_unit *unit = unit_of(m, r->unit);
    struct roll_entry *x = roll_rows_add(m->arena, &m->rows);
    *x = (struct roll_entry){
            .row = (uint32_t)roll_check_rows(m->check),
            .line = (uint32_t)row->line,
            .file = (uint32_t)file,
            .sex = r->sex,
            .ethnic = r->ethnic,
            .id_key = r->id_key,
            .born_on = r->birth,
            .name = keep(m->arena, r->name),
            .unit = keep_repeated(m->arena, r->unit, last ? last->unit : NULL),
            .address = keep(m->arena, r->address),
            .household = keep_repeated(m->arena, r->household, last ? last->household : NULL),
            .note = keep_repeated(m->arena, r->note, last ? last->note : NULL),
            .phone = keep(m->arena, r->phone),
            .unit_no = unit ? unit->unit_no : 0,
            .district_no = unit ? unit->district_no : 0,
    };
    if (*r->district)
        x->district_no = roll_district_read(
                m->scratch, str_of(r->district), m->districts, m->district_count, &m->district_memo);
    if (m->rows.n % ROLL_CHUNK == 0) roll_crew_add(m->keying, roll_rows_at(&m->rows, m->rows.n - ROLL_CHUNK), ROLL_CHUNK);
}

static void keep_sample(struct roll_import *m, const struct roll_row *r, size_t file, const struct row *row)
{
    struct arena *a = m->arena;
    m->report->samples[m->report->sample_count++] = (struct roll_import_sample){
            .file = file,
            .line = row->line,
            .name = keep(a, r->name),
            .sex = r->sex == SEX_UNKNOWN ? "" : roll_sex_title(r->sex),
            .ethnic = r->ethnic == ETHNIC_UNKNOWN ? "" : roll_ethnic_title(r->ethnic),
            .birth = date_text(a, r->birth),
            .id = voter_secret_mask_id(a, r->id),
            .unit = keep(a, r->unit),
            .district = keep(a, r->district),
            .address = keep(a, roll_field_mask(m->scratch, FIELD_ADDRESS, str_of(r->address))),
            .phone = voter_secret_mask_phone(a, r->phone),
    };
}

/* For a look at the rolls of other files: whose number it may have been meant to be. */
static void keep_wrong(struct roll_import *m, size_t file, size_t number, const struct row *row)
{
    const int at = m->report->files[file].columns.at[FIELD_ID];
    struct roll_broken broken;
    const char *text;
    struct err e;
    arena_reset(m->scratch);
    if (at < 0 || (size_t)at >= row->n || !utf8_accept(m->scratch, row->cells[at].text, &text, &e)) return;
    if (!roll_id_break(str_of(roll_id_fold(m->scratch, text)), &broken)) return;
    if (m->wrong_count == m->wrong_capacity)
        m->wrong = arena_grow_array(m->arena, m->wrong, &m->wrong_capacity, sizeof *m->wrong);
    m->wrong[m->wrong_count++] = (struct roll_wrong){(uint32_t)number, broken};
}

static void take_row(struct roll_import *m, size_t file, const struct row *row)
{
    const size_t before = roll_check_rows(m->check);
    roll_check_row(m->check, row);
    const size_t number = roll_check_rows(m->check);
    if (number == before) return;
    const bool is_sample = m->report->sample_count < ROLL_SAMPLES;
    const bool is_kept = m->ws && !roll_check_is_rejected(m->check, number);
    if (m->ws && !is_kept) keep_wrong(m, file, number, row);
    if (!is_sample && !is_kept) return;
    const char *unit = m->check_options.unit_default;
    struct roll_row r;
    arena_reset(m->scratch);
    roll_row_read(m->scratch, &m->report->files[file].columns, m->on, unit ? unit : "", row, &r);
    if (is_sample) keep_sample(m, &r, file, row);
    if (is_kept) keep_row(m, &r, file, row);
}

/* ---- files ----------------------------------------------------------------------------------------------- */

static bool find_heading(struct roll_import *m, struct arena *a, struct sheet *s, size_t at, struct err *e)
{
    struct roll_import_file *file = &m->report->files[at];
    struct roll_heading *h;
    struct roll_columns columns;
    enum roll_row_place place = ROW_TITLE;
    struct row row;
    bool more;
    if (!roll_heading_new(a, m->order->map, &h, e)) return false;
    while (place == ROW_TITLE) {
        if (!sheet_next(s, &row, &more, e)) return false;
        if (!more) return roll_heading_missing(h, e);
        if (!roll_heading_offer(h, &row, &place, &columns, e)) return false;
    }
    file->columns = columns;
    for (int f = 0; f < FIELD_COUNT; f++) file->columns.heading[f] = keep(m->arena, columns.heading[f]);
    if (!roll_check_start_file(m->check, file->name, &file->columns, e)) return false;
    if (place == ROW_DATA) take_row(m, at, &row);
    return true;
}

static bool read_rows(struct roll_import *m, struct arena *a, struct sheet *s, size_t at, struct err *e)
{
    struct roll_import_file *file = &m->report->files[at];
    const size_t before = roll_check_rows(m->check);
    struct row row;
    bool more = true;
    if (!find_heading(m, a, s, at, e)) return false;
    while (more) {
        if (!sheet_next(s, &row, &more, e)) return false;
        if (more) take_row(m, at, &row);
        if (m->findings.has_failed) {
            *e = m->findings.failure;
            return false;
        }
    }
    file->rows = (int64_t)(roll_check_rows(m->check) - before);
    if (file->rows == 0) return err_set(e, ERR_INPUT, "只有表头，没有一行选民，没有导入");
    return true;
}

static void describe(struct roll_import *m, const struct sheet *s, struct roll_import_file *file)
{
    size_t n;
    const char *name = sheet_name(s);
    const char *const *names = sheet_visible_names(s, &n);
    const char **others = arena_alloc_array(m->arena, n + 1, sizeof *others);
    file->taken = keep(m->arena, sheet_encoding_text(s));
    file->sheet = name ? keep(m->arena, name) : "";
    for (size_t i = 0; i < n; i++)
        if (!text_eq(names[i], file->sheet)) others[file->other_count++] = keep(m->arena, names[i]);
    file->others = others;
}

static bool read_sheet(struct roll_import *m, const char *path, size_t at, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(SHEET_ARENA);
    const struct sheet_options options = {.encoding = m->order->encoding, .sheet_name = m->order->sheet};
    struct sheet *s;
    if (!sheet_open(a, path, &options, &s, e)) return false;
    bool is_done = read_rows(m, a, s, at, e) && roll_import_check_merges(a, path, &options, &m->report->files[at].columns, s, e);
    describe(m, s, &m->report->files[at]);
    sheet_close(s);
    return is_done;
}

static bool read_file(struct roll_import *m, size_t at, struct err *e)
{
    const char *path = m->order->files[at];
    struct roll_import_file *file = &m->report->files[at];
    struct file_hash hash;
    if (!m->ws) return read_sheet(m, path, at, e); /* nobody asks for the hash, and ten million rows are long to hash */
    if (!hash_start(&hash, path, e)) return false;
    bool is_done = read_sheet(m, path, at, e);
    struct err late;
    bool is_hashed = hash_finish(&hash, m->arena, &file->hash, &late);
    if (is_done && !is_hashed) *e = late;
    return is_done && is_hashed;
}

static bool start_files(struct roll_import *m, struct err *e)
{
    struct roll_import_report *r = m->report;
    r->file_count = m->order->file_count;
    r->files = arena_alloc_array(m->arena, r->file_count, sizeof *r->files);
    m->findings.files = r->files;
    for (size_t i = 0; i < r->file_count; i++) {
        const char *slash = strrchr(m->order->files[i], '/');
        const char *name = slash ? slash + 1 : m->order->files[i];
        r->files[i] = (struct roll_import_file){.hash = "", .taken = "", .sheet = "", .updates = ""};
        if (!utf8_accept(m->arena, str_of(name), &r->files[i].name, e)) return err_in(e, "文件名");
        for (size_t k = 0; k < i; k++)
            if (text_eq(r->files[i].name, r->files[k].name))
                return err_set(e, ERR_USAGE, "两个文件同名: %s；名册按文件名认，请先改成不同的名字", r->files[i].name);
    }
    return true;
}

static bool finish_keys(struct roll_import *m, struct err *e)
{
    size_t rest = m->rows.n % ROLL_CHUNK;
    if (rest) roll_crew_add(m->keying, roll_rows_at(&m->rows, m->rows.n - rest), rest);
    return roll_crew_wait_all(m->keying, e);
}

bool roll_import_read(struct roll_import *m, struct err *e)
{
    if (!start_files(m, e)) return false;
    if (m->ws) m->keying = roll_import_key(m);
    m->check = roll_check_new(m->arena, &m->check_options, roll_findings_add, &m->findings);
    for (size_t i = 0; i < m->report->file_count; i++)
        if (!read_file(m, i, e)) return err_in(e, "%s", m->order->files[i]);
    roll_check_finish(m->check);
    return !m->ws || finish_keys(m, e);
}
