/* The QR code of a ballot whose place is known: its modules are sampled through the map and handed to the decoder as a
 * clean picture; only where that fails is the picture itself searched around the place. */
#ifndef SCAN_CODE_H
#define SCAN_CODE_H

#include "ballot/layout.h"
#include "ballot/payload.h"
#include "scan/mark.h"

struct scan_decoder;

/* Closed with the arena. ERR_ENVIRONMENT without memory. */
MUST_USE bool scan_decoder_new(struct arena *a, struct scan_decoder **d, struct err *e);

/* text is filled with what the code says, NUL-terminated; false when nothing can be read there. at: the modules. */
bool scan_read_code(struct scan_decoder *d, const struct scan_image *image, const struct scan_map *m,
        struct ballot_rect at, char text[BALLOT_CODE_CHARACTERS + 1]);

#endif
