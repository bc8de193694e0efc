#include "app/check_voting.h"

#include "app/ballots.h"
#include "app/entrust.h"

bool check_voting(struct workspace *ws, struct finding_list *findings, struct finding_list *explained, struct err *e)
{
    return entrust_check(ws, findings, explained, e) && ballots_check(ws, findings, explained, e);
}
