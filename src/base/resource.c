#include "base/resource.h"

struct str resource_find(const char *name)
{
    for (size_t i = 0; i < resource_count; i++) {
        const struct resource *r = &resource_table[i];
        if (text_eq(r->name, name)) return (struct str){r->begin, (size_t)(r->end - r->begin)};
    }
    return (struct str){NULL, 0};
}
