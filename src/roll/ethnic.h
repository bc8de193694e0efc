/* Ethnic groups (民族) by the numbers of GB 3304. */
#ifndef ROLL_ETHNIC_H
#define ROLL_ETHNIC_H

#include "base/str.h"

/* 0 is "not known"; 1 ..= 56 the groups; the last three are those of other lists. */
enum {
    ETHNIC_UNKNOWN = 0,
    ETHNIC_HAN = 1,
    ETHNIC_COUNT = 56,
    ETHNIC_OTHER = 97,       /* 其他，未识别民族; 91 in some lists */
    ETHNIC_FOREIGN = 98,     /* 外国血统; 92 in some lists */
    ETHNIC_NATURALIZED = 99, /* 加入中国籍 */
};

/* Reads "汉", "汉族", "01" and "1". ETHNIC_UNKNOWN when it is none of the list. */
int roll_ethnic_from(struct str folded);

/* "汉族"; "未知" for ETHNIC_UNKNOWN. number must be one of the above. */
const char *roll_ethnic_title(int number);

#endif
