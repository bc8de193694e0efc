/* Settings that somebody chose; what is not here has its default. */
#ifndef STORE_SETTING_H
#define STORE_SETTING_H

#include "base/date.h"
#include "store/db.h"

struct stored_setting {
    const char *key;
    const char *value;
    const char *source; /* decision's document, or "init" */
    struct date decided_on;
    const char *decided_by; /* the body */
};

struct stored_settings {
    struct stored_setting *v;
    size_t n;
};

/* Puts the value in, over an earlier one. */
MUST_USE bool setting_save(struct db *db, int64_t county, const struct stored_setting *s, struct err *e);

/* All of them by key; texts live in a. */
MUST_USE bool setting_load(struct arena *a, struct db *db, int64_t county, struct stored_settings *out, struct err *e);

#endif
