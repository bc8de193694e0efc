/* How light a stroke a black and white scanner still sees. The ballot has its own gauge: the thin lines between its rows
 * are printed in a tint lighter than the lightest plain pencil, and where they show, a pen would show. Print with hardly
 * any toner, or in a colour that the scanner's lamp does not see, shows less than there could be, and never more. */
#ifndef SCAN_GAUGE_H
#define SCAN_GAUGE_H

#include "scan/row.h"

/* Of the stretches of these lines between the boxes of two rows, a quarter shows no more black than this, millimetres
 * of its width: 0 where there is nothing to see, or nothing to look at; 0.15 of the whole line. Where so much shows,
 * it does so all over the page. */
double scan_gauge_lines(const struct scan_image *image, const struct ballot_layout *layout, const struct scan_rows *rows);

#endif
