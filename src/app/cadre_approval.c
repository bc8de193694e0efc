#include "app/cadre_approval.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/form.h"
#include "roll/id.h"

/* "198511" is "1985.11"; what is no month stays as it is written. */
static const char *show_month(struct arena *a, const char *text)
{
    struct form_month m = form_month_read(a, text);
    return form_month_is_set(m) ? form_month_text(a, m) : text;
}

static const char *show_born(const struct cadre_set *set, const struct cadre_form *form)
{
    int age = cadre_form_age(set, form);
    const char *month = show_month(set->arena, form->cadre.text[CADRE_BORN]);
    return age < 0 ? month : arena_text(set->arena, "%s\n（%d岁）", month, age);
}

/* "200606；民建" is "2006.06\n民建". */
static const char *show_party(struct arena *a, const char *text)
{
    struct form_party party = form_party_read(a, text);
    if (party.fault || !form_month_is_set(party.joined)) return text;
    const char *joined = form_month_text(a, party.joined);
    return *party.other ? arena_text(a, "%s\n%s", joined, party.other) : joined;
}

/* The day on which the form was filled in, as the form's last line has it. */
static const char *show_filled(struct arena *a, const char *text)
{
    struct form_month m = form_month_read(a, text);
    if (!form_month_is_set(m)) return text;
    int day = strlen(text) == 8 ? atoi(text + 6) : 0;
    return day ? arena_text(a, "%d年%d月%d日", m.n / 12, m.n % 12 + 1, day)
               : arena_text(a, "%d年%d月", m.n / 12, m.n % 12 + 1);
}

/* Months at the beginning of a line of the résumé: digits, dots and dashes, up to the first other character. */
static size_t months_length(const char *line, size_t n)
{
    static const char others[] = "0123456789.-—－～~年月";
    size_t end = 0;
    while (end < n) {
        uint32_t c;
        size_t step = utf8_decode(line + end, n - end, &c);
        if (!step || !memmem(others, sizeof others - 1, line + end, step)) break;
        end += step;
    }
    return end;
}

static struct approval_line line_of(struct arena *a, const char *text, size_t n)
{
    enum { MONTH_BYTES = 7 };
    size_t months = months_length(text, n);
    if (months < MONTH_BYTES || text[0] < '0' || text[0] > '9') {
        struct str rest = utf8_trim((struct str){text, n});
        return (struct approval_line){"", arena_copy(a, rest.p, rest.n)};
    }
    struct str rest = utf8_trim((struct str){text + months, n - months});
    return (struct approval_line){arena_copy(a, text, months), arena_copy(a, rest.p, rest.n)};
}

/* A line without months goes on with the one before, in its column. */
static void join(struct arena *a, struct approval_line *before, struct approval_line line)
{
    before->text = arena_text(a, "%s%s", before->text, line.text);
}

static void add_resume(struct arena *a, const char *text, struct approval_sheet *sheet)
{
    struct approval_line *v = NULL;
    size_t n = 0, capacity = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        struct approval_line line = line_of(a, text, length);
        text += length + (text[length] == '\n');
        bool goes_on = !*line.months && n && *v[n - 1].months;
        if (goes_on) {
            join(a, &v[n - 1], line);
        } else if (*line.text || *line.months) {
            if (n == capacity) v = arena_grow_array(a, v, &capacity, sizeof *v);
            v[n++] = line;
        }
    }
    sheet->resume = v;
    sheet->resume_count = n;
}

/* The age of a member of the family; none of somebody who has died. */
static const char *show_relative_age(const struct cadre_set *set, const struct cadre_relative *r)
{
    struct form_month born = form_month_read(set->arena, r->text[RELATIVE_BORN]), on = form_month_of(set->on);
    bool is_dead = strstr(r->text[RELATIVE_POST], "去世") || strstr(r->text[RELATIVE_POST], "已故");
    if (!form_month_is_set(born) || born.n > on.n || is_dead) return "";
    return arena_text(set->arena, "%d", form_age(born, on));
}

static void add_family(const struct cadre_set *set, const struct cadre *c, struct approval_sheet *sheet)
{
    struct cadre_relative *family = arena_alloc_array(set->arena, c->family_count + 1, sizeof *family);
    for (size_t i = 0; i < c->family_count; i++) {
        family[i] = c->family[i];
        family[i].text[RELATIVE_BORN] = show_relative_age(set, &c->family[i]);
    }
    sheet->shown.family = family;
}

static const char *foot_of(struct arena *a, const struct cadre *c)
{
    struct buf b = {.arena = a};
    if (*c->text[CADRE_FILLED_BY]) buf_addf(&b, "填表人：%s　　", c->text[CADRE_FILLED_BY]);
    if (*c->text[CADRE_ID])
        buf_addf(&b, "公民身份号码：%s", roll_id_mask(a, (struct str){c->text[CADRE_ID], strlen(c->text[CADRE_ID])}));
    return buf_text(&b);
}

struct approval_sheet cadre_approval_sheet(const struct cadre_set *set, const struct cadre_form *form)
{
    struct arena *a = set->arena;
    struct approval_sheet sheet = {.name = form->subject, .shown = form->cadre};
    const char **text = sheet.shown.text;
    text[CADRE_BORN] = show_born(set, form);
    text[CADRE_PARTY] = show_party(a, text[CADRE_PARTY]);
    text[CADRE_WORK_START] = show_month(a, text[CADRE_WORK_START]);
    text[CADRE_FILLED_ON] = show_filled(a, text[CADRE_FILLED_ON]);
    add_resume(a, text[CADRE_RESUME], &sheet);
    add_family(set, &form->cadre, &sheet);
    sheet.foot = foot_of(a, &form->cadre);
    return sheet;
}

static void add_known(const struct cadre_set *set, struct finding_list *faults)
{
    for (size_t i = 0; i < set->findings.n; i++) {
        const struct finding *f = &set->findings.v[i];
        if (f->code == FINDING_F812 || f->code == FINDING_W802) finding_add(faults, *f);
    }
}

static void add_fault(struct finding_list *faults, const char *subject, struct approval_fault fault)
{
    const char *text = arena_text(faults->arena, "%s: %s；改好以前这份表不打印", fault.cell, fault.why);
    finding_add(faults, (struct finding){FINDING_F813, "", subject, text});
}

bool cadre_approval_sheets(const struct cadre_set *set, struct finding_list *faults, struct approval_sheet **sheets,
        size_t *n, struct err *e)
{
    struct approval_sheet *good = arena_alloc_array(set->arena, set->n + 1, sizeof *good);
    size_t count = 0;
    add_known(set, faults);
    for (size_t i = 0; i < set->n; i++) {
        struct approval_faults found;
        struct approval_sheet sheet = cadre_approval_sheet(set, &set->v[i]);
        if (!set->v[i].is_read) continue;
        if (!approval_try(set->arena, &sheet, &found, e)) return false;
        for (size_t k = 0; k < found.n; k++) add_fault(faults, sheet.name, found.v[k]);
        if (found.n == 0) good[count++] = sheet;
    }
    *sheets = good;
    *n = count;
    return true;
}
