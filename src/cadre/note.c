#include "cadre/note.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

void cadre_note(struct finding_list *findings, enum finding_code code, const char *article, const char *subject,
        const char *format, ...)
{
    char text[1000];
    va_list list;
    va_start(list, format);
    int n = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    size_t kept = n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : utf8_cut(text, sizeof text - 1);
    finding_add(findings, (struct finding){code, article, subject, arena_copy(findings->arena, text, kept)});
}
