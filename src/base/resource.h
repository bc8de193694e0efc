/* Files that the program carries inside itself: migrations, the rules of provinces, tables. Which ones
 * is said in src/meson.build; their names are their paths in the project ("data/rules/zhejiang.tsv"). */
#ifndef BASE_RESOURCE_H
#define BASE_RESOURCE_H

#include <stddef.h>

#include "base/str.h"

struct resource {
    const char *name;
    const char *begin;
    const char *end;
};

extern const struct resource resource_table[];
extern const size_t resource_count;

/* The file's bytes (followed by a NUL that is not counted); p is NULL when there is no such file. */
struct str resource_find(const char *name);

#endif
