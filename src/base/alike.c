#include "base/alike.h"

#include "base/buf.h"
#include "base/pinyin.h"
#include "base/str.h"

/* Variant and usual form in turn, of characters that are met in personal names and that ICU does not take for traditional
 * ones. The list of common standard characters of 2013 lets several of them stand in names: so both spellings are lawful
 * and only people can say whether they mean one person. */
static const char VARIANTS[] = "喆哲堃坤昇升陞升峯峰甯宁寗宁邨村喦岩嵒岩崐昆崑昆脩修迺乃廼乃甦苏煇辉晳晰皙晰珮佩絜洁濬浚仝同菴庵"
                               "谿溪羣群畧略鎔熔炤照";

/* Bytes of the character at p. */
static size_t character(const char *p)
{
    unsigned char c = (unsigned char)*p;
    return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

/* The usual form of the character at p; itself when it is none of the list. */
static const char *usual_form(const char *p, size_t *n)
{
    *n = character(p);
    for (const char *v = VARIANTS; *v;) {
        const char *usual = v + character(v);
        if (character(v) == *n && memcmp(v, p, *n) == 0) {
            *n = character(usual);
            return usual;
        }
        v = usual + character(usual);
    }
    return p;
}

static const char *plain_of(struct arena *a, const char *simplified)
{
    struct buf b = {.arena = a};
    for (const char *p = simplified; *p; p += character(p)) {
        size_t n;
        const char *usual = usual_form(p, &n);
        buf_add(&b, usual, n);
    }
    return b.n ? buf_text(&b) : "";
}

bool alike_key_of(struct arena *a, const char *name, struct alike_key *key, struct err *e)
{
    const char *simplified, *sound;
    if (!pinyin_simplify(a, name, &simplified, e) || !pinyin_of(a, name, &sound, e)) return false;
    *key = (struct alike_key){plain_of(a, simplified), sound};
    return true;
}

enum alike alike_compare(const struct alike_key *x, const struct alike_key *y)
{
    if (text_eq(x->plain, y->plain)) return ALIKE_VARIANT;
    return *x->sound && text_eq(x->sound, y->sound) ? ALIKE_SOUND : ALIKE_NOT;
}

const char *alike_title(enum alike how)
{
    return how == ALIKE_VARIANT ? "异体字" : how == ALIKE_SOUND ? "读音相同" : "";
}
