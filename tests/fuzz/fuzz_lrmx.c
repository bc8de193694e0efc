/* Any bytes as an appointment form: behind "L" as .lrm, else as .lrmx. Checked: it is refused with a sentence or read;
 * what was read and written is read again to the same record; a refused file leaves no notes; what is
 * said of the record is well-formed. */
#include "fuzz.h"

#include "base/utf8.h"
#include "cadre/check.h"
#include "sheet/lrm.h"
#include "sheet/lrmx.h"

static void check_lrmx(struct arena *a, const struct cadre *c)
{
    struct finding_list notes = {.arena = a};
    struct cadre again;
    struct err e;
    CHECK(lrmx_read(a, lrmx_write(a, c), "a", &again, &notes, &e));
    CHECK(cadre_equal(c, &again));
}

/* One pass may lose characters; the second may not. Bytes of GBK that are UTF-8 too are read as UTF-8. */
static void check_lrm(struct arena *a, const struct cadre *c)
{
    struct finding_list notes = {.arena = a};
    struct cadre once = *c, twice;
    struct err e;
    struct str bytes;
    for (int pass = 0; pass < 2; pass++) {
        CHECK(lrm_write(a, &once, "a", &notes, &bytes, &e));
        bool is_ascii = true;
        for (size_t i = 0; i < bytes.n; i++) is_ascii = is_ascii && (unsigned char)bytes.p[i] < 0x80;
        if (!is_ascii && utf8_is_valid(bytes)) return;
        CHECK(lrm_read(a, bytes, "a", &twice, &notes, &e));
        CHECK(pass == 0 || cadre_equal(&once, &twice));
        once = twice;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 28);
    struct finding_list notes = {.arena = a};
    struct cadre c;
    struct err e;
    if (n > 1 << 20) return 0;
    bool is_lrm = n && bytes[0] == 'L';
    struct str file = {(const char *)bytes + is_lrm, n - is_lrm};
    bool ok = is_lrm ? lrm_read(a, file, "a", &c, &notes, &e) : lrmx_read(a, file, "a", &c, &notes, &e);
    if (!ok) {
        CHECK(*e.text && utf8_is_valid(str_of(e.text)) && notes.n == 0);
        return 0;
    }
    cadre_check(&c, "a", (struct date){20211031}, &notes);
    for (size_t i = 0; i < notes.n; i++) CHECK(*notes.v[i].text && utf8_is_valid(str_of(notes.v[i].text)));
    if (is_lrm) check_lrm(a, &c);
    check_lrmx(a, &c);
    return 0;
}
