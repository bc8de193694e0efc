#include "app/ballot_set.h"

#include <inttypes.h>

#include "app/ballot_set_change.h"
#include "app/ballot_set_text.h"
#include "app/change.h"
#include "app/set_shown.h"
#include "app/set_subject.h"
#include "app/set_waiting.h"
#include "base/utf8.h"
#include "cadre/tabulate.h"
#include "store/ballot_set.h"
#include "store/counter.h"

enum {
    AT_NAME,
    AT_KIND,
    AT_SIDE,
    AT_RATERS,
    AT_LEVEL,
    AT_SIGNED,
    AT_ASKS,
    AT_PROFILE,
    AT_ORGANISATION,
    AT_DAY,
    AT_POSTS,
    AT_LIST,
    AT_CODES,
    AT_PART_OF,
    AT_ATTENDED,
    AT_LEAST,
    AT_ORDER,
    AT_FIGURES,
    FIELDS = AT_FIGURES + SET_FIGURE_COUNT
};

static const struct table_field fields[FIELDS] = {
        [AT_NAME] = {"票组|票组名称", true},
        [AT_KIND] = {"类别", true},
        [AT_SIDE] = {"方面", true},
        [AT_RATERS] = {"评价主体", true},
        [AT_LEVEL] = {"层次", false},
        [AT_SIGNED] = {"记名|署名", false},
        [AT_ASKS] = {"内容", false},
        [AT_PROFILE] = {"程序", false},
        [AT_ORGANISATION] = {"单位", false},
        [AT_DAY] = {"日期", true},
        [AT_POSTS] = {"职数|每票名额", false},
        [AT_LIST] = {"参考人选|参考人选人数", false},
        [AT_CODES] = {"代码|代码表", false},
        [AT_PART_OF] = {"属于|整体票组", false},
        [AT_ATTENDED] = {"参加人员|各类参加人数", false},
        [AT_LEAST] = {"最少推荐|最少推荐人数", false},
        [AT_ORDER] = {"名单次序", false},
        [AT_FIGURES + SET_EXPECTED] = {"应到", false},
        [AT_FIGURES + SET_PRESENT] = {"实到", false},
        [AT_FIGURES + SET_ISSUED] = {"发出", false},
        [AT_FIGURES + SET_RETURNED] = {"收回", false},
        [AT_FIGURES + SET_VALID] = {"有效", false},
        [AT_FIGURES + SET_BLANK] = {"弃权", false},
        [AT_FIGURES + SET_VOID] = {"废票|作废", false},
};

enum { POSTS_MAX = 100 };

struct ballot_set ballot_set_blank(const char *name)
{
    struct ballot_set s = {.name = name, .rater_group = "", .level = "", .profile = "", .organisation = "", .codes = "",
            .part_of = "", .name_order = "", .attended = "", .posts = SET_NOT_SAID, .names_least = SET_NOT_SAID, .list_names = SET_NOT_SAID};
    for (int f = 0; f < SET_FIGURE_COUNT; f++) s.figures[f] = SET_NOT_SAID;
    return s;
}

bool ballot_set_find(
        struct workspace *ws, struct ballot_set_list *list, const char *name, struct ballot_set **set, struct err *e)
{
    if (!ballot_set_load_all(ws->arena, ws->db, ws->election.county, list, e)) return false;
    *set = (struct ballot_set *)(uintptr_t)ballot_set_lookup(list, name);
    return *set || err_set(e, ERR_INPUT, "没有名为“%s”的票组；用 huanjie set list 查看，用 huanjie set add 登记", name);
}

/* ---- procedures ---- */

static bool is_carried(struct arena *a, const char *code)
{
    size_t n;
    const char *const *codes = profile_codes(a, &n);
    for (size_t i = 0; i < n; i++)
        if (text_eq(codes[i], code)) return true;
    return false;
}

bool ballot_set_profile(struct workspace *ws, const char *code, struct profile *p, struct err *e)
{
    struct str source;
    bool found;
    if (is_carried(ws->arena, code)) return profile_load(ws->arena, code, p, e);
    if (!set_profile_load(ws->arena, ws->db, ws->election.county, code, &source, &found, e)) return false;
    return found ? profile_parse(ws->arena, source, p, e) : profile_load(ws->arena, code, p, e); /* which says so */
}

bool ballot_set_take_profile(struct workspace *ws, struct str text, struct profile *p, struct err *e)
{
    enum { TEXT_MAX = 64 << 10, CODE_MAX = 40 };
    AUTO_TXN struct db_txn txn = {0};
    if (text.n > TEXT_MAX) return err_set(e, ERR_INPUT, "文件太大，不像一份程序");
    if (!profile_parse(ws->arena, text, p, e)) return false;
    if (!*p->code || strlen(p->code) > CODE_MAX) return err_set(e, ERR_INPUT, "程序的代号为空或者太长");
    if (is_carried(ws->arena, p->code)) return err_set(e, ERR_INPUT, "代号“%s”是程序自带的，请另取一个", p->code);
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "title", p->title);
    json_put_text(detail, "source", p->source);
    return db_begin(ws->db, &txn, e) && set_profile_save(ws->db, ws->election.county, p->code, text, e) &&
           workspace_record(ws, "set-profile", arena_text(ws->arena, "程序 %s", p->code), detail, NULL, e) && db_commit(&txn, e);
}

/* ---- declaring ---- */

static bool figures_are_sound(const struct ballot_set *s, struct err *e)
{
    for (int f = 0; f < SET_FIGURE_COUNT; f++)
        if (s->figures[f] < SET_NOT_SAID || s->figures[f] > SET_FIGURE_MAX)
            return err_set(e, ERR_INPUT, "%s应为 0 至 %d", set_figure_title((enum set_figure)f), SET_FIGURE_MAX);
    if (s->posts > 0 && s->names_least > s->posts) return err_set(e, ERR_INPUT, "最少推荐人数多于职数");
    if (s->posts > POSTS_MAX || s->names_least > POSTS_MAX || s->list_names > SET_FIGURE_MAX) return err_set(e, ERR_INPUT, "职数或参考人选人数太大");
    return true;
}

static bool is_sound(struct workspace *ws, const struct ballot_set_list *all, const struct ballot_set *s, struct err *e)
{
    struct profile p;
    if (!*s->name) return err_set(e, ERR_INPUT, "缺少票组名称");
    if (utf8_count(s->name) > 60) return err_set(e, ERR_INPUT, "票组名称太长，至多 60 字");
    if (*s->profile && !ballot_set_profile(ws, s->profile, &p, e)) return false;
    if (!figures_are_sound(s, e) || !ballot_set_texts_are_sound(ws->arena, s, e)) return false;
    if (!*s->part_of) return true;
    const struct ballot_set *whole = ballot_set_lookup(all, s->part_of);
    if (!whole || text_eq(s->part_of, s->name)) return err_set(e, ERR_INPUT, "所属的票组“%s”还没有登记", s->part_of);
    return whole->asks == s->asks || err_set(e, ERR_INPUT, "“%s”问的不是同一内容", s->part_of);
}

/* Every set is part of one whole at most, and parts have none: what several ways to divide a whole leave of one another may be few. */
static bool is_one_level(const struct ballot_set_list *all, const struct ballot_set *s, struct err *e)
{
    const struct ballot_set *whole = NULL, *part = NULL;
    for (size_t i = 0; i < all->n; i++) {
        const struct ballot_set *other = &all->v[i];
        if (other == s) continue;
        if (set_is_part(other, s)) part = other;
        if (!set_is_part(s, other)) continue;
        if (whole)
            return err_set(e, ERR_INPUT, "票组 %s: 分不清是“%s”的一部分还是“%s”的，用 --part-of（表格里“属于”一栏）写明", s->name, whole->name, other->name);
        whole = other;
    }
    return !whole || !part ||
           err_set(e, ERR_INPUT, "票组 %s: 是“%s”的一部分（写了属于，或者层次以外都相同），又有“%s”是它的一部分；一个整体只分一级", s->name,
                   whole->name, part->name);
}

static bool is_same_or_near(const struct ballot_set *s, const struct ballot_set *changed)
{
    return text_eq(s->name, changed->name) || set_is_part(s, changed) || set_is_part(changed, s);
}

/* How a set changes. */
struct step {
    struct ballot_set set;
    bool is_new, differs;
};

/* What is planned against.
 * before    what is counted so far; NULL while there are no results
 * is_table  a table is handed in, whose every cell says something; else only what somebody wants to correct */
struct plan {
    struct workspace *ws;
    struct ballot_set_list all;
    struct set_directory known;
    const struct appraisal *before;
    struct intake *in;
    bool is_table;
};

static bool has_results(const struct ballot_set_list *all)
{
    bool found = false;
    for (size_t i = 0; i < all->n; i++) found |= all->v[i].shape != SHAPE_EMPTY;
    return found;
}

static bool load_plan(struct plan *p, struct err *e)
{
    struct workspace *ws = p->ws;
    if (!ballot_set_load_all(ws->arena, ws->db, ws->election.county, &p->all, e) || !set_directory_load(ws, &p->known, e)) return false;
    set_places_settle(&p->known, &p->all);
    if (!has_results(&p->all)) return true;
    struct appraisal *x = arena_alloc(ws->arena, sizeof *x);
    p->before = x;
    return appraisal_load(ws, x, e);
}

static bool shows_nothing(const struct plan *p, const struct ballot_set *s)
{
    size_t at;
    struct err ignored;
    return p->before && appraisal_find(p->before, s->name, &at, &ignored) && p->before->tables[at].is_hidden;
}

/* The raters as they were written first: "机关干部(镇)" is "机关干部（镇）". */
static const char *raters_as_before(const struct plan *p, const char *raters)
{
    struct arena *a = p->ws->arena;
    const char *folded = utf8_drop_blanks(a, utf8_fold_width(a, raters));
    for (size_t i = 0; i < p->all.n; i++)
        if (text_eq(utf8_drop_blanks(a, utf8_fold_width(a, p->all.v[i].rater_group)), folded)) return p->all.v[i].rater_group;
    return raters;
}

/* A number that nobody is told is compared with the valid ballots when it is said, and not again. */
static bool blank_is_sound(const struct ballot_set *given, const struct ballot_set *s, struct err *e)
{
    bool is_more = s->figures[SET_VALID] >= 0 && given->figures[SET_BLANK] > s->figures[SET_VALID];
    return !is_more || !set_blank_is_secret(s) || err_set(e, ERR_INPUT, "弃权多于有效票，请对照原始记录改正");
}

static bool plan_step(struct plan *p, const struct ballot_set *said, struct step *step, struct err *e)
{
    const struct ballot_set *old = ballot_set_lookup(&p->all, said->name);
    struct ballot_set as_kept = *said, *given = &as_kept;
    struct intake *in = p->in;
    given->rater_group = raters_as_before(p, given->rater_group);
    struct ballot_set blank = ballot_set_blank(said->name);
    step->is_new = !old;
    step->set = *given;
    step->set.level = ballot_set_merge(&blank, given).level;
    step->set.part_of = ballot_set_merge(&blank, given).part_of;
    bool is_secret = old && (set_blank_is_secret(old) || shows_nothing(p, old));
    if (is_secret && !ballot_set_keep_secret(in, old, given, p->is_table, e)) return false;
    if (old) step->set = ballot_set_merge(old, given);
    bool is_told = is_secret && old->figures[SET_BLANK] != SET_NOT_SAID && given->figures[SET_BLANK] == SET_NOT_SAID;
    if (is_told && !set_blank_is_secret(&step->set) && old->shape == SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "票组 %s: 这样改，弃权几张就会显示；把弃权也一起写上（--blank 张数，表格里填弃权一栏）", given->name);
    if (!is_sound(p->ws, &p->all, &step->set, e) || !blank_is_sound(given, &step->set, e)) return err_in(e, "票组 %s", given->name);
    if (old && old->shape != SHAPE_EMPTY && old->asks != step->set.asks)
        return err_set(e, ERR_STATE, "票组 %s: 已有结果，不能改内容；先用 huanjie set withdraw 撤回", given->name);
    bool asks_anew = old && (old->asks != step->set.asks || old->is_signed != step->set.is_signed);
    if (asks_anew && !set_waiting_is_none(p->ws, old, "改内容、记名", e)) return false;
    step->differs = old ? ballot_set_compare(in, old, given, &step->set, is_secret) : true;
    if (step->is_new)
        in->added++;
    else if (!step->differs)
        in->same++;
    return true;
}

static bool write_step(struct workspace *ws, struct step *s, struct err *e)
{
    int64_t county = ws->election.county;
    if (!s->is_new) return ballot_set_update(ws->db, county, &s->set, e);
    if (s->set.posts == SET_NOT_SAID) s->set.posts = 0;
    if (s->set.names_least == SET_NOT_SAID) s->set.names_least = 0;
    return counter_issue(ws->db, county, "ballot_set", 1, &s->set.set_no, e) &&
           ballot_set_insert(ws->db, county, &s->set, e);
}

/* Of the sets that changed, and of their wholes and parts. */
static bool levels_are_sound(const struct plan *p, const struct step *steps, size_t n, struct err *e)
{
    struct ballot_set_list all;
    if (!ballot_set_load_all(p->ws->arena, p->ws->db, p->ws->election.county, &all, e)) return false;
    set_places_settle(&p->known, &all);
    for (size_t i = 0; i < all.n; i++) {
        bool is_near = false;
        for (size_t k = 0; k < n; k++) is_near |= steps[k].differs && is_same_or_near(&all.v[i], &steps[k].set);
        if (is_near && !is_one_level(&all, &all.v[i], e)) return false;
    }
    return true;
}

/* Writes what was planned. What is confirmed anew must not uncover what a small group said, nor is a new set put over one. */
static bool write_steps(const struct plan *p, struct step *steps, size_t n, size_t *written, struct err *e)
{
    struct appraisal typed; /* there are no results, and perhaps entries */
    const struct appraisal *before = p->before;
    *written = 0;
    if (!before && p->in->n > 0) {
        if (!appraisal_load(p->ws, &typed, e)) return false;
        before = &typed;
    }
    for (size_t i = 0; i < n; i++) {
        *written += steps[i].differs;
        if (steps[i].differs && !write_step(p->ws, &steps[i], e)) return false;
    }
    return levels_are_sound(p, steps, n, e) && (!before || set_shown_stays(p->ws, before, e));
}

static void put_set(struct json *o, struct arena *a, const struct ballot_set *s)
{
    json_put_text(o, "kind", set_kind_code(s->kind));
    json_put_text(o, "side", set_side_code(s->side));
    json_put_text(o, "asks", set_asks_code(s->asks));
    json_put_bool(o, "signed", s->is_signed);
    json_put_text(o, "profile", s->profile);
    json_put_text(o, "held_on", date_text(a, s->held_on));
    for (int f = 0; f < SET_FIGURE_COUNT; f++)
        if (s->figures[f] != SET_NOT_SAID && f != SET_BLANK) /* who abstains in a small group has said something */
            json_put_int(o, set_figure_code((enum set_figure)f), s->figures[f]);
}

bool ballot_set_declare(struct workspace *ws, const struct ballot_set *given, struct intake *in, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct plan p = {.ws = ws, .in = in};
    struct ballot_set set = *given;
    struct step step;
    int64_t ignored;
    size_t written;
    in->rows = 1;
    if (!db_begin(ws->db, &txn, e) || !load_plan(&p, e) ||
            !set_place_find(&p.known, given->organisation, &set.organisation, &ignored, e) || !plan_step(&p, &set, &step, e))
        return false;
    if (!intake_may_write(in)) return true;
    in->is_taken = true;
    if (!step.differs) return true;
    struct json *detail = json_new_object(ws->arena);
    put_set(detail, ws->arena, &step.set);
    const char *subject = arena_text(ws->arena, "票组 %s", step.set.name);
    return write_steps(&p, &step, 1, &written, e) && workspace_record(ws, "set-add", subject, detail, NULL, e) && db_commit(&txn, e);
}

/* ---- the table ---- */

static void read_codes(const struct table *t, const struct table_row *r, struct ballot_set *s, struct table_faults *faults)
{
    const char *kind = table_text(t, r, AT_KIND, faults), *side = table_text(t, r, AT_SIDE, faults);
    const char *asks = r->cells[AT_ASKS];
    s->kind = SET_ASSESSMENT;
    if (*kind && !set_side_from_title(kind, &s->side) && !set_kind_from_words(kind, &s->kind))
        table_fault(faults, r->line, "类别", "“%s”应写会议、谈话、问卷或测评", kind);
    if (*side && !set_side_from_title(side, &s->side))
        table_fault(faults, r->line, "方面", "“%s”应写上级评、同级评、下级评、群众评、社会评或自我评", side);
    s->asks = strstr(kind, "推荐") ? SET_RECOMMENDATION : SET_GRADES;
    if (*asks && !set_asks_from_title(asks, &s->asks))
        table_fault(faults, r->line, "内容", "“%s”应写推荐、干部等次、班子等次、任职意向或换届纪律知晓", asks);
}

static struct ballot_set read_row(const struct table *t, const struct table_row *r, struct table_faults *faults)
{
    struct ballot_set s = ballot_set_blank(table_name(t, r, AT_NAME, faults));
    read_codes(t, r, &s, faults);
    s.rater_group = table_name(t, r, AT_RATERS, faults);
    s.level = r->cells[AT_LEVEL];
    s.is_signed = table_flag(t, r, AT_SIGNED, faults);
    s.profile = r->cells[AT_PROFILE];
    s.organisation = r->cells[AT_ORGANISATION];
    s.codes = r->cells[AT_CODES];
    s.part_of = r->cells[AT_PART_OF];
    s.name_order = ballot_set_order_text(faults->arena, r->cells[AT_ORDER]);
    table_text(t, r, AT_DAY, faults);
    s.held_on = table_date(t, r, AT_DAY, faults);
    s.posts = table_int_within(t, r, AT_POSTS, 0, POSTS_MAX, SET_NOT_SAID, faults);
    s.attended = ballot_set_attended_text(faults->arena, r->cells[AT_ATTENDED]);
    s.names_least = table_int_within(t, r, AT_LEAST, 0, POSTS_MAX, SET_NOT_SAID, faults);
    s.list_names = table_int_within(t, r, AT_LIST, 0, SET_FIGURE_MAX, SET_NOT_SAID, faults);
    for (size_t f = 0; f < SET_FIGURE_COUNT; f++)
        s.figures[f] = table_int_within(t, r, AT_FIGURES + f, 0, SET_FIGURE_MAX, SET_NOT_SAID, faults);
    return s;
}

/* A whole may stand in the same table as its parts: rows are planned against what the rows before them say. */
static void add_planned(struct arena *a, struct ballot_set_list *all, const struct ballot_set *s)
{
    struct ballot_set *v = arena_alloc_array(a, all->n + 1, sizeof *v);
    if (all->n) memcpy(v, all->v, all->n * sizeof *v);
    v[all->n++] = *s;
    all->v = v;
}

static bool plan_rows(struct plan *p, const struct table *t, struct table_faults *faults, struct step *steps, struct err *e)
{
    for (size_t i = 0; i < t->n; i++) {
        struct ballot_set given = read_row(t, &t->rows[i], faults);
        for (size_t k = 0; k < i; k++)
            if (*given.name && text_eq(steps[k].set.name, given.name))
                table_fault(faults, t->rows[i].line, "票组", "与第 %zu 行重复", t->rows[k].line);
        struct err why;
        int64_t ignored;
        if (!set_place_find(&p->known, given.organisation, &given.organisation, &ignored, &why))
            table_fault(faults, t->rows[i].line, "单位", "%s", why.text);
        steps[i].set = given;
        if (*given.name && !plan_step(p, &given, &steps[i], &why))
            table_fault(faults, t->rows[i].line, "票组", "%s", why.text);
        if (steps[i].is_new) add_planned(p->ws->arena, &p->all, &steps[i].set);
    }
    return table_is_sound(t, faults, e);
}

/* Of a small group the file's hash would give the number away to whoever tries them all. */
static bool tells_who_abstained(const struct plan *p, const struct step *steps, size_t n)
{
    bool tells = false;
    for (size_t i = 0; i < n; i++)
        tells |= steps[i].set.figures[SET_BLANK] >= 0 && (set_blank_is_secret(&steps[i].set) || shows_nothing(p, &steps[i].set));
    return tells;
}

bool ballot_set_import(
        struct workspace *ws, const char *path, struct intake *in, const char *const **names, size_t *n, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct table t;
    struct table_faults faults = {.arena = ws->arena};
    if (!table_load(ws->arena, path, fields, FIELDS, &t, &faults, e) || !change_is_usable(&t, e)) return false;
    struct plan p = {.ws = ws, .in = in, .is_table = true};
    in->rows = t.n;
    struct step *steps = arena_alloc_array(ws->arena, t.n + 1, sizeof *steps);
    const char **named = arena_alloc_array(ws->arena, t.n + 1, sizeof *named);
    if (!db_begin(ws->db, &txn, e) || !load_plan(&p, e) || !plan_rows(&p, &t, &faults, steps, e)) return false;
    for (size_t i = 0; i < t.n; i++) named[i] = steps[i].set.name;
    *names = named;
    *n = t.n;
    if (!intake_may_write(in)) return true;
    size_t written;
    if (!write_steps(&p, steps, t.n, &written, e)) return false;
    struct json *detail = json_new_object(ws->arena);
    json_put_text(detail, "file", t.name);
    if (!in->untried && !tells_who_abstained(&p, steps, t.n)) json_put_text(detail, "hash", t.hash);
    json_put_int(detail, "written", (int64_t)written);
    in->is_taken = true;
    return written == 0 || (workspace_record(ws, "set-import", t.name, detail, NULL, e) && db_commit(&txn, e));
}
