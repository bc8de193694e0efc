#include "scan/shape.h"

#include "scan/figure.h"

bool scan_read_shape(const struct scan_net *net, const struct scan_patch *p, enum ballot_shape *shape)
{
    static const double sure = 0.70, very_sure = 0.97;
    float cells[SCAN_INPUTS];
    double likely;
    bool is_plain;
    enum ballot_shape figure = scan_judge_figure(p, &is_plain);
    if (figure == BALLOT_SHAPE_BLANK || !scan_cells_of(p, cells)) return false;
    if (scan_judge_cells(net, cells, &likely) != figure || likely < (is_plain ? sure : very_sure)) return false;
    *shape = figure;
    return true;
}
