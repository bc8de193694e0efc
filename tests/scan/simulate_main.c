/* Scanned ballots with the truth about them, as files: for rehearsals, for the demonstration and for trying settings.
 *
 * usage: simulate --layout F.json --pdf F.pdf --out FOLDER [--marking CODE] [--seed N] [--pages N]
 *                 [--profile clean|normal] [--kind CODE] [--dpi N] [--damage CODE] [--votes F.txt]
 *
 * F.txt: what the voters want, a line a ballot (struct habits, votes); as many pages as lines, all of them good ballots.
 * F.pdf: the ballot as it was printed; its first page is taken. FOLDER is made; it receives one file a page and
 * truth.json:
 *   {"contest","seed","pages":[{"file","expect":"read"|"refused","offence","rotation","channel","dpi","damage":[…],
 *     "marks":[{"candidate","vote","is_plain"}],"write_ins":[{"line","vote","inked","is_plain"}]}],
 *    "totals":[{"candidate","name","for","against","abstain"}]}
 * "vote" is what the boxes say by the ink on the paper, "unclear" where they contradict each other; is_plain is false
 * where a person would have to look. Totals are over the pages expected to be read, plain marks only. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "ballot/layout_file.h"
#include "simulate.h"

struct wish {
    const char *layout, *pdf, *out, *marking, *kind, *damage, *votes;
    uint64_t seed;
    long pages;
    int32_t dpi;
    const struct sim_profile *profile;
};

static void stop(const char *what, const char *why)
{
    fprintf(stderr, "simulate: %s: %s\n", what, why);
    exit(2);
}

static void read_words(int argc, char **argv, struct wish *w)
{
    *w = (struct wish){.seed = 1, .pages = 20, .profile = &sim_normal};
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i], *value = i + 1 < argc ? argv[++i] : NULL;
        if (!value) stop(word, "a value is missing");
        if (strcmp(word, "--layout") == 0)
            w->layout = value;
        else if (strcmp(word, "--pdf") == 0)
            w->pdf = value;
        else if (strcmp(word, "--out") == 0)
            w->out = value;
        else if (strcmp(word, "--marking") == 0)
            w->marking = value;
        else if (strcmp(word, "--seed") == 0)
            w->seed = (uint64_t)atoll(value);
        else if (strcmp(word, "--pages") == 0)
            w->pages = atol(value);
        else if (strcmp(word, "--kind") == 0)
            w->kind = value;
        else if (strcmp(word, "--dpi") == 0)
            w->dpi = atoi(value);
        else if (strcmp(word, "--damage") == 0)
            w->damage = value;
        else if (strcmp(word, "--votes") == 0)
            w->votes = value;
        else if (strcmp(word, "--profile") == 0)
            w->profile = strcmp(value, "clean") == 0 ? &sim_clean : &sim_normal;
        else
            stop(word, "no such option");
    }
    if (!w->layout || !w->pdf || !w->out) stop("--layout, --pdf, --out", "missing");
}

static void load_paper(struct arena *a, const struct wish *w, struct paper_ballot *paper)
{
    struct err e;
    struct json *root;
    bool has_code;
    FILE *f = fopen(w->layout, "rb");
    char *text = arena_alloc(a, 1 << 20);
    if (!f) stop(w->layout, "cannot be opened");
    struct str bytes = {text, fread(text, 1, 1 << 20, f)};
    fclose(f);
    if (!json_parse(a, bytes, &root, &e) || !ballot_read_layout(a, root, &paper->layout, &has_code, &e))
        stop(w->layout, e.text);
    struct ballot_convention_list list = ballot_load_conventions(a);
    const char *marking = w->marking                                      ? w->marking
                          : paper->layout.payload.style == BALLOT_COLUMNS ? "columns"
                                                                          : "circle-cross";
    paper->convention = ballot_lookup_convention(&list, marking);
    if (!paper->convention) stop(marking, "no such marking");
    if (mkdir(w->out, 0777) != 0 && access(w->out, W_OK) != 0) stop(w->out, "cannot be made");
    paper_draw(w->pdf, w->out, paper);
}

static enum ballot_shape shape_of(enum sign s)
{
    return s == SIGN_CIRCLE  ? BALLOT_SHAPE_CIRCLE
           : s == SIGN_CROSS ? BALLOT_SHAPE_CROSS
           : s == SIGN_TICK  ? BALLOT_SHAPE_TICK
                             : BALLOT_SHAPE_BLANK;
}

/* What one box with a sign says. */
static int sign_vote(const struct paper_ballot *p, const struct truth_box *t, bool *is_plain)
{
    *is_plain = t->truth == TRUTH_BLANK || (t->truth == TRUTH_MARKED && t->sign != SIGN_NONE);
    if (!*is_plain) return BALLOT_UNCLEAR;
    return p->convention->vote[t->truth == TRUTH_BLANK ? BALLOT_SHAPE_BLANK : shape_of(t->sign)];
}

static int columns_vote(const struct paper_ballot *p, const struct truth_box *t, size_t from, size_t to, bool *is_plain)
{
    int vote = p->convention->vote[BALLOT_SHAPE_BLANK], marked = 0;
    *is_plain = true;
    for (size_t i = from; i < to; i++) {
        if (t[i].truth == TRUTH_DOUBTFUL) *is_plain = false;
        if (t[i].truth != TRUTH_MARKED) continue;
        marked++;
        vote = (int)p->layout.boxes[i].option;
    }
    if (marked > 1 || !*is_plain) vote = BALLOT_UNCLEAR;
    return vote;
}

static const char *vote_code(int vote)
{
    return vote == BALLOT_UNCLEAR ? "unclear" : ballot_vote_code((enum ballot_vote)vote);
}

static void put_write_in(
        struct json *array, const struct paper_ballot *p, const struct truth_box *t, const struct ballot_box *b)
{
    struct json *o = json_add_object(array);
    bool is_plain, is_inked = t[0].truth != TRUTH_BLANK, is_signs = p->layout.payload.style == BALLOT_SIGNS;
    int vote = is_signs ? sign_vote(p, &t[1], &is_plain) : t[1].truth == TRUTH_MARKED ? VOTE_FOR : VOTE_ABSTAIN;
    if (!is_signs) is_plain = t[1].truth != TRUTH_DOUBTFUL;
    if (!is_inked) vote = t[1].truth == TRUTH_BLANK ? VOTE_ABSTAIN : BALLOT_UNCLEAR;
    json_put_int(o, "line", b->candidate);
    json_put_text(o, "vote", vote_code(vote));
    json_put_bool(o, "inked", is_inked);
    json_put_bool(o, "is_plain", is_plain && t[0].truth != TRUTH_DOUBTFUL);
}

static void put_marks(struct json *o, const struct paper_ballot *p, const struct sim_page *page, int64_t totals[][3])
{
    const struct ballot_layout *l = &p->layout;
    struct json *marks = json_put_array(o, "marks"), *write_ins = json_put_array(o, "write_ins");
    for (size_t i = 0; i < l->box_count;) {
        const struct ballot_box *b = &l->boxes[i];
        if (b->option == BALLOT_OPTION_WRITE_IN_NAME) {
            put_write_in(write_ins, p, page->boxes + i, b);
            i += 2;
            continue;
        }
        size_t to = i + 1;
        while (to < l->box_count && l->boxes[to].row == b->row) to++;
        bool is_plain;
        int vote = l->payload.style == BALLOT_SIGNS ? sign_vote(p, &page->boxes[i], &is_plain)
                                                    : columns_vote(p, page->boxes, i, to, &is_plain);
        struct json *mark = json_add_object(marks);
        json_put_int(mark, "candidate", b->candidate);
        json_put_text(mark, "vote", vote_code(vote));
        json_put_bool(mark, "is_plain", is_plain);
        if (!page->how.offence && is_plain && vote != BALLOT_UNCLEAR) totals[b->candidate - 1][vote]++;
        i = to;
    }
}

static void put_page(struct json *pages, const struct paper_ballot *p, const struct sim_page *page, const char *file,
        int64_t totals[][3])
{
    struct json *o = json_add_object(pages);
    json_put_text(o, "file", file);
    json_put_text(o, "expect", page->how.offence ? "refused" : "read");
    json_put_text(o, "offence", offence_code(page->how.offence));
    json_put_int(o, "rotation", page->how.quarter);
    json_put_text(o, "channel", sim_channel(page));
    json_put_int(o, "dpi", page->how.dpi);
    struct json *damage = json_put_array(o, "damage");
    for (int d = 0; d < DAMAGE_COUNT; d++)
        if (page->how.damage >> d & 1) json_add_text(damage, damage_code((enum damage)d));
    put_marks(o, p, page, totals);
}

static void put_totals(struct json *root, const struct ballot_layout *l, int64_t totals[][3])
{
    struct json *array = json_put_array(root, "totals");
    int32_t last = 0;
    for (size_t i = 0; i < l->box_count; i++) {
        const struct ballot_box *b = &l->boxes[i];
        if (b->option > BALLOT_OPTION_SIGN || b->candidate == last) continue;
        last = b->candidate;
        struct json *o = json_add_object(array);
        json_put_int(o, "candidate", last);
        json_put_text(o, "name", b->name);
        for (int v = 0; v < VOTE_KIND_COUNT; v++)
            json_put_int(o, ballot_vote_code((enum ballot_vote)v), totals[last - 1][v]);
    }
}

static void apply(const struct wish *w, struct sim_page *page)
{
    if (w->dpi) page->how.dpi = w->dpi;
    for (int k = 0; w->kind && k < PICTURE_KIND_COUNT; k++)
        if (strcmp(picture_kind_code((enum picture_kind)k), w->kind) == 0) {
            page->kind = (enum picture_kind)k;
            page->how.is_bits = picture_kind_is_bits(page->kind);
            page->how.is_colour = page->how.is_colour && !page->how.is_bits;
        }
    for (int d = 0; w->damage && d < DAMAGE_COUNT; d++)
        if (strcmp(damage_code((enum damage)d), w->damage) == 0) page->how.damage = 1u << d;
}

/* The lines of the file of votes; *pages says how many. */
static const char **read_votes(struct arena *a, const char *path, long *pages)
{
    enum { LINES_MAX = 20000, LINE_BYTES = 64 };
    const char **lines = arena_alloc_array(a, LINES_MAX, sizeof *lines);
    char line[LINE_BYTES];
    FILE *f = fopen(path, "r");
    if (!f) stop(path, "cannot be opened");
    for (*pages = 0; *pages < LINES_MAX && fgets(line, sizeof line, f); ++*pages) {
        line[strcspn(line, "\n")] = '\0';
        lines[*pages] = arena_text(a, "%s", line);
    }
    fclose(f);
    return lines;
}

int main(int argc, char **argv)
{
    struct wish w;
    struct err e;
    read_words(argc, argv, &w);
    AUTO_ARENA struct arena *a = arena_new(256 << 20);
    static struct paper_ballot paper;
    static int64_t totals[BALLOT_ENTRIES_MAX][3];
    load_paper(a, &w, &paper);
    struct chance c = {w.seed};
    struct json *root = json_new_object(a);
    json_put_text(root, "contest", ballot_contest_name(a, &paper.layout.payload));
    json_put_int(root, "seed", (int64_t)w.seed);
    struct json *pages = json_put_array(root, "pages");
    struct habits habits = *w.profile->habits;
    const char **votes = w.votes ? read_votes(a, w.votes, &w.pages) : NULL;
    for (long i = 0; i < w.pages; i++) {
        static struct sim_page page;
        sim_choose(&c, w.profile, 1, &page);
        apply(&w, &page);
        if (votes) habits.votes = votes[i], page.how.offence = 0;
        struct picture p = sim_draw(&c, &paper, 1, &habits, &page);
        const char *file = arena_text(a, "%05ld.%s", i + 1, picture_kind_extension(page.kind));
        picture_write(arena_text(a, "%s/%s", w.out, file), page.kind, &p, 1);
        picture_free(&p);
        put_page(pages, &paper, &page, file, totals);
    }
    put_totals(root, &paper.layout, totals);
    const char *text = arena_text(a, "%s\n", json_text_pretty(a, root));
    if (!file_write_atomic(arena_text(a, "%s/truth.json", w.out), str_of(text), &e)) stop(w.out, e.text);
    paper_free(&paper);
    return 0;
}
