/* Certifying the result (认证): every gate is checked, the result is written down whole with its reasons, hashed and
 * locked. A correction opens it again and ends in a new numbered version; no version is ever changed. */
#ifndef APP_CERTIFY_H
#define APP_CERTIFY_H

#include "app/result.h"
#include "store/certificate.h"

/* The next version of the certificate, dated issued_on. findings: what stands in its way; the certificate is made
 * only when none does, and *made says so.
 * Errors  ERR_STATE: certified already and no correction open */
MUST_USE bool certify(struct workspace *ws, struct date issued_on, struct finding_list *findings, bool *made,
        struct certificate *certificate, struct err *e);

/* Opens the certified result for a correction. ERR_STATE: nothing is certified, or a correction is open. */
MUST_USE bool certify_open_correction(struct workspace *ws, const char *reason, struct err *e);

/* Version 0 is the last one. ERR_STATE when there is none. */
MUST_USE bool certify_load(struct workspace *ws, int64_t version, struct certificate *certificate, struct err *e);

#endif
