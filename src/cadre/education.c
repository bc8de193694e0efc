#include "cadre/education.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"

static bool ends(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && text_eq(text + n - m, end);
}

static const char *without_end(struct arena *a, const char *text, const char *end)
{
    return ends(text, end) && !text_eq(text, end) ? arena_copy(a, text, strlen(text) - strlen(end)) : text;
}

static bool is_record(const char *text)
{
    static const char *const words[] = {"研究生", "本科", "大学", "大专", "专科", "大普", "中专", "中技", "中师", "高中", "职高", "技校", "初中", "小学", "党校"};
    for (size_t i = 0; i < ARRAY_COUNT(words); i++)
        if (strstr(text, words[i])) return true;
    return false;
}

static bool is_degree(const char *text)
{
    return ends(text, "学士") || ends(text, "硕士") || ends(text, "博士");
}

static bool is_nothing(const char *text)
{
    return !*text || text_eq(text, "无") || text_eq(text, "-") || text_eq(text, "—") || text_eq(text, "——");
}

/* One piece into the place that it belongs to. */
static bool take_piece(struct arena *a, const char *piece, const char **record, struct buf *degrees)
{
    const char *plain = arena_copy(a, piece, strcspn(piece, "("));
    const char *degree = without_end(a, plain, "学位");
    if (is_nothing(piece)) return true;
    if (is_record(plain) && !is_degree(degree)) {
        if (**record) return false;
        *record = without_end(a, piece, "学历");
        return true;
    }
    if (is_record(plain) || !is_degree(degree)) return false;
    buf_addf(degrees, "%s%s", degrees->n ? "、" : "", without_end(a, piece, "学位"));
    return true;
}

static bool split(struct arena *a, const char *text, const char **record, const char **degree)
{
    static const char *const marks[] = {"、", ",", ";", "/", "\n", "\t", " "};
    struct buf degrees = {.arena = a};
    const char *found = "";
    while (*text) {
        size_t n = strlen(text), mark = 0;
        for (size_t i = 0; i < ARRAY_COUNT(marks); i++) {
            const char *at = strstr(text, marks[i]);
            if (!at || (size_t)(at - text) >= n) continue;
            n = (size_t)(at - text);
            mark = strlen(marks[i]);
        }
        if (!take_piece(a, arena_copy(a, text, n), &found, &degrees)) return false;
        text += n + mark;
    }
    *record = found;
    *degree = degrees.n ? buf_text(&degrees) : "";
    return true;
}

bool cadre_education_split(struct arena *a, const char *cell, const char **record, const char **degree)
{
    const char *text = utf8_fold_width(a, cell);
    return split(a, text, record, degree) || split(a, utf8_drop_blanks(a, text), record, degree); /* 大 学、学 士 */
}
