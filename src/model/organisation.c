#include "model/organisation.h"

#include <string.h>

#include "base/str.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(organisation_kind, enum organisation_kind, ORGANISATION_KINDS)
DEFINE_TITLE_FUNCTION(organisation_kind, enum organisation_kind, ORGANISATION_KINDS)
DEFINE_FROM_FUNCTION(organisation_kind, enum organisation_kind, ORGANISATION_KINDS)
DEFINE_FROM_TITLE_FUNCTION(organisation_kind, enum organisation_kind, ORGANISATION_KINDS)

DEFINE_CODE_FUNCTION(post_role, enum post_role, POST_ROLES)
DEFINE_TITLE_FUNCTION(post_role, enum post_role, POST_ROLES)
DEFINE_FROM_FUNCTION(post_role, enum post_role, POST_ROLES)
DEFINE_FROM_TITLE_FUNCTION(post_role, enum post_role, POST_ROLES)

DEFINE_CODE_FUNCTION(post_grade, enum post_grade, POST_GRADES)
DEFINE_TITLE_FUNCTION(post_grade, enum post_grade, POST_GRADES)
DEFINE_FROM_FUNCTION(post_grade, enum post_grade, POST_GRADES)

#define CHOICE(name, code, title) "、" code " " title

const char *post_role_choices(void)
{
    static const char all[] = POST_ROLES(CHOICE);
    return all + strlen("、");
}

/* Without the grade of what has none. */
const char *post_grade_choices(void)
{
    static const char all[] = POST_GRADES(CHOICE);
    return all + strlen("、none 、");
}

const struct organisation *organisation_lookup(const struct organisation_list *list, int64_t organisation_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].organisation_no == organisation_no) return &list->v[i];
    return NULL;
}

const struct organisation *organisation_lookup_name(const struct organisation_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(list->v[i].name, name)) return &list->v[i];
    return NULL;
}

const struct post *post_lookup(const struct post_list *list, int64_t post_no)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].post_no == post_no) return &list->v[i];
    return NULL;
}

const struct post *post_lookup_name(const struct post_list *list, int64_t organisation_no, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].organisation_no == organisation_no && text_eq(list->v[i].name, name)) return &list->v[i];
    return NULL;
}
