/* Meetings of a congress (人民代表大会会议): who counts as all deputies, who must be there, what passes, who convenes,
 * who may put what before it, and how a seat rests or ends by what a deputy does or suffers. */
#ifndef LAW_SESSION_H
#define LAW_SESSION_H

#include "law/province.h"
#include "law/voter.h"
#include "model/area.h"

/* Deputies of the congress. in_office includes the suspended: their seats are not vacant. */
struct deputy_count {
    int64_t seats;     /* 应有代表 */
    int64_t in_office; /* 在任代表: valid credentials, the seat has not ended */
    int64_t suspended; /* 暂时停止执行代表职务 */
};

/* 全体代表, the base of every majority (R81): deputies in office, or all seats where the setting deputies_base says
 * so. A suspended deputy counts in it and cannot attend (R100); the reasons say both. */
int64_t law_all_deputies(const struct law_basis *b, const struct deputy_count *n, struct reason_list *reasons);

/* May the meeting be held (R80): two thirds of the deputies since 2022, before that what a local rule (setting
 * congress_quorum) says; true where nothing is said, and then there is no reason either. */
bool law_quorum(const struct law_basis *b, int64_t deputies, int64_t present, struct reason_list *reasons);

/* Elections and resolutions pass with more than half of all deputies, whoever is present (R81). what:
 * "政府工作报告的决议" */
bool law_resolution(
        const struct law_basis *b, const char *what, int64_t votes_for, int64_t deputies, struct reason_list *reasons);

enum convener {
    CONVENER_PRESIDIUM,          /* 上次会议主席团 */
    CONVENER_STANDING_COMMITTEE, /* 上届常务委员会 */
    CONVENER_OTHER,
};

/* Is the first session called by the right body (R83): a township's by the presidium of the congress's last session, a
 * county's by the standing committee of the last term? */
bool law_convening(const struct law_basis *b, enum area_level level, enum convener by, struct reason_list *reasons);

/* Is it held within two months after the deputies' election was completed (R82)? OPEN while a day is missing. */
enum verdict law_first_session(
        const struct law_basis *b, struct date completed_on, struct date session_on, struct reason_list *reasons);

/* A special session (临时会议): on the presidium's decision or when a fifth of the deputies propose it (R96). */
bool law_special_session(const struct law_basis *b, bool presidium_decided, int64_t proposers, int64_t deputies,
        struct reason_list *reasons);

enum motion {
    MOTION_BILL,          /* 议案 */
    MOTION_INTERPELLATION /* 质询案 */
};

struct proposal {
    enum motion motion;
    bool by_presidium; /* or, for a bill, the government */
    int64_t proposers; /* deputies who put it jointly */
    bool is_written;
    bool names_question; /* interpellation: 质询对象、问题和内容 */
};

/* May it be put (R97): a bill by five township deputies (ten of a county), an interpellation by ten in writing? */
bool law_motion(
        const struct law_basis *b, enum area_level level, const struct proposal *p, struct reason_list *reasons);

/* Does the seat end: two sessions missed without leave (R99)? */
bool law_absences_end_seat(const struct law_basis *b, const char *deputy, int64_t missed, struct reason_list *reasons);

/* NAME, code, title */
#define SUSPENSION_CAUSES(X)                                                                                           \
    X(NONE, "none", "没有停止执行代表职务的情形")                                                                      \
    X(DETAINED, "detained", "因刑事案件被羁押正在受侦查、起诉、审判")                                                  \
    X(SERVING, "serving", "被判处管制、拘役或者有期徒刑而没有附加剥夺政治权利，正在服刑")

enum suspension_cause {
#define X(name, code, title) SUSPENSION_##name,
    SUSPENSION_CAUSES(X)
#undef X
};

/* Does the deputy's mandate rest (R100)? The seat stays; it revives when the cause ends. */
bool law_is_suspended(
        const struct law_basis *b, const char *deputy, enum suspension_cause cause, struct reason_list *reasons);

/* Has every deputy the certificate (代表证, R102)? Until 2025 it may be issued, since then it must; true where it need
 * not be. */
bool law_certificates(const struct law_basis *b, int64_t deputies, int64_t issued, struct reason_list *reasons);

const char *suspension_cause_title(enum suspension_cause c);
bool suspension_cause_from(const char *code, enum suspension_cause *c);

#endif
