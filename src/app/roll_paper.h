/* What is printed of the roll: the list of each district to be posted up (选民名单, R30), its corrections (补正名单),
 * and the cards of the voters (选民证), one file for each district. No ID number stands on any of them; what is said of
 * the birth is the setting list_birth. People stand unit by unit, in the order of their numbers, as the unit handed
 * them in. */
#ifndef APP_ROLL_PAPER_H
#define APP_ROLL_PAPER_H

#include "app/workspace.h"

/* folder       made when it is not there
 * district_no  0: of all districts
 * on           day that stands below; DATE_NONE: that of the notice on record, else left for the pen
 * since        corrections: changes of that day and later; DATE_NONE: since the day after the list was published
 * hours        cards: "7:00—17:00", "" where nothing is to stand
 * place        cards: where one votes; "" for the stations of the district */
struct roll_paper_order {
    const char *folder;
    int64_t district_no;
    bool wants_pdf;
    bool wants_xlsx; /* not of cards */
    struct date on;
    struct date since;
    const char *hours;
    const char *place;
};

struct roll_paper_file {
    const char *name; /* in the folder */
    int64_t district_no;
    int64_t people;
};

struct roll_paper_files {
    struct roll_paper_file *v;
    size_t n;
    size_t capacity;
};

/* Errors of all three  ERR_INPUT: no such district, a name with a character that no font has; ERR_STATE: nobody to
 *                      print, no station, no correction; ERR_ENVIRONMENT: disk */
MUST_USE bool roll_print_lists(
        struct workspace *ws, const struct roll_paper_order *order, struct roll_paper_files *files, struct err *e);
MUST_USE bool roll_print_corrections(
        struct workspace *ws, const struct roll_paper_order *order, struct roll_paper_files *files, struct err *e);
MUST_USE bool roll_print_cards(
        struct workspace *ws, const struct roll_paper_order *order, struct roll_paper_files *files, struct err *e);

#endif
