/* 笔画: how many strokes a character has and in which order they are written (横竖撇点折), so that
 * names can be listed by strokes. The table is data/stroke.tsv; data/README.md says where it comes from.
 *
 * What is known makes a strict partial order, and nothing beyond it is guessed:
 *   1. fewer strokes first;
 *   2. with equal counts two characters of one level of the 通用规范汉字表 stand in its official order;
 *   3. across levels, and outside that table, the stroke sequences are compared. A character of the table
 *      without a sequence stands between the nearest characters of its level that have one.
 * Where that does not tell, people are asked. */
#ifndef NOMINATE_STROKE_H
#define NOMINATE_STROKE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define STROKE_TABLE_NAME "data/stroke.tsv"

struct stroke_table;

/* text      resource_find(STROKE_TABLE_NAME); borrowed, must outlive the table
 * *table    lives in a, about 0.5 MB
 * Errors    ERR_INPUT with the line: out of sequence, not a number, or against the order it promises */
MUST_USE bool stroke_load(struct arena *a, struct str text, const struct stroke_table **table, struct err *e);

/* 0 when the character is not in the table. */
int32_t stroke_count(const struct stroke_table *t, uint32_t character);

enum stroke_order {
    STROKE_BEFORE,
    STROKE_SAME, /* the same character */
    STROKE_AFTER,
    STROKE_UNKNOWN,
};

/* x against y: STROKE_BEFORE when x stands before y. */
enum stroke_order stroke_compare(const struct stroke_table *t, uint32_t x, uint32_t y);

/* Why, for two different characters, in one sentence: "李(7画)在张(7画)前：起笔横先于折"; where the order is
 * not known it asks for a decision: "“余”与“佘”同为7画，…请由选举委员会确定先后". */
const char *stroke_explain(struct arena *a, const struct stroke_table *t, uint32_t x, uint32_t y);

#endif
