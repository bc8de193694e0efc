/* The tables of the commands in session_record.c: what --help shows and what may be given. */

#define AT_TIME {OPTION_VALUE, false, "at", "TIME", "发生的时间，如 \"2012-01-05 08:00\"；默认现在"}
#define OF_SESSION {OPTION_VALUE, false, "session", "N", "第几次会议；默认 1"}
#define END {OPTION_END, false, NULL, NULL, NULL}

/* A command without operands, of whatever session and at whatever time it happened: word, summary, run, its own options. */
#define RECORD(name, word, what, runs, ...)                                                                            \
    const struct command command_session_##name = {                                                                    \
            .path = "session " word,                                                                                   \
            .operands = "",                                                                                            \
            .summary = what,                                                                                           \
            .options = (const struct option[]){__VA_ARGS__, AT_TIME, OF_SESSION, END},                                 \
            .needs_workspace = true,                                                                                   \
            .run = runs,                                                                                               \
    };

const struct command command_session_open = {
        .path = "session open",
        .operands = "",
        .summary = "召集一次会议：名称、代表名额、召集人、会期",
        .options = (const struct option[]){
                {OPTION_VALUE, true, "title", "TEXT", "会议全称，如 清溪镇第六届人民代表大会第一次会议"},
                {OPTION_VALUE, false, "session", "N", "第几次会议；默认 1"},
                {OPTION_VALUE, true, "seats", "N", "应有代表名额"},
                {OPTION_VALUE, true, "convener", "BODY", "presidium 上次会议主席团、standing-committee 上届常委会、other"},
                {OPTION_VALUE, true, "opens-on", "DATE", "开会日期：决定适用哪一年的法律"},
                {OPTION_VALUE, false, "completed-on", "DATE", "代表选举完成的日期"},
                {OPTION_FLAG, false, "ethnic-township", NULL, "民族乡"},
                {OPTION_VALUE, false, "special", "BODY", "临时会议由谁提出：presidium、standing-committee（县级）、deputies"},
                {OPTION_VALUE, false, "proposers", "N", "同 --special deputies 一起用: 提议的代表数"},
                AT_TIME,
                END},
        .needs_workspace = true,
        .run = run_entry,
};

const struct command command_session_deputies = {
        .path = "session deputies",
        .operands = "[FILE]",
        .operands_min = 0,
        .operands_max = 1,
        .summary = "代表名册：由认证的选举结果产生，或者导入表格；再次导入按代表号更正",
        .options = (const struct option[]){
                {OPTION_FLAG, false, "elected", NULL, "由认证的代表选举结果产生"},
                AT_TIME,
                OF_SESSION,
                END},
        .needs_workspace = true,
        .run = run_deputies,
};

RECORD(deputy, "deputy", "代表资格变动：暂时停止执行职务、恢复、终止", run_entry,
        {OPTION_VALUE, true, "no", "N", "代表号"},
        {OPTION_VALUE, true, "state", "STATE", "in-office、suspended、ended"},
        {OPTION_VALUE, false, "cause", "CAUSE", "suspended 的原因：detained、serving"},
        {OPTION_VALUE, false, "document", "NO", "依据的文书"})

RECORD(post, "post", "登记一项应选职务", run_post,
        {OPTION_VALUE, true, "post", "N", "职务号，选票和计票单用它"},
        {OPTION_VALUE, true, "office", "CODE", "chair、vice-chair、head、deputy-head；县级见 docs/session.md"},
        {OPTION_VALUE, true, "seats", "N", "应选名额"},
        {OPTION_VALUE, false, "title", "TEXT", "职务名称，如 副镇长"},
        {OPTION_FLAG, false, "secondment", NULL, "挂职"},
        {OPTION_FLAG, false, "by-election", NULL, "补选"})

RECORD(sitting, "sitting", "登记一次预备会议、全体会议、主席团会议或者代表团会议", run_entry,
        {OPTION_VALUE, true, "sitting", "N", "会议编号"},
        {OPTION_VALUE, true, "kind", "KIND", "preparatory、plenary、presidium、delegation"},
        {OPTION_VALUE, false, "title", "TEXT", "如 第一次全体会议"})

const struct command command_session_attendance = {
        .path = "session attendance",
        .operands = "[FILE]",
        .operands_min = 0,
        .operands_max = 1,
        .summary = "登记出席：导入签到表，或者全部出席",
        .options = (const struct option[]){
                {OPTION_VALUE, true, "sitting", "N", "会议编号"},
                {OPTION_FLAG, false, "all-present", NULL, "在任代表全部出席；同时给表的，表中写明的以表为准"},
                AT_TIME,
                OF_SESSION,
                END},
        .needs_workspace = true,
        .run = run_attendance,
};

RECORD(step, "step", "登记一步完成：何时、在哪次会议、有什么文件证明", run_entry,
        {OPTION_VALUE, true, "step", "CODE", "步骤代码，见 huanjie session next"},
        {OPTION_VALUE, false, "sitting", "N", "会议编号"},
        {OPTION_VALUE, false, "began", "TIME", "开始时间；默认同完成时间"},
        {OPTION_VALUE, false, "evidence", "TEXT", "证明它的文件"})

RECORD(resolution, "resolution", "登记一次表决", run_entry,
        {OPTION_VALUE, true, "resolution", "CODE", "presidium、agenda、government-report、presidium-report、budget、method、tellers、credentials-committee、other"},
        {OPTION_VALUE, true, "sitting", "N", "会议编号"},
        {OPTION_VALUE, true, "for", "N", "赞成"},
        {OPTION_VALUE, true, "against", "N", "反对"},
        {OPTION_VALUE, true, "abstain", "N", "弃权"},
        {OPTION_VALUE, false, "title", "TEXT", "决议名称"})

RECORD(presidium, "presidium", "登记主席团组成人员", run_entry,
        {OPTION_LIST, true, "member", "N", "代表号，几个人写几次"},
        {OPTION_VALUE, false, "secretary", "NAME", "秘书长"})

RECORD(method, "method", "登记选举办法的内容：差额数、提名截止时间、酝酿时间、选票的填写方法", run_entry,
        {OPTION_VALUE, true, "deadline", "TIME", "提名截止时间，精确到分"},
        {OPTION_VALUE, false, "deliberation-minutes", "N", "酝酿讨论不少于多少分钟"},
        {OPTION_LIST, false, "margin", "POST=N", "一项职务的差额数，如 3=1"},
        {OPTION_VALUE, false, "marking", "CODE",
                "选票的填写方法: columns、circle-cross、tick-cross、blank-agrees；默认照设置 ballot_marking"})

RECORD(nominate, "nominate", "登记一份提名：主席团提名，或者代表联合提名", run_nominate,
        {OPTION_VALUE, true, "post", "N", "职务号"},
        {OPTION_VALUE, true, "name", "NAME", "被提名人"},
        {OPTION_VALUE, false, "deputy", "N", "被提名人的代表号；不是代表的不写"},
        {OPTION_LIST, false, "signer", "N", "联名代表的代表号，几个人写几次；不写为主席团提名"},
        {OPTION_FLAG, false, "official", NULL, "担任国家行政机关职务"},
        {OPTION_FLAG, false, "resigned", NULL, "已辞去该职务"},
        {OPTION_FLAG, false, "of-group", NULL, "建立民族乡的少数民族公民"},
        {OPTION_FLAG, false, "no-voter", NULL, "没有选举权或者被选举权"},
        {OPTION_VALUE, false, "sex", "N", "1 男、2 女"},
        {OPTION_VALUE, false, "born", "DATE", "出生日期"},
        {OPTION_VALUE, false, "party", "TEXT", "政治面貌"},
        {OPTION_VALUE, false, "education", "TEXT", "学历"},
        {OPTION_VALUE, false, "work", "TEXT", "工作单位及职务"})

RECORD(strike_signer, "strike-signer", "登记一名代表撤回联名", run_entry,
        {OPTION_VALUE, true, "nominee", "N", "被提名人编号"},
        {OPTION_VALUE, true, "deputy", "N", "代表号"},
        {OPTION_VALUE, false, "reason", "TEXT", "原因"})

RECORD(nominee_leaves, "nominee-leaves", "登记被提名人退出或者死亡", run_entry,
        {OPTION_VALUE, true, "nominee", "N", "被提名人编号"},
        {OPTION_VALUE, true, "state", "STATE", "withdrawn、dead"},
        {OPTION_VALUE, true, "why", "TEXT", "原因"})

RECORD(verify_nominee, "verify-nominee", "登记联名代表已经核对", run_entry,
        {OPTION_VALUE, true, "nominee", "N", "被提名人编号"},
        {OPTION_VALUE, true, "by-whom", "NAME", "核对人"})

RECORD(primary, "primary", "登记预选结果", run_entry,
        {OPTION_VALUE, true, "post", "N", "职务号"},
        {OPTION_LIST, true, "votes", "NOMINEE=N", "被提名人编号=得票，几个人写几次"})

RECORD(list, "list", "确定一项职务的正式候选人名单：默认按法定人数和姓名笔画（预选后按规定）排列", run_list,
        {OPTION_VALUE, true, "post", "N", "职务号"},
        {OPTION_LIST, false, "nominee", "N", "依次写明名单；只在程序不能决定时用"})

RECORD(staff, "staff", "登记监票人、计票人名单和近亲属申报", run_staff,
        {OPTION_LIST, false, "chief-supervisor", "NAME", "总监票人"},
        {OPTION_LIST, false, "supervisor", "NAME", "监票人"},
        {OPTION_LIST, false, "teller", "NAME", "计票人"},
        {OPTION_LIST, false, "kin", "NAME=NOMINEE=RELATION", "近亲属申报，如 王五=3=配偶"})

RECORD(vote, "vote", "发出一项职务的选票：第一次，或者按上一次的结果再投", run_entry,
        {OPTION_VALUE, true, "post", "N", "职务号"},
        {OPTION_VALUE, true, "sitting", "N", "会议编号"},
        {OPTION_LIST, false, "nominee", "N", "另行选举时重新提名的名单；默认按第一次得票的顺序"})

const struct command command_session_tally = {
        .path = "session tally",
        .operands = "[FILE|-]",
        .operands_max = 1,
        .summary = "录入一份计票单（两人各录一次，互不可见）：照计票单文件，或者照机读的选票",
        .options = (const struct option[]){
                {OPTION_VALUE, true, "post", "N", "职务号"},
                {OPTION_VALUE, false, "round", "N", "第几次投票；默认 1"},
                {OPTION_VALUE, true, "entry", "N", "1 或 2"},
                {OPTION_FLAG, false, "scanned", NULL, "照机读的选票；以下各数由会场清点"},
                {OPTION_VALUE, false, "in-person", "N", "同 --scanned 一起用: 参加投票的代表数"},
                {OPTION_VALUE, false, "received", "N", "同 --scanned 一起用: 领用选票数"},
                {OPTION_VALUE, false, "issued", "N", "同 --scanned 一起用: 发出选票数"},
                {OPTION_VALUE, false, "spoiled", "N", "同 --scanned 一起用: 写错换发作废的选票数；默认 0"},
                {OPTION_VALUE, false, "unused", "N", "同 --scanned 一起用: 剩余选票数；默认 0"},
                {OPTION_VALUE, false, "supervisor", "NAME", "同 --scanned 一起用: 监票人"},
                AT_TIME,
                OF_SESSION,
                END},
        .needs_workspace = true,
        .run = run_tally,
};

RECORD(settle, "settle", "对照原件核定两次录入的不同之处", run_entry,
        {OPTION_VALUE, true, "post", "N", "职务号"},
        {OPTION_VALUE, true, "round", "N", "第几次投票"},
        {OPTION_LIST, true, "settled", "FIELD=N", "如 for:1=72，每处一个"})

RECORD(announce, "announce", "登记一项职务的当选人已经宣布", run_entry,
        {OPTION_VALUE, true, "post", "N", "职务号"})

RECORD(oath, "oath", "登记宪法宣誓", run_entry,
        {OPTION_LIST, true, "name", "NAME", "宣誓人，几个人写几次"},
        {OPTION_VALUE, false, "leader", "NAME", "领誓人"})

RECORD(file, "file", "登记请示、批复、备案报告和归档文件", run_entry,
        {OPTION_VALUE, true, "kind", "KIND", "request、approval、report、archive"},
        {OPTION_VALUE, true, "title", "TEXT", "标题"},
        {OPTION_VALUE, false, "to", "BODY", "报送机关"},
        {OPTION_VALUE, true, "document", "NO", "文号"})

RECORD(motion, "motion", "登记一件议案或者质询案", run_entry,
        {OPTION_VALUE, true, "kind", "KIND", "bill 议案、interpellation 质询案"},
        {OPTION_VALUE, true, "title", "TEXT", "案由"},
        {OPTION_VALUE, true, "by-whom", "BODY", "presidium、government，或者 joint（代表联名）"},
        {OPTION_LIST, false, "proposer", "N", "联名代表的代表号，每人一个"},
        {OPTION_FLAG, false, "written", NULL, "书面提出"},
        {OPTION_FLAG, false, "names-question", NULL, "质询案写明了质询对象、质询的问题和内容"},
        {OPTION_VALUE, false, "addressee", "BODY", "质询案的受质询机关"},
        {OPTION_VALUE, false, "disposal", "TEXT", "怎样处理：列入议程、交某机关办理、答复情况"})

RECORD(recall, "recall", "登记一件罢免案，连同表决", run_entry,
        {OPTION_VALUE, true, "name", "NAME", "被提出罢免的人"},
        {OPTION_VALUE, true, "office", "CODE", "职务：chair、vice-chair、head、deputy-head；县级见 docs/session.md"},
        {OPTION_VALUE, true, "by-whom", "BODY", "presidium、standing-committee（县级），或者 joint（代表联名）"},
        {OPTION_LIST, false, "proposer", "N", "联名代表的代表号，每人一个"},
        {OPTION_FLAG, false, "reasons", NULL, "写明了罢免理由"},
        {OPTION_FLAG, false, "defence", NULL, "被提出罢免的人有机会申辩"},
        {OPTION_VALUE, false, "sitting", "N", "在哪一次会议上表决"},
        {OPTION_VALUE, false, "for", "N", "赞成票；没有表决的不写"})

RECORD(resign, "resign", "登记领导人员的辞职，连同接受辞职的表决", run_entry,
        {OPTION_VALUE, true, "name", "NAME", "辞职的人"},
        {OPTION_VALUE, true, "office", "CODE", "职务：chair、vice-chair、head、deputy-head；县级见 docs/session.md"},
        {OPTION_VALUE, false, "sitting", "N", "在哪一次会议上表决"},
        {OPTION_VALUE, false, "for", "N", "赞成票；没有表决的不写"})

RECORD(decide, "decide", "登记有权机关的决定：法律留下的问题，或者接受一条 F 类问题", run_entry,
        {OPTION_VALUE, true, "subject", "TEXT", "问题的对象，如 post/3/round/1"},
        {OPTION_VALUE, true, "question", "CODE", "问题代码，或者 F 类编号"},
        {OPTION_VALUE, true, "answer", "TEXT", "回答；接受 F 类问题写 accept"},
        {OPTION_VALUE, true, "body", "BODY", "决定的机关"},
        {OPTION_VALUE, true, "document", "NO", "决定的文号"})

RECORD(explain, "explain", "对一条 W 类问题写明说明", run_entry,
        {OPTION_VALUE, true, "code", "CODE", "W 类编号"},
        {OPTION_VALUE, true, "subject", "TEXT", "问题的对象"},
        {OPTION_VALUE, true, "text", "TEXT", "说明"})

RECORD(void, "void", "作废一条记录；原来的记录保留", run_entry,
        {OPTION_VALUE, true, "event", "N", "记录的编号"},
        {OPTION_VALUE, true, "reason", "TEXT", "原因"})

RECORD(correct, "correct", "为更正打开已认证的会议结果", run_entry,
        {OPTION_VALUE, true, "reason", "TEXT", "更正的理由"})

#undef RECORD
#undef AT_TIME
#undef OF_SESSION
#undef END
