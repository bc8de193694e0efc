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

/* A degree that is written as the regulations name it, with or without its discipline; 工商管理硕士 and other professional ones stay. */
static bool is_whole_degree(struct arena *a, const char *text)
{
    static const char *const fields[] = {"", "哲学", "经济学", "法学", "教育学", "文学", "历史学", "理学", "工学", "农学", "医学", "军事学", "管理学", "艺术学"};
    static const char *const levels[] = {"学士", "硕士", "博士"};
    for (size_t i = 0; i < ARRAY_COUNT(fields); i++)
        for (size_t k = 0; k < ARRAY_COUNT(levels); k++)
            if (text_eq(text, arena_text(a, "%s%s", fields[i], levels[k]))) return true;
    return false;
}

/* 本科学士, 大学学历文学学士学位: an education and a degree, each as it is always written, and nothing else. */
static bool cut_joined(struct arena *a, const char *text, const char **record, const char **degree)
{
    static const char *const records[] = {"博士研究生", "硕士研究生", "研究生", "大学本科", "本科", "大学", "大学专科", "大专", "专科"};
    const char *whole = without_end(a, text, "学位");
    for (size_t i = 0; i < ARRAY_COUNT(records); i++) {
        size_t n = strlen(records[i]);
        if (strncmp(text, records[i], n) != 0) continue;
        const char *rest = whole + n, *word = "学历";
        if (strncmp(rest, word, strlen(word)) == 0) rest += strlen(word);
        if (!is_whole_degree(a, rest)) continue;
        *record = records[i];
        *degree = rest;
        return true;
    }
    return false;
}

/* One piece into the place that it belongs to. */
static bool take_piece(struct arena *a, const char *piece, const char **record, struct buf *degrees)
{
    const char *plain = arena_copy(a, piece, strcspn(piece, "("));
    const char *degree = without_end(a, plain, "学位");
    const char *joined;
    if (is_nothing(piece)) return true;
    if (!**record && cut_joined(a, piece, record, &joined)) {
        buf_addf(degrees, "%s%s", degrees->n ? "、" : "", joined);
        return true;
    }
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
        size_t mark, n = utf8_piece(text, marks, ARRAY_COUNT(marks), &mark);
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

static bool has_none(const char *text)
{
    return is_nothing(text) || strncmp(text, "无", strlen("无")) == 0 || strncmp(text, "暂无", strlen("暂无")) == 0;
}

bool cadre_education_is_record(struct arena *a, const char *cell)
{
    const char *text = utf8_drop_blanks(a, utf8_fold_width(a, cell));
    return has_none(text) || is_record(text) || strstr(text, "硕士") || strstr(text, "博士");
}

bool cadre_education_is_degree(struct arena *a, const char *cell)
{
    const char *text = utf8_drop_blanks(a, utf8_fold_width(a, cell));
    return has_none(text) || strstr(text, "学士") || strstr(text, "硕士") || strstr(text, "博士");
}
