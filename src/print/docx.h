/* A paper as DOCX for clerks to work on, opened by Word and WPS: the built-in style names (heading 1 …), the
 * faces that offices have (仿宋_GB2312, 楷体_GB2312, 黑体, 方正小标宋简体) and the measures of GB/T 9704. The same
 * paper gives the same bytes. Which of a machine's fonts draws a rare character is Word's choice. */
#ifndef PRINT_DOCX_H
#define PRINT_DOCX_H

#include "base/err.h"
#include "model/paper.h"

/* path  replaced as a whole or not at all
 * Errors  ERR_INPUT        a text holds a character without an agreed shape (print/check.h)
 *         ERR_STATE        the paper has no date
 *         ERR_ENVIRONMENT  the file cannot be written */
MUST_USE bool docx_write(const struct paper *p, const char *path, struct err *e);

#endif
