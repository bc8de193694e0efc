/* One paper in the formats that the command line asks for. */
#ifndef CLI_PAPER_OUT_H
#define CLI_PAPER_OUT_H

#include "cli/command.h"
#include "model/paper.h"

#define PAPER_PDF_OPTION                                                                                               \
    {                                                                                                                  \
        OPTION_VALUE, false, "pdf", "FILE.pdf", "写成 PDF"                                                           \
    }
#define PAPER_DOCX_OPTION                                                                                              \
    {                                                                                                                  \
        OPTION_VALUE, false, "docx", "FILE.docx", "写成 DOCX，图在 PDF 里"                                       \
    }
#define PAPER_XLSX_OPTION                                                                                              \
    {                                                                                                                  \
        OPTION_VALUE, false, "xlsx", "FILE.xlsx", "写成 XLSX，图在 PDF 里"                                       \
    }

/* Writes it and says so. ERR_USAGE when no format was asked for. */
enum exit_status cli_write_paper(struct cli *c, const struct paper *p);

#endif
