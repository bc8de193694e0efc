/* A printed ballot before anybody has touched it: its layout, and what the printer put on the paper. */
#ifndef PAPER_H
#define PAPER_H

#include "ballot/layout.h"
#include "picture.h"

enum { PAPER_DPI = 300 };

/* What a ballot is made from. */
struct paper_kind {
    enum ballot_sheet sheet;
    const char *convention;
    int candidates, write_ins, seats;
    int contest;
};

struct paper_ballot {
    struct ballot_layout layout;
    const struct ballot_convention *convention;
    struct picture grey, colour; /* at PAPER_DPI */
};

/* Lays the ballot out, prints it as PDF in folder and draws that with pdftoppm. Texts live in a, pictures until
 * paper_free. Ends the program when it cannot. */
void paper_make(struct arena *a, const struct paper_kind *kind, const char *folder, struct paper_ballot *p);

/* The same from a layout and a PDF whose first page is the ballot. */
void paper_draw(const char *pdf, const char *folder, struct paper_ballot *p);

void paper_free(struct paper_ballot *p);

#endif
