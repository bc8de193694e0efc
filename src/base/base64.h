/* Base64 (RFC 4648) as it stands in XML: blanks and line ends anywhere, padding at the end. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/arena.h"
#include "base/str.h"

/* False, and *bytes untouched, when text is no base64. Bytes live in a. */
bool base64_decode(struct arena *a, struct str text, struct str *bytes);

/* On one line, padded. */
const char *base64_encode(struct arena *a, struct str bytes);

#endif
