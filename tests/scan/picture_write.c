#include "../check.h"
#include "picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <libdeflate.h>
#include <png.h>
#include <tiffio.h>

enum { JPEG_QUALITY = 75 };

static const struct {
    const char *code, *extension;
    bool is_bits;
} kinds[] = {
#define X(name, code, extension, is_bits) {code, extension, is_bits},
        PICTURE_KINDS(X)
#undef X
};

const char *picture_kind_code(enum picture_kind k)
{
    return kinds[k].code;
}

const char *picture_kind_extension(enum picture_kind k)
{
    return kinds[k].extension;
}

bool picture_kind_is_bits(enum picture_kind k)
{
    return kinds[k].is_bits;
}

static size_t row_bytes(const struct picture *p)
{
    return (size_t)p->width * (size_t)p->channels;
}

/* Set bits are white when light is 1, else black. */
static void pack_row(const struct picture *p, int32_t y, int light, uint8_t *out)
{
    memset(out, 0, (size_t)(p->width + 7) / 8);
    for (int32_t x = 0; x < p->width; x++) {
        bool is_white = p->pixels[(size_t)y * row_bytes(p) + (size_t)x] >= 128;
        if (is_white == (light == 1)) out[x / 8] |= (uint8_t)(0x80 >> x % 8);
    }
}

static void write_png(FILE *f, enum picture_kind kind, const struct picture *p)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop facts = png_create_info_struct(png);
    CHECK(png && facts && setjmp(png_jmpbuf(png)) == 0);
    png_init_io(png, f);
    png_set_compression_level(png, 2);
    bool is_bits = kind == PICTURE_PNG_BITS;
    int colour = p->channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY;
    png_set_IHDR(png, facts, (png_uint_32)p->width, (png_uint_32)p->height, is_bits ? 1 : 8, colour,
            kind == PICTURE_PNG_INTERLACED ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
            PNG_FILTER_TYPE_DEFAULT);
    png_uint_32 per_metre = (png_uint_32)(p->dpi / 0.0254 + 0.5);
    if (p->dpi) png_set_pHYs(png, facts, per_metre, per_metre, PNG_RESOLUTION_METER);
    png_write_info(png, facts);
    int passes = png_set_interlace_handling(png);
    uint8_t *packed = malloc((size_t)(p->width + 7) / 8);
    for (int pass = 0; pass < passes; pass++)
        for (int32_t y = 0; y < p->height; y++) {
            if (is_bits) pack_row(p, y, 1, packed);
            png_write_row(png, is_bits ? packed : p->pixels + (size_t)y * row_bytes(p));
        }
    free(packed);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &facts);
}

static uint8_t *make_jpeg(const struct picture *p, bool is_progressive, unsigned long *n)
{
    struct jpeg_compress_struct c;
    struct jpeg_error_mgr errors;
    uint8_t *bytes = NULL;
    *n = 0;
    c.err = jpeg_std_error(&errors);
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, &bytes, n);
    c.image_width = (unsigned)p->width;
    c.image_height = (unsigned)p->height;
    c.input_components = p->channels;
    c.in_color_space = p->channels == 3 ? JCS_RGB : JCS_GRAYSCALE;
    jpeg_set_defaults(&c);
    jpeg_set_quality(&c, JPEG_QUALITY, TRUE);
    c.density_unit = p->dpi ? 1 : 0;
    c.X_density = c.Y_density = (UINT16)(p->dpi ? p->dpi : 1);
    if (is_progressive) jpeg_simple_progression(&c);
    jpeg_start_compress(&c, TRUE);
    while (c.next_scanline < c.image_height) {
        JSAMPROW row = p->pixels + c.next_scanline * row_bytes(p);
        jpeg_write_scanlines(&c, &row, 1);
    }
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    return bytes;
}

static void write_tiff_page(TIFF *t, enum picture_kind kind, const struct picture *p)
{
    bool is_bits = kinds[kind].is_bits;
    TIFFSetField(t, TIFFTAG_IMAGEWIDTH, (uint32_t)p->width);
    TIFFSetField(t, TIFFTAG_IMAGELENGTH, (uint32_t)p->height);
    TIFFSetField(t, TIFFTAG_BITSPERSAMPLE, is_bits ? 1 : 8);
    TIFFSetField(t, TIFFTAG_SAMPLESPERPIXEL, p->channels);
    TIFFSetField(t, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    int compression = kind == PICTURE_TIFF_G4     ? COMPRESSION_CCITTFAX4
                      : kind == PICTURE_TIFF_LZW  ? COMPRESSION_LZW
                      : kind == PICTURE_TIFF_JPEG ? COMPRESSION_JPEG
                                                  : COMPRESSION_NONE;
    int light = p->channels == 3                     ? (kind == PICTURE_TIFF_JPEG ? PHOTOMETRIC_YCBCR : PHOTOMETRIC_RGB)
                : is_bits && kind == PICTURE_TIFF_G4 ? PHOTOMETRIC_MINISWHITE
                                                     : PHOTOMETRIC_MINISBLACK;
    TIFFSetField(t, TIFFTAG_COMPRESSION, compression);
    TIFFSetField(t, TIFFTAG_PHOTOMETRIC, light);
    if (kind == PICTURE_TIFF_JPEG) {
        TIFFSetField(t, TIFFTAG_JPEGQUALITY, JPEG_QUALITY);
        TIFFSetField(t, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    }
    TIFFSetField(t, TIFFTAG_ROWSPERSTRIP, kind == PICTURE_TIFF_JPEG ? 64u : (uint32_t)p->height);
    if (p->dpi) {
        TIFFSetField(t, TIFFTAG_XRESOLUTION, (double)p->dpi);
        TIFFSetField(t, TIFFTAG_YRESOLUTION, (double)p->dpi);
        TIFFSetField(t, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    }
    uint8_t *row = malloc(row_bytes(p));
    for (int32_t y = 0; y < p->height; y++) {
        if (is_bits)
            pack_row(p, y, light == PHOTOMETRIC_MINISBLACK, row);
        else
            memcpy(row, p->pixels + (size_t)y * row_bytes(p), row_bytes(p));
        CHECK(TIFFWriteScanline(t, row, (uint32_t)y, 0) == 1);
    }
    free(row);
    CHECK(TIFFWriteDirectory(t));
}

static void write_tiff(const char *path, enum picture_kind kind, const struct picture *pages, size_t n)
{
    TIFF *t = TIFFOpen(path, "w");
    CHECK(t);
    for (size_t i = 0; i < n; i++) write_tiff_page(t, kind, &pages[i]);
    TIFFClose(t);
}

/* The fax code of a page: the only strip of a TIFF file that is written for it. */
static uint8_t *make_fax(const char *beside, const struct picture *p, unsigned long *n)
{
    char path[4096];
    snprintf(path, sizeof path, "%s.g4", beside);
    write_tiff(path, PICTURE_TIFF_G4, p, 1);
    TIFF *t = TIFFOpen(path, "r");
    CHECK(t && TIFFNumberOfStrips(t) == 1);
    tmsize_t bytes = (tmsize_t)TIFFRawStripSize(t, 0);
    uint8_t *fax = malloc((size_t)bytes);
    CHECK(fax && TIFFReadRawStrip(t, 0, fax, bytes) == bytes);
    TIFFClose(t);
    remove(path);
    *n = (unsigned long)bytes;
    return fax;
}

static uint8_t *make_flate(const struct picture *p, unsigned long *n)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(1);
    size_t raw = row_bytes(p) * (size_t)p->height, room = libdeflate_zlib_compress_bound(c, raw);
    uint8_t *bytes = malloc(room);
    CHECK(bytes);
    *n = libdeflate_zlib_compress(c, p->pixels, raw, bytes, room);
    libdeflate_free_compressor(c);
    return bytes;
}

/* Objects: 1 catalogue, 2 page tree, then for each page itself, its image, its content. */
static void write_pdf(const char *path, enum picture_kind kind, const struct picture *pages, size_t n)
{
    FILE *f = fopen(path, "wb");
    long *at = calloc(3 * n + 3, sizeof *at);
    CHECK(f && at);
    fprintf(f, "%%PDF-1.4\n");
    at[1] = ftell(f);
    fprintf(f, "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
    at[2] = ftell(f);
    fprintf(f, "2 0 obj\n<< /Type /Pages /Count %zu /Kids [", n);
    for (size_t i = 0; i < n; i++) fprintf(f, " %zu 0 R", 3 + 3 * i);
    fprintf(f, " ] >>\nendobj\n");
    for (size_t i = 0; i < n; i++) {
        const struct picture *p = &pages[i];
        double points = 72.0 / (p->dpi ? p->dpi : 200), width = p->width * points, height = p->height * points;
        size_t page = 3 + 3 * i;
        at[page] = ftell(f);
        fprintf(f,
                "%zu 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.3f %.3f] /Resources << /XObject << /Im0 %zu "
                "0 R >> >> "
                "/Contents %zu 0 R >>\nendobj\n",
                page, width, height, page + 1, page + 2);
        unsigned long bytes;
        uint8_t *packed = kind == PICTURE_PDF_JPEG ? make_jpeg(p, false, &bytes)
                          : kind == PICTURE_PDF_G4 ? make_fax(path, p, &bytes)
                                                   : make_flate(p, &bytes);
        char filter[120];
        snprintf(filter, sizeof filter,
                kind == PICTURE_PDF_G4     ? "/CCITTFaxDecode /DecodeParms << /K -1 /Columns %d /Rows %d >>"
                : kind == PICTURE_PDF_JPEG ? "/DCTDecode"
                                           : "/FlateDecode",
                p->width, p->height);
        at[page + 1] = ftell(f);
        fprintf(f,
                "%zu 0 obj\n<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d /ColorSpace "
                "/%s "
                "/Filter %s /Length %lu >>\nstream\n",
                page + 1, p->width, p->height, kind == PICTURE_PDF_G4 ? 1 : 8,
                p->channels == 3 ? "DeviceRGB" : "DeviceGray", filter, bytes);
        fwrite(packed, 1, bytes, f);
        fprintf(f, "\nendstream\nendobj\n");
        free(packed);
        char content[120];
        int length = snprintf(content, sizeof content, "q %.3f 0 0 %.3f 0 0 cm /Im0 Do Q", width, height);
        at[page + 2] = ftell(f);
        fprintf(f, "%zu 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n", page + 2, length, content);
    }
    long table = ftell(f);
    fprintf(f, "xref\n0 %zu\n0000000000 65535 f \n", 3 * n + 3);
    for (size_t i = 1; i < 3 * n + 3; i++) fprintf(f, "%010ld 00000 n \n", at[i]);
    fprintf(f, "trailer\n<< /Size %zu /Root 1 0 R >>\nstartxref\n%ld\n%%%%EOF\n", 3 * n + 3, table);
    CHECK(fclose(f) == 0);
    free(at);
}

void picture_write(const char *path, enum picture_kind kind, const struct picture *pages, size_t n)
{
    const char *extension = kinds[kind].extension;
    if (strcmp(extension, "tif") == 0) {
        write_tiff(path, kind, pages, n);
        return;
    }
    if (strcmp(extension, "pdf") == 0) {
        write_pdf(path, kind, pages, n);
        return;
    }
    FILE *f = fopen(path, "wb");
    CHECK(f && n == 1);
    if (strcmp(extension, "png") == 0) {
        write_png(f, kind, pages);
    } else {
        unsigned long bytes;
        uint8_t *jpeg = make_jpeg(pages, kind == PICTURE_JPEG_PROGRESSIVE, &bytes);
        CHECK(fwrite(jpeg, 1, bytes, f) == bytes);
        free(jpeg);
    }
    CHECK(fclose(f) == 0);
}
