#include "base/ics.h"

#include "base/utf8.h"

enum { LINE_MAX_BYTES = 75 };

void ics_line(struct buf *b, const char *line)
{
    size_t n = strlen(line), limit = LINE_MAX_BYTES;
    while (n > limit) {
        size_t cut = utf8_cut(line, limit);
        buf_add(b, line, cut);
        buf_add_text(b, "\r\n ");
        line += cut;
        n -= cut;
        limit = LINE_MAX_BYTES - 1; /* the blank of the folded line counts */
    }
    buf_add(b, line, n);
    buf_add_text(b, "\r\n");
}

/* NAME:text with what has a meaning of its own in a text value written so that it has none. */
static void text_line(struct buf *b, const char *name, const char *text)
{
    struct buf line = {.arena = b->arena};
    buf_addf(&line, "%s:", name);
    for (const char *p = text; *p; p++) {
        if (*p == '\n') {
            buf_add_text(&line, "\\n");
            continue;
        }
        if (strchr("\\;,", *p)) buf_add_char(&line, '\\');
        buf_add_char(&line, *p);
    }
    ics_line(b, buf_text(&line));
}

void ics_begin(struct buf *b, const char *product)
{
    ics_line(b, "BEGIN:VCALENDAR");
    ics_line(b, "VERSION:2.0");
    ics_line(b, arena_text(b->arena, "PRODID:%s", product));
}

void ics_event(struct buf *b, const struct ics_event *x)
{
    ics_line(b, "BEGIN:VEVENT");
    text_line(b, "UID", x->uid);
    ics_line(b, arena_text(b->arena, "DTSTAMP:%08dT000000Z", x->made_on.ymd));
    ics_line(b, arena_text(b->arena, "DTSTART;VALUE=DATE:%08d", x->on.ymd));
    text_line(b, "SUMMARY", x->summary);
    text_line(b, "DESCRIPTION", x->description);
    ics_line(b, "END:VEVENT");
}

void ics_end(struct buf *b)
{
    ics_line(b, "END:VCALENDAR");
}
