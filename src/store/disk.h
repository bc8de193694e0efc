/* How fast the disk makes a small write durable: between 0.1 ms and 20 ms on the machines in offices, and it
 * decides how long entering ballots takes. */
#ifndef STORE_DISK_H
#define STORE_DISK_H

#include <stdint.h>

#include "base/err.h"

struct disk_speed {
    int64_t median_us; /* of one durable write */
    int64_t slowest_us;
};

/* Times `writes` (1 ..= 10 000) appends of 4 KiB, each synced, as a commit of the workspace is, into a scratch
 * file beside `where`, which is removed again. */
MUST_USE bool disk_measure(const char *where, int writes, struct disk_speed *speed, struct err *e);

#endif
