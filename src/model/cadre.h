/* A leading cadre as the appointment form (干部任免审批表) knows him: every item of the form as text, in the words
 * and forms that the form uses. What the texts mean (dates, ages, résumé) is read by cadre/form.h and
 * cadre/resume.h. */
#ifndef MODEL_CADRE_H
#define MODEL_CADRE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* NAME, element of a .lrmx file, title, characters that the form's usual editor takes (0: no limit) */
#define CADRE_FIELDS(X)                                                                                                \
    X(NAME, "XingMing", "姓名", 18)                                                                                    \
    X(SEX, "XingBie", "性别", 18)                                                                                      \
    X(BORN, "ChuShengNianYue", "出生年月", 8)                                                                          \
    X(ETHNIC, "MinZu", "民族", 18)                                                                                     \
    X(NATIVE_PLACE, "JiGuan", "籍贯", 18)                                                                              \
    X(BIRTH_PLACE, "ChuShengDi", "出生地", 18)                                                                         \
    X(PARTY, "RuDangShiJian", "入党时间", 18)                                                                          \
    X(WORK_START, "CanJiaGongZuoShiJian", "参加工作时间", 8)                                                           \
    X(HEALTH, "JianKangZhuangKuang", "健康状况", 18)                                                                   \
    X(TECHNICAL_TITLE, "ZhuanYeJiShuZhiWu", "专业技术职务", 90)                                                        \
    X(SPECIALITY, "ShuXiZhuanYeYouHeZhuanChang", "熟悉专业有何专长", 110)                                              \
    X(FULL_TIME_RECORD, "QuanRiZhiJiaoYu_XueLi", "全日制教育学历", 54)                                                 \
    X(FULL_TIME_DEGREE, "QuanRiZhiJiaoYu_XueWei", "全日制教育学位", 54)                                                \
    X(FULL_TIME_RECORD_SCHOOL, "QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "全日制学历毕业院校系及专业", 90)               \
    X(FULL_TIME_DEGREE_SCHOOL, "QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi", "全日制学位毕业院校系及专业", 90)              \
    X(IN_SERVICE_RECORD, "ZaiZhiJiaoYu_XueLi", "在职教育学历", 54)                                                     \
    X(IN_SERVICE_DEGREE, "ZaiZhiJiaoYu_XueWei", "在职教育学位", 54)                                                    \
    X(IN_SERVICE_RECORD_SCHOOL, "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "在职学历毕业院校系及专业", 90)                   \
    X(IN_SERVICE_DEGREE_SCHOOL, "ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi", "在职学位毕业院校系及专业", 90)                  \
    X(POST, "XianRenZhiWu", "现任职务", 324)                                                                           \
    X(PROPOSED_POST, "NiRenZhiWu", "拟任职务", 324)                                                                    \
    X(REMOVED_POST, "NiMianZhiWu", "拟免职务", 324)                                                                    \
    X(RESUME, "JianLi", "简历", 0)                                                                                     \
    X(AWARDS, "JiangChengQingKuang", "奖惩情况", 552)                                                                  \
    X(ANNUAL_RESULTS, "NianDuKaoHeJieGuo", "年度考核结果", 414)                                                        \
    X(REASON, "RenMianLiYou", "任免理由", 552)                                                                         \
    X(SUBMITTING_UNIT, "ChengBaoDanWei", "呈报单位", 252)                                                              \
    X(AGE_ON, "JiSuanNianLingShiJian", "计算年龄时间", 8)                                                              \
    X(FILLED_ON, "TianBiaoShiJian", "填表时间", 8)                                                                     \
    X(FILLED_BY, "TianBiaoRen", "填表人", 18)                                                                          \
    X(ID, "ShenFenZheng", "身份证号", 18)                                                                              \
    X(VERSION, "Version", "版本", 0)

enum cadre_field {
#define X(name, element, title, most) CADRE_##name,
    CADRE_FIELDS(X)
#undef X
            CADRE_FIELD_COUNT
};

/* The same for a member of the family (家庭主要成员及重要社会关系). */
#define RELATIVE_FIELDS(X)                                                                                             \
    X(RELATION, "ChengWei", "称谓", 18)                                                                                \
    X(NAME, "XingMing", "姓名", 18)                                                                                    \
    X(BORN, "ChuShengRiQi", "出生日期", 8)                                                                             \
    X(POLITICS, "ZhengZhiMianMao", "政治面貌", 18)                                                                     \
    X(POST, "GongZuoDanWeiJiZhiWu", "工作单位及职务", 124)

enum relative_field {
#define X(name, element, title, most) RELATIVE_##name,
    RELATIVE_FIELDS(X)
#undef X
            RELATIVE_FIELD_COUNT
};

/* extra  elements of the file that the form does not know, as well-formed XML, in their order; "" for none */
struct cadre_relative {
    const char *text[RELATIVE_FIELD_COUNT];
    const char *extra;
};

/* text   accepted text (base/utf8.h), "" where nothing stands, never NULL. Lines are parted by \n; only the résumé keeps
 *        blanks at the beginning of a line
 * photo  the bytes of the picture as they came; n == 0 for none
 * extra  as above */
struct cadre {
    const char *text[CADRE_FIELD_COUNT];
    struct cadre_relative *family;
    size_t family_count;
    struct str photo;
    const char *extra;
};

const char *cadre_element(enum cadre_field f);
const char *cadre_title(enum cadre_field f);
size_t cadre_characters_max(enum cadre_field f);
const char *relative_element(enum relative_field f);
const char *relative_title(enum relative_field f);
size_t relative_characters_max(enum relative_field f);

/* An empty form, and an empty member of a family. */
struct cadre cadre_empty(void);
struct cadre_relative relative_empty(void);

/* Every text, the photo and the family are the same. */
bool cadre_equal(const struct cadre *a, const struct cadre *b);

#endif
