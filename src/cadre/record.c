#include "cadre/record.h"

#include <string.h>

#include "base/utf8.h"
#include "cadre/note.h"
#include "cadre/politics.h"

/* Registration under the Civil Servants Law began with the order of April 2006; the offices registered from July on. */
enum { REGISTRATION_ORDERED = 200604, REGISTRATION_BEGAN = 200607, PARTY_AGE_MIN = 18, YEAR = 100 };

struct checking {
    const struct record_case *c;
    const char *subject;
    struct finding_list *findings;
    int32_t month;
};

static const char *month_text(struct checking *k, int32_t m)
{
    return arena_text(k->findings->arena, "%d.%02d", m / 100, m % 100);
}

/* "学习（大学）" */
static const char *fact_name(struct checking *k, const struct official_fact *x)
{
    const char *title = fact_kind_title(x->kind);
    return *x->text ? arena_text(k->findings->arena, "%s（%s）", title, x->text) : title;
}

/* What is called late must not be before what is called early; nothing when one of them was not said. */
static void must_follow(struct checking *k, const struct official_fact *x, const char *late, int32_t a, const char *early,
        int32_t b)
{
    if (!a || !b || a >= b) return;
    cadre_note(k->findings, FINDING_F836, "", k->subject, "%s%s %s 早于%s %s", fact_name(k, x), late, month_text(k, a), early,
            month_text(k, b));
}

/* The beginning of the person's facts of that kind, the earliest; 0 for none. */
static int32_t first_of(struct checking *k, enum fact_kind kind)
{
    const struct official_fact_list *f = &k->c->people->facts;
    int32_t first = 0;
    for (size_t i = 0; i < f->n; i++)
        if (f->v[i].official_no == k->c->official->official_no && f->v[i].kind == kind && f->v[i].from &&
                (!first || f->v[i].from < first))
            first = f->v[i].from;
    return first;
}

static void check_study(struct checking *k, const struct official_fact *x)
{
    int32_t born = k->c->official->born;
    if (x->from && born && x->from <= born)
        cadre_note(k->findings, FINDING_F836, "", k->subject, "%s入学时间 %s 不晚于出生年月 %s", fact_name(k, x), month_text(k, x->from),
                month_text(k, born));
    if (x->from && x->to && x->to <= x->from)
        cadre_note(k->findings, FINDING_F836, "", k->subject, "%s毕业时间 %s 不晚于入学时间 %s", fact_name(k, x), month_text(k, x->to),
                month_text(k, x->from));
    must_follow(k, x, "学位授予时间", x->granted, "入学时间", x->from);
}

static void check_registration(struct checking *k, const struct official_fact *x)
{
    if (x->from && x->from < REGISTRATION_ORDERED)
        cadre_note(k->findings, FINDING_F836, "", k->subject, "公务员登记时间 %s 早于 2006.04，那时还没有公务员登记", month_text(k, x->from));
    else if (x->from && x->from < REGISTRATION_BEGAN)
        cadre_note(k->findings, FINDING_W833, "", k->subject, "公务员登记时间 %s 早于 2006.07，请对照登记表", month_text(k, x->from));
    must_follow(k, x, "时间", x->from, "进入公务员队伍时间", first_of(k, FACT_SERVICE));
}

static void check_fact(struct checking *k, const struct official_fact *x)
{
    bool may_end_later = x->kind == FACT_BAR || x->kind == FACT_NOT_EXCELLENT;
    int32_t work = k->c->official->work_since, latest = x->from > x->to || may_end_later ? x->from : x->to;
    if (latest > k->month)
        cadre_note(k->findings, FINDING_F836, "", k->subject, "%s的时间 %s 晚于核对的日期", fact_name(k, x), month_text(k, latest));
    switch (x->kind) {
    case FACT_STUDY: check_study(k, x); break;
    case FACT_SERVICE: must_follow(k, x, "时间", x->from, "参加工作时间", work); break;
    case FACT_REGISTRATION: check_registration(k, x); break;
    case FACT_TRAINING: must_follow(k, x, "结束时间", x->to, "开始时间", x->from); break;
    case FACT_AWARD:
        must_follow(k, x, "批准时间", x->from, "参加工作时间", work);
        must_follow(k, x, "撤销时间", x->to, "批准时间", x->from);
        break;
    case FACT_POSITION:
        must_follow(k, x, "免职时间", x->to, "任职时间", x->from);
        must_follow(k, x, "任职时间", x->from, "参加工作时间", work);
        if (x->is_member == 1 && !*x->member_type)
            cadre_note(k->findings, FINDING_W833, "", k->subject, "%s是班子成员，没有填成员类别", fact_name(k, x));
        break;
    case FACT_LEVEL:
    case FACT_NOT_EXCELLENT:
    case FACT_BAR: must_follow(k, x, "终止时间", x->to, "开始时间", x->from); break;
    case FACT_KIND_COUNT: break;
    }
}

/* ---- posts and levels that are held now ---- */

/* The main post of those that have not ended; how many are main, and how many the form prints. */
struct held {
    const struct official_fact *main, *level;
    size_t positions, mains, printed, levels;
};

static struct held held_now(struct checking *k)
{
    const struct official_fact_list *f = &k->c->people->facts;
    struct held h = {0};
    for (size_t i = 0; i < f->n; i++) {
        const struct official_fact *x = &f->v[i];
        if (x->official_no != k->c->official->official_no || x->to) continue;
        if (x->kind == FACT_LEVEL) {
            h.levels++;
            h.level = x;
        }
        if (x->kind != FACT_POSITION) continue;
        h.positions++;
        h.printed += x->is_printed == 1;
        h.mains += x->is_main == 1;
        if (x->is_main == 1) h.main = x;
    }
    return h;
}

static bool stands_in_resume(struct checking *k, const char *post)
{
    struct arena *a = k->findings->arena;
    const char *resume = utf8_drop_blanks(a, k->c->form->text[CADRE_RESUME]);
    return strstr(resume, utf8_drop_blanks(a, post)) != NULL;
}

static void check_held(struct checking *k)
{
    struct held h = held_now(k);
    if (h.positions && h.mains != 1)
        cadre_note(k->findings, FINDING_W833, "", k->subject, "现任职务 %zu 个，其中主要职务 %zu 个，应当恰好一个", h.positions, h.mains);
    if (h.positions && !h.printed)
        cadre_note(k->findings, FINDING_W833, "", k->subject, "现任职务 %zu 个，没有一个输出到审批表", h.positions);
    if (h.levels > 1) cadre_note(k->findings, FINDING_W833, "", k->subject, "现职级登记了 %zu 个，应当只有一个", h.levels);
    if (!h.main) return;
    if (h.levels == 1) must_follow(k, h.main, "任职时间", h.main->from, "现职级批准时间", h.level->from);
    if (h.main->from && *h.main->text && k->c->form && !stands_in_resume(k, h.main->text))
        cadre_note(k->findings, FINDING_W833, "", k->subject, "主要职务“%s”%s 起任，简历里没有写到", h.main->text, month_text(k, h.main->from));
}

void record_check(const struct record_case *c, const char *subject, struct finding_list *findings)
{
    struct checking k = {c, subject, findings, c->on.ymd / 100};
    const struct official *o = c->official;
    enum politics side = politics_of(o);
    bool is_party = *o->politics && (side == POLITICS_MEMBER || side == POLITICS_PROBATIONARY);
    if (is_party && o->born && k.month < o->born + PARTY_AGE_MIN * YEAR)
        cadre_note(findings, FINDING_F836, "", subject, "政治面貌是%s，到 %s 不满十八岁（%s 出生）", o->politics, month_text(&k, k.month),
                month_text(&k, o->born));
    for (size_t i = 0; i < c->people->facts.n; i++)
        if (c->people->facts.v[i].official_no == o->official_no) check_fact(&k, &c->people->facts.v[i]);
    check_held(&k);
}

/* ---- codes of organisations ---- */

static bool is_code(const char *text)
{
    enum { GROUP = 3 };
    size_t n = strlen(text);
    for (size_t i = 0; i < n; i++) {
        bool is_letter = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'A' && text[i] <= 'Z');
        if (i % (GROUP + 1) == GROUP ? text[i] != '.' : !is_letter) return false;
    }
    return n % (GROUP + 1) == GROUP;
}

void record_check_codes(const struct organisation_list *list, struct finding_list *findings)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct organisation *o = &list->v[i];
        if (!*o->code) continue;
        if (!is_code(o->code))
            cadre_note(findings, FINDING_F837, "", o->name, "单位编码“%s”应为三位一段、用点分开的数字和大写字母，如 001.001.00A", o->code);
        for (size_t k = 0; k < i; k++)
            if (text_eq(list->v[k].code, o->code))
                cadre_note(findings, FINDING_F837, "", o->name, "单位编码“%s”与%s的相同", o->code, list->v[k].name);
    }
}
