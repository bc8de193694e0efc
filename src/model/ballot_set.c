#include "model/ballot_set.h"

#include <stdlib.h>
#include <string.h>

#include "model/code.h"

DEFINE_CODE_FUNCTION(set_kind, enum set_kind, SET_KINDS)
DEFINE_TITLE_FUNCTION(set_kind, enum set_kind, SET_KINDS)
DEFINE_FROM_FUNCTION(set_kind, enum set_kind, SET_KINDS)
DEFINE_CODE_FUNCTION(set_side, enum set_side, SET_SIDES)
DEFINE_TITLE_FUNCTION(set_side, enum set_side, SET_SIDES)
DEFINE_FROM_FUNCTION(set_side, enum set_side, SET_SIDES)
DEFINE_FROM_TITLE_FUNCTION(set_side, enum set_side, SET_SIDES)
DEFINE_CODE_FUNCTION(set_asks, enum set_asks, SET_ASKS)
DEFINE_TITLE_FUNCTION(set_asks, enum set_asks, SET_ASKS)
DEFINE_FROM_FUNCTION(set_asks, enum set_asks, SET_ASKS)
DEFINE_FROM_TITLE_FUNCTION(set_asks, enum set_asks, SET_ASKS)
DEFINE_CODE_FUNCTION(set_figure, enum set_figure, SET_FIGURES)
DEFINE_TITLE_FUNCTION(set_figure, enum set_figure, SET_FIGURES)
DEFINE_CODE_FUNCTION(set_shape, enum set_shape, SET_SHAPES)
DEFINE_TITLE_FUNCTION(set_shape, enum set_shape, SET_SHAPES)
DEFINE_FROM_FUNCTION(set_shape, enum set_shape, SET_SHAPES)

bool set_kind_from_words(const char *words, enum set_kind *k)
{
    for (int i = 0; i < SET_KIND_COUNT; i++) {
        const char *title = set_kind_title((enum set_kind)i);
        if (strncmp(words, title, strlen(title)) != 0) continue;
        *k = (enum set_kind)i;
        return true;
    }
    return false;
}

size_t ballot_set_place(const char *name_order, const char *subject)
{
    static const char comma[] = "、";
    size_t place = 1, n = strlen(subject);
    for (const char *p = name_order; *p; place++) {
        const char *end = strstr(p, comma);
        size_t length = end ? (size_t)(end - p) : strlen(p);
        if (length == n && memcmp(p, subject, n) == 0) return place;
        p += length + (end ? sizeof comma - 1 : 0);
    }
    return 0;
}

const char *set_item_title(const char *item)
{
    return *item ? item : SET_WHOLE_ITEM;
}

int set_item_compare(const char *a, const char *b)
{
    static const char *const usual[] = {"", "德", "能", "勤", "绩", "廉"};
    size_t n = sizeof usual / sizeof *usual, x = 0, y = 0;
    while (x < n && strcmp(usual[x], a) != 0) x++;
    while (y < n && strcmp(usual[y], b) != 0) y++;
    if (x != y) return x < y ? -1 : 1;
    return strcmp(a, b);
}

const struct ballot_set *ballot_set_lookup(const struct ballot_set_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->v[i].name, name) == 0) return &list->v[i];
    return NULL;
}

int64_t ballot_set_attended(const char *attended, const char *category)
{
    int64_t sum = 0;
    for (const char *p = attended; *p;) {
        size_t n = strcspn(p, "="), length = strcspn(p, ",");
        int64_t persons = n < length ? atoll(p + n + 1) : 0;
        if (*category && n == strlen(category) && strncmp(p, category, n) == 0) return persons;
        sum += persons;
        p += length + (p[length] == ',');
    }
    return *category ? SET_NOT_SAID : sum;
}
