/* What every fuzz target starts with. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

#endif
