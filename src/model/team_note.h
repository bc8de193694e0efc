/* What was said of a team or a cadre, with its document: the record that a colour flag (A91) goes back to. A question for people,
 * kept until its period ends or it is taken back. */
#ifndef MODEL_TEAM_NOTE_H
#define MODEL_TEAM_NOTE_H

#include "base/date.h"

/* NAME, code, title */
#define TEAM_NOTES(X)                                                                                                  \
    X(DISUNITY, "disunity", "班子不团结")                                                                              \
    X(NEGATIVE, "negative", "列入负面清单")                                                                            \
    X(PUNISHED, "punished", "受处分")

enum team_note_kind {
#define X(name, code, title) TEAM_NOTE_##name,
    TEAM_NOTES(X)
#undef X
            TEAM_NOTE_COUNT
};

/* organisation_no, official_no  of a team or of a person; the other is 0
 * on         the document's day
 * until      the last day that it counts; DATE_NONE: until it is taken back
 * source     the document: "平纪〔2011〕12号"
 * withdrawn  why it was taken back; "": it stands */
struct team_note {
    int64_t note_no;
    enum team_note_kind kind;
    int64_t organisation_no;
    int64_t official_no;
    struct date on, until;
    const char *source;
    const char *words;
    const char *withdrawn;
};

struct team_note_list {
    struct team_note *v;
    size_t n;
};

/* Does it count in that month, yyyymm? */
bool team_note_holds(const struct team_note *x, int32_t month);

const char *team_note_code(enum team_note_kind k);
const char *team_note_title(enum team_note_kind k);
bool team_note_from(const char *code, enum team_note_kind *k);

#endif
