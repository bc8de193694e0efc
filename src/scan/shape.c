#include "scan/shape.h"

#include "scan/figure.h"

bool scan_read_shape(const struct scan_patch *p, enum ballot_shape *shape)
{
    enum ballot_shape figure = scan_judge_figure(p);
    if (figure == BALLOT_SHAPE_BLANK) return false;
    *shape = figure;
    return true;
}
