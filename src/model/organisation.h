/* An organisation (单位) whose team (班子) is appraised and composed, and the posts (职位) approved for it. */
#ifndef MODEL_ORGANISATION_H
#define MODEL_ORGANISATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* NAME, code, title */
#define ORGANISATION_KINDS(X)                                                                                          \
    X(TOWNSHIP, "township", "乡镇")                                                                                    \
    X(SUBDISTRICT, "subdistrict", "街道")                                                                              \
    X(FARM, "farm", "农场")                                                                                            \
    X(ZONE, "zone", "开发区")                                                                                          \
    X(COUNTY, "county", "县级班子")                                                                                    \
    X(BUREAU, "bureau", "部门")                                                                                        \
    X(ENTERPRISE, "enterprise", "企事业单位")                                                                          \
    X(OTHER, "other", "其他")

enum organisation_kind {
#define X(name, code, title) ORGANISATION_##name,
    ORGANISATION_KINDS(X)
#undef X
            ORGANISATION_KIND_COUNT
};

/* region, type, level  with the kind the strata inside which organisations are compared (横向比); "" where nothing was said
 * superior  the organisations directly above (上级单位), each with the post that has charge of this line where one has:
 *           "县委、县政府/副县长（农业）"; "" not said */
struct organisation {
    int64_t organisation_no;
    const char *name;
    enum organisation_kind kind;
    const char *region; /* 片区 */
    const char *type;   /* 类型: 山区、平原、沿海 … */
    const char *level;  /* 层次 */
    const char *code;   /* 单位编码, groups of three parted by points: "350.628.001"; "" without one */
    const char *superior;
};

/* 职位类别 */
#define POST_ROLES(X)                                                                                                  \
    X(SECRETARY, "secretary", "书记")                                                                                  \
    X(HEAD, "head", "镇长")                                                                                            \
    X(CHAIR, "chair", "人大主席")                                                                                      \
    X(DEPUTY_SECRETARY, "deputy-secretary", "副书记")                                                                  \
    X(DISCIPLINE, "discipline", "纪委书记")                                                                            \
    X(VICE_CHAIR, "vice-chair", "人大副主席")                                                                          \
    X(DEPUTY_HEAD, "deputy-head", "副镇长")                                                                            \
    X(MEMBER, "member", "委员")                                                                                        \
    X(OTHER, "other", "其他")

enum post_role {
#define X(name, code, title) ROLE_##name,
    POST_ROLES(X)
#undef X
            POST_ROLE_COUNT
};

/* 职级, from low to high: a greater value is a higher grade. */
#define POST_GRADES(X)                                                                                                 \
    X(NONE, "none", "")                                                                                                \
    X(STAFF, "staff", "科员级")                                                                                        \
    X(DEPUTY_SECTION, "deputy-section", "副科")                                                                        \
    X(SECTION, "section", "正科")                                                                                      \
    X(DEPUTY_DIVISION, "deputy-division", "副处")                                                                      \
    X(DIVISION, "division", "正处")

enum post_grade {
#define X(name, code, title) GRADE_##name,
    POST_GRADES(X)
#undef X
            POST_GRADE_COUNT
};

/* approved      职数: how many may hold it at a time, 0 ..= 1000; 0: not (or no longer) approved
 * is_chief      正职: secretary and head of a team (and whoever was declared one)
 * counts_quota  占职数: false for posts outside of it (科技副职, 挂职) */
struct post {
    int64_t post_no;
    int64_t organisation_no;
    const char *name; /* "镇党委书记" */
    enum post_role role;
    enum post_grade grade;
    int64_t approved;
    bool is_chief;
    bool counts_quota;
};

struct organisation_list {
    struct organisation *v;
    size_t n;
};

struct post_list {
    struct post *v;
    size_t n;
};

const char *organisation_kind_code(enum organisation_kind k);
const char *organisation_kind_title(enum organisation_kind k);
bool organisation_kind_from(const char *code, enum organisation_kind *k);
bool organisation_kind_from_title(const char *title, enum organisation_kind *k);

const char *post_role_code(enum post_role r);
const char *post_role_title(enum post_role r);
bool post_role_from(const char *code, enum post_role *r);
bool post_role_from_title(const char *title, enum post_role *r);

const char *post_grade_code(enum post_grade g);
const char *post_grade_title(enum post_grade g);
bool post_grade_from(const char *code, enum post_grade *g);

/* All of them as somebody may write them, for the message when he wrote another: "secretary 书记、head 镇长、…". */
const char *post_role_choices(void);
const char *post_grade_choices(void);

/* NULL when there is none of that number, or name. */
const struct organisation *organisation_lookup(const struct organisation_list *list, int64_t organisation_no);
const struct organisation *organisation_lookup_name(const struct organisation_list *list, const char *name);
const struct post *post_lookup(const struct post_list *list, int64_t post_no);
const struct post *post_lookup_name(const struct post_list *list, int64_t organisation_no, const char *name);

#endif
