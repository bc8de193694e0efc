/* A small county of two townships for the tests of the rules of choosing cadres. */
#ifndef CADRE_COUNTY_H
#define CADRE_COUNTY_H

#include "unit.h"

#include "base/buf.h"
#include "cadre/procedure.h"
#include "model/voter.h"

enum { ARENA = 1 << 20 };

static inline struct date day(int ymd)
{
    return (struct date){ymd};
}

static inline struct law_basis basis(int ymd)
{
    struct law_basis b;
    struct err e;
    assert_ok(law_basis_on(day(ymd), &b, &e), &e);
    return b;
}

static inline const char *codes(struct arena *a, const struct finding_list *list)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < list->n; i++) buf_addf(&b, "%s%s", i ? " " : "", finding_code_text(list->v[i].code));
    return buf_text(&b);
}

/* ---- a small county ---- */

static struct organisation organisations[] = {{1, "东溪镇", ORGANISATION_TOWNSHIP, "", "", "", "", ""},
        {2, "南河乡", ORGANISATION_TOWNSHIP, "", "", "", "", ""}, {3, "县政府", ORGANISATION_COUNTY, "", "", "", "", ""}};
static struct post posts[] = {{1, 1, "镇党委书记", ROLE_SECRETARY, GRADE_SECTION, 1, true, true},
        {2, 1, "镇长", ROLE_HEAD, GRADE_SECTION, 1, true, true},
        {3, 1, "副镇长", ROLE_DEPUTY_HEAD, GRADE_DEPUTY_SECTION, 2, false, true},
        {4, 1, "镇纪委书记", ROLE_DISCIPLINE, GRADE_DEPUTY_SECTION, 1, false, true},
        {5, 1, "科技副镇长", ROLE_OTHER, GRADE_DEPUTY_SECTION, 1, false, false},
        {6, 3, "副县长", ROLE_DEPUTY_HEAD, GRADE_DEPUTY_DIVISION, 4, false, true},
        {7, 2, "乡长", ROLE_HEAD, GRADE_SECTION, 1, true, true}, {8, 3, "县长", ROLE_HEAD, GRADE_DIVISION, 1, true, true}};

static inline struct official person(int64_t no, const char *name)
{
    return (struct official){.official_no = no, .name = name, .sex = SEX_MAN, .born = 197503, .organisation_no = 1,
            .native_place = "", .upbringing = "平和县小溪镇", .politics = "中共党员", .party_since = 199806,
            .work_since = 199608, .full_time_record = "大学", .full_time_degree = "", .in_service_record = "", .highest_record = "", .highest_degree = "",
            .in_service_degree = "", .school = "", .speciality = "", .health = "", .post_text = "", .wish = "", .note = "",
            .source = "", .left_why = ""};
}

struct county {
    struct people people;
    struct official officials[4];
    struct appointment appointments[8];
    struct year_result results[4];
    struct official_fact facts[2];
};

static inline void build(struct county *c, const struct appointment *appointments, size_t n)
{
    memset(c, 0, sizeof *c);
    c->officials[0] = person(1, "吴建国");
    c->officials[1] = person(2, "林佳怡");
    if (n) memcpy(c->appointments, appointments, n * sizeof *appointments);
    c->people.organisations = (struct organisation_list){organisations, ARRAY_COUNT(organisations)};
    c->people.posts = (struct post_list){posts, ARRAY_COUNT(posts)};
    c->people.officials = (struct official_list){c->officials, 2};
    c->people.appointments = (struct appointment_list){c->appointments, n};
    c->people.results = (struct year_result_list){c->results, 0};
    c->facts[0] = (struct official_fact){1, 1, FACT_TRAINING, "县委党校", 201003, 201004, 0, 100, -1, -1, -1, "", ""};
    c->people.facts = (struct official_fact_list){c->facts, 1};
}

static inline struct cadre_relative relative(const char *relation, const char *name, const char *born)
{
    struct cadre_relative r = relative_empty();
    r.text[RELATIVE_RELATION] = relation;
    r.text[RELATIVE_NAME] = name;
    r.text[RELATIVE_BORN] = born;
    return r;
}

#endif
