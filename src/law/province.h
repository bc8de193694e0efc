/* A province's own rules (实施细则): a small data file that changes settings and names the article, never
 * code. data/rules/<code>.tsv, one line each, fields separated by a tab:
 *
 *   # comment
 *   code        zhejiang
 *   division    33
 *   short_name  浙江细则2021
 *   full_name   浙江省县、乡两级人民代表大会代表选举实施细则
 *   since       2021-03-26
 *   set         <setting code>  <value>  <rule>  <article>  <gist>  [township|county]
 *   cite        <rule>  <article>  <gist>
 *
 * `set` changes a setting and says where it stands; its rule is the one that the setting belongs to. `cite`
 * names the province's article for a rule, and is the one named where a `set` line has the rule too. The last
 * field of `set` limits it to one level. */
#ifndef LAW_PROVINCE_H
#define LAW_PROVINCE_H

#include "base/date.h"
#include "law/basis.h"
#include "model/area.h"

struct law_local_rule {
    bool sets; /* a `set` line; false for `cite` */
    enum setting setting;
    int64_t value;
    enum rule rule;
    const char *article; /* "浙江细则2021 第36条"; in the file "第36条", or the full name of another text */
    const char *gist;
    bool for_township;
    bool for_county;
};

struct law_province {
    const char *code;
    int division; /* first two digits of the division codes */
    const char *short_name;
    const char *full_name;
    struct date since; /* day from which this text holds */
    struct law_local_rule *rules;
    size_t rule_count;
};

/* ERR_INPUT names the line. Texts live in the arena. */
MUST_USE bool law_province_parse(struct arena *a, const char *text, struct law_province *p, struct err *e);

/* One of the provinces carried inside the program. ERR_INPUT lists the known codes. */
MUST_USE bool law_province_load(struct arena *a, const char *code, struct law_province *p, struct err *e);

/* The code of the carried file whose division is that of a 2-digit code, or NULL. */
const char *law_province_code_of(int division);

/* The citation for the rule: that of a `cite` line, else of the first `set` line; or NULL. */
const char *law_province_cites(const struct law_province *p, enum rule r);

/* Puts the province's values for that level over the settings of b; above the county a province's 细则 has
 * none. p must outlive b. */
void law_apply_province(struct law_basis *b, const struct law_province *p, enum area_level level);

/* Does the carried text hold only from a day after the election? Following it then is a decision that
 * the caller must ask for. */
bool law_province_is_later(const struct law_basis *b, const struct law_province *p);

#endif
