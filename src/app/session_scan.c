#include "app/session_scan.h"

#include "app/batch_tally.h"

static void put_lines(struct json *sheet, const struct tally_sheet *s)
{
    struct json *lines = json_put_array(sheet, "lines");
    for (size_t i = 0; i < s->line_count; i++) {
        const struct tally_line *l = &s->lines[i];
        struct json *o = json_add_object(lines);
        json_put_text(o, "name", l->name);
        json_put_int(o, "for", l->votes_for);
        if (l->is_write_in) {
            json_put_bool(o, "write_in", true);
            continue;
        }
        json_put_int(o, "against", l->votes_against);
        json_put_int(o, "abstain", l->abstentions);
    }
}

bool session_scan_tally(struct workspace *ws, struct vote_key key, const struct session_hall *hall, struct json *body,
        struct err *e)
{
    static const enum tally_figure figures[] = {TALLY_IN_PERSON, TALLY_RECEIVED, TALLY_ISSUED, TALLY_SPOILED,
            TALLY_UNUSED, TALLY_COLLECTED, TALLY_VALID, TALLY_VOID, TALLY_BLANK};
    struct tally_sheet s;
    const char **batches;
    size_t n;
    if (!batch_tally_session(ws, key, &s, &batches, &n, e)) return false;
    s.figures[TALLY_IN_PERSON] = hall->in_person;
    s.figures[TALLY_RECEIVED] = hall->received;
    s.figures[TALLY_ISSUED] = hall->issued;
    s.figures[TALLY_SPOILED] = hall->spoiled;
    s.figures[TALLY_UNUSED] = hall->unused;
    struct json *sheet = json_put_object(body, "sheet"), *list = json_put_array(body, "batches");
    for (size_t i = 0; i < ARRAY_COUNT(figures); i++)
        json_put_int(sheet, tally_figure_code(figures[i]), s.figures[figures[i]]);
    json_put_text(sheet, "supervisor", hall->supervisor);
    put_lines(sheet, &s);
    for (size_t i = 0; i < n; i++) json_add_text(list, batches[i]);
    return true;
}
