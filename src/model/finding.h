/* What is wrong or needs a word of explanation. A breach of the law is a finding, never an error: a
 * form with nine faults shows nine findings. F… stops the step; W… must be explained in writing before
 * the step that needs it; N… is a note. Each code has its page in docs/codes/. */
#ifndef MODEL_FINDING_H
#define MODEL_FINDING_H

#include "model/finding_table.h"
#include "model/reason.h"

enum severity {
    SEVERITY_STOP,
    SEVERITY_EXPLAIN,
    SEVERITY_NOTE,
};

enum finding_code {
#define X(code, rule, title) FINDING_##code,
    FINDINGS(X)
#undef X
            FINDING_COUNT
};

struct finding {
    enum finding_code code;
    const char *article; /* of the rule behind the code, in the version in force; "" where no rule stands behind it */
    const char *subject; /* what it is about: "选区 3", "名册 东山村.csv 第 12 行" */
    const char *text;    /* one sentence: what is wrong, with the figures, and what to do */
};

struct finding_list {
    struct arena *arena;
    struct finding *v;
    size_t n;
    size_t capacity;
};

void finding_add(struct finding_list *list, struct finding f);

const char *finding_code_text(enum finding_code c); /* "F101" */
const char *finding_title(enum finding_code c);
enum severity finding_severity(enum finding_code c);
enum rule finding_rule(enum finding_code c);
bool finding_code_from(const char *text, enum finding_code *c);

/* How many of the list are of that severity. */
size_t finding_count(const struct finding_list *list, enum severity s);

#endif
