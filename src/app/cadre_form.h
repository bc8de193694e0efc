/* Appointment forms (干部任免审批表) from files: read, checked, listed for printing, written in the other format. No
 * workspace: a form is what its file says. */
#ifndef APP_CADRE_FORM_H
#define APP_CADRE_FORM_H

#include "base/date.h"
#include "base/err.h"
#include "model/cadre.h"
#include "model/finding.h"
#include "model/paper.h"

enum cadre_format { CADRE_FORMAT_LRMX, CADRE_FORMAT_LRM };

/* name     of the file, for messages
 * photo    what stands beside a .lrm as .pic; n == 0 for none. A .lrmx brings its own
 * subject  file and name: what the notes and later findings are about
 * What a file is is seen by how it begins, not by its name. Everything lives in a.
 * Errors   ERR_INPUT: neither of the two formats, damaged */
MUST_USE bool cadre_form_read(struct arena *a, const char *name, struct str bytes, struct str photo,
        struct cadre *cadre, enum cadre_format *format, struct finding_list *notes, struct err *e);

/* One file of a set. is_read is false when it could not be read: then F812 says why, and the form is empty. */
struct cadre_form {
    const char *file;
    const char *subject;
    bool is_read;
    struct cadre cadre;
};

struct cadre_set {
    struct arena *arena;
    struct date on; /* ages are counted to it */
    struct cadre_form *v;
    size_t n;
    size_t capacity;
    struct finding_list findings;
};

/* Adds a file, checked; NULL for why when it was opened, else why it was not. */
void cadre_set_add(struct cadre_set *set, const char *file, struct str bytes, struct str photo, const char *why);

/* Once all are added: what only shows between forms. */
void cadre_set_compare(struct cadre_set *set);

/* Completed years on the day of the set; -1 where the form does not say. */
int cadre_form_age(const struct cadre_set *set, const struct cadre_form *form);

/* The list to print and send back: who is in it, what is to be put right or explained, room for the answer. */
struct paper *cadre_set_paper(const struct cadre_set *set);

#endif
