/* What the parts of cadre/check.c share. */
#ifndef CADRE_CHECK_STATE_H
#define CADRE_CHECK_STATE_H

#include "cadre/check.h"
#include "cadre/resume.h"

/* born, work  FORM_MONTH_NONE where the form does not say or cannot be read */
struct form_check {
    struct arena *arena;
    const struct cadre *cadre;
    const char *subject;
    struct form_month on, born, work;
    struct form_party party;
    struct resume resume;
    struct finding_list *findings;
};

void form_add(struct form_check *k, enum finding_code code, const char *format, ...) PRINTF_LIKE(3, 4);

static inline const char *form_text(const struct form_check *k, enum cadre_field f)
{
    return k->cadre->text[f];
}

/* Ends with one of the n words. */
bool form_ends_with(const char *text, const char *const *words, size_t n);

void form_check_education(struct form_check *k);
void form_check_resume(struct form_check *k);
void form_check_awards(struct form_check *k);
void form_check_annual(struct form_check *k);
void form_check_family(struct form_check *k);
void form_check_photo(struct form_check *k);

#endif
