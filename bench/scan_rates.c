/* How well ballots are read: pages made by the generator of tests/scan, read back from their files and held against the
 * truth. A position is clear when the ink on the paper is plain (1.2 mm2 and more in the box, covering half of the
 * paper below it) or when there is none in the box and in the white around it; a silent error is a clear position read
 * as its opposite without a flag.
 *
 * usage: bench_scan_rates SEED PAGES [PROFILE]
 *        bench_scan_rates draw SEED PAGES PROFILE FOLDER     pages and truth stay in FOLDER
 *        bench_scan_rates read FOLDER                        so that two versions can be held against each other
 * PROFILE: clean, normal, clean-bits, normal-bits; SIGTERM ends early with what there is. */
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "scan/page.h"
#include "scan/reader.h"
#include "simulate.h"

static const struct paper_kind kinds[] = {
        {BALLOT_A5, "columns", 3, 1, 2, 11},
        {BALLOT_A5, "circle-cross", 4, 2, 2, 12},
        {BALLOT_A4, "columns", 9, 2, 5, 13},
        {BALLOT_A4, "tick-cross", 6, 2, 3, 14},
        {BALLOT_A5, "columns", 5, 2, 3, 15},
        {BALLOT_A4, "circle-cross", 12, 3, 7, 16},
};

enum channel { GREY, COLOUR, BILEVEL, CHANNELS };

static const char *const channel_names[CHANNELS] = {"grey", "colour", "bilevel"};

struct counts {
    long ballots, read, lost, wrong_ballot, wrong_rotation, ballots_clear, ballots_flagged;
    long clear, marked_as_blank, blank_as_marked, flagged;
    long signs, signs_confused, signs_flagged, circle_cross, circle_cross_signs;
    long names, names_wrong, names_flagged;
};

struct rates {
    struct counts by[CHANNELS];
    long offences[8], offences_refused[8];
    long lost_by[DAMAGE_COUNT], errors_by[DAMAGE_COUNT], pages_by[DAMAGE_COUNT];
    bool is_wrong; /* the page at hand */
};

static enum ballot_shape shape_of(enum sign s)
{
    return s == SIGN_CIRCLE  ? BALLOT_SHAPE_CIRCLE
           : s == SIGN_CROSS ? BALLOT_SHAPE_CROSS
           : s == SIGN_TICK  ? BALLOT_SHAPE_TICK
                             : BALLOT_SHAPE_BLANK;
}

static void count_sign(struct counts *k, const struct truth_box *t, const struct scan_box *b, uint32_t damage)
{
    if (t->sign == SIGN_NONE || t->truth != TRUTH_MARKED) return;
    bool is_pair = t->sign == SIGN_CIRCLE || t->sign == SIGN_CROSS;
    k->signs++;
    k->circle_cross_signs += is_pair;
    if (b->state != SCAN_MARKED || !b->has_shape) {
        k->signs_flagged++;
        if (b->state == SCAN_MARKED) {
            printf("# sign %d not read, ink there %.2f, read %.2f:", (int)t->sign, t->ink_mm2, b->ink_mm2);
            for (int d = 0; d < DAMAGE_COUNT; d++)
                if (damage >> d & 1) printf(" %s", damage_code((enum damage)d));
            printf("\n");
        }
    } else if (b->shape != shape_of(t->sign)) {
        k->signs_confused++;
        k->circle_cross += is_pair && b->shape != BALLOT_SHAPE_TICK;
    }
}

static void count_boxes(struct rates *r, struct counts *k, const struct sim_page *page, const struct scan_page *read)
{
    const struct ballot_layout *l = read->ballot->layout;
    bool is_flagged = false, is_clear = true;
    long before = k->marked_as_blank + k->blank_as_marked;
    for (size_t i = 0; i < l->box_count; i++) {
        const struct truth_box *t = &page->boxes[i];
        const struct scan_box *b = &read->boxes[i];
        if (t->truth == TRUTH_DOUBTFUL) {
            is_clear = false;
            continue;
        }
        if (l->boxes[i].option == BALLOT_OPTION_WRITE_IN_NAME) {
            k->names++;
            k->names_flagged += b->state == SCAN_UNSURE;
            bool is_misread = b->state != SCAN_UNSURE && (b->state == SCAN_MARKED) != (t->truth == TRUTH_MARKED);
            if (is_misread)
                printf("# name %zu, ink there %.2f, read %.2f trace %.2f %s\n", i, t->ink_mm2, b->ink_mm2, b->trace_mm2,
                        sim_channel(page));
            k->names_wrong += is_misread;
            r->is_wrong |= is_misread;
            continue;
        }
        k->clear++;
        k->flagged += b->state == SCAN_UNSURE;
        is_flagged |= b->state == SCAN_UNSURE;
        if (b->state == SCAN_UNSURE)
            printf("# flag %s %s: %s, ink there %.2f, read %.2f trace %.2f ring %.2f faint %.2f\n", sim_channel(page),
                    t->truth == TRUTH_MARKED ? "marked" : "blank", b->why, t->ink_mm2, b->ink_mm2, b->trace_mm2,
                    b->ring_mm2, b->faint_mm2);
        k->marked_as_blank += t->truth == TRUTH_MARKED && b->state == SCAN_BLANK;
        k->blank_as_marked += t->truth == TRUTH_BLANK && b->state == SCAN_MARKED;
        bool is_wrong = b->state != SCAN_UNSURE && (b->state == SCAN_MARKED) != (t->truth == TRUTH_MARKED);
        if (is_wrong)
            printf("# %s %d dpi %s: box %zu %s, ink there %.2f, read %.2f ring %.2f\n", sim_channel(page),
                    page->how.dpi, picture_kind_code(page->kind), i, t->truth == TRUTH_MARKED ? "marked" : "blank",
                    t->ink_mm2, b->ink_mm2, b->ring_mm2);
        r->is_wrong |= is_wrong;
        if (l->payload.style == BALLOT_SIGNS) count_sign(k, t, b, page->how.damage);
    }
    k->ballots_clear += is_clear;
    k->ballots_flagged += is_flagged;
    for (int d = 0; d < DAMAGE_COUNT; d++)
        if (page->how.damage >> d & 1) r->errors_by[d] += k->marked_as_blank + k->blank_as_marked - before;
}

static void print_damage(const struct sim_page *page, const char *what)
{
    printf("# %s: %s %s %d dpi turned %d%s%s", what, sim_channel(page), picture_kind_code(page->kind), page->how.dpi,
            page->how.quarter, page->how.is_wide ? " wide" : "", page->how.is_dpi_untold ? " untold" : "");
    for (int d = 0; d < DAMAGE_COUNT; d++)
        if (page->how.damage >> d & 1) printf(" %s", damage_code((enum damage)d));
    printf("\n");
}

static void count_page(
        struct rates *r, const struct sim_page *page, const struct paper_ballot *papers, const struct scan_page *read)
{
    struct counts *k = &r->by[page->how.is_bits ? BILEVEL : page->how.is_colour ? COLOUR : GREY];
    if (page->how.offence) {
        r->offences[page->how.offence]++;
        r->offences_refused[page->how.offence] += read->status == SCAN_REFUSED;
        if (read->status != SCAN_REFUSED) {
            print_damage(page, offence_code(page->how.offence));
            r->is_wrong = true;
        }
        return;
    }
    k->ballots++;
    for (int d = 0; d < DAMAGE_COUNT; d++) r->pages_by[d] += page->how.damage >> d & 1;
    if (read->status == SCAN_REFUSED) {
        k->lost++;
        r->is_wrong = true;
        for (int d = 0; d < DAMAGE_COUNT; d++) r->lost_by[d] += page->how.damage >> d & 1;
        print_damage(page, read->reason);
        return;
    }
    k->read++;
    bool is_other = read->ballot->layout != &papers[page->ballot].layout,
         is_turned = read->rotation != page->how.quarter;
    k->wrong_ballot += is_other;
    k->wrong_rotation += is_turned;
    if (is_other || is_turned) {
        print_damage(page, is_other ? "wrong ballot" : "wrong rotation");
        r->is_wrong = true;
        return;
    }
    count_boxes(r, k, page, read);
}

static double share(long n, long of)
{
    return of ? 100.0 * (double)n / (double)of : 0;
}

static void print_counts(const char *name, const struct counts *k)
{
    printf("%-8s ballots %ld read %ld (%.2f%%) wrong contest %ld wrong way %ld | clear %ld silent %ld (%.3f%%: lost "
           "%ld made %ld) flagged %ld (%.2f%%) "
           "ballots with a flag %ld (%.1f%%)\n",
            name, k->ballots, k->read, share(k->read, k->ballots), k->wrong_ballot, k->wrong_rotation, k->clear,
            k->marked_as_blank + k->blank_as_marked, share(k->marked_as_blank + k->blank_as_marked, k->clear),
            k->marked_as_blank, k->blank_as_marked, k->flagged, share(k->flagged, k->clear), k->ballots_flagged,
            share(k->ballots_flagged, k->read));
    printf("%-8s signs %ld other sign %ld flagged %ld (%.2f%%) | circle/cross %ld of %ld (%.3f%%) | names %ld wrong "
           "%ld flagged %ld\n",
            "", k->signs, k->signs_confused, k->signs_flagged, share(k->signs_flagged, k->signs), k->circle_cross,
            k->circle_cross_signs, share(k->circle_cross, k->circle_cross_signs), k->names, k->names_wrong,
            k->names_flagged);
}

static void print_rates(const struct rates *r)
{
    struct counts all = {0};
    for (int c = 0; c < CHANNELS; c++) {
        print_counts(channel_names[c], &r->by[c]);
        const long *from = (const long *)(const void *)&r->by[c];
        long *to = (long *)(void *)&all;
        for (size_t i = 0; i < sizeof all / sizeof *to; i++) to[i] += from[i];
    }
    print_counts("all", &all);
    for (int o = 1; o < 5; o++)
        printf("%-14s %ld, refused %ld\n", offence_code((enum offence)o), r->offences[o], r->offences_refused[o]);
    for (int d = 0; d < DAMAGE_COUNT; d++)
        printf("%-14s pages %ld, lost %ld, silent errors %ld\n", damage_code((enum damage)d), r->pages_by[d],
                r->lost_by[d], r->errors_by[d]);
}

static void read_file(struct scan_reader *reader, struct scan_desk *desk, const char *path,
        const struct scan_ballot_list *known, struct scan_page *page)
{
    struct scan_image image;
    struct err e;
    int32_t number;
    bool more = true;
    static char reason[sizeof e.text];
    if (scan_reader_open(reader, path, &e) && scan_reader_next(reader, &image, &number, &more, &e) && more) {
        scan_read_page(desk, &image, known, page);
        return;
    }
    snprintf(reason, sizeof reason, "%s", e.text);
    *page = (struct scan_page){.status = SCAN_REFUSED, .reason = reason};
}

static volatile sig_atomic_t is_stopped;

static void stop(int signal_no)
{
    (void)signal_no;
    is_stopped = 1;
}

/* The six ballots of which every page is one. */
struct stock {
    struct arena *arena;
    char folder[32];
    struct paper_ballot papers[ARRAY_COUNT(kinds)];
    struct scan_ballot known[ARRAY_COUNT(kinds)];
    struct scan_reader *reader;
    struct scan_desk *desk;
};

static bool stock_open(struct stock *s)
{
    struct err e;
    strcpy(s->folder, "/tmp/huanjie-rates-XXXXXX");
    if (!mkdtemp(s->folder)) return false;
    s->arena = arena_new(64 << 20);
    s->reader = scan_reader_new(s->arena);
    if (!scan_desk_new(s->arena, &s->desk, &e)) return false;
    for (size_t i = 0; i < ARRAY_COUNT(kinds); i++) {
        paper_make(s->arena, &kinds[i], s->folder, &s->papers[i]);
        s->known[i] = (struct scan_ballot){&s->papers[i].layout, s->papers[i].convention, true};
    }
    return true;
}

static void stock_close(struct stock *s)
{
    for (size_t i = 0; i < ARRAY_COUNT(kinds); i++) paper_free(&s->papers[i]);
    arena_free(s->arena);
    rmdir(s->folder);
}

static const char *page_path(const char *folder, long i, const struct sim_page *page)
{
    static char path[4200];
    snprintf(path, sizeof path, "%s/%05ld.%s", folder, i, picture_kind_extension(page->kind));
    return path;
}

static void draw_page(struct stock *s, struct chance *c, const struct sim_profile *profile, const char *folder, long i,
        struct sim_page *page)
{
    sim_choose(c, profile, ARRAY_COUNT(kinds), page);
    struct picture picture = sim_draw(c, s->papers, ARRAY_COUNT(kinds), profile->habits, page);
    picture_write(page_path(folder, i, page), page->kind, &picture, 1);
    picture_free(&picture);
}

static void read_back(struct stock *s, struct rates *r, const char *folder, long i, const struct sim_page *page)
{
    static struct scan_page read;
    struct scan_ballot_list list = {s->known, ARRAY_COUNT(kinds)};
    read_file(s->reader, s->desk, page_path(folder, i, page), &list, &read);
    r->is_wrong = false;
    count_page(r, page, s->papers, &read);
    if (r->is_wrong) printf("# page %ld\n", i);
    fflush(stdout);
}

/* The truth lies beside the pages, in a file that only this program on this machine understands. */
static FILE *truth_of(const char *folder, const char *mode)
{
    char path[4200];
    snprintf(path, sizeof path, "%s/truth", folder);
    return fopen(path, mode);
}

static struct sim_page page;
static struct rates rates;
static struct stock stock;

int main(int argc, char **argv)
{
    bool is_draw = argc == 6 && strcmp(argv[1], "draw") == 0, is_read = argc == 3 && strcmp(argv[1], "read") == 0;
    int at = is_draw; /* where the seed is */
    const struct sim_profile *profile = argc > at + 3 ? sim_profile_named(argv[at + 3]) : &sim_normal;
    if (argc < 3 || !profile || (!is_draw && !is_read && argc != 3 && argc != 4)) {
        fprintf(stderr,
                "usage: bench_scan_rates [draw] SEED PAGES [PROFILE [FOLDER]]\n       bench_scan_rates read FOLDER\n");
        return 2;
    }
    struct chance c = {is_read ? 0 : (uint64_t)atoll(argv[at + 1])};
    long pages = is_read ? LONG_MAX : atol(argv[at + 2]);
    if (!stock_open(&stock)) return 3;
    const char *folder = is_draw ? argv[5] : is_read ? argv[2] : stock.folder;
    FILE *truth = is_draw ? truth_of(folder, "wb") : is_read ? truth_of(folder, "rb") : NULL;
    if (!truth && (is_draw || is_read)) return 3;
    signal(SIGTERM, stop); /* ends early with what there is */
    for (long i = 0; i < pages && !is_stopped; i++) {
        if (is_read && fread(&page, sizeof page, 1, truth) != 1) break;
        if (!is_read) draw_page(&stock, &c, profile, folder, i, &page);
        if (is_draw && (fwrite(&page, sizeof page, 1, truth) != 1 || fflush(truth) != 0)) return 3;
        if (!is_draw) read_back(&stock, &rates, folder, i, &page);
        if (!is_draw && !is_read) remove(page_path(folder, i, &page));
    }
    if (!is_draw) print_rates(&rates);
    if (truth && fclose(truth) != 0) return 3;
    stock_close(&stock);
    return 0;
}
