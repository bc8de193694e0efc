/* The papers of an election (文书), one composing function each. They read the source, fail never and write nothing;
 * what stands in them lives in the source's arena. Files are app/paper_set.h's. */
#ifndef APP_PAPER_H
#define APP_PAPER_H

#include "app/paper_source.h"

/* 选举结果报告单, a page for each vote of the district. */
struct paper *paper_result_form(const struct paper_source *s, const struct district_result *d);

/* 当选代表公告: who was elected, by district; what is still open. */
struct paper *paper_notice_result(const struct paper_source *s);

/* 当选代表名单 with what is on record about each; ID numbers never. */
struct paper *paper_elected(const struct paper_source *s);

/* 当选通知书, a page for each deputy of the district; 0: of all. */
struct paper *paper_deputy_notice(const struct paper_source *s, int64_t district_no);

/* 代表构成统计表, against the last term. */
struct paper *paper_statistics(const struct paper_source *s);

/* What became of an option of a vote: 当选, 列入下一次投票, 未当选. */
const char *paper_fate(const struct round_result *x, size_t option);

/* Hand-counted and machine-read places of a vote, shown apart; nothing where no place was read by machine. */
void paper_add_sources(const struct paper_source *s, struct paper *p, const struct round_result *x);

/* 各选区投票情况表: every vote of every district, and the votes of every candidate. */
struct paper *paper_turnout(const struct paper_source *s);

/* 代表候选人名册: everybody put up, by whom, and what became of them. */
struct paper *paper_candidates(const struct paper_source *s);

/* Notices; NULL when the records do not support one. district_no 0: of all. The first list is put in the order of
 * strokes: ERR_INPUT for decisions on the order that contradict each other. */
struct paper *paper_notice_districts(const struct paper_source *s);
struct paper *paper_notice_voters(const struct paper_source *s);
MUST_USE bool paper_notice_first_list(
        const struct paper_source *s, int64_t district_no, struct paper **p, struct err *e);
struct paper *paper_notice_final_list(const struct paper_source *s, int64_t district_no);
struct paper *paper_notice_voting(const struct paper_source *s, int64_t district_no);
struct paper *paper_notice_rounds(const struct paper_source *s);
struct paper *paper_notice_credentials(const struct paper_source *s);

/* 换届选举工作汇报, with its annexes. */
struct paper *paper_report(const struct paper_source *s);

#endif
