#!/bin/sh
# A town of two districts from its first day to the certified result and a correction, every command asked for JSON: each
# answers with one object and nothing else, as docs/cli.md says.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
HUANJIE_BY=李经办
HUANJIE_NOW=2026-11-01T09:00:00+08:00
export HUANJIE_BY HUANJIE_NOW

# answers STATUS WORD…   runs huanjie with --json; one object comes, and that status
answers() {
    wanted=$1
    shift
    run "$@" --json
    holds "$1 ${2-}: one JSON object, status $wanted" one_object "$wanted"
}
one_object() {
    [ "$status" = "$1" ] || { echo "status $status, not $1"; return 1; }
    python3 -c 'import json, sys; sys.exit(not isinstance(json.load(open(sys.argv[1], encoding="utf-8")), dict))' "$out"
}

answers 0 init town.hj --division 331021104 --name 清溪镇 --level township --congress 9 --election-day 2026-12-20 --population 1200
answers 0 setting set deviation_band 30 --body 选举委员会 --document 纪要1号 --on 2026-11-01
answers 0 setting list
json_has "which is remembered with its paper" '[(s["value"], s["origin"]) for s in j["settings"] if s["setting"] == "deviation_band"] ==
    [("30", "decision")]'
printf '单位名称,类别,人口,选区号\n东山村,村,400,1\n西山村,村,310,1\n南湖村,村,490,2\n' >units.csv
printf '选区号,选区名称\n1,东西山选区\n2,南湖选区\n' >districts.csv
printf '民族,人口,名额,类别\n畲族,60,1,人口特少\n' >minorities.csv
answers 0 unit import units.csv
answers 0 unit list
answers 0 district import districts.csv
answers 0 seats fix --total 3 --document 玉人常〔2026〕8号 --body 玉环市人大常委会 --on 2026-10-20
answers 0 seats allocate --method webster --yes
answers 0 seats allocate
answers 0 seats set --district 1 --seats 2
answers 0 seats show
answers 0 district list
answers 0 minority import minorities.csv
answers 0 minority list

cat >members.csv <<'CSV'
机构,姓名,职务,选区号,站号,任命机关,任命日期,文号
选举委员会,陈主任,主任,,,玉环市人大常委会,2026-10-20,玉人常〔2026〕9号
监票人,王监,,1,1,,,
CSV
answers 0 member import members.csv
answers 0 member add --body 计票人 --name 周计 --district 1 --station 1
answers 0 member leave --member 3 --why 生病
answers 0 member list
answers 0 plan make
answers 0 plan list
answers 0 plan 'done' --step committee --evidence 玉人常〔2026〕9号
answers 0 plan assign --step review --owner 陈主任
answers 0 plan note --step review --text 先审程序
answers 0 plan add --title 检查会场 --due 2026-12-15
answers 0 plan export --ics plan.ics
answers 0 notice add --kind voter-list --on 2026-11-30 --place 村务公开栏
answers 0 notice list
printf '选区号,站号,类别,名称,秘密写票处\n1,1,投票站,东山小学,是\n2,1,选举大会,南湖礼堂,是\n' >stations.csv
answers 0 station import stations.csv
answers 0 station list
answers 0 org check

# The roll is put in place directly: other scenarios import one.
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("town.hj")
for no in range(60):
    name = "王李张刘陈杨黄赵周吴"[no % 10] + "建东国"[no // 10 % 3] + "一二"[no // 30]
    db.execute("""INSERT INTO voter (county, voter_no, district_no, unit_no, source_no, name, sex, ethnic, born_on, sealed,
        id_high, id_low, phone_high, phone_low, state) VALUES (331021, ?, ?, 0, 0, ?, ?, 1, ?, x'00', 0, 0, 0, 0, 'active')""",
        (no + 1, 1 + no // 30, name, 1 + no % 2, 19700101 + no % 28))
db.commit()
PY
cat >nominations.csv <<'CSV'
选区号,被推荐人,性别,推荐方式,推荐单位,收到日期
1,王建一,男,政党团体,中共清溪镇委员会,2026-12-01
1,李建一,女,政党团体,清溪镇妇联,2026-12-01
1,张建一,男,政党团体,清溪镇工会,2026-12-01
1,刘建一,女,政党团体,清溪镇工会,2026-12-01
1,陈建一,男,政党团体,清溪镇共青团,2026-12-01
2,王建二,男,政党团体,中共清溪镇委员会,2026-12-01
2,李建二,女,选民联名,,2026-12-01
CSV
python3 >signers.csv <<'PY'
print("选区号,被推荐人,序号,联名人")
for k in range(11):
    print(f"2,李建二,{k + 1},{'王李张刘陈杨黄赵周吴'[k % 10]}{'东国'[k // 10]}二")
PY
{
    echo 选区号,候选人,项目,结论,审查人,日期
    for who in 1,王建一 1,李建一 1,张建一 1,刘建一 2,王建二 2,李建二; do
        for item in 基本条件 程序 公示 举报; do echo "$who,$item,合格,联审组,2026-12-08"; done
    done
} >reviews.csv
printf '选区号,轮次,日期,到会人数,意见,形成一致\n1,1,2026-12-07,20,意见分散,否\n' >talks.csv
{
    echo 选区号,日期,选民数,参加人数,候选人,得票
    for who in 王建一,20 李建一,18 张建一,15 刘建一,12 陈建一,3; do echo "1,2026-12-09,30,25,$who"; done
} >primary.csv
HUANJIE_NOW=2026-12-05T09:00:00+08:00
answers 0 nominate import nominations.csv --signers signers.csv
answers 0 nominate list
answers 0 nominate strike-signer --nomination 7 --signer 1 --why 本人书面撤回
answers 0 nominate first-list --on 2026-12-05 --place 各村公告栏
answers 0 nominate order --district 1
answers 0 nominate review reviews.csv
answers 0 nominate consult talks.csv
answers 0 nominate primary primary.csv
answers 1 nominate finalize --district 1 --names 王建一,李建一,陈建一
answers 0 nominate finalize --district 1 --names 王建一,李建一,张建一,刘建一
answers 0 nominate finalize --all
HUANJIE_NOW=2026-12-13T09:00:00+08:00
answers 0 nominate final-list --on 2026-12-13 --place 各村公告栏
answers 0 nominate withdraw --candidate 4 --why 本人书面退出
answers 0 nominate check

# ---- the vote ----
HUANJIE_NOW=2026-12-20T20:00:00+08:00
answers 0 round open
cat >one.json <<'END'
{"in_person":26,"entrusted":0,"mobile":0,"received":30,"issued":27,"spoiled":1,"unused":3,"collected":26,"valid":25,"void":1,
 "blank":0,"supervisor":"王监","candidates":[{"name":"王建一","for":20,"against":3,"abstain":2},
 {"name":"李建一","for":18,"against":5,"abstain":2},{"name":"张建一","for":6,"against":10,"abstain":9}],
 "write_ins":[{"name":"黄东一","for":1}]}
END
sed 's/"for":20,"against":3/"for":21,"against":2/' one.json >differs.json
cat >two.json <<'END'
{"in_person":24,"entrusted":0,"mobile":0,"received":30,"issued":24,"spoiled":0,"unused":6,"collected":23,"valid":23,"void":0,
 "blank":0,"supervisor":"钱监","candidates":[{"name":"王建二","for":11,"against":10,"abstain":2},
 {"name":"李建二","for":5,"against":16,"abstain":2}],"write_ins":[{"name":"吴国二","for":6}]}
END
answers 0 tally enter one.json --district 1 --entry 1
answers 1 tally enter differs.json --district 1 --entry 2 --by 周录入
answers 1 tally compare --district 1
json_has "where they differ" '[d["field"] for d in j["differences"]] == ["for:1", "against:1"]'
answers 0 tally resolve --district 1 --set for:1=20 --set against:1=3 --by 陈核
answers 0 tally enter two.json --district 2 --entry 1
answers 0 tally withdraw --district 2 --entry 1 --reason 录错
answers 0 tally enter two.json --district 2 --entry 1
answers 0 tally enter two.json --district 2 --entry 2 --by 周录入
answers 1 count
answers 0 finding explain --code W501 --subject "选区 2 第 1 次投票 计票点 1" --text "少 1 张，一人领票后带离会场"
answers 0 decision list
json_has "the written-in person is to be found on the roll" '[q["question"] for q in j["open"]] == ["write-in/吴国二"]'
answers 0 decision set --subject district/2/round/1 --question write-in/吴国二 --answer voter --body 选举委员会 --document 纪要9号 --on 2026-12-21
answers 0 round open --district 2 --next --on 2026-12-27
sed '/"candidates"/,$d' two.json >again.json
echo ' "blank":0,"supervisor":"钱监","candidates":[{"name":"王建二","for":12,"against":9,"abstain":2},
 {"name":"吴国二","for":5,"against":16,"abstain":2}],"write_ins":[]}' >>again.json
answers 0 tally enter again.json --district 2 --round 2 --entry 1
answers 0 tally enter again.json --district 2 --round 2 --entry 2 --by 周录入
answers 1 certify
answers 0 finding explain --code W501 --subject "选区 2 第 2 次投票 计票点 1" --text "少 1 张，一人领票后带离会场"
answers 0 certify
answers 0 result show
answers 0 correct --reason 姓名写错
answers 0 certify
answers 0 verify
answers 0 journal list --most 3
answers 0 backup town.hj copy.hj
rm copy.hj

finish
