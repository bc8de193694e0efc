/* Any page, as a scanner would see it: a picture in, the file that comes out of the office's scanner.
 *
 * usage: rescan IN.pgm OUT KIND DAMAGE DPI QUARTER SEED
 *   IN.pgm   the filled page at PAPER_DPI, as pdftoppm writes it
 *   KIND     a file kind of picture.h (png, jpeg, tiff-g4 …)
 *   DAMAGE   one of scanner.h by its code, or none; light-print takes what is written, too; seal has no place here
 *   DPI      150 ..= 400;  QUARTER  0 90 180 270 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scanner.h"

static void stop(const char *what)
{
    fprintf(stderr, "rescan: %s\n", what);
    exit(2);
}

static enum picture_kind kind_named(const char *code)
{
    for (enum picture_kind k = 0; k < PICTURE_KIND_COUNT; k++)
        if (strcmp(picture_kind_code(k), code) == 0) return k;
    stop(code);
    return PICTURE_KIND_COUNT;
}

static enum damage damage_named(const char *code)
{
    for (enum damage d = 0; d < DAMAGE_COUNT; d++)
        if (d != DAMAGE_SEAL && strcmp(damage_code(d), code) == 0) return d;
    stop(code);
    return DAMAGE_COUNT;
}

int main(int argc, char **argv)
{
    if (argc != 8) stop("IN.pgm OUT KIND DAMAGE DPI QUARTER SEED");
    enum picture_kind kind = kind_named(argv[3]);
    struct scanning how = {.dpi = atoi(argv[5]), .quarter = atoi(argv[6]), .is_bits = picture_kind_is_bits(kind)};
    struct chance c = {strtoull(argv[7], NULL, 10)};
    struct picture read = picture_read_pnm(argv[1], PAPER_DPI), page = read.channels == 1 ? read : picture_grey(&read);
    static const struct ballot_layout nowhere;
    if (strcmp(argv[4], "none") != 0) how.damage = UINT32_C(1) << damage_named(argv[4]);
    if (how.damage == UINT32_C(1) << DAMAGE_LIGHT) scanner_lighten(&c, &page);
    struct picture out = scanner_scan(&c, &nowhere, &page, NULL, &how);
    picture_write(argv[2], kind, &out, 1);
    picture_free(&out);
    if (page.pixels != read.pixels) picture_free(&read);
    picture_free(&page);
    return 0;
}
