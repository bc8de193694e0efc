/* A filled appointment form to begin tests with: nothing is wrong with it on 2021-10-31. */
#ifndef UNIT_CADRE_FORM_H
#define UNIT_CADRE_FORM_H

#include "model/cadre.h"

static inline struct cadre_relative form_relative(
        const char *relation, const char *name, const char *born, const char *politics, const char *post)
{
    struct cadre_relative r = relative_empty();
    r.text[RELATIVE_RELATION] = relation;
    r.text[RELATIVE_NAME] = name;
    r.text[RELATIVE_BORN] = born;
    r.text[RELATIVE_POLITICS] = politics;
    r.text[RELATIVE_POST] = post;
    return r;
}

/* The family lives in a static array: one form at a time. */
static inline struct cadre form_sound(void)
{
    static struct cadre_relative family[4];
    /* a JPEG of 400 by 500: start of image, frame header */
    static const char photo[] = "\xFF\xD8\xFF\xC0\x00\x0B\x08\x01\xF4\x01\x90\x01\x01\x11\x00\xFF\xD9";
    struct cadre c = cadre_empty();
    static const struct {
        enum cadre_field field;
        const char *text;
    } table[] = {
            {CADRE_NAME, "陈东山"},
            {CADRE_SEX, "男"},
            {CADRE_BORN, "198511"},
            {CADRE_ETHNIC, "汉族"},
            {CADRE_NATIVE_PLACE, "福建平和"},
            {CADRE_BIRTH_PLACE, "福建平和"},
            {CADRE_PARTY, "200606"},
            {CADRE_WORK_START, "200707"},
            {CADRE_HEALTH, "健康"},
            {CADRE_FULL_TIME_RECORD, "大学"},
            {CADRE_FULL_TIME_DEGREE, "农学学士"},
            {CADRE_FULL_TIME_RECORD_SCHOOL, "福建农林大学园艺学院园艺专业"},
            {CADRE_POST, "东山镇党委副书记、镇长"},
            {CADRE_PROPOSED_POST, "东山镇党委书记"},
            {CADRE_REMOVED_POST, "东山镇镇长"},
            {CADRE_RESUME, "2003.09--2007.07  福建农林大学园艺学院园艺专业学习\n"
                           "2007.07--2012.03  平和县农业局科员\n"
                           "2012.03--2016.08  平和县农业局办公室主任\n"
                           "                  （其间：2014.03--2014.09在市委党校学习）\n"
                           "2016.08--         东山镇党委副书记、镇长"},
            {CADRE_AWARDS, "无"},
            {CADRE_ANNUAL_RESULTS, "2019、2020年均为称职"},
            {CADRE_REASON, "换届"},
            {CADRE_SUBMITTING_UNIT, "中共平和县委组织部"},
            {CADRE_AGE_ON, "20211031"},
            {CADRE_FILLED_ON, "202110"},
            {CADRE_FILLED_BY, "周文"},
            {CADRE_ID, "110105198511020038"},
            {CADRE_VERSION, "3.2.1.16"},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) c.text[table[i].field] = table[i].text;
    family[0] = form_relative("妻子", "林小雨", "198703", "群众", "平和县实验小学教师");
    family[1] = form_relative("女儿", "陈一诺", "201405", "群众", "平和县实验小学学生");
    family[2] = form_relative("父亲", "陈有德", "195802", "中共党员", "东山村村民");
    family[3] = form_relative("母亲", "黄秀英", "196001", "群众", "东山村村民");
    c.family = family;
    c.family_count = 4;
    c.photo = (struct str){photo, sizeof photo - 1};
    return c;
}

#endif
