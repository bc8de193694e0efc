/* Every finding code: code, the rule behind it, title. The first letter is its severity. Numbers are
 * never used again for something else; a code that is no longer raised is deleted with its page.
 *
 *   1xx the roll      2xx organisation and plan    3xx districts and seats
 *   4xx nomination    5xx voting and counting      6xx result and certificate */
#ifndef MODEL_FINDING_TABLE_H
#define MODEL_FINDING_TABLE_H

#define FINDINGS(X)                                                                                                    \
    X(F101, NONE, "姓名为空")                                                                                          \
    X(F102, NONE, "公民身份号码不符")                                                                                  \
    X(F103, NONE, "号码已丢失末几位")                                                                                  \
    X(F104, R03, "选举日未满十八周岁")                                                                                 \
    X(F105, R02, "同一号码重复登记")                                                                                   \
    X(F106, R03, "无法确定出生日期")                                                                                   \
    X(F107, NONE, "单元格是公式")                                                                                      \
    X(F108, NONE, "村组或单位不在本乡镇")                                                                              \
    X(F109, NONE, "列数与表头不符")                                                                                    \
    X(F110, NONE, "文字无法识别")                                                                                      \
    X(F111, NONE, "日期是表格软件的序号")                                                                              \
    X(F112, R02, "已在其他名册登记")                                                                                   \
    X(W101, NONE, "十五位旧号码")                                                                                      \
    X(W102, NONE, "没有号码")                                                                                          \
    X(W103, NONE, "出生日期与号码不符")                                                                                \
    X(W104, NONE, "性别与号码不符")                                                                                    \
    X(W105, R02, "同名同出生日期")                                                                                     \
    X(W106, NONE, "号码与他人只差一处")                                                                                \
    X(W107, NONE, "性别无法识别")                                                                                      \
    X(W108, NONE, "民族无法识别")                                                                                      \
    X(W109, NONE, "手机号码不像手机号码")                                                                              \
    X(W110, NONE, "姓名含有不常见的字符")

#endif
