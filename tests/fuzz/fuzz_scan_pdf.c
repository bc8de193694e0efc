/* Any bytes behind the mark of a PDF file. Checked: the tables, objects and operators that lead to the scanned images
 * are read or given up, inside the limits; what is found lies inside the file. Pages are not drawn here. */
#include "fuzz_scan.h"

#include <fcntl.h>

#include "scan/pdf_page.h"

static void check_operators(const uint8_t *bytes, size_t n)
{
    struct pdf_drawing d;
    pdf_read_drawing((struct str){(const char *)bytes, n}, &d);
    CHECK(d.images >= 0 && memchr(d.name, 0, sizeof d.name));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    AUTO_ARENA struct arena *loaded = arena_new(64 << 20);
    struct scan_reader *r = scan_reader_new(a);
    struct pdf_book f;
    struct pdf_ref *pages;
    int32_t count = 0;
    check_operators(bytes, n);
    r->path = fuzz_scan_file("%PDF-", 5, bytes, n);
    r->fd = open(r->path, O_RDONLY | O_CLOEXEC);
    r->file_bytes = n < 5 ? 5 : (int64_t)n;
    CHECK(r->fd >= 0);
    if (pdf_book_open(r, loaded, &f) && pdf_list_pages(&f, &pages, &count)) {
        for (int32_t i = 0; i < count && i < 20; i++) {
            struct pdf_image image;
            if (!pdf_find_image(&f, pages[i], &image)) continue;
            CHECK(image.at > 0 && image.bytes > 0 && image.at + image.bytes <= r->file_bytes);
            CHECK(image.width > 0 && image.height > 0 && image.rotation % 90 == 0);
            arena_reset(loaded);
        }
        free(pages);
    }
    pdf_book_free(&f);
    return 0;
}
