/* A contact sheet (图像一览): many small pictures with a caption each, on A4, for looking them through. */
#ifndef PRINT_CONTACT_H
#define PRINT_CONTACT_H

#include "base/date.h"
#include "base/err.h"

/* One bit a pixel, rows of whole bytes from the top, the most significant bit leftmost, 0 is black. */
struct contact_picture {
    int32_t width, height; /* pixels; 0: there is none, and the caption says why */
    const uint8_t *rows;
};

struct contact_sheet {
    const char *title;
    const char *const *lines; /* below the title */
    size_t line_count;
    const char *footer;
    struct date dated;
    const char *const *captions; /* of each picture */
    size_t n;
    void *context;
    /* The picture with that caption; in a. False, with a reason, ends it all. */
    bool (*load)(void *context, struct arena *a, size_t at, struct contact_picture *p, struct err *e);
};

/* path  replaced as a whole or not at all; only the pictures of one page are in memory at a time.
 * Errors  ERR_INPUT  a character that no font has; ERR_ENVIRONMENT  fonts, disk; those of load */
MUST_USE bool contact_write(const struct contact_sheet *s, const char *path, struct err *e);

#endif
