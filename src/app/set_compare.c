#include "app/set_compare.h"

#include "app/ballot_set.h"
#include "app/set_draft.h"

struct side {
    struct set_sheet sheet;
    struct set_pile *pile;
};

static bool load_side(struct workspace *ws, const char *set, const char *path, struct side *s, struct err *e)
{
    if (!set_sheet_load(ws, path, &s->sheet, e)) return false;
    for (size_t i = 0; i < s->sheet.n; i++)
        if (text_eq(s->sheet.piles[i].set->name, set)) s->pile = &s->sheet.piles[i];
    return s->pile || err_set(e, ERR_INPUT, "%s 里没有票组“%s”的行", s->sheet.table.name, set);
}

static bool sum_side(struct side *s, struct set_entry *x, struct err *e)
{
    x->lines = set_pile_sum(&s->sheet, s->pile, &x->n);
    return table_is_sound(&s->sheet.table, &s->sheet.faults, e);
}

bool set_compare_files(struct workspace *ws, const char *set, const char *const paths[2], struct set_differences *found,
        struct err *e)
{
    struct ballot_set_list sets;
    struct ballot_set *registered;
    struct side sides[2] = {0};
    struct set_entry sums[2] = {0};
    if (!ballot_set_find(ws, &sets, set, &registered, e)) return false;
    for (int i = 0; i < 2; i++)
        if (!load_side(ws, set, paths[i], &sides[i], e)) return false;
    if (sides[0].pile->shape != sides[1].pile->shape)
        return err_set(e, ERR_INPUT, "票组 %s: 一份是合计，一份是整票，不能比较", set);
    if (sides[0].pile->is_signed != sides[1].pile->is_signed)
        return err_set(e, ERR_INPUT, "票组 %s: 一份写推荐人，一份不写，不能比较", set);
    if (sides[0].pile->shape == SHAPE_BALLOTS || sides[0].pile->is_signed) {
        set_piles_differences(ws->arena, sides[0].pile, sides[1].pile, found);
        return true;
    }
    for (int i = 0; i < 2; i++)
        if (!sum_side(&sides[i], &sums[i], e)) return false;
    set_entry_differences(ws->arena, &sums[0], &sums[1], NULL, found);
    return true;
}
