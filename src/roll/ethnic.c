#include "roll/ethnic.h"

#include <assert.h>

#include "base/attr.h"

// clang-format off
static const char *const titles[ETHNIC_COUNT + 1] = {"未知",
    "汉族", "蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族", "朝鲜族",
    "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族", "傣族", "黎族", "傈僳族",
    "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族", "土族",
    "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "阿昌族", "普米族",
    "塔吉克族", "怒族", "乌孜别克族", "俄罗斯族", "鄂温克族", "德昂族", "保安族", "裕固族", "京族", "塔塔尔族",
    "独龙族", "鄂伦春族", "赫哲族", "门巴族", "珞巴族", "基诺族",
};

/* Other ways of writing, and the numbers past the 56. */
static const struct {
    const char *text;
    int number;
} others[] = {
    {"其他", ETHNIC_OTHER}, {"其他族", ETHNIC_OTHER}, {"未识别民族", ETHNIC_OTHER}, {"未识别", ETHNIC_OTHER},
    {"穿青人", ETHNIC_OTHER}, {"革家人", ETHNIC_OTHER}, {"91", ETHNIC_OTHER}, {"97", ETHNIC_OTHER},
    {"外国血统", ETHNIC_FOREIGN}, {"外国血统中国籍人士", ETHNIC_FOREIGN}, {"外国民族", ETHNIC_FOREIGN},
    {"92", ETHNIC_FOREIGN}, {"98", ETHNIC_FOREIGN},
    {"加入中国籍", ETHNIC_NATURALIZED}, {"入籍", ETHNIC_NATURALIZED}, {"99", ETHNIC_NATURALIZED},
    {"蒙族", 2}, {"维族", 5}, {"满洲族", 11},
};
// clang-format on

static int number_from(struct str s)
{
    int number = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return ETHNIC_UNKNOWN;
        number = number * 10 + (s.p[i] - '0');
    }
    return number <= ETHNIC_COUNT ? number : ETHNIC_UNKNOWN;
}

int roll_ethnic_from(struct str s)
{
    static const size_t suffix = sizeof "族" - 1;
    if (s.n == 0) return ETHNIC_UNKNOWN;
    if (s.n <= 2) {
        int number = number_from(s);
        if (number) return number;
    }
    for (int i = 1; i <= ETHNIC_COUNT; i++) {
        size_t n = strlen(titles[i]);
        bool is_whole = s.n == n || s.n == n - suffix;
        if (is_whole && memcmp(s.p, titles[i], s.n) == 0) return i;
    }
    for (size_t i = 0; i < ARRAY_COUNT(others); i++)
        if (str_eq_text(s, others[i].text)) return others[i].number;
    return ETHNIC_UNKNOWN;
}

const char *roll_ethnic_title(int number)
{
    switch (number) {
    case ETHNIC_OTHER: return "其他";
    case ETHNIC_FOREIGN: return "外国血统";
    case ETHNIC_NATURALIZED: return "加入中国籍";
    default: assert(number >= 0 && number <= ETHNIC_COUNT); return titles[number];
    }
}
