/* Notices of the election committee that the records support, each as it is posted: districts and seats, the list of
 * voters, the two lists of candidates, the vote, further votes, confirmed deputies. */
#include "app/paper.h"

#include <inttypes.h>

#include "app/nominate_order.h"
#include "law/calendar.h"

static const struct paper_column district_columns[] = {{"选区", 8, ALIGN_CENTER}, {"选区名称", 26, ALIGN_LEFT},
        {"范围", 36, ALIGN_LEFT}, {"人口", 12, ALIGN_RIGHT}, {"应选", 10, ALIGN_CENTER}};
static const struct paper_column voter_columns[] = {
        {"选区", 10, ALIGN_CENTER}, {"选区名称", 50, ALIGN_LEFT}, {"选民人数", 20, ALIGN_RIGHT}};
static const struct paper_column first_columns[] = {{"序号", 7, ALIGN_CENTER}, {"姓名", 12, ALIGN_CENTER},
        {"性别", 7, ALIGN_CENTER}, {"民族", 9, ALIGN_CENTER}, {"出生年月", 15, ALIGN_CENTER},
        {"政治面貌", 14, ALIGN_CENTER}, {"学历", 11, ALIGN_CENTER}, {"工作单位及职务", 24, ALIGN_LEFT},
        {"推荐者", 22, ALIGN_LEFT}};
static const struct paper_column final_columns[] = {{"序号", 7, ALIGN_CENTER}, {"姓名", 14, ALIGN_CENTER},
        {"性别", 7, ALIGN_CENTER}, {"民族", 10, ALIGN_CENTER}, {"出生年月", 14, ALIGN_CENTER},
        {"政治面貌", 12, ALIGN_CENTER}, {"学历", 12, ALIGN_CENTER}, {"工作单位及职务", 34, ALIGN_LEFT}};
static const struct paper_column station_columns[] = {{"选区", 8, ALIGN_CENTER}, {"选区名称", 26, ALIGN_LEFT},
        {"应选", 10, ALIGN_CENTER}, {"投票地点", 34, ALIGN_LEFT}, {"类别", 14, ALIGN_CENTER}};
static const struct paper_column round_columns[] = {{"选区", 20, ALIGN_LEFT}, {"投票日期", 18, ALIGN_CENTER},
        {"方式", 12, ALIGN_CENTER}, {"应选", 8, ALIGN_CENTER}, {"候选人", 34, ALIGN_LEFT}};
static const struct paper_column deputy_columns[] = {
        {"选区", 30, ALIGN_LEFT}, {"代表", 40, ALIGN_LEFT}, {"代表资格", 22, ALIGN_CENTER}};

static struct paper *begin(const struct paper_source *s, const char *subject, bool is_compact)
{
    struct paper *p = paper_begin(s, arena_text(s->arena, "%s公告\n（%s）", s->committee, subject));
    p->is_compact = is_compact;
    paper_add_text(p, BLOCK_CENTER, "（第　　号）");
    return p;
}

static bool is_wanted(int64_t wanted, const struct district *d)
{
    return wanted == 0 || d->district_no == wanted;
}

static void end(const struct paper_source *s, struct paper *p, enum notice_kind kind, int64_t district_no)
{
    paper_add_signature(s, p, paper_notice_day(s, kind, district_no));
}

/* ---- districts and seats ---- */

static const char *extent_of(const struct paper_source *s, int64_t district_no)
{
    struct buf b = {.arena = s->arena};
    for (size_t i = 0; i < s->seats.units.n; i++) {
        const struct unit *u = &s->seats.units.v[i];
        if (u->district_no == district_no) buf_addf(&b, "%s%s", b.n ? "、" : "", u->name);
    }
    return b.n ? buf_text(&b) : "未登记";
}

struct paper *paper_notice_districts(const struct paper_source *s)
{
    const struct seats_survey *survey = &s->seats.survey;
    const struct quota *quota = quota_in_force(&s->seats.quotas);
    if (survey->n == 0) return NULL;
    struct paper *p = begin(s, "选区划分和名额分配", false);
    if (quota)
        paper_addf(p, BLOCK_PARAGRAPH, "经%s确定，%s代表名额为%" PRId64 "名（%s）。", quota->body, s->congress,
                quota->total, quota->document);
    paper_addf(p, BLOCK_PARAGRAPH, "根据%s的规定，划分%zu个选区，各选区的范围和应选代表名额公告如下：",
            paper_cite(s, 25), survey->n);
    struct paper_rows r = ROWS_OF(s->arena, district_columns);
    for (size_t i = 0; i < survey->n; i++) {
        const struct district_line *line = &survey->lines[i];
        rows_add_count(&r, line->district->district_no);
        rows_add(&r, line->district->name);
        rows_add(&r, extent_of(s, line->district->district_no));
        rows_add_count(&r, line->people);
        rows_add(&r, line->district->seats ? arena_text(s->arena, "%" PRId64 "名", line->district->seats) : "未分配");
    }
    paper_add_rows(p, &r);
    end(s, p, NOTICE_DISTRICTS, 0);
    return p;
}

/* ---- the list of voters ---- */

static int64_t voters_of(const struct paper_source *s, int64_t district_no)
{
    const struct district_result *d = result_lookup(&s->result, district_no);
    if (d && d->round_count) return d->rounds[0].round->registered;
    return district_count(&s->voters, district_no);
}

static void add_objections(const struct paper_source *s, struct paper *p)
{
    struct calendar_entry entries[CALENDAR_STEP_COUNT];
    struct calendar_facts facts = {.voter_list_on = paper_notice_day(s, NOTICE_VOTER_LIST, 0)};
    size_t n = law_calendar(s->arena, &s->ws->law, &facts, entries);
    const struct calendar_entry *objection = law_calendar_entry(entries, n, STEP_OBJECTION);
    const struct calendar_entry *lawsuit = law_calendar_entry(entries, n, STEP_LAWSUIT);
    bool is_published = date_is_set(facts.voter_list_on);
    paper_addf(p, BLOCK_PARAGRAPH,
            "对选民名单有不同意见的，可以在选民名单公布之日起五日内%"
            "s向选举委员会提出申诉，选举委员会在三日内作出处理决定。"
            "申诉人对处理决定不服的，可以在选举日的五日以前%s向人民法院起诉。",
            objection && is_published ? arena_text(s->arena, "（至%s）", date_text_cn(s->arena, objection->latest))
                                      : "",
            lawsuit ? arena_text(s->arena, "（至%s）", date_text_cn(s->arena, lawsuit->latest)) : "");
}

struct paper *paper_notice_voters(const struct paper_source *s)
{
    int64_t all = 0;
    for (size_t i = 0; i < s->result.n; i++) all += voters_of(s, s->result.districts[i].district->district_no);
    if (all == 0) return NULL;
    struct paper *p = begin(s, "选民名单", false);
    paper_addf(p, BLOCK_PARAGRAPH,
            "根据%s的规定，现将%s代表选举的选民名单公布。共登记选民%" PRId64 "人，各选区的人数如下，名单在各选区张贴。",
            paper_cite(s, 28), s->congress, all);
    add_objections(s, p);
    struct paper_rows r = ROWS_OF(s->arena, voter_columns);
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district *d = s->result.districts[i].district;
        rows_add_count(&r, d->district_no);
        rows_add(&r, d->name);
        rows_add_count(&r, voters_of(s, d->district_no));
    }
    paper_add_rows(p, &r);
    end(s, p, NOTICE_VOTER_LIST, 0);
    return p;
}

/* ---- lists of candidates ---- */

static void add_person(struct paper_rows *r, const struct nominee *x, size_t number)
{
    const struct candidate *c = x->candidate;
    rows_addf(r, "%zu", number);
    rows_add(r, c->name);
    rows_add_person(r, c);
}

static void add_district_line(const struct paper_source *s, struct paper *p, const struct district *d)
{
    paper_addf(p, BLOCK_PLAIN, "%s　应选%" PRId64 "名", paper_district(s, d), d->seats);
}

static const char *nominators(const struct paper_source *s, const struct nominee *x)
{
    struct buf b = {.arena = s->arena};
    for (size_t i = 0; i < x->nomination_count; i++)
        if (x->nominations[i]->nomination->is_valid)
            buf_addf(&b, "%s%s", b.n ? "；" : "", slate_nominator(s->arena, x->nominations[i]));
    return b.n ? buf_text(&b) : "未登记";
}

/* Whoever was on the list when it was published; before that everybody who stands. */
static size_t take_first(const struct slate_district *d, const struct nominee **v)
{
    size_t n = 0;
    bool is_published = date_is_set(d->first_list_on);
    for (size_t i = 0; i < d->nominee_count; i++) {
        const struct nominee *x = &d->nominees[i];
        if (is_published ? date_is_set(x->candidate->listed_on) : x->stands) v[n++] = x;
    }
    return n;
}

bool paper_notice_first_list(const struct paper_source *s, int64_t district_no, struct paper **out, struct err *e)
{
    const struct stroke_table *table;
    struct paper *p = begin(s, "代表候选人名单", true);
    size_t persons = 0;
    if (!nominate_strokes(s->ws, &table, e)) return false;
    paper_addf(p, BLOCK_PARAGRAPH, "根据%s的规定，现将提名推荐的代表候选人名单及其基本情况公告如下（按姓名笔画排列）：",
            paper_cite(s, 32));
    for (size_t i = 0; i < s->slate.n; i++) {
        const struct slate_district *d = &s->slate.districts[i];
        const struct nominee **v = arena_alloc_array(s->arena, d->nominee_count + 1, sizeof *v);
        struct nominate_order order;
        size_t n = is_wanted(district_no, d->district) ? take_first(d, v) : 0;
        if (n == 0) continue;
        if (!nominate_order(s->ws, &s->slate, table, d, v, n, false, &order, e)) return false;
        add_district_line(s, p, d->district);
        struct paper_rows r = ROWS_OF(s->arena, first_columns);
        for (size_t k = 0; k < order.n; k++) {
            add_person(&r, order.nominees[k], k + 1);
            rows_add(&r, nominators(s, order.nominees[k]));
        }
        paper_add_rows(p, &r);
        persons += n;
    }
    end(s, p, NOTICE_FIRST_LIST, district_no);
    *out = persons ? p : NULL;
    return true;
}

static const struct nominee *formal_at(const struct slate_district *d, int64_t place)
{
    for (size_t i = 0; i < d->nominee_count; i++) {
        const struct candidate *c = d->nominees[i].candidate;
        if (c->state == CANDIDATE_FORMAL && c->list_place == place) return &d->nominees[i];
    }
    return NULL;
}

struct paper *paper_notice_final_list(const struct paper_source *s, int64_t district_no)
{
    struct paper *p = begin(s, "正式代表候选人名单", true);
    size_t persons = 0;
    paper_addf(p, BLOCK_PARAGRAPH, "根据%s的规定，经%s确定，现将正式代表候选人名单及其基本情况公告如下：",
            paper_cite(s, 32), s->committee);
    for (size_t i = 0; i < s->slate.n; i++) {
        const struct slate_district *d = &s->slate.districts[i];
        if (!is_wanted(district_no, d->district) || d->formal == 0) continue;
        add_district_line(s, p, d->district);
        struct paper_rows r = ROWS_OF(s->arena, final_columns);
        for (int64_t place = 1; place <= (int64_t)d->formal; place++) {
            const struct nominee *x = formal_at(d, place);
            if (x) add_person(&r, x, (size_t)place);
        }
        paper_add_rows(p, &r);
        persons += d->formal;
    }
    end(s, p, NOTICE_FINAL_LIST, district_no);
    return persons ? p : NULL;
}

/* ---- the vote ---- */

static void add_rules_of_voting(const struct paper_source *s, struct paper *p)
{
    paper_addf(p, BLOCK_PARAGRAPH,
            "选民凭身份证或者选民证领取选票（第%d条），以无记名投票的方法选举（第%d条）；"
            "对候选人可以投赞成票、反对票，可以另选其他任何选民，也可以弃权（第%d条）。",
            law_el_article(s->ws->law.el, 37), law_el_article(s->ws->law.el, 40), law_el_article(s->ws->law.el, 41));
    paper_addf(p, BLOCK_PARAGRAPH,
            "选民在选举期间外出的，经选举委员会同意，可以书面委托其他选民代为投票，每一选民接受的委托不得超过三人（第%"
            "d条）。"
            "每一选票所选的人数，等于或者少于应选名额的有效，多于应选名额的作废（第%d条）。",
            law_el_article(s->ws->law.el, 42), law_el_article(s->ws->law.el, 44));
}

struct paper *paper_notice_voting(const struct paper_source *s, int64_t district_no)
{
    const struct station_list *stations = &s->records.stations;
    struct paper *p = begin(s, "投票时间、地点和方法", false);
    paper_addf(p, BLOCK_PARAGRAPH,
            "%s代表的选举于%s投票，时间为　　时　　分至　　时　　分。根据%s，现将投票的地点和方法公告如下：",
            s->congress, date_text_cn(s->arena, s->ws->election.day), s->law);
    add_rules_of_voting(s, p);
    struct paper_rows r = ROWS_OF(s->arena, station_columns);
    for (size_t i = 0; i < stations->n; i++) {
        const struct station *x = &stations->v[i];
        const struct district *d = district_lookup(&s->records.districts, x->district_no);
        if (!d || !is_wanted(district_no, d)) continue;
        rows_add_count(&r, x->district_no);
        rows_add(&r, d->name);
        rows_addf(&r, "%" PRId64 "名", d->seats);
        rows_add(&r, x->name);
        rows_add(&r, station_kind_title(x->kind));
    }
    paper_add_rows(p, &r);
    end(s, p, NOTICE_VOTING, district_no);
    return r.n ? p : NULL;
}

/* ---- further votes ---- */

struct paper *paper_notice_rounds(const struct paper_source *s)
{
    struct paper *p = begin(s, "再次投票、另行选举", false);
    struct paper_rows r = ROWS_OF(s->arena, round_columns);
    paper_addf(p, BLOCK_PARAGRAPH, "根据%s的规定，下列选区再次投票或者另行选举，现将日期、名额和候选人公告如下：",
            paper_cite(s, 45));
    for (size_t i = 0; i < s->records.rounds.n; i++) {
        const struct stored_round *x = &s->records.rounds.v[i];
        const struct district *d = district_lookup(&s->records.districts, x->district_no);
        if (x->round == 1 || !d) continue;
        struct buf names = {.arena = s->arena};
        for (size_t k = 0; k < x->option_count; k++) buf_addf(&names, "%s%s", k ? "、" : "", x->options[k].name);
        rows_add(&r, paper_district(s, d));
        rows_add(&r, date_text_cn(s->arena, x->held_on));
        rows_add(&r, x->kind == ROUND_FIRST ? "重新选举" : round_kind_title(x->kind));
        rows_addf(&r, "%" PRId64 "名", x->seats);
        rows_add(&r, buf_text(&names));
    }
    paper_add_rows(p, &r);
    end(s, p, NOTICE_OTHER_ROUND, 0);
    return r.n ? p : NULL;
}

/* ---- confirmed deputies ---- */

static bool is_confirmed(const struct deputy *x)
{
    return x->credential && date_is_set(x->credential->confirmed_on);
}

/* The presidium of the outgoing congress: it is the one that confirms (选举法 2020 第47条). */
static const char *presidium(const struct paper_source *s)
{
    struct election outgoing = s->ws->election;
    if (outgoing.congress < 2) return "主席团";
    outgoing.congress--;
    return arena_text(s->arena, "%s主席团", election_congress_name(s->arena, &outgoing));
}

struct paper *paper_notice_credentials(const struct paper_source *s)
{
    struct paper *p = paper_begin_result(s, arena_text(s->arena, "%s公告\n（代表资格）", presidium(s)));
    struct paper_rows r = ROWS_OF(s->arena, deputy_columns);
    size_t sound = 0;
    struct date on = DATE_NONE;
    for (size_t i = 0; i < s->deputies.n; i++) {
        const struct deputy *x = &s->deputies.v[i];
        if (!is_confirmed(x)) continue;
        bool is_good = credential_has_passed(x->credential);
        sound += is_good;
        if (x->credential->published_on.ymd > on.ymd) on = x->credential->published_on;
        rows_add(&r, paper_district(s, x->district));
        rows_add(&r, deputy_notice_name(s->arena, x->elected->name, x->candidate));
        rows_add(&r, is_good ? "有效" : "当选无效");
    }
    const char *article = law_cite(s->arena, &s->ws->law, RULE_R68);
    paper_addf(p, BLOCK_PARAGRAPH,
            "%s当选代表%zu名，代表资格审查委员会%s提出审查报告，主席团确认%zu名代表的资格有效。现将名单公布如下：",
            s->congress, s->deputies.n, *article ? arena_text(s->arena, "根据%s", article) : "依法", sound);
    paper_add_rows(p, &r);
    paper_add_text(p, BLOCK_SPACE, NULL);
    paper_add_text(p, BLOCK_RIGHT, presidium(s));
    paper_add_text(p, BLOCK_RIGHT, date_is_set(on) ? date_text_cn(s->arena, on) : "　　　　年　　月　　日");
    return r.n ? p : NULL;
}
