#include "app/official_post.h"

#include <string.h>

#include "app/official_find.h"
#include "app/organisation_name.h"
#include "app/post_name.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/note.h"
#include "store/counter.h"
#include "store/official.h"

/* pieces  between marks, of one title */
enum { POSTS_MAX = 16, PIECES_MAX = 6 };

struct named_posts {
    const struct post *v[POSTS_MAX];
    bool is_secondment[POSTS_MAX]; /* the piece says 挂职 */
    size_t n;
    struct date on;
};

/* Length of the piece at p, and of the mark behind it. */
static size_t piece_length(const char *p, size_t *mark)
{
    static const char *const marks[] = {"、", "，", "；", ",", ";", "兼", " "};
    return utf8_piece(p, marks, ARRAY_COUNT(marks), mark);
}

/* Without remarks in brackets: 副镇长（挂职） is 副镇长. */
static const char *without_brackets(struct arena *a, const char *text)
{
    const char *p = utf8_drop_blanks(a, utf8_fold_width(a, text));
    struct buf b = {.arena = a};
    while (*p) {
        size_t n = strcspn(p, "(");
        buf_add(&b, p, n);
        p += n;
        p += strcspn(p, ")");
        if (*p) p++;
    }
    return buf_text(&b);
}

static bool is_named(const struct named_posts *named, int64_t post_no)
{
    for (size_t i = 0; i < named->n; i++)
        if (named->v[i]->post_no == post_no) return true;
    return false;
}

const struct post *official_post_first(struct arena *a, const struct people *p, const struct organisation *at, const char *text, size_t *n)
{
    size_t mark, end = piece_length(text, &mark);
    const struct post *best = NULL;
    *n = end;
    for (int pieces = 1; pieces <= PIECES_MAX; pieces++) {
        const char *words = without_brackets(a, arena_copy(a, text, end));
        const struct post *post = *words ? people_post_named(p, at, words) : NULL;
        if (post) {
            best = post;
            *n = end;
        }
        if (!text[end]) break;
        piece_length(text + end, &mark);
        end += mark;
        end += piece_length(text + end, &mark);
    }
    return best;
}

/* Once for each spelling: a roster has one for all of its townships. */
static void note_spelling(const char *subject, const char *words, const struct post *post, struct finding_list *findings)
{
    const char *text = arena_text(findings->arena, "职务“%s”与职位表的写法不同，认作%s；同样写法的不再逐一列出", words, post->name);
    for (size_t i = 0; i < findings->n; i++)
        if (findings->v[i].code == FINDING_N828 && text_eq(findings->v[i].text, text)) return;
    cadre_note(findings, FINDING_N828, "", subject, "%s", text);
}

/* 挂职, 挂职至2022年5月, 现挂职; not 2015年曾在省厅挂职, which is over. */
static bool says_secondment(const char *note)
{
    static const char *const begins[] = {"挂职", "现挂职", "系挂职", "属挂职"};
    for (size_t i = 0; i < ARRAY_COUNT(begins); i++)
        if (strncmp(note, begins[i], strlen(begins[i])) == 0) return true;
    return false;
}

/* A post of another organisation, whose name stands in front: 县农业局副局长 beside 副镇长 of 东溪镇. */
static const struct post *post_elsewhere(struct arena *a, const struct people *p, const struct organisation *at, const char *piece)
{
    const char *rest = "";
    struct organisation_meant other = people_organisation_before(a, p, piece, &rest);
    return other.one && other.one != at && *rest ? people_post_named(p, other.one, rest) : NULL;
}

static struct named_posts read_posts(struct arena *a, const struct people *p, const struct organisation *at,
        const struct official *o, struct finding_list *findings)
{
    struct named_posts named = {0};
    struct buf unknown = {.arena = a};
    const char *subject = arena_text(a, "%s %s", at->name, o->name);
    size_t n, mark;
    for (const char *text = o->post_text; *text; text += n, piece_length(text, &mark), text += mark) {
        const struct post *post = official_post_first(a, p, at, text, &n);
        const char *piece = without_brackets(a, arena_copy(a, text, n));
        bool is_here = post != NULL;
        if (!post && *piece) post = post_elsewhere(a, p, at, piece);
        if (post && named.n < POSTS_MAX && !is_named(&named, post->post_no)) {
            named.is_secondment[named.n] = strstr(arena_copy(a, text, n), "挂职") != NULL;
            named.v[named.n++] = post;
        }
        if (is_here && !people_post_is_called(a, p, at, post, piece)) note_spelling(subject, people_words_within(a, p, at, piece), post, findings);
        if (*piece && !post) buf_addf(&unknown, "%s“%s”", unknown.n ? "、" : "", piece);
    }
    if (unknown.n && o->kind == OFFICIAL_INCUMBENT)
        cadre_note(findings, FINDING_W825, "", subject, "职务里的 %s 不在 %s 的职位表中",
                buf_text(&unknown), at->name);
    return named;
}

static bool is_of(const struct appointment *x, const struct official *o)
{
    return o->official_no && x->official_no == o->official_no && !x->until;
}

static const struct appointment *held(const struct people *p, const struct official *o, int64_t post_no)
{
    for (size_t i = 0; i < p->appointments.n; i++)
        if (is_of(&p->appointments.v[i], o) && p->appointments.v[i].post_no == post_no) return &p->appointments.v[i];
    return NULL;
}

static void add(struct post_plan *plan, struct appointment x)
{
    plan->v[plan->n++] = x;
}

/* The one that counts: a chief's before others, then the higher grade, then the first that is named. named->n for none. */
static size_t main_post(const struct named_posts *named)
{
    size_t best = named->n;
    for (size_t i = 0; i < named->n; i++) {
        const struct post *x = named->v[i], *y = best < named->n ? named->v[best] : NULL;
        bool is_better = !y || x->is_chief > y->is_chief || (x->is_chief == y->is_chief && x->grade > y->grade);
        if (x->counts_quota && !named->is_secondment[i] && is_better) best = i;
    }
    return best;
}

const struct appointment *official_post_main(const struct people *p, const struct official *o, struct date on)
{
    const struct appointment *first = NULL;
    for (size_t i = 0; i < p->appointments.n; i++) {
        const struct appointment *x = &p->appointments.v[i];
        if (x->official_no != o->official_no || !appointment_holds(x, people_month_of(on))) continue;
        if (x->counts) return x;
        if (!first) first = x;
    }
    return first;
}

/* The appointment as the roster has it, over what is on record. A roster has one grade and one time for all posts of a person: those of
 * the main one on record say nothing new of the others. */
static void plan_post(struct arena *a, const struct people *p, const struct official *o, const struct named_posts *named, size_t i,
        struct post_plan *plan, struct intake *in)
{
    const struct post *post = named->v[i];
    size_t first = main_post(named);
    bool counts = i == first;
    /* a person has one grade: the 镇长 who is 副书记, too, is no 副科 */
    enum post_grade grade = first < named->n && named->v[first]->grade > post->grade ? named->v[first]->grade : post->grade;
    const struct appointment *old = held(p, o, post->post_no), *main = official_post_main(p, o, named->on);
    const char *subject = official_subject(a, p, o), *called = post->organisation_no == o->organisation_no ? post->name : people_post_subject(a, p, post);
    bool is_secondment = named->is_secondment[i] || says_secondment(utf8_drop_blanks(a, o->note));
    struct appointment x = {.official_no = o->official_no, .post_no = post->post_no,
            .grade = plan->grade ? plan->grade : grade, .since = plan->since, .grade_since = plan->grade_since,
            .counts = counts && !is_secondment, .is_secondment = is_secondment};
    if (!old) {
        if (o->official_no) intake_change(in, subject, "任职: （空）→ %s", called);
        add(plan, x);
        return;
    }
    bool is_changed = old->counts != x.counts || old->is_secondment != x.is_secondment;
    x.appointment_no = old->appointment_no;
    if (!plan->grade || (main && plan->grade == main->grade)) x.grade = old->grade;
    if (!x.since || (main && x.since == main->since)) x.since = old->since;
    if (!x.grade_since || (main && x.grade_since == main->grade_since)) x.grade_since = old->grade_since;
    if (is_changed) intake_change(in, subject, "%s: %s → %s", called, old->counts ? "计入职数" : "不计入职数", x.counts ? "计入职数" : "不计入职数");
    is_changed |= intake_compare(in, subject, arena_text(a, "%s任职时间", called), people_month_text(a, old->since),
            people_month_text(a, x.since));
    is_changed |= intake_compare(in, subject, arena_text(a, "%s任职级时间", called),
            people_month_text(a, old->grade_since), people_month_text(a, x.grade_since));
    is_changed |= intake_compare(
            in, subject, arena_text(a, "%s职级", called), post_grade_title(old->grade), post_grade_title(x.grade));
    if (is_changed) add(plan, x);
}

static void plan_ends(struct arena *a, const struct people *p, const struct official *o, const struct named_posts *named,
        struct date on, struct post_plan *plan, struct intake *in)
{
    for (size_t i = 0; i < p->appointments.n; i++) {
        struct appointment x = p->appointments.v[i];
        const struct post *post = is_of(&x, o) ? post_lookup(&p->posts, x.post_no) : NULL;
        if (!post || is_named(named, x.post_no)) continue;
        intake_change(in, official_subject(a, p, o), "任职: %s → 免", people_post_subject(a, p, post));
        x.until = people_month_of(on);
        add(plan, x);
    }
}

static size_t count_held(const struct people *p, const struct official *o)
{
    size_t n = 0;
    for (size_t i = 0; i < p->appointments.n; i++) n += is_of(&p->appointments.v[i], o);
    return n;
}

static bool has_posts(const struct people *p, int64_t organisation_no)
{
    for (size_t i = 0; i < p->posts.n; i++)
        if (p->posts.v[i].organisation_no == organisation_no) return true;
    return false;
}

void official_post_plan(struct arena *a, const struct people *p, const struct official *o, struct date on,
        struct post_plan *plan, struct intake *in, struct finding_list *findings)
{
    const struct organisation *at = organisation_lookup(&p->organisations, o->organisation_no);
    if (!at || !*o->post_text || !has_posts(p, at->organisation_no)) return;
    struct named_posts named = read_posts(a, p, at, o, findings);
    named.on = on;
    plan->v = arena_alloc_array(a, named.n + count_held(p, o) + 1, sizeof *plan->v);
    for (size_t i = 0; i < named.n; i++) plan_post(a, p, o, &named, i, plan, in);
    const char *note = utf8_drop_blanks(a, o->note);
    if (named.n && strstr(note, "挂职") && !says_secondment(note))
        cadre_note(findings, FINDING_N828, "", official_subject(a, p, o), "备注写到“挂职”，没有当作挂职，照常计入职数；现在挂职的，职务写（挂职），或者备注以“挂职”开头");
    /* 镇长 who is 四级调研员 now holds no post any more; what was not a post before says nothing of the posts that are on record */
    const struct official *old = official_lookup(&p->officials, o->official_no);
    bool is_other = old && !text_eq(utf8_drop_blanks(a, old->post_text), utf8_drop_blanks(a, o->post_text));
    if (named.n || is_other) plan_ends(a, p, o, &named, on, plan, in);
}

bool official_post_write(struct workspace *ws, int64_t official_no, const struct post_plan *plan, struct err *e)
{
    int64_t county = ws->election.county;
    for (size_t i = 0; i < plan->n; i++) {
        struct appointment *x = &plan->v[i];
        x->official_no = official_no;
        bool is_new = x->appointment_no == 0;
        if (is_new && !counter_issue(ws->db, county, "appointment", 1, &x->appointment_no, e)) return false;
        if (is_new ? !appointment_insert(ws->db, county, x, e) : !appointment_update(ws->db, county, x, e)) return false;
    }
    return true;
}
