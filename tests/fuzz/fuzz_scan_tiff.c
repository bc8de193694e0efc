/* Any bytes behind either mark of a TIFF file (fuzz_scan.h). */
#include "fuzz_scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    bool is_big = n && bytes[0] == 'M';
    return fuzz_scan_read(fuzz_scan_file(is_big ? "MM\0*" : "II*\0", 4, bytes, n));
}
