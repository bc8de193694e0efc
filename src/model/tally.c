#include "model/tally.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(tally_figure, enum tally_figure, TALLY_FIGURES)
DEFINE_TITLE_FUNCTION(tally_figure, enum tally_figure, TALLY_FIGURES)
DEFINE_FROM_FUNCTION(tally_figure, enum tally_figure, TALLY_FIGURES)

int64_t tally_participants(const struct tally_sheet *s)
{
    return s->figures[TALLY_IN_PERSON] + s->figures[TALLY_ENTRUSTED] + s->figures[TALLY_MOBILE];
}
