#include "app/organisation.h"

#include <inttypes.h>
#include <string.h>

#include "app/organisation_name.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/note.h"
#include "store/counter.h"
#include "store/organisation.h"

enum { APPROVED_MAX = 1000, ROWS_MAX = 10000 };

enum { NAME, KIND, REGION, TYPE, LEVEL, SUPERIOR, POST, ROLE, GRADE, APPROVED, QUOTA, CODE, FIELDS };

static const struct table_field fields[FIELDS] = {
        [NAME] = {"单位名称|单位|机构名称|机构|班子|单位全称", true},
        [KIND] = {"类别|单位类别|机构类别", true},
        [REGION] = {"片区|地域|区域", false},
        [TYPE] = {"类型|单位类型", false},
        [LEVEL] = {"层次|单位层次", false},
        [SUPERIOR] = {"上级单位|上级|主管单位", false},
        [POST] = {"职位|职位名称|岗位|领导职务", true},
        [ROLE] = {"职位类别|岗位类别", true},
        [GRADE] = {"职级|级别|职务层次", false},
        [APPROVED] = {"职数|核定职数|应配|应配数", true},
        [QUOTA] = {"占职数|是否占职数|计入职数", false},
        [CODE] = {"单位编码|机构编码", false},
};

/* One row as the table and the records have it together. */
struct wanted_post {
    struct post post; /* post_no 0: new; organisation_no by its place in the wanted organisations until written */
    size_t organisation;
    size_t line;
    bool is_changed;
};

struct wanted_organisation {
    struct organisation organisation; /* organisation_no 0: new */
    size_t line;
    bool is_changed;
};

struct importing {
    struct workspace *ws;
    struct intake *in;
    struct people people;
    struct table table;
    struct table_faults faults;
    struct wanted_organisation *organisations;
    size_t organisation_count;
    struct wanted_post *posts;
    size_t post_count;
};

/* ---- reading ---- */

static bool role_from(const char *text, enum post_role *role)
{
    static const struct {
        const char *text;
        enum post_role role;
    } words[] = {{"党委书记", ROLE_SECRETARY}, {"乡长", ROLE_HEAD}, {"主任", ROLE_HEAD}, {"局长", ROLE_HEAD}, {"场长", ROLE_HEAD},
            {"行政正职", ROLE_HEAD}, {"主席", ROLE_CHAIR}, {"副主席", ROLE_VICE_CHAIR}, {"党委副书记", ROLE_DEPUTY_SECRETARY},
            {"纪检书记", ROLE_DISCIPLINE}, {"副乡长", ROLE_DEPUTY_HEAD}, {"副局长", ROLE_DEPUTY_HEAD},
            {"副主任", ROLE_DEPUTY_HEAD}, {"行政副职", ROLE_DEPUTY_HEAD}, {"党委委员", ROLE_MEMBER}};
    if (post_role_from_title(text, role)) return true;
    for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
        if (!text_eq(text, words[i].text)) continue;
        *role = words[i].role;
        return true;
    }
    return false;
}

static struct wanted_organisation *wanted_named(struct importing *m, const char *name)
{
    for (size_t i = 0; i < m->organisation_count; i++)
        if (text_eq(m->organisations[i].organisation.name, name)) return &m->organisations[i];
    return NULL;
}

/* Rows of one organisation say the same of it, or nothing. */
static void join_text(struct importing *m, size_t line, const char *heading, const char **have, const char *more)
{
    if (!*more || text_eq(*have, more)) return;
    if (**have)
        table_fault(&m->faults, line, heading, "“%s”与同一单位前面写的“%s”不同", more, *have);
    else
        *have = more;
}

static size_t read_organisation(struct importing *m, const struct table_row *r)
{
    const char *name = utf8_drop_blanks(m->ws->arena, table_name(&m->table, r, NAME, &m->faults));
    enum organisation_kind kind = ORGANISATION_OTHER;
    if (*r->cells[KIND] && !organisation_kind_from_title(r->cells[KIND], &kind))
        table_fault(&m->faults, r->line, "类别", "“%s”应为乡镇、街道、农场、开发区、县级班子、部门、企事业单位、其他之一", r->cells[KIND]);
    if (strpbrk(name, "0123456789,;|/\\"))
        table_fault(&m->faults, r->line, "单位名称", "“%s”里有数字或者符号，应写单位的规范名称", name);
    struct wanted_organisation *w = wanted_named(m, name);
    if (!w) {
        w = &m->organisations[m->organisation_count++];
        *w = (struct wanted_organisation){{.name = name, .kind = kind, .region = "", .type = "", .level = "", .code = "", .superior = ""}, r->line, false};
        if (!*r->cells[KIND]) table_fault(&m->faults, r->line, "类别", "为空");
    } else if (*r->cells[KIND] && w->organisation.kind != kind) {
        table_fault(&m->faults, r->line, "类别", "“%s”与同一单位前面写的不同", r->cells[KIND]);
    }
    join_text(m, r->line, "片区", &w->organisation.region, r->cells[REGION]);
    join_text(m, r->line, "类型", &w->organisation.type, r->cells[TYPE]);
    join_text(m, r->line, "层次", &w->organisation.level, r->cells[LEVEL]);
    join_text(m, r->line, "单位编码", &w->organisation.code, r->cells[CODE]);
    join_text(m, r->line, "上级单位", &w->organisation.superior, r->cells[SUPERIOR]);
    return (size_t)(w - m->organisations);
}

static void read_post(struct importing *m, const struct table_row *r)
{
    struct wanted_post *w = &m->posts[m->post_count];
    *w = (struct wanted_post){.line = r->line};
    w->organisation = read_organisation(m, r);
    struct post *p = &w->post;
    p->name = utf8_drop_blanks(m->ws->arena, table_name(&m->table, r, POST, &m->faults));
    if (!*r->cells[ROLE])
        table_fault(&m->faults, r->line, "职位类别", "为空");
    else if (!role_from(r->cells[ROLE], &p->role))
        table_fault(&m->faults, r->line, "职位类别", "“%s”应为书记、镇长、人大主席、副书记、纪委书记、人大副主席、副镇长、委员、其他之一", r->cells[ROLE]);
    if (!people_grade_from(r->cells[GRADE], &p->grade))
        table_fault(&m->faults, r->line, "职级", "“%s”应为科员级、副科、正科、副处、正处之一", r->cells[GRADE]);
    table_text(&m->table, r, APPROVED, &m->faults);
    p->approved = table_int_within(&m->table, r, APPROVED, 0, APPROVED_MAX, 0, &m->faults);
    p->counts_quota = !*r->cells[QUOTA] || table_flag(&m->table, r, QUOTA, &m->faults);
    p->is_chief = p->role == ROLE_SECRETARY || p->role == ROLE_HEAD;
    for (size_t i = 0; i < m->post_count && *p->name; i++)
        if (m->posts[i].organisation == w->organisation && text_eq(m->posts[i].post.name, p->name))
            table_fault(&m->faults, r->line, "职位", "“%s”与第 %zu 行重复，请合并成一行写明职数", p->name, m->posts[i].line);
    m->post_count++;
}

/* ---- against the records ---- */

/* Organisations on record, and those that the table brings. */
static struct people known_organisations(const struct importing *m)
{
    struct organisation_list all = {arena_alloc_array(m->ws->arena, m->people.organisations.n + m->organisation_count + 1, sizeof *all.v), 0};
    for (size_t i = 0; i < m->people.organisations.n; i++) all.v[all.n++] = m->people.organisations.v[i];
    for (size_t i = 0; i < m->organisation_count; i++)
        if (!organisation_lookup_name(&m->people.organisations, m->organisations[i].organisation.name)) all.v[all.n++] = m->organisations[i].organisation;
    return (struct people){.organisations = all, .area = m->people.area};
}

/* "县委、县政府/副县长": each by its name on record, where it has one. */
static void name_superiors(struct importing *m, struct wanted_organisation *w, const struct people *known)
{
    static const char mark[] = "、";
    struct buf b = {.arena = m->ws->arena};
    for (const char *word = w->organisation.superior; *word;) {
        const char *comma = strstr(word, mark);
        size_t n = comma ? (size_t)(comma - word) : strlen(word), name = 0;
        while (name < n && word[name] != '/') name++;
        const char *words = arena_copy(m->ws->arena, word, name);
        struct organisation_meant at = people_organisation_named(m->ws->arena, known, words);
        if (at.is_unclear) table_fault(&m->faults, w->line, "上级单位", "%s", at.why);
        buf_addf(&b, "%s%s%.*s", b.n ? mark : "", at.one ? at.one->name : words, (int)(n - name), word + name);
        word += comma ? n + strlen(mark) : n;
    }
    if (b.n) w->organisation.superior = buf_text(&b);
}

static void compare_organisation(struct importing *m, struct wanted_organisation *w)
{
    struct organisation *o = &w->organisation;
    const struct organisation *old = organisation_lookup_name(&m->people.organisations, o->name);
    if (!old) {
        w->is_changed = true;
        return;
    }
    o->organisation_no = old->organisation_no;
    w->is_changed = intake_compare(
            m->in, o->name, "类别", organisation_kind_title(old->kind), organisation_kind_title(o->kind));
    w->is_changed |= intake_compare(m->in, o->name, "片区", old->region, o->region);
    w->is_changed |= intake_compare(m->in, o->name, "类型", old->type, o->type);
    w->is_changed |= intake_compare(m->in, o->name, "层次", old->level, o->level);
    w->is_changed |= intake_compare(m->in, o->name, "单位编码", old->code, o->code);
    if (!*o->code) o->code = old->code;
    w->is_changed |= intake_compare(m->in, o->name, "上级单位", old->superior, o->superior);
    if (!*o->region) o->region = old->region;
    if (!*o->type) o->type = old->type;
    if (!*o->level) o->level = old->level;
    if (!*o->superior) o->superior = old->superior;
}

static void compare_post(struct importing *m, struct wanted_post *w)
{
    struct post *p = &w->post;
    const struct organisation *o = &m->organisations[w->organisation].organisation;
    const struct post *old =
            o->organisation_no ? post_lookup_name(&m->people.posts, o->organisation_no, p->name) : NULL;
    if (!old) {
        w->is_changed = true;
        m->in->added++;
        return;
    }
    const char *subject = arena_text(m->ws->arena, "%s %s", o->name, p->name);
    p->post_no = old->post_no;
    if (!p->grade) p->grade = old->grade;
    w->is_changed = intake_compare(m->in, subject, "职位类别", post_role_title(old->role), post_role_title(p->role));
    w->is_changed |= intake_compare(m->in, subject, "职级", post_grade_title(old->grade), post_grade_title(p->grade));
    w->is_changed |= intake_compare_int(m->in, subject, "职数", old->approved, p->approved);
    w->is_changed |= intake_compare(
            m->in, subject, "占职数", old->counts_quota ? "是" : "否", p->counts_quota ? "是" : "否");
    m->in->same += !w->is_changed;
}

/* 平和县东溪镇 beside 东溪镇: one of them twice, with all of its posts. */
static const char *without_area(const struct importing *m, const char *name)
{
    size_t n = strlen(m->people.area);
    return n && strncmp(name, m->people.area, n) == 0 && name[n] ? name + n : name;
}

static void find_twins(struct importing *m, const struct people *known)
{
    for (size_t i = 0; i < m->organisation_count; i++) {
        const struct wanted_organisation *w = &m->organisations[i];
        if (organisation_lookup_name(&m->people.organisations, w->organisation.name)) continue;
        for (size_t k = 0; k < known->organisations.n; k++) {
            const char *other = known->organisations.v[k].name;
            bool is_recorded = k < m->people.organisations.n || wanted_named(m, other) < w;
            if (is_recorded && !text_eq(other, w->organisation.name) && text_eq(without_area(m, other), without_area(m, w->organisation.name)))
                table_fault(&m->faults, w->line, "单位名称", "“%s”与“%s”只差“%s”，是同一个单位的请写成一样", w->organisation.name, other, m->people.area);
        }
    }
}

/* Posts on record of which the table of their organisation says nothing any more. */
static void note_absent(struct importing *m, struct finding_list *findings)
{
    for (size_t i = 0; i < m->people.posts.n; i++) {
        const struct post *p = &m->people.posts.v[i];
        bool is_of_table = false, is_in = p->approved == 0;
        for (size_t k = 0; k < m->organisation_count; k++) is_of_table |= m->organisations[k].organisation.organisation_no == p->organisation_no;
        for (size_t k = 0; k < m->post_count && !is_in; k++) is_in = m->posts[k].post.post_no == p->post_no;
        if (is_of_table && !is_in)
            cadre_note(findings, FINDING_N824, "", people_post_subject(m->ws->arena, &m->people, p), "已登记的职位，不在 %s 中；照旧保留，撤销了的写职数 0", m->table.name);
    }
}

/* ---- writing ---- */

static bool write_all(struct importing *m, struct err *e)
{
    struct db *db = m->ws->db;
    int64_t county = m->ws->election.county;
    for (size_t i = 0; i < m->organisation_count; i++) {
        struct organisation *o = &m->organisations[i].organisation;
        bool is_new = o->organisation_no == 0;
        if (!m->organisations[i].is_changed) continue;
        if (is_new && !counter_issue(db, county, "organisation", 1, &o->organisation_no, e)) return false;
        if (is_new ? !organisation_insert(db, county, o, e) : !organisation_update(db, county, o, e)) return false;
    }
    for (size_t i = 0; i < m->post_count; i++) {
        struct post *p = &m->posts[i].post;
        bool is_new = p->post_no == 0;
        p->organisation_no = m->organisations[m->posts[i].organisation].organisation.organisation_no;
        if (!m->posts[i].is_changed) continue;
        if (is_new && !counter_issue(db, county, "post", 1, &p->post_no, e)) return false;
        if (is_new ? !post_insert(db, county, p, e) : !post_update(db, county, p, e)) return false;
    }
    return people_record_intake(m->ws, "organisation-import", &m->table, m->in, e);
}

bool organisation_import(struct workspace *ws, const char *path, bool yes, struct intake *in, struct finding_list *findings, struct err *e)
{
    struct arena *a = ws->arena;
    struct importing m = {.ws = ws, .in = in, .faults = {.arena = a}};
    *in = (struct intake){.arena = a, .yes = yes};
    AUTO_TXN struct db_txn txn = {0};
    if (!table_load(a, path, fields, FIELDS, &m.table, &m.faults, e)) return false;
    if (m.table.n == 0 && !table_is_sound(&m.table, &m.faults, e)) return false;
    if (m.table.n == 0 || m.table.n > ROWS_MAX)
        return err_set(e, ERR_INPUT, "%s 有 %zu 行；机构职数表应有 1 至 %d 行，没有导入", m.table.name, m.table.n, ROWS_MAX);
    m.organisations = arena_alloc_array(a, m.table.n, sizeof *m.organisations);
    m.posts = arena_alloc_array(a, m.table.n, sizeof *m.posts);
    for (size_t i = 0; i < m.table.n; i++) read_post(&m, &m.table.rows[i]);
    if (!table_is_sound(&m.table, &m.faults, e) || !db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !people_load(ws, &m.people, e))
        return false;
    struct people known = known_organisations(&m);
    for (size_t i = 0; i < m.organisation_count; i++) name_superiors(&m, &m.organisations[i], &known);
    find_twins(&m, &known);
    if (!table_is_sound(&m.table, &m.faults, e)) return false;
    in->rows = m.table.n;
    for (size_t i = 0; i < m.organisation_count; i++) compare_organisation(&m, &m.organisations[i]);
    for (size_t i = 0; i < m.post_count; i++) compare_post(&m, &m.posts[i]);
    note_absent(&m, findings);
    if (*m.table.unread) cadre_note(findings, FINDING_N825, "", m.table.name, "没有读的列: %s；列名写法不同的，改成机构职数表的列名再导入", m.table.unread);
    in->is_taken = intake_may_write(in);
    return !in->is_taken || (write_all(&m, e) && db_commit(&txn, e));
}

bool organisation_staffing(struct workspace *ws, struct date on, struct people *p, struct staffing *s, struct err *e)
{
    if (!people_load(ws, p, e)) return false;
    *s = staffing_count(ws->arena, p, on);
    return true;
}

void organisation_check(const struct people *p, const struct staffing *s, struct date on, const struct organisation *only,
        struct finding_list *findings)
{
    staffing_check(p, s, on, only ? only->organisation_no : 0, findings);
}
