#include "ballot/payload.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

static const char mark[] = "HJ1";
static const char kind_letters[BALLOT_KIND_COUNT + 1] = "TCMA";
static const char style_letters[BALLOT_STYLE_COUNT + 1] = "CS";
static const char sheet_letters[BALLOT_SHEET_COUNT + 1] = "54";

enum { CHECK_CHARACTERS = 4, CHECKED_CHARACTERS = BALLOT_CODE_CHARACTERS - CHECK_CHARACTERS };

/* CRC-16/CCITT: polynomial 1021, start FFFF. */
static uint16_t crc16(const char *p, size_t n)
{
    uint32_t crc = 0xFFFF;
    for (size_t i = 0; i < n; i++) {
        crc ^= (uint32_t)(unsigned char)p[i] << 8;
        for (int bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
        crc &= 0xFFFF;
    }
    return (uint16_t)crc;
}

void ballot_encode_payload(const struct ballot_payload *p, char text[BALLOT_CODE_CHARACTERS + 1])
{
    assert(p->contest_no >= 1 && p->contest_no <= BALLOT_CONTEST_MAX);
    assert(p->round >= 1 && p->round <= BALLOT_ROUND_MAX && p->page >= 1 && p->page <= BALLOT_PAGE_MAX);
    int n = snprintf(text, BALLOT_CODE_CHARACTERS + 1,
            "%s%08" PRIX32 "%c%05" PRId32 "%02" PRId32 "%c%c%" PRId32 "%08" PRIX32, mark, p->election,
            kind_letters[p->kind], p->contest_no, p->round, style_letters[p->style], sheet_letters[p->sheet], p->page,
            p->layout);
    assert(n == CHECKED_CHARACTERS);
    (void)n;
    snprintf(text + CHECKED_CHARACTERS, CHECK_CHARACTERS + 1, "%04X", (unsigned)crc16(text, CHECKED_CHARACTERS));
}

/* Takes the next `n` digits of the base; false when one is none. */
static bool take_number(const char **p, int n, uint32_t base, uint32_t *value)
{
    static const char digits[] = "0123456789ABCDEF";
    uint32_t v = 0;
    for (int i = 0; i < n; i++) {
        char c = (*p)[i];
        const char *at = c ? strchr(digits, c) : NULL;
        if (!at || (uint32_t)(at - digits) >= base) return false;
        v = v * base + (uint32_t)(at - digits);
    }
    *p += n;
    *value = v;
    return true;
}

static bool take_letter(const char **p, const char *letters, int *value)
{
    const char *at = **p ? strchr(letters, **p) : NULL;
    if (!at) return false;
    *value = (int)(at - letters);
    ++*p;
    return true;
}

static bool take_count(const char **p, int n, int32_t *value)
{
    uint32_t v;
    if (!take_number(p, n, 10, &v) || v == 0) return false;
    *value = (int32_t)v;
    return true;
}

static bool take_fields(const char *text, struct ballot_payload *p)
{
    int kind, style, sheet;
    if (!take_number(&text, 8, 16, &p->election) || !take_letter(&text, kind_letters, &kind)) return false;
    if (!take_count(&text, 5, &p->contest_no) || !take_count(&text, 2, &p->round)) return false;
    if (!take_letter(&text, style_letters, &style) || !take_letter(&text, sheet_letters, &sheet)) return false;
    if (!take_count(&text, 1, &p->page) || !take_number(&text, 8, 16, &p->layout)) return false;
    p->kind = (enum ballot_kind)kind;
    p->style = (enum ballot_style)style;
    p->sheet = (enum ballot_sheet)sheet;
    return true;
}

bool ballot_decode_payload(struct str bytes, struct ballot_payload *out, struct err *e)
{
    struct ballot_payload p;
    char text[BALLOT_CODE_CHARACTERS + 1] = "";
    const size_t head = strlen(mark) - 1;
    if (bytes.n < strlen(mark) || memcmp(bytes.p, mark, head) != 0)
        return err_set(e, ERR_INPUT, "二维码不是换届选票的");
    if (bytes.p[head] != mark[head]) return err_set(e, ERR_INPUT, "二维码是另一个版本的选票的，请用印制它的程序读");
    if (bytes.n != BALLOT_CODE_CHARACTERS) return err_set(e, ERR_INPUT, "二维码的内容长短不对");
    memcpy(text, bytes.p, bytes.n);
    const char *check = text + CHECKED_CHARACTERS;
    uint32_t crc;
    if (!take_number(&check, CHECK_CHARACTERS, 16, &crc) || crc != crc16(text, CHECKED_CHARACTERS))
        return err_set(e, ERR_INPUT, "二维码的校验不符，内容已损坏");
    if (!take_fields(text + strlen(mark), &p)) return err_set(e, ERR_INPUT, "二维码的内容超出范围");
    *out = p;
    return true;
}

const char *ballot_contest_name(struct arena *a, const struct ballot_payload *p)
{
    return arena_text(a, "%" PRId32 "-%" PRId32, p->contest_no, p->round);
}

bool ballot_payload_eq(const struct ballot_payload *a, const struct ballot_payload *b)
{
    return a->election == b->election && a->kind == b->kind && a->contest_no == b->contest_no && a->round == b->round &&
           a->style == b->style && a->sheet == b->sheet && a->page == b->page && a->layout == b->layout;
}
