/* JPEG by libjpeg-turbo: grey only (the colour planes are skipped), halved inside the transform where the resolution
 * allows. Arithmetic, progressive and colour files are read too; CMYK is not. */
#include "scan/format.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

enum { ROWS_AT_ONCE = 16, SCANS_MAX = 60, WORKING_BYTES_MAX = 40 << 20 };

struct run {
    struct jpeg_decompress_struct c;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf out;
    const char *why; /* the first thing that was wrong */
};

static struct run *run_of(j_common_ptr c)
{
    return c->client_data;
}

static void stop(j_common_ptr c)
{
    struct run *run = run_of(c);
    switch (c->err->msg_code) {
    case JERR_NO_BACKING_STORE:
    case JERR_OUT_OF_MEMORY: run->why = "JPEG 解码需要的内存超过上限"; break;
    case JERR_CONVERSION_NOTIMPL: run->why = "JPEG 的颜色空间（CMYK 等）读不了，请扫描成灰度或彩色"; break;
    case JERR_INPUT_EMPTY:
    case JERR_INPUT_EOF: run->why = "文件不完整"; break;
    default:
        if (!run->why) run->why = "JPEG 数据有错";
    }
    longjmp(run->out, 1);
}

/* A page with a hole in it is not read: what is missing could be a mark. */
static void note(j_common_ptr c, int level)
{
    if (level >= 0) return;
    switch (c->err->msg_code) {
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_JFIF_MAJOR:
    case JWRN_ADOBE_XFORM: return;
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER: run_of(c)->why = "文件不完整"; break;
    default: run_of(c)->why = "JPEG 数据有错"; break;
    }
    longjmp(run_of(c)->out, 1);
}

static void say_nothing(j_common_ptr c)
{
    (void)c;
}

/* A file can ask for the whole page to be gone over any number of times. */
static void count_scans(j_common_ptr c)
{
    struct run *run = run_of(c);
    if (run->c.input_scan_number <= SCANS_MAX) return;
    run->why = "JPEG 的扫描次数异常";
    longjmp(run->out, 1);
}

static int32_t density(const struct jpeg_decompress_struct *c)
{
    if (!c->saw_JFIF_marker || c->density_unit == 0 || c->X_density != c->Y_density) return 0;
    return scan_dpi_plain(c->density_unit == 2 ? c->X_density * 2.54 : c->X_density);
}

static bool decode(struct scan_reader *r, struct run *run, int32_t dpi, struct scan_image *image, struct err *e)
{
    struct jpeg_decompress_struct *c = &run->c;
    if (!scan_size_check(c->image_width, c->image_height, e)) return false;
    if (!dpi) dpi = density(c);
    int32_t reduction = scan_reduction((int32_t)c->image_width, (int32_t)c->image_height, dpi);
    c->scale_num = 1;
    c->scale_denom = (unsigned)reduction;
    c->out_color_space = JCS_GRAYSCALE;
    c->mem->max_memory_to_use = WORKING_BYTES_MAX;
    jpeg_start_decompress(c);
    size_t stride = c->output_width;
    if (!scan_bytes_reserve(&r->pixels, stride * c->output_height, e)) return false;
    while (c->output_scanline < c->output_height) {
        JSAMPROW rows[ROWS_AT_ONCE];
        unsigned left = c->output_height - c->output_scanline;
        unsigned n = left < ROWS_AT_ONCE ? left : ROWS_AT_ONCE;
        for (unsigned i = 0; i < n; i++) rows[i] = r->pixels.p + stride * (c->output_scanline + i);
        jpeg_read_scanlines(c, rows, n);
    }
    *image = (struct scan_image){(int32_t)c->output_width, (int32_t)c->output_height, (int32_t)stride, r->pixels.p,
            dpi / reduction, 0, false};
    return true;
}

bool scan_jpeg_decode(
        struct scan_reader *r, const uint8_t *bytes, size_t n, int32_t dpi, struct scan_image *image, struct err *e)
{
    struct run run = {.c = {.client_data = &run}};
    run.c.err = jpeg_std_error(&run.errors);
    run.errors.error_exit = stop;
    run.errors.emit_message = note;
    run.errors.output_message = say_nothing;
    run.progress.progress_monitor = count_scans;
    bool ok = false;
    if (setjmp(run.out) == 0) {
        jpeg_create_decompress(&run.c);
        run.c.progress = &run.progress;
        jpeg_mem_src(&run.c, bytes, n);
        jpeg_read_header(&run.c, TRUE);
        ok = decode(r, &run, dpi, image, e);
    } else {
        err_set(e, ERR_INPUT, "%s", run.why ? run.why : "JPEG 数据有错");
    }
    jpeg_destroy_decompress(&run.c);
    return ok;
}

static bool open_jpeg(struct scan_reader *r, struct err *e)
{
    r->page_max = 1;
    return scan_read_file(r, e);
}

static bool next_jpeg(struct scan_reader *r, struct scan_image *image, bool *more, struct err *e)
{
    (void)more;
    return scan_jpeg_decode(r, r->file.p, r->file.n, 0, image, e);
}

const struct scan_format scan_format_jpeg = {.name = "JPEG", .open = open_jpeg, .next = next_jpeg};
