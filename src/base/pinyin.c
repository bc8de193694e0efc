#include "base/pinyin.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/buf.h"

enum { TEXT_MAX = 2000 };

/* Text through one of ICU's tables. what: for the message. */
static bool convert(struct arena *a, const UChar *id, const char *what, const char *text, const char **out, struct err *e)
{
    UChar wide[TEXT_MAX];
    char narrow[4 * TEXT_MAX];
    int32_t n = 0, limit, length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(wide, TEXT_MAX / 8, &n, text, -1, &status);
    if (U_FAILURE(status) || n >= TEXT_MAX / 8) return err_set(e, ERR_INPUT, "“%.60s”太长", text);
    UTransliterator *table = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status)) return err_set(e, ERR_ENVIRONMENT, "这台电脑的 ICU 没有%s", what);
    limit = n;
    utrans_transUChars(table, wide, &n, TEXT_MAX, 0, &limit, &status);
    utrans_close(table);
    u_strToUTF8(narrow, sizeof narrow, &length, wide, n, &status);
    if (U_FAILURE(status)) return err_set(e, ERR_INPUT, "“%.60s”没有读音", text);
    *out = arena_copy(a, narrow, (size_t)length);
    return true;
}

bool pinyin_of(struct arena *a, const char *text, const char **sound, struct err *e)
{
    return convert(a, u"Han-Latin; NFD; [:Mn:] Remove; Lower; [^[:L:][:N:]] Remove", "汉语拼音表", text, sound, e);
}

bool pinyin_simplify(struct arena *a, const char *text, const char **simplified, struct err *e)
{
    return convert(a, u"Traditional-Simplified", "繁简对照表", text, simplified, e);
}
