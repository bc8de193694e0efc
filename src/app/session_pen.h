/* What the papers of a session share. */
#ifndef APP_SESSION_PEN_H
#define APP_SESSION_PEN_H

#include "app/session_paper.h"

/* A paper dated by the last entry of the record, with the state of the record at its foot. */
struct paper *session_paper_begin(struct arena *a, const struct session_view *v, const char *title);

/* The presidium and the day of the last sitting. */
void session_paper_sign(struct paper *p, const struct session_view *v);

/* The stacks from which the vote was counted, each with its second look; nothing where people counted alone. */
void session_paper_add_looks(struct paper *p, const struct leader_round *r);

/* "73票（全票）", "72票（98.63%）" */
const char *session_votes(struct arena *a, const struct leader_elected *w);

/* "李秀英、王建国" */
const char *session_names_elected(struct arena *a, const struct post_result *p);

/* "男，1970年3月生，中共党员，大专，镇党委副书记" without what is not known. */
const char *session_account_of(struct arena *a, const struct leader_nominee *n);

struct paper *session_compose_agenda(struct arena *a, const struct session_view *v);
struct paper *session_compose_script(struct arena *a, const struct session_view *v);
struct paper *session_compose_minutes(struct arena *a, const struct session_view *v);
struct paper *session_compose_nominations(struct arena *a, const struct session_view *v);
struct paper *session_compose_candidates(struct arena *a, const struct session_view *v);
struct paper *session_compose_tellers(struct arena *a, const struct session_view *v);
struct paper *session_compose_notice(struct arena *a, const struct session_view *v);
struct paper *session_compose_certificates(struct arena *a, const struct session_view *v);
struct paper *session_compose_oath(struct arena *a, const struct session_view *v);
struct paper *session_compose_summary(struct arena *a, const struct session_view *v);

#endif
