#include "model/sheet.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(sheet_figure, enum sheet_figure, SHEET_FIGURES)
DEFINE_TITLE_FUNCTION(sheet_figure, enum sheet_figure, SHEET_FIGURES)
DEFINE_FROM_FUNCTION(sheet_figure, enum sheet_figure, SHEET_FIGURES)

int64_t sheet_participants(const struct tally_sheet *s)
{
    return s->figures[SHEET_IN_PERSON] + s->figures[SHEET_ENTRUSTED] + s->figures[SHEET_MOBILE];
}
