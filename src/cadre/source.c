#include "cadre/source.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/note.h"

enum kind { REGULATION, SERVICE, NAMED, LOCAL, PRACTICE };

/* The days from which the texts hold. */
enum { REGULATION_2002 = 20020709, REGULATION_2014 = 20140115, REGULATION_2019 = 20190303, SERVICE_2018 = 20190601 };

static const struct {
    const char *code;
    enum kind kind;
    const char *what;
} rules[] = {
#define X(name, kind, what, title) {#name, kind, what},
        CADRE_RULES(X)
#undef X
};

static const char *cite_service(struct arena *a, struct date on, const char *what)
{
    const char *mark = strchr(what, '|');
    if (on.ymd >= SERVICE_2018) return arena_text(a, "公务员法2018 %.*s", (int)(mark - what), what);
    return arena_text(a, "公务员法2005（%s）", mark + 1);
}

/* The n-th of the places that are known; "" when it is not. */
static const char *place_of(struct arena *a, const char *what, size_t n)
{
    for (; n > 0; n--) {
        what += strcspn(what, "|");
        if (!*what) return "";
        what++;
    }
    return arena_copy(a, what, strcspn(what, "|"));
}

static const char *cite_regulation(struct arena *a, struct date on, const char *what)
{
    static const struct {
        int32_t from, year;
        size_t place;
    } texts[] = {{REGULATION_2019, 2019, 1}, {REGULATION_2014, 2014, 0}, {REGULATION_2002, 2002, 2}};
    for (size_t i = 0; i < ARRAY_COUNT(texts); i++) {
        if (on.ymd < texts[i].from) continue;
        const char *place = place_of(a, what, texts[i].place);
        if (*place) return arena_text(a, "干部任用条例%d %s", (int)texts[i].year, place);
        break;
    }
    return arena_text(a, "干部任用条例（2014年文本%s）", place_of(a, what, 0));
}

const char *cadre_cite(struct arena *a, struct date on, enum cadre_rule r)
{
    switch (rules[r].kind) {
    case REGULATION: return cite_regulation(a, on, rules[r].what);
    case SERVICE: return cite_service(a, on, rules[r].what);
    case NAMED:
    case LOCAL:
    case PRACTICE: break;
    }
    return rules[r].what;
}

const char *cadre_cite_last_word(struct date on)
{
    return on.ymd >= REGULATION_2019 ? "干部任用条例2019（主要负责人最后表态）" : "主要负责人最后表态（2019年写入干部任用条例）";
}

bool cadre_rule_from(const char *code, enum cadre_rule *r)
{
    for (size_t i = 0; i < ARRAY_COUNT(rules); i++) {
        if (!text_eq(rules[i].code, code)) continue;
        *r = (enum cadre_rule)i;
        return true;
    }
    return false;
}

const char *cadre_cite_setting(struct arena *a, const struct law_basis *b, enum setting s)
{
    return law_cite_setting(a, b, s, RULE_NONE);
}

const char *cadre_cite_local(struct arena *a, const struct law_basis *b, enum setting s, enum cadre_rule r)
{
    return arena_text(a, "%s（%s）", cadre_cite_setting(a, b, s), cadre_cite(a, b->on, r));
}

void cadre_note_unconfirmed(const struct law_basis *b, const char *subject, struct finding_list *findings)
{
    static const enum setting settings[] = {SETTING_SECTION_DEPUTY_YEARS, SETTING_SECTION_YEARS, SETTING_DIVISION_WORK_YEARS,
            SETTING_DIVISION_GRASSROOTS_YEARS, SETTING_DIVISION_POSTS, SETTING_PARTY_MEMBER_YEARS,
            SETTING_PARTY_SECRETARY_YEARS, SETTING_ANNUAL_BELOW_BARS, SETTING_FOUR_MUSTS,
            SETTING_IDENTITY_SIX, SETTING_TRAINING_HOURS, SETTING_AWARENESS_PERCENT,
            SETTING_RECOMMENDATION_RECORDS, SETTING_EXCHANGE_YEARS, SETTING_CHIEF_EXCHANGE_YEARS,
            SETTING_MASS_ADJUSTMENT, SETTING_EXCELLENT_ROUNDING, SETTING_TWO_POSTS_HIGHER, SETTING_INCOMPETENT_THIRD};
    struct buf names = {.arena = findings->arena};
    for (size_t i = 0; i < ARRAY_COUNT(settings); i++)
        if (b->settings[settings[i]].origin == ORIGIN_DEFAULT)
            buf_addf(&names, "%s%s", names.n ? "、" : "", setting_code(settings[i]));
    if (names.n)
        cadre_note(findings, FINDING_N823, "没有找到公开文本的规定", subject, "这些规定没有经人确认，没有检查: %s；核对本地规定后用 huanjie setting set 确认",
                buf_text(&names));
}
