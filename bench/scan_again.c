/* Is the same paper known when it is scanned once more, and are papers of different voters told apart? Each ballot is
 * filled in once and scanned twice, with dice of its own each time. Then every two papers of one contest on which the
 * same was voted are compared: the hardest pairs.
 *
 * usage: bench_scan_again SEED PAPERS */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "scan/keepsake.h"
#include "scan/page.h"
#include "scan/reader.h"
#include "simulate.h"

static const struct paper_kind kinds[] = {
        {BALLOT_A5, "circle-cross", 3, 1, 1, 12},
        {BALLOT_A5, "columns", 2, 1, 1, 11},
};

enum { KINDS = 2, BINS = 21 };

/* One paper, scanned twice; a trace without bytes was not read. */
struct filled {
    size_t kind;
    bool is_bits[2];
    struct str trace[2];
    int votes[BALLOT_ENTRIES_MAX];
};

struct bench {
    struct arena *arena;
    struct chance chance;
    struct paper_ballot papers[KINDS];
    struct scan_ballot known[KINDS];
    struct scan_reader *reader;
    struct scan_desk *desk;
    const char *folder;
};

static void scan_once(struct bench *b, struct filled *f, int turn, const struct picture *paper)
{
    static struct scan_page page;
    struct err e;
    struct scan_image image;
    struct scan_keepsake kept;
    struct sim_page how;
    int32_t number;
    bool more;
    do sim_choose(&b->chance, &sim_normal, KINDS, &how);
    while (how.how.offence != OFFENCE_NONE);
    how.how.is_colour = false;
    how.kind = how.how.is_bits ? PICTURE_TIFF_G4 : PICTURE_PNG;
    f->is_bits[turn] = how.how.is_bits;
    struct picture sheet = picture_copy(paper);
    struct picture seen = scanner_scan(&b->chance, &b->papers[f->kind].layout, &sheet, NULL, &how.how);
    const char *path = arena_text(b->arena, "%s/page.%s", b->folder, picture_kind_extension(how.kind));
    picture_write(path, how.kind, &seen, 1);
    picture_free(&seen);
    picture_free(&sheet);
    const struct scan_ballot_list known = {b->known, KINDS};
    if (scan_reader_open(b->reader, path, &e) && scan_reader_next(b->reader, &image, &number, &more, &e) && more) {
        scan_read_page(b->desk, &image, &known, &page);
        AUTO_ARENA struct arena *scratch = arena_new((size_t)32 << 20);
        if (page.ballot && page.status != SCAN_REFUSED &&
                scan_keep(scratch, &image, &page, &kept, &e))
            f->trace[turn] = (struct str){arena_copy(b->arena, kept.trace.p, kept.trace.n), kept.trace.n};
        for (size_t i = 0; turn == 0 && i < page.mark_count; i++) f->votes[i] = page.marks[i].vote;
    }
    unlink(path);
}

static void make(struct bench *b, struct filled *f)
{
    struct truth_box boxes[BALLOT_BOXES_MAX];
    f->kind = (size_t)chance_below(&b->chance, KINDS);
    struct picture paper = picture_copy(&b->papers[f->kind].grey);
    voter_fill(&b->chance, &b->papers[f->kind], &habits_normal, &paper, boxes);
    for (int turn = 0; turn < 2; turn++) scan_once(b, f, turn, &paper);
    picture_free(&paper);
}

struct tally {
    long pairs, unknown, held, bins[BINS];
};

static void count(struct tally *t, struct str a, struct str b)
{
    if (!a.n || !b.n) return;
    int32_t likeness = scan_likeness(a, b);
    t->pairs++;
    t->unknown += likeness < 0;
    t->held += likeness >= SCAN_LIKENESS_SAME;
    if (likeness >= 0) t->bins[likeness / 50]++;
}

/* The second scan of each paper among the first scans of all: is it held, and is that right? Then the same without its
 * own first scan: is it held for another's paper? */
static void count_held(const struct filled *f, size_t n)
{
    long read = 0, found = 0, wrong = 0, mistaken = 0;
    for (size_t i = 0; i < n; i++) {
        int32_t own = -1, most = -1, next = -1;
        if (!f[i].trace[0].n || !f[i].trace[1].n) continue;
        read++;
        own = scan_likeness(f[i].trace[0], f[i].trace[1]);
        for (size_t k = 0; k < n; k++) {
            if (k == i || f[k].kind != f[i].kind || !f[k].trace[0].n) continue;
            int32_t likeness = scan_likeness(f[k].trace[0], f[i].trace[1]);
            if (likeness > next) next = likeness;
            if (next > most) next = most, most = likeness;
        }
        found += own > most && scan_is_same(own, most);
        wrong += own <= most && scan_is_same(most, own > next ? own : next);
        mistaken += scan_is_same(most, next);
    }
    printf("of %ld papers read twice in stacks of %zu: known again %ld (%.1f %%), taken for another %ld; new papers "
           "held for no "
           "reason %ld (%.2f %%)\n",
            read, n / KINDS, found, 100.0 * (double)found / (double)read, wrong, mistaken,
            100.0 * (double)mistaken / (double)read);
}

static void print(const char *name, const struct tally *t)
{
    printf("%-28s %8ld pairs, held %ld (%.2f %%), too little ink %ld; by twentieths:", name, t->pairs, t->held,
            t->pairs ? 100.0 * (double)t->held / (double)t->pairs : 0, t->unknown);
    for (int i = 0; i < BINS; i++) printf(" %ld", t->bins[i]);
    putchar('\n');
}

int main(int argc, char **argv)
{
    if (argc != 3) return fprintf(stderr, "usage: bench_scan_again SEED PAPERS\n"), 2;
    size_t n = strtoul(argv[2], NULL, 10);
    struct bench b = {.arena = arena_new((size_t)1 << 30), .chance = {strtoull(argv[1], NULL, 10)}};
    char folder[] = "/tmp/huanjie-again-XXXXXX";
    struct err e;
    if (!mkdtemp(folder) || !scan_desk_new(b.arena, &b.desk, &e)) return 3;
    b.folder = folder;
    b.reader = scan_reader_new(b.arena);
    for (size_t i = 0; i < KINDS; i++) {
        paper_make(b.arena, &kinds[i], folder, &b.papers[i]);
        b.known[i] = (struct scan_ballot){&b.papers[i].layout, b.papers[i].convention, true};
    }
    struct filled *f = arena_alloc_array(b.arena, n, sizeof *f);
    struct tally same[3] = {0}, other = {0};
    for (size_t i = 0; i < n; i++) {
        make(&b, &f[i]);
        count(&same[f[i].is_bits[0] + f[i].is_bits[1]], f[i].trace[0], f[i].trace[1]);
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (f[i].kind == f[k].kind && memcmp(f[i].votes, f[k].votes, sizeof f[i].votes) == 0)
                count(&other, f[i].trace[0], f[k].trace[0]);
    print("same paper, grey twice", &same[0]);
    print("same paper, grey and bits", &same[1]);
    print("same paper, bits twice", &same[2]);
    print("other paper, same votes", &other);
    count_held(f, n);
    for (size_t i = 0; i < KINDS; i++) paper_free(&b.papers[i]);
    arena_free(b.arena);
    return rmdir(folder) ? 3 : 0;
}
