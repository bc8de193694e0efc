#include "roll/field.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "roll/ethnic.h"
#include "roll/name.h"
#include "roll/swar.h"

/* ---- clean text --------------------------------------------------------------------------------- */

/* High bits of bytes. */
static const uint64_t HIGH = 0x8080808080808080u;

static uint64_t every(uint64_t byte)
{
    return byte * 0x0101010101010101u;
}

/* Eight bytes looked at together: ASCII from blank on, and characters of U+4000 ..= U+9FFF, which are a lead
 * byte E4 ..= E9 and two bytes 80 ..= BF. *due holds the high bits of the bytes that a character begun in the
 * word before still needs. Returns 0 when all is clean. */
static inline __attribute__((always_inline)) uint64_t unclean_bits(uint64_t w, uint64_t *due)
{
    const uint64_t high = w & HIGH, lead = high & w << 1 & w << 2, follow = high & ~(w << 1);
    const uint64_t low = w & every(0x1F); /* of a lead: 4 ..= 9 */
    uint64_t bad = lead & ~((low + every(0x20 - 4)) << 2);
    bad |= lead & ((low + every(0x20 - 10)) << 2);
    bad |= high ^ (lead | follow);
    bad |= follow ^ (lead << 8 | lead << 16 | *due);
    *due = lead >> 56 | lead >> 48;
    const uint64_t ascii = (w & ~((high >> 7) * 0xFF)) | high >> 1; /* other bytes made 0x40 */
    return bad | (((ascii - every(0x20)) | (ascii + every(1))) & HIGH);
}

/* The n < 8 bytes at the end of a text of `all` bytes, blanks above them. */
static uint64_t load_tail(const char *end, size_t n, size_t all)
{
    uint64_t w = 0;
    if (all >= 8)
        w = swar_load8(end - 8) >> (64 - 8 * n);
    else if (n >= 4)
        w = swar_load4(end - n) | (uint64_t)swar_load4(end - 4) << (8 * n - 32);
    else
        for (const char *p = end; p > end - n; p--) w = w << 8 | (unsigned char)p[-1];
    return w | every(0x20) << 8 * n;
}

/* True for text that utf8_accept would return byte for byte: printable ASCII and the main block of Chinese
 * characters, no blank at either end. False says nothing. */
static bool is_clean(struct str s)
{
    const char *p = s.p, *end = s.p + s.n;
    if (s.n == 0) return true;
    if (s.n > ROLL_FIELD_BYTES_MAX || p[0] == ' ' || end[-1] == ' ') return false;
    uint64_t bad = 0, due = 0;
    for (; end - p >= 8; p += 8) bad |= unclean_bits(swar_load8(p), &due);
    if (p < end) bad |= unclean_bits(load_tail(end, (size_t)(end - p), s.n), &due);
    return (bad | due) == 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* yyyy-mm-dd with -, / or . between. */
static bool is_plain_date(struct str s)
{
    if (s.n != 10 || (s.p[4] != '-' && s.p[4] != '/' && s.p[4] != '.') || s.p[7] != s.p[4]) return false;
    uint64_t w = swar_load8(s.p) & ~0xFF0000FF00000000u; /* the dashes made digits */
    return swar_are_digits(w | 0x3000003000000000u) && is_digit(s.p[8]) && is_digit(s.p[9]);
}

static bool is_plain_id(struct str s)
{
    return s.n == ROLL_ID_BYTES && swar_are_digits(swar_load8(s.p)) && swar_are_digits(swar_load8(s.p + 8)) &&
           is_digit(s.p[16]) && (is_digit(s.p[17]) || s.p[17] == 'X');
}

static bool is_plain_mobile(struct str s)
{
    enum { MOBILE_DIGITS = 11 };
    return s.n == MOBILE_DIGITS && s.p[0] == '1' && s.p[1] >= '3' && swar_are_digits(swar_load8(s.p)) &&
           swar_are_digits(swar_load8(s.p + 3));
}

static bool has_few_values(enum roll_field f)
{
    const uint32_t few = 1u << FIELD_SEX | 1u << FIELD_ETHNIC | 1u << FIELD_UNIT | 1u << FIELD_DISTRICT |
                         1u << FIELD_EDUCATION | 1u << FIELD_POLITICS;
    return few >> f & 1;
}

static bool is_clean_or_last(struct str s, struct roll_memo *last)
{
    if (s.n == last->n && swar_are_same(s.p, last->bytes, s.n)) return true;
    if (!is_clean(s)) return false;
    if (s.n <= sizeof last->bytes) {
        memcpy(last->bytes, s.p, s.n);
        last->n = s.n;
    }
    return true;
}

/* True when the text is good as it stands. The one form that nearly every cell of a field has is known at a
 * glance; the others are gone through. */
static bool is_good(enum roll_field f, struct str s, struct roll_fields *t)
{
    switch ((int)f) {
    case FIELD_ID: return is_plain_id(s) || is_clean(s);
    case FIELD_BIRTH: return is_plain_date(s) || is_clean(s);
    case FIELD_PHONE: return is_plain_mobile(s) || is_clean(s);
    default: return has_few_values(f) ? is_clean_or_last(s, &t->last[f]) : is_clean(s);
    }
}

/* Fields that are compared or computed with: 东山村（一组） and 东山村(一组) are one. */
static bool is_width_folded(enum roll_field f)
{
    return f != FIELD_ADDRESS && f != FIELD_HOUSEHOLD && f != FIELD_NOTE;
}

static size_t characters_max(enum roll_field f)
{
    switch ((int)f) {
    case FIELD_NAME: return ROLL_NAME_CHARACTERS_MAX;
    case FIELD_ADDRESS:
    case FIELD_HOUSEHOLD: return ROLL_ADDRESS_CHARACTERS_MAX;
    case FIELD_NOTE: return ROLL_NOTE_CHARACTERS_MAX;
    default: return ROLL_FIELD_BYTES_MAX;
    }
}

static void read_cell(struct arena *scratch, const struct cell *cell, enum roll_field f, struct roll_fields *out)
{
    const uint32_t bit = 1u << f;
    const char *text;
    struct err e;
    out->text[f] = (struct str){"", 0};
    if (cell->kind == CELL_FORMULA) out->computed |= bit;
    if (cell->kind == CELL_NUMBER) out->numeric |= bit;
    out->unread |= bit;
    if (cell->kind == CELL_ERROR) {
        out->broken |= bit;
    } else if (cell->text.n > ROLL_FIELD_BYTES_MAX) {
        out->too_long |= bit;
    } else if (!utf8_accept(scratch, cell->text, &text, &e)) {
        out->ill |= bit;
    } else if (strlen(text) > characters_max(f) && utf8_count(text) > characters_max(f)) {
        out->too_long |= bit;
    } else if (cell->kind != CELL_FORMULA || *text != '=') { /* of a CSV file only the formula itself is known */
        out->unread &= ~bit;
        out->text[f] = str_of(is_width_folded(f) ? utf8_fold_width(scratch, text) : text);
    }
}

void roll_fields_read(
        struct arena *scratch, const struct roll_columns *columns, const struct row *r, struct roll_fields *out)
{
    out->ill = out->too_long = out->broken = out->computed = out->unread = out->numeric = 0;
    for (int f = 0; f < FIELD_COUNT; f++) {
        int column = columns->at[f];
        if (column < 0) continue;
        if ((size_t)column >= r->n) {
            out->text[f] = (struct str){"", 0};
            continue;
        }
        const struct cell *cell = &r->cells[column];
        if (cell->kind == CELL_TEXT && cell->text.n <= ROLL_NAME_CHARACTERS_MAX && is_good((enum roll_field)f, cell->text, out))
            out->text[f] = cell->text;
        else
            read_cell(scratch, cell, (enum roll_field)f, out);
    }
}

/* ---- numbers, dates, sex, group, phone ----------------------------------------------------------- */

/* 3.31021E+17, with any number of digits. */
static bool is_scientific(struct str s)
{
    size_t i = 0;
    while (i < s.n && (is_digit(s.p[i]) || s.p[i] == '.')) i++;
    if (i == 0 || i >= s.n || (s.p[i] != 'E' && s.p[i] != 'e')) return false;
    i++;
    if (i < s.n && s.p[i] == '+') i++;
    size_t exponent = i;
    while (i < s.n && is_digit(s.p[i])) i++;
    return i == s.n && i > exponent;
}

static void read_id(struct arena *scratch, struct str text, bool is_number, struct date on, struct roll_values *v)
{
    int rest;
    v->id = text;
    v->is_legacy_id = v->is_id_lost = false;
    v->id_key = 0;
    v->id_ymd = 0;
    v->id_fault = ID_EMPTY;
    if (text.n == 0) return;
    if (text.n == ROLL_ID_BYTES && !is_number && roll_id_scan(text.p, &v->id_key, &v->id_ymd, &rest) && rest == 0 &&
            roll_is_birth_date(v->id_ymd) && v->id_ymd <= on.ymd) {
        v->id_fault = ID_NONE;
        return;
    }
    v->id = str_of(roll_id_fold(scratch, arena_copy(scratch, text.p, text.n)));
    struct roll_id id = roll_id_read(v->id, on);
    v->id_fault = id.fault;
    v->is_legacy_id = id.is_legacy;
    v->id_key = id.key;
    v->id_ymd = id.birth.ymd;
    /* Fifteen digits are exact in the number format of spreadsheets, more are not: what a longer one ends in
     * is chance, even where the sum comes right. */
    v->is_id_lost = is_scientific(v->id) || (is_number && v->id.n > ROLL_ID_LEGACY_BYTES);
    if (v->is_id_lost && v->id_fault == ID_NONE) v->id_fault = ID_CHARACTER;
}

/* 1987.06, 1987-6, 1987年6月, 198706: yyyymm00, or 0. */
static int32_t read_month(struct arena *scratch, struct str s)
{
    static const char *const first_days[] = {"-1", "/1", ".1", "1日", "01"};
    for (size_t i = 0; i < ARRAY_COUNT(first_days); i++) {
        struct buf b = {.arena = scratch};
        buf_add(&b, s.p, s.n);
        buf_add_text(&b, first_days[i]);
        struct date d = date_parse(str_of(buf_text(&b)));
        if (date_is_set(d)) return d.ymd / 100 * 100;
    }
    return 0;
}

/* Up to the time of day that databases append: 1987-06-12 00:00:00, 1987/6/12T0:00. */
static struct str without_time(struct str s)
{
    for (size_t i = 8; i < s.n; i++)
        if ((s.p[i] == ' ' || s.p[i] == 'T') && memchr(s.p + i, ':', s.n - i)) return (struct str){s.p, i};
    return s;
}

static bool is_serial(struct str s)
{
    enum { SERIAL_DIGITS = 5 }; /* 1927 to 2173; fewer digits could be a year */
    size_t i = 0;
    while (i < s.n && is_digit(s.p[i])) i++;
    if (i != SERIAL_DIGITS) return false;
    if (i < s.n && s.p[i] == '.') i++;
    while (i < s.n && is_digit(s.p[i])) i++;
    return i == s.n;
}

/* 1987.10 held as a number reads 1987.1, which could as well be January. */
static bool has_lost_its_zero(struct str s, bool is_number)
{
    const char *dot = memchr(s.p, '.', s.n);
    return is_number && dot && s.p + s.n - dot == 2;
}

static void read_birth(struct arena *scratch, struct str text, bool is_number, struct roll_values *v)
{
    v->birth_written = 0;
    v->birth_form = BIRTH_EMPTY;
    if (text.n == 0) return;
    int32_t ymd = 0;
    if (is_plain_date(text)) {
        const char *p = text.p;
        const char eight[] = {p[0], p[1], p[2], p[3], p[5], p[6], p[8], p[9]};
        ymd = (int32_t)swar_decimal(swar_load8(eight) - 0x3030303030303030u);
    } else {
        struct str s = without_time(text);
        s = str_of(utf8_drop_blanks(scratch, arena_copy(scratch, s.p, s.n)));
        ymd = date_parse(s).ymd;
        if (!ymd && !has_lost_its_zero(s, is_number)) ymd = read_month(scratch, s);
        if (!ymd && is_serial(s)) {
            v->birth_form = BIRTH_SERIAL;
            return;
        }
    }
    v->birth_form = ymd % 100 ? BIRTH_DAY : BIRTH_MONTH;
    if (roll_is_birth_date(ymd % 100 ? ymd : ymd + 1))
        v->birth_written = ymd;
    else
        v->birth_form = BIRTH_UNREADABLE;
}

static enum roll_sex read_sex(struct arena *scratch, struct str text)
{
    static const struct {
        const char *text;
        enum roll_sex sex;
    } forms[] = {{"男", SEX_MALE}, {"女", SEX_FEMALE}, {"男性", SEX_MALE}, {"女性", SEX_FEMALE}, {"1", SEX_MALE},
            {"2", SEX_FEMALE}, {"M", SEX_MALE}, {"F", SEX_FEMALE}, {"m", SEX_MALE}, {"f", SEX_FEMALE}};
    if (text.n == 0) return SEX_UNKNOWN;
    if (text.n == 3 && memcmp(text.p, "男", 3) == 0) return SEX_MALE; /* a fixed size needs no call */
    if (text.n == 3 && memcmp(text.p, "女", 3) == 0) return SEX_FEMALE;
    const char *s = utf8_drop_blanks(scratch, arena_copy(scratch, text.p, text.n));
    for (size_t i = 0; i < ARRAY_COUNT(forms); i++)
        if (text_eq(s, forms[i].text)) return forms[i].sex;
    return SEX_UNKNOWN;
}

static int read_ethnic(struct arena *scratch, struct str text, struct roll_ethnic_memo *memo)
{
    if (text.n == memo->text.n && swar_are_same(text.p, memo->text.p, text.n)) return memo->number;
    int number = roll_ethnic_from(str_of(utf8_drop_blanks(scratch, arena_copy(scratch, text.p, text.n))));
    if (text.n <= sizeof memo->bytes) {
        if (text.n) memcpy(memo->bytes, text.p, text.n);
        memo->text = (struct str){memo->bytes, text.n};
        memo->number = number;
    }
    return number;
}

void roll_values_read(struct arena *scratch, const struct roll_fields *fields, struct date on,
        struct roll_ethnic_memo *memo, struct roll_values *out)
{
    out->name = roll_name_read(scratch, fields->text[FIELD_NAME]);
    read_id(scratch, fields->text[FIELD_ID], fields->numeric & 1u << FIELD_ID, on, out);
    read_birth(scratch, fields->text[FIELD_BIRTH], fields->numeric & 1u << FIELD_BIRTH, out);
    out->sex_written = read_sex(scratch, fields->text[FIELD_SEX]);
    out->ethnic = read_ethnic(scratch, fields->text[FIELD_ETHNIC], memo);
}

bool roll_is_phone(struct str s)
{
    enum { MOBILE_DIGITS = 11, FIXED_DIGITS_MIN = 7, FIXED_DIGITS_MAX = 12 };
    if (is_plain_mobile(s)) return true;
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (is_digit(s.p[i]))
            digits++;
        else if (s.p[i] != '-' && s.p[i] != ' ' && s.p[i] != '(' && s.p[i] != ')')
            return false;
    }
    if (digits == MOBILE_DIGITS && s.p[0] == '1') return s.n > digits && s.p[1] >= '3';
    return digits >= FIXED_DIGITS_MIN && digits <= FIXED_DIGITS_MAX && s.p[0] != '1';
}

/* Runs of digits long enough for a number or a phone, wherever they stand: columns get mixed up. */
static const char *mask_runs(struct arena *scratch, struct str s)
{
    enum { PHONE_DIGITS = 11, PHONE_HEAD = 3, PHONE_TAIL = 4 };
    struct buf b = {.arena = scratch};
    for (size_t i = 0; i < s.n;) {
        size_t run = 0;
        while (i + run < s.n && (is_digit(s.p[i + run]) || (run && (s.p[i + run] == 'X' || s.p[i + run] == 'x'))))
            run++;
        if (run >= ROLL_ID_LEGACY_BYTES)
            buf_add_text(&b, roll_id_mask(scratch, (struct str){s.p + i, run}));
        else if (run >= PHONE_DIGITS)
            buf_addf(&b, "%.*s****%.*s", PHONE_HEAD, s.p + i, PHONE_TAIL, s.p + i + run - PHONE_TAIL);
        else
            buf_add(&b, s.p + i, run ? run : 1);
        i += run ? run : 1;
    }
    return buf_text(&b);
}

const char *roll_field_mask(struct arena *scratch, enum roll_field f, struct str text)
{
    enum { BYTES_MAX = 90 };
    if (f == FIELD_ID) return roll_id_mask(scratch, text);
    const char *s = mask_runs(scratch, str_of(utf8_fold_width(scratch, arena_copy(scratch, text.p, text.n))));
    size_t n = strlen(s);
    return n <= BYTES_MAX ? s : arena_text(scratch, "%.*s…", (int)utf8_cut(s, BYTES_MAX), s);
}
