/* What a test's own pictures rest on: ends the program when it is not so. */
#ifndef SCAN_KNOWN_H
#define SCAN_KNOWN_H

#include <stdio.h>
#include <stdlib.h>

#define KNOWN(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                                    \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

#endif
