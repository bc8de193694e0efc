#include "law/setting.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

#include "base/str.h"

static const struct definition {
    const char *code;
    const char *values;
    const char *fallback;
    enum rule rule;
    const char *title;
} definitions[] = {
#define X(name, code, values, fallback, rule, title) {code, values, fallback, RULE_##rule, title},
        SETTINGS(X)
#undef X
};

const char *setting_code(enum setting s)
{
    return definitions[s].code;
}

const char *setting_title(enum setting s)
{
    return definitions[s].title;
}

const char *setting_values(enum setting s)
{
    return definitions[s].values;
}

enum rule setting_rule(enum setting s)
{
    return definitions[s].rule;
}

const char *setting_instead(const char *code)
{
    static const struct {
        const char *code, *instead;
    } retired[] = {{"recommendation_quorum",
            "会议推荐到会够不够，现在看推荐所用的程序: 登记会议的票组时写明程序（set add --profile），没有票组的在 process record 的 --items 写 程序=代号；有哪些程序用 huanjie set profile 查看"}};
    for (size_t i = 0; i < ARRAY_COUNT(retired); i++)
        if (text_eq(retired[i].code, code)) return retired[i].instead;
    return "";
}

bool setting_from(const char *code, enum setting *s)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (!text_eq(definitions[i].code, code)) continue;
        *s = (enum setting)i;
        return true;
    }
    return false;
}

static bool is_number_range(const char *values)
{
    return values[0] >= '0' && values[0] <= '9';
}

static bool parse_number(const char *values, const char *text, int64_t *value)
{
    char *end;
    long low = strtol(values, &end, 10), high = strtol(end + 1, NULL, 10);
    if (text[0] < '0' || text[0] > '9') return false;
    long number = strtol(text, &end, 10);
    if (*end || number < low || number > high) return false;
    *value = number;
    return true;
}

/* Length of the choice that starts at p in "a|b|c". */
static size_t choice_length(const char *p)
{
    return strcspn(p, "|");
}

static bool parse_choice(const char *values, const char *text, int64_t *value)
{
    int64_t i = 0;
    for (const char *p = values;; p++, i++) {
        size_t n = choice_length(p);
        if (strlen(text) == n && memcmp(p, text, n) == 0) {
            *value = i;
            return true;
        }
        p += n;
        if (!*p) return false;
    }
}

bool setting_parse(enum setting s, const char *text, int64_t *value, struct err *e)
{
    const char *values = definitions[s].values;
    bool ok = is_number_range(values) ? parse_number(values, text, value) : parse_choice(values, text, value);
    if (!ok) return err_set(e, ERR_INPUT, "设置 %s 的值“%s”不在允许的范围内: %s", definitions[s].code, text, values);
    return true;
}

const char *setting_text(struct arena *a, enum setting s, int64_t value)
{
    const char *p = definitions[s].values;
    if (is_number_range(p)) return arena_text(a, "%" PRId64, value);
    for (int64_t i = 0; i < value; i++) p += choice_length(p) + 1;
    return arena_copy(a, p, choice_length(p));
}

void law_settings_default(struct law_setting settings[SETTING_COUNT])
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        struct err e;
        settings[i] = (struct law_setting){.origin = ORIGIN_DEFAULT};
        bool ok = setting_parse((enum setting)i, definitions[i].fallback, &settings[i].value, &e);
        assert(ok);
        (void)ok;
    }
}
