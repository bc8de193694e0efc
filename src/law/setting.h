/* What the law leaves open is a setting, never a silent choice. Each has a stable code, a default with
 * the rule it belongs to, and remembers who chose its value: nobody (the default), the province's rules,
 * or a body by a decision that is on record. */
#ifndef LAW_SETTING_H
#define LAW_SETTING_H

#include <stdint.h>

#include "base/err.h"
#include "model/rule.h"

/* NAME, code, values ("a|b": one of these; "0-100": a whole number), default as it is written, rule, title */
// clang-format off
#define SETTINGS(X)                                                                                                    \
    X(MAJORITY_BASE, "majority_base", "participants|ballots", "participants", R59,                                     \
      "选票少于投票人数时，过半数以参加投票的选民计还是以收回的选票计")                                                \
    X(THIRD_BASE, "third_base", "ballots|valid", "ballots", R65,                                                       \
      "另行选举的三分之一以全部选票计还是以有效票计")                                                                  \
    X(TURNOUT_EVERY_ROUND, "turnout_every_round", "no|yes", "yes", R58,                                                \
      "再次投票和另行选举是否同样须过半数选民参加")                                                                    \
    X(WRITE_INS_IN_ORDER, "write_ins_in_order", "no|yes", "yes", R63,                                                  \
      "另选他人得票者是否列入另行选举的候选人顺序")                                                                    \
    X(WRITE_IN_SCOPE, "write_in_scope", "any|district", "any", R51,                                                    \
      "另选他人可以是任何选民，还是限于本选区选民")                                                                    \
    X(TIE_AGAIN, "tie_again", "ask|revote|vacant", "ask", R62,                                                         \
      "再次投票仍票数相等时：提请决定、再投一次、暂缺")                                                                \
    X(STILL_SHORT, "still_short", "ask|vacant", "ask", R65,                                                            \
      "另行选举后仍不足名额时：提请决定、作缺额")                                                                      \
    X(CONGRESS_REVOTE, "congress_revote", "ask|plurality|majority", "ask", R92,                                        \
      "大会选举再次投票以得票多的当选还是仍须过全体代表半数")                                                          \
    X(CONGRESS_WRITE_IN, "congress_write_in", "any|with-against", "any", R101,                                         \
      "大会选票另选他人是否须先投反对票")                                                                              \
    X(BALLOT_MARKING, "ballot_marking", "circle-cross|tick-cross|columns|blank-agrees", "circle-cross", R51,           \
      "选票怎样填写：○赞成×反对、√赞成×反对、分栏画圈、不画为赞成")                                                    \
    X(CONGRESS_QUORUM, "congress_quorum", "law|half|two-thirds", "law", R80,                                           \
      "大会选举的出席人数要求：依法、过半数、三分之二以上")                                                            \
    X(DEPUTIES_BASE, "deputies_base", "in-office|seats", "in-office", R81,                                             \
      "“全体代表”以在任代表计还是以应有名额计")                                                                        \
    X(ORDER_AFTER_PRIMARY, "order_after_primary", "votes|strokes", "votes", R43,                                       \
      "预选后正式代表候选人的排列：按预选得票或按姓名笔画")                                                            \
    X(SINGLE_NAME_FIRST, "single_name_first", "no|yes", "yes", NONE,                                                   \
      "同姓时单名排在双名前")                                                                                          \
    X(OBJECTION_DAY_COUNTS, "objection_day_counts", "no|yes", "no", R31,                                               \
      "五日申诉期是否从公布当日起算")                                                                                  \
    X(DEADLINE_DAY, "deadline_day", "on-the-day|day-before", "on-the-day", R30,                                        \
      "“若干日以前”的最后一日：倒数第若干日当日，或再提前一日")                                                        \
    X(DEVIATION_BAND, "deviation_band", "0-100", "0", R24,                                                             \
      "每一代表所代表人口数偏离平均数的提示幅度（百分之几，0 为只列示）")                                              \
    X(PRIMARY_THIRD, "primary_third", "no|yes", "no", R105,                                                            \
      "预选是否须有选区选民三分之一以上参加")                                                                          \
    X(MOBILE_BOX_SUPERVISORS, "mobile_box_supervisors", "0-9", "2", R48,                                               \
      "每个流动票箱的监票人数下限")                                                                                    \
    X(STATION_STAFF, "station_staff", "0-9", "0", R48,                                                                 \
      "每个投票站、票箱的工作人员数下限（0 为不检查）")                                                                \
    X(LATE_REGISTRATION_DAYS, "late_registration_days", "0-60", "0", R30,                                              \
      "选举日前多少日以前仍可补办登记（0 为未规定）")                                                                  \
    X(LIST_CORRECTION_DAYS, "list_correction_days", "0-60", "0", R30,                                                  \
      "选民名单补正公布的最后期限，选举日前多少日（0 为未规定）")                                                      \
    X(SUSPENSION_NOTICE_DAYS, "suspension_notice_days", "0-60", "0", R06,                                              \
      "停止行使选举权利的决定送达期限，选举日前多少日（0 为未规定）")                                                  \
    X(HOSPITAL_PAPER, "hospital_paper", "no|yes", "no", R05,                                                           \
      "精神病患者不列入名单是否须有医院证明或监护人同意")                                                              \
    X(COMMITTEE_MIN, "committee_min", "0-50", "0", R08, "选举委员会人数下限（0 为未规定）")                            \
    X(COMMITTEE_MAX, "committee_max", "0-50", "0", R08, "选举委员会人数上限（0 为未规定）")                            \
    X(NOMINATE_AFTER_LIST, "nominate_after_list", "no|yes", "no", R30,                                                 \
      "是否须在选民名单公布后才提名代表候选人")                                                                        \
    X(PARTY_NOMINEE_PERCENT, "party_nominee_percent", "0-100", "0", R36,                                               \
      "政党、团体推荐的候选人占代表总名额的百分之几以内（0 为未规定）")                                                \
    X(WOMEN_CANDIDATE_PERCENT, "women_candidate_percent", "0-100", "0", R104,                                          \
      "妇女候选人比例（百分之几以上，0 为未规定）")                                                                    \
    X(ENTRUST_SCOPE, "entrust_scope", "any|district", "any", R52,                                                      \
      "委托投票的受托人可以是其他任何选民，还是限于本选区选民")                                                        \
    X(ENTRUST_GROUNDS, "entrust_grounds", "away|away-or-unable", "away", R52,                                          \
      "委托投票限于外出选民，还是包括病残等不能到场的选民")                                                            \
    X(SELF_NOT_TELLER, "self_not_teller", "no|yes", "no", R54,                                                         \
      "候选人本人是否也明文不得担任监票、计票人")                                                                      \
    X(VOTING_DAYS, "voting_days", "1-5", "1", R58, "投票可以持续的日数")                                               \
    X(BY_ELECTION_LIST_DAYS, "by_election_list_days", "0-60", "20", R77, "补选公布选民名单，选举日前多少日")           \
    X(BY_ELECTION_FIRST_DAYS, "by_election_first_days", "0-60", "15", R77, "补选公布代表候选人名单，选举日前多少日")   \
    X(BY_ELECTION_FINAL_DAYS, "by_election_final_days", "0-60", "7", R77, "补选公布正式候选人名单，选举日前多少日")    \
    X(QUOTA_REPORT_DAYS, "quota_report_days", "0-60", "30", R22, "重新确定名额后的备案日数")                           \
    X(SESSION_NOTICE_DAYS, "session_notice_days", "0-60", "0", R82, "第一次会议通知代表的提前日数（0 为未规定）")      \
    X(SMALL_VILLAGE_SEAT, "small_village_seat", "no|yes", "no", R24, "人口特少的村一般应有代表一人")                   \
    X(NON_LOCAL_STAFF, "non_local_staff", "vote|county-only", "vote", R02,                                             \
      "驻乡镇而不属县级以下人民政府领导的单位的职工，参加乡级选举还是只参加县级选举")                                  \
    X(LIST_BIRTH, "list_birth", "month|year|age|none", "month", R30,                                                   \
      "公布的选民名单列出生年月、出生年、选举日的周岁，还是都不列")                                                      \
    X(SECOND_LOOK_SAMPLE, "second_look_sample", "0-10000", "0", R55,                                                   \
      "每批机读选票至少抽几张由人复看（0 为未规定）")                                                                  \
    X(SECOND_LOOK_LIMIT, "second_look_limit", "0-10000", "50", R55,                                                    \
      "复看发现的机读误差超过万分之几时改为人工计票")    \
    X(SCAN_OPERATOR, "scan_operator", "decides|apart|any", "decides", R55,                                             \
      "读入一批选票的人可以认定疑问票但不可以复看（decides），都不可以（apart），都可以（any）")                       \
    X(SECTION_DEPUTY_YEARS, "section_deputy_years", "0-10", "0", NONE,                                                 \
      "提任副科须在下一职级任职几年以上（0 为未确认，不检查）")                                                        \
    X(SECTION_YEARS, "section_years", "0-10", "0", NONE,                                                               \
      "提任正科须任副科几年以上（0 为未确认，不检查）")                                                                \
    X(DIVISION_WORK_YEARS, "division_work_years", "0-20", "0", NONE,                                                   \
      "提任县处级须有几年以上工龄（0 为未确认，不检查）")                                                              \
    X(DIVISION_GRASSROOTS_YEARS, "division_grassroots_years", "0-20", "0", NONE,                                       \
      "提任县处级须有几年以上基层工作经历（0 为未确认，不检查）")                                                      \
    X(DIVISION_POSTS, "division_posts", "0-5", "0", NONE,                                                              \
      "提任县处级须有下一级几个以上职位的任职经历（0 为未确认，不检查）")                                              \
    X(PARTY_MEMBER_YEARS, "party_member_years", "0-20", "0", NONE,                                                     \
      "党委委员须有几年以上党龄（0 为未确认，不检查）")                                                                \
    X(PARTY_SECRETARY_YEARS, "party_secretary_years", "0-20", "0", NONE,                                               \
      "党委书记须有几年以上党龄（0 为未确认，不检查）")                                                                \
    X(ANNUAL_BELOW_BARS, "annual_below_bars", "no|yes", "no", NONE,                                                    \
      "近三年年度考核有基本称职以下的不得列为考察对象")                                                                \
    X(FOUR_MUSTS, "four_musts", "no|yes", "no", NONE,                                                                  \
      "讨论决定以前凡提四必须齐全")                                                                                    \
    X(IDENTITY_SIX, "identity_six", "no|yes", "no", NONE,                                                              \
      "讨论决定以前三龄两历一身份须逐项认定，写明依据")                                                                \
    X(TRAINING_HOURS, "training_hours", "0-2000", "0", NONE,                                                           \
      "提任前五年的培训须满多少学时（0 为未确认，只看有没有培训）")                                                    \
    X(EXCELLENT_PERCENT, "excellent_percent", "0-100", "20", NONE,                                                     \
      "年度考核优秀等次一般不超过参加考核的百分之几")                                                                  \
    X(NOTICE_WORKING_DAYS, "notice_working_days", "1-30", "5", NONE,                                                   \
      "任前公示的工作日数")                                                                                            \
    X(FALSE_DISCOVERY_PERCENT, "false_discovery_percent", "1-100", "5", NONE,                                          \
      "交叉印证的疑点里容许百分之几出于偶然（100 为不校正）")                                                          \
    X(EXCHANGE_YEARS, "exchange_years", "0-10", "0", NONE,                                                             \
      "任现职不满几年一般不交流到别的单位（0 为未规定）")                                                              \
    X(CHIEF_EXCHANGE_YEARS, "chief_exchange_years", "0-10", "0", NONE,                                                 \
      "正职任现职不满几年一般不交流到别的单位（0 为未规定）")                                                          \
    X(LEAP_LIMIT, "leap_limit", "passed-two|up-two", "passed-two", NONE,                                               \
      "破格“不得越两级提拔”: 指越过中间的两级（升三级，passed-two），还是指升两级（up-two）")                            \
    X(RECOMMENDATION_RECORDS, "recommendation_records", "no|yes", "no", NONE,                                          \
      "民主推荐须有方案、沟通、谈话、会议、分析、汇报的记录，依次")                                                    \
    X(EXCELLENT_ROUNDING, "excellent_rounding", "ask|down|nearest|up", "ask", NONE,                                    \
      "优秀名额不是整数的: 未确认（ask）、舍去、四舍五入、进一")                                                       \
    X(TWO_POSTS_HIGHER, "two_posts_higher", "no|yes", "no", NONE,                                                      \
      "兼任两个职务的，考核按较高的职务计分")                                                                          \
    X(INCOMPETENT_THIRD, "incompetent_third", "no|yes", "no", NONE,                                                    \
      "现任干部民主测评不称职超过三分之一，考察认定的，不再提名")                                                      \
    X(AWARENESS_PERCENT, "awareness_percent", "0-100", "0", NONE,                                                      \
      "换届纪律知晓率低于百分之几的不得召开大会（0 为未确认，不检查）")                                                \
    X(MASS_ADJUSTMENT, "mass_adjustment", "0-1000", "0", NONE,                                                         \
      "非换届期间一次讨论决定几人以上须事前报告（0 为未规定，或者正在换届）")
// clang-format on

enum setting {
#define X(name, code, values, fallback, rule, title) SETTING_##name,
    SETTINGS(X)
#undef X
            SETTING_COUNT
};

/* Values of the choices, in the order of their table entries. */
enum { MAJORITY_OF_PARTICIPANTS, MAJORITY_OF_BALLOTS };
enum { THIRD_OF_BALLOTS, THIRD_OF_VALID };
enum { SCOPE_ANY, SCOPE_DISTRICT };
enum { TIE_AGAIN_ASK, TIE_AGAIN_REVOTE, TIE_AGAIN_VACANT };
enum { STILL_SHORT_ASK, STILL_SHORT_VACANT };
enum { CONGRESS_REVOTE_ASK, CONGRESS_REVOTE_PLURALITY, CONGRESS_REVOTE_MAJORITY };
enum { WRITE_IN_ANY, WRITE_IN_WITH_AGAINST };
enum { MARKING_CIRCLE_CROSS, MARKING_TICK_CROSS, MARKING_COLUMNS, MARKING_BLANK_AGREES };
enum { QUORUM_BY_LAW, QUORUM_HALF, QUORUM_TWO_THIRDS };
enum { ORDER_BY_VOTES, ORDER_BY_STROKES };
enum { DEADLINE_ON_THE_DAY, DEADLINE_DAY_BEFORE };
enum { ENTRUST_AWAY, ENTRUST_AWAY_OR_UNABLE };
enum { NON_LOCAL_STAFF_VOTES, NON_LOCAL_STAFF_COUNTY_ONLY };
enum { OPERATOR_DECIDES, OPERATOR_APART, OPERATOR_ANY };
enum { ROUNDING_ASK, ROUNDING_DOWN, ROUNDING_NEAREST, ROUNDING_UP };
enum { LEAP_PASSED_TWO, LEAP_UP_TWO };
enum { LIST_BIRTH_MONTH, LIST_BIRTH_YEAR, LIST_BIRTH_AGE, LIST_BIRTH_NONE };

enum setting_origin { ORIGIN_DEFAULT, ORIGIN_PROVINCE, ORIGIN_DECISION };

struct law_setting {
    int64_t value; /* index of the choice, or the number */
    enum setting_origin origin;
    const char *source; /* the province's article or the decision; NULL for the default */
};

const char *setting_code(enum setting s);
const char *setting_title(enum setting s);
const char *setting_values(enum setting s);
enum rule setting_rule(enum setting s);
/* Where now stands what a setting of an earlier version said; "" for one that nothing is known of. */
const char *setting_instead(const char *code);

bool setting_from(const char *code, enum setting *s);

/* Reads a value as it is written in files and on the command line. ERR_INPUT names what is allowed. */
MUST_USE bool setting_parse(enum setting s, const char *text, int64_t *value, struct err *e);

/* The written form of a value. */
const char *setting_text(struct arena *a, enum setting s, int64_t value);

/* Every setting as the law has it or, where it is silent, as the program reads it until somebody decides. */
void law_settings_default(struct law_setting settings[SETTING_COUNT]);

#endif
