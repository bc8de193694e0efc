/* What one workspace is about: one election of one congress. */
#ifndef MODEL_ELECTION_H
#define MODEL_ELECTION_H

#include "base/arena.h"
#include "base/date.h"
#include "model/area.h"

struct election {
    int64_t county;        /* 县级区划代码, six digits: by which everything is placed */
    int64_t division;      /* 乡级区划代码, nine digits (county and township) */
    const char *workspace; /* public id, also in the key file and at the root of the journal */
    const char *name;      /* 清溪镇 */
    enum area_level level;
    int64_t congress;   /* 届 */
    struct date day;    /* 选举日 */
    int64_t province;   /* two digits */
    int64_t population; /* registered residents; 0: not entered yet */
    struct date created_on;
};

/* "清溪镇第六届人民代表大会", in the arena. */
const char *election_congress_name(struct arena *a, const struct election *x);

/* "清溪镇选举委员会", in the arena. */
const char *election_committee_name(struct arena *a, const struct election *x);

#endif
