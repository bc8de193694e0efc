/* Which post of an organisation is meant by the words of a roster, a form, a table or a command: the one place that knows how
 * offices write posts. */
#ifndef APP_POST_NAME_H
#define APP_POST_NAME_H

#include "base/arena.h"
#include "model/people.h"

/* Words for one post in the one way in which they can be compared: 党委书记 of 东溪镇党委书记, 镇委书记, 中共东溪镇委员会书记;
 * 人大主席 of 镇人大主席团主席. Not to be shown. */
const char *people_post_spelling(struct arena *a, const struct people *p, const struct organisation *o, const char *words);

/* The post of the organisation that the words mean: by its name, with or without the organisation's (and the county's) and 镇, 乡
 * in front; else by the usual spellings of one post; else, for secretary, head, chair and 纪委书记, by its kind, each where exactly one
 * can be meant. NULL for none, and for two. */
const struct post *people_post_named(const struct people *p, const struct organisation *o, const char *words);

/* What a command should have said where it says a post without the mark between: "，应是“东溪镇/镇长”" of 东溪镇镇长; "" where the words do
 * not name exactly one post with its organisation in front. */
const char *people_post_hint(struct arena *a, const struct people *p, const char *words);

/* Do the words give the post's own name (镇党委书记, 东溪镇党委书记, 党委书记), rather than another spelling? */
bool people_post_is_called(
        struct arena *a, const struct people *p, const struct organisation *o, const struct post *post, const char *words);

#endif
