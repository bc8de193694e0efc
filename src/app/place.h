/* Units and districts from the tables that an office hands in (docs/files.md), and both as a clerk looks at them. */
#ifndef APP_PLACE_H
#define APP_PLACE_H

#include "app/change.h"
#include "seats/check.h"
#include "store/place.h"

/* Takes in the table of units (单位表), known by their names. An empty cell leaves what is stored.
 * Errors  ERR_INPUT with every fault of the file; ERR_STATE when a unit with voters would be removed, or certified */
MUST_USE bool unit_import(
        struct workspace *ws, const char *path, bool is_consented, struct change_list *changes, struct err *e);

/* Takes in the table of districts (选区表), known by their numbers. An empty cell leaves what is stored.
 * Errors  as above; a district with voters, candidates, stations or rounds is not removed, and the seats of one that
 *         has voted are not changed */
MUST_USE bool district_import(
        struct workspace *ws, const char *path, bool is_consented, struct change_list *changes, struct err *e);

struct unit_overview {
    struct unit_list units;
    int64_t *voters; /* on the roll, of each unit */
};

MUST_USE bool unit_load_overview(struct workspace *ws, struct unit_overview *out, struct err *e);

#endif
