/* Any bytes as the content of a ballot's QR code. Checked: what is accepted is within its ranges and encodes to the
 * same bytes again; what is refused says why. */
#include "fuzz.h"

#include "ballot/payload.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct str raw = {(const char *)bytes, n};
    struct ballot_payload p;
    struct err e;
    if (!ballot_decode_payload(raw, &p, &e)) {
        CHECK(e.kind == ERR_INPUT && *e.text);
        return 0;
    }
    char again[BALLOT_CODE_CHARACTERS + 1];
    CHECK(p.contest_no >= 1 && p.contest_no <= BALLOT_CONTEST_MAX && p.round >= 1 && p.round <= BALLOT_ROUND_MAX);
    CHECK(p.page >= 1 && p.page <= BALLOT_PAGE_MAX);
    ballot_encode_payload(&p, again);
    CHECK(str_eq(raw, str_of(again)));
    return 0;
}
