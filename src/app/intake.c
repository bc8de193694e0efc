#include "app/intake.h"

#include <inttypes.h>
#include <stdarg.h>

void intake_change(struct intake *in, const char *subject, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vtext(in->arena, format, args);
    va_end(args);
    if (in->n == in->capacity)
        in->changes = arena_grow_array(in->arena, in->changes, &in->capacity, sizeof *in->changes);
    in->changes[in->n++] = (struct intake_change){subject, text};
}

bool intake_compare(struct intake *in, const char *subject, const char *title, const char *recorded, const char *given)
{
    if (!*given || text_eq(recorded, given)) return false;
    intake_change(in, subject, "%s: %s → %s", title, *recorded ? recorded : "（空）", given);
    return true;
}

bool intake_compare_int(struct intake *in, const char *subject, const char *title, int64_t recorded, int64_t given)
{
    if (recorded == given) return false;
    intake_change(in, subject, "%s: %" PRId64 " → %" PRId64, title, recorded, given);
    return true;
}

bool intake_may_write(const struct intake *in)
{
    return in->n == 0 || in->yes;
}
