/* Papers as files: which there are, in which formats, and an index of what was written with the SM3 of each. The same
 * records give the same files, byte for byte, under the same names. */
#ifndef APP_PAPER_SET_H
#define APP_PAPER_SET_H

#include "app/paper.h"

enum { PAPER_PDF = 1, PAPER_DOCX = 2, PAPER_XLSX = 4, PAPER_ANY = 7 };

/* NAME, code, title and name of the file, formats, needs a result */
#define PAPER_KINDS(X)                                                                                                 \
    X(NOTICES, "notices", "公告", PAPER_PDF | PAPER_DOCX, false)                                                       \
    X(RESULT_FORM, "result-form", "选举结果报告单", PAPER_PDF, true)                                                   \
    X(NOTICE_RESULT, "notice-result", "当选代表公告", PAPER_PDF | PAPER_DOCX, true)                                    \
    X(ELECTED, "elected", "当选代表名单", PAPER_ANY, true)                                                             \
    X(DEPUTY_NOTICE, "deputy-notice", "当选通知书", PAPER_PDF | PAPER_DOCX, true)                                      \
    X(CANDIDATES, "candidates", "代表候选人名册", PAPER_PDF | PAPER_XLSX, false)                                       \
    X(STATISTICS, "statistics", "代表构成统计表", PAPER_PDF | PAPER_XLSX, true)                                        \
    X(TURNOUT, "turnout", "各选区投票情况表", PAPER_PDF | PAPER_XLSX, true)                                            \
    X(REPORT, "report", "换届选举工作汇报", PAPER_PDF | PAPER_DOCX, false)

enum paper_kind {
#define X(name, code, title, formats, needs_result) PAPER_##name,
    PAPER_KINDS(X)
#undef X
            PAPER_KIND_COUNT
};

struct paper_order {
    const char *folder;  /* made when it is not there */
    int kind;            /* one of enum paper_kind; PAPER_KIND_COUNT: all, with the index */
    int formats;         /* those wanted; a paper is written in those of them that it has */
    int64_t district_no; /* result forms and notices to deputies of one district; 0: of all */
};

struct paper_file {
    const char *name; /* in the folder */
    const char *title;
    int64_t bytes;
    const char *hash; /* SM3 */
};

struct paper_files {
    struct paper_file *v;
    size_t n;
    size_t capacity;
};

/* Writes what is ordered. Of all papers those are left out that need a result while there is none.
 * findings  what a reader of the statistics or of the report should know about their figures (N62x)
 * Errors  ERR_INPUT: no such district, a name with a character that no font has; ERR_STATE: nothing to write, no vote
 *         there yet, records that do not give the certified result; ERR_ENVIRONMENT: disk */
MUST_USE bool paper_set_write(struct workspace *ws, const struct paper_order *order, struct paper_files *files,
        struct finding_list *findings, struct err *e);

const char *paper_kind_title(enum paper_kind k);
int paper_kind_formats(enum paper_kind k);

#endif
