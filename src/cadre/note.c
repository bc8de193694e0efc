#include "cadre/note.h"

#include <stdarg.h>


void cadre_note(struct finding_list *findings, enum finding_code code, const char *article, const char *subject,
        const char *format, ...)
{
    va_list list;
    va_start(list, format);
    const char *text = arena_vtext(findings->arena, format, list);
    va_end(list);
    finding_add(findings, (struct finding){code, article, subject, text});
}
