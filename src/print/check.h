/* A name must never lose a character on paper. What has no agreed shape is refused before anything is
 * drawn, the same for PDF and DOCX and on every machine; what this machine's fonts lack is found while drawing. */
#ifndef PRINT_CHECK_H
#define PRINT_CHECK_H

#include <stdint.h>

#include "base/err.h"
#include "model/paper.h"

/* Every text of the paper is well-formed and holds no control character but the line feed, no private-use
 * or replacement character, no variation selector, none that turns the reading direction; the date is set; the shapes
 * of tables and cards are within their ranges. ERR_INPUT names the text, in tables row and column. */
MUST_USE bool print_check(const struct paper *p, struct err *e);

/* Fails with a sentence that names the character at the byte `at` of text. why: "…，请…" */
bool print_refuse_character(const char *text, size_t at, const char *why, struct err *e);

/* Leads the error in with the cell it is about: "第 3 行“姓名”栏: …"; row counts from 0. */
bool print_in_cell(const struct paper_table *t, size_t row, size_t column, struct err *e);

/* The title on one line, for messages and properties. */
const char *print_title_line(struct arena *a, const struct paper *p);

#endif
