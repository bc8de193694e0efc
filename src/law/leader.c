#include "law/leader.h"

#include <inttypes.h>

#include "law/session.h"
#include "model/code.h"

DEFINE_TITLE_FUNCTION(shortfall_choice, enum shortfall_choice, SHORTFALL_CHOICES)
DEFINE_FROM_FUNCTION(shortfall_choice, enum shortfall_choice, SHORTFALL_CHOICES)

enum { VICE_CHAIRS_MAX = 2, MARGIN_MIN = 1, MARGIN_MAX = 3, POSTS_MAX = 100 };

/* ---- nomination ---- */

int64_t law_leader_signers_min(enum area_level level)
{
    switch (level) {
    case LEVEL_TOWNSHIP:
    case LEVEL_COUNTY: return 10;
    case LEVEL_CITY: return 20;
    case LEVEL_PROVINCE:
    case LEVEL_MUNICIPALITY: break;
    }
    return 30;
}

static void strike(struct law_joint_verdict *v, const struct law_basis *b, const struct law_signer *s,
        enum signer_state state, int64_t posts)
{
    switch (state) {
    case SIGNER_NO_VOTER:
        law_because(&v->reasons, b, RULE_R86, "“%s”不是本级人民代表大会代表或者不能执行代表职务，联名不计", s->name);
        break;
    case SIGNER_REPEATED: law_because(&v->reasons, b, RULE_R86, "“%s”在同一提名表上重复签名，只计一次", s->name); break;
    case SIGNER_ABOVE_CAP:
        law_because(&v->reasons, b, RULE_R87,
                "“%s”参加联合提名的已有 %" PRId64 " 人，超过应选名额 %" PRId64 " 名，本次联名不计", s->name, s->joined,
                posts);
        break;
    case SIGNER_WITHDRAWN: law_because(&v->reasons, b, RULE_R86, "“%s”已撤回签名，不计", s->name); break;
    case SIGNER_COUNTS: break;
    }
}

void law_leader_joint_nomination(struct arena *a, const struct law_basis *b, enum area_level level, int64_t posts,
        const struct law_signer *signers, size_t count, struct law_joint_verdict *out)
{
    struct law_joint_verdict v = {.reasons = {.arena = a}};
    int64_t least = law_leader_signers_min(level);
    v.states = arena_alloc_array(a, count + 1, sizeof *v.states);
    for (size_t i = 0; i < count; i++) {
        v.states[i] = law_signer_state(&signers[i], posts);
        v.counted += v.states[i] == SIGNER_COUNTS;
        strike(&v, b, &signers[i], v.states[i], posts);
    }
    v.is_valid = v.counted >= least;
    law_because(&v.reasons, b, RULE_R86, "签名代表 %zu 人，有效联名 %" PRId64 " 人，%s %" PRId64 " 人，提名%s", count,
            v.counted, v.is_valid ? "达到" : "不足", least, v.is_valid ? "有效" : "不成立");
    *out = v;
}

bool law_presidium_nomination(
        const struct law_basis *b, enum office o, int64_t nominees, int64_t posts, struct reason_list *reasons)
{
    bool ok = nominees <= posts;
    law_because(reasons, b, RULE_R87, "主席团提名%s %" PRId64 " 人，%s应选名额 %" PRId64 " 名", office_title(o),
            nominees, ok ? "不超过" : "超过", posts);
    return ok;
}

bool law_leader_nomination_time(const struct law_basis *b, enum area_level level, struct date opened_on,
        struct date closed_on, struct reason_list *reasons)
{
    if (level == LEVEL_TOWNSHIP) return true;
    int days = date_days_between(opened_on, closed_on) + 1; /* both days are days of nomination and deliberation */
    bool ok = days >= 2;
    law_because(reasons, b, RULE_R91, "提名、酝酿候选人自 %s 至 %s，共 %d 天，%s两天",
            date_text(reasons->arena, opened_on), date_text(reasons->arena, closed_on), days, ok ? "不少于" : "少于");
    return ok;
}

/* ---- how many candidates ---- */

static struct law_range chief_range(
        const struct law_basis *b, const struct leader_election *x, struct reason_list *reasons)
{
    struct law_range r = {x->posts, x->posts + 1};
    bool usually_two = b->ol != OL_2022;
    law_because(reasons, b, RULE_R88,
            "%s候选人数%s多一人，提名的只有一人的也可以等额选举：%" PRId64 " 至 %" PRId64 " 人",
            office_title(x->office), usually_two ? "一般应" : "可以", r.min, r.max);
    return r;
}

static struct law_range deputy_range(
        const struct law_basis *b, const struct leader_election *x, bool *wants_method, struct reason_list *reasons)
{
    struct law_range r = {x->posts + MARGIN_MIN, x->posts + MARGIN_MAX};
    law_because(reasons, b, RULE_R89, "%s候选人应比应选 %" PRId64 " 名多一至三人：%" PRId64 " 至 %" PRId64 " 人",
            office_title(x->office), x->posts, r.min, r.max);
    if (x->margin < 0) {
        *wants_method = true;
        law_because(reasons, b, RULE_R89, "具体差额数由大会在选举办法中规定");
        return r;
    }
    law_because(reasons, b, RULE_R89, "选举办法规定的差额数为 %" PRId64 " 人，候选人 %" PRId64 " 人", x->margin,
            x->posts + x->margin);
    return (struct law_range){x->posts + x->margin, x->posts + x->margin};
}

static struct law_range member_range(
        const struct law_basis *b, const struct leader_election *x, bool *wants_method, struct reason_list *reasons)
{
    struct law_range r = law_member_range(x->posts);
    law_because(reasons, b, RULE_R90,
            "%s候选人应比应选 %" PRId64 " 名多十分之一至五分之一：%" PRId64 " 至 %" PRId64 " 人",
            office_title(x->office), x->posts, r.min, r.max);
    if (x->margin < 0) {
        *wants_method = r.min != r.max;
        return r;
    }
    return (struct law_range){x->posts + x->margin, x->posts + x->margin};
}

static bool margin_is_lawful(const struct leader_election *x)
{
    if (x->margin < 0 || x->is_by_election) return true;
    switch (office_post(x->office)) {
    case POST_CHIEF: return x->margin <= 1;
    case POST_DEPUTY: return x->margin >= MARGIN_MIN && x->margin <= MARGIN_MAX;
    case POST_MEMBER: {
        struct law_range r = law_member_range(x->posts);
        return x->posts + x->margin >= r.min && x->posts + x->margin <= r.max;
    }
    case POST_OTHER:
    case POST_KIND_COUNT: break;
    }
    return true;
}

bool law_leader_range(const struct law_basis *b, const struct leader_election *x, struct law_range *range,
        bool *wants_method, struct reason_list *reasons, struct err *e)
{
    if (x->posts < 1 || x->posts > POSTS_MAX)
        return err_set(e, ERR_INPUT, "%s应选名额应为 1 至 %d", office_title(x->office), POSTS_MAX);
    if (!margin_is_lawful(x))
        return err_set(e, ERR_INPUT,
                "选举办法规定的%s差额数 %" PRId64 " 人不合法：正职至多一人，副职一至三人，委员十分之一至五分之一",
                office_title(x->office), x->margin);
    bool wants = false;
    struct law_range r = {0};
    if (x->is_by_election) {
        r = (struct law_range){x->posts, -1};
        law_because(reasons, b, RULE_R93, "补选%s，候选人可以多于应选名额，也可以同应选名额 %" PRId64 " 名相等",
                office_title(x->office), x->posts);
    } else if (office_post(x->office) == POST_CHIEF) {
        r = chief_range(b, x, reasons);
    } else if (office_post(x->office) == POST_MEMBER) {
        r = member_range(b, x, &wants, reasons);
    } else {
        r = deputy_range(b, x, &wants, reasons);
    }
    *range = r;
    if (wants_method) *wants_method = wants;
    return true;
}

static enum rule range_rule(const struct leader_election *x)
{
    if (x->is_by_election) return RULE_R93;
    enum post_kind p = office_post(x->office);
    return p == POST_CHIEF ? RULE_R88 : p == POST_MEMBER ? RULE_R90 : RULE_R89;
}

bool law_leader_list_step(const struct law_basis *b, const struct leader_election *x, enum list_step *step,
        struct reason_list *reasons, struct err *e)
{
    if (x->nominees < 0) return err_set(e, ERR_INPUT, "没有%s的提名人数", office_title(x->office));
    struct law_range r;
    if (!law_leader_range(b, x, &r, NULL, reasons, e)) return false;
    enum rule rule = range_rule(x);
    if (x->nominees < r.min) {
        law_because(reasons, b, rule, "%s候选人 %" PRId64 " 人，少于 %" PRId64 " 人，须继续提名",
                office_title(x->office), x->nominees, r.min);
        *step = LIST_TOO_FEW;
    } else if (r.max >= 0 && x->nominees > r.max) {
        law_because(reasons, b, rule,
                "%s候选人 %" PRId64 " 人，超过 %" PRId64
                " 人，由主席团提交代表酝酿、讨论后进行预选，按得票多少的顺序确定",
                office_title(x->office), x->nominees, r.max);
        *step = LIST_MUST_SHRINK;
    } else {
        law_because(reasons, b, rule, "%s候选人 %" PRId64 " 人，符合规定，由主席团提交代表酝酿、讨论后选举",
                office_title(x->office), x->nominees);
        *step = LIST_FITS;
    }
    return true;
}

bool law_leader_posts(const struct law_basis *b, enum office o, int64_t posts, struct reason_list *reasons)
{
    if (!office_is_of_presidium(o) && office_post(o) != POST_CHIEF) return true;
    int64_t most = o == OFFICE_VICE_CHAIR ? VICE_CHAIRS_MAX : 1;
    bool ok = posts >= 1 && posts <= most;
    law_because(reasons, b, RULE_R84, "%s %" PRId64 " 名，%s %" PRId64 " 名", office_title(o), posts,
            ok ? "不超过" : "应为一至", most);
    return ok;
}

/* ---- who may hold the post ---- */

enum verdict law_leader_eligible(
        const struct law_basis *b, enum office o, const struct leader_person *p, struct reason_list *reasons)
{
    enum verdict v = VERDICT_YES;
    if (!p->is_voter) {
        reason_add(reasons, (struct reason){RULE_R81, law_cite_ol(reasons->arena, b, 23, 28),
                                    arena_text(reasons->arena, "“%s”不是有选举权和被选举权的公民，不能当选", p->name)});
        v = VERDICT_NO;
    }
    if (office_is_of_presidium(o)) {
        law_because(reasons, b, RULE_R84, "%s从本级代表中选出，“%s”%s代表", office_title(o), p->name,
                p->is_deputy ? "是" : "不是");
        if (!p->is_deputy) v = VERDICT_NO;
        if (p->holds_government_post) {
            law_because(reasons, b, RULE_R85, "“%s”担任国家行政机关职务，任%s须辞去，%s", p->name, office_title(o),
                    p->resigned_that_post ? "已经辞去" : "尚未辞去");
            if (!p->resigned_that_post && v == VERDICT_YES) v = VERDICT_OPEN;
        }
    }
    if (o == OFFICE_HEAD && p->is_ethnic_township) {
        law_because(reasons, b, RULE_R98, "民族乡的乡长由建立民族乡的少数民族公民担任，“%s”%s", p->name,
                p->is_of_founding_group ? "是该民族公民" : "不是该民族公民");
        if (!p->is_of_founding_group) v = VERDICT_NO;
    }
    return v;
}

bool law_must_take_oath(const struct law_basis *b, enum oath_taker who, struct reason_list *reasons)
{
    static const char *const names[] = {"大会选举产生的人员", "代表资格审查委员会组成人员", "主席团成员", "代表"};
    bool is_held = law_oath_text(b->on) != NULL;
    bool must = is_held && (who == OATH_ELECTED_LEADER || who == OATH_CREDENTIALS_COMMITTEE);
    law_because(reasons, b, RULE_R103, "%s%s", names[who],
            must      ? "就职时应当公开进行宪法宣誓，由大会主席团组织"
            : is_held ? "不在宣誓之列"
                      : "：宪法宣誓制度自 2016-01-01 起实行，此前没有宣誓");
    return must;
}

const char *law_oath_text(struct date on)
{
    if (on.ymd < 20160101) return NULL;
    if (on.ymd < 20180312)
        return "我宣誓：忠于中华人民共和国宪法，维护宪法权威，履行法定职责，忠于祖国、忠于人民，恪尽职守、廉洁奉公，接"
               "受人民监督，"
               "为建设富强、民主、文明、和谐的社会主义国家努力奋斗！";
    return "我宣誓：忠于中华人民共和国宪法，维护宪法权威，履行法定职责，忠于祖国、忠于人民，恪尽职守、廉洁奉公，接受人"
           "民监督，"
           "为建设富强民主文明和谐美丽的社会主义现代化强国努力奋斗！";
}

/* ---- how a post ends and is filled again ---- */

static bool is_put_lawfully(const struct law_basis *b, const struct leader_recall *r, struct reason_list *reasons)
{
    bool is_township = r->level == LEVEL_TOWNSHIP;
    enum rule rule = is_township ? RULE_R94 : RULE_R95;
    int64_t parts = is_township ? 5 : 10;
    bool enough = r->deputies > 0 && parts * r->proposers >= r->deputies;
    if (r->by_presidium)
        law_because(reasons, b, rule, "罢免案由主席团%s提出", is_township ? "" : "或者常务委员会");
    else
        law_because(reasons, b, rule, "罢免案由代表 %" PRId64 " 人联名提出，全体代表 %" PRId64 " 人，%s%s",
                r->proposers, r->deputies, enough ? "达到" : "不足", is_township ? "五分之一" : "十分之一");
    if (!r->states_reasons) law_because(reasons, b, rule, "罢免案应当写明罢免理由");
    if (!r->could_defend) law_because(reasons, b, rule, "被提出罢免的人员有权申辩，记录中没有给予申辩机会");
    return (r->by_presidium || enough) && r->states_reasons && r->could_defend;
}

enum verdict law_leader_recall(const struct law_basis *b, const struct leader_recall *r, struct reason_list *reasons)
{
    if (!is_put_lawfully(b, r, reasons)) return VERDICT_NO;
    if (r->votes_for < 0) {
        law_because(reasons, b, RULE_R81, "罢免案还没有表决，须全体代表的过半数通过");
        return VERDICT_OPEN;
    }
    return law_resolution(b, "罢免案", r->votes_for, r->deputies, reasons) ? VERDICT_YES : VERDICT_NO;
}

enum verdict law_leader_resignation(
        const struct law_basis *b, bool in_session, int64_t votes_for, int64_t deputies, struct reason_list *reasons)
{
    if (!in_session) {
        reason_add(reasons, (struct reason){RULE_R81, law_cite_ol(reasons->arena, b, 27, 32),
                                    "乡镇领导人员的辞职由大会决定是否接受，闭会期间须等待下一次会议"});
        return VERDICT_OPEN;
    }
    return law_resolution(b, "接受辞职", votes_for, deputies, reasons) ? VERDICT_YES : VERDICT_NO;
}

enum verdict law_leader_shortfall(
        const struct law_basis *b, int64_t short_by, enum shortfall_choice choice, struct reason_list *reasons)
{
    if (short_by == 0) return VERDICT_YES;
    law_because(reasons, b, RULE_R92, "不足 %" PRId64 " 名，另行选举在本次还是下次会议进行，由大会决定：%s", short_by,
            shortfall_choice_title(choice));
    return choice == SHORTFALL_UNDECIDED ? VERDICT_OPEN : VERDICT_YES;
}
