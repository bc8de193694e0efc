/* Which organisation is meant by the words of a roster, a form, a table or a command: the one place that knows how offices write
 * them. Nothing is guessed: where two can be meant, or one of another county's, that is said. */
#ifndef APP_ORGANISATION_NAME_H
#define APP_ORGANISATION_NAME_H

#include "base/arena.h"
#include "base/err.h"
#include "model/people.h"

/* one         NULL when no organisation of the county's is meant for certain
 * is_unclear  then: one is meant, but which cannot be told
 * why         then: a sentence that names the words and what they may mean; "" when they name none */
struct organisation_meant {
    const struct organisation *one;
    bool is_unclear;
    const char *why;
};

/* The organisation that is called so: by its name, with the county's in front (平和县东溪镇), with what it is behind
 * (东溪镇人民政府, 中共东溪镇委员会, 东溪镇领导班子), or without 镇, 乡, 街道 (东溪), each where only one is meant; with several
 * it is unclear. */
struct organisation_meant people_organisation_named(struct arena *a, const struct people *p, const char *words);

/* The same for a command. ERR_INPUT with the sentence, and how to see which there are. */
MUST_USE bool people_organisation_find(
        struct arena *a, const struct people *p, const char *words, const struct organisation **found, struct err *e);

/* The organisation that a text begins with, which goes on with a post (平和县东溪镇党委书记); the longest name wins.
 * *rest  what stands behind, when there is one: 党委书记; of 东溪镇长 it is 镇长 and of 东溪镇委书记 镇委书记 */
struct organisation_meant people_organisation_before(
        struct arena *a, const struct people *p, const char *text, const char **rest);

/* The one whose name without 镇, 乡, 街道 the text begins with (坂仔党委书记); the longest wins, and with several it is unclear. Not 东溪镇长
 * where only 东溪乡 is registered. Whether *rest is a post of it is for the caller to see: 坂仔中学校长 is none of 坂仔镇. */
struct organisation_meant people_organisation_short_before(
        struct arena *a, const struct people *p, const char *text, const char **rest);

/* The organisation somewhere in a text such as a form's 现任职务; the longest name wins. One with another county's, or with words
 * in front that make it another (南靖县东溪镇, 原东溪镇, 县教育局驻东溪镇), is unclear. */
struct organisation_meant people_organisation_in(struct arena *a, const struct people *p, const char *text);

/* The words, without blanks and width, behind the organisation's name: 镇长 of 平和县东溪镇镇长. In front of the name there may be
 * the county's, with what the county lies in, and 中共; another county's (南靖县东溪镇镇长) and 原 stay, and are not of this organisation. */
const char *people_words_within(struct arena *a, const struct people *p, const struct organisation *o, const char *words);

#endif
