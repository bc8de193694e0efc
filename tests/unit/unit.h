/* What every unit test starts with. */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* The failing error's text shows in the report instead of a bare "false". */
#define assert_ok(call, e)                                                                                             \
    do {                                                                                                               \
        if (!(call)) fail_msg("%s: %s", #call, (e)->text);                                                             \
    } while (0)

#define assert_refused(call, e, word)                                                                                  \
    do {                                                                                                               \
        if (call) fail_msg("%s was expected to fail", #call);                                                          \
        if (!strstr((e)->text, word)) fail_msg("the message “%s” lacks “%s”", (e)->text, word);                        \
    } while (0)

#endif
