#!/bin/sh
# The first session of a small congress over the real program: in its order, out of its order, certified, corrected,
# tampered with.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

export HUANJIE_BY=张三 HUANJIE_NOW=2012-01-06T08:00:00+08:00 HUANJIE_WORKSPACE=town.hj

# quiet COMMAND…   an entry that must go in without a finding
quiet() {
    run session "$@"
    status_is 0 "session $1 $2 $3"
}

run init town.hj --division 331021104 --name 清溪镇 --level township --congress 6 --election-day 2012-01-04 --province none
status_is 0 "a workspace"
run session show
status_is 1 "no session yet"
says "还没有记录"
run session sitting --sitting 1 --kind plenary
says "还没有召集"
quiet open --title 清溪镇第六届人民代表大会第一次会议 --seats 12 --convener presidium --opens-on 2012-01-04 \
    --completed-on 2011-12-20 --at "2011-12-21 09:00"

# ---- deputies ----
printf '代表号,姓名,性别,民族,代表团,代表证\n1,王建国,男,汉族,一,是\n2,李秀英,女,汉族,一,是\n3,张伟,男,汉族,一,是\n4,刘芳,女,汉族,一,是\n5,陈勇,男,汉族,一,是\n6,杨丽,女,汉族,一,是\n7,黄强,男,汉族,二,是\n8,赵军,男,汉族,二,是\n9,周敏,女,汉族,二,是\n10,吴磊,男,汉族,二,是\n11,徐静,女,汉族,二,是\n12,孙涛,男,汉族,二,是\n' >deputies.csv
sed 's/,男,汉族,二,是$/,丙,汉族,二,是/; s/^12,/1,/' deputies.csv >bad.csv
run session deputies bad.csv
status_is 1 "a roster with faults is not taken"
says "“丙”应为男或女"
says "重复"
quiet deputies deputies.csv --at "2011-12-21 09:10"
run session deputies --elected
status_is 1 "nothing is certified to take them from"
quiet post --post 1 --office chair --seats 1 --title 镇人大主席
quiet post --post 2 --office deputy-head --seats 1 --title 副镇长
run session post --post 2 --office head --seats 1
says "已经登记"

# ---- the meeting, up to the method ----
quiet step --step notice --at "2011-12-25 09:00" --evidence 清人〔2011〕3号
quiet step --step credentials --at "2012-01-04 07:50" --evidence 资格审查报告
quiet sitting --sitting 1 --kind preparatory --at "2012-01-04 08:00"
quiet attendance --sitting 1 --all-present --at "2012-01-04 08:00"
quiet resolution --resolution presidium --sitting 1 --for 12 --against 0 --abstain 0 --at "2012-01-04 08:10"
quiet resolution --resolution agenda --sitting 1 --for 12 --against 0 --abstain 0 --at "2012-01-04 08:15"
quiet presidium --member 1 --member 2 --member 3 --secretary 王建国 --at "2012-01-04 08:10"
quiet step --step preparatory --sitting 1 --at "2012-01-04 08:20"
run session step --step method --sitting 1 --at "2012-01-04 08:25"
ends_with 1 "the method before the opening, in the wrong meeting, without a vote"
shows "F704"
shows "F702"
shows "组织法2004 第22条"
run session log --json
method=$(python3 -c 'import json; print([e["event"] for e in json.load(open("'"$out"'"))["entries"] if e["kind"] == "step"][-1])')
quiet void --event "$method" --reason 记早了
printf '代表号,姓名,出席情况,批准\n1,王建国,出席,\n2,李秀英,出席,\n3,张伟,出席,\n4,刘芳,出席,\n5,陈勇,出席,\n6,杨丽,出席,\n7,黄强,出席,\n8,赵军,出席,\n9,周敏,出席,\n10,吴磊,出席,\n11,徐静,出席,\n12,孙涛,请假,是\n' >present.csv
quiet sitting --sitting 2 --kind plenary --title 第一次全体会议 --at "2012-01-04 09:00"
quiet attendance present.csv --sitting 2 --at "2012-01-04 09:00"
quiet step --step opening --sitting 2 --at "2012-01-04 09:05"
quiet resolution --resolution method --sitting 2 --for 11 --against 0 --abstain 0 --at "2012-01-04 10:00"
quiet method --deadline "2012-01-05 08:00" --deliberation-minutes 30 --margin 2=1 --at "2012-01-04 10:00"
quiet step --step method --sitting 2 --at "2012-01-04 10:05"
run session show --json
json_has "who came, by delegation" '[(d["delegation"], d["deputies"], d["present"]) for d in j["sittings"][1]["delegations"]] == [("一", 6, 6), ("二", 6, 5)]'
run session next --json
json_has "nominations come next" '"nomination" in [s["step"] for s in j["next"]] and "vote" not in [s["step"] for s in j["next"]]'

# ---- nominations ----
signers() {
    for n in "$@"; do printf -- '--signer %s ' "$n"; done
}
quiet nominate --post 1 --name 王建国 --deputy 1 --at "2012-01-04 15:00"
quiet nominate --post 2 --name 李秀英 --deputy 2 --at "2012-01-04 15:01"
# shellcheck disable=SC2046
quiet nominate --post 2 --name 张伟 --deputy 3 --at "2012-01-05 07:40" $(signers 1 2 3 4 5 6 7 8 9 10)
# shellcheck disable=SC2046
run session nominate --post 2 --name 周敏 --deputy 9 --at "2012-01-05 07:50" $(signers 3 4 5 6 7 8 9 11 11 99)
status_is 0 "a nomination that falls is kept"
shows "N702"
shows "重复"
# shellcheck disable=SC2046
run session nominate --post 2 --name 吴磊 --deputy 10 --at "2012-01-05 08:01" $(signers 1 2 3 4 5 6 7 8 9 10)
shows "N704"
quiet step --step nomination --at "2012-01-05 08:00" --evidence 提名登记表
run session step --step verification --at "2012-01-05 08:10" --evidence 联名核对表
shows "F724"
for n in 3 4 5; do quiet verify-nominee --nominee $n --by-whom 陈勇 --at "2012-01-05 08:05"; done
run session step --step deliberation --began "2012-01-05 08:15" --at "2012-01-05 08:30" --evidence 讨论记录
ends_with 1 "fifteen minutes where the method wants thirty"
shows "F723"
run session decide --subject "介绍候选人、酝酿讨论" --question F723 --answer accept --body 大会主席团 --document 纪要1 --at "2012-01-05 08:35"
status_is 0 "the presidium accepts it on record"
run session list --post 1 --at "2012-01-05 08:40"
ends_with 0 "the list of the chair"
run session list --post 2 --at "2012-01-05 08:41"
run session show --json
json_has "by strokes 李 stands before 张; the fallen and the late are not on it" \
    '[n["state"] for n in j["nominees"]] == ["formal", "formal", "formal", "failed", "late"]'
quiet step --step formal-list --at "2012-01-05 08:45" --evidence 主席团会议纪要

# ---- the vote ----
quiet sitting --sitting 3 --kind plenary --title 第二次全体会议 --at "2012-01-05 09:00"
quiet attendance --sitting 3 --all-present --at "2012-01-05 09:00"
run session staff --supervisor 周敏 --teller 张伟 --at "2012-01-05 09:02"
shows "F714"
quiet staff --supervisor 周敏 --teller 赵军 --kin 赵军=4=弟 --at "2012-01-05 09:03"
quiet resolution --resolution tellers --sitting 3 --for 12 --against 0 --abstain 0 --at "2012-01-05 09:04"
quiet step --step tellers --sitting 3 --at "2012-01-05 09:05"
quiet vote --post 1 --sitting 3 --at "2012-01-05 09:10"
quiet vote --post 2 --sitting 3 --at "2012-01-05 09:10"
sheet() {
    printf '{"in_person":12,"received":12,"issued":12,"spoiled":0,"unused":0,"collected":12,"valid":12,"void":0,"blank":0,"supervisor":"周敏","lines":[%s]}' "$1"
}
sheet '{"name":"王建国","for":12,"against":0,"abstain":0}' >chair.json
sheet '{"name":"李秀英","for":7,"against":5,"abstain":0},{"name":"张伟","for":5,"against":7,"abstain":0}' >vice.json
sed 's/"for":7,"against":5/"for":1,"against":11/' vice.json >vice2.json
run session tally chair.json --post 1 --entry 1 --by 李四
status_is 0 "a first entry"
run session tally chair.json --post 1 --entry 2 --by 李四
says "两个人"
quiet tally chair.json --post 1 --entry 2 --by 王五
quiet tally vice.json --post 2 --entry 1 --by 李四
run session show --json
json_has "one entry alone shows no figure" '"votes" not in j["posts"][1]["rounds"][0]'
run session log
holds "nor does the log" sh -c '! grep -q "\"for\":7" "$1"' sh "$out"
run session tally vice2.json --post 2 --entry 2 --by 王五
ends_with 1 "two entries that differ"
run session settle --post 2 --round 1 --settled for:1=7 --by 赵六
says "against:1"
quiet settle --post 2 --round 1 --settled for:1=7 --settled against:1=5 --by 赵六
quiet step --step vote --sitting 3 --at "2012-01-05 09:30"
quiet step --step count --sitting 3 --at "2012-01-05 09:50"
run session show
shows "当选 王建国，12 票（全票）"
shows "58.33%"
run session certify
ends_with 1 "much is missing"
shows "F704"
quiet announce --post 1 --at "2012-01-05 10:00"
quiet announce --post 2 --at "2012-01-05 10:00"
quiet step --step announcement --sitting 3 --at "2012-01-05 10:05"
minute=10
for r in government-report presidium-report budget; do
    quiet resolution --resolution $r --sitting 3 --for 12 --against 0 --abstain 0 --at "2012-01-05 10:$minute"
    minute=$((minute + 5))
    quiet step --step $r --sitting 3 --began "2012-01-04 09:$minute" --at "2012-01-05 10:$minute"
    minute=$((minute + 5))
done
quiet file --kind request --title 请示 --document 清人〔2011〕2号
quiet file --kind approval --title 批复 --document 县人〔2011〕9号
quiet step --step filing --at "2012-01-06 10:00" --evidence 归档目录
run session certify
ends_with 1 "a report upward is missing"
shows "W706"
quiet explain --code W706 --subject 清溪镇第六届人民代表大会第一次会议 --text "备案报告 1 月 9 日补送"
run session certify --json
status_is 0 "certified"
json_has "version 1" 'j["version"] == 1'
run session file --kind report --title 备案报告 --document 清人〔2012〕2号
says "锁定"
run verify
status_is 0 "the workspace verifies"
shows "认证的相同"
run session correct --reason 补报备案
status_is 0 "opened for a correction"
quiet file --kind report --title 备案报告 --document 清人〔2012〕2号
run session certify --json
json_has "version 2" 'j["version"] == 2'
run verify
status_is 0 "both versions verify"
run session papers --to papers
status_is 0 "the papers of the session"
run session papers --to again
holds "the same record gives the same papers, byte for byte" diff -r papers again
printf '选区号,选区名称,应选名额\n1,东山选区,1\n' >districts.csv
run district import districts.csv
run paper report --to report
status_is 0 "the work report with the session's part"
if command -v pdftotext >/dev/null; then
    pdftotext report/换届选举工作汇报.pdf - | tr -d '\n ' >report.txt
    holds "votes with their base" grep -q '副乡镇长应选1名，当选1名，得7票，占全体代表的58.33%' report.txt
    holds "elected by all votes" grep -q '应选领导人员2名，当选2名，没有选出的0名；第一次投票当选的2名，全票当选的1名' report.txt
    holds "who was there" grep -q '投票选举的会议出席代表最少的一次12名，占全体代表的100.00%，请假0名，缺席0名' report.txt
    holds "what nobody recorded is no figure" grep -q '平均年龄（未登记）' report.txt
    holds "every figure has its line in the annex" grep -q '7÷12（李秀英）' report.txt
fi
run session replay --to replayed --json
status_is 0 "the session from the journal alone"
json_has "is the record word for word" 'j["same"] and j["differences"] == [] and j["entries"] > 60 and j["papers"] > 5'
holds "and gives the same papers, byte for byte" diff -r papers replayed
run journal list --detail --most 1000
holds "what was typed from a sheet stays unseen in the journal, too" sh -c '! grep -q "\"for\":7" "$1"' sh "$out"

# ---- other business, and who stays away twice ----
cp town.hj later.hj
cp town.hj.key later.hj.key
HUANJIE_WORKSPACE=later.hj
quiet open --session 2 --title 清溪镇第六届人民代表大会第二次会议 --seats 12 --convener presidium --opens-on 2012-06-04 --special deputies --proposers 3
quiet deputies deputies.csv --session 2
quiet sitting --session 2 --sitting 1 --kind plenary --at "2012-06-04 09:00"
printf '代表号,姓名,出席情况,批准\n11,徐静,缺席,\n12,孙涛,请假,是\n' >away.csv
run session attendance away.csv --session 2 --sitting 1 --all-present --at "2012-06-04 09:00"
run session motion --session 2 --kind bill --title 修建水渠 --by-whom joint --proposer 1 --proposer 2 --proposer 3 --proposer 4
holds "a bill of four is kept" test "$status" = 0
shows "N705"
quiet recall --session 2 --name 李秀英 --office deputy-head --by-whom presidium --reasons --defence --sitting 1 --for 7 --at "2012-06-04 10:00"
quiet resign --session 2 --name 王建国 --office chair --sitting 1 --for 10 --at "2012-06-04 10:10"
run session show --session 2 --json
json_has "each with what the law says" '
    [(m["counted"], m["stands"]) for m in j["motions"]] == [(4, False)] and [(d["kind"], d["result"]) for d in j["departures"]] == [("recall", "yes"), ("resignation", "yes")]'
# the survey of the discipline stops a first session where the county says so
run setting set awareness_percent 95 --body 平和县委 --document 平委〔2011〕6号 --on 2011-12-01
status_is 0 "a local rate"
run session check --session 1 --json
json_has "no survey yet" '[f["article"] for f in j["findings"] if f["code"] == "W873"] == ["平和县委 平委〔2011〕6号（地方规定: 换届纪律知晓率）"]'
printf '票组,类别,方面,评价主体,内容,单位,日期,发出,收回,有效,废票\n知晓率调查,问卷,社会评,代表和干部,换届纪律知晓,,2011-12-10,40,40,40,0\n' >survey.csv
run set add survey.csv
status_is 0 "a survey"
printf '票组,对象,项目,选项,票数\n知晓率调查,换届纪律,,知晓,37\n知晓率调查,换届纪律,,不知晓,3\n' >aware.csv
run set import aware.csv
status_is 0 "its sums"
run session check --session 1 --json
json_has "37 of 40" '[f["text"] for f in j["findings"] if f["code"] == "F874"] == ["换届纪律: 有效 40 份，知晓 37 份，不到百分之 95，不得召开大会"]'
run set check 知晓率调查 --json
json_has "there, too, and nobody misses a cadre of that name" '[f["code"] for f in j["findings"]] == ["F874"]'
run session check --session 2 --json
json_has "later sessions are not asked" 'not any(f["code"] in ("F874", "W873") for f in j["findings"])'
run session papers --session 2 --to second
holds "the minutes are written" test "$status" = 0
quiet open --session 3 --title 清溪镇第六届人民代表大会第三次会议 --seats 12 --convener presidium --opens-on 2013-01-04
quiet deputies deputies.csv --session 3
quiet sitting --session 3 --sitting 1 --kind plenary --at "2013-01-04 09:00"
run session attendance away.csv --session 3 --sitting 1 --all-present --at "2013-01-04 09:00"
run session check --session 3
shows "W708"
shows "代表法2010 第49条"
run session absences --json
holds "whose seat ends is a finding" test "$status" = 1
json_has "twice without leave; leave that was approved is none" '[(a["name"], a["sessions"], a["ended"]) for a in j["absences"]] == [("徐静", [2, 3], False)]'
quiet deputy --session 3 --no 11 --state ended --document 大会公告第2号 --at "2013-01-04 11:00"
run session absences
holds "ended on record" test "$status" = 0
HUANJIE_WORKSPACE=town.hj

# ---- entries longer than the journal takes at once ----
python3 -c 'print("代表号,姓名,性别,民族,代表团,代表证")
for i in range(1, 401): print(f"{i},代表{i}号,男,汉族,第{i % 9 + 1}团,是")' >many.csv
run session open --session 2 --title 清溪镇第六届人民代表大会第二次会议 --seats 400 --convener presidium --opens-on 2012-06-04
quiet deputies many.csv --session 2
run journal list --json --most 1000
json_has "a long roster is there in parts, none too long" '
    (lambda parts: len(parts) > 4 and all(len(p["detail"].encode()) <= 16000 for p in parts))([x for x in j["entries"] if x["action"] == "session-part"])'
run session replay --session 2 --json
status_is 0 "and is put together again"
json_has "whole" 'j["same"] and j["entries"] == 2'
if command -v pdftotext >/dev/null; then
    pdftotext -layout papers/大会选举计票报告单.pdf tellers.txt
    holds "the tellers' report has votes and share" grep -q '李秀英 *7 *5 *0 *58.33%' tellers.txt
    pdftotext papers/会议主持词.pdf - | tr -d '\n' >script.txt
    holds "whoever presides reads who is elected" grep -q '我宣布：王建国当选为镇人大主席' script.txt
    pdftotext papers/领导人员候选人提名表.pdf - >forms.txt
    holds "what was counted is read before what was announced" \
        sh -c 'grep -q "计票、确认选举有效.*宣布当选人、公告.*我宣布：王建国" script.txt'
    holds "no blank is left in a course that is recorded" sh -c '! grep -q "赞成____票" script.txt'
    holds "the form of the nomination that fell says so" grep -q '提名不成立' forms.txt
    holds "no oath before 2016" test ! -e papers/宪法宣誓誓词和名单.pdf
else
    skip "the papers' text" "no pdftotext"
fi
if command -v sqlite3 >/dev/null; then
    cp town.hj other.hj; cp town.hj.key other.hj.key
    sqlite3 other.hj "UPDATE session_event SET body = CAST(replace(CAST(body AS TEXT), '\"for\":12', '\"for\":11') AS BLOB) WHERE kind = 'tally'"
    run verify --workspace other.hj
    holds "a changed figure is found" test "$status" = 1
    shows "不符"
    run session replay --workspace other.hj --to other
    holds "the replay says which entry was changed" test "$status" = 1
    shows "与日志中的全文不同"
    holds "and writes the papers as they were" diff -r papers other
    for change in "detail = replace(detail, '\"for\":12', '\"for\":11') WHERE action = 'session'" \
        "detail = replace(detail, '代表7号', '代表八号') WHERE action = 'session-part'" \
        "actor = '无名氏' WHERE seq = 9"; do
        cp town.hj other.hj
        sqlite3 other.hj "UPDATE journal SET $change"
        run session replay --workspace other.hj
        status_is 1 "a journal that was changed replays nothing"
        says "日志链已断"
        run verify --workspace other.hj
        holds "and does not verify" test "$status" = 1
    done
    cp town.hj other.hj
    sqlite3 other.hj "UPDATE session_event SET body = CAST(replace(CAST(body AS TEXT), '代表7号', '代表八号') AS BLOB) WHERE session_no = 2 AND kind = 'deputies'"
    run verify --workspace other.hj
    holds "a name changed in a long entry is found" test "$status" = 1
    shows "第 2 次会议第 2 条与日志"
else
    skip "tampering" "no sqlite3"
fi
# ---- before the session ----
if command -v pdftotext >/dev/null; then
    run init next.hj --division 331021104 --name 清溪镇 --level township --congress 7 --election-day 2026-12-20 --province none
    run session open --workspace next.hj --title 清溪镇第七届人民代表大会第一次会议 --seats 12 --convener presidium \
        --opens-on 2027-01-04 --at '2026-12-28 09:00'
    status_is 0 "a session that is only convened"
    run session papers --workspace next.hj --to plan
    status_is 0 "has its papers already"
    pdftotext plan/会议主持词.pdf - | tr -d '\n' >plan.txt
    holds "the script is the plan, with lines for the pen" \
        sh -c 'grep -q "预备会议（还没有举行）.*赞成____票.*通过选举办法.*宪法宣誓.*闭幕" plan.txt'
    holds "and elects nobody" sh -c '! grep -q "我宣布：[^_清]" plan.txt'
else
    skip "the script before the session" "no pdftotext"
fi
finish
