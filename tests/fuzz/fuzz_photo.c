/* Any bytes as a photo of an appointment form: what is taken has a size within bounds, and what was written beside the picture of a
 * JPEG does not go on. */
#include <string.h>

#include "fuzz.h"
#include "print/photo.h"

static bool has_comment(const unsigned char *bytes, unsigned long n)
{
    for (unsigned long at = 2; at + 4 <= n && bytes[at] == 0xFF && bytes[at + 1] != 0xDA;) {
        if (bytes[at + 1] == 0xFE || bytes[at + 1] == 0xE1) return true;
        at += 2 + (unsigned long)(bytes[at + 2] << 8 | bytes[at + 3]);
    }
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)64 << 20);
    struct photo photo;
    struct err e;
    const unsigned char *kept;
    unsigned long kept_n;
    if (!photo_open(a, (struct str){arena_copy(a, (const char *)bytes, n), n}, &photo, &e)) return 0;
    CHECK(photo.width > 0 && photo.height > 0 && (int64_t)photo.width * photo.height <= PHOTO_PIXELS_MAX);
    cairo_surface_get_mime_data(photo.surface, CAIRO_MIME_TYPE_JPEG, &kept, &kept_n);
    if (kept) CHECK(kept_n <= n && !has_comment(kept, kept_n));
    return 0;
}
