/* The composition of the outgoing congress (上届构成), which statistics are held against. */
#ifndef MODEL_LAST_TERM_H
#define MODEL_LAST_TERM_H

#include <stdbool.h>
#include <stdint.h>

/* NAME, code, title */
#define TERM_ITEMS(X)                                                                                                  \
    X(WOMEN, "women", "妇女")                                                                                          \
    X(PARTY, "party", "中共党员")                                                                                      \
    X(MINORITY, "minority", "少数民族")                                                                                \
    X(COLLEGE, "college", "大专以上")                                                                                  \
    X(AGE_35, "age-35", "三十五岁以下")                                                                                \
    X(AGE_36_50, "age-36-50", "三十六至五十岁")                                                                        \
    X(AGE_51, "age-51", "五十一岁以上")                                                                                \
    X(WORKER, "worker", "工人")                                                                                        \
    X(FARMER, "farmer", "农民")                                                                                        \
    X(PROFESSIONAL, "professional", "专业技术人员")                                                                    \
    X(OFFICIAL, "official", "干部")                                                                                    \
    X(INCUMBENT, "incumbent", "连任")

enum term_item {
#define X(name, code, title) TERM_##name,
    TERM_ITEMS(X)
#undef X
            TERM_ITEM_COUNT
};

struct term_figure {
    enum term_item item;
    int64_t count; /* deputies, 0 ..= total */
    int64_t total; /* deputies of that congress (上届代表总数) */
};

const char *term_item_code(enum term_item i);
const char *term_item_title(enum term_item i);
bool term_item_from(const char *code, enum term_item *i);
bool term_item_from_title(const char *title, enum term_item *i);

#endif
