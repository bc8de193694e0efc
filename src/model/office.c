#include "model/office.h"

#include "model/code.h"

#define X(name, code, title, post, level) code,
static const char *const codes[] = {OFFICES(X)};
#undef X
#define X(name, code, title, post, level) title,
static const char *const titles[] = {OFFICES(X)};
#undef X
#define X(name, code, title, post, level) POST_##post,
static const enum post_kind posts[] = {OFFICES(X)};
#undef X
#define X(name, code, title, post, level) LEVEL_##level,
static const enum area_level levels[] = {OFFICES(X)};
#undef X

const char *office_code(enum office o)
{
    assert((size_t)o < OFFICE_COUNT);
    return codes[o];
}

const char *office_title(enum office o)
{
    assert((size_t)o < OFFICE_COUNT);
    return titles[o];
}

enum post_kind office_post(enum office o)
{
    assert((size_t)o < OFFICE_COUNT);
    return posts[o];
}

enum area_level office_level(enum office o)
{
    assert((size_t)o < OFFICE_COUNT);
    return levels[o];
}

static bool find(const char *const *table, const char *text, enum office *o)
{
    for (size_t i = 0; i < OFFICE_COUNT; i++) {
        if (strcmp(table[i], text) != 0) continue;
        *o = (enum office)i;
        return true;
    }
    return false;
}

bool office_from(const char *code, enum office *o)
{
    return find(codes, code, o);
}

bool office_is_of_presidium(enum office o)
{
    return o == OFFICE_CHAIR || o == OFFICE_VICE_CHAIR;
}
