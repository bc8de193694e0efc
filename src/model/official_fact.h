/* What a record says of a cadre beyond the roster and the form: study, entry to the civil service, registration, training, rewards
 * and punishments, posts and levels with their own dates, and what bars
 * somebody from being appraised for a post (A28: 拉票, 配偶移居国外, 处分的影响期 …), which stands until it ends. They are what the checks of a record need and the form has no
 * place for. */
#ifndef MODEL_OFFICIAL_FACT_H
#define MODEL_OFFICIAL_FACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* NAME, code, title */
#define FACT_KINDS(X)                                                                                                  \
    X(STUDY, "study", "学习")                                                                                          \
    X(SERVICE, "service", "进入公务员队伍")                                                                            \
    X(REGISTRATION, "registration", "公务员登记")                                                                      \
    X(TRAINING, "training", "培训")                                                                                    \
    X(AWARD, "award", "奖惩")                                                                                          \
    X(POSITION, "position", "职务")                                                                                    \
    X(LEVEL, "level", "职级")                                                                                          \
    X(BAR, "bar", "不得列为考察对象的情形")                                                                            \
    X(NOT_EXCELLENT, "not-excellent", "不得评优秀的情形")

enum fact_kind {
#define X(name, code, title) FACT_##name,
    FACT_KINDS(X)
#undef X
            FACT_KIND_COUNT
};

enum { FACT_NOT_SAID = -1 };

/* text        学历学位、培训班、奖项、职务、职级, in the words of the table; "" not said
 * from, to    yyyymm, 0 not said: 入学、毕业; 任职、免职; 批准、撤销 …
 * granted     STUDY: month of the degree (学位授予时间); 0 not said
 * hours       TRAINING: 学时; 0 not said
 * is_main     POSITION: 主要职务; is_printed: 输出到审批表; is_member: 班子成员. 1, 0 or FACT_NOT_SAID
 * member_type POSITION: 成员类别 (正职, 副职 …); "" not said
 * document    文号 of what it rests on; "" not said. NOT_EXCELLENT always has one: the list of such cases is the department's own (A75) */
struct official_fact {
    int64_t official_no;
    int64_t fact_no; /* 1, 2 … of the person */
    enum fact_kind kind;
    const char *text;
    int32_t from, to, granted;
    int64_t hours;
    int64_t is_main, is_printed, is_member;
    const char *member_type;
    const char *document;
};

/* By person, in the order of the table that they came from. */
struct official_fact_list {
    struct official_fact *v;
    size_t n;
};

const char *fact_kind_code(enum fact_kind k);
const char *fact_kind_title(enum fact_kind k);
bool fact_kind_from(const char *code, enum fact_kind *k);
bool fact_kind_from_title(const char *title, enum fact_kind *k);

#endif
