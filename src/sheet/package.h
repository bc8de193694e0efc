/* A zip file of XML parts (OPC, the container of XLSX), one part parsed at a time while it is unpacked. What comes
 * out of it may be hostile: no document type, no deep nesting, no endless token, no bomb. */
#ifndef SHEET_PACKAGE_H
#define SHEET_PACKAGE_H

#include "base/arena.h"
#include "base/err.h"
#include "sheet/read.h"

struct package;
struct part;

/* fd stays the caller's. The package lives in a. */
MUST_USE bool package_open(
        struct arena *a, int fd, const struct sheet_options *options, struct package **package, struct err *e);
bool package_has(const struct package *p, const char *name);

/* Reads every XML part of the file at path through: a library that ignores a full disk leaves them cut off. */
MUST_USE bool package_check(const char *path, struct err *e);

/* Names come without their namespace prefix; attributes as name, value, …, NULL. */
struct part_handlers {
    void (*begin)(void *reader, const char *name, const char *const *attributes);
    void (*end)(void *reader, const char *name);
    void (*text)(void *reader, const char *p, size_t n);
};

/* reader  what the handlers are called with; it may keep *part to pause or fail it. The part lives in a. */
MUST_USE bool part_open(struct arena *a, struct package *package, const char *name,
        const struct part_handlers *handlers, void *reader, struct part **part, struct err *e);

/* Parses until a handler pauses it or the part ends. */
MUST_USE bool part_run(struct part *p, bool *is_end, struct err *e);

/* The whole part at once; *part is set before the first handler is called. */
MUST_USE bool part_parse(struct package *package, const char *name, const struct part_handlers *handlers, void *reader,
        struct part **part, struct err *e);

/* For handlers. After part_fail no handler is called any more and part_run fails with that sentence. */
void part_pause(struct part *p);
void part_fail(struct part *p, const char *format, ...) PRINTF_LIKE(2, 3);
/* The sentence for a part that breaks the format's own rules. */
void part_fail_damaged(struct part *p);

/* Value of an attribute, NULL when it is missing; the second finds it under any prefix ("r:id"). */
const char *part_attribute(const char *const *attributes, const char *name);
const char *part_attribute_prefixed(const char *const *attributes, const char *name);

#endif
