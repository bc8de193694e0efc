/* Enums that are stored or printed come from one table; this writes their functions.
 * table: an X-macro with (NAME, "code", "title"); room: the functions' prefix. */
#ifndef MODEL_CODE_H
#define MODEL_CODE_H

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#define CODE_PICK(name, code, title) code,
#define TITLE_PICK(name, code, title) title,

#define DEFINE_CODE_FUNCTION(room, type, table)                                                                        \
    const char *room##_code(type value)                                                                                \
    {                                                                                                                  \
        static const char *const codes[] = {table(CODE_PICK)};                                                         \
        assert((size_t)value < sizeof codes / sizeof codes[0]);                                                        \
        return codes[value];                                                                                           \
    }

#define DEFINE_TITLE_FUNCTION(room, type, table)                                                                       \
    const char *room##_title(type value)                                                                               \
    {                                                                                                                  \
        static const char *const titles[] = {table(TITLE_PICK)};                                                       \
        assert((size_t)value < sizeof titles / sizeof titles[0]);                                                      \
        return titles[value];                                                                                          \
    }

#define DEFINE_FROM_FUNCTION(room, type, table)                                                                        \
    bool room##_from(const char *code, type *value)                                                                    \
    {                                                                                                                  \
        static const char *const codes[] = {table(CODE_PICK)};                                                         \
        for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {                                                  \
            if (strcmp(codes[i], code) != 0) continue;                                                                 \
            *value = (type)i;                                                                                          \
            return true;                                                                                               \
        }                                                                                                              \
        return false;                                                                                                  \
    }

/* From the title, as people write it in tables. */
#define DEFINE_FROM_TITLE_FUNCTION(room, type, table)                                                                  \
    bool room##_from_title(const char *title, type *value)                                                             \
    {                                                                                                                  \
        static const char *const titles[] = {table(TITLE_PICK)};                                                       \
        for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {                                                \
            if (strcmp(titles[i], title) != 0) continue;                                                               \
            *value = (type)i;                                                                                          \
            return true;                                                                                               \
        }                                                                                                              \
        return false;                                                                                                  \
    }

#endif
