#include "app/roster.h"

#include <string.h>

#include "app/official_import.h"
#include "app/official_post.h"
#include "app/official_secret.h"
#include "app/paper_source.h"
#include "cadre/form.h"
#include "model/voter.h"
#include "roll/ethnic.h"

bool roster_is_chosen(const struct roster_choice *choice, const struct official *o, struct date on)
{
    return (choice->with_left || official_serves_on(o, on)) &&
           (!choice->organisation_no || o->organisation_no == choice->organisation_no) &&
           (choice->kind == OFFICIAL_KIND_COUNT || o->kind == choice->kind);
}

int roster_age(const struct official *o, struct date on)
{
    if (!o->born || o->born > people_month_of(on)) return -1;
    struct form_month born = {o->born / 100 * 12 + o->born % 100 - 1};
    return form_age(born, form_month_of(on));
}

static const char *first_heading(struct arena *a, const char *headings)
{
    return arena_copy(a, headings, strcspn(headings, "|"));
}

/* 198510, because a spreadsheet would make 1985.1 of 1985.10. */
static const char *month_cell(struct arena *a, int32_t month)
{
    return month ? arena_text(a, "%d", month) : "";
}

static const char *sex_text(int64_t sex)
{
    return sex == SEX_MAN ? "男" : sex == SEX_WOMAN ? "女" : "";
}

static const char *ethnic_text(int64_t ethnic)
{
    return ethnic ? roll_ethnic_title((int)ethnic) : "";
}

static bool add_person(struct workspace *ws, const struct people *p, const struct official *o, bool with_id,
        struct date on, struct paper_rows *r, struct err *e)
{
    struct arena *a = ws->arena;
    const struct organisation *at = organisation_lookup(&p->organisations, o->organisation_no);
    const struct appointment *x = official_post_main(p, o, on);
    const char *id = "";
    if (with_id && !official_secret_open(a, ws->vault, ws->election.county, o, &id, e)) return false;
    const char *const cells[ROSTER_FIELD_COUNT] = {[ROSTER_UNIT] = at ? at->name : "", [ROSTER_NAME] = o->name,
            [ROSTER_SEX] = sex_text(o->sex), [ROSTER_ETHNIC] = ethnic_text(o->ethnic),
            [ROSTER_BORN] = month_cell(a, o->born), [ROSTER_NATIVE] = o->native_place,
            [ROSTER_UPBRINGING] = o->upbringing, [ROSTER_POLITICS] = o->politics,
            [ROSTER_PARTY] = month_cell(a, o->party_since), [ROSTER_WORK] = month_cell(a, o->work_since),
            [ROSTER_FULL_RECORD] = o->full_time_record, [ROSTER_FULL_DEGREE] = o->full_time_degree,
            [ROSTER_SERVICE_RECORD] = o->in_service_record, [ROSTER_SERVICE_DEGREE] = o->in_service_degree,
            [ROSTER_TOP_RECORD] = o->highest_record, [ROSTER_TOP_DEGREE] = o->highest_degree,
            [ROSTER_SCHOOL] = o->school, [ROSTER_SPECIALITY] = o->speciality, [ROSTER_POST] = o->post_text,
            [ROSTER_SINCE] = x ? month_cell(a, x->since) : "",
            [ROSTER_GRADE_SINCE] = month_cell(a, x ? x->grade_since : o->grade_since),
            [ROSTER_GRADE] = post_grade_title(x ? x->grade : o->grade), [ROSTER_ID] = id,
            [ROSTER_KIND] = official_kind_title(o->kind), [ROSTER_WISH] = o->wish, [ROSTER_NOTE] = o->note};
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) rows_add(r, cells[f]);
    return true;
}

bool roster_table(struct workspace *ws, const struct people *p, const struct roster_choice *choice, struct date on,
        struct paper_table *table, struct err *e)
{
    static const char *const headings[ROSTER_FIELD_COUNT] = {
#define X(name, text, required) [ROSTER_##name] = text,
            ROSTER_FIELDS(X)
#undef X
    };
    struct arena *a = ws->arena;
    struct paper_column *columns = arena_alloc_array(a, ROSTER_FIELD_COUNT, sizeof *columns);
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++)
        columns[f] = (struct paper_column){first_heading(a, headings[f]), 10, ALIGN_LEFT};
    struct paper_rows r = {.arena = a, .columns = columns, .column_count = ROSTER_FIELD_COUNT};
    if (choice->with_id && !workspace_unlock(ws, e)) return false;
    for (size_t i = 0; i < p->officials.n; i++) {
        const struct official *o = &p->officials.v[i];
        if (roster_is_chosen(choice, o, on) && !add_person(ws, p, o, choice->with_id, on, &r, e)) return false;
    }
    *table = (struct paper_table){.columns = columns, .column_count = ROSTER_FIELD_COUNT, .cells = r.cells,
            .row_count = r.n / ROSTER_FIELD_COUNT};
    return true;
}
