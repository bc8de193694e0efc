#include "model/selection.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(selection_kind, enum selection_kind, SELECTION_KINDS)
DEFINE_TITLE_FUNCTION(selection_kind, enum selection_kind, SELECTION_KINDS)
DEFINE_FROM_FUNCTION(selection_kind, enum selection_kind, SELECTION_KINDS)
DEFINE_FROM_TITLE_FUNCTION(selection_kind, enum selection_kind, SELECTION_KINDS)

DEFINE_CODE_FUNCTION(selection_outcome, enum selection_outcome, SELECTION_OUTCOMES)
DEFINE_TITLE_FUNCTION(selection_outcome, enum selection_outcome, SELECTION_OUTCOMES)
DEFINE_FROM_FUNCTION(selection_outcome, enum selection_outcome, SELECTION_OUTCOMES)
DEFINE_FROM_TITLE_FUNCTION(selection_outcome, enum selection_outcome, SELECTION_OUTCOMES)

DEFINE_CODE_FUNCTION(open_step_kind, enum open_step_kind, OPEN_STEPS)
DEFINE_TITLE_FUNCTION(open_step_kind, enum open_step_kind, OPEN_STEPS)
DEFINE_FROM_FUNCTION(open_step_kind, enum open_step_kind, OPEN_STEPS)
DEFINE_FROM_TITLE_FUNCTION(open_step_kind, enum open_step_kind, OPEN_STEPS)

const struct selection *selection_lookup(const struct selection_list *list, int64_t selection_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].selection_no == selection_no) return &list->v[i];
    return NULL;
}

const struct selection_event *selection_event_of(
        const struct selection_event_list *list, int64_t selection_no, enum selection_kind kind)
{
    const struct selection_event *last = NULL;
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].selection_no == selection_no && list->v[i].kind == kind) last = &list->v[i];
    return last;
}
