/* Appointment forms (干部任免审批表) in and out as .lrmx: one person a file, XML in UTF-8 with or without a byte order
 * mark, elements in any order. Reading what was written gives the same record. */
#ifndef SHEET_LRMX_H
#define SHEET_LRMX_H

#include "base/buf.h"
#include "base/err.h"
#include "model/cadre.h"
#include "model/finding.h"

enum {
    LRMX_BYTES_MAX = 16 << 20,
    LRMX_PHOTO_CHARACTERS_MAX = 6800000, /* of base64 */
    LRMX_FIELD_BYTES_MAX = 64 << 10,
    LRMX_EXTRA_BYTES_MAX = 1 << 20,
    LRMX_FAMILY_MAX = 100,
};

/* Text of a field from outside: its lines accepted one by one, blank ones at both ends taken out; with is_resume the
 * blanks at the beginning of a line stay. Messages say what is wrong, the caller says where.
 * Errors  ERR_INPUT: ill-formed, control characters, longer than LRMX_FIELD_BYTES_MAX */
MUST_USE bool lrmx_accept(struct arena *a, struct str raw, bool is_resume, const char **text, struct err *e);

/* bytes    the whole file
 * subject  what the notes are about: the name of the file
 * notes    what was kept although the form does not know it, and what could not be kept
 * Everything lives in a. A document type, foreign encodings, an item that stands twice and text outside of every
 * item are refused.
 * Errors  ERR_INPUT, with the line where the XML is damaged */
MUST_USE bool lrmx_read(struct arena *a, struct str bytes, const char *subject, struct cadre *cadre,
        struct finding_list *notes, struct err *e);

/* Adds n bytes as XML: & < > " and CR become entities. */
void lrmx_escape(struct buf *b, const char *p, size_t n);

/* An item by another name, as part of cadre.extra; and the text of one, which lives in a. */
void lrmx_add_element(struct buf *extra, const char *name, const char *text);
const char *lrmx_plain(struct arena *a, struct str escaped);

/* With byte order mark, line ends as the editor writes them (CR LF). The bytes live in a. */
struct str lrmx_write(struct arena *a, const struct cadre *cadre);

#endif
