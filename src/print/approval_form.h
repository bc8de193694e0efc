/* The printed form 干部任免审批表, both sides: where each cell is and what stands in it. */
#ifndef PRINT_APPROVAL_FORM_H
#define PRINT_APPROVAL_FORM_H

#include "model/cadre.h"
#include "print/easel.h"

/* In tenths of a millimetre from the upper left corner of each table. */
enum approval_kind {
    FIXED, /* words of the form itself */
    SHORT, /* in the middle */
    LONG,  /* in the middle when it is one line, else flush left */
    PHOTO,
    RESUME, /* drawn line by line */
};

struct approval_cell {
    int x, y, w, h;
    enum approval_kind kind;
    const char *words; /* FIXED */
    enum cadre_field field;
};

enum { APPROVAL_FRONT_CELLS = 44, APPROVAL_BACK_CELLS = 19 };
extern const struct approval_cell approval_front[APPROVAL_FRONT_CELLS], approval_back[APPROVAL_BACK_CELLS];

/* On the page, in micrometres. */
extern const struct ballot_rect approval_title_place, approval_front_place, approval_back_place;

/* The family on the back: as many rows as are printed on the form, and the edges of their columns. */
enum { FAMILY_TOP = 784, FAMILY_HEIGHT = 861, FAMILY_ROWS = 7, AFTER_FAMILY = FAMILY_TOP + FAMILY_HEIGHT };
extern const int approval_family_edges[RELATIVE_FIELD_COUNT + 1];

#endif
