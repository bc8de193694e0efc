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
    X(W110, NONE, "姓名含有不常见的字符")                                                                              \
    X(W111, NONE, "出生日期无法识别")                                                                                  \
    X(W201, NONE, "省级细则晚于选举日")                                                                                \
    X(F301, R29, "选区名额不在一至三名之间")                                                                           \
    X(F302, R30, "选区没有选民")                                                                                       \
    X(F401, R38, "正式代表候选人数不合法")                                                                             \
    X(F501, R57, "有效票加废票不等于收回选票")                                                                         \
    X(F502, R57, "全部弃权的选票多于有效票")                                                                           \
    X(F503, R51, "一名候选人的各种票合计不等于有效票")                                                                 \
    X(F504, R57, "赞成票合计多于可能的最大数")                                                                         \
    X(F505, R56, "收回选票多于投票人数")                                                                               \
    X(F506, R56, "收回选票多于发出选票")                                                                               \
    X(F507, R55, "发出选票多于领用选票")                                                                               \
    X(F508, R55, "领用数与选票台账不符")                                                                               \
    X(F509, R49, "流动票箱不单独计票")                                                                                 \
    X(F510, R55, "核对记录没有监票人签字")                                                                             \
    X(F511, R58, "参加投票的多于全体选民")                                                                             \
    X(F512, R52, "委托投票的多于经同意的委托")                                                                         \
    X(F513, R55, "领用选票多于印制选票")                                                                               \
    X(F514, R55, "两次录入不同，尚未核定")                                                                             \
    X(F516, R47, "没有投票站或选举大会")                                                                               \
    X(F515, R55, "计票单没有两次录入")                                                                                 \
    X(W501, R56, "收回选票少于投票人数")                                                                               \
    X(W502, R55, "发出选票与投票人数不符")                                                                             \
    X(W503, R55, "领用、发出、剩余不符")                                                                               \
    X(W504, R57, "废票偏多")                                                                                           \
    X(W505, R52, "有委托没有投票")                                                                                     \
    X(W506, R58, "全体选民都参加了投票")                                                                               \
    X(W507, R49, "单独计票的选票过少")                                                                                 \
    X(W508, R55, "核定差异的人就是录入人")                                                                             \
    X(F601, R51, "另选得票的人未核对选民资格")                                                                         \
    X(F602, R67, "选区还没有结果")                                                                                     \
    X(F603, NONE, "等待有权机关决定")

#endif
