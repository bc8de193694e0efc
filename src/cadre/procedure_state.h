/* What the parts of cadre/procedure.c share. */
#ifndef CADRE_PROCEDURE_STATE_H
#define CADRE_PROCEDURE_STATE_H

#include "cadre/note.h"
#include "cadre/procedure.h"
#include "cadre/qualify.h"

struct procedure_checking {
    const struct procedure_case *c;
    const char *subject;
    struct finding_list *findings;
};

static inline const struct selection_event *procedure_event(const struct procedure_checking *k, enum selection_kind kind)
{
    return selection_event_of(k->c->events, k->c->selection->selection_no, kind);
}

/* The text in force when it was decided, however late somebody looks; that of the day asked for while nothing is decided. */
static inline struct date procedure_law_day(const struct procedure_checking *k)
{
    const struct selection_event *decide = procedure_event(k, SELECTION_DECIDE);
    return decide ? decide->happened_on : k->c->law->on;
}

static inline const char *procedure_cite(const struct procedure_checking *k, enum cadre_rule r)
{
    return cadre_cite(k->findings->arena, procedure_law_day(k), r);
}

static inline const char *procedure_day(const struct procedure_checking *k, struct date d)
{
    return date_text(k->findings->arena, d);
}

/* F834, F871, F877, W839, W876: the recommendation, its sets and their year, its records (A01, A02, A04, A06, A08, A09). */
void procedure_check_recommendation(const struct procedure_checking *k);

/* F838: the seven steps of the appraisal (A31). W834: the six values of an identity (A38). W836: papers (A46). */
void procedure_check_steps_of_appraisal(const struct procedure_checking *k);
void procedure_check_identity(const struct procedure_checking *k);

/* W874, F876: an incumbent whom more than a third found incompetent (A35). */
void procedure_check_grades(const struct procedure_checking *k);
void procedure_check_papers(const struct procedure_checking *k);

/* F829, F830, F835, F872, W835, W871: the meeting that decides (A40 to A43, A45, A47). */
void procedure_check_meeting(const struct procedure_checking *k);

struct promotion {
    const struct official *official;
    const struct post *post;
    struct qualify_grade from;
    int64_t rise; /* grades; 0 and less: none, or not known */
};

/* F839, N871, W837, W838: exceptional promotion, training, probation, from when the tenure counts (A22, A24, A27, A51 to A53). */
void procedure_check_promotion(const struct procedure_checking *k);

/* F839, F873, W872: what is reported to the superior before it is decided (A48). */
void procedure_check_report(const struct procedure_checking *k, const struct promotion *p);

#endif
