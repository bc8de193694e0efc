/* A line-up (调配方案) as it is kept: who would sit where. Proposals that people compare; nothing here appoints anybody. */
#ifndef MODEL_LINEUP_H
#define MODEL_LINEUP_H

#include <stddef.h>
#include <stdint.h>

/* on         yyyymm that ages are counted to; so an earlier term's line-up keeps its own ages
 * withdrawn  why it was taken back, "": it stands. Its seats stay on record, its name is free again */
struct lineup {
    int64_t lineup_no;
    const char *name;
    int32_t on;
    const char *note;
    const char *withdrawn;
};

/* seat_no  1 ..= the approved number of the post */
struct lineup_seat {
    int64_t lineup_no;
    int64_t post_no;
    int64_t seat_no;
    int64_t official_no;
};

struct lineup_list {
    struct lineup *v;
    size_t n;
};

struct lineup_seat_list {
    struct lineup_seat *v;
    size_t n;
};

#endif
