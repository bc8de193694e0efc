#include "cadre/check.h"

#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/check_state.h"
#include "roll/ethnic.h"
#include "roll/id.h"

enum { AGE_MIN = 18, AGE_MAX = 65, PARTY_AGE_MIN = 18, WORK_AGE_MIN = 16 };

void form_add(struct form_check *k, enum finding_code code, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    const char *text = arena_vtext(k->arena, format, list);
    va_end(list);
    finding_add(k->findings, (struct finding){code, "", k->subject, text});
}

bool form_ends_with(const char *text, const char *const *words, size_t n)
{
    size_t bytes = strlen(text);
    for (size_t i = 0; i < n; i++) {
        size_t m = strlen(words[i]);
        if (bytes >= m && text_eq(text + bytes - m, words[i])) return true;
    }
    return false;
}

static bool is_chinese(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}

/* Every character is Chinese or the dot between the parts of a name. */
static bool is_name(const char *text)
{
    for (size_t n = strlen(text), i = 0; i < n;) {
        uint32_t c;
        size_t step = utf8_decode(text + i, n - i, &c);
        if (!step || !(is_chinese(c) || c == 0xB7 || c == 0x2022 || c == 0x30FB)) return false;
        i += step;
    }
    return true;
}

static void check_name(struct form_check *k)
{
    const char *name = form_text(k, CADRE_NAME), *tight = utf8_drop_blanks(k->arena, name);
    if (utf8_private(tight)) form_add(k, FINDING_F801, "姓名“%s”里有自造字，应为户口簿上的标准的字", name);
    else if (!is_name(tight)) form_add(k, FINDING_F801, "姓名“%s”里有数字、字母或者符号", name);
    else if (!text_eq(name, tight) && utf8_count(tight) != 2)
        form_add(k, FINDING_F801, "姓名“%s”里有空格", name);
}

static void check_required(struct form_check *k)
{
    static const enum cadre_field required[] = {CADRE_NAME, CADRE_SEX, CADRE_BORN, CADRE_ETHNIC, CADRE_NATIVE_PLACE,
            CADRE_WORK_START, CADRE_POST, CADRE_RESUME};
    struct buf b = {.arena = k->arena};
    for (size_t i = 0; i < ARRAY_COUNT(required); i++) {
        if (!*form_text(k, required[i])) buf_addf(&b, "、%s", cadre_title(required[i]));
    }
    if (b.n) form_add(k, FINDING_F809, "没有填: %s", buf_text(&b) + strlen("、"));
}

static void check_lengths(struct form_check *k)
{
    for (int f = 0; f < CADRE_FIELD_COUNT; f++) {
        size_t most = cadre_characters_max((enum cadre_field)f), n = utf8_count(k->cadre->text[f]);
        bool is_id = f == CADRE_ID; /* which has its own check */
        if (most && n > most && !is_id)
            form_add(k, FINDING_W810, "%s %zu 字，编辑器只收 %zu 字", cadre_title((enum cadre_field)f), n, most);
    }
    for (size_t i = 0; i < k->cadre->family_count; i++) {
        for (int f = 0; f < RELATIVE_FIELD_COUNT; f++) {
            size_t most = relative_characters_max((enum relative_field)f);
            size_t n = utf8_count(k->cadre->family[i].text[f]);
            if (n > most)
                form_add(k, FINDING_W810, "家庭成员第 %zu 人%s %zu 字，编辑器只收 %zu 字", i + 1,
                        relative_title((enum relative_field)f), n, most);
        }
    }
}

static void check_codes(struct form_check *k)
{
    const char *sex = form_text(k, CADRE_SEX), *ethnic = form_text(k, CADRE_ETHNIC);
    if (*sex && !text_eq(sex, "男") && !text_eq(sex, "女")) form_add(k, FINDING_F810, "性别“%s”应为男或者女", sex);
    int group = roll_ethnic_from(str_of(ethnic));
    if (!*ethnic) return;
    if (group == ETHNIC_UNKNOWN)
        form_add(k, FINDING_F810, "民族“%s”不在民族代码表中", ethnic);
    else if (group <= ETHNIC_COUNT && !text_eq(ethnic, roll_ethnic_title(group)))
        form_add(k, FINDING_F810, "民族“%s”应写全称“%s”", ethnic, roll_ethnic_title(group));
}

static void check_place(struct form_check *k, enum cadre_field f)
{
    static const char *const municipalities[] = {"北京", "天津", "上海", "重庆"};
    const char *place = form_text(k, f);
    if (!*place) return;
    if (!is_name(place)) {
        form_add(k, FINDING_W804, "%s“%s”里有空格或者不是汉字", cadre_title(f), place);
        return;
    }
    for (size_t i = 0; i < ARRAY_COUNT(municipalities); i++) {
        if (strncmp(place, municipalities[i], strlen(municipalities[i])) == 0) return;
    }
    if (utf8_count(place) < 4) form_add(k, FINDING_W804, "%s“%s”不足四字，应写明省和市、县", cadre_title(f), place);
}

/* ---- dates ---- */

static struct form_month read_month(struct form_check *k, const char *title, const char *text)
{
    struct form_month m = form_month_read(k->arena, text);
    if (*text && !form_month_is_set(m)) form_add(k, FINDING_F805, "%s“%s”不是年月，应写成 198511 的样子", title, text);
    if (form_month_is_set(m) && text[strspn(text, "0123456789")])
        form_add(k, FINDING_N805, "%s“%s”读作 %s，审批表的日期应写成 %04d%02d 的样子", title, text, form_month_text(k->arena, m), m.n / 12, m.n % 12 + 1);
    return m;
}

static void check_birth(struct form_check *k)
{
    if (!form_month_is_set(k->born)) return;
    if (k->born.n > k->on.n) {
        form_add(k, FINDING_F805, "出生年月 %s 晚于核对的日期", form_month_text(k->arena, k->born));
        return;
    }
    int age = form_age(k->born, k->on);
    if (age < AGE_MIN || age > AGE_MAX)
        form_add(k, FINDING_W803, "%s 出生，到 %s 为 %d 岁，不在 %d 至 %d 岁之间", form_month_text(k->arena, k->born),
                form_month_text(k->arena, k->on), age, AGE_MIN, AGE_MAX);
}

/* The same for what must come after birth by so many years. */
static void check_after_birth(
        struct form_check *k, enum finding_code code, const char *title, struct form_month m, int age_min)
{
    if (!form_month_is_set(m)) return;
    const char *text = form_month_text(k->arena, m);
    if (m.n > k->on.n)
        form_add(k, code, "%s %s 晚于核对的日期", title, text);
    else if (form_month_is_set(k->born) && m.n <= k->born.n)
        form_add(k, code, "%s %s 不晚于出生年月 %s", title, text, form_month_text(k->arena, k->born));
    else if (form_month_is_set(k->born) && form_age(k->born, m) < age_min)
        form_add(k, code, "%s %s 时只有 %d 岁，不满 %d 岁", title, text, form_age(k->born, m), age_min);
}

static void check_dates(struct form_check *k)
{
    k->born = read_month(k, cadre_title(CADRE_BORN), form_text(k, CADRE_BORN));
    k->work = read_month(k, cadre_title(CADRE_WORK_START), form_text(k, CADRE_WORK_START));
    read_month(k, cadre_title(CADRE_FILLED_ON), form_text(k, CADRE_FILLED_ON));
    struct form_month counted = read_month(k, cadre_title(CADRE_AGE_ON), form_text(k, CADRE_AGE_ON));
    check_birth(k);
    k->party = form_party_read(k->arena, form_text(k, CADRE_PARTY));
    if (k->party.fault) form_add(k, FINDING_W812, "入党时间%s", k->party.fault);
    check_after_birth(k, FINDING_F806, "入党时间", k->party.joined, PARTY_AGE_MIN);
    check_after_birth(k, FINDING_F807, "参加工作时间", k->work, WORK_AGE_MIN);
    if (form_month_is_set(counted) && counted.n != k->on.n)
        form_add(k, FINDING_N803, "表上计算年龄到 %s，这次核对到 %s", form_month_text(k->arena, counted),
                form_month_text(k->arena, k->on));
}

void cadre_check_ages(const char *subject, struct form_month born, struct form_month party, struct form_month work, struct date on,
        struct finding_list *findings)
{
    struct form_check k = {.arena = findings->arena, .subject = subject, .on = form_month_of(on), .born = born, .findings = findings};
    check_birth(&k);
    check_after_birth(&k, FINDING_F806, "入党时间", party, PARTY_AGE_MIN);
    check_after_birth(&k, FINDING_F807, "参加工作时间", work, WORK_AGE_MIN);
}

/* ---- the ID number ---- */

static void check_id(struct form_check *k, struct date on)
{
    const char *folded = roll_id_fold(k->arena, form_text(k, CADRE_ID)), *sex = form_text(k, CADRE_SEX);
    if (!*folded) {
        form_add(k, FINDING_N802, "没有填身份证号，出生年月、性别无从对照");
        return;
    }
    struct roll_id id = roll_id_read(str_of(folded), on);
    if (id.fault != ID_NONE) {
        form_add(k, FINDING_F802, "%s", roll_id_why(k->arena, str_of(folded), on));
        return;
    }
    const char *mask = roll_id_mask(k->arena, str_of(folded));
    struct form_month born = form_month_of(id.birth);
    if (form_month_is_set(k->born) && born.n != k->born.n)
        form_add(k, FINDING_F803, "身份证号 %s 的出生年月是 %s，表上是 %s", mask, form_month_text(k->arena, born),
                form_month_text(k->arena, k->born));
    if ((text_eq(sex, "男") || text_eq(sex, "女")) && !text_eq(sex, roll_sex_title(id.sex)))
        form_add(k, FINDING_F803, "身份证号 %s 的性别是%s，表上是%s", mask, roll_sex_title(id.sex), sex);
}

void cadre_check(const struct cadre *cadre, const char *subject, struct date on, struct finding_list *findings)
{
    struct form_check k = {.arena = findings->arena, .cadre = cadre, .subject = subject, .on = form_month_of(on),
            .findings = findings};
    check_required(&k);
    check_name(&k);
    check_codes(&k);
    check_dates(&k);
    check_id(&k, on);
    check_place(&k, CADRE_NATIVE_PLACE);
    check_place(&k, CADRE_BIRTH_PLACE);
    k.resume = resume_read(k.arena, form_text(&k, CADRE_RESUME));
    form_check_education(&k);
    form_check_resume(&k);
    form_check_awards(&k);
    form_check_annual(&k);
    form_check_family(&k);
    form_check_photo(&k);
    check_lengths(&k);
}

void cadre_check_twins(const struct cadre *cadres, const char *const *subjects, size_t n, struct finding_list *findings)
{
    struct arena *a = findings->arena;
    int64_t *keys = arena_alloc_array(a, n + 1, sizeof *keys);
    for (size_t i = 0; i < n; i++) {
        struct str folded = str_of(roll_id_fold(a, cadres[i].text[CADRE_ID]));
        keys[i] = roll_id_read(folded, DATE_NONE).key;
        size_t first = 0;
        while (first < i && (!keys[i] || keys[first] != keys[i])) first++;
        if (first == i) continue;
        finding_add(findings, (struct finding){FINDING_F804, "", subjects[i],
                arena_text(a, "身份证号 %s 与 %s 的相同", roll_id_mask(a, folded), subjects[first])});
    }
}
