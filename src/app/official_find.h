/* Which cadre a row or a form means: by ID number, by name and birth month, by name and organisation, by name alone; never by
 * a guess. */
#ifndef APP_OFFICIAL_FIND_H
#define APP_OFFICIAL_FIND_H

#include "app/people.h"

/* What a row says. Empty texts and zeros where it says nothing.
 * id_high, id_low  search key of the ID number (app/official_secret.h) */
struct official_clue {
    const char *name;
    int64_t id_high;
    int64_t id_low;
    int32_t born;
    int64_t organisation_no;
};

enum official_match {
    OFFICIAL_NONE,
    OFFICIAL_FOUND,
    OFFICIAL_SEVERAL, /* ask for the number, or for what tells them apart */
    OFFICIAL_OTHER,   /* the number is that of somebody with another name */
};

/* A number decides; without one the name, and the birth month where both sides know it; the organisation tells those apart who
 * are left. The only one of the name may be in another organisation: people move, and the caller sees (official_is_of). Those who left
 * count, too: they come back rather than twice.
 * *why  one sentence for OFFICIAL_SEVERAL and OFFICIAL_OTHER */
enum official_match official_find(struct arena *a, const struct people *p, const struct official_clue *clue,
        const struct official **found, const char **why);

/* Serves the person in that organisation, or did he in one of its posts? 0: any. Who has none on record may be of any. */
bool official_is_of(const struct people *p, const struct official *o, int64_t organisation_no);

/* "东溪镇 林佳怡" */
const char *official_subject(struct arena *a, const struct people *p, const struct official *o);

/* By number, by name or as "东溪镇 林佳怡", as a command names a cadre. ERR_INPUT for none and for several. */
MUST_USE bool official_named(
        struct arena *a, const struct people *p, const char *words, const struct official **found, struct err *e);

#endif
