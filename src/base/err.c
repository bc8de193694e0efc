#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

bool err_set(struct err *e, enum err_kind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    e->kind = kind;
    int n = vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    if (n >= (int)sizeof e->text) e->text[utf8_cut(e->text, strlen(e->text))] = '\0';
    return false;
}

bool err_in(struct err *e, const char *format, ...)
{
    char lead[sizeof e->text];
    va_list args;
    va_start(args, format);
    vsnprintf(lead, sizeof lead, format, args);
    va_end(args);
    lead[utf8_cut(lead, strlen(lead))] = '\0';

    char below[sizeof e->text];
    memcpy(below, e->text, sizeof below);
    size_t lead_bytes = strlen(lead);
    static const char colon[] = ": ";
    size_t room = sizeof e->text - 1;
    if (lead_bytes + strlen(colon) > room / 2) lead_bytes = utf8_cut(lead, room / 2);
    size_t below_bytes = strlen(below);
    if (lead_bytes + strlen(colon) + below_bytes > room)
        below_bytes = utf8_cut(below, room - lead_bytes - strlen(colon));
    memcpy(e->text, lead, lead_bytes);
    memcpy(e->text + lead_bytes, colon, strlen(colon));
    memcpy(e->text + lead_bytes + strlen(colon), below, below_bytes);
    e->text[lead_bytes + strlen(colon) + below_bytes] = '\0';
    return false;
}
