#include "model/cadre.h"

#include <assert.h>

struct item {
    const char *element;
    const char *title;
    size_t most;
};

static const struct item fields[] = {
#define X(name, element, title, most) {element, title, most},
        CADRE_FIELDS(X)
#undef X
};

static const struct item relative_fields[] = {
#define X(name, element, title, most) {element, title, most},
        RELATIVE_FIELDS(X)
#undef X
};

const char *cadre_element(enum cadre_field f)
{
    assert(f < CADRE_FIELD_COUNT);
    return fields[f].element;
}

const char *cadre_title(enum cadre_field f)
{
    assert(f < CADRE_FIELD_COUNT);
    return fields[f].title;
}

size_t cadre_characters_max(enum cadre_field f)
{
    assert(f < CADRE_FIELD_COUNT);
    return fields[f].most;
}

const char *relative_element(enum relative_field f)
{
    assert(f < RELATIVE_FIELD_COUNT);
    return relative_fields[f].element;
}

const char *relative_title(enum relative_field f)
{
    assert(f < RELATIVE_FIELD_COUNT);
    return relative_fields[f].title;
}

size_t relative_characters_max(enum relative_field f)
{
    assert(f < RELATIVE_FIELD_COUNT);
    return relative_fields[f].most;
}

struct cadre cadre_empty(void)
{
    struct cadre c = {.extra = ""};
    for (int f = 0; f < CADRE_FIELD_COUNT; f++) c.text[f] = "";
    return c;
}

struct cadre_relative relative_empty(void)
{
    struct cadre_relative r = {.extra = ""};
    for (int f = 0; f < RELATIVE_FIELD_COUNT; f++) r.text[f] = "";
    return r;
}

static bool relative_equal(const struct cadre_relative *a, const struct cadre_relative *b)
{
    for (int f = 0; f < RELATIVE_FIELD_COUNT; f++) {
        if (!text_eq(a->text[f], b->text[f])) return false;
    }
    return text_eq(a->extra, b->extra);
}

bool cadre_equal(const struct cadre *a, const struct cadre *b)
{
    for (int f = 0; f < CADRE_FIELD_COUNT; f++) {
        if (!text_eq(a->text[f], b->text[f])) return false;
    }
    if (a->family_count != b->family_count || !str_eq(a->photo, b->photo)) return false;
    for (size_t i = 0; i < a->family_count; i++) {
        if (!relative_equal(&a->family[i], &b->family[i])) return false;
    }
    return text_eq(a->extra, b->extra);
}
