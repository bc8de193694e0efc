#include "model/session.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(session_step, enum session_step, SESSION_STEPS)
DEFINE_TITLE_FUNCTION(session_step, enum session_step, SESSION_STEPS)
DEFINE_FROM_FUNCTION(session_step, enum session_step, SESSION_STEPS)
DEFINE_CODE_FUNCTION(sitting_kind, enum sitting_kind, SITTING_KINDS)
DEFINE_TITLE_FUNCTION(sitting_kind, enum sitting_kind, SITTING_KINDS)
DEFINE_FROM_FUNCTION(sitting_kind, enum sitting_kind, SITTING_KINDS)
DEFINE_CODE_FUNCTION(presence, enum presence, PRESENCES)
DEFINE_FROM_FUNCTION(presence, enum presence, PRESENCES)
DEFINE_FROM_TITLE_FUNCTION(presence, enum presence, PRESENCES)
DEFINE_CODE_FUNCTION(deputy_state, enum deputy_state, DEPUTY_STATES)
DEFINE_TITLE_FUNCTION(deputy_state, enum deputy_state, DEPUTY_STATES)
DEFINE_FROM_FUNCTION(deputy_state, enum deputy_state, DEPUTY_STATES)
DEFINE_TITLE_FUNCTION(staff_role, enum staff_role, STAFF_ROLES)
DEFINE_FROM_FUNCTION(staff_role, enum staff_role, STAFF_ROLES)
DEFINE_CODE_FUNCTION(nominee_state, enum nominee_state, NOMINEE_STATES)
DEFINE_TITLE_FUNCTION(nominee_state, enum nominee_state, NOMINEE_STATES)
DEFINE_FROM_FUNCTION(filing_kind, enum filing_kind, FILINGS)
DEFINE_CODE_FUNCTION(session_event_kind, enum session_event_kind, SESSION_EVENTS)
DEFINE_TITLE_FUNCTION(session_event_kind, enum session_event_kind, SESSION_EVENTS)
DEFINE_FROM_FUNCTION(session_event_kind, enum session_event_kind, SESSION_EVENTS)

static const char *const resolution_codes[] = {
#define X(name, code, title, step) code,
        RESOLUTIONS(X)
#undef X
};

static const char *const resolution_titles[] = {
#define X(name, code, title, step) title,
        RESOLUTIONS(X)
#undef X
};

const char *resolution_kind_code(enum resolution_kind k)
{
    assert((size_t)k < RESOLUTION_COUNT);
    return resolution_codes[k];
}

const char *resolution_kind_title(enum resolution_kind k)
{
    assert((size_t)k < RESOLUTION_COUNT);
    return resolution_titles[k];
}

bool resolution_kind_from(const char *code, enum resolution_kind *k)
{
    for (size_t i = 0; i < RESOLUTION_COUNT; i++) {
        if (strcmp(resolution_codes[i], code) != 0) continue;
        *k = (enum resolution_kind)i;
        return true;
    }
    return false;
}

enum session_step resolution_kind_step(enum resolution_kind k)
{
    static const enum session_step steps[] = {
#define X(name, code, title, step) SESSION_##step,
            RESOLUTIONS(X)
#undef X
    };
    assert((size_t)k < RESOLUTION_COUNT);
    return steps[k];
}
