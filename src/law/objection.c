#include "law/objection.h"

#include "law/calendar.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(objection_step, enum objection_step, OBJECTION_STEPS)
DEFINE_TITLE_FUNCTION(objection_step, enum objection_step, OBJECTION_STEPS)

struct course {
    struct arena *a;
    const struct law_basis *b;
    struct calendar_entry entries[CALENDAR_STEP_COUNT];
    size_t entry_count;
    struct objection_term *terms;
    size_t n;
};

/* The calendar's day and reason of a step; every calendar has these four. */
static void add(struct course *c, enum objection_step step, enum calendar_step day, struct date taken)
{
    const struct calendar_entry *entry = law_calendar_entry(c->entries, c->entry_count, day);
    c->terms[c->n++] = (struct objection_term){step, entry->latest, taken, entry->because};
}

static void close(struct course *c, enum rule r, const char *text)
{
    c->terms[c->n++] =
            (struct objection_term){.step = OBJECTION_STEP_CLOSED, .because = {r, law_cite(c->a, c->b, r), text}};
}

/* A list that is not out yet has no five days; an objection to it is early, not late. */
static void add_filing(struct course *c, const struct objection *o, struct date list_on)
{
    add(c, OBJECTION_STEP_FILE, STEP_OBJECTION, o->filed_on);
    if (date_is_set(list_on)) return;
    c->terms[c->n - 1].last = DATE_NONE;
    c->terms[c->n - 1].because.text = "选民名单还没有公布，五日申诉期没有开始";
}

static void add_lawsuit(struct course *c, const struct objection *o, struct date today)
{
    if (!date_is_set(o->sued_on) &&
            today.ymd > law_calendar_entry(c->entries, c->entry_count, STEP_LAWSUIT)->latest.ymd) {
        close(c, RULE_R33, "已处理，起诉期限内没有起诉，按选举委员会的处理决定执行");
        return;
    }
    add(c, OBJECTION_STEP_SUE, STEP_LAWSUIT, o->sued_on);
    if (!date_is_set(o->sued_on)) return;
    add(c, OBJECTION_STEP_JUDGE, STEP_JUDGMENT, o->judged_on);
    if (date_is_set(o->judged_on)) close(c, RULE_R34, "人民法院的判决为最后决定");
}

size_t law_objection_terms(struct arena *a, const struct law_basis *b, const struct objection *o, struct date list_on,
        struct date today, struct objection_term terms[OBJECTION_STEP_COUNT])
{
    struct course c = {.a = a, .b = b, .terms = terms};
    struct calendar_facts facts = {.voter_list_on = list_on, .objection_on = o->filed_on};
    c.entry_count = law_calendar(a, b, &facts, c.entries);
    add_filing(&c, o, list_on);
    add(&c, OBJECTION_STEP_DECIDE, STEP_OBJECTION_DECISION, o->decided_on);
    if (date_is_set(o->decided_on)) add_lawsuit(&c, o, today);
    return c.n;
}

int law_objection_lateness(const struct objection_term *t, struct date today)
{
    struct date on = date_is_set(t->taken) ? t->taken : today;
    if (!date_is_set(t->last) || on.ymd <= t->last.ymd) return 0;
    return date_days_between(t->last, on);
}
