/* The one way in which text enters XML. */
#ifndef PRINT_XML_H
#define PRINT_XML_H

#include "base/buf.h"

/* Escapes what has a meaning in XML, in element content and in quoted attributes. The text holds no
 * control characters (print/check.h). */
void xml_text(struct buf *b, const char *text);
void xml_text_part(struct buf *b, struct str text);

#endif
