#include "app/post_name.h"

#include <string.h>

#include "app/organisation_name.h"
#include "base/utf8.h"

static const char *without_front(const char *text, const char *front)
{
    size_t n = strlen(front);
    return strncmp(text, front, n) == 0 && text[n] ? text + n : text;
}

static const char *without_kind(const char *text)
{
    static const char *const kinds[] = {"街道", "农场", "镇", "乡", "区", "场"};
    for (size_t i = 0; i < ARRAY_COUNT(kinds); i++) {
        const char *rest = without_front(text, kinds[i]);
        if (rest != text) return rest;
    }
    return text;
}

static const char *core_of(struct arena *a, const struct people *p, const struct organisation *o, const char *words)
{
    return without_kind(people_words_within(a, p, o, words));
}

/* ---- spellings ---- */

/* The organ in front of a title, and how it is written here; the longer before those that they begin with. */
static const struct organ {
    const char *words, *spelling;
} ORGANS[] = {{"党的工作委员会", "党工委"}, {"党工作委员会", "党工委"}, {"工作委员会", "党工委"}, {"党工委", "党工委"}, {"工委", "党工委"}, {"党的委员会", "党委"},
        {"党委会", "党委"}, {"党委", "党委"}, {"委员会", "党委"}, {"人民代表大会主席团", "人大"}, {"人民代表大会", "人大"}, {"人大主席团", "人大"},
        {"人大", "人大"}, {"纪律检查委员会", "纪委"}, {"纪检委", "纪委"}, {"纪委", "纪委"}, {"纪律检查工作委员会", "纪工委"}, {"纪检监察工委", "纪工委"},
        {"人民政府", ""}, {"政府", ""}, {"办事处", ""}, {"人民武装部", "武装部"}, {"人武部", "武装部"}};

static bool begins_title(const char *text)
{
    return strncmp(text, "书记", strlen("书记")) == 0 || strncmp(text, "副书记", strlen("副书记")) == 0 || text_eq(text, "委员");
}

/* 武装部长 and 武装部部长 */
static const char *without_second_office(struct arena *a, const char *text)
{
    static const char twice[] = "部部长", once[] = "部长";
    size_t n = strlen(text), m = strlen(twice);
    return n > m && text_eq(text + n - m, twice) ? arena_text(a, "%.*s%s", (int)(n - m), text, once) : text;
}

static const char *spelling_of(struct arena *a, const char *core)
{
    const char *party = without_front(core, "委");
    if (party != core && begins_title(party)) return arena_text(a, "党委%s", party);
    for (size_t i = 0; i < ARRAY_COUNT(ORGANS); i++) {
        const char *title = without_front(core, ORGANS[i].words);
        if (title == core) continue;
        if (!*ORGANS[i].spelling) return without_second_office(a, without_kind(title));
        return without_second_office(a, arena_text(a, "%s%s", ORGANS[i].spelling, title));
    }
    return without_second_office(a, core);
}

const char *people_post_spelling(struct arena *a, const struct people *p, const struct organisation *o, const char *words)
{
    return spelling_of(a, core_of(a, p, o, words));
}

/* ---- posts ---- */

/* What the one post of a kind is called when its own name is another: 党委副书记、镇长 is the 镇长. */
static const struct {
    const char *spelling;
    enum post_role role;
} TITLES[] = {{"党委书记", ROLE_SECRETARY}, {"党工委书记", ROLE_SECRETARY}, {"长", ROLE_HEAD}, {"镇长", ROLE_HEAD}, {"乡长", ROLE_HEAD},
        {"人大主席", ROLE_CHAIR}, {"纪委书记", ROLE_DISCIPLINE}, {"纪工委书记", ROLE_DISCIPLINE}};

static const struct post *only_spelled(
        struct arena *a, const struct people *p, const struct organisation *o, const char *spelling, size_t *n)
{
    const struct post *found = NULL;
    *n = 0;
    for (size_t i = 0; i < p->posts.n; i++) {
        const struct post *post = &p->posts.v[i];
        bool is_it = post->organisation_no == o->organisation_no && text_eq(people_post_spelling(a, p, o, post->name), spelling);
        *n += is_it;
        if (is_it) found = post;
    }
    return *n == 1 ? found : NULL;
}

static const struct post *only_of_role(const struct people *p, const struct organisation *o, enum post_role role)
{
    const struct post *found = NULL;
    size_t n = 0;
    for (size_t i = 0; i < p->posts.n; i++) {
        const struct post *post = &p->posts.v[i];
        bool is_it = post->organisation_no == o->organisation_no && post->role == role && post->approved > 0;
        n += is_it;
        if (is_it) found = post;
    }
    return n == 1 ? found : NULL;
}

bool people_post_is_called(
        struct arena *a, const struct people *p, const struct organisation *o, const struct post *post, const char *words)
{
    return text_eq(core_of(a, p, o, post->name), core_of(a, p, o, words));
}

static const struct post *find_post(struct arena *a, const struct people *p, const struct organisation *o, const char *words)
{
    for (size_t i = 0; i < p->posts.n; i++) {
        const struct post *post = &p->posts.v[i];
        if (post->organisation_no == o->organisation_no && people_post_is_called(a, p, o, post, words)) return post;
    }
    const char *spelling = people_post_spelling(a, p, o, words);
    size_t n;
    const struct post *found = *spelling ? only_spelled(a, p, o, spelling, &n) : NULL;
    if (found || !*spelling || n > 1) return found;
    for (size_t i = 0; i < ARRAY_COUNT(TITLES); i++)
        if (text_eq(spelling, TITLES[i].spelling)) return only_of_role(p, o, TITLES[i].role);
    return NULL;
}

const struct post *people_post_named(const struct people *p, const struct organisation *o, const char *words)
{
    enum { SCRATCH_MAX = 64 << 20 };
    AUTO_ARENA struct arena *scratch = arena_new(SCRATCH_MAX);
    return find_post(scratch, p, o, words);
}

const char *people_post_hint(struct arena *a, const struct people *p, const char *words)
{
    const char *rest;
    struct organisation_meant at = people_organisation_before(a, p, words, &rest);
    if (!at.one && !at.is_unclear) at = people_organisation_short_before(a, p, words, &rest);
    const struct post *post = at.one && *rest ? people_post_named(p, at.one, rest) : NULL;
    return post ? arena_text(a, "，应是“%s/%s”", at.one->name, post->name) : "";
}
