/* Who serves in the election against the law: the committee (R07, R08), those who preside, watch and count and their
 * kin (R54), guidance groups, and the staff of stations (R47 ..= R49). */
#ifndef ORG_STAFF_H
#define ORG_STAFF_H

#include "law/basis.h"
#include "model/candidate.h"
#include "model/finding.h"
#include "model/member.h"
#include "model/place.h"

struct staff_facts {
    const char *area; /* 清溪镇 */
    const struct member *members;
    size_t member_count;
    const struct kin_declaration *kin;
    size_t kin_count;
    const struct candidate *candidates;
    size_t candidate_count;
    const struct district *districts;
    size_t district_count;
    const struct station *stations;
    size_t station_count;
};

/* Everything that is to be said about persons. Those who left, and candidates who are none any more, are passed over.
 */
void org_check_staff(
        struct arena *a, const struct law_basis *b, const struct staff_facts *f, struct finding_list *findings);

/* Everything that is to be said about stations, meetings and mobile boxes. */
void org_check_stations(
        struct arena *a, const struct law_basis *b, const struct staff_facts *f, struct finding_list *findings);

/* Is that body the standing committee of a people's congress (县级以上才设常委会), by its name? */
bool org_is_standing_committee(const char *body);

/* 近亲属 are spouse, parents, children, brothers and sisters, grandparents and grandchildren.
 * Source  民法典 art. 1045(2); before 2021 最高人民法院 1988 opinion on the 民法通则 item 12: the same circle */
enum kin_degree {
    KIN_DEGREE_NEAR,    /* within the circle */
    KIN_DEGREE_SELF,    /* 本人 */
    KIN_DEGREE_UNKNOWN, /* another relation, or a word that is not understood: the committee says */
};
enum kin_degree org_kin_degree(const char *relation);

/* "监票人 张三" */
const char *org_member_subject(struct arena *a, const struct member *m);

#endif
