/* Appointment forms as the older .lrm: one GBK text of quoted fields parted by commas, the photo beside it in a file of
 * the same name that ends in .pic. It has no place for the ID number, for more than seven members of the family, and
 * for characters that GBK lacks: what gets lost is a note, by name. Files of other programs may end early (down to the résumé), go
 * on, have bare commas for empty fields, or hold something where the form has no item: that is kept in cadre.extra and
 * written again. */
#ifndef SHEET_LRM_H
#define SHEET_LRM_H

#include "base/err.h"
#include "model/cadre.h"
#include "model/finding.h"

enum { LRM_BYTES_MAX = 1 << 20, LRM_FAMILY_MAX = 7 };

/* bytes    the whole file, GB18030 or UTF-8
 * subject  what the notes are about
 * notes    W802 for a text in which characters were lost when the file was written, or that holds one of private use
 *          W801 for fields that are missing at the end, N801 for what the form has no item for
 * The photo is the caller's to read. Everything lives in a.
 * Errors  ERR_INPUT: not of this form, damaged, UTF-16, several people in one file, fields that slid because of a quote */
MUST_USE bool lrm_read(struct arena *a, struct str bytes, const char *subject, struct cadre *cadre,
        struct finding_list *notes, struct err *e);

/* Does the text hold what a GBK writer leaves in place of a character that it lacks: "?", a blank box, U+FFFD? */
bool lrm_has_lost(const char *text);

/* The sentence of W802 about a text with lost characters, or with one of private use; NULL when there is none. Of a long text only the
 * beginning is shown. */
const char *lrm_lost_text(struct arena *a, const char *title, const char *text);

/* notes  W801 for items that have no place, W802 for characters that GBK lacks
 * Errors ERR_ENVIRONMENT: no conversion tables */
MUST_USE bool lrm_write(struct arena *a, const struct cadre *cadre, const char *subject, struct finding_list *notes,
        struct str *bytes, struct err *e);

#endif
