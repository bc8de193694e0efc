#include "roll/id.h"

#include <assert.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "model/code.h"
#include "roll/swar.h"

DEFINE_CODE_FUNCTION(roll_sex, enum roll_sex, ROLL_SEXES)
DEFINE_TITLE_FUNCTION(roll_sex, enum roll_sex, ROLL_SEXES)
DEFINE_CODE_FUNCTION(roll_id_fault, enum roll_id_fault, ROLL_ID_FAULTS)

enum { DIGITS = 17 };

/* GB 11643: 2^(17 - i) mod 11; the check character weighs 1 and the sum must leave 1. */
static const int8_t weight[DIGITS] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

/* The weight's inverse mod 11. */
static const int8_t inverse[DIGITS] = {8, 5, 10, 9, 7, 3, 6, 1, 2, 4, 8, 5, 10, 9, 7, 3, 6};

static const char check_character[] = "0123456789X";

/* Sum of four 16-bit lanes times four weights, the first lane's weight in the highest lane. */
static uint32_t lanes_sum(uint64_t lanes, uint64_t weights)
{
    return (uint32_t)(lanes * weights >> 48);
}

static uint32_t weighted_sum(uint64_t first, uint64_t second)
{
    const uint64_t even = 0x00FF00FF00FF00FFu;
    return lanes_sum(first & even, 0x0007000A00080002u) + lanes_sum(first >> 8 & even, 0x0009000500040001u) +
           lanes_sum(second & even, 0x00060007000A0008u) + lanes_sum(second >> 8 & even, 0x0003000900050004u);
}

bool roll_id_scan(const char *p, int64_t *key, int32_t *ymd, int *rest)
{
    uint64_t first = swar_load8(p), second = swar_load8(p + 8);
    uint32_t d17 = (uint32_t)(unsigned char)p[16] - '0', last = (uint32_t)(unsigned char)p[17] - '0';
    if (last > 9) last = p[17] == 'X' || p[17] == 'x' ? 10 : 11;
    if (!swar_are_digits(first) || !swar_are_digits(second) || d17 > 9 || last > 10) return false;

    const uint64_t zeros = 0x3030303030303030u;
    first -= zeros;
    second -= zeros;
    uint32_t a = swar_decimal(first), b = swar_decimal(second);
    *key = (int64_t)a * 1000000000 + (int64_t)b * 10 + d17;
    *ymd = (int32_t)(a % 100 * 1000000 + b / 100);
    *rest = (int)((weighted_sum(first, second) + 2 * d17 + last + 10) % 11); /* + 10 is - 1 */
    return true;
}

static int check_value(int64_t key)
{
    int sum = 0;
    for (int i = DIGITS - 1; i >= 0; i--, key /= 10) sum += weight[i] * (int)(key % 10);
    return (12 - sum % 11) % 11;
}

void roll_id_write(int64_t key, char *text)
{
    text[DIGITS] = check_character[check_value(key)];
    for (int i = DIGITS - 1; i >= 0; i--, key /= 10) text[i] = (char)('0' + key % 10);
    text[ROLL_ID_BYTES] = '\0';
}

const char *roll_id_fold(struct arena *a, const char *text)
{
    const char *s = utf8_drop_blanks(a, utf8_fold_width(a, text));
    static const char *const marks[] = {"'", "`", "‘", "’"};
    for (size_t i = 0; i < ARRAY_COUNT(marks); i++) {
        size_t n = strlen(marks[i]);
        if (strncmp(s, marks[i], n) != 0) continue;
        s += n;
        break;
    }
    char *folded = arena_copy(a, s, strlen(s));
    for (char *p = folded; *p; p++)
        if (*p == 'x') *p = 'X';
    return folded;
}

/* Where each of the first ROLL_ID_BYTES characters of s begins and ends. Returns how many characters s has. */
static size_t split(struct str s, size_t start[ROLL_ID_BYTES + 1])
{
    size_t count = 0;
    for (size_t i = 0; i < s.n; count++) {
        uint32_t c;
        size_t step = utf8_decode(s.p + i, s.n - i, &c);
        if (count < ROLL_ID_BYTES) {
            start[count] = i;
            start[count + 1] = i + (step ? step : 1);
        }
        i += step ? step : 1;
    }
    return count;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The first character, counted from 0, that has no business in a number of that many; -1 when all are right. */
static int foreign_character(struct str s, const size_t *start, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char c = s.p[start[i]];
        bool is_fit = is_digit(c) || (i == DIGITS && (c == 'X' || c == 'x'));
        if (start[i + 1] - start[i] != 1 || !is_fit) return (int)i;
    }
    return -1;
}

static enum roll_id_fault judge_date(int32_t ymd, struct date on)
{
    if (!roll_is_birth_date(ymd)) return ID_DATE;
    return date_is_set(on) && ymd > on.ymd ? ID_FUTURE : ID_NONE;
}

static void fill(struct roll_id *id, int64_t key, int32_t ymd)
{
    id->key = key;
    id->birth = (struct date){ymd};
    id->sex = key % 2 ? SEX_MALE : SEX_FEMALE;
    roll_id_write(key, id->text);
}

/* Until 1999 the century went without saying: it was the twentieth. */
static void read_legacy(struct str s, struct date on, struct roll_id *id)
{
    char wide[ROLL_ID_BYTES] = {[6] = '1', [7] = '9', [17] = '0'};
    memcpy(wide, s.p, 6);
    memcpy(wide + 8, s.p + 6, 9);
    int64_t key = 0;
    int32_t ymd = 0;
    int rest = 0;
    bool is_read = roll_id_scan(wide, &key, &ymd, &rest);
    assert(is_read);
    id->is_legacy = true;
    id->fault = judge_date(ymd, on);
    if (id->fault == ID_NONE) fill(id, key, ymd);
}

struct roll_id roll_id_read(struct str s, struct date on)
{
    struct roll_id id = {.fault = ID_NONE};
    int64_t key = 0;
    int32_t ymd = 0;
    int rest = 0;
    size_t start[ROLL_ID_BYTES + 1];
    size_t count = split(s, start);
    if (count == 0) {
        id.fault = ID_EMPTY;
    } else if (count != ROLL_ID_BYTES && count != ROLL_ID_LEGACY_BYTES) {
        id.fault = ID_LENGTH;
    } else if (foreign_character(s, start, count) >= 0) {
        id.fault = ID_CHARACTER;
    } else if (count == ROLL_ID_LEGACY_BYTES) {
        read_legacy(s, on, &id);
    } else if (roll_id_scan(s.p, &key, &ymd, &rest)) {
        id.fault = judge_date(ymd, on);
        if (id.fault == ID_NONE && rest != 0) id.fault = ID_CHECK;
        if (id.fault == ID_NONE) fill(&id, key, ymd);
    }
    return id;
}

/* A spreadsheet keeps fifteen digits of a number and fills up with zeros. */
static bool has_lost_its_end(struct str s)
{
    return s.n == ROLL_ID_BYTES && memcmp(s.p + ROLL_ID_LEGACY_BYTES, "000", 3) == 0;
}

static const char *why_check(struct arena *a, struct str s)
{
    int64_t key;
    int32_t ymd;
    int rest;
    if (has_lost_its_end(s))
        return "校验码不符，末三位都是 "
               "0，很可能在表格软件里被当作数字而丢失了，请把该列设为文本格式后对照身份证重新录入";
    if (!roll_id_scan(s.p, &key, &ymd, &rest)) return "";
    return arena_text(a, "校验码不符：按前 17 位推算末位应为 %c，这里是 %c，号码中有数字录错，请对照身份证核对",
            check_character[check_value(key)], s.p[DIGITS]);
}

/* "3.31099E+17" */
static bool is_scientific(struct str s)
{
    size_t e = 0;
    while (e < s.n && (s.p[e] == '.' || (s.p[e] >= '0' && s.p[e] <= '9'))) e++;
    return e > 0 && e + 2 < s.n && (s.p[e] == 'E' || s.p[e] == 'e') && s.p[e + 1] == '+';
}

const char *roll_id_why(struct arena *a, struct str s, struct date on)
{
    size_t start[ROLL_ID_BYTES + 1];
    size_t count = split(s, start);
    int at;
    if (is_scientific(s)) return "号码被表格软件写成了 3.31E+17 这样的数，后面各位已经丢失，请把该列设为文本格式后对照身份证重新录入";
    switch (roll_id_read(s, on).fault) {
    case ID_EMPTY: return "没有填写公民身份号码";
    case ID_LENGTH: return arena_text(a, "公民身份号码应为 18 位，这里是 %zu 位，请对照身份证补正", count);
    case ID_CHARACTER:
        at = foreign_character(s, start, count);
        return arena_text(a, "第 %d 位是“%.*s”，公民身份号码只能由数字组成，末位也可以是 X，请对照身份证改正", at + 1,
                (int)(start[at + 1] - start[at]), s.p + start[at]);
    case ID_DATE: return "号码里的出生日期不是真实的日期，请对照身份证核对年、月、日各位";
    case ID_FUTURE: return arena_text(a, "号码里的出生日期晚于选举日 %s，请对照身份证核对", date_text(a, on));
    case ID_CHECK: return why_check(a, s);
    case ID_NONE:
    case ID_FAULT_COUNT: break;
    }
    return "";
}

const char *roll_id_mask(struct arena *a, struct str s)
{
    enum { HEAD = 6, TAIL = 4, HEAD_OF_SHORT = 2, STARS_MAX = 20 };
    size_t count = 0, head = 0, tail = s.n;
    size_t characters = 0;
    for (size_t i = 0; i < s.n; i++) characters += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    size_t shown_first = characters >= ROLL_ID_LEGACY_BYTES ? HEAD : characters > 4 ? HEAD_OF_SHORT : 0;
    size_t shown_last = characters >= ROLL_ID_LEGACY_BYTES ? TAIL : 0;
    for (size_t i = 0; i < s.n; i++) {
        if (((unsigned char)s.p[i] & 0xC0) == 0x80) continue;
        if (count == shown_first) head = i;
        if (count == characters - shown_last) tail = i;
        count++;
    }
    if (!shown_last) tail = s.n;
    size_t hidden = characters - shown_first - shown_last;
    struct buf b = {.arena = a};
    buf_add(&b, s.p, head);
    for (size_t i = 0; i < hidden && i < STARS_MAX; i++) buf_add_char(&b, '*');
    buf_add(&b, s.p + tail, s.n - tail);
    return buf_text(&b);
}

bool roll_id_break(struct str s, struct roll_broken *broken)
{
    size_t start[ROLL_ID_BYTES + 1];
    if (split(s, start) != ROLL_ID_BYTES) return false;
    struct roll_broken b = {.bad_at = -1};
    int sum = 0;
    for (int i = 0; i < ROLL_ID_BYTES; i++) {
        bool is_single = start[i + 1] - start[i] == 1;
        char c = s.p[start[i]];
        bool is_x = is_single && (c == 'X' || c == 'x');
        int value = is_single && is_digit(c) ? c - '0' : i == DIGITS && is_x ? 10 : -1;
        if (value < 0 && b.bad_at >= 0) return false;
        if (value < 0) {
            b.bad_at = (int8_t)i;
            b.bad_is_x = is_x;
            value = 0;
        }
        if (i < DIGITS) b.digits = b.digits * 10 + value;
        if (i == DIGITS) b.last = (int8_t)value;
        sum += value * (i < DIGITS ? weight[i] : 1);
    }
    if (b.bad_at < 0 && sum % 11 == 1) return false;
    *broken = b;
    return true;
}

/* The one value for place i that makes the sum leave 1; 10 is none. rest: sum - 1, with digit at that place. */
static int fitting_value(int i, int digit, int rest)
{
    return (digit + (11 - rest) * inverse[i]) % 11;
}

/* The last two places exchanged. */
static bool swap_at_end(const struct roll_broken *b, int before_last, int rest, int64_t *key)
{
    if (b->bad_at >= 0 && !(b->bad_at == DIGITS - 1 && b->bad_is_x)) return false;
    int new_last = b->bad_at >= 0 ? 10 : before_last;
    if (b->last > 9 || b->last == new_last) return false; /* X has no place among the digits */
    int change = 2 * (b->last - before_last) + new_last - b->last;
    *key = b->digits - before_last + b->last;
    return (rest + change + 22 * 10) % 11 == 0;
}

size_t roll_id_repairs(const struct roll_broken *b, int64_t keys[ROLL_ID_REPAIRS_MAX])
{
    int digit[DIGITS], rest = b->last + 10;
    int64_t place[DIGITS], left = b->digits;
    for (int i = DIGITS - 1; i >= 0; i--, left /= 10) {
        digit[i] = (int)(left % 10);
        place[i] = i == DIGITS - 1 ? 1 : place[i + 1] * 10;
        rest += weight[i] * digit[i];
    }
    rest %= 11;

    size_t n = 0;
    if (b->bad_at < 0 || b->bad_at == DIGITS) keys[n++] = b->digits; /* the check character alone is wrong */
    for (int i = 0; i < DIGITS; i++) {
        if (b->bad_at >= 0 && b->bad_at != i) continue;
        int fitting = fitting_value(i, digit[i], rest);
        if (fitting <= 9 && (fitting != digit[i] || b->bad_at == i))
            keys[n++] = b->digits + (fitting - digit[i]) * place[i];
    }
    for (int i = 0; b->bad_at < 0 && i + 1 < DIGITS; i++) {
        int difference = digit[i + 1] - digit[i];
        if (difference == 0 || (rest + difference * (weight[i] - weight[i + 1]) + 11 * 100) % 11 != 0) continue;
        keys[n++] = b->digits + difference * (place[i] - place[i + 1]);
    }
    if (swap_at_end(b, digit[DIGITS - 1], rest, &keys[n])) n++;
    return n;
}
