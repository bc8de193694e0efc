/* Calendars that other programs read (RFC 5545): whole-day events, lines of at most 75 bytes. */
#ifndef BASE_ICS_H
#define BASE_ICS_H

#include "base/buf.h"
#include "base/date.h"

struct ics_event {
    const char *uid; /* the same for the same event in every export */
    struct date made_on;
    struct date on;
    const char *summary;
    const char *description; /* may have line feeds */
};

void ics_begin(struct buf *b, const char *product);
void ics_event(struct buf *b, const struct ics_event *event);
void ics_end(struct buf *b);

/* One content line as it stands, folded without splitting a character. */
void ics_line(struct buf *b, const char *line);

#endif
