#include "model/reason.h"

void reason_add(struct reason_list *list, struct reason r)
{
    if (list->n == list->capacity) list->v = arena_grow_array(list->arena, list->v, &list->capacity, sizeof *list->v);
    list->v[list->n++] = r;
}
