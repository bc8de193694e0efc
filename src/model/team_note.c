#include "model/team_note.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(team_note, enum team_note_kind, TEAM_NOTES)
DEFINE_TITLE_FUNCTION(team_note, enum team_note_kind, TEAM_NOTES)
DEFINE_FROM_FUNCTION(team_note, enum team_note_kind, TEAM_NOTES)

bool team_note_holds(const struct team_note *x, int32_t month)
{
    return *x->withdrawn == '\0' && x->on.ymd / 100 <= month && (!date_is_set(x->until) || x->until.ymd / 100 >= month);
}
