/* Every figure that the work report can name: NAME, the code under which reports list it, kind, unit, what it means,
 * where it comes from, when it holds (VOTE: the last vote; DAY: the election day; SESSION: the session's last vote; NOW:
 * when the paper was dated), and the figures that shares and points are made of. Sentences of the report call them by
 * NAME. */
#ifndef APP_REPORT_TABLE_H
#define APP_REPORT_TABLE_H

// clang-format off
#define MAKEUP_FIGURES(X, NAME, code, title)                                                                           \
    X(NAME, code, COUNT, "人", "当选代表中的" title, "deputies×candidate，按登记表计数", DAY, NONE, NONE, NONE, NONE) \
    X(NAME##_SHARE, code, SHARE_1, "", title "占当选代表的比例", "人数÷当选代表", DAY, NAME, ELECTED, NONE, NONE) \
    X(NAME##_LAST, "F45", COUNT, "人", "上届代表中的" title, "last_term.value", NOW, NONE, NONE, NONE, NONE) \
    X(NAME##_LAST_BASE, "F45", COUNT, "人", "上届代表总数（" title "一项）", "last_term.base", NOW, NONE, NONE, NONE, NONE) \
    X(NAME##_POINTS, "F45", POINTS, "", title "比例与上届相比", "两届比例之差，一次舍入", DAY, NAME, ELECTED, NAME##_LAST, NAME##_LAST_BASE)

/* Of the posts of one office; a share's base are all deputies (全体代表) at that vote. */
#define OFFICE_FIGURES(X, NAME, title)                                                                                 \
    X(NAME##_POSTS, "F50", COUNT, "名", title "应选", "会议记录，职务", SESSION, NONE, NONE, NONE, NONE) \
    X(NAME##_ELECTED, "F50", COUNT, "名", title "当选", "由会议的计票单依法算出", SESSION, NONE, NONE, NONE, NONE) \
    X(NAME##_VOTES_LEAST, "F51", COUNT, "票", "当选" title "的人中最少的得票", "会议的计票单", SESSION, NONE, NONE, NONE, NONE) \
    X(NAME##_VOTES_MOST, "F51", COUNT, "票", "当选" title "的人中最多的得票", "会议的计票单", SESSION, NONE, NONE, NONE, NONE) \
    X(NAME##_SHARE_LEAST, "F51", SHARE_2, "", "当选" title "的人中最低的得票比例", "得票÷全体代表", SESSION, NONE, NONE, NONE, NONE) \
    X(NAME##_SHARE_MOST, "F51", SHARE_2, "", "当选" title "的人中最高的得票比例", "得票÷全体代表", SESSION, NONE, NONE, NONE, NONE)

#define REPORT_FIGURES(X)                                                                                              \
    X(NONE, "", TEXT, "", "", "", NOW, NONE, NONE, NONE, NONE) \
    /* 组织领导 */ \
    X(DAY, "F09", DATE, "", "选举日", "election.election_day", NOW, NONE, NONE, NONE, NONE) \
    X(COMMITTEE, "F03", COUNT, "人", "选举委员会现任组成人员", "member，机构＝选举委员会，未离任", NOW, NONE, NONE, NONE, NONE) \
    X(COMMITTEE_BY, "F03", TEXT, "", "选举委员会的任命机关", "member.appointed_by", NOW, NONE, NONE, NONE, NONE) \
    X(COMMITTEE_ON, "F09", DATE, "", "选举委员会任命日期", "member.appointed_on，最早一日", NOW, NONE, NONE, NONE, NONE) \
    X(COMMITTEE_DOCUMENT, "F07", TEXT, "", "选举委员会任命文号", "member.document", NOW, NONE, NONE, NONE, NONE) \
    X(LEADING, "F03", COUNT, "人", "领导小组成员", "member，机构＝领导小组，未离任", NOW, NONE, NONE, NONE, NONE) \
    X(OFFICE, "F03", COUNT, "人", "选举办公室人员", "member，机构＝选举办公室，未离任", NOW, NONE, NONE, NONE, NONE) \
    X(GUIDES, "F03", COUNT, "人", "指导组成员", "member，机构＝指导组，未离任，同一人在几处任职算一次", NOW, NONE, NONE, NONE, NONE) \
    X(GUIDED, "F03", COUNT, "个", "派驻指导组的选区", "member，机构＝指导组，不同的选区号", NOW, NONE, NONE, NONE, NONE) \
    X(SUPERVISORS, "F03", COUNT, "人", "监票人", "member，机构＝监票人，未离任，同一人在几处任职算一次", NOW, NONE, NONE, NONE, NONE) \
    X(TELLERS, "F03", COUNT, "人", "计票人", "member，机构＝计票人，未离任，同一人在几处任职算一次", NOW, NONE, NONE, NONE, NONE) \
    X(STEPS, "F09", COUNT, "项", "工作计划的步骤", "plan_step", NOW, NONE, NONE, NONE, NONE) \
    X(STEPS_DONE, "F09", COUNT, "项", "已完成的步骤", "plan_step.done_on，公告视为完成", NOW, NONE, NONE, NONE, NONE) \
    X(NOTICES, "F07", COUNT, "件", "已公布的公告", "notice", NOW, NONE, NONE, NONE, NONE) \
    /* 选区划分和选民登记 */ \
    X(POPULATION, "F02", COUNT, "人", "总人口（户籍人口）", "election.population", NOW, NONE, NONE, NONE, NONE) \
    X(VILLAGES, "F01", COUNT, "个", "村", "unit，类别＝村", NOW, NONE, NONE, NONE, NONE) \
    X(NEIGHBOURHOODS, "F01", COUNT, "个", "社区（居）", "unit，类别＝居", NOW, NONE, NONE, NONE, NONE) \
    X(WORKPLACES, "F01", COUNT, "个", "单独计人口的单位", "unit，类别＝单位、其他", NOW, NONE, NONE, NONE, NONE) \
    X(CEILING, "F36", COUNT, "名", "依法计算的代表总名额上限", "选举法的基数加按人口增加的名额", NOW, NONE, NONE, NONE, NONE) \
    X(QUOTA, "F36", COUNT, "名", "确定的代表总名额", "quota.total，现行一次", NOW, NONE, NONE, NONE, NONE) \
    X(QUOTA_BY, "F36", TEXT, "", "确定名额的机关", "quota.body", NOW, NONE, NONE, NONE, NONE) \
    X(QUOTA_DOCUMENT, "F07", TEXT, "", "确定名额的文号", "quota.document", NOW, NONE, NONE, NONE, NONE) \
    X(DISTRICTS, "F14", COUNT, "个", "选区", "district", NOW, NONE, NONE, NONE, NONE) \
    X(ONE_SEAT, "F14", COUNT, "个", "应选一名的选区", "district.seats＝1", NOW, NONE, NONE, NONE, NONE) \
    X(TWO_SEATS, "F14", COUNT, "个", "应选二名的选区", "district.seats＝2", NOW, NONE, NONE, NONE, NONE) \
    X(THREE_SEATS, "F14", COUNT, "个", "应选三名的选区", "district.seats＝3", NOW, NONE, NONE, NONE, NONE) \
    X(SEATS, "F36", COUNT, "名", "各选区应选代表之和", "district.seats 之和", NOW, NONE, NONE, NONE, NONE) \
    X(UNIT_PEOPLE, "F15", COUNT, "人", "各选区人口之和", "unit.population，已划入选区的", NOW, NONE, NONE, NONE, NONE) \
    X(PEOPLE_MEAN, "F15", MEAN, "人", "平均每一代表所代表的人口", "各选区人口之和÷应选代表", NOW, UNIT_PEOPLE, SEATS, NONE, NONE) \
    X(PEOPLE_LEAST, "F15", MEAN, "人", "最少的选区每一代表所代表的人口", "unit.population 之和÷district.seats", NOW, NONE, NONE, NONE, NONE) \
    X(PEOPLE_MOST, "F15", MEAN, "人", "最多的选区每一代表所代表的人口", "unit.population 之和÷district.seats", NOW, NONE, NONE, NONE, NONE) \
    X(REGISTERED, "F16", COUNT, "人", "登记选民", "contest.registered，第一次投票时名册上的选民；还没有投票的选区取现在名册", VOTE, NONE, NONE, NONE, NONE) \
    X(REGISTERED_SHARE, "F20", SHARE_2, "", "登记选民占总人口的比例", "登记选民÷总人口", VOTE, REGISTERED, POPULATION, NONE, NONE) \
    X(LIST_ON, "F09", DATE, "", "公布选民名单的日期", "notice，选民名单", NOW, NONE, NONE, NONE, NONE) \
    X(ADDED, "F17", COUNT, "人次", "名册形成后补登的选民", "voter_change，补登", NOW, NONE, NONE, NONE, NONE) \
    X(MOVED_IN, "F17", COUNT, "人次", "凭选民资格证明转入的选民", "voter_change，转入", NOW, NONE, NONE, NONE, NONE) \
    X(MOVED_OUT, "F17", COUNT, "人次", "转出的选民", "voter_change，转出", NOW, NONE, NONE, NONE, NONE) \
    X(STRUCK, "F17", COUNT, "人次", "除名的选民", "voter_change，除名", NOW, NONE, NONE, NONE, NONE) \
    X(EXCLUDED, "F17", COUNT, "人次", "依法不列入选民名单的人", "voter_change，不列入名单", NOW, NONE, NONE, NONE, NONE) \
    X(OBJECTIONS, "F19", COUNT, "件", "对选民名单的申诉", "objection", NOW, NONE, NONE, NONE, NONE) \
    X(OBJECTIONS_UPHELD, "F19", COUNT, "件", "申诉成立的", "objection.outcome＝upheld", NOW, NONE, NONE, NONE, NONE) \
    X(OBJECTIONS_OPEN, "F19", COUNT, "件", "申诉还没有处理的", "objection.decided_on 为空", NOW, NONE, NONE, NONE, NONE) \
    /* 提名协商 */ \
    X(NOMINEES, "F21", COUNT, "人", "被提名的人", "candidate", NOW, NONE, NONE, NONE, NONE) \
    X(BY_PARTY, "F21", COUNT, "人", "由政党、人民团体推荐的人", "nomination.kind＝party，按人计", NOW, NONE, NONE, NONE, NONE) \
    X(BY_VOTERS, "F21", COUNT, "人", "由选民十人以上联名推荐的人", "nomination.kind＝joint 且有效，按人计", NOW, NONE, NONE, NONE, NONE) \
    X(FIRST_LIST_ON, "F09", DATE, "", "公布代表候选人名单的日期", "notice，代表候选人名单", NOW, NONE, NONE, NONE, NONE) \
    X(CONSULTATIONS, "F22", COUNT, "次", "讨论协商", "consultation", NOW, NONE, NONE, NONE, NONE) \
    X(CONSULTED, "F22", COUNT, "个", "进行讨论协商的选区", "consultation，不同的选区号", NOW, NONE, NONE, NONE, NONE) \
    X(PRIMARIES, "F24", COUNT, "个", "举行预选的选区", "primary_election", NOW, NONE, NONE, NONE, NONE) \
    X(REVIEWED, "F21", COUNT, "人", "经过联合审查的人", "review，按人计", NOW, NONE, NONE, NONE, NONE) \
    X(FINAL_LIST_ON, "F09", DATE, "", "公布正式代表候选人名单的日期", "notice，正式代表候选人名单", NOW, NONE, NONE, NONE, NONE) \
    X(FORMAL, "F23", COUNT, "人", "正式代表候选人", "candidate.state＝formal", NOW, NONE, NONE, NONE, NONE) \
    X(FORMAL_LEAST, "F23", COUNT, "人", "依法至少应有的正式代表候选人", "应选代表＋选区数（差额比例）", NOW, NONE, NONE, NONE, NONE) \
    X(FORMAL_MOST, "F23", COUNT, "人", "依法至多可有的正式代表候选人", "应选代表的二倍（差额比例）", NOW, NONE, NONE, NONE, NONE) \
    X(FORMAL_WOMEN, "F25", COUNT, "人", "正式代表候选人中的妇女", "candidate.state＝formal，sex＝2", NOW, NONE, NONE, NONE, NONE) \
    X(FORMAL_WOMEN_SHARE, "F25", SHARE_1, "", "妇女占正式代表候选人的比例", "人数÷正式代表候选人", NOW, FORMAL_WOMEN, FORMAL, NONE, NONE) \
    /* 投票选举 */ \
    X(STATIONS, "F27", COUNT, "个", "投票站", "station，类别＝投票站", NOW, NONE, NONE, NONE, NONE) \
    X(MEETINGS, "F27", COUNT, "个", "选举大会", "station，类别＝选举大会", NOW, NONE, NONE, NONE, NONE) \
    X(MOBILE_BOXES, "F27", COUNT, "个", "流动票箱", "station，类别＝流动票箱", NOW, NONE, NONE, NONE, NONE) \
    X(VOTED, "F34", COUNT, "个", "第一次投票已经计票的选区", "contest，round＝1，计票单齐全", VOTE, NONE, NONE, NONE, NONE) \
    X(VOTED_REGISTERED, "F29", COUNT, "人", "这些选区的登记选民", "contest.registered，round＝1", VOTE, NONE, NONE, NONE, NONE) \
    X(PARTICIPANTS, "F28", COUNT, "人", "第一次投票参加投票的选民", "到站＋委托＋流动票箱", VOTE, NONE, NONE, NONE, NONE) \
    X(TURNOUT, "F29", SHARE_2, "", "参加投票的比例", "参加投票÷登记选民", VOTE, PARTICIPANTS, VOTED_REGISTERED, NONE, NONE) \
    X(IN_PERSON, "F28", COUNT, "人", "到站投票", "tally_figure.in_person 之和", VOTE, NONE, NONE, NONE, NONE) \
    X(ENTRUSTED, "F28", COUNT, "人", "委托投票", "tally_figure.entrusted 之和", VOTE, NONE, NONE, NONE, NONE) \
    X(MOBILE, "F28", COUNT, "人", "流动票箱投票", "tally_figure.mobile 之和", VOTE, NONE, NONE, NONE, NONE) \
    X(TURNOUT_LEAST, "F32", SHARE_2, "", "参加比例最低的选区", "参加投票÷登记选民", VOTE, NONE, NONE, NONE, NONE) \
    X(TURNOUT_MOST, "F32", SHARE_2, "", "参加比例最高的选区", "参加投票÷登记选民", VOTE, NONE, NONE, NONE, NONE) \
    X(ISSUED, "F30", COUNT, "张", "发出选票", "tally_figure.issued 之和", VOTE, NONE, NONE, NONE, NONE) \
    X(SPOILED, "F30", COUNT, "张", "写错换发作废的选票", "tally_figure.spoiled 之和", VOTE, NONE, NONE, NONE, NONE) \
    X(COLLECTED, "F30", COUNT, "张", "收回选票", "tally_figure.collected 之和", VOTE, NONE, NONE, NONE, NONE) \
    X(VALID, "F30", COUNT, "张", "有效票", "tally_figure.valid 之和", VOTE, NONE, NONE, NONE, NONE) \
    X(VOID, "F30", COUNT, "张", "废票", "tally_figure.void 之和", VOTE, NONE, NONE, NONE, NONE) \
    X(BLANK, "F30", COUNT, "张", "全部弃权的有效票", "tally_figure.blank 之和", VOTE, NONE, NONE, NONE, NONE) \
    X(HAND_PLACES, "F30", COUNT, "个", "第一次投票人工计票的计票点", "没有机读批次的计票点", VOTE, NONE, NONE, NONE, NONE) \
    X(SCANNED_PLACES, "F30", COUNT, "个", "第一次投票机读计票的计票点", "scan_batch，没有撤回的", VOTE, NONE, NONE, NONE, NONE) \
    X(HAND_COLLECTED, "F30", COUNT, "张", "人工计票的收回选票", "人工计票的计票点的 tally_figure.collected", VOTE, NONE, NONE, NONE, NONE) \
    X(SCANNED_COLLECTED, "F30", COUNT, "张", "机读计票的收回选票", "机读计票的计票点的 tally_figure.collected", VOTE, NONE, NONE, NONE, NONE) \
    X(HAND_VALID, "F30", COUNT, "张", "人工计票的有效票", "人工计票的计票点的 tally_figure.valid", VOTE, NONE, NONE, NONE, NONE) \
    X(SCANNED_VALID, "F30", COUNT, "张", "机读计票的有效票", "机读计票的计票点的 tally_figure.valid", VOTE, NONE, NONE, NONE, NONE) \
    X(HAND_VOID, "F30", COUNT, "张", "人工计票的废票", "人工计票的计票点的 tally_figure.void", VOTE, NONE, NONE, NONE, NONE) \
    X(SCANNED_VOID, "F30", COUNT, "张", "机读计票的废票", "机读计票的计票点的 tally_figure.void", VOTE, NONE, NONE, NONE, NONE) \
    X(HAND_BLANK, "F30", COUNT, "张", "人工计票的全部弃权的有效票", "人工计票的计票点的 tally_figure.blank", VOTE, NONE, NONE, NONE, NONE) \
    X(SCANNED_BLANK, "F30", COUNT, "张", "机读计票的全部弃权的有效票", "机读计票的计票点的 tally_figure.blank", VOTE, NONE, NONE, NONE, NONE) \
    X(READ, "F30", COUNT, "张", "各次投票由机器读出的选票", "scan_sheet，已收的", VOTE, NONE, NONE, NONE, NONE) \
    X(LOOKED, "F30", COUNT, "张", "随机抽出由人复看的选票", "scan_sample、scan_look", VOTE, NONE, NONE, NONE, NONE) \
    X(LOOK_POSITIONS, "F30", COUNT, "个", "复看比较的位置", "scan_look 与 scan_mark 比较", VOTE, NONE, NONE, NONE, NONE) \
    X(LOOK_WRONG, "F30", COUNT, "个", "其中机器读错或者还没有认定的位置", "sheet_answer，由两人认定", VOTE, NONE, NONE, NONE, NONE) \
    X(LOOK_SHARE, "F30", SHARE_2, "", "机读误差", "读错的位置÷复看比较的位置", VOTE, LOOK_WRONG, LOOK_POSITIONS, NONE, NONE) \
    X(LOOK_INTERVAL, "F30", TEXT, "", "机读误差的威尔逊区间（置信水平百分之九十五）", "由读错的位置和复看比较的位置计算", VOTE, NONE, NONE, NONE, NONE) \
    X(AT_ONCE, "F34", COUNT, "个", "第一次投票即选足名额的选区", "第一次投票的结果＝全部当选", VOTE, NONE, NONE, NONE, NONE) \
    X(AT_ONCE_SHARE, "F34", SHARE_2, "", "第一次投票即选足名额的选区的比例", "选足的选区÷已经计票的选区", VOTE, AT_ONCE, VOTED, NONE, NONE) \
    X(ANOTHER, "F33", COUNT, "次", "另行选举", "contest.kind＝another", VOTE, NONE, NONE, NONE, NONE) \
    X(REVOTES, "F33", COUNT, "次", "再次投票", "contest.kind＝revote", VOTE, NONE, NONE, NONE, NONE) \
    X(INVALID, "F33", COUNT, "次", "无效的投票", "结果＝参加投票未过半数或者票数多于人数", VOTE, NONE, NONE, NONE, NONE) \
    X(VOTES_LEAST, "F32", SHARE_2, "", "当选代表得票占参加投票选民的最低比例", "得票÷该次参加投票", VOTE, NONE, NONE, NONE, NONE) \
    X(VOTES_MOST, "F32", SHARE_2, "", "当选代表得票占参加投票选民的最高比例", "得票÷该次参加投票", VOTE, NONE, NONE, NONE, NONE) \
    X(WRITTEN_IN, "F31", COUNT, "人", "另选当选的人", "当选人中选票上没有印的", VOTE, NONE, NONE, NONE, NONE) \
    /* 结果与结构 */ \
    X(ELECTED, "F36", COUNT, "名", "当选代表", "由计票单依法算出", VOTE, NONE, NONE, NONE, NONE) \
    X(VACANT, "F36", COUNT, "名", "缺额", "应选减当选，已有结果的选区", VOTE, NONE, NONE, NONE, NONE) \
    X(OPEN_SEATS, "F36", COUNT, "名", "还没有结果的名额", "应选减当选，还没有结果的选区", VOTE, NONE, NONE, NONE, NONE) \
    X(OPEN_DISTRICTS, "F33", COUNT, "个", "还没有结果的选区", "选区的状态不是已有结果", VOTE, NONE, NONE, NONE, NONE) \
    X(ELECTED_ON, "F09", DATE, "", "公布当选代表名单的日期", "notice，当选代表名单", NOW, NONE, NONE, NONE, NONE) \
    MAKEUP_FIGURES(X, WOMEN, "F37", "妇女") \
    MAKEUP_FIGURES(X, PARTY, "F40", "中共党员") \
    MAKEUP_FIGURES(X, MINORITY, "F41", "少数民族") \
    MAKEUP_FIGURES(X, COLLEGE, "F43", "大专以上学历的") \
    MAKEUP_FIGURES(X, AGE_35, "F44", "三十五岁以下的") \
    MAKEUP_FIGURES(X, AGE_36_50, "F44", "三十六至五十岁的") \
    MAKEUP_FIGURES(X, AGE_51, "F44", "五十一岁以上的") \
    MAKEUP_FIGURES(X, WORKER, "F38", "工人") \
    MAKEUP_FIGURES(X, FARMER, "F38", "农民") \
    MAKEUP_FIGURES(X, PROFESSIONAL, "F38", "专业技术人员") \
    MAKEUP_FIGURES(X, OFFICIAL, "F39", "干部") \
    MAKEUP_FIGURES(X, INCUMBENT, "F42", "连任") \
    X(AGE_SUM, "F44", COUNT, "岁", "当选代表年龄之和", "选举日的周岁，出生日期有登记的", DAY, NONE, NONE, NONE, NONE) \
    X(BORN_KNOWN, "F44", COUNT, "人", "出生日期有登记的当选代表", "candidate.born_on", DAY, NONE, NONE, NONE, NONE) \
    X(MEAN_AGE, "F44", MEAN, "岁", "当选代表的平均年龄", "年龄之和÷出生日期有登记的人", DAY, AGE_SUM, BORN_KNOWN, NONE, NONE) \
    X(INCOMPLETE, "F37", COUNT, "人", "基本数据没有登记完全的当选代表", "性别、政治面貌、民族、学历、出生日期有未填的", DAY, NONE, NONE, NONE, NONE) \
    X(CONFIRMED, "F36", COUNT, "人", "代表资格已经确认的当选代表", "credential.confirmed_on", NOW, NONE, NONE, NONE, NONE) \
    /* 大会选举 */ \
    X(SESSION, "F47", TEXT, "", "会议", "会议记录，召集", SESSION, NONE, NONE, NONE, NONE) \
    X(SESSION_ON, "F09", DATE, "", "会议开幕的日期", "会议记录，召集", SESSION, NONE, NONE, NONE, NONE) \
    X(SESSION_SEATS, "F47", COUNT, "名", "大会应有代表", "会议记录，召集", SESSION, NONE, NONE, NONE, NONE) \
    X(SESSION_DEPUTIES, "F47", COUNT, "名", "全体代表（在任代表）", "会议记录，代表名册", SESSION, NONE, NONE, NONE, NONE) \
    X(SESSION_SITTINGS, "F47", COUNT, "次", "全体会议和预备会议", "会议记录，会议", SESSION, NONE, NONE, NONE, NONE) \
    X(SESSION_PRESENT, "F47", COUNT, "名", "投票的会议中出席最少的一次的出席代表", "会议记录，出席情况", SESSION, NONE, NONE, NONE, NONE) \
    X(SESSION_PRESENT_SHARE, "F47", SHARE_2, "", "该次会议出席代表占全体代表的比例", "出席代表÷全体代表", SESSION, SESSION_PRESENT, SESSION_DEPUTIES, NONE, NONE) \
    X(SESSION_LEAVE, "F47", COUNT, "名", "该次会议请假的代表", "会议记录，出席情况", SESSION, NONE, NONE, NONE, NONE) \
    X(SESSION_ABSENT, "F47", COUNT, "名", "该次会议缺席的代表", "会议记录，出席情况", SESSION, NONE, NONE, NONE, NONE) \
    X(PRESIDIUM, "F48", COUNT, "名", "主席团成员", "会议记录，主席团", SESSION, NONE, NONE, NONE, NONE) \
    X(GOVERNMENT_REPORT_FOR, "F49", COUNT, "票", "政府工作报告的决议的赞成票", "会议记录，表决", SESSION, NONE, NONE, NONE, NONE) \
    X(PRESIDIUM_REPORT_FOR, "F49", COUNT, "票", "人大主席团工作报告的决议的赞成票", "会议记录，表决", SESSION, NONE, NONE, NONE, NONE) \
    X(BUDGET_FOR, "F49", COUNT, "票", "预算的决议的赞成票", "会议记录，表决", SESSION, NONE, NONE, NONE, NONE) \
    X(BY_PRESIDIUM, "F50", COUNT, "人次", "主席团提名", "会议记录，提名", SESSION, NONE, NONE, NONE, NONE) \
    X(BY_DEPUTIES, "F50", COUNT, "件", "代表联合提名", "会议记录，提名", SESSION, NONE, NONE, NONE, NONE) \
    X(JOINT_LISTED, "F50", COUNT, "件", "列入正式候选人名单的代表联合提名", "会议记录，名单", SESSION, NONE, NONE, NONE, NONE) \
    X(JOINT_FAILED, "F50", COUNT, "件", "人数不足或者逾期而没有列入的代表联合提名", "会议记录，核对提名", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_DUE, "F55", COUNT, "名", "应选领导人员", "会议记录，职务", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS, "F55", COUNT, "名", "当选领导人员", "由会议的计票单依法算出", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_OPEN, "F55", COUNT, "名", "还没有选出的领导人员", "应选减当选", SESSION, NONE, NONE, NONE, NONE) \
    X(SECONDED, "F55", COUNT, "名", "其中挂职的当选领导人员", "会议记录，职务，挂职", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_AT_ONCE, "F50", COUNT, "名", "第一次投票当选的领导人员", "round＝1", SESSION, NONE, NONE, NONE, NONE) \
    X(BY_ALL, "F52", COUNT, "名", "以全票当选的领导人员", "得票＝全体代表", SESSION, NONE, NONE, NONE, NONE) \
    X(SWORN, "F53", COUNT, "名", "进行宪法宣誓的当选领导人员", "会议记录，宪法宣誓", SESSION, NONE, NONE, NONE, NONE) \
    OFFICE_FIGURES(X, CHAIR, "人民代表大会主席") \
    OFFICE_FIGURES(X, VICE_CHAIR, "人民代表大会副主席") \
    OFFICE_FIGURES(X, HEAD, "乡镇长") \
    OFFICE_FIGURES(X, DEPUTY_HEAD, "副乡镇长") \
    OFFICE_FIGURES(X, SC_CHAIR, "人大常委会主任") \
    OFFICE_FIGURES(X, SC_VICE_CHAIR, "人大常委会副主任") \
    OFFICE_FIGURES(X, SC_MEMBER, "人大常委会委员") \
    OFFICE_FIGURES(X, COUNTY_HEAD, "县市区长") \
    OFFICE_FIGURES(X, COUNTY_DEPUTY_HEAD, "副县市区长") \
    OFFICE_FIGURES(X, SUPERVISION_DIRECTOR, "监察委员会主任") \
    OFFICE_FIGURES(X, COURT_PRESIDENT, "人民法院院长") \
    OFFICE_FIGURES(X, CHIEF_PROCURATOR, "人民检察院检察长") \
    X(LEADERS_WOMEN, "F60", COUNT, "名", "当选领导人员中的妇女", "会议记录，提名，性别", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_WOMEN_SHARE, "F60", SHARE_1, "", "妇女占当选领导人员的比例", "人数÷当选领导人员", SESSION, LEADERS_WOMEN, LEADERS, NONE, NONE) \
    X(LEADERS_PARTY, "F61", COUNT, "名", "当选领导人员中的中共党员", "会议记录，提名，政治面貌", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_PARTY_SHARE, "F61", SHARE_1, "", "中共党员占当选领导人员的比例", "人数÷当选领导人员", SESSION, LEADERS_PARTY, LEADERS, NONE, NONE) \
    X(LEADERS_COLLEGE, "F62", COUNT, "名", "当选领导人员中大专以上学历的", "会议记录，提名，学历", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_COLLEGE_SHARE, "F62", SHARE_1, "", "大专以上学历的占当选领导人员的比例", "人数÷当选领导人员", SESSION, LEADERS_COLLEGE, LEADERS, NONE, NONE) \
    X(LEADERS_BORN_KNOWN, "F56", COUNT, "名", "出生日期有登记的当选领导人员", "会议记录，提名，出生日期", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_AGE, "F56", MEAN, "岁", "当选领导人员的平均年龄", "足月数之和÷（人数×十二），到开幕之日", SESSION, NONE, NONE, NONE, NONE) \
    X(CHIEFS_AGE, "F56", MEAN, "岁", "当选正职的平均年龄", "足月数之和÷（人数×十二），到开幕之日", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_AGE_35, "F57", COUNT, "名", "三十五岁以下的当选领导人员", "到开幕之日的周岁", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_AGE_36_40, "F57", COUNT, "名", "三十六至四十岁的当选领导人员", "到开幕之日的周岁", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_AGE_41_45, "F57", COUNT, "名", "四十一至四十五岁的当选领导人员", "到开幕之日的周岁", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_AGE_46_50, "F57", COUNT, "名", "四十六至五十岁的当选领导人员", "到开幕之日的周岁", SESSION, NONE, NONE, NONE, NONE) \
    X(LEADERS_AGE_51, "F57", COUNT, "名", "五十一岁以上的当选领导人员", "到开幕之日的周岁", SESSION, NONE, NONE, NONE, NONE) \
    X(SESSION_CERTIFICATE, "", TEXT, "", "会议结果认证", "会议记录，认证", SESSION, NONE, NONE, NONE, NONE) \
    /* 问题与说明 */ \
    X(EXPLAINED, "F76", COUNT, "条", "已写明说明的问题", "explanation，现在仍然成立的", NOW, NONE, NONE, NONE, NONE) \
    X(UNSOLVED, "F76", COUNT, "条", "尚未解决的问题", "计票和结果的核对", NOW, NONE, NONE, NONE, NONE) \
    X(DECISIONS, "F81", COUNT, "项", "有权机关的决定", "decision", NOW, NONE, NONE, NONE, NONE) \
    X(CHECKS, "F76", COUNT, "项", "数字之间的核对", "附表二", NOW, NONE, NONE, NONE, NONE) \
    X(MISMATCHES, "F76", COUNT, "项", "数字之间不符", "附表二", NOW, NONE, NONE, NONE, NONE) \
    X(MISSING, "F76", COUNT, "项", "本汇报写到而没有登记的数字", "附表一中的“未登记”", NOW, NONE, NONE, NONE, NONE) \
    X(LAW, "", TEXT, "", "适用的选举法", "由选举日确定", NOW, NONE, NONE, NONE, NONE) \
    X(CERTIFICATE, "", TEXT, "", "结果认证", "certificate", NOW, NONE, NONE, NONE, NONE) \
    X(DATED, "F09", DATE, "", "本汇报的日期", "认证日期；没有认证的为最后一次投票的日期", NOW, NONE, NONE, NONE, NONE)
// clang-format on

#endif
