/* Whole ballots typed twice, blind (两次录入). Somebody pencils numbers on the shuffled sheets; two people type the stack by
 * those numbers, neither seeing what the other typed. Nothing counts until both say the same or every difference was
 * settled on the paper; then the ballots are laid down shuffled, and numbers and drafts are deleted. What a single ballot
 * says is never listed: whoever settles reads the sheet.
 *
 * Where people signed (署名推荐, 任职意向), sums are typed here, too, row by row: whom somebody recommends, his relation to him and
 * his reason are part of the entry, compared and settled as the rest, and kept only when both agree (A15). */
#ifndef APP_SET_DRAFT_H
#define APP_SET_DRAFT_H

#include "app/set_entry.h"
#include "app/set_import.h"
#include "app/set_sheet.h"

/* What two people typed of a set; NULL where nobody did. */
struct set_draft_pair {
    struct set_draft *both[2];
};
MUST_USE bool set_draft_load_pair(
        struct workspace *ws, const struct ballot_set *set, struct set_draft_pair *p, struct err *e);

/* Takes a pile as entry 1 or 2 in the open transaction, and as the result when the other one says the same; out says which,
 * and where they differ. secrecy: of the set and the pile; what hides something is, typed once more, not compared with the one
 * that waits. Errors as set_import. */
MUST_USE bool set_draft_take(struct workspace *ws, struct set_pile *p, int64_t entry, struct set_secrecy *secrecy,
        struct set_import_line *out, struct err *e);

/* Where they differ. secrecy as set_entry_differences; a sheet that only one typed may be shown when the set hides nothing. Both of
 * the pair must be there. Of piles, which are sorted here, the answers are shown, too: for files in one's hands. */
void set_draft_differences(
        struct arena *a, const struct set_draft_pair *p, struct set_secrecy *secrecy, struct set_differences *found);
void set_piles_differences(struct arena *a, struct set_pile *first, struct set_pile *second, struct set_differences *found);

/* Settles all differences: "12/陈东山/德=优秀" (空 for nothing marked), "12/整张=有" or 无, "12/陈东山/镇长/关系=叔侄"; stores the result in the open
 * transaction. */
MUST_USE bool set_draft_resolve(struct workspace *ws, struct ballot_set *set, const struct set_draft_pair *p,
        const char *const *settled, size_t n, struct err *e);

#endif
