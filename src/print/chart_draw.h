/* Draws a chart as cadre/chart.h lays it out. Only for the files of this room. */
#ifndef PRINT_CHART_DRAW_H
#define PRINT_CHART_DRAW_H

#include "cadre/chart.h"
#include "print/press.h"

/* For a type area of that width, points. Errors as chart_lay_out. */
MUST_USE bool chart_plan_in(
        struct arena *a, const struct chart *chart, double width, struct chart_plan *plan, struct err *e);

double chart_height(const struct chart_plan *plan);

/* At p->y; leaves p->y below. ERR_INPUT for a text that is too long or cannot be printed. */
MUST_USE bool chart_draw(struct press *p, const struct chart *chart, struct err *e);

#endif
