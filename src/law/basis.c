#include "law/basis.h"

#include <stdarg.h>

#include "law/article_table.h"
#include "law/province.h"

enum source { SOURCE_NONE, SOURCE_EL, SOURCE_OL, SOURCE_DL, SOURCE_OTHER, SOURCE_LOCAL };

struct place {
    enum source source;
    int older;     /* article before the latest text; EL: unused */
    int article;   /* of the latest text; 0: none */
    int paragraph; /* 0: the whole article */
    const char *text;
};

static const struct place places[RULE_COUNT] = {
#define EL(rule, article, paragraph) [RULE_##rule] = {SOURCE_EL, 0, article, paragraph, NULL},
#define OL(rule, older, article, paragraph) [RULE_##rule] = {SOURCE_OL, older, article, paragraph, NULL},
#define DL(rule, older, article, paragraph) [RULE_##rule] = {SOURCE_DL, older, article, paragraph, NULL},
#define OTHER(rule, text) [RULE_##rule] = {SOURCE_OTHER, 0, 0, 0, text},
#define LOCAL(rule) [RULE_##rule] = {SOURCE_LOCAL, 0, 0, 0, NULL},
        ARTICLES(EL, OL, DL, OTHER, LOCAL)
#undef EL
#undef OL
#undef DL
#undef OTHER
#undef LOCAL
};

bool law_basis_on(struct date on, struct law_basis *b, struct err *e)
{
    if (on.ymd < 20100314)
        return err_set(e, ERR_INPUT,
                "选举日 %04d-%02d-%02d 早于 2010-03-14；收录的选举法只有 2010、2015、2020 年修正的文本，请核对日期", date_year(on),
                date_month(on), date_day(on));
    *b = (struct law_basis){.on = on};
    b->el = on.ymd >= 20201017 ? EL_2020 : on.ymd >= 20150829 ? EL_2015 : EL_2010;
    b->ol = on.ymd >= 20220312 ? OL_2022 : on.ymd >= 20150829 ? OL_2015 : OL_2004;
    b->dl = on.ymd >= 20250311 ? DL_2025 : on.ymd >= 20150829 ? DL_2015 : DL_2010;
    law_settings_default(b->settings);
    if (b->dl == DL_2025) b->settings[SETTING_CONGRESS_WRITE_IN].value = WRITE_IN_WITH_AGAINST; /* R101 */
    return true;
}

const char *law_el_name(const struct law_basis *b)
{
    static const char *const names[] = {"选举法2010", "选举法2015", "选举法2020"};
    return names[b->el];
}

static const char *ol_name(const struct law_basis *b)
{
    static const char *const names[] = {"组织法2004", "组织法2015", "组织法2022"};
    return names[b->ol];
}

static const char *dl_name(const struct law_basis *b)
{
    static const char *const names[] = {"代表法2010", "代表法2015", "代表法2025"};
    return names[b->dl];
}

int law_el_article(enum el_version v, int article_2020)
{
    if (v == EL_2020) return article_2020;
    if (article_2020 == 2) return 0;
    int article_2015 = article_2020 > 2 ? article_2020 - 1 : article_2020;
    if (v == EL_2015) return article_2015;
    if (article_2015 == 34 || article_2015 == 46) return 0;
    return article_2015 > 46 ? article_2015 - 2 : article_2015 > 34 ? article_2015 - 1 : article_2015;
}

static int article_in_force(const struct law_basis *b, enum rule r)
{
    const struct place *p = &places[r];
    switch (p->source) {
    case SOURCE_EL: return r == RULE_R22 && b->el != EL_2020 ? 0 : law_el_article(b->el, p->article);
    case SOURCE_OL: return b->ol == OL_2022 ? p->article : p->older;
    case SOURCE_DL: return b->dl == DL_2025 ? p->article : p->older;
    case SOURCE_NONE:
    case SOURCE_OTHER:
    case SOURCE_LOCAL: break;
    }
    return 0;
}

bool law_has_rule(const struct law_basis *b, enum rule r)
{
    enum source s = places[r].source;
    if (s == SOURCE_OTHER) return true;
    if (s == SOURCE_LOCAL) return b->province && law_province_cites(b->province, r);
    return article_in_force(b, r) != 0;
}

const char *law_cite_el(struct arena *a, const struct law_basis *b, int article_2020, int paragraph)
{
    int article = law_el_article(b->el, article_2020);
    if (!article) return "";
    if (!paragraph) return arena_text(a, "%s 第%d条", law_el_name(b), article);
    return arena_text(a, "%s 第%d条第%d款", law_el_name(b), article, paragraph);
}

const char *law_cite_ol(struct arena *a, const struct law_basis *b, int older, int article_2022)
{
    return arena_text(a, "%s 第%d条", ol_name(b), b->ol == OL_2022 ? article_2022 : older);
}

const char *law_cite_local(const struct law_basis *b, enum rule r)
{
    return b->province ? law_province_cites(b->province, r) : NULL;
}

/* NULL where leaders and deputies are elected under the same article. */
static const char *cite_for_leaders(struct arena *a, const struct law_basis *b, enum rule r)
{
    struct law_basis deputies = *b;
    deputies.is_leaders = false;
    if (r == RULE_R51) return law_cite_ol(a, b, 23, 28);
    if (r == RULE_R61 || r == RULE_R62 || r == RULE_R63 || r == RULE_R64) return law_cite(a, &deputies, RULE_R92);
    if (r == RULE_R56 || r == RULE_R57) return arena_text(a, "组织法没有规定，参照%s", law_cite(a, &deputies, r));
    return NULL;
}

const char *law_cite(struct arena *a, const struct law_basis *b, enum rule r)
{
    const char *of_leaders = b->is_leaders ? cite_for_leaders(a, b, r) : NULL;
    if (of_leaders) return of_leaders;
    const struct place *p = &places[r];
    if (p->source == SOURCE_OTHER) return p->text;
    if (p->source == SOURCE_LOCAL) {
        const char *local = law_cite_local(b, r);
        return local ? local : "各省实施细则";
    }
    int article = article_in_force(b, r);
    if (!article) return "";
    const char *name = p->source == SOURCE_EL ? law_el_name(b) : p->source == SOURCE_OL ? ol_name(b) : dl_name(b);
    /* Paragraphs of older Organic and Deputies Law texts were not read; only the article is sure. */
    bool paragraph_is_known = p->source == SOURCE_EL || article == p->article;
    if (!p->paragraph || !paragraph_is_known) return arena_text(a, "%s 第%d条", name, article);
    return arena_text(a, "%s 第%d条第%d款", name, article, p->paragraph);
}

const char *law_cite_setting(struct arena *a, const struct law_basis *b, enum setting s, enum rule r)
{
    const char *source = b->settings[s].source;
    return source ? source : law_cite(a, b, r);
}

struct date law_days_before(const struct law_basis *b, int days)
{
    int earlier = b->settings[SETTING_DEADLINE_DAY].value == DEADLINE_DAY_BEFORE;
    return date_add_days(b->on, -days - earlier);
}

void law_because(struct reason_list *list, const struct law_basis *b, enum rule r, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vtext(list->arena, format, args);
    va_end(args);
    reason_add(list, (struct reason){r, law_cite(list->arena, b, r), text});
}
