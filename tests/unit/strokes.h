/* The stroke table, loaded once for all tests of a program. */
#ifndef UNIT_STROKES_H
#define UNIT_STROKES_H

#include "unit.h"

#include "base/attr.h"
#include "base/resource.h"
#include "nominate/stroke.h"

static struct arena *table_arena;
static const struct stroke_table *table;

static int load_table(void **state)
{
    (void)state;
    struct err e;
    table_arena = arena_new(8 << 20);
    assert_ok(stroke_load(table_arena, resource_find(STROKE_TABLE_NAME), &table, &e), &e);
    return 0;
}

static int free_table(void **state)
{
    (void)state;
    arena_free(table_arena);
    return 0;
}

#endif
