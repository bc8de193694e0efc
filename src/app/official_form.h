/* Appointment forms of whole folders into the workspace and out again, and forms that are in it. */
#ifndef APP_OFFICIAL_FORM_H
#define APP_OFFICIAL_FORM_H

#include "app/people.h"
#include "model/cadre.h"

/* One file as it was read.
 * photo        what stands beside a .lrm as .pic
 * why          NULL when it was opened, else why it was not
 * official_no  whose form it is, when somebody said so; 0: found by ID number, then by name and birth month */
struct form_file {
    const char *name;
    struct str bytes;
    struct str photo;
    const char *why;
    int64_t official_no;
};

/* kind  of persons that are not recorded yet
 * on    ages and faults of the forms are judged by this day */
struct form_intake {
    enum official_kind kind;
    struct date on;
    bool yes;
};

/* Every form is kept sealed as .lrmx, photo included. A person that nobody knows is added; where the record has nothing the form
 * fills it in, where they differ that is W829 and the record stays. A form that differs from the one kept is a change.
 * findings  of reading (W801, W802, N801), W840 a number that is wrong and is not recorded, F812 what could not be read, W830 whose it is cannot be told: not taken,
 *           W879 an organisation that may be another county's, which is not recorded
 * Errors    ERR_INPUT when no file could be read */
MUST_USE bool official_form_import(struct workspace *ws, const struct form_file *files, size_t n,
        const struct form_intake *options, struct intake *in, struct finding_list *findings, struct err *e);

/* The form of a cadre as it was handed in; *found false when there is none. The workspace is unlocked. */
MUST_USE bool official_form_open(struct workspace *ws, int64_t official_no, struct cadre *cadre, struct str *bytes,
        bool *found, struct err *e);

#endif
