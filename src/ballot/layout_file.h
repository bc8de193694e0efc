/* The layout of one ballot as a file between printing and reading:
 *
 *   {"page":{"width_mm","height_mm"},"contest":"12-1","style":"columns","code":"HJ1…",
 *    "boxes":[{"candidate","name","option","x_mm","y_mm","w_mm","h_mm"}…]}
 *
 * What is the same on every ballot of a sheet (corners, bar, place of the code) and what follows from the boxes (marks
 * of rows) is not in the file. Without "code" a ballot is known by its contest, style and sheet alone. */
#ifndef BALLOT_LAYOUT_FILE_H
#define BALLOT_LAYOUT_FILE_H

#include "ballot/layout.h"
#include "base/json.h"

/* Everything that out points to lives in a. has_code: the file says which code the ballot bears.
 * Errors  ERR_INPUT  a member is missing or of another kind; no sheet of this size; boxes outside the sheet, too many,
 *                    too small or not in rows; a code that does not agree with the rest */
MUST_USE bool ballot_read_layout(
        struct arena *a, const struct json *root, struct ballot_layout *out, bool *has_code, struct err *e);

#endif
