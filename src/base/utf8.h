/* Text at the border of the program. Inside, text is NUL-terminated UTF-8 in normalization form C
 * without control characters; utf8_accept is the one function that lets foreign text in. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* Decodes the character at p (n >= 1 bytes left). Returns its length in bytes, 0 if the bytes are
 * not well-formed UTF-8 (overlong forms, surrogates and code points past U+10FFFF included). */
size_t utf8_decode(const char *p, size_t n, uint32_t *code_point);

/* Writes 1..4 bytes; code_point must be a Unicode scalar value. */
size_t utf8_encode(char *p, uint32_t code_point);

bool utf8_is_valid(struct str s);

/* Characters (code points) in a valid text. */
size_t utf8_count(const char *text);

/* The first character of private use (自造字, U+E000 …); 0 for none. Only the machine that made it shows what was meant. */
uint32_t utf8_private(const char *text);

/* Largest cut <= n that does not split a character; n is at most the length of p. */
size_t utf8_cut(const char *p, size_t n);

/* Without blanks at both ends: ASCII blanks, U+00A0, U+3000, zero-width characters, U+FEFF, marks of direction and soft
 * hyphens, which come along when a name is copied out of a window. */
struct str utf8_trim(struct str s);

/* Validates, trims and normalizes raw to NFC; the copy lives in a. Fails with ERR_INPUT on ill-formed
 * UTF-8 and on control characters (tab and line feed become blanks). */
MUST_USE bool utf8_accept(struct arena *a, struct str raw, const char **text, struct err *e);

/* Full-width ASCII (U+FF01..FF5E) and the ideographic blank become their plain ASCII forms. */
const char *utf8_fold_width(struct arena *a, const char *text);

/* Length of the piece before the first of the marks, which is *mark bytes long; of the whole text, *mark 0, where there is none. */
size_t utf8_piece(const char *text, const char *const *marks, size_t mark_count, size_t *mark);

/* Every blank taken out, inner ones too ("张　三" is typed for "张三"). */
const char *utf8_drop_blanks(struct arena *a, const char *text);

#endif
