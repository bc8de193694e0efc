#include "../check.h"
#include "picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct picture picture_new(int32_t width, int32_t height, int32_t channels, int32_t dpi)
{
    struct picture p = {width, height, channels, dpi, NULL};
    p.pixels = calloc((size_t)width * (size_t)height, (size_t)channels);
    CHECK(p.pixels);
    return p;
}

void picture_free(struct picture *p)
{
    free(p->pixels);
    p->pixels = NULL;
}

struct picture picture_copy(const struct picture *p)
{
    struct picture copy = picture_new(p->width, p->height, p->channels, p->dpi);
    memcpy(copy.pixels, p->pixels, (size_t)p->width * (size_t)p->height * (size_t)p->channels);
    return copy;
}

struct picture picture_grey(const struct picture *p)
{
    if (p->channels == 1) return picture_copy(p);
    struct picture grey = picture_new(p->width, p->height, 1, p->dpi);
    for (size_t i = 0, n = (size_t)p->width * (size_t)p->height; i < n; i++) {
        const uint8_t *c = p->pixels + 3 * i;
        grey.pixels[i] = (uint8_t)((299 * c[0] + 587 * c[1] + 114 * c[2] + 500) / 1000);
    }
    return grey;
}

struct picture picture_colour(const struct picture *p)
{
    if (p->channels == 3) return picture_copy(p);
    struct picture colour = picture_new(p->width, p->height, 3, p->dpi);
    for (size_t i = 0, n = (size_t)p->width * (size_t)p->height; i < n; i++)
        memset(colour.pixels + 3 * i, p->pixels[i], 3);
    return colour;
}

struct picture picture_turned(const struct picture *p, int32_t degrees)
{
    if (degrees == 0) return picture_copy(p);
    bool is_across = degrees != 180;
    struct picture out =
            picture_new(is_across ? p->height : p->width, is_across ? p->width : p->height, p->channels, p->dpi);
    size_t c = (size_t)p->channels;
    for (int32_t y = 0; y < p->height; y++)
        for (int32_t x = 0; x < p->width; x++) {
            int32_t to_x = degrees == 90 ? p->height - 1 - y : degrees == 180 ? p->width - 1 - x : y;
            int32_t to_y = degrees == 90 ? x : degrees == 180 ? p->height - 1 - y : p->width - 1 - x;
            memcpy(out.pixels + ((size_t)to_y * (size_t)out.width + (size_t)to_x) * c,
                    p->pixels + ((size_t)y * (size_t)p->width + (size_t)x) * c, c);
        }
    return out;
}

struct picture picture_read_pnm(const char *path, int32_t dpi)
{
    FILE *f = fopen(path, "rb");
    CHECK(f);
    char kind;
    int width, height, white;
    CHECK(fscanf(f, "P%c %d %d %d", &kind, &width, &height, &white) == 4);
    CHECK((kind == '5' || kind == '6') && white == 255 && width > 0 && height > 0);
    fgetc(f);
    struct picture p = picture_new(width, height, kind == '5' ? 1 : 3, dpi);
    size_t n = (size_t)width * (size_t)height * (size_t)p.channels;
    CHECK(fread(p.pixels, 1, n, f) == n);
    fclose(f);
    return p;
}
