/* Figures of the work report: places, turnout, ballots, and how they were counted. */
#include "app/figure.h"
#include "app/second_look.h"

static void take_stations(struct figures *f)
{
    const struct station_list *list = &f->source->records.stations;
    int64_t of_kind[STATION_MOBILE + 1] = {0};
    for (size_t i = 0; i < list->n; i++) of_kind[list->v[i].kind]++;
    figure_set_if(f, FIG_STATIONS, of_kind[STATION_STATION], list->n > 0);
    figure_set_if(f, FIG_MEETINGS, of_kind[STATION_MEETING], list->n > 0);
    figure_set_if(f, FIG_MOBILE_BOXES, of_kind[STATION_MOBILE], list->n > 0);
}

static void take_first_votes(struct figures *f)
{
    static const struct {
        enum figure_name name;
        enum tally_figure figure;
    } sums[] = {{FIG_IN_PERSON, TALLY_IN_PERSON}, {FIG_ENTRUSTED, TALLY_ENTRUSTED}, {FIG_MOBILE, TALLY_MOBILE},
            {FIG_ISSUED, TALLY_ISSUED}, {FIG_SPOILED, TALLY_SPOILED}, {FIG_COLLECTED, TALLY_COLLECTED},
            {FIG_VALID, TALLY_VALID}, {FIG_VOID, TALLY_VOID}, {FIG_BLANK, TALLY_BLANK}};
    const struct paper_source *s = f->source;
    int64_t voted = 0, registered = 0, participants = 0, at_once = 0, total[TALLY_FIGURE_COUNT] = {0};
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        if (d->round_count == 0 || !d->rounds[0].is_counted) continue;
        const struct round_result *x = &d->rounds[0];
        voted++;
        registered += x->round->registered;
        participants += tally_participants(&x->sum);
        at_once += x->state == OUTCOME_COMPLETE;
        for (int k = 0; k < TALLY_FIGURE_COUNT; k++) total[k] += x->sum.figures[k];
    }
    bool any = voted > 0;
    figure_set_if(f, FIG_VOTED, voted, any);
    figure_set_if(f, FIG_VOTED_REGISTERED, registered, any);
    figure_set_if(f, FIG_PARTICIPANTS, participants, any);
    figure_set_if(f, FIG_AT_ONCE, at_once, any);
    for (size_t i = 0; i < ARRAY_COUNT(sums); i++) figure_set_if(f, sums[i].name, total[sums[i].figure], any);
}

static void take_rounds(struct figures *f)
{
    const struct paper_source *s = f->source;
    int64_t another = 0, revotes = 0, invalid = 0;
    for (size_t i = 0; i < s->result.n; i++) {
        for (size_t k = 0; k < s->result.districts[i].round_count; k++) {
            const struct round_result *x = &s->result.districts[i].rounds[k];
            another += x->round->kind == ROUND_ANOTHER;
            revotes += x->round->kind == ROUND_REVOTE;
            invalid += x->is_counted && (x->state == OUTCOME_INVALID_TURNOUT || x->state == OUTCOME_INVALID_COUNT);
        }
    }
    bool any = f->v[FIG_VOTED].is_known;
    figure_set_if(f, FIG_ANOTHER, another, any);
    figure_set_if(f, FIG_REVOTES, revotes, any);
    figure_set_if(f, FIG_INVALID, invalid, any);
}

/* The least and the greatest of a series of shares, each with what it is of. */
struct extremes {
    struct ratio least, most;
    const char *of_least;
    const char *of_most;
};

static void stretch(struct extremes *x, struct ratio r, const char *of)
{
    if (r.whole <= 0) return;
    if (!x->of_least || ratio_compare(r, x->least) < 0) x->least = r, x->of_least = of;
    if (!x->of_most || ratio_compare(r, x->most) > 0) x->most = r, x->of_most = of;
}

static void put_extremes(struct figures *f, const struct extremes *x, enum figure_name least, enum figure_name most)
{
    if (!x->of_least) return;
    figure_set_ratio(f, least, x->least, x->of_least);
    figure_set_ratio(f, most, x->most, x->of_most);
}

static void take_extremes_of_votes(struct figures *f)
{
    const struct paper_source *s = f->source;
    struct extremes turnout = {0}, votes = {0};
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        if (d->round_count == 0 || !d->rounds[0].is_counted) continue;
        struct ratio r = {tally_participants(&d->rounds[0].sum), d->rounds[0].round->registered};
        stretch(&turnout, r, paper_district_in_sentence(s, d->district));
    }
    for (size_t i = 0; i < s->deputies.n; i++) {
        const struct deputy *x = &s->deputies.v[i];
        struct ratio r = {x->elected->votes, tally_participants(&x->round->sum)};
        stretch(&votes, r, arena_text(f->arena, "%s %s", paper_district_in_sentence(s, x->district), x->elected->name));
    }
    put_extremes(f, &turnout, FIG_TURNOUT_LEAST, FIG_TURNOUT_MOST);
    put_extremes(f, &votes, FIG_VOTES_LEAST, FIG_VOTES_MOST);
}

/* ---- counted by hand and read by machine, apart ---- */

/* What is added up over the first votes. */
struct by_source {
    int64_t places[SOURCE_COUNT];
    int64_t figures[SOURCE_COUNT][TALLY_FIGURE_COUNT];
};

static void add_up_sources(const struct paper_source *s, struct by_source *sum)
{
    for (size_t i = 0; i < s->result.n; i++) {
        const struct district_result *d = &s->result.districts[i];
        if (d->round_count == 0 || !d->rounds[0].is_counted) continue;
        for (int from = 0; from < SOURCE_COUNT; from++) {
            const struct source_sum *x = &d->rounds[0].sources[from];
            sum->places[from] += (int64_t)x->n;
            for (int k = 0; k < TALLY_FIGURE_COUNT; k++) sum->figures[from][k] += x->sum.figures[k];
        }
    }
}

/* The second look at all stacks of all votes together. */
static void take_looks(struct figures *f)
{
    const struct batch_view_list *stacks = &f->source->records.stacks;
    int64_t read = 0, ballots = 0, positions = 0, wrong = 0;
    for (size_t i = 0; i < stacks->n; i++) {
        if (stacks->v[i].batch.state == BATCH_WITHDRAWN) continue;
        struct look_report r = second_look_report(f->arena, &stacks->v[i]);
        read += r.sheets;
        ballots += r.ballots;
        positions += r.positions;
        wrong += r.wrong + r.open;
    }
    struct measure m = second_look_rate(wrong, positions);
    figure_set_if(f, FIG_READ, read, read > 0);
    figure_set_if(f, FIG_LOOKED, ballots, read > 0);
    figure_set_if(f, FIG_LOOK_POSITIONS, positions, positions > 0);
    figure_set_if(f, FIG_LOOK_WRONG, wrong, positions > 0);
    if (measure_is_defined(&m))
        figure_set_text(f, FIG_LOOK_INTERVAL, arena_text(f->arena, "%.2f%%至%.2f%%", m.low * 100, m.high * 100));
}

/* Nothing where no place was read by machine. */
static void take_sources(struct figures *f)
{
    static const struct {
        enum figure_name hand, scanned;
        enum tally_figure figure;
    } of[] = {{FIG_HAND_COLLECTED, FIG_SCANNED_COLLECTED, TALLY_COLLECTED},
            {FIG_HAND_VALID, FIG_SCANNED_VALID, TALLY_VALID}, {FIG_HAND_VOID, FIG_SCANNED_VOID, TALLY_VOID},
            {FIG_HAND_BLANK, FIG_SCANNED_BLANK, TALLY_BLANK}};
    struct by_source sum = {0};
    add_up_sources(f->source, &sum);
    bool any = sum.places[SOURCE_SCANNED] > 0;
    figure_set_if(f, FIG_HAND_PLACES, sum.places[SOURCE_HAND], any);
    figure_set_if(f, FIG_SCANNED_PLACES, sum.places[SOURCE_SCANNED], any);
    for (size_t i = 0; i < ARRAY_COUNT(of); i++) {
        figure_set_if(f, of[i].hand, sum.figures[SOURCE_HAND][of[i].figure], any);
        figure_set_if(f, of[i].scanned, sum.figures[SOURCE_SCANNED][of[i].figure], any);
    }
    if (any) take_looks(f);
}

void figure_take_votes(struct figures *f)
{
    take_stations(f);
    take_first_votes(f);
    take_rounds(f);
    take_extremes_of_votes(f);
    take_sources(f);
}
