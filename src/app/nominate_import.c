#include "app/nominate_import.h"

#include <inttypes.h>

#include "app/nominate_plan.h"
#include "model/voter.h"

static bool is_same_person(const struct candidate *x, const struct candidate *y)
{
    if (x->district_no != y->district_no) return false;
    if (x->voter_no && y->voter_no) return x->voter_no == y->voter_no;
    return text_eq(x->name, y->name);
}

/* ---- persons ---- */

/* Two lines about one person complete each other; where they differ somebody has to say which is right. */
static void join_text(struct nominate_plan *m, const struct nominate_row *r, size_t first, const char *title,
        const char **have, const char *more)
{
    if (!**have)
        *have = more;
    else if (*more && !text_eq(*have, more))
        table_fault(&m->faults, r->line, title, "“%s”与第 %zu 行的“%s”不同，请核对", more, first, *have);
}

static void join_told(struct nominate_plan *m, const struct nominate_row *r, size_t first, const char *title,
        enum told *have, enum told more)
{
    if (*have == TOLD_NOTHING)
        *have = more;
    else if (more != TOLD_NOTHING && *have != more)
        table_fault(&m->faults, r->line, title, "与第 %zu 行不同，请核对", first);
}

static void join_int(struct nominate_plan *m, const struct nominate_row *r, size_t first, const char *title,
        int64_t nothing, int64_t *have, int64_t more)
{
    if (*have == nothing)
        *have = more;
    else if (more != nothing && *have != more)
        table_fault(&m->faults, r->line, title, "与第 %zu 行不同，请核对", first);
}

static void join_person(struct nominate_plan *m, struct wanted_person *p, const struct nominate_row *r)
{
    struct candidate *c = &p->person;
    const struct candidate *x = &r->person;
    int64_t born = c->born_on.ymd;
    join_int(m, r, p->line, "出生日期", 0, &born, x->born_on.ymd);
    c->born_on.ymd = (int32_t)born;
    join_int(m, r, p->line, "性别", SEX_NOT_SAID, &c->sex, x->sex);
    join_int(m, r, p->line, "民族", 0, &c->ethnic, x->ethnic);
    join_text(m, r, p->line, "政治面貌", &c->party, x->party);
    join_text(m, r, p->line, "学历", &c->education, x->education);
    join_text(m, r, p->line, "学位", &c->degree, x->degree);
    join_text(m, r, p->line, "工作单位及职务", &c->post, x->post);
    join_text(m, r, p->line, "其他代表职务", &c->other_mandate, x->other_mandate);
    join_told(m, r, p->line, "连任", &p->incumbent, r->incumbent);
    join_told(m, r, p->line, "境外资助", &p->foreign_funding, r->foreign_funding);
    if (!p->has_category) c->category = x->category;
    if (p->has_category && r->has_category && c->category != x->category)
        table_fault(&m->faults, r->line, "类别", "与第 %zu 行不同，请核对", p->line);
    p->has_category |= r->has_category;
}

static size_t want_person(struct nominate_plan *m, const struct nominate_row *r)
{
    for (size_t i = 0; i < m->person_count; i++) {
        if (!is_same_person(&m->persons[i].person, &r->person)) continue;
        join_person(m, &m->persons[i], r);
        return i;
    }
    m->persons[m->person_count] = (struct wanted_person){.person = r->person,
            .line = r->line,
            .incumbent = r->incumbent,
            .foreign_funding = r->foreign_funding,
            .has_category = r->has_category};
    return m->person_count++;
}

/* ---- nominations ---- */

static void want_nomination(struct nominate_plan *m, const struct nominate_row *r)
{
    size_t person = want_person(m, r);
    const char *organisation = r->kind == NOMINATION_PARTY ? r->organisation : "";
    for (size_t i = 0; i < m->nomination_count; i++) {
        const struct wanted_nomination *x = &m->nominations[i];
        if (x->person != person || x->nomination.kind != r->kind || !text_eq(x->nomination.organisation, organisation))
            continue;
        table_fault(&m->faults, r->line, "推荐方式", "与第 %zu 行重复：同一人的同一推荐只写一行", x->line);
        return;
    }
    m->nominations[m->nomination_count++] = (struct wanted_nomination){
            .nomination = {.kind = r->kind, .organisation = organisation, .received_on = r->received_on, .why = ""},
            .person = person,
            .line = r->line};
}

/* ---- against the records ---- */

static bool is_recorded_otherwise(struct nominate_plan *m, struct wanted_person *p, const struct candidate *old)
{
    struct arena *a = m->ws->arena;
    struct intake *in = m->in;
    const struct candidate *c = &p->person;
    const char *subject = subject_of_nominee(a, old);
    bool changed = intake_compare(in, subject, "姓名", old->name, c->name);
    changed |= intake_compare(in, subject, "出生日期", date_text(a, old->born_on), date_text(a, c->born_on));
    changed |= intake_compare(in, subject, "政治面貌", old->party, c->party);
    changed |= intake_compare(in, subject, "学历", old->education, c->education);
    changed |= intake_compare(in, subject, "学位", old->degree, c->degree);
    changed |= intake_compare(in, subject, "工作单位及职务", old->post, c->post);
    changed |= intake_compare(in, subject, "其他代表职务", old->other_mandate, c->other_mandate);
    if (c->voter_no) changed |= intake_compare_int(in, subject, "选民证号", old->voter_no, c->voter_no);
    if (c->sex != SEX_NOT_SAID) changed |= intake_compare_int(in, subject, "性别", old->sex, c->sex);
    if (c->ethnic) changed |= intake_compare_int(in, subject, "民族", old->ethnic, c->ethnic);
    if (p->has_category)
        changed |= intake_compare(
                in, subject, "类别", deputy_category_title(old->category), deputy_category_title(c->category));
    if (p->incumbent != TOLD_NOTHING)
        changed |= intake_compare(in, subject, "连任", old->is_incumbent ? "是" : "否", p->incumbent ? "是" : "否");
    if (p->foreign_funding != TOLD_NOTHING)
        changed |= intake_compare(
                in, subject, "境外资助", old->foreign_funding ? "是" : "否", p->foreign_funding ? "是" : "否");
    return changed;
}

/* What the table leaves open stays as it is recorded. */
static struct candidate merged(const struct wanted_person *p, const struct candidate *old)
{
    struct candidate c = *old;
    const struct candidate *x = &p->person;
    c.name = x->name;
    if (x->voter_no) c.voter_no = x->voter_no;
    if (x->sex != SEX_NOT_SAID) c.sex = x->sex;
    if (x->ethnic) c.ethnic = x->ethnic;
    if (date_is_set(x->born_on)) c.born_on = x->born_on;
    if (*x->party) c.party = x->party;
    if (*x->education) c.education = x->education;
    if (*x->degree) c.degree = x->degree;
    if (*x->post) c.post = x->post;
    if (*x->other_mandate) c.other_mandate = x->other_mandate;
    if (p->has_category) c.category = x->category;
    if (p->incumbent != TOLD_NOTHING) c.is_incumbent = p->incumbent == TOLD_YES;
    if (p->foreign_funding != TOLD_NOTHING) c.foreign_funding = p->foreign_funding == TOLD_YES;
    return c;
}

static void meet_person(struct nominate_plan *m, struct wanted_person *p)
{
    const struct candidate *old = NULL;
    for (size_t i = 0; i < m->slate.candidates.n && !old; i++)
        if (is_same_person(&m->slate.candidates.v[i], &p->person)) old = &m->slate.candidates.v[i];
    if (old) {
        p->is_changed = is_recorded_otherwise(m, p, old);
        p->person = merged(p, old);
        return;
    }
    struct candidate *c = &p->person;
    c->is_incumbent = p->incumbent == TOLD_YES;
    c->foreign_funding = p->foreign_funding == TOLD_YES;
    c->state = CANDIDATE_NOMINATED;
    c->state_why = "";
    c->primary_votes = -1;
}

static void meet_nomination(struct nominate_plan *m, struct wanted_nomination *x)
{
    const struct candidate *c = &m->persons[x->person].person;
    for (size_t i = 0; i < m->slate.nominations.n; i++) {
        const struct nomination *old = &m->slate.nominations.v[i];
        if (!c->candidate_no || old->candidate_no != c->candidate_no || old->kind != x->nomination.kind) continue;
        if (old->kind == NOMINATION_PARTY && !text_eq(old->organisation, x->nomination.organisation)) continue;
        struct date received_on = x->nomination.received_on;
        x->is_changed = intake_compare(m->in, subject_of_nominee(m->ws->arena, c),
                arena_text(m->ws->arena, "%s推荐的收到日期", nomination_kind_title(old->kind)),
                date_text(m->ws->arena, old->received_on), date_text(m->ws->arena, received_on));
        x->nomination = *old;
        x->nomination.received_on = received_on;
        m->in->same += !x->is_changed;
        return;
    }
    m->in->added++;
}

/* ---- signatures ---- */

static const struct slate_nomination *recorded_joint(const struct nominate_plan *m, int64_t candidate_no)
{
    for (size_t d = 0; d < m->slate.n; d++)
        for (size_t i = 0; i < m->slate.districts[d].nomination_count; i++) {
            const struct slate_nomination *x = &m->slate.districts[d].nominations[i];
            if (x->nomination->candidate_no == candidate_no && x->nomination->kind == NOMINATION_JOINT) return x;
        }
    return NULL;
}

static size_t joint_of(struct nominate_plan *m, const struct signer_row *r)
{
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < m->nomination_count; i++) {
        const struct candidate *c = &m->persons[m->nominations[i].person].person;
        if (m->nominations[i].nomination.kind != NOMINATION_JOINT || c->district_no != r->district_no ||
                !text_eq(c->name, r->nominee))
            continue;
        if (found != SIZE_MAX) {
            table_fault(&m->faults, r->line, "被推荐人", "选区 %" PRId64 " 有两名“%s”，两人的联名表请分开导入",
                    r->district_no, r->nominee);
            return SIZE_MAX;
        }
        found = i;
    }
    if (found == SIZE_MAX)
        table_fault(&m->faults, r->line, "被推荐人", "推荐表上没有选区 %" PRId64 " “%s”的选民联名推荐", r->district_no,
                r->nominee);
    return found;
}

static void meet_signer(struct nominate_plan *m, const struct signer_row *r)
{
    size_t at = joint_of(m, r);
    if (at == SIZE_MAX) return;
    struct wanted_nomination *n = &m->nominations[at];
    if (r->signer_no == 1 && !text_eq(n->nomination.organisation, r->name)) {
        n->nomination.organisation = r->name;
        n->is_changed = true;
    }
    struct wanted_signer *x = &m->signers[m->signer_count++];
    *x = (struct wanted_signer){
            .signer = {.signer_no = r->signer_no, .name = r->name, .voter_no = r->voter_no, .why = ""},
            .nomination = at,
            .is_new = true};
    x->signer.state = r->voter_no ? SIGNER_COUNTS : SIGNER_NO_VOTER;
    int64_t candidate_no = m->persons[n->person].person.candidate_no;
    const struct slate_nomination *old = candidate_no ? recorded_joint(m, candidate_no) : NULL;
    for (size_t i = 0; old && i < old->signer_count; i++) {
        const struct signer *s = &old->signers[i];
        if (s->signer_no != r->signer_no) continue;
        const char *subject = arena_text(m->ws->arena, "%s联名第 %" PRId64 " 号",
                subject_of_nominee(m->ws->arena, &m->persons[n->person].person), r->signer_no);
        x->is_new = false;
        x->is_changed = intake_compare(m->in, subject, "联名人", s->name, r->name);
        x->is_changed |= intake_compare_int(m->in, subject, "选民证号", s->voter_no, r->voter_no);
        x->signer = *s;
        x->signer.name = r->name;
        x->signer.voter_no = r->voter_no;
    }
}

/* ---- all ---- */

static bool plan_nominations(struct nominate_plan *m, const char *path, struct err *e)
{
    struct nominate_rows rows;
    if (!nominate_read_nominations(m->ws, &m->slate, path, &m->table, &rows, e)) return false;
    m->persons = arena_alloc_array(m->ws->arena, rows.n + 1, sizeof *m->persons);
    m->nominations = arena_alloc_array(m->ws->arena, rows.n + 1, sizeof *m->nominations);
    for (size_t i = 0; i < rows.n; i++) want_nomination(m, &rows.v[i]);
    m->in->rows = rows.n;
    if (!table_is_sound(&m->table, &m->faults, e)) return false;
    for (size_t i = 0; i < m->person_count; i++) meet_person(m, &m->persons[i]);
    for (size_t i = 0; i < m->nomination_count; i++) meet_nomination(m, &m->nominations[i]);
    return true;
}

static bool plan_signers(struct nominate_plan *m, const char *path, struct table *table, struct err *e)
{
    struct signer_rows rows;
    if (!nominate_read_signers(m->ws, &m->slate, path, table, &rows, e)) return false;
    m->signers = arena_alloc_array(m->ws->arena, rows.n + 1, sizeof *m->signers);
    for (size_t i = 0; i < rows.n; i++) meet_signer(m, &rows.v[i]);
    for (size_t i = 0; i < m->signer_count; i++) m->in->added += m->signers[i].is_new;
    return table_is_sound(table, &m->faults, e);
}

bool nominate_import(struct workspace *ws, const char *path, const char *signers_path, struct intake *in, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct nominate_plan m = {.ws = ws, .in = in, .faults = {.arena = ws->arena}};
    struct table signers;
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) || !slate_load(ws, &m.slate, e)) return false;
    if (!plan_nominations(&m, path, e) || (signers_path && !plan_signers(&m, signers_path, &signers, e))) return false;
    if (!intake_may_write(in)) return true;
    if (!nominate_plan_write(&m, signers_path ? &signers : NULL, e) || !db_commit(&txn, e)) return false;
    in->is_taken = true;
    return true;
}
