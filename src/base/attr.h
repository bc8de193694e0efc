/* The compiler's attributes and the one macro that C forgot. */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#define MUST_USE __attribute__((warn_unused_result))
#define PRINTF_LIKE(text_at, first_at) __attribute__((format(printf, text_at, first_at)))
#define ARRAY_COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* AUTO(close) struct thing *t = …; is closed by close(&t) when its scope ends. */
#define AUTO(close) __attribute__((cleanup(close)))

#endif
