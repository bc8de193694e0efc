#include "model/rule.h"

#include <assert.h>

const char *rule_code(enum rule r)
{
    static const char *const codes[] = {
            "",
#define X(number, title) "R" #number,
            RULES(X)
#undef X
    };
    assert(r < RULE_COUNT);
    return codes[r];
}

const char *rule_title(enum rule r)
{
    static const char *const titles[] = {
            "",
#define X(number, title) title,
            RULES(X)
#undef X
    };
    assert(r < RULE_COUNT);
    return titles[r];
}
