#!/bin/sh
# A township before the vote: units, districts, the number of deputies and its way to them, committee and tellers,
# work plan, notices, stations, settings; and what a clerk is told when something is wrong.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

export HUANJIE_BY=张三 HUANJIE_NOW=2011-12-01T08:00:00+08:00

run init town.hj --division 331021104 --name 清溪镇 --level township --congress 6 --election-day 2012-01-04 \
    --population 1200 --province none
status_is 0 "a workspace"

# ---- units and districts ----
{ printf '\357\273\277'; printf '清溪镇单位表,,,\n单位名称（全称）*,类别,人口,选区号\n东山村,村,300,1\n西山村,村,310,1\n南湖村,村,２５０,2\n北湖社区,居,340,3\n'; } >units.csv
run unit import units.csv --json
status_is 0 "a first table of units, with a byte order mark, a title and full-width digits"
json_has "all rows added" 'j["written"] and (j["added"], j["changed"], j["removed"]) == (4, 0, 0)'
run unit import units.csv --json
json_has "the same again changes nothing" 'j["written"] and j["kept"] == 4 and j["changes"] == []'
tail -c +4 units.csv | sed 's/310/315/' | iconv -f utf-8 -t gb18030 >changed.csv
run unit import changed.csv
ends_with 1 "a changed table, in GB18030, is not written unasked"
shows "西山村: 人口 310 → 315"
shows "--yes"
run unit list --json
json_has "nothing was changed" 'j["population"] == 1200 and len(j["units"]) == 4'
run unit import changed.csv --yes
status_is 0 "with consent it is"
run unit import units.csv --yes
status_is 0 "and back again"
printf '单位名称,人口\n东山村,三百\n,5\n' >bad.csv
run unit import bad.csv
status_is 1 "a table with faults"
says "第 2 行“人口”"
says "第 3 行“单位名称”"
says "没有导入"
run unit import missing.csv
status_is 1 "no such file"
printf '单位,户数\n东山村,3\n' >columns.csv
run unit import columns.csv
status_is 1 "a column is missing"
says "“人口”"
run unit import
status_is 2 "no file given"

printf '选区号,选区名称\n1,东西山选区\n2,南湖选区\n3,北湖选区\n' >districts.csv
run district import districts.csv
status_is 0 "districts"
run district list --json
status_is 0 "districts without seats stop nothing"
json_has "people of each" '[d["population"] for d in j["districts"]] == [610, 250, 340] and j["districts"][0]["units"] == 2'
json_has "the decision is missed" '[f["code"] for f in j["findings"]] == ["W301"]'

# ---- the number of deputies ----
run seats show --json
json_has "the ceiling with its reasons" 'j["ceiling"]["seats"] == 40 and j["ceiling"]["may_be_fewer"] and
    j["ceiling"]["reasons"][0]["article"] == "选举法2010 第11条" and j["fixed"] is None'
run seats fix --total 6 --document 8号 --body 清溪镇人民政府 --on 2011-11-20
status_is 1 "a body that cannot fix it"
says "选举法2010 第12条"
run seats fix --total 6 --document 8号 --body 玉环县人大常委会 --on 2011-11-20 --json
status_is 0 "fixed; that it is not allotted yet is said and stops nothing"
json_has "which is said" 'j["fixed"]["total"] == 6 and [f["code"] for f in j["findings"]] == ["F304"]'
run seats fix --total 9 --document 9号 --body 玉环县人大常委会 --on 2011-11-25
status_is 1 "not fixed anew without a ground"
says "--boundary-changed"
run seats fix --total 60 --document 9号 --body 玉环县人大常委会 --on 2011-11-25 --boundary-changed --population 1201 --json
json_has "above the ceiling, and the units do not add up" '{f["code"] for f in j["findings"]} == {"F303", "F304", "W303"} and
    j["fixed"]["ground"] == "boundary"'
ends_with 1 "which stops"
run seats fix --total 6 --document 9号 --body 玉环县人大常委会 --on 2011-11-25 --population 1200
status_is 0 "the record of the same paper is put right"
run seats fix --total 6 --document 8号
status_is 2 "no body, no day"

run seats set --district 2 --seats 1
status_is 0 "one district by hand, the others still without"
run seats allocate --json
status_is 0 "six methods"
json_has "each gives the total" 'len(j["methods"]) == 6 and all(sum(d["seats"] for d in m["districts"]) == 6 for m in j["methods"])'
run seats allocate
shows "hamilton"
run seats allocate --method webster
ends_with 1 "shown, not written"
run seats allocate --method webster --yes
status_is 0 "written"
run seats allocate --method best
status_is 2 "no such method"
run district list --json
json_has "people per deputy and the deviation" '[(d["seats"], d["per_deputy"], d["deviation_per_10000"]) for d in j["districts"]] ==
    [(3, 203, 167), (1, 250, 2500), (2, 170, -1500)]'
json_has "which is only reported" '[f["code"] for f in j["findings"]] == ["N301"]'
run seats set --district 1 --seats 4 --json
ends_with 1 "four seats are too many"
json_has "F301 and the sum" '[f["code"] for f in j["findings"]] == ["F304", "F301", "N301"]'
run seats set --district 1 --seats 3
status_is 0 "three are not"
shows "由 4 名改为 3 名"
run seats set --district 7 --seats 1
status_is 1 "no such district"

# three districts of one size: a tie is the committee's
run init tie.hj --division 331021105 --name 白水乡 --level township --congress 6 --election-day 2012-01-04 --population 600 --province none
printf '单位名称,人口,选区号\n甲,200,1\n乙,200,2\n丙,200,3\n' >tie_units.csv
printf '选区号,选区名称\n1,甲\n2,乙\n3,丙\n' >tie_districts.csv
run unit import tie_units.csv tie.hj
run district import tie_districts.csv tie.hj
run seats fix --total 4 --document 8号 --body 玉环县人大常委会 --on 2011-11-20 tie.hj
run seats allocate --method hill --yes tie.hj
status_is 1 "a tie is not settled silently"
says "选区 1、2、3"
run seats allocate --method hill --yes --decide 选区3 tie.hj
status_is 1 "nor without a paper"
run seats allocate --method hill --yes --decide '选区3' --body 选举委员会 --document 纪要2 --on 2011-12-01 tie.hj
status_is 0 "the committee decided"
run district list tie.hj --json
json_has "as it decided" '[d["seats"] for d in j["districts"]] == [1, 1, 2]'
rm tie.hj tie.hj.key

printf '民族,人口,名额,类别\n畲族,60,0,聚居\n' >minorities.csv
run minority import minorities.csv
status_is 0 "minorities"
run minority list --json
ends_with 1 "a compact group without a deputy"
json_has "F305" '[f["code"] for f in j["findings"]] == ["F305"]'
sed 's/60,0,聚居/120,1,聚居/' minorities.csv >m2.csv
run minority import m2.csv --yes
run minority list
status_is 0 "one in ten with one of six seats"

# ---- who serves ----
cat >people.csv <<'EOF'
机构,姓名,职务,单位,选区号,站号,任命机关,任命日期,文号
选举委员会,王一,主任,镇人大,,,玉环县人大常委会,2011-11-01,县人大〔2011〕7号
选举委员会,李二,委员,镇政府,,,清溪镇党委,2011-11-01,
指导组,赵三,组长,镇政府,1,,,,
指导组,赵三,组长,镇政府,2,,,,
主持人,钱四,,,1,1,,,
监票人,孙五,,,1,1,,,
计票人,周六,,,1,1,,,
监票人,吴七,,,1,2,,,
EOF
run member import people.csv --json
status_is 0 "people"
run member list --json
ends_with 1 "somebody was not appointed by the standing committee"
json_has "F201 names him; one district has no group; stations are missing" '
    [f["code"] for f in j["findings"]] == ["F201", "W206", "W206", "W206", "W206", "W204"] and "李二" in j["findings"][0]["text"] and
    j["findings"][-1]["text"].endswith(": 3")'
run member leave --member 2 --on 2011-12-02 --why 调离
status_is 0 "he leaves"
run member leave --member 2 --why 调离
status_is 1 "once"
run member add --body 选举委员会 --name 郑八 --appointed-by 玉环县人大常委会 --appointed-on 2011-12-02 --document 县人大〔2011〕10号 --json
json_has "another comes" 'j["member"] == 9'
run member add --body 指导员 --name 郑八
status_is 2 "no such body"
run member list --body 监票人
shows "孙五"
holds "only that body" sh -c "! grep -q 王一 '$out'"
printf '机构,姓名,候选人选区号,候选人,关系\n监票人,孙五,1,孙大,父子\n' >kin.csv
run member kin kin.csv
status_is 1 "kin of nobody who stands"
says "没有候选人“孙大”"

# ---- stations ----
cat >stations.csv <<'EOF'
选区号,站号,类别,名称,事由,秘密写票处
1,1,投票站,东山村部,,是
1,2,流动票箱,东山流动箱,行动不便,
2,1,选举大会,南湖小学,,否
EOF
run station import stations.csv
status_is 0 "stations"
run station list --json
ends_with 1 "one without a booth, a box with one supervisor"
json_has "R49, R48" '{(f["code"], f["rule"]) for f in j["findings"]} == {("F211", "R49"), ("F209", "R48"), ("W205", "R55")}'

# ---- plan and notices ----
run plan make --json
status_is 0 "a plan"
json_has "steps of law and of practice" 'j["added"] > 25'
run plan assign --step voter-list --owner 李二 --json
status_is 0 "an owner"
json_has "said as JSON" 'j["done"] and "李二" in j["text"]'
run plan add --title 村民小组长会议 --due 2011-12-10 --json
json_has "a step of one's own" 'j["step"].startswith("own-")'
run plan note --step voter-list --text 各村张贴
status_is 0 "a note"
run plan done --step committee --on 2011-11-01 --evidence 县人大〔2011〕7号
status_is 0 "done"
run plan done --step committees --on 2011-11-01 --evidence x
status_is 1 "no such step"
says "plan list"
run plan list --on 2011-12-17 --json
ends_with 1 "the voter list is overdue"
json_has "by two days, with its article" '[(f["code"], f["article"]) for f in j["findings"]] == [("F207", "选举法2010 第27条")] and
    [s["days_late"] for s in j["steps"] if s["step"] == "voter-list"] == [2] and j["late_statutory"] == 1'
json_has "practice has no article" 'all(bool(s["article"]) == s["statutory"] for s in j["steps"])'
run notice add --kind voter-list --on 2011-12-16 --place 各村公告栏 --json
ends_with 1 "published a day late"
json_has "F208" '[f["code"] for f in j["findings"]] == ["F208"] and
    "迟了 1 天" in j["findings"][0]["text"]'
run notice add --kind final-list --on 2011-12-28 --place 各村公告栏
status_is 0 "in time"
run notice add --kind letter --place 公告栏
status_is 2 "no such kind"
says "voter-list-correction"
run notice list --json
json_has "two notices" 'len(j["notices"]) == 2'
run plan make --json
json_has "objections follow the list" 'j["changed"] >= 1 and j["added"] == 0'
run plan list --json
json_has "five days after it, what was done stays" '
    [s["due"] for s in j["steps"] if s["step"] == "objection"] == ["2011-12-21"] and
    [(s["state"], s["owner"], s["note"]) for s in j["steps"] if s["step"] == "voter-list"] == [("done-late", "李二", "各村张贴")]'
run plan export --ics plan.ics
status_is 0 "a calendar"
holds "that others read" grep -q '^BEGIN:VCALENDAR' plan.ics
run plan export --ics no/such/folder/plan.ics
status_is 3 "no such folder"

# ---- settings ----
run setting list --json
status_is 0 "settings"
json_has "each with default, values, origin" 'len(j["settings"]) > 30 and
    all({"setting", "value", "default", "values", "origin", "source", "rule"} <= set(s) for s in j["settings"])'
run setting set deviation_band 20 --body 选举委员会 --document 纪要1 --on 2011-12-01
status_is 0 "a setting"
run setting list --json
json_has "which remembers who chose it" '[(s["value"], s["default"], s["origin"]) for s in j["settings"] if s["setting"] == "deviation_band"] ==
    [("20", "0", "decision")]'
run setting set deviation_band 200 --body 选举委员会 --document 纪要1 --on 2011-12-01
status_is 1 "out of bounds"
run setting set colour red --body 选举委员会 --document 纪要1 --on 2011-12-01
status_is 2 "no such setting"
run setting set deviation_band 20
status_is 2 "nobody decided"

# ---- all at once ----
run org check --on 2011-12-29 --json
ends_with 1 "everything"
json_has "every area speaks" '{"F207", "F208", "F209", "F211", "W204", "W205", "W304", "N301"} == {f["code"] for f in j["findings"]}'
json_has "counted" 'j["stop"] == 4 and j["on"] == "2011-12-29"'
run finding explain --code W204 --subject 清溪镇 --text 北湖选区由镇干部兼任指导
status_is 0 "a W finding is explained"
run org check --on 2011-12-29 --json
json_has "and stands apart from then on" '[f["code"] for f in j["explained"]] == ["W204"] and "W204" not in {f["code"] for f in j["findings"]}'
run verify --json
status_is 0 "the journal holds"
holds "everything is in it" python3 -c '
import sqlite3
seen = {a for a, in sqlite3.connect("town.hj").execute("SELECT action FROM journal")}
wanted = {"unit-import", "district-import", "seats-fix", "seats-allocate", "seats-set", "minority-import", "member-import",
          "member-leave", "member-add", "station-import", "plan-make", "plan-assign", "plan-add", "plan-note", "plan-done",
          "notice-add", "setting"}
assert wanted <= seen, wanted - seen'
finish
