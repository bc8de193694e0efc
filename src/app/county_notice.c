#include "app/county_notice.h"

#include <inttypes.h>

#include "cadre/politics.h"
#include "cadre/procedure.h"
#include "model/voter.h"
#include "roll/ethnic.h"
#include "store/selection.h"

/* ---- where people may speak ---- */

/* lead: what the paragraph begins with, "" for nothing */
static void add_contact(const struct county_source *s, struct paper *p, const char *lead, struct date from, struct date until)
{
    paper_addf(p, BLOCK_PARAGRAPH,
            "%s自%s至%s，干部群众可以通过来信、来电、来访等方式反映情况和问题。反映情况要实事求是，提倡署实名；我们将严格遵守纪律，"
            "对反映人予以保密。",
            lead, date_text_cn(s->arena, from), date_text_cn(s->arena, until));
    paper_add_text(p, BLOCK_PARAGRAPH, "联系电话：　　　　　　　　　来信来访地址：");
    paper_add_text(p, BLOCK_SPACE, NULL);
    paper_addf(p, BLOCK_RIGHT, "中共%s委组织部", s->ws->election.name);
    paper_add_text(p, BLOCK_RIGHT, date_text_cn(s->arena, from));
}

static const char *sex_of(const struct official *o)
{
    return o->sex == SEX_MAN ? "男" : o->sex == SEX_WOMAN ? "女" : "";
}

/* ---- it begins ---- */

static bool is_in_team(const struct county_source *s, const struct official *o, const struct organisation *at)
{
    if (!official_serves(o) || o->kind != OFFICIAL_INCUMBENT) return false;
    for (size_t i = 0; i < s->people.appointments.n; i++) {
        const struct appointment *x = &s->people.appointments.v[i];
        const struct post *post = post_lookup(&s->people.posts, x->post_no);
        if (x->official_no == o->official_no && post && post->organisation_no == at->organisation_no &&
                appointment_holds(x, people_month_of(s->on)))
            return true;
    }
    return false;
}

static size_t add_team(const struct county_source *s, const struct organisation *at, struct paper *p)
{
    static const struct paper_column columns[] = {{"序号", 8, ALIGN_CENTER}, {"姓名", 18, ALIGN_CENTER},
            {"性别", 10, ALIGN_CENTER}, {"出生年月", 18, ALIGN_CENTER}, {"现任职务", 46, ALIGN_LEFT}};
    struct paper_rows r = ROWS_OF(s->arena, columns);
    size_t n = 0;
    for (size_t i = 0; i < s->people.officials.n; i++) {
        const struct official *o = &s->people.officials.v[i];
        if (!is_in_team(s, o, at)) continue;
        rows_addf(&r, "%zu", ++n);
        rows_add(&r, o->name);
        rows_add(&r, sex_of(o));
        rows_add(&r, people_month_text(s->arena, o->born));
        rows_add(&r, o->post_text);
    }
    if (n == 0) return 0;
    struct paper_table *t = arena_alloc(s->arena, sizeof *t);
    *t = (struct paper_table){columns, ARRAY_COUNT(columns), r.cells, n, 105};
    paper_add_table(p, t);
    return n;
}

const char *county_preview_left_out(const struct county_source *s, const struct organisation *at)
{
    struct buf b = {.arena = s->arena};
    for (size_t i = 0; i < s->people.officials.n; i++) {
        const struct official *o = &s->people.officials.v[i];
        if (o->organisation_no != at->organisation_no || o->kind != OFFICIAL_INCUMBENT || !official_serves(o) || is_in_team(s, o, at)) continue;
        buf_addf(&b, "%s%s（%s）", b.n ? "、" : "", o->name, *o->post_text ? o->post_text : "职务未填");
    }
    return buf_text(&b);
}

bool county_preview_paper(const struct county_source *s, const struct organisation *at, struct date from,
        struct date until, struct paper **paper, struct err *e)
{
    struct paper *p = county_paper_begin(s, arena_text(s->arena, "%s领导班子换届考察预告", at->name));
    p->dated = from;
    paper_addf(p, BLOCK_PARAGRAPH,
            "根据乡镇领导班子换届工作安排，%s委考察组将对%s领导班子及其成员进行考察。考察对象如下：",
            s->ws->election.name, at->name);
    if (add_team(s, at, p) == 0)
        return err_set(e, ERR_INPUT, "%s没有在任的班子成员；用 huanjie organisation posts 查看", at->name);
    paper_add_text(p, BLOCK_PARAGRAPH,
            "考察内容：班子的思想政治建设、组织领导、工作实绩、作风廉洁；成员的德、能、勤、绩、廉，重在实绩和群众公认。");
    paper_add_text(
            p, BLOCK_PARAGRAPH, "考察方式：民主推荐、民主测评、民意调查、个别谈话、实绩分析、查阅资料和综合评价。");
    add_contact(s, p, "", from, until);
    *paper = p;
    return true;
}

/* ---- who is proposed ---- */

/* As many working days as the county asks for; *days: how many there are. */
static bool check_days(const struct county_source *s, struct date from, struct date until, int *days, struct err *e)
{
    struct workspace *ws = s->ws;
    struct holiday_list holidays;
    int asked = (int)ws->law.settings[SETTING_NOTICE_WORKING_DAYS].value;
    if (!holiday_load_all(s->arena, ws->db, ws->election.county, &holidays, e)) return false;
    *days = procedure_working_days(from, until, &holidays);
    if (*days >= asked) return true;
    return err_set(e, ERR_INPUT,
            "%s公布，到%s只有 %d 个工作日，公示须 %d 个（%s），最早到%s；节假日用 huanjie process holiday 登记",
            date_text(s->arena, from), date_text(s->arena, until), *days, asked, cadre_cite(s->arena, from, CADRE_RULE_A50),
            date_text(s->arena, procedure_notice_end(from, asked, &holidays)));
}

bool county_publicity_unknown(const struct county_source *s, struct date from, struct date until, const char **years, struct err *e)
{
    struct holiday_list holidays;
    struct buf b = {.arena = s->arena};
    if (!holiday_load_all(s->arena, s->ws->db, s->ws->election.county, &holidays, e)) return false;
    for (int year = date_year(from); year <= date_year(until); year++)
        if (!procedure_knows_year(&holidays, year)) buf_addf(&b, "%s%d 年", b.n ? "、" : "", year);
    *years = buf_text(&b);
    return true;
}

static void add_proposal(const struct county_source *s, const struct county_proposal *x, struct paper *p)
{
    const struct official *o = x->official;
    struct arena *a = s->arena;
    struct buf b = {.arena = a};
    buf_addf(&b, "%s，%s", o->name, sex_of(o));
    if (o->ethnic) buf_addf(&b, "，%s", roll_ethnic_title((int)o->ethnic));
    if (o->born) buf_addf(&b, "，%d年%d月生", o->born / 100, o->born % 100);
    if (*o->native_place) buf_addf(&b, "，%s人", o->native_place);
    if (*o->full_time_record) buf_addf(&b, "，全日制%s", o->full_time_record);
    if (*o->in_service_record) buf_addf(&b, "，在职%s", o->in_service_record);
    if (!*o->full_time_record && !*o->in_service_record && *o->highest_record) buf_addf(&b, "，最高学历%s", o->highest_record);
    if (o->party_since && politics_of(o) != POLITICS_UNCLEAR)
        buf_addf(&b, "，%d年%d月加入中国共产党", o->party_since / 100, o->party_since % 100);
    else if (*o->politics)
        buf_addf(&b, "，%s", o->politics);
    if (o->work_since) buf_addf(&b, "，%d年%d月参加工作", o->work_since / 100, o->work_since % 100);
    buf_addf(&b, "，现任%s，拟任%s。", county_post_of(s, o), x->post);
    paper_add_text(p, BLOCK_PARAGRAPH, buf_text(&b));
}

bool county_publicity_paper(const struct county_source *s, const struct county_proposal *proposals, size_t n,
        struct date from, struct date until, struct paper **paper, struct err *e)
{
    struct paper *p = county_paper_begin(s, "干部任前公示");
    int days;
    p->dated = from;
    if (n == 0) return err_set(e, ERR_INPUT, "没有公示对象，请用 --propose 姓名=拟任职务 指明");
    if (!check_days(s, from, until, &days, e)) return false;
    paper_addf(p, BLOCK_PARAGRAPH, "根据干部任免规定，现将下列%zu名同志的情况予以公示：", n);
    for (size_t i = 0; i < n; i++) add_proposal(s, &proposals[i], p);
    add_contact(s, p, arena_text(s->arena, "公示时间%d个工作日（公布当日不计）。", days), from, until);
    *paper = p;
    return true;
}
