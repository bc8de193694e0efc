#include "cadre/stratum.h"

#include "base/str.h"

static const char *said(const char *text)
{
    return *text ? text : "—";
}

const char *cadre_stratum(struct arena *a, const struct organisation *o, enum stratum_of whom)
{
    static const char *const parts[] = {"", "／正职", "／其他"};
    if (!o) return "";
    return arena_text(a, "%s／%s／%s／%s%s", said(o->region), said(o->type), said(o->level), organisation_kind_title(o->kind), parts[whom]);
}

size_t cadre_number_strata(struct arena *a, const char *const *texts, size_t n, uint32_t *numbers)
{
    const char **seen = arena_alloc_array(a, n + 1, sizeof *seen);
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        while (k < count && !text_eq(seen[k], texts[i])) k++;
        if (k == count) seen[count++] = texts[i];
        numbers[i] = (uint32_t)k;
    }
    return count;
}
