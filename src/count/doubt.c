#include "count/doubt.h"

#include <inttypes.h>

#include "base/str.h"
#include "model/code.h"

DEFINE_CODE_FUNCTION(doubt_state, enum doubt_state, DOUBT_STATES)
DEFINE_TITLE_FUNCTION(doubt_state, enum doubt_state, DOUBT_STATES)

/* Is x the last word of its clerk? */
static bool is_last_word(const struct sheet_answer *v, size_t n, size_t at)
{
    for (size_t i = at + 1; i < n; i++)
        if (text_eq(v[i].clerk, v[at].clerk)) return false;
    return true;
}

static size_t count_last_words(const struct sheet_answer *v, size_t n, const char *answer)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) count += is_last_word(v, n, i) && (answer == NULL || text_eq(v[i].answer, answer));
    return count;
}

/* At least two persons for one answer, and more than for any other. */
static void settle(struct doubt *d, const struct sheet_answer *v, size_t n)
{
    d->opinions = count_last_words(v, n, NULL);
    d->state = d->opinions == 0 ? DOUBT_STATE_OPEN : d->opinions == 1 ? DOUBT_STATE_SECOND : DOUBT_STATE_THIRD;
    size_t best = 0, second = 0, chosen = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_last_word(v, n, i)) continue;
        size_t votes = count_last_words(v, n, v[i].answer);
        bool is_same = best && text_eq(v[i].answer, v[chosen].answer);
        if (is_same) continue;
        if (votes > best) {
            second = best;
            best = votes;
            chosen = i;
        } else if (votes > second) {
            second = votes;
        }
    }
    if (best < 2 || best == second) return;
    d->state = DOUBT_STATE_SETTLED;
    d->answer = v[chosen].answer;
    d->reason = v[chosen].reason;
}

struct listing {
    struct arena *arena;
    const struct sheet_answer *answers;
    size_t answer_count;
    struct doubt *v;
    size_t n, capacity;
};

static struct doubt *add(struct listing *l, const struct scanned_sheet *sheet, const char *item)
{
    size_t begin = 0, end;
    while (begin < l->answer_count &&
            !(text_eq(l->answers[begin].sheet, sheet->sheet) && text_eq(l->answers[begin].item, item)))
        begin++;
    for (end = begin; end < l->answer_count && text_eq(l->answers[end].sheet, sheet->sheet) &&
                      text_eq(l->answers[end].item, item);)
        end++;
    if (l->n == l->capacity) l->v = arena_grow_array(l->arena, l->v, &l->capacity, sizeof *l->v);
    struct doubt *d = &l->v[l->n++];
    *d = (struct doubt){.sheet = sheet, .item = item};
    settle(d, l->answers + begin, end - begin);
    return d;
}

static bool is_same_sheet(struct listing *l, const struct scanned_sheet *sheet)
{
    if (sheet->state != SHEET_HELD) return false;
    const struct doubt *d = add(l, sheet, "same");
    return d->state == DOUBT_STATE_SETTLED && text_eq(d->answer, "same");
}

static bool has_said(const struct listing *l, const struct scanned_sheet *sheet, const char *item, const char *answer)
{
    for (size_t i = 0; i < l->answer_count; i++) {
        const struct sheet_answer *x = &l->answers[i];
        if (text_eq(x->sheet, sheet->sheet) && text_eq(x->item, item) && text_eq(x->answer, answer)) return true;
    }
    return false;
}

/* A refused page is asked for its marks only when somebody takes it for a ballot. */
static bool is_no_ballot(struct listing *l, const struct scanned_sheet *sheet)
{
    if (sheet->state != SHEET_REFUSED) return false;
    const struct doubt *d = add(l, sheet, "page");
    return d->state == DOUBT_STATE_SETTLED ? !text_eq(d->answer, "ballot") : !has_said(l, sheet, "page", "ballot");
}

void doubt_list_all(struct arena *a, const struct scanned_sheet *sheets, size_t n, const struct sheet_answer *answers,
        size_t answer_count, struct doubt_list *list)
{
    struct listing l = {.arena = a, .answers = answers, .answer_count = answer_count};
    for (size_t i = 0; i < n; i++) {
        const struct scanned_sheet *s = &sheets[i];
        if (is_same_sheet(&l, s) || is_no_ballot(&l, s)) continue;
        for (size_t k = 0; k < s->mark_count; k++)
            if (s->marks[k].vote == SCANNED_UNCLEAR || s->marks[k].is_questioned)
                add(&l, s, arena_text(a, "c%" PRId64, s->marks[k].candidate));
        for (size_t k = 0; k < s->line_count; k++)
            if (s->lines[k].is_inked) add(&l, s, arena_text(a, "w%" PRId64, s->lines[k].line));
    }
    *list = (struct doubt_list){l.v, l.n};
}

const struct doubt *doubt_lookup(const struct doubt_list *list, const char *sheet, const char *item)
{
    for (size_t i = 0; i < list->n; i++)
        if (text_eq(list->v[i].sheet->sheet, sheet) && text_eq(list->v[i].item, item)) return &list->v[i];
    return NULL;
}

bool doubt_is_again(const char *answer)
{
    size_t n = strlen(DOUBT_AGAIN);
    return strncmp(answer, DOUBT_AGAIN, n) == 0 && (answer[n] == '\0' || answer[n] == '=');
}

const char *doubt_taken_as(const char *answer)
{
    size_t n = strlen(DOUBT_AGAIN);
    return doubt_is_again(answer) && answer[n] == '=' ? answer + n + 1 : NULL;
}

static bool is_of_page(const char *answer)
{
    return text_eq(answer, "ballot") || text_eq(answer, "other") || doubt_taken_as(answer);
}

static bool is_known_answer(const char *item, const char *answer, struct err *e)
{
    enum ballot_vote v;
    if (!*answer) return err_set(e, ERR_INPUT, "没有写认定的内容");
    if (item[0] == 'c' && !ballot_vote_from(answer, &v))
        return err_set(e, ERR_INPUT, "“%s”应为 for、against 或 abstain（看不清的一部分写 abstain）", answer);
    if (item[0] == 's' && !text_eq(answer, "same") && !text_eq(answer, "distinct"))
        return err_set(e, ERR_INPUT, "“%s”应为 same（同一张）或 distinct（两张）", answer);
    if (item[0] == 'p' && !is_of_page(answer))
        return err_set(e, ERR_INPUT,
                "“%s”应为 ballot（是这一批的选票，照原件认读）、again=选票（重新扫描过，收为哪一张，如 again=3f9a2c71）"
                "或 other（不是这一批的选票）",
                answer);
    return true;
}

bool doubt_may_answer(
        const struct doubt *d, const struct sheet_answer *before, size_t n, const struct sheet_answer *x, struct err *e)
{
    if (!*x->clerk) return err_set(e, ERR_INPUT, "须写明认定人");
    if (!is_known_answer(d->item, x->answer, e)) return false;
    bool has_spoken = false;
    for (size_t i = 0; i < n; i++) {
        if (!text_eq(before[i].clerk, x->clerk)) continue;
        has_spoken = true;
        if (is_last_word(before, n, i) && text_eq(before[i].answer, x->answer))
            return err_set(e, ERR_STATE, "%s 已经这样认定过；须由另一人认定", x->clerk);
    }
    if (d->state == DOUBT_STATE_SETTLED && !has_spoken)
        return err_set(e, ERR_STATE, "已由两人认定；只有认定的人可以改变自己的意见");
    return true;
}
