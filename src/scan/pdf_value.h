/* Values of a PDF as runs of its own bytes, looked at where they lie (ISO 32000-1, 7.3). Whatever is asked of bytes
 * that are something else answers with nothing: an empty run, the fallback, false. */
#ifndef SCAN_PDF_VALUE_H
#define SCAN_PDF_VALUE_H

#include <stdint.h>

#include "base/str.h"

struct pdf_ref {
    int64_t number; /* 0: no reference */
};

/* The token or whole value at the start of rest (after blanks and comments); rest moves behind it. Empty at the end. */
struct str pdf_take(struct str *rest);

/* The value of /name in a dictionary << … >>; empty when there is none. */
struct str pdf_lookup(struct str dictionary, const char *name);

/* Element i of an array [ … ]; empty past its end. References count as one element. */
struct str pdf_element(struct str array, size_t i);

bool pdf_is_name(struct str value, const char *name);
bool pdf_is_dictionary(struct str value);
bool pdf_is_array(struct str value);
double pdf_number(struct str value, double fallback);
int64_t pdf_integer(struct str value, int64_t fallback);

/* "12 0 R" */
struct pdf_ref pdf_reference(struct str value);

#endif
