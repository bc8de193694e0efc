/* The papers of a congress session, composed from its view alone: the same record gives the same bytes. What the record
 * does not have yet stands as a blank line for the pen, never as an invented figure. */
#ifndef APP_SESSION_PAPER_H
#define APP_SESSION_PAPER_H

#include "app/paper_source.h"
#include "app/session.h"

/* NAME, title and name of the file, formats (app/paper_set.h) */
#define SESSION_PAPERS(X)                                                                                              \
    X(AGENDA, "会议议程和日程", PAPER_PDF | PAPER_DOCX)                                                                \
    X(SCRIPT, "会议主持词", PAPER_PDF | PAPER_DOCX)                                                                    \
    X(NOMINATIONS, "领导人员候选人提名表", PAPER_PDF | PAPER_DOCX)                                                     \
    X(CANDIDATES, "领导人员正式候选人名单", PAPER_PDF | PAPER_DOCX)                                                    \
    X(TELLERS, "大会选举计票报告单", PAPER_PDF | PAPER_DOCX)                                                           \
    X(NOTICE, "大会公告", PAPER_PDF | PAPER_DOCX)                                                                      \
    X(CERTIFICATES, "领导人员当选证书", PAPER_PDF | PAPER_DOCX)                                                        \
    X(OATH, "宪法宣誓誓词和名单", PAPER_PDF | PAPER_DOCX)                                                              \
    X(MINUTES, "会议纪要", PAPER_PDF | PAPER_DOCX)                                                                     \
    X(SUMMARY, "大会选举情况汇报", PAPER_PDF | PAPER_DOCX)

enum session_paper {
#define X(name, title, formats) SESSION_PAPER_##name,
    SESSION_PAPERS(X)
#undef X
            SESSION_PAPER_COUNT
};

/* All of them as files in a folder, which is made when it is not there; *files counts them. One that has nothing to say (no oath
 * before 2016, nobody elected yet) is left out.
 * Errors  ERR_INPUT: a name with a character that no font has; ERR_ENVIRONMENT: disk */
MUST_USE bool session_paper_write(
        struct workspace *ws, const struct session_view *v, const char *folder, size_t *files, struct err *e);

#endif
