/* Cards of the voters (选民证), to be cut apart. */
#include "app/roll_paper_state.h"

#include <inttypes.h>

#include "base/buf.h"

enum { CARD_LINES = 7, CARD_COLUMNS = 2, CARD_ROWS = 5 };

/* Where the district votes. A mobile box comes to the voter. */
static const char *place_of(const struct roll_printing *p, int64_t district_no)
{
    struct buf b = {.arena = p->arena};
    if (*p->order->place) return p->order->place;
    for (size_t i = 0; i < p->stations.n; i++) {
        const struct station *s = &p->stations.v[i];
        if (s->district_no != district_no || s->kind == STATION_MOBILE) continue;
        buf_addf(&b, "%s%s", b.n ? "、" : "", s->name);
    }
    return buf_text(&b);
}

/* What is the same on all cards of a district. */
struct card_texts {
    const char *title;
    const char *district;
    const char *day;
    const char *place;
    const char *foot;
};

static struct paper_card card_of(const struct roll_printing *p, const struct card_texts *t, const struct voter_line *v)
{
    const char **lines = arena_alloc_array(p->arena, CARD_LINES, sizeof *lines);
    struct paper_card card = {.title = t->title, .lines = lines};
    const char *birth = roll_birth_text(p, v->born_on), *sex = roll_sex_text(v->sex);
    lines[card.line_count++] = t->district;
    lines[card.line_count++] = arena_text(p->arena, "证号  %" PRId64, v->voter_no);
    lines[card.line_count++] = arena_text(p->arena, "姓名  %s", v->name);
    if (*sex || *birth) lines[card.line_count++] = arena_text(p->arena, "性别  %s　%s", sex, birth);
    lines[card.line_count++] = t->day;
    lines[card.line_count++] = t->place;
    lines[card.line_count++] = t->foot;
    return card;
}

static bool print_cards(struct roll_printing *p, const struct district *d, struct err *e)
{
    const struct voter_line *const *people;
    size_t n = roll_printing_people(p, d->district_no, &people);
    const char *place = place_of(p, d->district_no);
    if (n == 0 && p->order->district_no) return err_set(e, ERR_STATE, "没有在册的选民");
    if (n == 0) return true;
    if (!*place)
        return err_set(e, ERR_STATE, "还没有投票站或者选举大会；用 station import 导入，或者用 --place 写明地点");
    struct arena *a = p->arena;
    const struct card_texts texts = {
            .title = arena_text(a, "%s代表选举选民证", p->congress),
            .district = arena_text(a, "选区  %s", roll_district_text(a, d)),
            .day = arena_text(a, "投票  %s%s%s", date_text_cn(a, p->ws->election.day), *p->order->hours ? " " : "",
                    p->order->hours),
            .place = arena_text(a, "地点  %s", place),
            .foot = arena_text(a, "说明  凭本证和身份证领取选票　%s", p->committee),
    };
    struct paper_card *cards = arena_alloc_array(a, n, sizeof *cards);
    for (size_t i = 0; i < n; i++) cards[i] = card_of(p, &texts, people[i]);
    struct paper_cards *grid = arena_alloc(a, sizeof *grid);
    *grid = (struct paper_cards){cards, n, CARD_COLUMNS, CARD_ROWS};
    struct paper *paper = roll_printing_paper(p, d, "选民证", p->order->on);
    paper_add_cards(paper, grid);
    return roll_printing_put(p, d, "选民证", (int64_t)n, paper, NULL, e);
}

bool roll_print_cards(
        struct workspace *ws, const struct roll_paper_order *order, struct roll_paper_files *files, struct err *e)
{
    struct roll_printing p;
    if (!roll_printing_start(ws, order, files, &p, e) ||
            !station_load_all(ws->arena, ws->db, ws->election.county, &p.stations, e))
        return false;
    if (p.listed_count == 0) return err_set(e, ERR_STATE, "名册上还没有选民");
    return roll_printing_run(&p, print_cards, e);
}
