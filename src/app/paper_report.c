/* 换届选举工作汇报, in the layout of GB/T 9704: the text, and annexes that say where each of its figures comes from,
 * how the figures agree with one another, what was explained and what was decided. */
#include "app/figure.h"
#include "app/paper.h"

#include <inttypes.h>

static const struct paper_column figure_columns[] = {{"序号", 8, ALIGN_CENTER}, {"代码", 8, ALIGN_CENTER},
        {"数字", 19, ALIGN_LEFT}, {"含义", 21, ALIGN_LEFT}, {"基数", 22, ALIGN_LEFT}, {"来源表、计算", 25, ALIGN_LEFT},
        {"截至", 14, ALIGN_CENTER}};
static const struct paper_column check_columns[] = {{"序号", 8, ALIGN_CENTER}, {"应有的关系", 40, ALIGN_LEFT},
        {"左边", 30, ALIGN_LEFT}, {"右边", 14, ALIGN_RIGHT}, {"核对", 10, ALIGN_CENTER}};
static const struct paper_column explained_columns[] = {{"编号", 9, ALIGN_CENTER}, {"事项", 22, ALIGN_LEFT},
        {"问题", 32, ALIGN_LEFT}, {"说明", 28, ALIGN_LEFT}, {"说明人", 11, ALIGN_CENTER}};
static const struct paper_column decision_columns[] = {{"事项", 22, ALIGN_LEFT}, {"决定项", 18, ALIGN_LEFT},
        {"决定", 20, ALIGN_LEFT}, {"机关", 18, ALIGN_LEFT}, {"文号", 20, ALIGN_LEFT}, {"日期", 14, ALIGN_CENTER}};

struct report {
    const struct paper_source *s;
    struct paper *p;
    struct figures f;
};

static void say(struct report *r, const char *sentence)
{
    paper_add_text(r->p, BLOCK_PARAGRAPH, figure_say(&r->f, sentence));
}

static bool knows(const struct report *r, enum figure_name name)
{
    return r->f.v[name].is_known;
}

/* Known and more than nothing. */
static bool has(const struct report *r, enum figure_name name)
{
    return knows(r, name) && r->f.v[name].value > 0;
}

/* ---- the text ---- */

static void say_organisation(struct report *r)
{
    paper_add_text(r->p, BLOCK_HEADING1, "一、组织领导");
    say(r, "选举日为{DAY}，选举依照{LAW}进行。选举委员会由{COMMITTEE_BY}于{COMMITTEE_ON}任命（文号：{COMMITTEE_"
           "DOCUMENT}），"
           "现有组成人员{COMMITTEE}。");
    say(r, "领导小组成员{LEADING}，选举办公室人员{OFFICE}；指导组成员{GUIDES}，派驻选区{GUIDED}；监票人{SUPERVISORS}"
           "，计票人{TELLERS}。");
    say(r, "工作计划列步骤{STEPS}，已完成{STEPS_DONE}；已公布公告{NOTICES}。");
}

/* What happened to the roll; kinds of which there were none are left out. */
static void say_roll(struct report *r)
{
    struct buf b = {.arena = r->s->arena};
    static const struct {
        enum figure_name name;
        const char *words;
    } parts[] = {{FIG_ADDED, "补登{ADDED}"}, {FIG_MOVED_IN, "凭选民资格证明转入{MOVED_IN}"},
            {FIG_MOVED_OUT, "转出{MOVED_OUT}"}, {FIG_STRUCK, "除名{STRUCK}"},
            {FIG_EXCLUDED, "依法不列入名单{EXCLUDED}"}};
    for (size_t i = 0; i < ARRAY_COUNT(parts); i++)
        if (has(r, parts[i].name)) buf_addf(&b, "%s%s", b.n ? "，" : "名册形成后，", parts[i].words);
    if (b.n) {
        buf_add_text(&b, "。");
        say(r, buf_text(&b));
    }
    if (has(r, FIG_OBJECTIONS))
        say(r, "收到对选民名单的申诉{OBJECTIONS}，其中成立的{OBJECTIONS_UPHELD}，还没有处理的{OBJECTIONS_OPEN}。");
}

static void say_places(struct report *r)
{
    paper_add_text(r->p, BLOCK_HEADING1, "二、选区划分和选民登记");
    paper_add_text(r->p, BLOCK_HEADING2, "（一）名额和选区");
    say(r, arena_text(r->s->arena, "全域总人口{POPULATION}，有村{VILLAGES}%s%s。",
                   has(r, FIG_NEIGHBOURHOODS) ? "、社区{NEIGHBOURHOODS}" : "",
                   has(r, FIG_WORKPLACES) ? "、单独计人口的单位{WORKPLACES}" : ""));
    say(r, "依法计算，代表总名额至多{CEILING}；{QUOTA_BY}确定为{QUOTA}（文号：{QUOTA_DOCUMENT}）。");
    say(r, "划分选区{DISTRICTS}，其中应选一名的{ONE_SEAT}、二名的{TWO_SEATS}、三名的{THREE_SEATS}，共应选代表{SEATS}。"
           "每一代表所代表的人口平均{PEOPLE_MEAN}，最少{PEOPLE_LEAST}，最多{PEOPLE_MOST}。");
    paper_add_text(r->p, BLOCK_HEADING2, "（二）选民登记");
    say(r, "登记选民{REGISTERED}，占总人口的{REGISTERED_SHARE}。选民名单于{LIST_ON}公布。");
    say_roll(r);
}

static void say_nomination(struct report *r)
{
    paper_add_text(r->p, BLOCK_HEADING1, "三、提名协商");
    say(r, "各选区共提名{NOMINEES}，其中由政党、人民团体推荐的{BY_PARTY}，由选民十人以上联名推荐的{BY_VOTERS}"
           "（两种方式都有的重复计入）；"
           "代表候选人名单于{FIRST_LIST_ON}公布。经过联合审查的{REVIEWED}。");
    say(r, has(r, FIG_CONSULTATIONS) ? "讨论协商{CONSULTATIONS}，涉及选区{CONSULTED}；举行预选的选区{PRIMARIES}。"
                                     : "讨论协商{CONSULTATIONS}；举行预选的选区{PRIMARIES}。");
    say(r, "确定正式代表候选人{FORMAL}，依法应在{FORMAL_LEAST}到{FORMAL_MOST}之间；其中妇女{FORMAL_WOMEN}，占{FORMAL_"
           "WOMEN_SHARE}。"
           "正式代表候选人名单于{FINAL_LIST_ON}公布。");
}

/* Hand-counted and machine-read places apart, and how far the machine can be trusted. */
static void say_sources(struct report *r)
{
    say(r, "其中人工计票的计票点{HAND_PLACES}，收回选票{HAND_COLLECTED}，有效票{HAND_VALID}（全部弃权的{HAND_BLANK}），"
           "废票{HAND_VOID}；机读计票的计票点{SCANNED_PLACES}，收回选票{SCANNED_COLLECTED}，有效票{SCANNED_VALID}"
           "（全部弃权的{SCANNED_BLANK}），废票{SCANNED_VOID}，疑问票由人认定。");
    say(r, knows(r, FIG_LOOK_POSITIONS) ? "机器读出的选票{READ}，从中随机抽出{LOOKED}由没有看过机读结果的人复看：比较的位置{LOOK_POSITIONS}，"
                                      "机器读错的{LOOK_WRONG}，误差{LOOK_SHARE}，区间{LOOK_INTERVAL}。"
                                    : "机器读出的选票{READ}，没有抽样复看，机读误差不知道。");
}

static void say_voting(struct report *r)
{
    paper_add_text(r->p, BLOCK_HEADING1, "四、投票选举");
    say(r, "设投票站{STATIONS}、选举大会{MEETINGS}、流动票箱{MOBILE_BOXES}。");
    if (!knows(r, FIG_VOTED)) {
        say(r, "还没有选区完成计票，没有投票结果。");
        return;
    }
    say(r, "已经计票的选区{VOTED}，登记选民{VOTED_REGISTERED}，参加第一次投票的选民{PARTICIPANTS}，占{TURNOUT}"
           "：到站投票{IN_PERSON}，委托投票{ENTRUSTED}，"
           "流动票箱投票{MOBILE}。各选区参加投票的比例最低{TURNOUT_LEAST}，最高{TURNOUT_MOST}。");
    say(r, "第一次投票发出选票{ISSUED}，写错换发作废{SPOILED}，收回{COLLECTED}；有效票{VALID}（全部弃权的{BLANK}"
           "），废票{VOID}。");
    if (knows(r, FIG_SCANNED_PLACES)) say_sources(r);
    bool all = r->f.v[FIG_AT_ONCE].value == r->f.v[FIG_DISTRICTS].value;
    say(r, all ? "第一次投票即选足名额的选区{AT_ONCE}，占{AT_ONCE_SHARE}，全部选区一次选举成功。"
               : "第一次投票即选足名额的选区{AT_ONCE}，占已经计票选区的{AT_ONCE_SHARE}。此外，另行选举{ANOTHER}"
                 "，再次投票{REVOTES}，无效的投票{INVALID}。");
    if (has(r, FIG_ELECTED)) say(r, "当选代表的得票占参加该次投票选民的比例，最低{VOTES_LEAST}，最高{VOTES_MOST}。");
    if (has(r, FIG_WRITTEN_IN)) say(r, "选民另选当选的{WRITTEN_IN}。");
}

static void say_result(struct report *r)
{
    paper_add_text(r->p, BLOCK_HEADING1, "五、结果与结构");
    if (!knows(r, FIG_ELECTED)) {
        say(r, "还没有结果。");
        return;
    }
    say(r, "应选代表{SEATS}，当选{ELECTED}，缺额{VACANT}。当选代表名单于{ELECTED_ON}公布；代表资格已经确认的{CONFIRMED}"
           "。");
    if (has(r, FIG_OPEN_DISTRICTS)) say(r, "还没有结果的选区{OPEN_DISTRICTS}，涉及名额{OPEN_SEATS}。");
    if (!has(r, FIG_ELECTED)) return;
    paper_add_text(r->p, BLOCK_HEADING2, "（一）性别、政治面貌和民族");
    say(r, "妇女{WOMEN}，占{WOMEN_SHARE}，{WOMEN_POINTS}；中共党员{PARTY}，占{PARTY_SHARE}，{PARTY_POINTS}；"
           "少数民族{MINORITY}，占{MINORITY_SHARE}，{MINORITY_POINTS}。");
    paper_add_text(r->p, BLOCK_HEADING2, "（二）年龄和学历");
    say(r, "平均年龄{MEAN_AGE}，计算到选举日，出生日期有登记的{BORN_KNOWN}。三十五岁以下的{AGE_35}，占{AGE_35_SHARE}，{"
           "AGE_35_POINTS}；"
           "三十六至五十岁的{AGE_36_50}，占{AGE_36_50_SHARE}，{AGE_36_50_POINTS}；五十一岁以上的{AGE_51}，占{AGE_51_"
           "SHARE}，{AGE_51_POINTS}。"
           "大专以上学历的{COLLEGE}，占{COLLEGE_SHARE}，{COLLEGE_POINTS}。");
    paper_add_text(r->p, BLOCK_HEADING2, "（三）类别和连任");
    say(r, "工人{WORKER}，占{WORKER_SHARE}，{WORKER_POINTS}；农民{FARMER}，占{FARMER_SHARE}，{FARMER_POINTS}；"
           "专业技术人员{PROFESSIONAL}，占{PROFESSIONAL_SHARE}，{PROFESSIONAL_POINTS}；干部{OFFICIAL}，占{OFFICIAL_"
           "SHARE}，{OFFICIAL_POINTS}。"
           "连任{INCUMBENT}，占{INCUMBENT_SHARE}，{INCUMBENT_POINTS}。");
}

static void say_session(struct report *r)
{
    paper_add_text(r->p, BLOCK_HEADING1, "六、大会选举");
    paper_add_text(r->p, BLOCK_HEADING2, "（一）会议");
    say(r, "{SESSION}于{SESSION_ON}开幕，应有代表{SESSION_SEATS}，全体代表{SESSION_DEPUTIES}。举行预备会议和全体会议{SESSION_SITTINGS}，主席团成员{PRESIDIUM}。");
    if (knows(r, FIG_SESSION_PRESENT))
        say(r, "投票选举的会议出席代表最少的一次{SESSION_PRESENT}，占全体代表的{SESSION_PRESENT_SHARE}，请假{SESSION_LEAVE}，缺席{SESSION_ABSENT}。");
    if (knows(r, FIG_GOVERNMENT_REPORT_FOR))
        say(r, "政府工作报告的决议赞成{GOVERNMENT_REPORT_FOR}，人大主席团工作报告的决议赞成{PRESIDIUM_REPORT_FOR}，预算的决议赞成{BUDGET_FOR}。");
    paper_add_text(r->p, BLOCK_HEADING2, "（二）提名和选举");
    say(r, "主席团提名{BY_PRESIDIUM}，代表联合提名{BY_DEPUTIES}，其中列入正式候选人名单的{JOINT_LISTED}，没有列入的{JOINT_FAILED}。");
    for (int o = 0; o < OFFICE_COUNT; o++) {
        const char *sentence = figure_say_office(r->s->arena, &r->f, (enum office)o);
        if (sentence) say(r, sentence);
    }
    if (!has(r, FIG_LEADERS)) {
        say(r, "还没有选出领导人员。");
        return;
    }
    say(r, "应选领导人员{LEADERS_DUE}，当选{LEADERS}，没有选出的{LEADERS_OPEN}；第一次投票当选的{LEADERS_AT_ONCE}，全票当选的{BY_ALL}。");
    if (has(r, FIG_SECONDED)) say(r, "其中挂职的{SECONDED}。");
    if (has(r, FIG_SWORN)) say(r, "当选领导人员中进行宪法宣誓的{SWORN}。");
    paper_add_text(r->p, BLOCK_HEADING2, "（三）新一届领导人员的结构");
    say(r, "妇女{LEADERS_WOMEN}，占{LEADERS_WOMEN_SHARE}；中共党员{LEADERS_PARTY}，占{LEADERS_PARTY_SHARE}；大专以上学历的{LEADERS_COLLEGE}，占{LEADERS_COLLEGE_SHARE}。");
    say(r, "平均年龄{LEADERS_AGE}，正职平均{CHIEFS_AGE}，出生日期有登记的{LEADERS_BORN_KNOWN}。三十五岁以下的{LEADERS_AGE_35}，三十六至四十岁的{LEADERS_AGE_36_40}，"
           "四十一至四十五岁的{LEADERS_AGE_41_45}，四十六至五十岁的{LEADERS_AGE_46_50}，五十一岁以上的{LEADERS_AGE_51}。");
    say(r, r->s->session->session.is_locked ? "大会选举的结果经认证：{SESSION_CERTIFICATE}。"
                                            : "大会选举的结果没有认证，数字可能变动。");
}

/* Figures that the text has called so far and that are not on record; one that is made of another counts with it. */
static const char *missing(struct report *r, int64_t *count)
{
    struct buf b = {.arena = r->s->arena};
    *count = 0;
    for (size_t i = 0; i < r->f.used_count; i++) {
        enum figure_name name = r->f.used[i];
        const char *text = figure_text(&r->f, name);
        if (!strstr(text, "未登记")) continue;
        buf_addf(&b, "%s%s", *count ? "、" : "", figure_meaning(name));
        ++*count;
    }
    return buf_text(&b);
}

static void say_problems(struct report *r)
{
    paper_add_text(r->p, BLOCK_HEADING1, r->s->session ? "七、问题与说明" : "六、问题与说明");
    say(r, "计票和结果的核对中，已写明说明的问题{EXPLAINED}，尚未解决的{UNSOLVED}；依法由有权机关决定的事项{DECISIONS}"
           "。");
    say(r, has(r, FIG_MISMATCHES) ? "本汇报的数字互相核对{CHECKS}，其中不符的{MISMATCHES}，须查明后再上报（附表二）。"
                                  : "本汇报的数字互相核对{CHECKS}，全部相符（附表二）。");
    if (has(r, FIG_INCOMPLETE)) say(r, "基本数据没有登记完全的当选代表{INCOMPLETE}，未填的计入比例的基数。");
    int64_t count;
    const char *list = missing(r, &count);
    figure_set(&r->f, FIG_MISSING, count);
    if (count > 0) {
        say(r, "工作区没有登记、因而没有写出的数字{MISSING}：");
        paper_addf(r->p, BLOCK_PARAGRAPH, "%s。", list);
    }
    say(r, paper_is_certified(r->s) ? "以上结果经认证：{CERTIFICATE}。"
                                    : "以上结果没有认证，数字可能变动，不得作为正式结果使用。");
    say(r, "每个数字的含义、基数、来源和截至日期见附表一。");
}

static void say_all(struct report *r)
{
    const struct quota *quota = quota_in_force(&r->s->seats.quotas);
    if (quota) paper_addf(r->p, BLOCK_PLAIN, "%s：", quota->body);
    paper_addf(r->p, BLOCK_PARAGRAPH, "现将%s代表换届选举工作的情况汇报如下。", r->s->congress);
    say_organisation(r);
    say_places(r);
    say_nomination(r);
    say_voting(r);
    say_result(r);
    if (r->s->session) say_session(r);
    say_problems(r);
    paper_add_text(r->p, BLOCK_SPACE, NULL);
    paper_add_text(r->p, BLOCK_PARAGRAPH, "附表：数字出处、数字核对、问题的说明、有权机关的决定");
    paper_add_text(r->p, BLOCK_SPACE, NULL);
    paper_add_text(r->p, BLOCK_RIGHT, r->s->committee);
    paper_add_text(r->p, BLOCK_RIGHT, figure_say(&r->f, "{DATED}"));
}

/* ---- the annexes ---- */

static void add_small_rows(struct report *r, const struct paper_rows *rows)
{
    paper_add_rows(r->p, rows);
    struct paper_table *t = arena_alloc(r->s->arena, sizeof *t);
    *t = *r->p->blocks[r->p->block_count - 1].table;
    t->font_decipoints = 90;
    r->p->blocks[r->p->block_count - 1].table = t;
}

static void add_figures(struct report *r)
{
    paper_add_text(r->p, BLOCK_PAGE_BREAK, NULL);
    paper_add_text(r->p, BLOCK_HEADING1, "附表一　数字出处");
    struct paper_rows rows = ROWS_OF(r->s->arena, figure_columns);
    for (size_t i = 0; i < r->f.used_count; i++) {
        enum figure_name name = r->f.used[i];
        rows_addf(&rows, "%zu", i + 1);
        rows_add(&rows, figure_code(name));
        rows_add(&rows, figure_text(&r->f, name));
        rows_add(&rows, figure_meaning(name));
        rows_add(&rows, figure_base(&r->f, name));
        rows_add(&rows, figure_source(name));
        rows_add(&rows, figure_as_of(&r->f, name));
    }
    add_small_rows(r, &rows);
    paper_add_text(r->p, BLOCK_NOTE,
            "比例和百分点由准确的分数算出，只舍入一次（四舍五入）：参加投票等比例保留两位小数，构成的比例和百分点保留一"
            "位小数。"
            "来源写的是工作区里的表和字段，可用 huanjie verify 由记录重新计算。");
    paper_add_pin(r->s, r->p);
}

static void add_checks(struct report *r)
{
    struct figure_checks checks;
    figure_check_all(&r->f, &checks);
    paper_add_text(r->p, BLOCK_PAGE_BREAK, NULL);
    paper_add_text(r->p, BLOCK_HEADING1, "附表二　数字核对");
    struct paper_rows rows = ROWS_OF(r->s->arena, check_columns);
    for (size_t i = 0; i < checks.n; i++) {
        rows_addf(&rows, "%zu", i + 1);
        rows_add(&rows, checks.v[i].text);
        rows_add(&rows, checks.v[i].left);
        rows_add(&rows, checks.v[i].right);
        rows_add(&rows, checks.v[i].holds ? "相符" : "不符");
    }
    add_small_rows(r, &rows);
    if (checks.unknown) paper_addf(r->p, BLOCK_NOTE, "另有%zu项关系因数字没有登记而不能核对。", checks.unknown);
}

static const struct explanation *explanation_of(const struct report *r, const struct finding *f)
{
    for (size_t i = 0; i < r->s->records.explanations.n; i++) {
        const struct explanation *x = &r->s->records.explanations.v[i];
        if (text_eq(x->code, finding_code_text(f->code)) && text_eq(x->subject, f->subject)) return x;
    }
    return NULL;
}

static void add_explained(struct report *r)
{
    const struct finding_list *lists[] = {&r->s->result.explained, &r->s->result.findings};
    paper_add_text(r->p, BLOCK_PAGE_BREAK, NULL);
    paper_add_text(r->p, BLOCK_HEADING1, "附表三　问题的说明");
    struct paper_rows rows = ROWS_OF(r->s->arena, explained_columns);
    for (size_t k = 0; k < ARRAY_COUNT(lists); k++) {
        for (size_t i = 0; i < lists[k]->n; i++) {
            const struct finding *f = &lists[k]->v[i];
            const struct explanation *x = k == 0 ? explanation_of(r, f) : NULL;
            if (finding_severity(f->code) == SEVERITY_NOTE) continue;
            rows_add(&rows, finding_code_text(f->code));
            rows_add(&rows, f->subject);
            rows_add(&rows, f->text);
            rows_add(&rows, x ? x->text : "尚未解决");
            rows_add(&rows, x ? x->actor : "——");
        }
    }
    if (rows.n)
        add_small_rows(r, &rows);
    else
        paper_add_text(r->p, BLOCK_PARAGRAPH, "没有须说明的问题。");
}

static void add_decisions(struct report *r)
{
    paper_add_text(r->p, BLOCK_HEADING1, "附表四　有权机关的决定");
    struct paper_rows rows = ROWS_OF(r->s->arena, decision_columns);
    for (size_t i = 0; i < r->s->records.decisions.n; i++) {
        const struct decision *d = &r->s->records.decisions.v[i];
        rows_add(&rows, d->subject);
        rows_add(&rows, d->question);
        rows_add(&rows, d->answer);
        rows_add(&rows, d->body);
        rows_add(&rows, *d->document ? d->document : "未登记");
        rows_add(&rows, date_text(r->s->arena, d->decided_on));
    }
    if (rows.n)
        add_small_rows(r, &rows);
    else
        paper_add_text(r->p, BLOCK_PARAGRAPH, "没有。");
}

struct paper *paper_report(const struct paper_source *s)
{
    struct report r = {
            .s = s, .p = paper_begin_result(s, arena_text(s->arena, "关于%s\n代表换届选举工作的汇报", s->congress))};
    figure_load_all(s, &r.f);
    say_all(&r);
    add_figures(&r);
    add_checks(&r);
    add_explained(&r);
    add_decisions(&r);
    return r.p;
}
