/* Adding a finding whose sentence is put together. */
#ifndef CADRE_NOTE_H
#define CADRE_NOTE_H

#include "model/finding.h"

/* article  "" where no rule stands behind it */
void cadre_note(struct finding_list *findings, enum finding_code code, const char *article, const char *subject,
        const char *format, ...) PRINTF_LIKE(5, 6);

#endif
