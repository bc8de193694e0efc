#include "scan/shape.h"

#include "scan/figure.h"

bool scan_read_shape(const struct scan_net *net, const struct scan_patch *p, enum ballot_shape *shape)
{
    static const double sure = 0.70, very_sure = 0.97;
    float cells[SCAN_INPUTS];
    double likely;
    unsigned may;
    enum ballot_shape figure = scan_judge_figure(p, &may);
    if ((figure == BALLOT_SHAPE_BLANK && !may) || !scan_cells_of(p, cells)) return false;
    enum ballot_shape learnt = scan_judge_cells(net, cells, &likely);
    if (figure != BALLOT_SHAPE_BLANK ? learnt != figure || likely < sure : !(may >> learnt & 1) || likely < very_sure)
        return false;
    *shape = learnt;
    return true;
}
