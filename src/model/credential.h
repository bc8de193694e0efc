/* What the credentials committee found about a deputy elected (代表资格审查, R68). */
#ifndef MODEL_CREDENTIAL_H
#define MODEL_CREDENTIAL_H

#include <stdbool.h>

#include "base/date.h"

struct credential {
    int64_t candidate_no;
    bool meets_conditions; /* 符合代表的基本条件 */
    bool procedure_lawful; /* 选举符合法律规定的程序 */
    bool free_of_offence;  /* 没有破坏选举和其他当选无效的违法行为 */
    bool complaint_open;   /* a complaint is still looked into */
    struct date reviewed_on;
    const char *reviewer;
    struct date confirmed_on; /* by the presidium; DATE_NONE: not yet */
    struct date published_on; /* DATE_NONE: not yet */
    const char *note;
};

#endif
