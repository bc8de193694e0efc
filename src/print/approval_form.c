#include "print/approval_form.h"

#define WORDS(x, y, w, h, text)                                                                                        \
    {                                                                                                                  \
        x, y, w, h, FIXED, text, CADRE_NAME                                                                            \
    }
#define TEXT(x, y, w, h, kind, field)                                                                                  \
    {                                                                                                                  \
        x, y, w, h, kind, NULL, CADRE_##field                                                                          \
    }

const struct ballot_rect approval_title_place = {22000, 13000, 165700, 18000};
const struct ballot_rect approval_front_place = {22000, 34100, 165700, 236900};
const struct ballot_rect approval_back_place = {22500, 27800, 166200, 236600};

const struct approval_cell approval_front[APPROVAL_FRONT_CELLS] = {
        WORDS(0, 0, 180, 125, "姓　名"),
        TEXT(180, 0, 230, 125, SHORT, NAME),
        WORDS(410, 0, 188, 125, "性　别"),
        TEXT(598, 0, 230, 125, SHORT, SEX),
        WORDS(828, 0, 232, 125, "出生年月\n（　岁）"),
        TEXT(1060, 0, 235, 125, SHORT, BORN),
        TEXT(1295, 0, 362, 492, PHOTO, NAME),
        WORDS(0, 125, 180, 122, "民　族"),
        TEXT(180, 125, 230, 122, SHORT, ETHNIC),
        WORDS(410, 125, 188, 122, "籍　贯"),
        TEXT(598, 125, 230, 122, SHORT, NATIVE_PLACE),
        WORDS(828, 125, 232, 122, "出生地"),
        TEXT(1060, 125, 235, 122, SHORT, BIRTH_PLACE),
        WORDS(0, 247, 180, 120, "入　党\n时　间"),
        TEXT(180, 247, 230, 120, SHORT, PARTY),
        WORDS(410, 247, 188, 120, "参加工\n作时间"),
        TEXT(598, 247, 230, 120, SHORT, WORK_START),
        WORDS(828, 247, 232, 120, "健康状况"),
        TEXT(1060, 247, 235, 120, SHORT, HEALTH),
        WORDS(0, 367, 180, 125, "专业技\n术职务"),
        TEXT(180, 367, 418, 125, LONG, TECHNICAL_TITLE),
        WORDS(598, 367, 230, 125, "熟悉专业\n有何专长"),
        TEXT(828, 367, 467, 125, LONG, SPECIALITY),
        WORDS(0, 492, 180, 244, "学　历\n学　位"),
        WORDS(180, 492, 230, 122, "全日制\n教　育"),
        TEXT(410, 492, 417, 61, LONG, FULL_TIME_RECORD),
        TEXT(410, 553, 417, 61, LONG, FULL_TIME_DEGREE),
        WORDS(827, 492, 232, 122, "毕业院校\n系及专业"),
        TEXT(1059, 492, 598, 61, LONG, FULL_TIME_RECORD_SCHOOL),
        TEXT(1059, 553, 598, 61, LONG, FULL_TIME_DEGREE_SCHOOL),
        WORDS(180, 614, 230, 122, "在　职\n教　育"),
        TEXT(410, 614, 417, 61, LONG, IN_SERVICE_RECORD),
        TEXT(410, 675, 417, 61, LONG, IN_SERVICE_DEGREE),
        WORDS(827, 614, 232, 122, "毕业院校\n系及专业"),
        TEXT(1059, 614, 598, 61, LONG, IN_SERVICE_RECORD_SCHOOL),
        TEXT(1059, 675, 598, 61, LONG, IN_SERVICE_DEGREE_SCHOOL),
        WORDS(0, 736, 410, 125, "现　任　职　务"),
        TEXT(410, 736, 1247, 125, LONG, POST),
        WORDS(0, 861, 410, 125, "拟　任　职　务"),
        TEXT(410, 861, 1247, 125, LONG, PROPOSED_POST),
        WORDS(0, 986, 410, 125, "拟　免　职　务"),
        TEXT(410, 986, 1247, 125, LONG, REMOVED_POST),
        WORDS(0, 1111, 138, 1258, "简\n\n\n历"),
        TEXT(138, 1111, 1519, 1258, RESUME, RESUME),
};

const struct approval_cell approval_back[APPROVAL_BACK_CELLS] = {
        WORDS(0, 0, 131, 250, "奖\n惩\n情\n况"),
        TEXT(131, 0, 1531, 250, LONG, AWARDS),
        WORDS(0, 250, 131, 180, "年度\n考核\n结果"),
        TEXT(131, 250, 1531, 180, LONG, ANNUAL_RESULTS),
        WORDS(0, 430, 131, 240, "任\n免\n理\n由"),
        TEXT(131, 430, 1531, 240, LONG, REASON),
        WORDS(0, 670, 131, 975, "家\n庭\n主\n要\n成\n员\n及\n重\n要\n社\n会\n关\n系"),
        WORDS(131, 670, 193, 114, "称　谓"),
        WORDS(324, 670, 225, 114, "姓　名"),
        WORDS(549, 670, 101, 114, "年龄"),
        WORDS(650, 670, 178, 114, "政治\n面貌"),
        WORDS(828, 670, 834, 114, "工 作 单 位 及 职 务"),
        WORDS(0, AFTER_FAMILY, 131, 365, "呈\n报\n单\n位"),
        TEXT(131, AFTER_FAMILY, 1531, 235, LONG, SUBMITTING_UNIT),
        TEXT(131, AFTER_FAMILY + 235, 1531, 130, SHORT, FILLED_ON),
        WORDS(0, AFTER_FAMILY + 365, 131, 356, "审\n批\n机\n关\n意\n见"),
        WORDS(131, AFTER_FAMILY + 365, 714, 356, "\n\n\n　　　（盖章）\n　　　年　　月　　日"),
        WORDS(845, AFTER_FAMILY + 365, 138, 356, "行政\n机关\n任免\n意见"),
        WORDS(983, AFTER_FAMILY + 365, 679, 356, "\n\n\n　　　（盖章）\n　　　年　　月　　日"),
};

const int approval_family_edges[RELATIVE_FIELD_COUNT + 1] = {131, 324, 549, 650, 828, 1662};
