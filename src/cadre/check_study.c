/* Education, the résumé and the annual results. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/check_state.h"

/* ---- education ---- */

/* ZB64, by how the names end: 省（区、市）委党校研究生 is a 研究生 too. */
static const char *const higher[] = {"研究生", "研究生班", "大学", "本科", "大专", "专科", "大学普通班"};
static const char *const lower[] = {"中专", "中技", "高中", "初中", "小学", "中师", "职高", "技校"};
static const char *const without_school[] = {"高中", "初中", "小学"};
static const char *const degrees[] = {"博士", "硕士", "学士"};

/* Without a remark in brackets: 大学（结业） is a 大学. */
static const char *plain(struct arena *a, const char *text)
{
    const char *folded = utf8_drop_blanks(a, utf8_fold_width(a, text)), *bracket = strrchr(folded, '(');
    bool is_at_end = bracket && folded[strlen(folded) - 1] == ')';
    return is_at_end ? arena_copy(a, folded, (size_t)(bracket - folded)) : folded;
}

struct study {
    const char *title; /* 全日制, 在职 */
    enum cadre_field record, degree, record_school, degree_school;
};

static void check_party_school(struct form_check *k, const struct study *s, const char *record, bool is_full_time)
{
    if (!strstr(record, "党校")) return;
    if (is_full_time)
        form_add(k, FINDING_W805, "党校学历“%s”应填在在职教育", form_text(k, s->record));
    else if (!strstr(record, "中央党校") && !strstr(record, "委党校"))
        form_add(k, FINDING_W805, "党校学历“%s”应写明中央党校或者哪一级党委党校", form_text(k, s->record));
}

static void check_study(struct form_check *k, const struct study *s)
{
    bool is_full_time = s->record == CADRE_FULL_TIME_RECORD;
    const char *record = plain(k->arena, form_text(k, s->record)), *degree = plain(k->arena, form_text(k, s->degree));
    const char *school = form_text(k, s->record_school), *degree_school = form_text(k, s->degree_school);
    bool is_higher = form_ends_with(record, higher, ARRAY_COUNT(higher));
    if (*record && !is_higher && !form_ends_with(record, lower, ARRAY_COUNT(lower)))
        form_add(k, FINDING_W805, "%s学历“%s”不在学历代码表中", s->title, form_text(k, s->record));
    if (*degree && !form_ends_with(degree, degrees, ARRAY_COUNT(degrees)))
        form_add(k, FINDING_W805, "%s学位“%s”不在学位代码表中", s->title, form_text(k, s->degree));
    check_party_school(k, s, record, is_full_time);
    if (form_ends_with(record, without_school, ARRAY_COUNT(without_school)) && *school)
        form_add(k, FINDING_W805, "%s学历是%s，不填毕业院校", s->title, record);
    if (is_higher && !*school) form_add(k, FINDING_W805, "%s学历“%s”没有毕业院校系及专业", s->title, record);
    if (*degree && !*school && !*degree_school)
        form_add(k, FINDING_W805, "%s学位“%s”没有毕业院校系及专业", s->title, degree);
    if ((*school && !*record && !*degree) || (*degree_school && !*degree))
        form_add(k, FINDING_W805, "%s教育填了院校，没有填学历或者学位", s->title);
}

void form_check_education(struct form_check *k)
{
    static const struct study full_time = {"全日制", CADRE_FULL_TIME_RECORD, CADRE_FULL_TIME_DEGREE,
            CADRE_FULL_TIME_RECORD_SCHOOL, CADRE_FULL_TIME_DEGREE_SCHOOL};
    static const struct study in_service = {"在职", CADRE_IN_SERVICE_RECORD, CADRE_IN_SERVICE_DEGREE,
            CADRE_IN_SERVICE_RECORD_SCHOOL, CADRE_IN_SERVICE_DEGREE_SCHOOL};
    if (!*form_text(k, CADRE_FULL_TIME_RECORD)) form_add(k, FINDING_W805, "没有填全日制学历");
    check_study(k, &full_time);
    check_study(k, &in_service);
}

/* ---- the résumé ---- */

static const char *months_text(struct form_check *k, const struct resume_line *line)
{
    return arena_text(
            k->arena, "%s--%s", form_month_text(k->arena, line->from), form_month_text(k->arena, line->to));
}

/* Where a span may begin and end beside its line is left to the reader: it is noted where it ended. */
static void check_spans(struct form_check *k, const struct resume_line *line)
{
    for (size_t i = 0; i < line->span_count; i++) {
        const struct resume_span *s = &line->spans[i];
        const char *from = form_month_text(k->arena, s->from), *to = form_month_text(k->arena, s->to);
        if (form_month_is_set(s->to) && s->to.n < s->from.n)
            form_add(k, FINDING_F808, "简历“%s”中的“%s--%s”止于开始之前", months_text(k, line), from, to);
        if (s->from.n > k->on.n || s->to.n > k->on.n)
            form_add(k, FINDING_F808, "简历“%s”中的“%s--%s”晚于核对的日期", months_text(k, line), from, to);
    }
}

static void check_line(struct form_check *k, const struct resume_line *line, const struct resume_line *before)
{
    const char *months = months_text(k, line);
    if (form_month_is_set(line->to) && line->to.n < line->from.n)
        form_add(k, FINDING_F808, "简历“%s”止于开始之前", months);
    if (line->from.n > k->on.n || line->to.n > k->on.n) form_add(k, FINDING_F808, "简历“%s”晚于核对的日期", months);
    if (!*line->text) form_add(k, FINDING_F808, "简历“%s”后面没有内容", months);
    check_spans(k, line);
    if (!before) return;
    if (line->from.n < before->from.n)
        form_add(k, FINDING_F808, "简历“%s”排在“%s”之后，次序颠倒", months, months_text(k, before));
    else if (!form_month_is_set(before->to))
        form_add(k, FINDING_F808, "简历“%s”没有写止于何时，后面还有“%s”", months_text(k, before), months);
    else if (line->from.n < before->to.n)
        form_add(k, FINDING_F808, "简历“%s”与“%s”重叠", months_text(k, before), months);
    else if (line->from.n > before->to.n + 1)
        form_add(k, FINDING_W808, "简历“%s”与“%s”之间空了 %d 个月", months_text(k, before), months,
                line->from.n - before->to.n - 1);
}

/* The post up to the first mark: 东山镇党委副书记 of 东山镇党委副书记、镇长. */
static const char *main_post(struct form_check *k)
{
    static const char *const marks[] = {"、", "，", "；", ",", ";", "（", "("};
    const char *post = utf8_drop_blanks(k->arena, form_text(k, CADRE_POST));
    size_t n = strlen(post);
    for (size_t i = 0; i < ARRAY_COUNT(marks); i++) {
        const char *at = strstr(post, marks[i]);
        if (at && at > post && (size_t)(at - post) < n) n = (size_t)(at - post);
    }
    return utf8_fold_width(k->arena, arena_copy(k->arena, post, n));
}

static void check_last_line(struct form_check *k, const struct resume_line *last)
{
    if (form_month_is_set(last->to))
        form_add(k, FINDING_W809, "简历最后一行“%s”写了止于何时，应当是现在的职务", months_text(k, last));
    const char *post = main_post(k);
    if (*post && !strstr(utf8_drop_blanks(k->arena, last->text), post))
        form_add(k, FINDING_W809, "简历最后一行没有写到现任职务“%s”", post);
}

/* The first line is that of study or of the first work. */
static void check_work_start(struct form_check *k)
{
    if (!form_month_is_set(k->work)) return;
    for (size_t i = 0; i < k->resume.n; i++) {
        if (k->resume.v[i].from.n == k->work.n) return;
    }
    form_add(k, FINDING_W809, "参加工作时间 %s，简历里没有从这个月开始的一行", form_month_text(k->arena, k->work));
}

void form_check_resume(struct form_check *k)
{
    const struct resume *r = &k->resume;
    size_t stray = strlen(r->stray);
    if (stray)
        form_add(k, FINDING_F808, "简历第一行不是从年月开始: “%.*s”", (int)utf8_cut(r->stray, stray < 60 ? stray : 60),
                r->stray);
    if (!r->n) return;
    if (form_month_is_set(k->born) && r->v[0].from.n <= k->born.n)
        form_add(k, FINDING_F808, "简历“%s”不晚于出生年月 %s", months_text(k, &r->v[0]),
                form_month_text(k->arena, k->born));
    for (size_t i = 0; i < r->n; i++) check_line(k, &r->v[i], i ? &r->v[i - 1] : NULL);
    check_last_line(k, &r->v[r->n - 1]);
    check_work_start(k);
}

/* ---- annual results ---- */

enum { YEARS_BACK = 2, YEARS_SEEN = 60 };

/* Which of the last years the text names, and how often; seen[0] is the year of `on`. A range 2018-2020 names all. */
static void count_years(const char *text, int last, int seen[YEARS_SEEN])
{
    int before = 0;
    bool is_range = false;
    for (const char *p = text; *p;) {
        int digits = 0, year = 0;
        while (p[digits] >= '0' && p[digits] <= '9' && digits < 9) year = year * 10 + p[digits++] - '0';
        if (digits == 4) {
            for (int y = is_range && before && before < year ? before + 1 : year; y <= year; y++) {
                if (y <= last && y > last - YEARS_SEEN) seen[last - y]++;
            }
            before = year;
            is_range = false;
        } else if (!digits) {
            bool is_mark = strchr("-~", *p) || strncmp(p, "至", 3) == 0 || strncmp(p, "—", 3) == 0;
            if (is_mark) is_range = true;
            else if (*p != ' ' && strncmp(p, "年", 3) != 0 && ((unsigned char)*p & 0xC0) != 0x80) is_range = false;
        }
        p += digits ? digits : 1;
    }
}

/* ---- rewards and punishments ---- */

/* The next month that the text names: 2009.03, 2009年3月, 200903. *end behind it; FORM_MONTH_NONE at the end of the text. */
static struct form_month next_month(const char *text, const char **end)
{
    for (const char *p = text; *p; p++) {
        int digits = 0, year = 0, month = 0;
        if (*p < '0' || *p > '9' || (p > text && p[-1] >= '0' && p[-1] <= '9')) continue;
        while (digits < 4 && p[digits] >= '0' && p[digits] <= '9') year = year * 10 + p[digits++] - '0';
        const char *q = p + digits;
        if (digits < 4) continue;
        q += *q == '.' || *q == '-' || *q == '/' ? 1 : strncmp(q, "年", strlen("年")) == 0 ? strlen("年") : 0;
        for (digits = 0; digits < 2 && *q >= '0' && *q <= '9'; digits++) month = month * 10 + *q++ - '0';
        struct date d = date_from(year, month, 1);
        bool is_date = digits && date_is_set(d) && year >= 1900;
        if (!is_date) continue;
        *end = q;
        return form_month_of(d);
    }
    *end = text + strlen(text);
    return FORM_MONTH_NONE;
}

void form_check_awards(struct form_check *k)
{
    const char *text = utf8_drop_blanks(k->arena, utf8_fold_width(k->arena, form_text(k, CADRE_AWARDS)));
    for (struct form_month m; form_month_is_set(m = next_month(text, &text));) {
        if (m.n > k->on.n)
            form_add(k, FINDING_W813, "奖惩情况的 %s 晚于核对的日期", form_month_text(k->arena, m));
        else if (form_month_is_set(k->work) && m.n < k->work.n)
            form_add(k, FINDING_W813, "奖惩情况的 %s 早于参加工作时间 %s", form_month_text(k->arena, m),
                    form_month_text(k->arena, k->work));
    }
}

/* Words of other assessments, which are no grades of the year. */
static void check_grade_words(struct form_check *k, const char *text)
{
    static const char *const words[] = {"良好", "较好", "很好", "一般", "较差", "很差"};
    for (size_t i = 0; i < ARRAY_COUNT(words); i++)
        if (strstr(text, words[i]))
            form_add(k, FINDING_W806, "年度考核结果里的“%s”不是年度考核的等次（优秀、称职、基本称职、不称职）", words[i]);
}

void form_check_annual(struct form_check *k)
{
    const char *text = utf8_fold_width(k->arena, form_text(k, CADRE_ANNUAL_RESULTS));
    int last = k->on.n / 12, seen[YEARS_SEEN] = {0};
    int first = form_month_is_set(k->work) ? k->work.n / 12 : 0;
    struct buf missing = {.arena = k->arena};
    if (!*text) {
        form_add(k, FINDING_W806, "没有填年度考核结果");
        return;
    }
    check_grade_words(k, text);
    count_years(text, last, seen);
    for (int back = YEARS_BACK; back >= 1; back--) {
        if (!seen[back] && last - back >= first) buf_addf(&missing, "、%d 年", last - back);
    }
    if (missing.n) form_add(k, FINDING_W806, "年度考核结果缺少 %s", buf_text(&missing) + strlen("、"));
    for (int back = 0; back < YEARS_SEEN; back++) {
        if (seen[back] > 1) form_add(k, FINDING_W806, "年度考核结果 %d 年写了 %d 次", last - back, seen[back]);
    }
}
