/* One-time codes (一次性答题码). A code is printed on a slip that is drawn by lot; who holds it may answer once. The
 * workspace keeps a keyed hash of the code, and that it was used; the answer goes into a place drawn by lot among those
 * that were there from the beginning. Nothing that is stored — table, order, journal, bytes of the file — ties the two
 * together (tests/unit/test_set_secrecy.c). */
#ifndef APP_SET_CODE_H
#define APP_SET_CODE_H

#include "app/workspace.h"
#include "model/ballot_set.h"
#include "model/paper.h"

enum { SET_CODES_MAX = 5000 };

/* Lays down what a set asks: subjects x items, and the labels that may be answered.
 * items        "" or none: the whole
 * Errors  ERR_INPUT: no subject or label, one twice, too many; ERR_STATE: the set has answers or codes already,
 *         or some wait (app/set_waiting.h): they are kept as places on the form */
struct set_form_request {
    const char *const *subjects;
    size_t subject_count;
    const char *const *items;
    size_t item_count;
    const char *const *labels;
    size_t label_count;
};
MUST_USE bool set_form_define(struct workspace *ws, const char *set, const struct set_form_request *r, struct err *e);

/* Prints the slips; called before the codes are in force, so that none is in force that was never printed. */
typedef bool set_codes_print(struct paper *slips, void *context, struct err *e);

/* Issues n codes, once for a set, and has the slips printed: cards to cut apart, each with its code ("7K3QF-M2XWD") and QR
 * code. The workspace forgets the codes. *codes, when not NULL: in the order of the slips.
 * Errors  ERR_INPUT: n out of 1 ..= SET_CODES_MAX; ERR_STATE: no form, a signed set, codes were issued, there are answers,
 *         or some wait (app/set_waiting.h) */
struct set_codes_request {
    const char *set;
    size_t n;
    set_codes_print *print;
    void *context;
};
MUST_USE bool set_codes_issue(
        struct workspace *ws, const struct set_codes_request *r, const char *const **codes, struct err *e);

/* What whoever holds a code says of one subject. */
struct set_answer {
    const char *subject;
    const char *item; /* "" the whole */
    const char *label;
};

/* Takes the answers of whoever holds the code. A question may be left out.
 * Errors  ERR_INPUT: a code of another set, mistyped or unknown; a question or label that the form does not have, one
 *         answered twice, no answer at all; ERR_STATE: the code was used */
MUST_USE bool set_code_answer(struct workspace *ws, const char *set, const char *code, const struct set_answer *answers,
        size_t n, struct err *e);

/* Is the answering over: every code used, or as many answers there as are registered as returned? Until then nothing is
 * shown, and afterwards nothing is taken: between two looks at an open set stands one person's answer. */
bool set_codes_are_in(const struct ballot_set *s, size_t answered, size_t places_left);

#endif
