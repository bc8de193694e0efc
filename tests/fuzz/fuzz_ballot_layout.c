/* Any bytes as a layout file. Checked: they are refused with a sentence or taken; a layout that is taken has its boxes
 * on the sheet, each in one of its rows. */
#include "fuzz.h"

#include "ballot/layout_file.h"
#include "base/utf8.h"

static void check_layout(struct arena *a, struct str bytes)
{
    struct json *root;
    struct err e;
    struct ballot_layout *l = arena_alloc(a, sizeof *l);
    bool has_code;
    if (!json_parse(a, bytes, &root, &e)) return;
    if (!ballot_read_layout(a, root, l, &has_code, &e)) {
        CHECK(*e.text && utf8_is_valid(str_of(e.text)));
        return;
    }
    CHECK(l->box_count >= 1 && l->box_count <= BALLOT_BOXES_MAX && l->row_count >= 1 &&
            l->row_count <= BALLOT_ROWS_MAX);
    for (size_t i = 0; i < l->box_count; i++) {
        const struct ballot_box *b = &l->boxes[i];
        CHECK(b->at.x > 0 && b->at.y > 0 && b->at.x + b->at.w < l->width && b->at.y + b->at.h < l->height);
        CHECK(b->row >= 0 && (size_t)b->row < l->row_count && (i == 0 || b->row >= l->boxes[i - 1].row));
        CHECK(b->candidate >= 1 && b->candidate <= BALLOT_ROWS_MAX && b->name);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    AUTO_ARENA struct arena *a = arena_new((size_t)1 << 26);
    struct str s = {(const char *)bytes, n};
    check_layout(a, s);
    return 0;
}
