/* Relations that the figures of a report must keep to one another. */
#include <inttypes.h>

#include "app/figure.h"

enum relation { EQUAL, AT_MOST };

enum { TERMS_MAX = 5 };

/* The sum of the terms, each so many times, against the figure on the right. */
static const struct {
    const char *text;
    struct {
        enum figure_name name;
        int64_t times;
    } terms[TERMS_MAX];
    enum relation relation;
    enum figure_name right;
} relations[] = {
        {"选一名、二名、三名的选区之和＝选区", {{FIG_ONE_SEAT, 1}, {FIG_TWO_SEATS, 1}, {FIG_THREE_SEATS, 1}}, EQUAL,
                FIG_DISTRICTS},
        {"选区数乘以各自名额之和＝应选代表", {{FIG_ONE_SEAT, 1}, {FIG_TWO_SEATS, 2}, {FIG_THREE_SEATS, 3}}, EQUAL,
                FIG_SEATS},
        {"各选区应选代表之和＝确定的总名额", {{FIG_SEATS, 1}}, EQUAL, FIG_QUOTA},
        {"确定的总名额不超过上限", {{FIG_QUOTA, 1}}, AT_MOST, FIG_CEILING},
        {"各选区人口之和＝总人口", {{FIG_UNIT_PEOPLE, 1}}, EQUAL, FIG_POPULATION},
        {"登记选民不超过总人口", {{FIG_REGISTERED, 1}}, AT_MOST, FIG_POPULATION},
        {"正式代表候选人不少于法定最少", {{FIG_FORMAL_LEAST, 1}}, AT_MOST, FIG_FORMAL},
        {"正式代表候选人不多于法定最多", {{FIG_FORMAL, 1}}, AT_MOST, FIG_FORMAL_MOST},
        {"正式代表候选人不多于被提名的人", {{FIG_FORMAL, 1}}, AT_MOST, FIG_NOMINEES},
        {"到站＋委托＋流动票箱＝参加投票", {{FIG_IN_PERSON, 1}, {FIG_ENTRUSTED, 1}, {FIG_MOBILE, 1}}, EQUAL,
                FIG_PARTICIPANTS},
        {"参加投票不超过登记选民", {{FIG_PARTICIPANTS, 1}}, AT_MOST, FIG_VOTED_REGISTERED},
        {"收回不超过参加投票", {{FIG_COLLECTED, 1}}, AT_MOST, FIG_PARTICIPANTS},
        {"收回＋写错换发作废不超过发出", {{FIG_COLLECTED, 1}, {FIG_SPOILED, 1}}, AT_MOST, FIG_ISSUED},
        {"有效票＋废票＝收回", {{FIG_VALID, 1}, {FIG_VOID, 1}}, EQUAL, FIG_COLLECTED},
        {"全部弃权不超过有效票", {{FIG_BLANK, 1}}, AT_MOST, FIG_VALID},
        {"人工计票＋机读计票的收回选票＝收回", {{FIG_HAND_COLLECTED, 1}, {FIG_SCANNED_COLLECTED, 1}}, EQUAL, FIG_COLLECTED},
        {"人工计票＋机读计票的有效票＝有效票", {{FIG_HAND_VALID, 1}, {FIG_SCANNED_VALID, 1}}, EQUAL, FIG_VALID},
        {"复看的选票不超过机读的选票", {{FIG_LOOKED, 1}}, AT_MOST, FIG_READ},
        {"当选＋缺额＋没有结果的名额＝应选代表", {{FIG_ELECTED, 1}, {FIG_VACANT, 1}, {FIG_OPEN_SEATS, 1}}, EQUAL,
                FIG_SEATS},
        {"一次选足的选区不超过已经计票的选区", {{FIG_AT_ONCE, 1}}, AT_MOST, FIG_VOTED},
        {"三个年龄段之和＝出生日期有登记的代表", {{FIG_AGE_35, 1}, {FIG_AGE_36_50, 1}, {FIG_AGE_51, 1}}, EQUAL,
                FIG_BORN_KNOWN},
        {"工人、农民、专业技术人员、干部之和不超过当选代表",
                {{FIG_WORKER, 1}, {FIG_FARMER, 1}, {FIG_PROFESSIONAL, 1}, {FIG_OFFICIAL, 1}}, AT_MOST, FIG_ELECTED},
        {"出席＋请假＋缺席不超过全体代表",
                {{FIG_SESSION_PRESENT, 1}, {FIG_SESSION_LEAVE, 1}, {FIG_SESSION_ABSENT, 1}}, AT_MOST,
                FIG_SESSION_DEPUTIES},
        {"全体代表不超过应有代表", {{FIG_SESSION_DEPUTIES, 1}}, AT_MOST, FIG_SESSION_SEATS},
        {"列入＋没有列入的联合提名不超过联合提名", {{FIG_JOINT_LISTED, 1}, {FIG_JOINT_FAILED, 1}}, AT_MOST, FIG_BY_DEPUTIES},
        {"当选＋没有选出的领导人员＝应选", {{FIG_LEADERS, 1}, {FIG_LEADERS_OPEN, 1}}, EQUAL, FIG_LEADERS_DUE},
        {"全票当选不超过当选领导人员", {{FIG_BY_ALL, 1}}, AT_MOST, FIG_LEADERS},
        {"领导人员五个年龄段之和＝出生日期有登记的",
                {{FIG_LEADERS_AGE_35, 1}, {FIG_LEADERS_AGE_36_40, 1}, {FIG_LEADERS_AGE_41_45, 1},
                        {FIG_LEADERS_AGE_46_50, 1}, {FIG_LEADERS_AGE_51, 1}},
                EQUAL, FIG_LEADERS_BORN_KNOWN},
        {"出生日期有登记的不超过当选领导人员", {{FIG_LEADERS_BORN_KNOWN, 1}}, AT_MOST, FIG_LEADERS},
        {"上届三个年龄段之和＝上届代表总数", {{FIG_AGE_35_LAST, 1}, {FIG_AGE_36_50_LAST, 1}, {FIG_AGE_51_LAST, 1}},
                EQUAL, FIG_AGE_35_LAST_BASE},
        {"上届各项的代表总数一致（妇女、中共党员）", {{FIG_WOMEN_LAST_BASE, 1}}, EQUAL, FIG_PARTY_LAST_BASE},
        {"上届各项的代表总数一致（妇女、年龄）", {{FIG_WOMEN_LAST_BASE, 1}}, EQUAL, FIG_AGE_35_LAST_BASE},
};

static void check(const struct figures *f, size_t i, struct figure_checks *out)
{
    struct buf left = {.arena = f->arena};
    int64_t sum = 0;
    int terms = 0;
    for (int k = 0; k < TERMS_MAX && relations[i].terms[k].times; k++, terms++) {
        const struct figure *x = &f->v[relations[i].terms[k].name];
        int64_t times = relations[i].terms[k].times;
        if (!x->is_known) {
            out->unknown++;
            return;
        }
        sum += times * x->value;
        buf_addf(&left, "%s%" PRId64, k ? "＋" : "", x->value);
        if (times > 1) buf_addf(&left, "×%" PRId64, times);
    }
    const struct figure *right = &f->v[relations[i].right];
    if (!right->is_known) {
        out->unknown++;
        return;
    }
    if (terms > 1) buf_addf(&left, "＝%" PRId64, sum);
    bool holds = relations[i].relation == EQUAL ? sum == right->value : sum <= right->value;
    out->v[out->n++] = (struct figure_check){
            relations[i].text, buf_text(&left), arena_text(f->arena, "%" PRId64, right->value), holds};
    out->broken += !holds;
}

void figure_check_all(const struct figures *f, struct figure_checks *checks)
{
    struct figure_checks out = {.v = arena_alloc_array(f->arena, ARRAY_COUNT(relations), sizeof *out.v)};
    for (size_t i = 0; i < ARRAY_COUNT(relations); i++) check(f, i, &out);
    *checks = out;
}

void figure_find_broken(const struct figures *f, struct finding_list *findings)
{
    struct figure_checks checks;
    figure_check_all(f, &checks);
    for (size_t i = 0; i < checks.n; i++) {
        const struct figure_check *x = &checks.v[i];
        if (x->holds) continue;
        finding_add(findings,
                (struct finding){FINDING_N623, "", "换届选举工作汇报",
                        arena_text(f->arena, "应当“%s”，而左边是 %s，右边是 %s", x->text, x->left, x->right)});
    }
}
