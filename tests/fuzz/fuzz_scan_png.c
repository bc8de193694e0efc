/* Any bytes behind the mark of a PNG file (fuzz_scan.h). */
#include "fuzz_scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_scan_read(fuzz_scan_file("\x89PNG\r\n\x1A\n", 8, bytes, n));
}
