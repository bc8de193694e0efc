/* GB18030 (GBK and GB2312 are parts of it) into UTF-8. The tables are filled once from ICU; decoding is a
 * look-up a character, ASCII goes 16 bytes at a time. */
#ifndef BASE_GB18030_H
#define BASE_GB18030_H

#include "base/buf.h"
#include "base/err.h"

/* Room that the UTF-8 of n bytes needs, with what is written over at the end. */
#define GB18030_ROOM(n) (2 * (n) + 16)

struct gb18030_run {
    size_t read;       /* bytes of the input that were used */
    size_t written;    /* bytes of UTF-8 */
    size_t ill_formed; /* bytes 0xFF among them */
};

/* Once before the first use; from any thread. ERR_ENVIRONMENT when ICU has no such converter. */
MUST_USE bool gb18030_prepare(struct err *e);

/* out  GB18030_ROOM(in.n) bytes
 * What is no character becomes one byte 0xFF, which stands in no UTF-8 text, so the line it is in can be found
 * afterwards; ASCII after a lead byte is never swallowed. A character that in may have cut off at its end is
 * left unread, at most 3 bytes, unless is_last. */
struct gb18030_run gb18030_to_utf8(struct str in, bool is_last, char *out);

/* UTF-8 into GBK, what programs of before 2000 read: characters of one or two bytes only. A character that GBK lacks is
 * written as "?" and added to lost, once for each place.
 * text  valid UTF-8
 * gb18030_prepare comes first. */
void gbk_add(struct buf *bytes, const char *text, struct buf *lost);

#endif
