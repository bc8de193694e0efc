#include "app/table_fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "app/table.h"
#include "base/buf.h"
#include "base/utf8.h"

/* In a row that slid by a column the ID number stands where something else is asked for: no message shows it. */
static void hide_numbers(char *text)
{
    enum { ID_DIGITS_MIN = 15, SHOWN_FIRST = 6, SHOWN_LAST = 4 };
    for (char *p = text; *p;) {
        size_t n = strspn(p, "0123456789Xx");
        for (size_t i = SHOWN_FIRST; n >= ID_DIGITS_MIN && i < n - SHOWN_LAST; i++) p[i] = '*';
        p += n ? n : 1;
    }
}

/* The faults of a row stand together, those of a second row of the heading at the beginning: of a whole file of faults not all are
 * looked through for each. */
enum { NEAR = 64 };

static bool is_said_alone(const struct table_faults *faults, size_t line)
{
    for (size_t i = 0; i < faults->n && i < 2 * NEAR; i++) {
        const struct table_fault *f = &faults->v[i < NEAR || faults->n <= 2 * NEAR ? i : faults->n - 2 * NEAR + i];
        if (f->line == line && f->is_alone) return true;
    }
    return false;
}

void table_fault(struct table_faults *faults, size_t line, const char *heading, const char *format, ...)
{
    char text[400];
    if (is_said_alone(faults, line)) return;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (n >= (int)sizeof text) text[utf8_cut(text, sizeof text - 1)] = '\0';
    hide_numbers(text);
    if (faults->n == faults->capacity)
        faults->v = arena_grow_array(faults->arena, faults->v, &faults->capacity, sizeof *faults->v);
    faults->v[faults->n++] = (struct table_fault){line, heading, arena_copy(faults->arena, text, strlen(text)), false};
}

void table_fault_alone(struct table_faults *faults, size_t line, const char *heading, const char *text)
{
    if (is_said_alone(faults, line)) return;
    while (faults->n > 0 && faults->v[faults->n - 1].line == line) faults->n--;
    table_fault(faults, line, heading, "%s", text);
    faults->v[faults->n - 1].is_alone = true;
}

void table_fault_merged(struct table_faults *faults, size_t line, const char *heading, size_t first_line)
{
    table_fault(faults, line, heading, "与第 %zu 行合并了单元格，内容只存在第 %zu 行；请取消合并，每一行都填上", first_line, first_line);
}

bool table_is_said(const struct table_faults *faults, size_t line, const char *heading)
{
    for (size_t i = 0; i < faults->n && i < TABLE_MERGE_FAULTS_MAX; i++)
        if (faults->v[i].line == line && text_eq(faults->v[i].heading, heading)) return true;
    return false;
}

enum { FAULTS_SHOWN = 12 };

/* A fault that is shown, and how many more its row has. */
struct shown_fault {
    const struct table_fault *fault;
    size_t more;
};

/* All of them, or where they are many one of each row: a row whose contents slipped has one in every cell. Gives how many
 * are shown. */
static size_t choose_faults(const struct table_faults *faults, struct shown_fault *shown)
{
    bool by_row = faults->n > FAULTS_SHOWN;
    size_t n = 0;
    for (size_t i = 0; i < faults->n; i++) {
        size_t at = by_row ? 0 : n;
        while (at < n && shown[at].fault->line != faults->v[i].line) at++;
        if (at < n)
            shown[at].more++;
        else if (n < FAULTS_SHOWN)
            shown[n++] = (struct shown_fault){&faults->v[i], 0};
    }
    return n;
}

const char *table_faults_text(const struct table_faults *faults)
{
    struct buf b = {.arena = faults->arena};
    struct shown_fault shown[FAULTS_SHOWN];
    size_t n = choose_faults(faults, shown), told = n;
    for (size_t i = 0; i < n; i++) {
        const struct table_fault *f = shown[i].fault;
        buf_addf(&b, "\n  第 %zu 行%s%s%s: %s", f->line, *f->heading ? "“" : "", f->heading, *f->heading ? "”" : "", f->text);
        if (shown[i].more) buf_addf(&b, "（这一行另有 %zu 处）", shown[i].more);
        told += shown[i].more;
    }
    if (faults->n > told) buf_addf(&b, "\n  … 以下各行另有 %zu 处", faults->n - told);
    return buf_text(&b);
}

bool table_is_sound(const struct table *t, const struct table_faults *faults, struct err *e)
{
    if (faults->n == 0) return true;
    return err_set(e, ERR_INPUT, "%s 有 %zu 处须改正，没有导入:%s", t->name, faults->n, table_faults_text(faults));
}
