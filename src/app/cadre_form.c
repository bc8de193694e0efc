#include "app/cadre_form.h"

#include <string.h>

#include "app/paper_source.h"
#include "base/utf8.h"
#include "cadre/check.h"
#include "cadre/form.h"
#include "sheet/lrm.h"
#include "sheet/lrmx.h"

/* A name of which a character was lost on the way to a .lrmx, and characters of private use anywhere in it. A question mark in a text is
 * one here. */
static void note_lost(struct arena *a, const struct cadre *c, const char *subject, struct finding_list *notes)
{
    for (int f = 0; f < CADRE_FIELD_COUNT; f++) {
        const char *text = c->text[f];
        if (f != CADRE_NAME && !utf8_private(text)) continue;
        const char *said = lrm_lost_text(a, cadre_title((enum cadre_field)f), text);
        if (said) finding_add(notes, (struct finding){FINDING_W802, "", subject, said});
    }
    for (size_t i = 0; i < c->family_count; i++) {
        const char *said = lrm_lost_text(a, arena_text(a, "家庭成员第 %zu 人%s", i + 1, relative_title(RELATIVE_NAME)), c->family[i].text[RELATIVE_NAME]);
        if (said) finding_add(notes, (struct finding){FINDING_W802, "", subject, said});
    }
}

static bool is_lrm_name(const char *name)
{
    size_t n = strlen(name);
    return n > 4 && strcasecmp(name + n - 4, ".lrm") == 0;
}

bool cadre_form_read(struct arena *a, const char *name, struct str bytes, struct str photo, struct cadre *cadre,
        enum cadre_format *format, struct finding_list *notes, struct err *e)
{
    struct str begin = utf8_trim(bytes);
    if (begin.n && begin.p[0] != '<' && (begin.p[0] == '"' || is_lrm_name(name))) {
        if (!lrm_read(a, bytes, name, cadre, notes, e)) return false;
        cadre->photo = photo;
        *format = CADRE_FORMAT_LRM;
        return true;
    }
    if (begin.n && begin.p[0] != '<') return err_set(e, ERR_INPUT, "不是任免审批表（.lrmx 或 .lrm）");
    if (!lrmx_read(a, bytes, name, cadre, notes, e)) return false;
    note_lost(a, cadre, name, notes);
    *format = CADRE_FORMAT_LRMX;
    return true;
}

void cadre_set_add(struct cadre_set *set, const char *file, struct str bytes, struct str photo, const char *why)
{
    struct arena *a = set->arena;
    struct err e;
    enum cadre_format format;
    struct cadre_form form = {.file = file, .subject = file, .cadre = cadre_empty()};
    size_t first = set->findings.n;
    form.is_read = !why && cadre_form_read(a, file, bytes, photo, &form.cadre, &format, &set->findings, &e);
    const char *name = form.cadre.text[CADRE_NAME];
    if (*name) form.subject = arena_text(a, "%s %s", file, name);
    for (size_t i = first; i < set->findings.n; i++) set->findings.v[i].subject = form.subject;
    if (form.is_read) {
        cadre_check(&form.cadre, form.subject, set->on, &set->findings);
    } else {
        const char *text = arena_copy(a, why ? why : e.text, strlen(why ? why : e.text));
        finding_add(&set->findings, (struct finding){FINDING_F812, "", form.subject, text});
    }
    if (set->n == set->capacity) set->v = arena_grow_array(a, set->v, &set->capacity, sizeof *set->v);
    set->v[set->n++] = form;
}

void cadre_set_compare(struct cadre_set *set)
{
    struct cadre *cadres = arena_alloc_array(set->arena, set->n + 1, sizeof *cadres);
    const char **subjects = arena_alloc_array(set->arena, set->n + 1, sizeof *subjects);
    for (size_t i = 0; i < set->n; i++) {
        cadres[i] = set->v[i].cadre;
        subjects[i] = set->v[i].subject;
    }
    cadre_check_twins(cadres, subjects, set->n, &set->findings);
}

int cadre_form_age(const struct cadre_set *set, const struct cadre_form *form)
{
    struct form_month born = form_month_read(set->arena, form->cadre.text[CADRE_BORN]), on = form_month_of(set->on);
    return form_month_is_set(born) && born.n <= on.n ? form_age(born, on) : -1;
}

static void add_people(const struct cadre_set *set, struct paper *p)
{
    static const struct paper_column columns[] = {{"序号", 6, ALIGN_CENTER}, {"姓名", 12, ALIGN_CENTER},
            {"性别", 6, ALIGN_CENTER}, {"民族", 10, ALIGN_CENTER}, {"出生年月", 12, ALIGN_CENTER}, {"年龄", 7, ALIGN_RIGHT},
            {"学历", 14, ALIGN_LEFT}, {"现任职务", 30, ALIGN_LEFT}, {"须改正", 8, ALIGN_RIGHT}, {"须说明", 8, ALIGN_RIGHT}};
    struct paper_rows r = ROWS_OF(set->arena, columns);
    for (size_t i = 0; i < set->n; i++) {
        const struct cadre_form *f = &set->v[i];
        const char *const *text = f->cadre.text;
        int age = cadre_form_age(set, f);
        int64_t counts[3] = {0};
        for (size_t k = 0; k < set->findings.n; k++)
            counts[finding_severity(set->findings.v[k].code)] += set->findings.v[k].subject == f->subject;
        rows_addf(&r, "%zu", i + 1);
        rows_add(&r, f->is_read ? text[CADRE_NAME] : f->file);
        rows_add(&r, text[CADRE_SEX]);
        rows_add(&r, text[CADRE_ETHNIC]);
        rows_add(&r, form_month_text(set->arena, form_month_read(set->arena, text[CADRE_BORN])));
        rows_add(&r, age < 0 ? "" : arena_text(set->arena, "%d", age));
        rows_add(&r, *text[CADRE_IN_SERVICE_RECORD] ? text[CADRE_IN_SERVICE_RECORD] : text[CADRE_FULL_TIME_RECORD]);
        rows_add(&r, text[CADRE_POST]);
        rows_add_count(&r, counts[SEVERITY_STOP]);
        rows_add_count(&r, counts[SEVERITY_EXPLAIN]);
    }
    paper_addf(p, BLOCK_HEADING1, "一、名单（%zu 份）", set->n);
    paper_add_rows(p, &r);
}

static void add_findings(const struct cadre_set *set, struct paper *p)
{
    static const struct paper_column columns[] = {{"审批表", 18, ALIGN_LEFT}, {"问题", 8, ALIGN_CENTER},
            {"查到的", 40, ALIGN_LEFT}, {"改正或者说明", 26, ALIGN_LEFT}};
    struct paper_rows r = ROWS_OF(set->arena, columns);
    for (size_t i = 0; i < set->findings.n; i++) {
        const struct finding *f = &set->findings.v[i];
        rows_add(&r, f->subject);
        rows_add(&r, finding_code_text(f->code));
        rows_add(&r, f->text);
        rows_add(&r, "");
    }
    paper_add_text(p, BLOCK_HEADING1, "二、须改正和说明的");
    if (set->findings.n)
        paper_add_rows(p, &r);
    else
        paper_add_text(p, BLOCK_PARAGRAPH, "没有。");
    paper_add_text(p, BLOCK_NOTE, "问题以 F 开头的须改正后重报，W 开头的须改正或者书面说明，N 开头的是提示。");
    paper_add_text(p, BLOCK_PLAIN, "填报单位（盖章）：　　　　　　　核对人：　　　　　　　日期：");
}

struct paper *cadre_set_paper(const struct cadre_set *set)
{
    struct paper *p = paper_new(set->arena, "干部任免审批表核对清单", set->on);
    p->subtitle = arena_text(set->arena, "（年龄按月计算到%s）", date_text_cn(set->arena, set->on));
    p->is_landscape = true;
    p->is_compact = true;
    add_people(set, p);
    add_findings(set, p);
    return p;
}
