#include "app/set_code.h"

#include <ctype.h>
#include <inttypes.h>

#include "app/ballot_set.h"
#include "app/set_subject.h"
#include "app/set_waiting.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "cadre/grade.h"
#include "seal/random.h"
#include "store/ballot_set.h"

/* Without 0 O 1 I L 8 B 5 S 2 Z V U, which are mistaken for one another. The last character checks the others. */
static const char alphabet[] = "ACDEFGHJKMNPQRTWXY34679";
enum { ALPHABET = sizeof alphabet - 1, CODE_CHARACTERS = 10, HALF = CODE_CHARACTERS / 2 };


/* ---- forms ---- */

static bool open_set(struct workspace *ws, const char *name, struct ballot_set **set, struct set_form *f, struct err *e)
{
    struct ballot_set_list list;
    return ballot_set_find(ws, &list, name, set, e) &&
           set_form_load(ws->arena, ws->db, ws->election.county, (*set)->set_no, f, e);
}

static bool are_distinct(const char *const *v, size_t n, struct err *e)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (text_eq(v[i], v[k])) return err_set(e, ERR_INPUT, "“%s”写了两次", v[i]);
    return true;
}

static bool labels_are_known(struct workspace *ws, const struct ballot_set *s, const struct set_form_request *r, struct err *e)
{
    struct grade_table grades;
    if (!grade_table_load(ws->arena, &grades, e)) return false;
    for (size_t i = 0; i < r->label_count; i++)
        if ((s->asks == SET_GRADES || s->asks == SET_TEAM) && !grade_lookup(&grades, r->labels[i]))
            return err_set(e, ERR_INPUT, "“%s”不是认识的等次或使用建议", r->labels[i]);
    return true;
}

static bool form_from(
        struct workspace *ws, const struct ballot_set *s, const struct set_form_request *r, struct set_form *f, struct err *e)
{
    struct set_directory d;
    if (!set_directory_load(ws, &d, e)) return false;
    const char *const whole[] = {""};
    const char *const *items = r->item_count ? r->items : whole;
    size_t item_count = r->item_count ? r->item_count : 1;
    f->questions = arena_alloc_array(ws->arena, r->subject_count * item_count + 1, sizeof *f->questions);
    f->labels = arena_alloc_array(ws->arena, r->label_count + 1, sizeof *f->labels);
    for (size_t i = 0; i < r->subject_count; i++) {
        struct set_question q;
        if (!set_subject_find(&d, s, r->subjects[i], &q.subject, &q.subject_no, e)) return false;
        for (size_t k = 0; k < item_count; k++) {
            q.item = text_eq(items[k], SET_WHOLE_ITEM) ? "" : items[k];
            f->questions[f->n++] = q;
        }
    }
    for (size_t i = 0; i < r->label_count; i++) f->labels[f->label_count++] = r->labels[i];
    return true;
}

static const char *order_of(struct arena *a, const struct set_form *f)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < f->n; i++)
        if (i == 0 || !text_eq(f->questions[i].subject, f->questions[i - 1].subject))
            buf_addf(&b, "%s%s", b.n ? "、" : "", f->questions[i].subject);
    return buf_text(&b);
}

bool set_form_define(struct workspace *ws, const char *name, const struct set_form_request *r, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct ballot_set *s;
    struct set_form old, f = {0};
    size_t items = r->item_count ? r->item_count : 1;
    if (r->subject_count == 0 || r->label_count == 0) return err_set(e, ERR_INPUT, "表样要有对象和选项");
    if (r->subject_count * items > SET_QUESTIONS_MAX || r->label_count > SET_LABELS_MAX)
        return err_set(e, ERR_INPUT, "表样至多 %d 个问题、%d 种选项", SET_QUESTIONS_MAX, SET_LABELS_MAX);
    if (!db_begin(ws->db, &txn, e) || !open_set(ws, name, &s, &old, e)) return false;
    if (s->shape != SHAPE_EMPTY) return err_set(e, ERR_STATE, "票组 %s 已有结果或答题码，表样不能再改", name);
    if (!set_waiting_is_none(ws, s, "换表样", e)) return false;
    if (!are_distinct(r->subjects, r->subject_count, e) || !are_distinct(r->items, r->item_count, e) ||
            !are_distinct(r->labels, r->label_count, e) || !labels_are_known(ws, s, r, e) || !form_from(ws, s, r, &f, e))
        return false;
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "questions", (int64_t)f.n);
    json_put_int(detail, "labels", (int64_t)f.label_count);
    s->has_form = true;
    s->name_order = order_of(ws->arena, &f); /* what is printed of the form stands in this order */
    return set_form_save(ws->db, ws->election.county, s->set_no, &f, e) &&
           ballot_set_update(ws->db, ws->election.county, s, e) &&
           workspace_record(ws, "set-form", arena_text(ws->arena, "票组 %s", name), detail, NULL, e) && db_commit(&txn, e);
}

/* ---- codes ---- */

static char check_character(const char *code)
{
    unsigned sum = 0;
    for (unsigned i = 0; i < CODE_CHARACTERS - 1; i++) sum += (i + 1) * (unsigned)(strchr(alphabet, code[i]) - alphabet);
    return alphabet[sum % ALPHABET];
}

static bool draw_code(char code[CODE_CHARACTERS + 1], struct err *e)
{
    for (size_t i = 0; i < CODE_CHARACTERS - 1; i++) {
        uint32_t k;
        if (!random_below(ALPHABET, &k, e)) return false;
        code[i] = alphabet[k];
    }
    code[CODE_CHARACTERS - 1] = check_character(code);
    code[CODE_CHARACTERS] = '\0';
    return true;
}

/* What is kept of a code; bound to its set. */
static bool hash_code(struct workspace *ws, int64_t set_no, const char *code, struct set_code *hash, struct err *e)
{
    if (!workspace_unlock(ws, e)) return false;
    const char *text = arena_text(ws->arena, "%" PRId64 ":%s", set_no, code);
    struct search_key key = vault_search_key(ws->vault, "answer-code", str_of(text));
    *hash = (struct set_code){key.high, key.low};
    return true;
}

static bool draw_codes(
        struct workspace *ws, const struct ballot_set *s, size_t n, const char **codes, struct set_code *hashes, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        char code[CODE_CHARACTERS + 1];
        if (!draw_code(code, e) || !hash_code(ws, s->set_no, code, &hashes[i], e)) return false;
        bool is_taken = false;
        for (size_t k = 0; k < i && !is_taken; k++) is_taken = hashes[k].high == hashes[i].high;
        if (is_taken) {
            i--; /* once in some 10^12 */
            continue;
        }
        codes[i] = arena_text(ws->arena, "%.*s-%s", HALF, code, code + HALF);
    }
    return true;
}

static struct paper *slips_of(struct arena *a, const struct ballot_set *s, const char *const *codes, size_t n)
{
    enum { LINES = 4, COLUMNS = 2, ROWS = 5 };
    struct paper_card *cards = arena_alloc_array(a, n, sizeof *cards);
    for (size_t i = 0; i < n; i++) {
        const char **lines = arena_alloc_array(a, LINES, sizeof *lines);
        lines[0] = arena_text(a, "答题码  %s", codes[i]);
        lines[1] = arena_text(a, "日期  %s", date_text_cn(a, s->held_on));
        lines[2] = "用法  只能答一次，答题不记名";
        lines[3] = "说明  抽签领取，不写姓名，不要交给别人";
        cards[i] = (struct paper_card){.title = s->name, .lines = lines, .line_count = LINES, .code = codes[i]};
    }
    struct paper_cards *grid = arena_alloc(a, sizeof *grid);
    *grid = (struct paper_cards){cards, n, COLUMNS, ROWS};
    struct paper *paper = paper_new(a, arena_text(a, "%s答题码", s->name), s->held_on);
    paper->is_compact = true;
    paper_add_cards(paper, grid);
    return paper;
}

static bool may_issue(const struct ballot_set *s, const struct set_form *f, size_t n, struct err *e)
{
    if (n < 1 || n > SET_CODES_MAX) return err_set(e, ERR_INPUT, "答题码应为 1 至 %d 个", SET_CODES_MAX);
    if (s->is_signed) return err_set(e, ERR_STATE, "票组 %s 登记为记名，不用答题码", s->name);
    if (s->shape != SHAPE_EMPTY)
        return err_set(e, ERR_STATE, "票组 %s 已有结果或答题码；一组只印发一次，以免多发", s->name);
    return f->n > 0 || err_set(e, ERR_STATE, "票组 %s 还没有表样，请先用 huanjie set form", s->name);
}

/* Codes by their hashes, and as many empty places. */
static bool store_codes(
        struct workspace *ws, struct ballot_set *s, size_t questions, const struct set_code *hashes, size_t n, struct err *e)
{
    int64_t county = ws->election.county;
    struct json *detail = json_new_object(ws->arena);
    json_put_int(detail, "codes", (int64_t)n);
    s->shape = SHAPE_CODES;
    s->figures[SET_ISSUED] = (int64_t)n;
    return set_codes_insert(ws->arena, ws->db, county, s->set_no, hashes, n, e) &&
           set_ballots_insert(ws->db, county, s->set_no, questions, NULL, n, e) &&
           ballot_set_update(ws->db, county, s, e) &&
           workspace_record(ws, "set-codes", arena_text(ws->arena, "票组 %s", s->name), detail, NULL, e);
}

bool set_codes_issue(struct workspace *ws, const struct set_codes_request *r, const char *const **codes, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct ballot_set *s;
    struct set_form f;
    if (!db_begin(ws->db, &txn, e) || !open_set(ws, r->set, &s, &f, e) || !may_issue(s, &f, r->n, e) ||
            !set_waiting_is_none(ws, s, "印答题码", e))
        return false;
    const char **drawn = arena_alloc_array(ws->arena, r->n, sizeof *drawn);
    struct set_code *hashes = arena_alloc_array(ws->arena, r->n, sizeof *hashes);
    if (!draw_codes(ws, s, r->n, drawn, hashes, e) || !store_codes(ws, s, f.n, hashes, r->n, e) ||
            !r->print(slips_of(ws->arena, s, drawn, r->n), r->context, e) || !db_commit(&txn, e))
        return false;
    if (codes) *codes = drawn;
    return true;
}

/* ---- answers ---- */

/* As typed: blanks and hyphens do not count, small letters do. */
static bool read_code(const char *typed, char code[CODE_CHARACTERS + 1], struct err *e)
{
    size_t n = 0;
    for (const char *p = typed; *p; p++) {
        if (*p == '-' || *p == ' ') continue;
        char c = (char)toupper((unsigned char)*p);
        if (!strchr(alphabet, c) || n == CODE_CHARACTERS) return err_set(e, ERR_INPUT, "答题码写错了，请对照答题条重新输入");
        code[n++] = c;
    }
    code[n] = '\0';
    return (n == CODE_CHARACTERS && code[n - 1] == check_character(code)) ||
           err_set(e, ERR_INPUT, "答题码写错了，请对照答题条重新输入");
}

static bool fill_ballot(const struct set_form *f, const struct set_answer *v, size_t n, uint8_t *ballot, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        const char *item = text_eq(v[i].item, SET_WHOLE_ITEM) ? "" : v[i].item;
        size_t q = 0, l = 0;
        while (q < f->n && !(text_eq(f->questions[q].subject, v[i].subject) && text_eq(f->questions[q].item, item))) q++;
        while (l < f->label_count && !text_eq(f->labels[l], v[i].label)) l++;
        if (q == f->n) return err_set(e, ERR_INPUT, "表样里没有“%s”的“%s”", v[i].subject, set_item_title(item));
        if (l == f->label_count) return err_set(e, ERR_INPUT, "表样里没有“%s”这个选项", v[i].label);
        if (ballot[q]) return err_set(e, ERR_INPUT, "“%s”的“%s”答了两次", v[i].subject, set_item_title(item));
        ballot[q] = (uint8_t)(l + 1);
    }
    return n > 0 || err_set(e, ERR_INPUT, "一项也没有回答");
}

static bool spend(struct workspace *ws, const struct ballot_set *s, const char *typed, struct err *e)
{
    char code[CODE_CHARACTERS + 1];
    struct set_code hash;
    enum set_code_state state;
    int64_t county = ws->election.county;
    if (!read_code(typed, code, e) || !hash_code(ws, s->set_no, code, &hash, e) ||
            !set_code_load_state(ws->db, county, s->set_no, hash, &state, e))
        return false;
    if (state == SET_CODE_UNKNOWN) return err_set(e, ERR_INPUT, "这个答题码不是票组“%s”的", s->name);
    if (state == SET_CODE_USED) return err_set(e, ERR_STATE, "这个答题码已经用过");
    return set_code_spend(ws->db, county, s->set_no, hash, e);
}

bool set_codes_are_in(const struct ballot_set *s, size_t answered, size_t places_left)
{
    return places_left == 0 || (s->figures[SET_RETURNED] >= 0 && (int64_t)answered >= s->figures[SET_RETURNED]);
}

bool set_code_answer(struct workspace *ws, const char *name, const char *code, const struct set_answer *answers,
        size_t n, struct err *e)
{
    AUTO_TXN struct db_txn txn = {0};
    struct ballot_set *s;
    struct set_form f;
    uint8_t ballot[SET_QUESTIONS_MAX] = {0};
    int64_t *places, county = ws->election.county;
    size_t count;
    struct set_ballots in;
    uint32_t drawn;
    if (!db_begin(ws->db, &txn, e) || !open_set(ws, name, &s, &f, e) || !fill_ballot(&f, answers, n, ballot, e) ||
            !spend(ws, s, code, e) || !set_places_load_empty(ws->arena, ws->db, county, s->set_no, &places, &count, e) ||
            !set_ballots_load(ws->arena, ws->db, county, s->set_no, f.n, &in, e))
        return false;
    if (set_codes_are_in(s, in.n, count)) return err_set(e, ERR_STATE, "票组 %s 的答题已经收齐，不再收", name);
    struct workspace nobody = *ws; /* who sat at the keyboard is nobody's affair */
    nobody.actor = "不记名";
    return random_below((uint32_t)count, &drawn, e) &&
           set_place_fill(ws->db, county, s->set_no, places[drawn], ballot, f.n, e) &&
           workspace_record(&nobody, "set-answer", arena_text(ws->arena, "票组 %s", name), NULL, NULL, e) && db_commit(&txn, e);
}
