/* A paper as PDF, A4, after GB/T 9704. The same paper gives the same bytes, today and in another process:
 * the file's date is the paper's own. Every face is embedded.
 *
 * A heading, a caption or the unit above a table is never the last thing on a page, the signature never
 * the first; a paragraph leaves no single line behind or ahead; table rows are not split and the heading
 * row stands on every page. Cards are set smaller until their text fits. */
#ifndef PRINT_PDF_H
#define PRINT_PDF_H

#include "base/err.h"
#include "model/paper.h"

/* path  replaced as a whole or not at all
 * Errors  ERR_INPUT   a text holds a character that cannot be printed: none of the machine's fonts has it, or
 *                     it has no agreed shape; a cell higher than a page; a card that holds too much
 *         ERR_STATE   the paper has no date
 *         ERR_ENVIRONMENT  fonts-noto-cjk is not installed; the file cannot be written */
MUST_USE bool pdf_write(const struct paper *p, const char *path, struct err *e);

#endif
