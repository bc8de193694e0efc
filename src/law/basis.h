/* On what the rules of one election rest: the texts in force on its day, the province's own rules, and
 * what was settled where the law leaves a choice. Every function of law/ takes one and cites from it. */
#ifndef LAW_BASIS_H
#define LAW_BASIS_H

#include "base/date.h"
#include "base/err.h"
#include "law/setting.h"
#include "model/reason.h"

/* The texts by the day from which they hold. 选举法, 组织法, 代表法. */
enum el_version { EL_2010, EL_2015, EL_2020 };
enum ol_version { OL_2004, OL_2015, OL_2022 };
enum dl_version { DL_2010, DL_2015, DL_2025 };

struct law_province;

struct law_basis {
    struct date on;
    enum el_version el;
    enum ol_version ol;
    enum dl_version dl;
    const struct law_province *province; /* NULL: national law alone */
    struct law_setting settings[SETTING_COUNT];
    bool is_leaders; /* a congress elects leaders: the Organic Law's articles instead of the Electoral Law's; where it has
                        none, the Electoral Law's by analogy (参照), and the citation says so */
};

/* The national texts in force on that day, every setting at its default.
 * Errors   ERR_INPUT before 2010-03-14: earlier texts are not carried */
MUST_USE bool law_basis_on(struct date on, struct law_basis *b, struct err *e);

/* "选举法2020", "组织法2022", "代表法2025" */
const char *law_el_name(const struct law_basis *b);

/* Number of an article of the 2020 text in the version in force; 0 where that text has none.
 * Source   2015 lacks the 2020 art. 2; 2010 lacks the 2015 arts 34 and 46. 2020 art. 14(2) is new as a paragraph. */
int law_el_article(enum el_version v, int article_2020);

/* "选举法2020 第45条第1款"; for rules that only provinces have, the province's article, else "各省实施细则".
 * "" when the text in force has no such rule yet. In the arena. */
const char *law_cite(struct arena *a, const struct law_basis *b, enum rule r);

/* An article of the 2020 text that has no rule of its own, by its number in the version in force; paragraph
 * 0 for the whole article. */
const char *law_cite_el(struct arena *a, const struct law_basis *b, int article_2020, int paragraph);

/* The same for an article of the Organic Law: its number in the texts of 2004 and 2015, and in that of 2022. */
const char *law_cite_ol(struct arena *a, const struct law_basis *b, int older, int article_2022);

/* The province's article for the rule, "浙江细则2021 第36条", or NULL when it says nothing of its own. */
const char *law_cite_local(const struct law_basis *b, enum rule r);

/* Where the value of a setting stands: the province's article or the decision; for the default the rule's
 * own citation. In the arena. */
const char *law_cite_setting(struct arena *a, const struct law_basis *b, enum setting s, enum rule r);

/* 选举日的 n 日以前: the last lawful day, as the setting deadline_day counts it. */
struct date law_days_before(const struct law_basis *b, int days);

/* Is the rule part of the law in force (R22 since 2020, R45 and R68 since 2015, R80 since 2022 …)? */
bool law_has_rule(const struct law_basis *b, enum rule r);

/* Adds a reason: the rule, its citation and one sentence. */
void law_because(struct reason_list *list, const struct law_basis *b, enum rule r, const char *format, ...)
        PRINTF_LIKE(4, 5);

#endif
