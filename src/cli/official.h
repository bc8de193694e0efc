/* Options that the commands on cadres share. */
#ifndef CLI_OFFICIAL_H
#define CLI_OFFICIAL_H

#include "app/people.h"
#include "cli/command.h"

#define OFFICIAL_ORGANISATION_OPTION                                                                                   \
    {                                                                                                                  \
        OPTION_VALUE, false, "organisation", "NAME", "只看一个单位"                                              \
    }

#define OFFICIAL_ON_OPTION                                                                                             \
    {                                                                                                                  \
        OPTION_VALUE, false, "on", "DATE", "年龄、任职算到这一天；默认选举日"                                  \
    }

/* *organisation_no 0 without the option. */
MUST_USE bool cli_organisation(struct cli *c, const struct people *p, int64_t *organisation_no);

/* 现任, 后备, or their codes; OFFICIAL_KIND_COUNT without the option. */
MUST_USE bool cli_official_kind(struct cli *c, enum official_kind *kind);

#endif
