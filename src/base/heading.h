/* Headings of columns as offices write them, made comparable: width folded, blanks, line breaks, asterisks, colons
 * and remarks in brackets taken out, letters small. "身份证 号（必填）*" and "身份证号" are the same heading. */
#ifndef BASE_HEADING_H
#define BASE_HEADING_H

#include "base/arena.h"

const char *heading_comparable(struct arena *a, const char *text);

#endif
