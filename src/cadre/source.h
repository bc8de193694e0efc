/* On what the rules of choosing cadres rest. The regulation on selection and appointment (干部任用条例) is cited by the places
 * of its text of 2014; where the place in the text of 2002 or 2019 is known, too, on the days of that text by that; on other
 * days it is said that the place is that of 2014. A place is an article where the article is certain, else the chapter. Rules
 * for which no public text was found are settings that are off until somebody confirms them: they are cited by that decision. */
#ifndef CADRE_SOURCE_H
#define CADRE_SOURCE_H

#include "law/basis.h"
#include "model/finding.h"

/* NAME, how it is cited, what, title. How:
 * REGULATION  "2014's place|2019's|2002's", those that are known
 * SERVICE     an article of the Civil Servants Law of 2018, and what it is about
 * NAMED       another document with its articles
 * LOCAL       a rule that some places have; "地方规定: " and what about
 * PRACTICE    a document or record without articles, or whose article is not certain, and what of it */
#define CADRE_RULES(X)                                                                                                 \
    X(A01, REGULATION, "第四章（民主推荐）", "列为考察对象须经民主推荐")                                               \
    X(A02, REGULATION, "第四章（民主推荐）", "民主推荐的结果一年内有效")                                               \
    X(A03, REGULATION, "第四章（民主推荐）", "换届按职位全额定向推荐")                                                 \
    X(A04, REGULATION, "第16条", "推荐会议公布职位、条件、范围，提供名册，填写推荐表")                                 \
    X(A08, LOCAL, "地方规定: 民主推荐的记录", "民主推荐的记录齐全、依次")                                              \
    X(A09, REGULATION, "第16条至第18条|第18条至第20条", "会议推荐和谈话推荐都要有，分别统计")                          \
    X(A10, PRACTICE, "计票记录: 应到、实到、发出、收回、有效、弃权、废票", "票数写明，前后相符")                       \
    X(A13, PRACTICE, "推荐票: 每个职位至多推荐几人", "推荐的人不多于允许的")                                           \
    X(A14, PRACTICE, "推荐票: 每个职位至少推荐几人", "推荐了人的，不少于规定的")                                       \
    X(A15, LOCAL, "地方规定: 署名推荐（近亲属的范围见公务员法2018 第74条）", "署名推荐人不是近亲属")                   \
    X(A16, LOCAL, "地方规定: 换届纪律知晓率", "知晓率低于规定的不得召开大会")                                          \
    X(A20, REGULATION, "第8条第3项", "提任县处级的任职年限")                                                           \
    X(A21, REGULATION, "第8条第4项", "一般应当具有大学专科以上学历")                                                   \
    X(A22, REGULATION, "第8条第5项", "提任前的培训，或者提任后一年内完成")                                             \
    X(A24, REGULATION, "第9条", "提任不满一年的、连续的、越两级的不得破格")                                            \
    X(A26, NAMED, "中国共产党章程 第4条（党员有被选举权）", "党的职务由党员担任")                                      \
    X(A27, REGULATION, "第9条", "逐级提拔")                                                                            \
    X(A28, REGULATION, "第五章（考察；不得列为考察对象的情形）", "不得列为考察对象的情形")                             \
    X(A29, PRACTICE, "干部信息采集的校验: 时间的先后", "年限以前先看时间是否可信")                                     \
    X(A30, REGULATION, "第33条", "考察组由两名以上成员组成")                                                           \
    X(A31, REGULATION, "第28条||第22条", "考察的程序")                                                                 \
    X(A32, REGULATION, "第五章（考察）", "考察对象一般应当多于拟任职务人数")                                           \
    X(A35, LOCAL, "地方规定: 测评不称职超过三分之一", "不称职超过三分之一，考察认定的不再提名")                        \
    X(A36, REGULATION, "第32条", "考察形成书面材料，归入档案")                                                         \
    X(A37, PRACTICE, "凡提四必: 登记的结论", "结论不通过的不得任用")                                                   \
    X(A38, PRACTICE, "三龄两历一身份: 登记的认定", "认定与登记不符的")                                                 \
    X(A40, REGULATION, "第37条", "三分之二以上成员到会")                                                               \
    X(A41, REGULATION, "第38条第3项", "应到会成员超过半数同意")                                                        \
    X(A42, REGULATION, "第37条", "成员逐个表态；分歧较大的暂缓表决")                                                   \
    X(A43, REGULATION, "第37条", "复议须过半数成员同意")                                                               \
    X(A44, REGULATION, "第十章（回避）|第53条", "讨论涉及本人和亲属的回避")                                            \
    X(A45, REGULATION, "第37条", "表决的方式")                                                                         \
    X(A46, REGULATION, "第39条", "呈报的材料")                                                                         \
    X(A47, PRACTICE, "党内会议的人数要求: 汇编", "全会、党员大会到会的人数")                                           \
    X(A48, REGULATION, "第35条", "破格的事前报告，经同意才讨论；越级的在考察以前")                                     \
    X(A50, REGULATION, "第41条", "任前公示不少于五个工作日")                                                           \
    X(A51, REGULATION, "第41条", "破格提拔的公示写明情形和理由")                                                       \
    X(A52, REGULATION, "第42条", "非选举产生的职务试用期一年")                                                         \
    X(A53, REGULATION, "第44条", "任职时间的计算")                                                                     \
    X(A54, NAMED, "党政领导干部职务任期暂行规定2006 第4条、第6条、第7条", "任期、连任和最高任职年限")                  \
    X(A55, REGULATION, "第54条", "在同一职位任职满十年的交流")                                                         \
    X(A60, SERVICE, "第74条|任职回避", "任职回避")                                                                     \
    X(A61, SERVICE, "第75条|地域回避", "地域回避")                                                                     \
    X(A62, REGULATION, "第十章（回避）|第53条", "考察组成员的回避")                                                    \
    X(A70, PRACTICE, "公务员考核规定: 优秀等次的比例", "优秀等次的比例")                                               \
    X(A71, LOCAL, "地方规定: 优秀名额的进位", "优秀名额怎样进位")                                                      \
    X(A72, LOCAL, "地方规定: 兼职的计分", "兼任两个职务的按较高职务计分")                                              \
    X(A73, SERVICE, "第88条第1项|辞退", "连续两年不称职")                                                              \
    X(A75, PRACTICE, "党政领导干部考核工作条例2019: 不得评优秀的情形", "有规定情形的不得评优秀")                       \
    X(A85, PRACTICE, "机构职数表: 核定的职数", "实配不超过职数，交叉任职只计一次")

enum cadre_rule {
#define X(name, kind, what, title) CADRE_RULE_##name,
    CADRE_RULES(X)
#undef X
            CADRE_RULE_COUNT
};

/* "干部任用条例2014 第8条第3项", "干部任用条例（2014年文本第8条第3项）", "公务员法2018 第74条", "公务员法2005（任职回避）"; in a. */
const char *cadre_cite(struct arena *a, struct date on, enum cadre_rule r);

/* The part of A42 that only the text of 2019 has: whoever presides speaks last. Before, the finding says so. */
const char *cadre_cite_last_word(struct date on);

/* The rule that is so called: "A27". */
bool cadre_rule_from(const char *code, enum cadre_rule *r);

/* The decision, or the province's article, by which a setting that was off got its value. */
const char *cadre_cite_setting(struct arena *a, const struct law_basis *b, enum setting s);

/* The same where the rule itself is of some places only: "平委组〔2011〕2号（地方规定: 换届纪律知晓率）". */
const char *cadre_cite_local(struct arena *a, const struct law_basis *b, enum setting s, enum cadre_rule r);

/* One N823 that names the settings behind the rules that nobody has confirmed; nothing when all are. */
void cadre_note_unconfirmed(const struct law_basis *b, const char *subject, struct finding_list *findings);

#endif
