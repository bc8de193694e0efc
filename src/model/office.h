/* What a congress elects to or adopts (职务): the posts of a township's and of a county's congress. */
#ifndef MODEL_OFFICE_H
#define MODEL_OFFICE_H

#include "model/area.h"
#include "model/contest.h"

/* NAME, code, title, what range of candidates it has, level. The title is the statute's general one; papers write
 * the place's own (乡长, 镇长 …). */
#define OFFICES(X)                                                                                                     \
    X(CHAIR, "chair", "人民代表大会主席", CHIEF, TOWNSHIP)                                                             \
    X(VICE_CHAIR, "vice-chair", "人民代表大会副主席", DEPUTY, TOWNSHIP)                                                \
    X(HEAD, "head", "乡镇长", CHIEF, TOWNSHIP)                                                                         \
    X(DEPUTY_HEAD, "deputy-head", "副乡镇长", DEPUTY, TOWNSHIP)                                                        \
    X(SC_CHAIR, "sc-chair", "人大常委会主任", CHIEF, COUNTY)                                                           \
    X(SC_VICE_CHAIR, "sc-vice-chair", "人大常委会副主任", DEPUTY, COUNTY)                                              \
    X(SC_MEMBER, "sc-member", "人大常委会委员", MEMBER, COUNTY)                                                        \
    X(COUNTY_HEAD, "county-head", "县市区长", CHIEF, COUNTY)                                                           \
    X(COUNTY_DEPUTY_HEAD, "county-deputy-head", "副县市区长", DEPUTY, COUNTY)                                          \
    X(SUPERVISION_DIRECTOR, "supervision-director", "监察委员会主任", CHIEF, COUNTY)                                   \
    X(COURT_PRESIDENT, "court-president", "人民法院院长", CHIEF, COUNTY)                                               \
    X(CHIEF_PROCURATOR, "chief-procurator", "人民检察院检察长", CHIEF, COUNTY)

enum office {
#define X(name, code, title, post, level) OFFICE_##name,
    OFFICES(X)
#undef X
            OFFICE_COUNT
};

const char *office_code(enum office o);
const char *office_title(enum office o);
enum post_kind office_post(enum office o);
enum area_level office_level(enum office o);

/* false when no office has that code; *o is then untouched. */
bool office_from(const char *code, enum office *o);

/* Chair and vice-chairs of a township congress: deputies, and in no government post (R84, R85). */
bool office_is_of_presidium(enum office o);

#endif
