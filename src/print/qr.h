/* A QR code among text: of its smallest version, error correction M. Only for the files of this room; ballots have their
 * own fixed form (print/ballot_draw.h). */
#ifndef PRINT_QR_H
#define PRINT_QR_H

#include <cairo.h>

#include "base/err.h"

/* text  capitals, digits and $%*+-./: only
 * side  points, without the white around, which the caller leaves */
MUST_USE bool qr_draw(cairo_t *cr, const char *text, double x, double y, double side, struct err *e);

#endif
