/* What offices write over their columns. A plain heading beats a loose one: where a file has both 村 and 单位,
 * the village is meant; two of the same kind are asked back. Blanks, brackets with what they hold, and
 * asterisks are taken out before comparing, so 村（居） is found as 村. */
#ifndef ROLL_HEADING_TABLE_H
#define ROLL_HEADING_TABLE_H

/* field, PLAIN or LOOSE, heading */
// clang-format off
#define ROLL_HEADINGS(X)                                                                                               \
    X(NAME, PLAIN, "姓名") X(NAME, PLAIN, "选民姓名") X(NAME, PLAIN, "公民姓名") X(NAME, LOOSE, "名字")                \
    X(SEX, PLAIN, "性别")                                                                                              \
    X(ETHNIC, PLAIN, "民族") X(ETHNIC, PLAIN, "民族名称") X(ETHNIC, PLAIN, "族别")                                     \
    X(BIRTH, PLAIN, "出生日期") X(BIRTH, PLAIN, "出生年月日") X(BIRTH, PLAIN, "出生时间") X(BIRTH, PLAIN, "生日")      \
    X(BIRTH, LOOSE, "出生年月") X(BIRTH, LOOSE, "出生")                                                                \
    X(ID, PLAIN, "公民身份号码") X(ID, PLAIN, "身份证号") X(ID, PLAIN, "身份证号码") X(ID, PLAIN, "身份证")            \
    X(ID, PLAIN, "居民身份证号") X(ID, PLAIN, "居民身份证号码") X(ID, PLAIN, "居民身份证") X(ID, PLAIN, "身份号码")    \
    X(ID, PLAIN, "公民身份证号") X(ID, PLAIN, "公民身份证号码") X(ID, PLAIN, "公民身份证") X(ID, PLAIN, "身份证编号")  \
    X(ID, PLAIN, "公民身份号") X(ID, LOOSE, "证件号码") X(ID, LOOSE, "证件号") X(ID, LOOSE, "有效证件号码")            \
    X(ADDRESS, PLAIN, "住址") X(ADDRESS, PLAIN, "现住址") X(ADDRESS, PLAIN, "家庭住址") X(ADDRESS, PLAIN, "居住地址")  \
    X(ADDRESS, PLAIN, "现居住地") X(ADDRESS, PLAIN, "现居住地址") X(ADDRESS, PLAIN, "现住地") X(ADDRESS, LOOSE, "地址") \
    X(ADDRESS, LOOSE, "家庭地址") X(ADDRESS, LOOSE, "详细地址") X(ADDRESS, LOOSE, "居住地") X(ADDRESS, LOOSE, "住所")  \
    X(UNIT, PLAIN, "村组") X(UNIT, PLAIN, "村") X(UNIT, PLAIN, "村居") X(UNIT, PLAIN, "村社区") X(UNIT, PLAIN, "社区")  \
    X(UNIT, PLAIN, "行政村") X(UNIT, PLAIN, "村名") X(UNIT, PLAIN, "村别") X(UNIT, PLAIN, "所在村") X(UNIT, PLAIN, "村委会") \
    X(UNIT, PLAIN, "居委会") X(UNIT, PLAIN, "所属村") X(UNIT, PLAIN, "村组单位") X(UNIT, LOOSE, "单位")                \
    X(UNIT, LOOSE, "工作单位") X(UNIT, LOOSE, "所在单位") X(UNIT, LOOSE, "单位名称") X(UNIT, LOOSE, "小组")            \
    X(UNIT, LOOSE, "村民小组") X(UNIT, LOOSE, "村小组") X(UNIT, LOOSE, "村民组") X(UNIT, LOOSE, "组别")                \
    X(DISTRICT, PLAIN, "选区") X(DISTRICT, PLAIN, "选区名称") X(DISTRICT, PLAIN, "所在选区")                           \
    X(DISTRICT, LOOSE, "选区号") X(DISTRICT, LOOSE, "选区编号") X(DISTRICT, LOOSE, "选区序号")                         \
    X(HOUSEHOLD, PLAIN, "户籍地") X(HOUSEHOLD, PLAIN, "户口所在地") X(HOUSEHOLD, PLAIN, "户籍所在地")                  \
    X(HOUSEHOLD, PLAIN, "户籍地址") X(HOUSEHOLD, PLAIN, "户籍住址") X(HOUSEHOLD, PLAIN, "户籍所在地址")                \
    X(HOUSEHOLD, PLAIN, "户口所在地址") X(HOUSEHOLD, PLAIN, "户口地址") X(HOUSEHOLD, LOOSE, "户籍") X(HOUSEHOLD, LOOSE, "户口") \
    X(PHONE, PLAIN, "手机") X(PHONE, PLAIN, "手机号") X(PHONE, PLAIN, "手机号码") X(PHONE, PLAIN, "移动电话")          \
    X(PHONE, LOOSE, "联系电话") X(PHONE, LOOSE, "电话") X(PHONE, LOOSE, "电话号码") X(PHONE, LOOSE, "联系方式")        \
    X(NOTE, PLAIN, "备注") X(NOTE, LOOSE, "说明") X(NOTE, LOOSE, "附注")                                               \
    X(VOTER_NO, PLAIN, "选民证号") X(VOTER_NO, PLAIN, "选民证编号") X(VOTER_NO, PLAIN, "选民证号码")                   \
    X(VOTER_NO, PLAIN, "选民号") X(VOTER_NO, PLAIN, "选民编号") X(VOTER_NO, LOOSE, "编号")                             \
    X(EDUCATION, PLAIN, "文化程度") X(EDUCATION, PLAIN, "学历") X(EDUCATION, PLAIN, "文化水平")                        \
    X(EDUCATION, PLAIN, "受教育程度")                                                                                  \
    X(POLITICS, PLAIN, "政治面貌") X(POLITICS, PLAIN, "政治面目") X(POLITICS, LOOSE, "党派")
// clang-format on

#endif
