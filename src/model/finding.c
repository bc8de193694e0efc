#include "model/finding.h"

#include <assert.h>
#include <string.h>

static const struct {
    const char *code;
    enum rule rule;
    const char *title;
} table[] = {
#define X(code, rule, title) {#code, RULE_##rule, title},
        FINDINGS(X)
#undef X
};

void finding_add(struct finding_list *list, struct finding f)
{
    if (list->n == list->capacity) list->v = arena_grow_array(list->arena, list->v, &list->capacity, sizeof *list->v);
    list->v[list->n++] = f;
}

const char *finding_code_text(enum finding_code c)
{
    assert(c < FINDING_COUNT);
    return table[c].code;
}

const char *finding_title(enum finding_code c)
{
    assert(c < FINDING_COUNT);
    return table[c].title;
}

enum rule finding_rule(enum finding_code c)
{
    assert(c < FINDING_COUNT);
    return table[c].rule;
}

enum severity finding_severity(enum finding_code c)
{
    assert(c < FINDING_COUNT);
    return table[c].code[0] == 'F' ? SEVERITY_STOP : table[c].code[0] == 'W' ? SEVERITY_EXPLAIN : SEVERITY_NOTE;
}

bool finding_code_from(const char *text, enum finding_code *c)
{
    for (size_t i = 0; i < FINDING_COUNT; i++) {
        if (strcmp(table[i].code, text) != 0) continue;
        *c = (enum finding_code)i;
        return true;
    }
    return false;
}

size_t finding_count(const struct finding_list *list, enum severity s)
{
    size_t count = 0;
    for (size_t i = 0; i < list->n; i++) count += finding_severity(list->v[i].code) == s;
    return count;
}
