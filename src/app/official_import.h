/* Rosters of cadres (干部名册): XLSX or CSV, a person a row, usual headings. */
#ifndef APP_OFFICIAL_IMPORT_H
#define APP_OFFICIAL_IMPORT_H

#include "app/people.h"

/* Takes a roster in: persons are found again (app/official_find.h), new ones added, what differs is shown and needs `yes`; empty
 * cells change nothing and nobody is taken out because a roster lacks him. 职务 is cut at 、，；兼 (but not within a title of
 * the organisation that has such a mark) and what of it names a post of the organisation becomes an appointment; posts no longer named end in the month of `on`. Of several quota posts
 * one counts: a chief's, then that of the higher grade, then the first; the others are cross appointments.
 * Columns that hold two fields are cut (app/roster_cell.h).
 * findings  F803 number against birth and sex, W805 education that cannot be told, W825 words that name no post, N828 those that
 *           name one in another spelling, N824 who is recorded for an organisation that the roster names and is not in it, N825
 *           columns that were not read
 * Errors    ERR_INPUT with all faults: nothing is taken in */
MUST_USE bool official_import(struct workspace *ws, const char *path, struct date on, bool yes, struct intake *in,
        struct finding_list *findings, struct err *e);

/* The sheet's headings in the order in which rosters are written, so that what is exported can be imported. */
#define ROSTER_FIELDS(X)                                                                                               \
    X(UNIT, "单位|单位名称|工作单位|所在单位", true)                                                                   \
    X(NAME, "姓名", true)                                                                                              \
    X(SEX, "性别", true)                                                                                               \
    X(ETHNIC, "民族", false)                                                                                           \
    X(BORN, "出生年月|出生日期|出生时间|出生", true)                                                                   \
    X(NATIVE, "籍贯", false)                                                                                           \
    X(UPBRINGING, "成长地|生长地", false)                                                                              \
    X(POLITICS, "政治面貌|党派", false)                                                                                     \
    X(PARTY, "入党时间|入党年月|入党日期", false)                                                                      \
    X(WORK, "参加工作时间|工作时间|参加工作年月|参加工作日期|参工时间", false)                                         \
    X(FULL_RECORD, "全日制学历|全日制教育学历", false)                                                                 \
    X(FULL_DEGREE, "全日制学位|全日制教育学位", false)                                                                 \
    X(SERVICE_RECORD, "在职学历|在职教育学历", false)                                                                  \
    X(SERVICE_DEGREE, "在职学位|在职教育学位", false)                                                                  \
    X(TOP_RECORD, "最高学历|学历|文化程度", false)                                                                     \
    X(TOP_DEGREE, "最高学位|学位", false)                                                                              \
    X(SCHOOL, "毕业院校及专业|毕业院校系及专业|毕业院校", false)                                                       \
    X(SPECIALITY, "专长|熟悉专业有何专长|专业", false)                                                                 \
    X(POST, "职务|现任职务|工作职务", true)                                                                            \
    X(SINCE, "任现职时间|任职时间|任现职年月|现职时间|任现职务时间|现任职务时间", false)                                                                  \
    X(GRADE_SINCE, "任现职级时间|任同级时间|任现级时间|任现级别时间|任同级职务时间|任现职务层次时间", false)                                                        \
    X(GRADE, "职级|现职级|职务层次", false)                                                                            \
    X(ID, "公民身份号码|身份证号|身份证号码|身份证", false)                                                            \
    X(KIND, "类别|人员类别", false)                                                                                    \
    X(WISH, "任职意向|意向", false)                                                                                    \
    X(NOTE, "备注", false)

enum roster_field {
#define X(name, headings, required) ROSTER_##name,
    ROSTER_FIELDS(X)
#undef X
            ROSTER_FIELD_COUNT
};

/* Columns that hold two of them, which other offices write. They are read and never written. */
#define ROSTER_JOINED_FIELDS(X)                                                                                        \
    X(UNIT_AND_POST, "单位及职务|工作单位及职务|现工作单位及职务|现任工作单位及职务|现单位及职务|工作单位和职务|单位和职务|单位职务|工作单位职务|工作单位、职务|单位、职务", false) \
    X(FULL_BOTH, "全日制学历学位|全日制教育学历学位|全日制学历及学位|全日制学历、学位|全日制学历/学位|全日制教育", false)  \
    X(SERVICE_BOTH, "在职学历学位|在职教育学历学位|在职学历及学位|在职学历、学位|在职学历/学位|在职教育", false)        \
    X(TOP_BOTH, "最高学历学位|最高学历及学位|最高学历、学位|最高学历/学位|学历学位|学历及学位|学历、学位|学历/学位", false)

enum roster_column {
    ROSTER_LAST_FIELD = ROSTER_FIELD_COUNT - 1,
#define X(name, headings, required) ROSTER_##name,
    ROSTER_JOINED_FIELDS(X)
#undef X
            ROSTER_COLUMN_COUNT
};

#endif
