/* The nomination tables (候选人推荐表, 联名表) as rows whose persons have been looked up. The layout of the tables is
 * fixed in docs/files.md. */
#ifndef APP_NOMINATE_READ_H
#define APP_NOMINATE_READ_H

#include "app/slate.h"
#include "app/table.h"

/* A flag that the table may leave open. */
enum told { TOLD_NOTHING = -1, TOLD_NO = 0, TOLD_YES = 1 };

/* One line of the nomination table. Texts are "" and numbers 0 where the table says nothing. */
struct nominate_row {
    size_t line;
    int64_t district_no;
    struct candidate person; /* what the line says about the person, then what the roll adds */
    bool has_category;
    enum told incumbent;
    enum told foreign_funding;
    enum nomination_kind kind;
    const char *organisation;
    struct date received_on;
};

struct nominate_rows {
    struct nominate_row *v;
    size_t n;
};

/* One line of the signatures table. */
struct signer_row {
    size_t line;
    int64_t district_no;
    const char *nominee;
    int64_t signer_no;
    const char *name;
    int64_t voter_no; /* 0: not on the district's roll */
};

struct signer_rows {
    struct signer_row *v;
    size_t n;
};

/* Reads and looks up; ID numbers are used for the look-up and left behind. Every fault of the table is in the message
 * of an ERR_INPUT: districts that do not exist, persons who cannot be told apart, values that are none. */
MUST_USE bool nominate_read_nominations(struct workspace *ws, const struct slate *slate, const char *path,
        struct table *table, struct nominate_rows *rows, struct err *e);
MUST_USE bool nominate_read_signers(struct workspace *ws, const struct slate *slate, const char *path,
        struct table *table, struct signer_rows *rows, struct err *e);

#endif
