/* Procedures of democratic recommendation (民主推荐) as data: the regulations of 2002, 2014 and 2019 put the same steps in
 * another order and ask for other numbers, and provinces add their own. They stand in data/profiles/CODE.tsv, whose head
 * says where they come from. */
#ifndef CADRE_PROFILE_H
#define CADRE_PROFILE_H

#include "base/err.h"
#include "base/ratio.h"
#include "base/str.h"

/* Names on the reference list of a recommending meeting (参考人选). */
#define PROFILE_LISTS(X)                                                                                               \
    X(NONE, "none", "不用")                                                                                            \
    X(ALLOWED, "allowed", "可以用")                                                                                    \
    X(REQUIRED, "required", "必须有")

enum profile_list {
#define X(name, code, title) PROFILE_LIST_##name,
    PROFILE_LISTS(X)
#undef X
            PROFILE_LIST_COUNT
};

struct profile_step {
    const char *code; /* meeting and talk are those of the ballot sets */
    const char *title;
};

/* name   short, by which those who came are counted (ballot_set.attended); the title where the file has none
 * scope  all: for every post; state: for posts in congress, government and consultative conference; some: as needed (A05) */
struct profile_voter {
    const char *name;
    const char *title;
    const char *scope;
    const char *source;
};

/* At least part of those present belong to the category (A12). */
struct profile_share {
    const char *name;
    struct ratio least;
    const char *source;
};

struct profile {
    const char *code, *title, *source;
    bool is_from_memory;
    struct profile_step *steps;
    size_t step_count;
    struct profile_voter *voters;
    size_t voter_count;
    struct profile_share *shares;
    size_t share_count;
    const char **state_posts; /* words in the names of posts to which scope state applies */
    size_t state_post_count;
    struct ratio quorum; /* whole 0: none is asked for */
    const char *quorum_source;
    int64_t valid_months; /* 0: without end */
    const char *valid_source;
    enum profile_list list;
    const char *list_source;
    bool is_directed; /* by posts and in full (全额定向) at a term change */
    const char *directed_source;
};

/* ERR_INPUT when the program carries none of that code. */
MUST_USE bool profile_load(struct arena *a, const char *code, struct profile *p, struct err *e);

/* One of one's own, from the text of such a file. ERR_INPUT names the line. */
MUST_USE bool profile_parse(struct arena *a, struct str text, struct profile *p, struct err *e);

/* Codes of all that are carried. */
const char *const *profile_codes(struct arena *a, size_t *n);

/* Place of the step in the procedure, from 0; step_count when it has none of that code. */
size_t profile_step_at(const struct profile *p, const char *code);

const char *profile_list_code(enum profile_list l);
bool profile_list_from(const char *code, enum profile_list *l);

#endif
