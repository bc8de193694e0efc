#include "app/organisation_name.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* bytes: of a Chinese character; of the words that are looked at; of the memory that looking takes */
enum { CHARACTER = 3, WORDS_MAX = 1500, SCRATCH_MAX = 256 << 20 };

static bool begins(const char *text, const char *front)
{
    return strncmp(text, front, strlen(front)) == 0;
}

static bool ends(const char *text, size_t n, const char *end)
{
    size_t m = strlen(end);
    return n >= m && memcmp(text + n - m, end, m) == 0;
}

static const char *without_front(const char *text, const char *front)
{
    size_t n = strlen(front);
    return begins(text, front) && text[n] ? text + n : text;
}

/* Without blanks and width; of what is longer than any cell should be, the beginning. */
static const char *plain(struct arena *a, const char *words)
{
    const char *text = utf8_drop_blanks(a, utf8_fold_width(a, words));
    return strlen(text) > WORDS_MAX ? arena_copy(a, text, utf8_cut(text, WORDS_MAX)) : text;
}

/* ---- the county, as it stands in front of its organisations ---- */

/* The words with which the name of an area ends. */
static const char *const AREA_WORDS[] = {"省", "市", "县", "区", "州", "盟", "旗"};

static bool ends_area(const char *text, size_t n)
{
    for (size_t i = 0; i < ARRAY_COUNT(AREA_WORDS); i++)
        if (n > CHARACTER && ends(text, n, AREA_WORDS[i])) return true;
    return false;
}

/* 平和 of 平和县, 福建省平和县 and 平和县换届: what every way to write the area has. */
static const char *area_stem(struct arena *a, const char *area)
{
    size_t end = strlen(area), begin;
    while (end && !ends_area(area, end)) end--;
    if (!end) return area;
    end -= CHARACTER;
    for (begin = end; begin && !ends_area(area, begin); begin--) continue;
    return begin < end ? arena_copy(a, area + begin, end - begin) : area;
}

static const char *stem_of(struct arena *a, const struct people *p)
{
    return p->area && *p->area ? area_stem(a, p->area) : NULL;
}

/* 平和 within 福建平和县; of a county whose name is one character (和县) only where a name begins, not within 平和县. */
static bool has_stem(const char *text, const char *stem)
{
    for (const char *at = strstr(text, stem); at; at = strstr(at + 1, stem))
        if (strlen(stem) > CHARACTER || at == text || ends_area(text, (size_t)(at - text))) return true;
    return false;
}

/* Is the text one of the areas that the workspace's own name has in front: 漳州市 of 福建省漳州市平和县? */
static bool is_around(const char *area, const char *text)
{
    const char *at = strstr(area, text);
    return at && (at == area || ends_area(area, (size_t)(at - area)));
}

/* Does front, which stands before an organisation's name, only say where that is: nothing, 平和县, 平和, 中共福建省平和县, what the
 * workspace's own name says beside the county? Not 原平和县, which is of the past, and not 南靖县, which may have an organisation of
 * the same name. */
static bool is_of_area(struct arena *a, const struct people *p, const char *front)
{
    static const char *const past[] = {"原", "曾", "前", "拟"};
    front = text_eq(front, "中共") ? "" : without_front(front, "中共");
    const char *stem = stem_of(a, p);
    if (!*front) return true;
    if (!stem) return false;
    if (text_eq(front, stem)) return true;
    if (!ends_area(front, strlen(front))) return false;
    for (size_t i = 0; i < ARRAY_COUNT(past); i++)
        if (without_front(front, past[i]) != front && !begins(front, stem)) return false;
    return has_stem(front, stem) || is_around(p->area, front);
}

/* Length of the county's name that the text begins with, 福建省漳州市平和县 or 平和县, or of what that is in; 0 when it begins otherwise. */
static size_t area_length(struct arena *a, const struct people *p, const char *text)
{
    const char *stem = stem_of(a, p);
    size_t around = 0;
    for (size_t n = 1; stem && n <= strlen(text); n++) {
        if (!ends_area(text, n) || !is_of_area(a, p, arena_copy(a, text, n))) continue;
        if (ends(text, n, stem) || ends(text, n - CHARACTER, stem)) return n;
        if (is_around(p->area, arena_copy(a, text, n))) around = n;
    }
    return around;
}

/* 县, 市 or 区, as the county's own offices call it: 县教育局. "" when it is not known. */
static const char *level_word(struct arena *a, const struct people *p)
{
    const char *stem = stem_of(a, p), *at = stem ? strstr(p->area, stem) : NULL;
    size_t n = at ? strlen(stem) : 0;
    return at && strlen(at + n) >= CHARACTER && ends_area(at, n + CHARACTER) ? arena_copy(a, at + n, CHARACTER) : "";
}

/* ---- organisations by what they are called ---- */

/* Without the county in front: 坂仔镇 of 平和县坂仔镇; 县委 of 中共平和县委, because 委 is no name. */
static const char *local_name(struct arena *a, const struct people *p, const char *words)
{
    const char *text = without_front(plain(a, words), "中共");
    size_t area = area_length(a, p, text);
    if (!area || strlen(text) == area) return text;
    return strlen(text) > area + CHARACTER ? text + area : text + area - CHARACTER;
}

/* Without all that may be left out: 坂仔镇 of 平和县坂仔镇, 中共坂仔镇委员会, 坂仔镇人民政府; 教育局 of 县教育局. */
static const char *name_core(struct arena *a, const struct people *p, const char *words)
{
    static const char *const behind[] = {"党委、政府", "党委政府", "人民政府", "政府", "党委", "党工委", "委员会", "党委会", "办事处", "人大主席团", "人大",
            "党政领导班子", "党委班子", "政府班子", "党政班子", "领导班子", "班子"};
    const char *text = local_name(a, p, words);
    const char *level = level_word(a, p), *within = *level ? without_front(text, level) : text;
    if (strlen(within) > CHARACTER) text = within;
    size_t n = strlen(text);
    if (text_eq(text, "人民政府")) return "政府";
    for (size_t i = 0; i < ARRAY_COUNT(behind); i++)
        if (n > strlen(behind[i]) && ends(text, n, behind[i])) return arena_copy(a, text, n - strlen(behind[i]));
    return text;
}

struct candidates {
    const struct organisation *first;
    size_t n;
    struct buf names;
};

static void add_candidate(struct candidates *c, const struct organisation *o)
{
    if (!c->n) c->first = o;
    buf_addf(&c->names, "%s%s", c->n++ ? "、" : "", o->name);
}

/* What a short name leaves out: 坂仔 is 坂仔镇. */
static const char *const KINDS[] = {"镇", "乡", "街道", "农场", "林场", "茶场", "开发区"};

/* By the whole of the core; where none has it, by the core without the kind. */
static struct candidates find_candidates(struct arena *a, const struct people *p, const char *core)
{
    struct candidates c = {.names.arena = a};
    for (size_t i = 0; i < p->organisations.n; i++)
        if (text_eq(name_core(a, p, p->organisations.v[i].name), core)) add_candidate(&c, &p->organisations.v[i]);
    if (c.n) return c;
    for (size_t i = 0; i < p->organisations.n; i++) {
        const char *name = name_core(a, p, p->organisations.v[i].name);
        for (size_t k = 0; k < ARRAY_COUNT(KINDS); k++)
            if (text_eq(name, arena_text(a, "%s%s", core, KINDS[k]))) add_candidate(&c, &p->organisations.v[i]);
    }
    return c;
}

struct organisation_meant people_organisation_named(struct arena *a, const struct people *p, const char *words)
{
    AUTO_ARENA struct arena *scratch = arena_new(SCRATCH_MAX);
    const char *text = plain(scratch, words);
    const struct organisation *found = organisation_lookup_name(&p->organisations, utf8_drop_blanks(scratch, words));
    if (found || !*text) return (struct organisation_meant){found, false, ""};
    struct candidates c = find_candidates(scratch, p, name_core(scratch, p, text));
    for (size_t n = 1; !c.n && text[n]; n++) /* 平和坂仔镇, and an area within the county's */
        if (is_of_area(scratch, p, arena_copy(scratch, text, n))) c = find_candidates(scratch, p, name_core(scratch, p, text + n));
    if (c.n == 1) return (struct organisation_meant){c.first, false, ""};
    if (c.n > 1)
        return (struct organisation_meant){NULL, true, arena_text(a, "“%s”可能是%s，请写全称", words, buf_text(&c.names))};
    struct organisation_meant within = people_organisation_in(a, p, text);
    return (struct organisation_meant){NULL, false, within.is_unclear ? within.why : arena_text(a, "“%s”不在机构职数表中", words)};
}

bool people_organisation_find(
        struct arena *a, const struct people *p, const char *words, const struct organisation **found, struct err *e)
{
    struct organisation_meant m = people_organisation_named(a, p, words);
    if (!m.one) return err_set(e, ERR_INPUT, "%s；用 huanjie organisation list 查看", *m.why ? m.why : "没有写单位");
    *found = m.one;
    return true;
}

/* ---- organisations in front of, or within, other words ---- */

/* The text behind what may stand in front of an organisation of the county's: 中共, 现任, 平和县. */
static const char *skip_front(struct arena *a, const struct people *p, const char *text)
{
    static const char *const words[] = {"中共", "共青团", "国营", "现任", "现", "挂职", "挂任", "借调", "本"};
    const char *level = level_word(a, p);
    for (bool is_cut = true; is_cut && *text;) {
        size_t n = area_length(a, p, text);
        for (size_t i = 0; i < ARRAY_COUNT(words) && !n; i++)
            if (begins(text, words[i])) n = strlen(words[i]);
        if (!n && *level && begins(text, level)) n = strlen(level);
        is_cut = n > 0;
        text += n;
    }
    return text;
}

/* Does a piece of text in front only say where in the county, and of which of its offices, the organisation is? */
static bool is_plain_front(struct arena *a, const struct people *p, const char *piece)
{
    static const char *const offices[] = {"委", "人民政府", "政府", "人大", "政协"};
    if (is_of_area(a, p, piece)) return true;
    const char *rest = skip_front(a, p, piece);
    for (size_t i = 0; i < ARRAY_COUNT(offices); i++)
        if (rest > piece && text_eq(rest, offices[i])) return true;
    return !*rest;
}

/* The county, city or banner that the text names last; NULL for none. */
static const char *last_area(struct arena *a, const char *text)
{
    static const char *const words[] = {"市", "县", "旗"};
    static const char *const no_area[] = {"级", "处", "直", "里", "场", "内", "管", "政", "民", "容", "部", "下"}; /* 县级, 市场, 城市管理 */
    static const char *const no_name[] = {"原", "曾", "前", "现", "全", "本", "我", "该", "外", "跨", "驻", "赴", "由", "在", "到", "从", "于", "各", "正", "副"};
    const char *found = NULL, *begin = text;
    for (const char *at = text; *at; at++) {
        for (size_t i = 0; i < ARRAY_COUNT(words); i++) {
            if (!begins(at, words[i])) continue;
            const char *after = at + CHARACTER;
            bool is_name = at - begin >= CHARACTER;
            for (size_t k = 0; k < ARRAY_COUNT(no_area) && is_name; k++) is_name = !begins(after, no_area[k]);
            for (size_t k = 0; k < ARRAY_COUNT(no_name) && is_name; k++)
                is_name = at - begin > CHARACTER || !begins(begin, no_name[k]);
            if (!is_name) continue;
            found = arena_copy(a, begin, (size_t)(after - begin));
            begin = after;
        }
        if (begins(at, "、")) begin = at + CHARACTER;
        if (strchr(",;()", *at)) begin = at + 1;
    }
    return found;
}

/* What stands between the last mark in the text's first n bytes and their end. */
static const char *last_piece(struct arena *a, const char *text, size_t n)
{
    static const char *const marks[] = {"、", "兼", "兼任", ",", ";", "(", "。"};
    size_t begin = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < ARRAY_COUNT(marks); k++)
            if (begins(text + i, marks[k]) && i + strlen(marks[k]) <= n) begin = i + strlen(marks[k]);
    return arena_copy(a, text + begin, n - begin);
}

/* Is the organisation whose name stands n bytes behind the text's beginning the county's? If not, *other: whose. */
static bool is_ours(struct arena *a, const struct people *p, const char *text, size_t n, const char **other)
{
    const char *piece = last_piece(a, text, n), *before = arena_copy(a, text, n - strlen(piece)), *area;
    *other = piece;
    if (!is_plain_front(a, p, piece)) return false;
    if (area_length(a, p, piece) || !(area = last_area(a, before)) || is_of_area(a, p, area)) return true;
    *other = area;
    return false;
}

struct organisation_meant people_organisation_in(struct arena *a, const struct people *p, const char *words)
{
    AUTO_ARENA struct arena *scratch = arena_new(SCRATCH_MAX);
    const struct organisation *best = NULL, *theirs = NULL;
    const char *text = plain(scratch, words), *other, *whose = "";
    for (size_t i = 0; i < p->organisations.n; i++) {
        const struct organisation *o = &p->organisations.v[i];
        const char *name = local_name(scratch, p, o->name);
        for (const char *at = *name ? strstr(text, name) : NULL; at; at = strstr(at + 1, name)) {
            const struct organisation **kept = is_ours(scratch, p, text, (size_t)(at - text), &other) ? &best : &theirs;
            if (*kept && strlen((*kept)->name) >= strlen(o->name)) continue;
            *kept = o;
            if (kept == &theirs) whose = other;
        }
    }
    if (best || !theirs) return (struct organisation_meant){best, false, ""};
    return (struct organisation_meant){NULL, true, arena_text(a, "“%s”里的%s前面写的是“%s”，看不出是不是%s的%s", words, theirs->name, whose,
            p->area && *p->area ? p->area : "本县", theirs->name)};
}

/* The text behind what is, but for blanks, the first n bytes of solid. */
static const char *behind_solid(const char *text, const char *solid, size_t n)
{
    for (size_t i = 0; i < n && *text; text++) i += *text == solid[i];
    return text;
}

static const char *behind_marks(const char *text)
{
    static const char marks[] = " \t/,:;-";
    for (text += strspn(text, marks); begins(text, "、"); text += strspn(text, marks)) text += CHARACTER;
    return text;
}

struct organisation_meant people_organisation_before(
        struct arena *a, const struct people *p, const char *words, const char **rest)
{
    const char *text = plain(a, words), *at = skip_front(a, p, text), *best = NULL;
    const struct organisation *found = NULL;
    for (size_t i = 0; i < p->organisations.n; i++) {
        const struct organisation *o = &p->organisations.v[i];
        const char *const names[] = {o->name, name_core(a, p, o->name)}, *const starts[] = {text, at};
        for (size_t k = 0; k < ARRAY_COUNT(names) * ARRAY_COUNT(starts); k++) {
            const char *name = names[k / 2], *start = starts[k % 2];
            if (strlen(name) <= CHARACTER || !begins(start, name) || (best && start + strlen(name) <= best)) continue;
            best = start + strlen(name);
            found = o;
        }
    }
    if (!found) {
        struct organisation_meant within = people_organisation_in(a, p, text);
        return (struct organisation_meant){NULL, within.is_unclear, within.is_unclear ? within.why : arena_text(a, "“%s”不是以登记的单位开头的", words)};
    }
    const char *post = behind_marks(behind_solid(utf8_fold_width(a, words), text, (size_t)(best - text)));
    bool is_short = begins(post, "长") || begins(post, "委"); /* 东溪镇长, 东溪镇委书记 */
    *rest = is_short ? arena_text(a, "%.*s%s", CHARACTER, best - CHARACTER, post) : post;
    return (struct organisation_meant){found, false, ""};
}

/* 坂仔 of 坂仔镇; NULL for a name that has no kind behind, and where one character would be left. */
static const char *short_name(struct arena *a, const struct people *p, const struct organisation *o)
{
    const char *name = name_core(a, p, o->name);
    size_t n = strlen(name);
    for (size_t k = 0; k < ARRAY_COUNT(KINDS); k++)
        if (ends(name, n, KINDS[k]) && n > strlen(KINDS[k]) + CHARACTER) return arena_copy(a, name, n - strlen(KINDS[k]));
    return NULL;
}

struct organisation_meant people_organisation_short_before(
        struct arena *a, const struct people *p, const char *words, const char **rest)
{
    const char *text = plain(a, words), *const starts[] = {text, skip_front(a, p, text)};
    struct candidates c = {.names.arena = a};
    size_t best = 0;
    for (size_t i = 0; i < p->organisations.n; i++) {
        const char *name = short_name(a, p, &p->organisations.v[i]);
        size_t end = 0;
        for (size_t k = 0; k < ARRAY_COUNT(starts) && name; k++)
            if (begins(starts[k], name)) end = (size_t)(starts[k] - text) + strlen(name);
        if (!end || end < best) continue;
        if (end > best) c = (struct candidates){.names.arena = a};
        best = end;
        add_candidate(&c, &p->organisations.v[i]);
    }
    bool is_another = false; /* 坂仔乡, and 平和县 where there is a 平和镇 */
    for (size_t k = 0; k < ARRAY_COUNT(KINDS); k++) is_another |= begins(text + best, KINDS[k]);
    for (size_t k = 0; k < ARRAY_COUNT(AREA_WORDS); k++) is_another |= begins(text + best, AREA_WORDS[k]);
    if (is_another) return (struct organisation_meant){NULL, false, ""};
    if (c.n != 1)
        return (struct organisation_meant){NULL, c.n > 1, c.n > 1 ? arena_text(a, "“%s”可能是%s的，请写全称", words, buf_text(&c.names)) : ""};
    *rest = behind_marks(behind_solid(utf8_fold_width(a, words), text, best));
    return (struct organisation_meant){c.first, false, ""};
}

const char *people_words_within(struct arena *a, const struct people *p, const struct organisation *o, const char *words)
{
    const char *text = plain(a, words), *name = local_name(a, p, o->name);
    const char *at = *name ? strstr(text, name) : NULL;
    if (at && at[strlen(name)] && is_of_area(a, p, arena_copy(a, text, (size_t)(at - text)))) return at + strlen(name);
    return without_front(text, "中共");
}
