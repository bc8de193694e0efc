#include "ballot/deck.h"

/* Written on the lines for other people, one each. */
static const char *const invented[] = {"测试甲", "测试乙", "测试丙", "测试丁", "测试戊", "测试己"};

struct making {
    struct arena *arena;
    const struct ballot_design *d;
    const struct ballot_layout *l;
    struct ballot_deck_sheet *v;
    size_t n, capacity;
    /* the sheet at hand */
    struct ballot_ink *ink;
    size_t ink_count;
    int *votes;
    const char **write_ins;
};

static void begin(struct making *m)
{
    m->ink = arena_alloc_array(m->arena, m->l->box_count, sizeof *m->ink);
    m->ink_count = 0;
    m->votes = arena_alloc_array(m->arena, m->d->candidate_count, sizeof *m->votes);
    for (size_t i = 0; i < m->d->candidate_count; i++) m->votes[i] = m->d->convention->vote[BALLOT_SHAPE_BLANK];
    m->write_ins = arena_alloc_array(m->arena, m->d->write_in_lines + 1, sizeof *m->write_ins);
}

static void end(struct making *m, const char *what)
{
    if (m->n == m->capacity) m->v = arena_grow_array(m->arena, m->v, &m->capacity, sizeof *m->v);
    m->v[m->n++] = (struct ballot_deck_sheet){what, m->ink, m->ink_count, m->votes, m->write_ins};
}

static size_t box_of(const struct making *m, size_t number, enum ballot_option option)
{
    size_t i = 0;
    while (m->l->boxes[i].option != option || m->l->boxes[i].candidate != (int32_t)number + 1) i++;
    return i;
}

static void draw(struct making *m, size_t box, enum ballot_shape shape, const char *text)
{
    m->ink[m->ink_count++] = (struct ballot_ink){box, shape, text};
}

static bool is_columns(const struct making *m)
{
    return m->d->convention->style == BALLOT_COLUMNS;
}

/* The shape that says so in the signs style; false when none does. */
static bool shape_for(const struct ballot_convention *c, int vote, enum ballot_shape *shape)
{
    if (c->vote[c->sign] == vote) {
        *shape = c->sign;
        return true;
    }
    for (int s = 0; s < BALLOT_SHAPE_COUNT; s++) {
        if (c->vote[s] != vote) continue;
        *shape = (enum ballot_shape)s;
        return true;
    }
    return false;
}

/* Marks a candidate for; where an empty box says so, nothing is drawn. */
static void vote_for(struct making *m, size_t candidate)
{
    enum ballot_shape shape = m->d->convention->sign;
    size_t box = box_of(m, candidate, is_columns(m) ? BALLOT_OPTION_FOR : BALLOT_OPTION_SIGN);
    m->votes[candidate] = VOTE_FOR;
    if (!is_columns(m) && !shape_for(m->d->convention, VOTE_FOR, &shape)) return;
    if (shape != BALLOT_SHAPE_BLANK) draw(m, box, shape, NULL);
}

/* Only the first `n` candidates for, against all others: an empty box would mean for in some towns. */
static void vote_for_first(struct making *m, size_t n)
{
    bool blank_is_for = m->d->convention->vote[BALLOT_SHAPE_BLANK] == VOTE_FOR;
    enum ballot_shape cross = BALLOT_SHAPE_CROSS;
    for (size_t i = 0; i < m->d->candidate_count; i++) {
        if (i < n) {
            vote_for(m, i);
        } else if (blank_is_for && shape_for(m->d->convention, VOTE_AGAINST, &cross)) {
            m->votes[i] = VOTE_AGAINST;
            draw(m, box_of(m, i, BALLOT_OPTION_SIGN), cross, NULL);
        }
    }
}

static void write_in(struct making *m, size_t line, bool with_sign)
{
    const char *name = invented[line % ARRAY_COUNT(invented)];
    m->write_ins[line] = name;
    draw(m, box_of(m, line, BALLOT_OPTION_WRITE_IN_NAME), BALLOT_SHAPE_BLANK, name);
    if (with_sign) draw(m, box_of(m, line, BALLOT_OPTION_WRITE_IN_SIGN), m->d->convention->sign, NULL);
}

/* Each box, or each shape in it, once. */
static void add_single_marks(struct making *m)
{
    const struct ballot_convention *c = m->d->convention;
    for (size_t i = 0; i < m->d->candidate_count; i++) {
        for (int k = 0; k < 3; k++) {
            enum ballot_shape shape = (enum ballot_shape)(BALLOT_SHAPE_CIRCLE + k);
            begin(m);
            if (is_columns(m)) {
                m->votes[i] = k;
                draw(m, box_of(m, i, (enum ballot_option)k), c->sign, NULL);
                end(m, arena_text(m->arena, "%s %s", m->d->candidates[i], ballot_vote_title((enum ballot_vote)k)));
            } else {
                m->votes[i] = c->vote[shape];
                draw(m, box_of(m, i, BALLOT_OPTION_SIGN), shape, NULL);
                end(m, arena_text(m->arena, "%s 画%s", m->d->candidates[i], ballot_shape_title(shape)));
            }
        }
    }
}

static void add_whole_ballots(struct making *m)
{
    size_t seats = (size_t)m->d->seats, n = m->d->candidate_count;
    begin(m);
    end(m, "空白");
    begin(m);
    vote_for_first(m, seats < n ? seats : n);
    end(m, "选满");
    if (n > seats) {
        begin(m);
        vote_for_first(m, seats + 1);
        end(m, "多选一人");
    }
    if (!is_columns(m)) return;
    begin(m);
    m->votes[0] = BALLOT_UNCLEAR;
    draw(m, box_of(m, 0, BALLOT_OPTION_FOR), m->d->convention->sign, NULL);
    draw(m, box_of(m, 0, BALLOT_OPTION_AGAINST), m->d->convention->sign, NULL);
    end(m, "一人画了两格");
}

static void add_write_ins(struct making *m)
{
    for (size_t line = 0; line < m->d->write_in_lines; line++) {
        begin(m);
        vote_for_first(m, 0);
        write_in(m, line, true);
        end(m, arena_text(m->arena, "另选他人第 %zu 行", line + 1));
    }
    if (m->d->write_in_lines == 0) return;
    begin(m);
    vote_for_first(m, 0);
    write_in(m, 0, false);
    end(m, "另选他人只写姓名");
    begin(m);
    vote_for_first(m, (size_t)m->d->seats < m->d->candidate_count ? (size_t)m->d->seats : m->d->candidate_count);
    write_in(m, 0, true);
    end(m, "选满又另选他人");
}

struct ballot_deck ballot_make_deck(struct arena *a, const struct ballot_design *d, const struct ballot_layout *l)
{
    struct making m = {.arena = a, .d = d, .l = l};
    add_single_marks(&m);
    add_whole_ballots(&m);
    add_write_ins(&m);
    return (struct ballot_deck){m.v, m.n};
}
