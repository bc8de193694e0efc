#include "print/docx.h"

#include <stdlib.h>
#include <zip.h>

#include "base/file.h"
#include "print/check.h"
#include "print/docx_parts.h"
#include "print/flow.h"

enum { SCRATCH_BYTES = 1 << 30 };

struct package {
    zip_t *zip;
    zip_uint16_t dos_date;
};

/* The ZIP format counts years from 1980. */
static zip_uint16_t dos_date_of(struct date d)
{
    int year = date_year(d) < 1980 ? 1980 : date_year(d);
    return (zip_uint16_t)((year - 1980) << 9 | date_month(d) << 5 | date_day(d));
}

/* text must stay until the package is closed. */
static bool add_part(struct package *k, const char *name, struct str text)
{
    zip_source_t *source = zip_source_buffer(k->zip, text.p, text.n, 0);
    if (!source) return false;
    zip_int64_t index = zip_file_add(k->zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_file_set_dostime(k->zip, (zip_uint64_t)index, 0, k->dos_date, 0) == 0;
}

static struct str text_of(const struct buf *b)
{
    return (struct str){b->text, b->n};
}

/* As near as the PDF's lines; where the faces are not installed, the paper's own distance. */
static struct print_style fitted_style(const struct paper *p)
{
    AUTO_ARENA struct arena *scratch = arena_new(SCRATCH_BYTES);
    struct print_style style = print_style_of(p);
    struct err ignored;
    int pitch;
    if (flow_fit_pitch(scratch, p, &pitch, &ignored) && pitch) style.body.pitch = pitch;
    return style;
}

static bool add_parts(struct package *k, struct arena *a, const struct paper *p)
{
    struct print_style style = fitted_style(p);
    struct buf document = {.arena = a}, styles = {.arena = a}, properties = {.arena = a}, odd = {.arena = a},
               even = {.arena = a};
    docx_add_document(&document, p, &style);
    docx_add_styles(&styles, &style);
    docx_add_properties(&properties, p);
    docx_add_foot(&odd, p, &style, false);
    docx_add_foot(&even, p, &style, true);
    for (size_t i = 0; i < docx_fixed_part_count; i++) {
        if (!add_part(k, docx_fixed_parts[i].name, str_of(docx_fixed_parts[i].text))) return false;
    }
    return add_part(k, "docProps/core.xml", text_of(&properties)) && add_part(k, "word/styles.xml", text_of(&styles)) &&
           add_part(k, "word/footer1.xml", text_of(&odd)) && add_part(k, "word/footer2.xml", text_of(&even)) &&
           add_part(k, "word/document.xml", text_of(&document));
}

static bool refuse_zip(const zip_error_t *why, struct err *e)
{
    return err_set(e, ERR_ENVIRONMENT, "DOCX 没有做成（第 %d 号错误），多半是内存不足：请关闭一些程序后再试",
            zip_error_code_zip(why));
}

/* Packs into memory, so that the file is written by file_write_atomic like every other. */
static bool pack(struct arena *a, const struct paper *p, zip_source_t *memory, struct err *e)
{
    zip_error_t why;
    zip_error_init(&why);
    struct package k = {.dos_date = dos_date_of(p->dated)};
    zip_source_keep(memory);
    k.zip = zip_open_from_source(memory, ZIP_TRUNCATE, &why);
    if (!k.zip) {
        zip_source_free(memory);
        refuse_zip(&why, e);
        zip_error_fini(&why);
        return false;
    }
    if (add_parts(&k, a, p) && zip_close(k.zip) == 0) return true;
    refuse_zip(zip_get_error(k.zip), e);
    zip_discard(k.zip);
    return false;
}

static bool read_back(struct arena *a, zip_source_t *memory, struct str *bytes, struct err *e)
{
    zip_stat_t stat;
    if (zip_source_stat(memory, &stat) != 0 || zip_source_open(memory) != 0)
        return refuse_zip(zip_source_error(memory), e);
    char *p = arena_alloc(a, stat.size);
    zip_int64_t n = zip_source_read(memory, p, stat.size);
    zip_source_close(memory);
    if (n < 0 || (zip_uint64_t)n != stat.size) return refuse_zip(zip_source_error(memory), e);
    *bytes = (struct str){p, (size_t)n};
    return true;
}

bool docx_write(const struct paper *p, const char *path, struct err *e)
{
    AUTO_ARENA struct arena *a = arena_new(SCRATCH_BYTES);
    if (!print_check(p, e)) return err_in(e, "文书《%s》", print_title_line(a, p));
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &why);
    if (!memory) return refuse_zip(&why, e);
    struct str bytes;
    bool packed = pack(a, p, memory, e) && read_back(a, memory, &bytes, e);
    zip_source_free(memory);
    return packed && file_write_atomic(path, bytes, e);
}
