#include "roll/district.h"

#include "base/utf8.h"

static struct str without_head(struct str s, struct str head)
{
    bool has = s.n >= head.n && memcmp(s.p, head.p, head.n) == 0;
    return has ? (struct str){s.p + head.n, s.n - head.n} : s;
}

static struct str without_tail(struct str s, struct str tail)
{
    bool has = s.n >= tail.n && memcmp(s.p + s.n - tail.n, tail.p, tail.n) == 0;
    return has ? (struct str){s.p, s.n - tail.n} : s;
}

/* 3, 第3选区, 3号选区, 选区3; 0 for what is no number. */
static int64_t number_in(struct str s)
{
    enum { DIGITS_MAX = 9 };
    s = without_head(without_head(s, STR("第")), STR("选区"));
    s = without_tail(without_tail(without_tail(s, STR("选区")), STR("区")), STR("号"));
    int64_t n = 0;
    if (s.n == 0 || s.n > DIGITS_MAX) return 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return 0;
        n = n * 10 + (s.p[i] - '0');
    }
    return n;
}

/* 清溪 means 清溪选区, and the other way round. */
static bool is_name(struct str s, const char *name)
{
    return str_eq(without_tail(s, STR("选区")), without_tail(str_of(name), STR("选区")));
}

static int64_t read(struct str s, const struct roll_district *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_name(s, v[i].name)) return v[i].no;
    int64_t number = number_in(s);
    for (size_t i = 0; i < n; i++)
        if (v[i].no == number) return number;
    return 0;
}

int64_t roll_district_read(struct arena *scratch, struct str folded, const struct roll_district *v, size_t n,
        struct roll_district_memo *memo)
{
    if (memo->n && memo->n == folded.n && memcmp(memo->bytes, folded.p, folded.n) == 0) return memo->no;
    int64_t no = read(str_of(utf8_drop_blanks(scratch, arena_copy(scratch, folded.p, folded.n))), v, n);
    if (folded.n <= sizeof memo->bytes) {
        if (folded.n) memcpy(memo->bytes, folded.p, folded.n);
        memo->n = folded.n;
        memo->no = no;
    }
    return no;
}
