/* After the count: notices, certificates, oath, and the session's part of the work report. */
#include <inttypes.h>

#include "app/session_pen.h"
#include "app/session_structure.h"

static size_t count_elected(const struct session_view *v)
{
    size_t n = 0;
    for (size_t i = 0; i < v->result.n; i++) n += v->result.posts[i].elected_count;
    return n;
}

struct paper *session_compose_notice(struct arena *a, const struct session_view *v)
{
    const struct session *s = &v->session;
    if (count_elected(v) == 0) return NULL;
    struct paper *p = session_paper_begin(a, v, arena_text(a, "%s公告", s->title));
    paper_add_text(p, BLOCK_CENTER, "（第　　号）");
    paper_addf(p, BLOCK_PARAGRAPH, "%s于%s进行选举，结果如下：", s->title,
            date_text_cn(a, moment_date(s->round_count ? s->rounds[s->round_count - 1].at : MOMENT_NONE)));
    for (size_t i = 0; i < v->result.n; i++) {
        const struct post_result *r = &v->result.posts[i];
        if (r->elected_count == 0) continue;
        paper_addf(p, BLOCK_PARAGRAPH, "%s当选为%s。", session_names_elected(a, r), r->post->title);
    }
    paper_add_text(p, BLOCK_PARAGRAPH, "现予公告。");
    session_paper_sign(p, v);
    return p;
}

struct paper *session_compose_certificates(struct arena *a, const struct session_view *v)
{
    const struct session *s = &v->session;
    if (count_elected(v) == 0) return NULL;
    static const char title[] = "当选证书";
    struct paper *p = session_paper_begin(a, v, title);
    size_t pages = 0;
    for (size_t i = 0; i < v->result.n; i++) {
        const struct post_result *r = &v->result.posts[i];
        for (size_t k = 0; k < r->elected_count; k++) {
            if (pages++) {
                paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
                paper_add_text(p, BLOCK_TITLE, title);
            }
            paper_addf(p, BLOCK_RIGHT, "编号：%03zu", pages);
            paper_add_text(p, BLOCK_SPACE, NULL);
            paper_addf(p, BLOCK_PLAIN, "%s同志：", r->elected[k].name);
            const struct leader_round *round = session_find_round(s, r->post->no, r->elected[k].round);
            paper_addf(p, BLOCK_PARAGRAPH, "在%s%s召开的%s上，您当选为%s。", date_text_cn(a, moment_date(round->at)),
                    round->kind == ROUND_FIRST ? "" : round_kind_title(round->kind), s->title, r->post->title);
            paper_add_text(p, BLOCK_PARAGRAPH, "特发此证。");
            session_paper_sign(p, v);
        }
    }
    return p;
}

static const struct paper_column oath_columns[] = {{"序号", 12, ALIGN_CENTER}, {"姓名", 30, ALIGN_LEFT}, {"职务", 34, ALIGN_LEFT},
        {"宣誓时间", 24, ALIGN_LEFT}};

static struct moment sworn_at(const struct session *s, const char *name)
{
    for (size_t o = 0; o < s->oath_count; o++)
        for (size_t i = 0; i < s->oaths[o].n; i++)
            if (text_eq(s->oaths[o].names[i], name)) return s->oaths[o].at;
    return MOMENT_NONE;
}

struct paper *session_compose_oath(struct arena *a, const struct session_view *v)
{
    const struct session *s = &v->session;
    const char *text = law_oath_text(s->opens_on);
    if (!text || count_elected(v) == 0) return NULL;
    struct paper *p = session_paper_begin(a, v, "宪法宣誓誓词和宣誓人名单");
    paper_add_text(p, BLOCK_HEADING1, "一、誓词");
    paper_add_text(p, BLOCK_PARAGRAPH, text);
    paper_add_text(p, BLOCK_PARAGRAPH, "宣誓人：");
    paper_add_text(p, BLOCK_HEADING1, "二、宣誓人");
    struct paper_rows r = ROWS_OF(a, oath_columns);
    size_t n = 0;
    for (size_t i = 0; i < v->result.n; i++)
        for (size_t k = 0; k < v->result.posts[i].elected_count; k++) {
            const char *name = v->result.posts[i].elected[k].name;
            rows_addf(&r, "%zu", ++n);
            rows_add(&r, name);
            rows_add(&r, v->result.posts[i].post->title);
            rows_add(&r, moment_text_cn(a, sworn_at(s, name)));
        }
    paper_add_rows(p, &r);
    paper_addf(p, BLOCK_NOTE, "依据：%s；代表资格审查委员会组成人员也应当宣誓。", "全国人大常委会关于实行宪法宣誓制度的决定");
    session_paper_sign(p, v);
    return p;
}

/* ---- the session's part of the work report ---- */

static void add_structure(struct arena *a, struct paper *p, const struct session_view *v)
{
    struct session_structure n;
    session_count_structure(v, &n);
    paper_addf(p, BLOCK_PARAGRAPH, "当选领导人员%" PRId64 "名，其中妇女%" PRId64 "名；登记大专以上学历的%" PRId64 "名。", n.people, n.women, n.college);
    if (n.known_age == 0) {
        paper_add_text(p, BLOCK_PARAGRAPH, "平均年龄：出生日期未登记，不能计算。");
        return;
    }
    int64_t tenths = session_mean_age_tenths(n.months, n.known_age);
    paper_addf(p, BLOCK_PARAGRAPH, "平均年龄%" PRId64 ".%" PRId64 "岁（按足月计算到开会之日，%" PRId64 "人登记了出生日期%s）。", tenths / 10, tenths % 10,
            n.known_age, n.known_age < n.people ? arena_text(a, "，%" PRId64 "人未登记", n.people - n.known_age) : "");
}

struct paper *session_compose_summary(struct arena *a, const struct session_view *v)
{
    const struct session *s = &v->session;
    struct deputy_count n = session_count_deputies(s);
    struct paper *p = session_paper_begin(a, v, arena_text(a, "%s\n选举情况汇报", s->title));
    paper_add_text(p, BLOCK_HEADING1, "一、会议");
    paper_addf(p, BLOCK_PARAGRAPH, "%s于%s开幕，应有代表%" PRId64 "名，在任代表%" PRId64 "名。", s->title, date_text_cn(a, s->opens_on), n.seats,
            n.in_office);
    for (size_t i = 0; i < s->sitting_count; i++)
        if (s->sittings[i].kind == SITTING_PLENARY || s->sittings[i].kind == SITTING_PREPARATORY)
            paper_addf(p, BLOCK_PARAGRAPH, "%s：出席%" PRId64 "名，占全体代表的%s。", s->sittings[i].title, session_present(s, &s->sittings[i]),
                    ratio_text_percent(a, (struct ratio){session_present(s, &s->sittings[i]), session_count_deputies_at(s, s->sittings[i].at).in_office}, 2));
    paper_add_text(p, BLOCK_HEADING1, "二、提名");
    int64_t by_presidium = 0, joint = 0, listed = 0;
    for (size_t i = 0; i < s->nominee_count; i++) {
        by_presidium += !s->nominees[i].is_joint;
        joint += s->nominees[i].is_joint;
        listed += s->nominees[i].is_joint && s->nominees[i].state == NOMINEE_FORMAL;
    }
    paper_addf(p, BLOCK_PARAGRAPH, "主席团提名%" PRId64 "人次；代表联合提名%" PRId64 "件，其中列入正式候选人名单%" PRId64 "件。%s", by_presidium, joint, listed,
            moment_is_set(s->nomination_deadline) ? arena_text(a, "提名截止时间为%s。", moment_text_cn(a, s->nomination_deadline)) : "");
    paper_add_text(p, BLOCK_HEADING1, "三、结果");
    for (size_t i = 0; i < v->result.n; i++) {
        const struct post_result *r = &v->result.posts[i];
        paper_addf(p, BLOCK_PARAGRAPH, "%s%s：应选%" PRId64 "名，候选人%zu名，选出%zu名，投票%zu次。", r->post->title,
                r->post->is_secondment ? "（挂职）" : "", r->post->seats, r->post->formal_count, r->elected_count, r->round_count);
        for (size_t k = 0; k < r->elected_count; k++)
            paper_addf(p, BLOCK_PARAGRAPH, "　　%s，%s。", r->elected[k].name, session_votes(a, &r->elected[k]));
        for (size_t k = 0; k < r->round_count; k++) session_paper_add_looks(p, r->rounds[k].round);
    }
    paper_add_text(p, BLOCK_HEADING1, "四、结构");
    add_structure(a, p, v);
    paper_add_text(p, BLOCK_NOTE, "百分比以全体代表（在任代表）为基数，四舍五入到百分之零点零一；各数来自会议记录，可用 huanjie session show 核对。");
    session_paper_sign(p, v);
    return p;
}
