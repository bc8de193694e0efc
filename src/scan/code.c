#include "scan/code.h"

#include <math.h>
#include <string.h>

#include <zbar.h>

enum {
    MODULE_PIXELS = 3,
    QUIET = 4,
    SIDE = (BALLOT_CODE_MODULES + 2 * QUIET) * MODULE_PIXELS,
    KNOWN_MAX = 8,
    CROP_UM = 6000, /* around the code, when it has to be searched */
};

/* Black modules, and what they said. */
struct known_code {
    bool is_black[BALLOT_CODE_MODULES][BALLOT_CODE_MODULES];
    char text[BALLOT_CODE_CHARACTERS + 1];
};

struct scan_decoder {
    zbar_image_scanner_t *scanner;
    zbar_image_t *picture;
    struct scan_bytes pixels;
    struct known_code known[KNOWN_MAX]; /* a stack has few ballots: the same modules say the same */
    size_t known_count, next;           /* the one that is forgotten next */
};

static void decoder_free(void *thing)
{
    struct scan_decoder *d = thing;
    if (d->picture) zbar_image_destroy(d->picture);
    if (d->scanner) zbar_image_scanner_destroy(d->scanner);
    scan_bytes_free(&d->pixels);
}

bool scan_decoder_new(struct arena *a, struct scan_decoder **out, struct err *e)
{
    struct scan_decoder *d = arena_alloc(a, sizeof *d);
    arena_defer(a, decoder_free, d);
    d->scanner = zbar_image_scanner_create();
    d->picture = zbar_image_create();
    if (!d->scanner || !d->picture) return err_set(e, ERR_ENVIRONMENT, "内存不足: 读取二维码");
    zbar_image_scanner_set_config(d->scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(d->scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    zbar_image_set_format(d->picture, zbar_fourcc('Y', '8', '0', '0'));
    *out = d;
    return true;
}

/* The one code in a picture of w by h grey pixels. Two different ones are none. */
static bool decode(struct scan_decoder *d, int32_t w, int32_t h, char text[BALLOT_CODE_CHARACTERS + 1])
{
    zbar_image_set_size(d->picture, (unsigned)w, (unsigned)h);
    zbar_image_set_data(d->picture, d->pixels.p, (unsigned long)w * (unsigned long)h, NULL);
    bool is_found = false;
    if (zbar_scan_image(d->scanner, d->picture) > 0) {
        const zbar_symbol_t *symbol = zbar_image_first_symbol(d->picture);
        size_t n = symbol ? zbar_symbol_get_data_length(symbol) : 0;
        if (n > 0 && n <= BALLOT_CODE_CHARACTERS && !zbar_symbol_next(symbol)) {
            memcpy(text, zbar_symbol_get_data(symbol), n);
            text[n] = '\0';
            is_found = strlen(text) == n;
        }
    }
    zbar_image_set_symbols(d->picture, NULL);
    return is_found;
}

/* The grey of module x, y: five places near its middle. */
static int32_t sample(const struct scan_image *image, const struct scan_map *m, double x, double y)
{
    static const int8_t places[5][2] = {{0, 0}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}};
    int32_t sum = 0;
    for (int i = 0; i < 5; i++) {
        struct scan_point p =
                scan_map_at(m, x + places[i][0] * BALLOT_MODULE_UM * 0.2, y + places[i][1] * BALLOT_MODULE_UM * 0.2);
        if (p.x < 0 || p.y < 0 || p.x >= image->width || p.y >= image->height) {
            sum += 255;
            continue;
        }
        sum += image->pixels[(size_t)(int32_t)p.y * (size_t)image->stride + (size_t)(int32_t)p.x];
    }
    return sum / 5;
}

struct modules {
    uint8_t grey[BALLOT_CODE_MODULES][BALLOT_CODE_MODULES];
    int32_t level; /* darker is black */
};

/* Whether a module lies in one of the three finder patterns, and whether it must be black. */
static bool is_finder(int x, int y, bool *is_black)
{
    enum { FAR = BALLOT_CODE_MODULES - 7 };
    if (x >= FAR && y < 7)
        x -= FAR;
    else if (y >= FAR && x < 7)
        y -= FAR;
    if (x >= 7 || y >= 7) return false;
    int ring = x < y ? (x < 6 - y ? x : 6 - y) : (y < 6 - x ? y : 6 - x);
    *is_black = ring != 1;
    return true;
}

/* How far each row and each column of modules lies from where the map puts it, micrometres. */
struct grid {
    double x[BALLOT_CODE_MODULES], y[BALLOT_CODE_MODULES];
};

static struct grid grid_of(struct scan_point shift)
{
    struct grid g;
    for (int i = 0; i < BALLOT_CODE_MODULES; i++) g.x[i] = shift.x, g.y[i] = shift.y;
    return g;
}

static void sample_all(const struct scan_image *image, const struct scan_map *m, struct ballot_rect at,
        const struct grid *g, struct modules *out)
{
    int32_t low = 255, high = 0;
    for (int y = 0; y < BALLOT_CODE_MODULES; y++)
        for (int x = 0; x < BALLOT_CODE_MODULES; x++) {
            int32_t v = sample(image, m, at.x + (x + 0.5) * BALLOT_MODULE_UM + g->x[x],
                    at.y + (y + 0.5) * BALLOT_MODULE_UM + g->y[y]);
            out->grey[y][x] = (uint8_t)v;
            if (v < low) low = v;
            if (v > high) high = v;
        }
    out->level = (low + high) / 2;
}

/* How many modules of the three finder patterns are as they must be, of 147. */
static int32_t rate_finders(const struct modules *s)
{
    int32_t right = 0;
    bool is_black;
    for (int y = 0; y < BALLOT_CODE_MODULES; y++)
        for (int x = 0; x < BALLOT_CODE_MODULES; x++)
            if (is_finder(x, y, &is_black)) right += (s->grey[y][x] < s->level) == is_black;
    return right;
}

enum { FINDER_MODULES = 3 * 7 * 7 };

/* The modules of the three patterns, where they lie in the layout, and what they must be. */
struct finder {
    double x[FINDER_MODULES], y[FINDER_MODULES]; /* middles, micrometres */
    int8_t weight[FINDER_MODULES];               /* of its grey: there are about twice as many black ones */
};

static void list_finder(struct ballot_rect at, struct finder *f)
{
    size_t n = 0;
    bool is_black;
    for (int y = 0; y < BALLOT_CODE_MODULES; y++)
        for (int x = 0; x < BALLOT_CODE_MODULES; x++) {
            if (!is_finder(x, y, &is_black)) continue;
            f->x[n] = at.x + (x + 0.5) * BALLOT_MODULE_UM;
            f->y[n] = at.y + (y + 0.5) * BALLOT_MODULE_UM;
            f->weight[n++] = is_black ? -1 : 2;
        }
}

/* How much darker the black modules of the finder patterns are than the white ones where the code is tried. */
static int32_t rate_shift(
        const struct scan_image *image, const struct scan_map *m, const struct finder *f, double dx, double dy)
{
    int32_t sum = 0;
    for (int i = 0; i < FINDER_MODULES; i++) {
        struct scan_point p = scan_map_at(m, f->x[i] + dx, f->y[i] + dy);
        if (p.x < 0 || p.y < 0 || p.x >= image->width || p.y >= image->height) continue;
        sum += f->weight[i] * image->pixels[(size_t)(int32_t)p.y * (size_t)image->stride + (size_t)(int32_t)p.x];
    }
    return sum;
}

static bool decode_modules(struct scan_decoder *d, const struct modules *s, char text[BALLOT_CODE_CHARACTERS + 1])
{
    struct known_code new;
    struct err ignored;
    for (int y = 0; y < BALLOT_CODE_MODULES; y++)
        for (int x = 0; x < BALLOT_CODE_MODULES; x++) new.is_black[y][x] = s->grey[y][x] < s->level;
    for (size_t i = 0; i < d->known_count; i++)
        if (memcmp(d->known[i].is_black, new.is_black, sizeof new.is_black) == 0) {
            memcpy(text, d->known[i].text, sizeof new.text);
            return true;
        }
    if (!scan_bytes_reserve(&d->pixels, (size_t)SIDE * SIDE, &ignored)) return false;
    memset(d->pixels.p, 255, (size_t)SIDE * SIDE);
    for (int y = 0; y < BALLOT_CODE_MODULES; y++)
        for (int x = 0; x < BALLOT_CODE_MODULES; x++) {
            if (!new.is_black[y][x]) continue;
            uint8_t *p = d->pixels.p + (size_t)((y + QUIET) * MODULE_PIXELS * SIDE + (x + QUIET) * MODULE_PIXELS);
            for (int k = 0; k < MODULE_PIXELS; k++) memset(p + (size_t)k * SIDE, 0, MODULE_PIXELS);
        }
    if (!decode(d, SIDE, SIDE, new.text)) return false;
    memcpy(text, new.text, sizeof new.text);
    d->known[d->next] = new;
    d->next = (d->next + 1) % KNOWN_MAX;
    if (d->known_count < KNOWN_MAX) d->known_count++;
    return true;
}

/* The place of the code by its finder patterns, within a millimetre and a half. */
static struct scan_point best_shift(const struct scan_image *image, const struct scan_map *m, struct ballot_rect at)
{
    enum { STEPS = 7, STEP_UM = 200 };
    struct scan_point best = {0, 0};
    int32_t most = INT32_MIN;
    struct finder finder;
    list_finder(at, &finder);
    for (int y = -STEPS; y <= STEPS; y++)
        for (int x = -STEPS; x <= STEPS; x++) {
            int32_t rating = rate_shift(image, m, &finder, x * STEP_UM, y * STEP_UM);
            if (rating > most) most = rating, best = (struct scan_point){x * STEP_UM, y * STEP_UM};
        }
    return best;
}

enum { FEED_STEPS = 8, FEED_STEP_UM = 70, FEED_PLACES = 2 * FEED_STEPS + 1, EDGES = BALLOT_CODE_MODULES + 1 };

static int32_t grey_near(const struct scan_image *image, const struct scan_map *m, double x, double y)
{
    struct scan_point p = scan_map_at(m, x, y);
    if (p.x < 0 || p.y < 0 || p.x >= image->width || p.y >= image->height) return 255;
    return image->pixels[(size_t)(int32_t)p.y * (size_t)image->stride + (size_t)(int32_t)p.x];
}

/* How much changes across the edge between two rows of modules, or two columns, when it lies off by so much. */
static int32_t rate_edge(const struct scan_image *image, const struct scan_map *m, struct ballot_rect at,
        const struct grid *g, bool is_column, int edge, double off)
{
    static const double aside = BALLOT_MODULE_UM * 0.22;
    int32_t sum = 0;
    int near = edge < BALLOT_CODE_MODULES ? edge : edge - 1;
    double across = edge * BALLOT_MODULE_UM + off + (is_column ? at.x + g->x[near] : at.y + g->y[near]);
    for (int i = 0; i < BALLOT_CODE_MODULES; i++) {
        double along = (i + 0.5) * BALLOT_MODULE_UM + (is_column ? at.y + g->y[i] : at.x + g->x[i]);
        int32_t before = is_column ? grey_near(image, m, across - aside, along) : grey_near(image, m, along, across - aside);
        int32_t after = is_column ? grey_near(image, m, across + aside, along) : grey_near(image, m, along, across + aside);
        sum += before > after ? before - after : after - before;
    }
    return sum;
}

/* A feed that wobbles within the code: the edges of its modules are followed from one to the next, each at most a step
 * further off than the one before, so that together they show the most change. */
static void follow_edges(const struct scan_image *image, const struct scan_map *m, struct ballot_rect at, bool is_column,
        struct grid *g)
{
    int32_t best[EDGES][FEED_PLACES];
    int8_t from[EDGES][FEED_PLACES];
    for (int e = 0; e < EDGES; e++)
        for (int k = 0; k < FEED_PLACES; k++) {
            int32_t here = rate_edge(image, m, at, g, is_column, e, (k - FEED_STEPS) * FEED_STEP_UM);
            from[e][k] = (int8_t)k;
            if (e > 0)
                for (int j = k - 1; j <= k + 1; j++)
                    if (j >= 0 && j < FEED_PLACES && best[e - 1][j] > best[e - 1][from[e][k]]) from[e][k] = (int8_t)j;
            best[e][k] = here + (e > 0 ? best[e - 1][from[e][k]] : 0);
        }
    int last = 0;
    for (int k = 1; k < FEED_PLACES; k++)
        if (best[EDGES - 1][k] > best[EDGES - 1][last]) last = k;
    double *off = is_column ? g->x : g->y;
    for (int e = EDGES - 1; e > 0; e--) {
        int before = from[e][last];
        off[e - 1] += ((before + last) / 2.0 - FEED_STEPS) * FEED_STEP_UM;
        last = before;
    }
}

static bool decode_crop(struct scan_decoder *d, const struct scan_image *image, const struct scan_map *m,
        struct ballot_rect at, char text[BALLOT_CODE_CHARACTERS + 1])
{
    double left = 1e9, top = 1e9, right = -1, bottom = -1;
    for (int i = 0; i < 4; i++) {
        struct scan_point p = scan_map_at(m, at.x - CROP_UM + (i & 1) * (at.w + 2.0 * CROP_UM),
                at.y - CROP_UM + (i >> 1) * (at.h + 2.0 * CROP_UM));
        left = fmin(left, p.x), top = fmin(top, p.y), right = fmax(right, p.x), bottom = fmax(bottom, p.y);
    }
    int32_t x = (int32_t)fmax(left, 0), y = (int32_t)fmax(top, 0);
    int32_t w = (int32_t)fmin(right, image->width) - x, h = (int32_t)fmin(bottom, image->height) - y;
    struct err ignored;
    if (w < 40 || h < 40 || !scan_bytes_reserve(&d->pixels, (size_t)w * (size_t)h, &ignored)) return false;
    for (int32_t k = 0; k < h; k++)
        memcpy(d->pixels.p + (size_t)k * (size_t)w, image->pixels + (size_t)(y + k) * (size_t)image->stride + x,
                (size_t)w);
    return decode(d, w, h, text);
}

bool scan_read_code(struct scan_decoder *d, const struct scan_image *image, const struct scan_map *m,
        struct ballot_rect at, char text[BALLOT_CODE_CHARACTERS + 1])
{
    enum { CLEAR = 132 }; /* of 147: below, it is not worth asking the decoder */
    struct modules s;
    struct grid g = grid_of((struct scan_point){0, 0});
    sample_all(image, m, at, &g, &s);
    if (rate_finders(&s) >= CLEAR && decode_modules(d, &s, text)) return true;
    g = grid_of(best_shift(image, m, at));
    sample_all(image, m, at, &g, &s);
    if (decode_modules(d, &s, text)) return true;
    follow_edges(image, m, at, false, &g);
    follow_edges(image, m, at, true, &g);
    sample_all(image, m, at, &g, &s);
    if (decode_modules(d, &s, text)) return true;
    return decode_crop(d, image, m, at, text);
}
