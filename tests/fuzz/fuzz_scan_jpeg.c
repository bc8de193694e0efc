/* Any bytes behind the mark of a JPEG file (fuzz_scan.h). */
#include "fuzz_scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_scan_read(fuzz_scan_file("\xFF\xD8\xFF", 3, bytes, n));
}
