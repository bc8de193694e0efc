#!/bin/sh
# Keeping the roll of a small town after it was imported: people entered by hand, corrected, struck off, excluded with
# their evidence (R04 to R06), restored, transferred, moved; the list published and corrected (R30); objections with their
# days (R31 to R34); what a clerk is told when something is wrong, and nothing readable of an ID number anywhere.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

export HUANJIE_BY=张三 HUANJIE_NOW=2011-12-10T08:00:00+08:00

on() {
    HUANJIE_NOW=$1T08:00:00+08:00
}

# A valid ID number of that birth and sequence.
id() {
    python3 -c 'import sys
b = "331021" + sys.argv[1] + sys.argv[2]
w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
print(b + "10X98765432"[sum(int(c) * k for c, k in zip(b, w)) % 11])' "$1" "$2"
}

run init town.hj --division 331021104 --name 清溪镇 --level township --congress 6 --election-day 2012-01-04 \
    --population 1200 --province none
status_is 0 "a workspace"
printf '单位名称,类别,人口,选区号\n东山村,村,300,1\n西山村,村,310,1\n南湖村,村,250,2\n水库所,单位,20,2\n' >units.csv
printf '选区号,选区名称\n1,东西山选区\n2,南湖选区\n' >districts.csv
run unit import units.csv
run district import districts.csv
status_is 0 "units and districts"

# ---- entered by hand ----
wang=$(id 19800101 001)
li=$(id 19820303 002)
run roll add --name 王五 --id "$wang" --unit 东山村 --phone 13800138000 --ethnic 汉族 --json
status_is 0 "one voter by hand"
json_has "with number, state and the unit's district" \
    'j["written"] and (j["voter"], j["state"], j["district"], j["kind"]) == (1, "active", 1, "add")'
printf '%s\n' "$li" | "$HUANJIE" roll add --name 李红 --id - --unit 南湖村 --json >"$out" 2>"$err"
status=$?
status_is 0 "another one, whose number never stands on the command line"
json_has "written" 'j["written"]'
"$HUANJIE" roll add --name 无号 --id - --unit 南湖村 </dev/null >"$out" 2>"$err"
status=$?
ends_with 2 "no number where one was announced is no number"
run roll add --name 王五五 --id "$wang" --unit 西山村 --json
ends_with 1 "the same ID number again is stopped (R02)"
json_has "by the one who has it, under the rule" \
    '[f["code"] for f in j["findings"]] == ["F112"] and "选民 1 王五" in j["findings"][0]["text"] and j["findings"][0]["rule"] == "R02"'
json_has "without the number" "'$wang' not in str(j)"
run roll add --name 赵小 --id "$(id 19940105 003)" --unit 西山村
ends_with 1 "one day too young (R03)"
shows F104
run roll add --name 赵大 --id "$(id 19940104 003)" --unit 西山村
status_is 0 "eighteen on the election day (R03)"
run roll add --name 钱六 --id "${wang%?}0" --unit 东山村
ends_with 1 "a wrong check character"
shows F102
run roll add --name 钱六 --born 1970-05-05 --sex 男 --unit 北湖村
ends_with 1 "a unit of another town"
shows F108
run roll add --name 王五 --born 1980-01-01 --sex 男 --unit 西山村 --json
status_is 0 "one name and one birth are let in"
json_has "and have to be looked into" '[f["code"] for f in j["findings"]] == ["W102", "W105"] and j["voter"] == 4'
run roll add --name 孙七 --born 1971-02-03 --sex 女 --unit 南湖村 --district 9
status_is 1 "no such district"
says "没有选区 9"
run roll add --id "$wang"
status_is 2 "no name"

# ---- looked up ----
run roll list --find "$wang" --json
json_has "by ID number, shown masked" "[v['voter'] for v in j['voters']] == [1] and j['voters'][0]['id'] == '331021********' + '$wang'[-4:]"
run roll list --find 138-0013-8000 --json
json_has "by telephone, shown masked" '[v["voter"] for v in j["voters"]] == [1] and j["voters"][0]["phone"] == "138****8000"'
run roll list --find 2 --json
json_has "by voter number" '[v["name"] for v in j["voters"]] == ["李红"]'
run roll list --find 五 --json
json_has "by a part of the name" '[v["voter"] for v in j["voters"]] == [1, 4]'
run roll list --unit 南湖村 --json
json_has "by unit" '[v["voter"] for v in j["voters"]] == [2]'
run roll list --district 1 --state active --json
json_has "by district and state" '[v["voter"] for v in j["voters"]] == [1, 3, 4]'
run roll list --state dead
status_is 1 "no such state"
says "active（在册）"
run roll list --unit 北湖村
status_is 1 "no such unit"
run roll show 77
status_is 1 "no such voter"
says "没有选民证号 77"
run roll show 王五
status_is 2 "a name is no number"

# ---- corrected ----
run roll edit 2 --name 李虹 --address 湖边1号 --json
status_is 0 "corrected"
run roll show 2 --json
json_has "and recorded" 'j["name"] == "李虹" and [h["kind"] for h in j["history"]] == ["add", "edit"] and
    "姓名 李红 → 李虹，住址 （空） → 湖边1号" == j["history"][1]["note"]'
run roll edit 2 --name 李虹 --json
status_is 0 "the same again"
json_has "changes nothing" 'not j["written"] and j["findings"] == []'
run roll edit 2 --id "$wang" --json
ends_with 1 "the number of somebody else (R02)"
json_has "is stopped" '[f["code"] for f in j["findings"] if f["severity"] == "stop"] == ["F112"]'
li2=$(id 19820304 002)
run roll edit 2 --id "$li2" --phone 13900139000
status_is 0 "another number of her own"
run roll list --find "$li2" --json
json_has "is found by it" '[v["voter"] for v in j["voters"]] == [2] and j["voters"][0]["born"] == "1982-03-04"'
run roll list --find "$li" --json
json_has "and no more by the old one" 'j["voters"] == []'
run roll add --name 另人 --id "$li" --unit 西山村
status_is 0 "which is free for whom it belongs to"
run roll edit 2 --note "身份证 $li2" --address 湖边2号
status_is 1 "an ID number in a note"
says "请不要写公民身份号码"

# ---- struck off, and restored ----
run roll strike 5 --ground dead
status_is 1 "a death without a paper"
says "除名须写明依据"
run roll strike 5 --ground dead --document 死证12号 --authority 镇卫生院
status_is 0 "with it"
run roll strike 5 --ground dead --document 死证12号
status_is 1 "only once"
says "已经除名"
run roll strike 4 --ground duplicate
status_is 1 "a duplicate of whom?"
says "--twin"
run roll strike 4 --ground duplicate --twin 5
status_is 1 "not of one who is struck off"
run roll strike 4 --ground duplicate --twin 1 --json
status_is 0 "one person, one vote (R02)"
json_has "struck" 'j["state"] == "struck"'
run roll strike 3 --ground under-age
status_is 1 "eighteen on the day is not under age (R03)"
says "年满十八周岁"
run roll strike 3 --ground mistake
status_is 1 "a mistake is described"
run roll strike 3 --ground gone
status_is 1 "no such ground"
run roll restore 1 --note 误会
status_is 1 "who stands on the roll needs no restoring"
run roll restore 5
status_is 1 "restored without a word"
run roll restore 5 --note 死亡证明系同名之人的
status_is 0 "with one"

# ---- excluded with their evidence ----
run roll exclude 5 --ground deprived
status_is 1 "R04: deprived without a judgment"
says "选举法2010 第3条第2款"
run roll exclude 5 --ground deprived --document 刑初12号 --authority 县公安局
status_is 1 "R04: which is a court's"
says "不是法院"
run roll exclude 5 --ground deprived --document 刑初12号 --authority 玉环县人民法院 --from 2010-01-01 --until 2012-01-03
status_is 1 "R04: and covers the election day"
says "不包括选举日"
run roll exclude 5 --ground deprived --document 刑初12号 --authority 玉环县人民法院 --from 2010-01-01 --until 2012-01-04 --json
status_is 0 "R04: to its last day"
json_has "excluded" 'j["state"] == "excluded" and j["kind"] == "exclude"'
run roll restore 5 --note 家属要求
status_is 1 "R04: no return before the term ends"
says "撤销或者改变它的文书"
run roll restore 5 --document 刑终3号 --authority 台州市中级人民法院
status_is 0 "but by another judgment"
run roll exclude 5 --ground mental-illness --document 医字1号 --authority 县第二医院
status_is 1 "R05: a hospital alone does not exclude"
says "选举委员会确认"
run roll exclude 5 --ground mental-illness --document 清选委2号 --authority 清溪镇选举委员会 --consent 县第二医院医字1号
status_is 0 "R05: the committee confirms"
run roll restore 5 --document 清选委4号 --authority 清溪镇选举委员会
run roll exclude 5 --ground suspended --document 拘字3号 --authority 县公安局
status_is 1 "R06: the police do not suspend the right"
says "直接选举若干规定1983 第4项"
run roll exclude 5 --ground suspended --document 检停1号 --authority 玉环县人民检察院
status_is 0 "R06: the procuratorate does"
run roll restore 5 --document 检停2号 --authority 玉环县人民检察院
run roll exclude 5 --ground imprisoned --document 刑初13号 --authority 玉环县人民法院
status_is 1 "item 5: who is only imprisoned votes"
says "准予行使选举权利"
run roll exclude 5 --ground non-local-staff --document 花名册 --authority 某铁路段
status_is 1 "item 7: nobody decided so"
says "non_local_staff"
run setting set non_local_staff county-only --body 玉环县选举委员会 --document 5号 --on 2011-11-30
run roll exclude 5 --ground non-local-staff --document 花名册 --authority 某铁路段
status_is 0 "item 7: somebody did"
run roll restore 5 --document 调令1号 --note 已调入镇政府
status_is 0 "and he works for the town now"
run roll exclude 5 --ground dead --document 1号
status_is 1 "the dead are struck off"
says "roll strike"

# ---- here and elsewhere ----
run roll transfer-out 3 --document ""
status_is 1 "gone without a paper"
says "转出须写明依据"
run roll transfer-out 3 --document 迁字7号 --to 温岭市
status_is 0 "gone"
run roll add --name 赵大 --id "$(id 19940104 003)" --unit 西山村
ends_with 1 "who comes back is restored"
shows "roll restore"
run roll transfer-in --name 周八 --id "$(id 19750606 005)" --unit 东山村 --document 选资9号 --authority "" --issued 2011-12-01
status_is 1 "item 9: the certificate names its issuer"
says "直接选举若干规定1983 第9项"
run roll transfer-in --name 周八 --id "$(id 19750606 005)" --unit 东山村 --document 选资9号 --authority 温岭市泽国镇选举委员会 --issued 2011-12-01 --json
status_is 0 "item 9: with the certificate"
json_has "is on the roll" 'j["kind"] == "transfer-in" and j["voter"] == 6'
run roll move 6 --district 7
status_is 1 "no such district"
run roll move 6 --district 2 --unit 南湖村 --json
status_is 0 "moved"
json_has "to the district" 'j["district"] == 2'
run roll move 6 --district 2
status_is 1 "who is there already"
run roll strike 6 --ground mistake --note 试 --on 2011-12-11
status_is 1 "a day to come"
says "还没有到"

# ---- the list and what changes after it ----
on 2011-12-12
run notice add --kind voter-list --place 各村公告栏 --on 2011-12-12
status_is 0 "the list is published (R30)"
run roll check --json
json_has "all is well" 'j["stop"] == 0 and [f["code"] for f in j["findings"]] == ["W128"]'
run finding explain --code W128 --subject "单位 水库所" --text "职工均登记在户籍所在村"
status_is 0 "what remains is explained"
on 2011-12-14
run roll edit 6 --phone 13700137000 --json
json_has "a telephone is not on the list" 'j["findings"] == []'
run roll move 6 --district 1 --unit 东山村 --json
json_has "who moves after it is made known (R30)" '[f["code"] for f in j["findings"]] == ["N121"]'
run roll check --json
ends_with 0 "which is asked to be explained"
json_has "while no notice did (W125), for both districts" '[(f["code"], f["subject"]) for f in j["findings"] if f["code"] != "W128"] ==
    [("W125", "选区 1"), ("W125", "选区 2")]'
run roll correct-list --all --to 补正 --xlsx --json
status_is 0 "the corrections as sheets"
json_has "of both districts" '[(f["file"], f["people"]) for f in j["files"]] == [("选民名单补正_选区01.xlsx", 1), ("选民名单补正_选区02.xlsx", 1)]'
holds "who is on the list now" sh -c 'unzip -p 补正/选民名单补正_选区01.xlsx xl/sharedStrings.xml | grep -q 补充列入'
holds "and who is not any more" sh -c 'unzip -p 补正/选民名单补正_选区02.xlsx xl/sharedStrings.xml | grep -q 不再列入'
run roll correct-list --all --since 2011-12-15 --to 补正
status_is 1 "nothing to correct since"
run notice add --kind voter-list-correction --place 各村公告栏 --on 2011-12-14
run roll check --json
json_has "and rests once it is" '"W125" not in {f["code"] for f in j["findings"]}'

# ---- objections ----
run roll objection add --applicant 吴九 --about 吴九 --district 1 --claim 应当列入名单 --json
status_is 0 "an objection in time (R31)"
json_has "waits for the committee until the third day (R32)" '(j["next"], j["due"]) == ("decide", "2011-12-17") and
    j["steps"][0]["last"] == "2011-12-17" and j["steps"][0]["days_late"] == 0 and [f["code"] for f in j["findings"]] == ["N122"]'
run roll objection add --applicant 郑十 --voter 1 --claim 不应列入 --json
json_has "one about somebody on the roll" '(j["about"], j["district"]) == ("王五", 1)'
run roll objection add --applicant 郑十 --claim 不清
status_is 1 "about whom?"
run roll objection sue --objection 1 --court 玉环县人民法院
status_is 1 "no lawsuit before the decision"
on 2011-12-18
run roll objection add --applicant 冯一 --voter 2 --claim 不应列入 --json
json_has "the sixth day is late (R31)" '"W121" in [f["code"] for f in j["findings"]] and j["steps"][0]["days_late"] == 1'
run roll check --json
ends_with 1 "an objection that nobody decided stops (R32)"
json_has "with its article" '{(f["code"], f["article"]) for f in j["findings"] if f["subject"] == "申诉 1"} == {("F125", "选举法2010 第28条")}'
run roll objection decide --objection 1 --outcome rejected --text 户口不在本镇 --document 清选委6号 --on 2011-12-17 --json
status_is 0 "decided on the last day"
json_has "he may sue until the fifth day before (R33)" '(j["next"], j["due"]) == ("sue", "2011-12-30") and j["findings"] == []'
run roll objection decide --objection 2 --outcome upheld --text 确系重复 --json
json_has "a day late (R32)" '[f["code"] for f in j["findings"]] == ["W122"]'
run roll objection decide --objection 2 --outcome upheld --text 再次
status_is 1 "only once"
run roll objection decide --objection 3 --outcome maybe
status_is 2 "upheld or rejected"
run roll objection decide --objection 3 --outcome rejected --text 不成立
on 2011-12-31
run roll objection sue --objection 1 --court 玉环县人民法院 --on 2011-12-30 --json
status_is 0 "taken to court"
json_has "who judges before the election day (R34)" '(j["next"], j["due"]) == ("judge", "2012-01-03") and j["findings"] == []'
run roll objection sue --objection 2 --court 玉环县人民法院 --json
json_has "a day late (R33)" '"W123" in [f["code"] for f in j["findings"]]'
run roll objection list --open --json
json_has "who did not sue is content" '[o["objection"] for o in j["objections"]] == [1, 2]'
on 2012-01-04
run roll check --json
json_has "no judgment on the day (R34)" '{f["subject"] for f in j["findings"] if f["code"] == "W124"} == {"申诉 1", "申诉 2"}'
run roll objection judge --objection 1 --outcome upheld --document 民特1号 --on 2012-01-03 --json
json_has "the judgment is final (R34)" 'j["next"] == "closed" and j["findings"] == []'
run roll objection judge --objection 1 --outcome rejected --document 民特2号
status_is 1 "and stays"
run roll objection list
shows "人民法院的判决为最后决定"
shows "下一步: 人民法院判决，最后期限 2012-01-03"
run roll objection judge --objection 9 --outcome upheld --document 1号
status_is 1 "no such objection"

# ---- what is printed ----
run roll print --all --to 名单 --pdf --xlsx --json
status_is 0 "the lists (R30)"
json_has "one file of each kind for each district" '[f["file"] for f in j["files"]] == ["选民名单_选区01.pdf", "选民名单_选区01.xlsx", "选民名单_选区02.pdf", "选民名单_选区02.xlsx"] and
    [f["people"] for f in j["files"]][::2] == [3, 1]'
unzip -p 名单/选民名单_选区01.xlsx xl/sharedStrings.xml >strings.xml
holds "with the day of the notice and year and month of birth" sh -c 'grep -q 2011年12月12日 strings.xml && grep -q 1980年1月 strings.xml && grep -q 王五 strings.xml'
holds "without days of birth, ID numbers and those who are not on it" sh -c '! grep -qE "1月1日|[0-9]{15}|赵大" strings.xml'
cp 名单/选民名单_选区01.pdf before.pdf
run roll print --district 1 --to 名单
holds "the same records give the same bytes" cmp before.pdf 名单/选民名单_选区01.pdf
run setting set list_birth none --body 清溪镇选举委员会 --document 7号 --on 2011-12-01
run roll print --district 1 --to 名单 --xlsx
holds "no birth where the setting says so" sh -c '! unzip -p 名单/选民名单_选区01.xlsx xl/sharedStrings.xml | grep -q 1980年'
run roll print --district 9 --to 名单
status_is 1 "no such district"
run roll print --to 名单
status_is 2 "which district?"
run roll cards --all --to 证
status_is 1 "cards without a station"
says "投票站"
printf '选区号,站号,类别,名称,秘密写票处\n1,1,投票站,东山村文化礼堂,是\n2,1,选举大会,南湖村小学,是\n' >stations.csv
run station import stations.csv
run roll cards --all --to 证 --hours 7:00—17:00 --json
status_is 0 "cards with one"
json_has "a card for each voter" 'sum(f["people"] for f in j["files"]) == 4'

# ---- in figures ----
run roll statistics --json --xlsx 统计.xlsx --pdf 统计.pdf
status_is 0 "the roll in figures"
json_has "every table has its base and adds up" 'j["adds_up"] and all(t["sum"] == t["base"] == sum(r["people"] for r in t["rows"]) for t in j["tables"])'
json_has "by state" '{r["label"]: r["people"] for t in j["tables"] if t["table"] == "state" for r in t["rows"]} == {"在册": 4, "除名": 1, "转出": 1}'
json_has "by sex, with shares" '[(r["label"], r["people"], r["percent"]) for t in j["tables"] if t["table"] == "sex" for r in t["rows"]] ==
    [("男", 2, "50.00%"), ("女", 2, "50.00%")]'
json_has "by age on the election day" '[(r["label"], r["people"]) for t in j["tables"] if t["table"] == "age" for r in t["rows"]] == [("26–35岁", 3), ("36–45岁", 1)]'
holds "files" test -s 统计.xlsx -a -s 统计.pdf

# ---- the change log, the journal ----
run roll changes --since 2011-12-14 --json
json_has "what changed since the list" '[(x["kind"], x["voter"]) for x in j["changes"]] == [("edit", 6), ("move", 6)] and
    (j["changes"][1]["from_district"], j["changes"][1]["to_district"]) == (2, 1)'
run roll changes
status_is 0 "all of them"
run roll show 5
shows "剥夺政治权利"
shows "2010-01-01 至 2012-01-04"
run verify
status_is 0 "the journal is whole"
changes=$(asks 'SELECT count(*) FROM voter_change')
holds "each change has its entry" test "$(asks "SELECT count(*) FROM journal WHERE action IN ('roll-add', 'roll-edit', 'roll-strike', 'roll-exclude', 'roll-restore', 'roll-transfer-in', 'roll-transfer-out', 'roll-move')")" = "$changes"
run journal list --detail
holds "no ID number is readable in the workspace" sh -c '! grep -aqE "$1|$2|$3" town.hj town.hj-wal 2>/dev/null' sh "$wang" "$li2" 13800138000
holds "none is in the journal" sh -c '! grep -qE "[0-9]{17}" "$1"' sh "$out"

# ---- a file that comes after the list ----
printf '姓名,公民身份号码,村组,住址\n何一,%s,西山村,\n' "$(id 19660606 007)" >late.csv
run roll import late.csv
status_is 0 "a roll that was handed in late"
run roll changes --since 2012-01-04 --json
json_has "is a change of the published list" '[(x["kind"], x["to_district"]) for x in j["changes"]] == [("add", 1)]'
run roll check --json
json_has "that has to be made known" '("W125", "选区 1") in [(f["code"], f["subject"]) for f in j["findings"]]'
printf '姓名,公民身份号码,村组,住址\n何一,%s,西山村,坡上3号\n' "$(id 19660606 007)" >late.csv
run roll import late.csv --yes
run roll changes --since 2012-01-04 --json
json_has "an address is none" '[(x["kind"], x["from_district"], x["to_district"]) for x in j["changes"]][1:] == [("edit", 0, 0)]'

finish
