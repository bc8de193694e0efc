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

/* Refuses a member that the command does not know: a misspelt figure would count as zero. known ends with NULL. */
MUST_USE bool law_refuse_unknown(struct cli *c, const struct json *object, const char *const *known);

/* A count that has to be there. */
MUST_USE bool law_take_count(struct cli *c, const struct json *object, const char *name, int64_t *count);

/* A person's name as it came in, trimmed and in one form of writing; never empty. */
MUST_USE bool law_accept_name(struct cli *c, const char *raw, const char **name);

/* A list that may be missing; ERR_INPUT when it is something else. */
MUST_USE bool law_take_list(struct cli *c, const struct json *object, const char *name, const struct json **list);

/* "warning": the province's text is younger than the election; nothing otherwise. */
void law_put_warning(struct cli *c, struct json *o, const struct law_basis *b);

/* "on" of a request. */
MUST_USE bool law_take_day(struct cli *c, const struct json *request, struct date *on);

#endif
