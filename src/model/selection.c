#include "model/selection.h"

#include "base/str.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(selection_kind, enum selection_kind, SELECTION_KINDS)
DEFINE_TITLE_FUNCTION(selection_kind, enum selection_kind, SELECTION_KINDS)
DEFINE_FROM_FUNCTION(selection_kind, enum selection_kind, SELECTION_KINDS)
DEFINE_FROM_TITLE_FUNCTION(selection_kind, enum selection_kind, SELECTION_KINDS)

DEFINE_CODE_FUNCTION(selection_outcome, enum selection_outcome, SELECTION_OUTCOMES)
DEFINE_TITLE_FUNCTION(selection_outcome, enum selection_outcome, SELECTION_OUTCOMES)
DEFINE_FROM_FUNCTION(selection_outcome, enum selection_outcome, SELECTION_OUTCOMES)
DEFINE_FROM_TITLE_FUNCTION(selection_outcome, enum selection_outcome, SELECTION_OUTCOMES)

DEFINE_CODE_FUNCTION(decision_form, enum decision_form, DECISION_FORMS)
DEFINE_FROM_FUNCTION(decision_form, enum decision_form, DECISION_FORMS)
DEFINE_FROM_TITLE_FUNCTION(decision_form, enum decision_form, DECISION_FORMS)

DEFINE_CODE_FUNCTION(disagreement, enum disagreement, DISAGREEMENTS)
DEFINE_FROM_FUNCTION(disagreement, enum disagreement, DISAGREEMENTS)

static const struct {
    const char *code, *title;
} meetings[] = {
#define X(name, code, title, part, of) {code, title},
        DECISION_MEETINGS(X)
#undef X
};

const char *decision_meeting_code(enum decision_meeting m)
{
    return meetings[m].code;
}

bool decision_meeting_from(const char *code, enum decision_meeting *m)
{
    for (int i = 0; i < DECISION_MEETING_COUNT; i++) {
        if (!text_eq(code, meetings[i].code)) continue;
        *m = (enum decision_meeting)i;
        return true;
    }
    return false;
}

const char *const identity_items[IDENTITY_ITEM_COUNT] = {"年龄", "工龄", "党龄", "学历", "工作经历", "干部身份"};

const char *const meeting_items[MEETING_ITEM_COUNT] = {"职位", "条件", "范围", "名册", "推荐表"};

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
