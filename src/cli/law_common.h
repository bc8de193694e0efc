/* What the `law …` commands share: the basis from the options, reasons as JSON. */
#ifndef CLI_LAW_COMMON_H
#define CLI_LAW_COMMON_H

#include "cli/command.h"
#include "law/basis.h"
#include "law/province.h"

/* --on DATE and --province CODE. */
#define LAW_PROVINCE_OPTION                                                                                            \
    {OPTION_VALUE, false, "province", "CODE", "适用该省实施细则: beijing、shandong、shanghai、zhejiang"}

/* The basis for a day, with --province applied for a level when it was given. */
MUST_USE bool law_basis_from(struct cli *c, struct date on, enum area_level level, struct law_basis *b);

/* "reasons": [{"rule","article","text"}…] */
void law_put_reasons(struct json *o, const char *name, const struct reason_list *reasons);

/* "rules": ["R13",…] and "articles": ["选举法2020 第12条",…], each named once, in the order of the reasons. */
void law_put_rules(struct json *o, const struct reason_list *reasons);

/* All the reasons' sentences in one. */
const char *law_sentences(struct arena *a, const struct reason_list *reasons);

/* "settings": {"majority_base":"ballots",…} of a request, put into the basis. */
MUST_USE bool law_take_settings(struct cli *c, const struct json *request, struct law_basis *b);

/* "on" of a request. */
MUST_USE bool law_take_day(struct cli *c, const struct json *request, struct date *on);

#endif
