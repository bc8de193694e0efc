/* What a table that an office hands in would change, shown before anything is written. A first table goes in at
 * once; the same again changes nothing; anything else is shown and needs a word of consent. */
#ifndef APP_CHANGE_H
#define APP_CHANGE_H

#include "app/table.h"
#include "app/workspace.h"
#include "base/buf.h"

enum change_kind { CHANGE_ADDED, CHANGE_CHANGED, CHANGE_REMOVED };

struct change {
    enum change_kind kind;
    const char *subject; /* "选区 3 清溪村" */
    const char *text;    /* "人口 1200 → 1250" */
};

struct change_list {
    struct arena *arena;
    struct change *v;
    size_t n;
    size_t capacity;
    size_t kept;     /* rows that are as they were */
    bool is_written; /* false: shown only, nothing was changed */
};

/* Refuses a table without rows, which would remove everything, and one longer than any township's. */
MUST_USE bool change_is_usable(const struct table *t, struct err *e);

void change_add(struct change_list *list, enum change_kind kind, const char *subject, const char *text);
size_t change_count(const struct change_list *list, enum change_kind kind);

/* What differs, one after the other: "人口 1200 → 1250，类别 村 → 居"; nothing is added for equal values. */
void change_note_int(struct buf *b, const char *what, int64_t before, int64_t after);
void change_note_text(struct buf *b, const char *what, const char *before, const char *after);

/* May it be written now? stored: rows that were there before. */
bool change_may_be_written(const struct change_list *list, size_t stored, bool is_consented);

/* The journal entry of an import: file, its hash, counts and the first of the changes. Nothing when nothing changes. */
MUST_USE bool change_record(
        struct workspace *ws, const char *action, const struct table *t, const struct change_list *list, struct err *e);

#endif
