#!/bin/sh
# A township's election of deputies, step by step, on the papers that make.py wrote into the folder 材料. Every command is
# printed as it is given, so anybody can give it again by hand; what it said is kept in the folder 输出.
#
# shellcheck source-path=SCRIPTDIR source=say.sh
# usage: steps.sh PROGRAM      in the folder that is to hold the election
set -eu
huanjie=$1
here=$(cd "$(dirname "$0")" && pwd)
export LC_ALL=C.UTF-8
. "$here/say.sh"
totals='^共|^还没有|^  [FW][0-9]+ [^:]*: [0-9]+$'

# The number on the voter card of somebody whose name nobody else in the district has.
voter_named() {
    "$huanjie" roll list --find "$1" --district "$2" --json | sed -n "s/.*\"voter\":\([0-9]*\),\"name\":\"$1\".*/\1/p"
}

step init "建立工作区"
at 2011-11-21 09:00 王文书
run init 清溪镇.hj --division 331021104 --name 清溪镇 --level township --congress 6 --election-day 2012-01-04 \
    --population 49812 --province none --rehearsal

step seats "单位、选区和名额：四万九千八百一十二人，依法至多七十三名"
run unit import 材料/单位表.xlsx
run district import 材料/选区表.csv
run law seats --level township --population 49812 --on 2012-01-04
run law seats --level township --population 49500 --on 2012-01-04
run law seats --level township --population 50999 --on 2012-01-04
run law seats --level township --population 51000 --on 2012-01-04
run seats fix --total 73 --document 玉人大常〔2011〕30号 --body 玉环县人大常委会 --on 2011-11-18
run seats allocate
finds seats allocate --method webster
run seats allocate --method webster --yes
run minority import 材料/少数民族表.csv
run minority list
run district list

step org "组织和工作计划"
run member import 材料/人员表.csv
run plan make
done_on() {
    run plan "done" --step "$1" --on "$2" --evidence "$3"
}
done_on committee 2011-11-18 玉人大常〔2011〕31号
done_on quota 2011-11-18 玉人大常〔2011〕30号
done_on work-plan 2011-11-21 清委〔2011〕58号
run member list
remark "一个选区没有派驻指导组，补上："
run member import 材料/人员表-改正.csv --yes
done_on guidance 2011-11-21 清委办〔2011〕33号
done_on district-map 2011-11-22 清选〔2011〕2号
done_on seat-allotment 2011-11-22 清选〔2011〕2号
run notice add --kind districts --on 2011-11-25 --place 镇政府和各村公告栏
run notice add --kind registration --on 2011-11-25 --place 镇政府和各村公告栏
run plan list

step total "一份真实的总结写着一百零四名候选人：合法吗"
finds nominate check --districts 34 --seats 73 --candidates 104 --on 2012-01-04
run nominate check --districts 34 --seats 73 --candidates 107 --on 2012-01-04

step roll "选民登记：四十一个村（居、单位）交来的名册"
at 2011-12-08 09:00 王文书
remark "先看不写，问题写入 输出/roll.csv："
showing "$totals"
finds roll import 材料/名册/* --dry-run --findings 输出/roll.csv
showing '^共|^已'
finds roll import 材料/名册/*
remark "退回的村改正后再交；先看改动："
at 2011-12-12 09:00 王文书
showing '^共|^还没有|^请|^  [^W]*改动 '
finds roll import 材料/名册改正/*
showing '^共|^已'
run roll import 材料/名册改正/* --yes
run district list
at 2011-12-14 17:00 王文书
run roll statistics
run roll print --district 1 --to 选民名单
run notice add --kind voter-list --on 2011-12-14 --place 各村公告栏

step changes "名单公布以后：死亡、剥夺政治权利、转出，和一件申诉"
at 2011-12-17 09:00 王文书
while IFS=, read -r district name what paper authority; do
    voter=$(voter_named "$name" "$district")
    case $what in
        dead) run roll strike "$voter" --ground dead --document "$paper" --authority "$authority" ;;
        deprived)
            run roll exclude "$voter" --ground deprived --document "$paper" --authority "$authority" \
                --from 2011-09-20 --until 2013-09-19
            ;;
        transfer-out) run roll transfer-out "$voter" --document "$paper" --authority "$authority" --to 邻江镇 ;;
    esac
done <材料/名单变动.csv
IFS=, read -r name id unit <材料/漏登选民.csv
run roll objection add --applicant "$name" --about "$name" --district 27 --claim 应当列入选民名单
run roll objection decide --objection 1 --outcome upheld --text 户籍在本村，登记时外出 --document 清选〔2011〕9号
run roll add --name "$name" --id "$id" --unit "$unit" --document 清选〔2011〕9号
run roll objection list
remark "同名同出生日期的，查实是两个人，写明："
run roll check
sed -n 's/^ *W105 \(选民 [0-9]*、[0-9]*\):.*/\1/p' 输出/changes.txt | while read -r pair; do
    run finding explain --code W105 --subject "$pair" --text 两人身份证号不同，已上门核对
done
run roll correct-list --all --to 选民名单补正
run notice add --kind voter-list-correction --on 2011-12-17 --place 各村公告栏

step nominate "提名：政党、团体和选民联名推荐"
at 2011-12-19 16:00 王文书
run nominate import 材料/推荐表.csv --signers 材料/联名表.csv
finds nominate check
run org check --on 2011-12-19
remark "团体多推荐了一人，撤回；推荐表上的出生日期抄错，补报改正；委员成为候选人，辞去委员："
above_cap=$(sed -n 's/.*F404.*--nomination \([0-9]*\).*/\1/p' 输出/nominate.txt | head -n 1)
run nominate withdraw --nomination "$above_cap" --why 推荐人数超过应选名额，推荐单位撤回 --on 2011-12-19
run nominate import 材料/推荐表-改正.csv --yes
run member leave --member 6 --why 已被推荐为代表候选人，辞去选举委员会委员 --on 2011-12-19
remark "十人签名而有一人签了两次，推荐不成立，告知联名选民后写明："
short=$(sed -n 's/^ *W401 \(选区 [0-9]* “[^”]*”\):.*/\1/p' 输出/nominate.txt | head -n 1)
run finding explain --code W401 --subject "$short" --text 已告知联名选民，没有补足签名
run nominate check

step lists "代表候选人名单：公布、联审、协商、预选、正式名单"
at 2011-12-20 09:00 王文书
run nominate first-list --on 2011-12-20 --place 各村公告栏
at 2011-12-25 09:00 王文书
run nominate review 材料/联合审查表.csv
run nominate consult 材料/协商记录.csv
run nominate primary 材料/预选结果.csv
finds nominate finalize --all
remark "候选人超过最高差额的，按协商一致或预选的结果确定："
while IFS=, read -r district ground names; do
    run nominate finalize --district "$district" --names "$names" --after "$ground"
done <材料/协商和预选后的名单.csv
remark "举报查清以后，补报审查结论："
at 2011-12-27 09:00 王文书
run nominate review 材料/联合审查表-补报.csv --yes
run nominate finalize --all
at 2011-12-28 09:00 王文书
run nominate final-list --on 2011-12-28 --place 各村公告栏
run nominate check

step stations "投票站、流动票箱和工作人员"
run station import 材料/投票站表.csv
run member import 材料/工作人员表.csv
run member kin 材料/近亲属申报表.csv
finds org check --on 2011-12-28
remark "补设写票处、写明流动票箱的事由，换下近亲属，补足监票人："
run station import 材料/投票站表-改正.csv --yes
run member import 材料/工作人员表-改正.csv --yes
run org check --on 2011-12-28
run roll cards --district 34 --to 选民证 --hours 7:00—17:00
run notice add --kind voting --on 2011-12-30 --place 各投票站

step entrust "委托投票和选票"
at 2012-01-03 10:00 王文书
run entrust import 材料/委托投票登记.csv
showing '^  +[FW]'
finds entrust list
remark "接受第四件委托的、没有书面的，选举委员会不同意："
for code in F521 F522; do
    number=$(sed -n "s/^ *$code 选区 [0-9]* 委托 \([0-9]*\):.*/\1/p" 输出/entrust.txt | head -n 1)
    run entrust refuse "$number" --why 不合选举法第四十条，已告知本人
done
run round open
run ballot sample --all --to 样票
run ballots import 材料/选票台账.csv
run ballots list

# shellcheck source=trial.sh
. "$here/trial.sh"

step tally "投票：计票单由两人各录一次"
at 2012-01-04 19:00 李统计
run tally import 材料/计票单-第一次录入.csv --entry 1
at 2012-01-04 19:30 陈录入
showing 不同
finds tally import 材料/计票单-第二次录入.csv --entry 2
finds count

step resolve "两次录入不同的，对照原件核定"
at 2012-01-04 20:30 周主任
while IFS=, read -r district station field number; do
    finds tally compare --district "$district" --station "$station"
    run tally resolve --district "$district" --station "$station" --set "$field=$number"
done <材料/对照原件核定.csv
run ballots import 材料/选票台账-投票后.csv

step count "结果"
run count
missing='选区 11 第 1 次投票 计票点 1'
run explain W501
run finding explain --code W501 --subject "$missing" --text 一名选民领票后没有投入票箱，监票人陈述附卷
run count --district 11
run notice add --kind elected --on 2012-01-05 --place 各投票站

step credentials "代表资格审查"
at 2012-01-07 09:00 王文书
run credentials import 材料/代表资格审查表.csv
showing '[FW][0-9]{3}|待查'
run credentials list
doubtful=$(sed -n 's/.*W611 [^“]*“\([^”]*\)”.*/\1/p' 输出/credentials.txt | head -n 1)
remark "举报查清以后："
run credentials set --district 26 --deputy "$doubtful" --complaints 合格 --on 2012-01-09 --note 县纪委核查，来信不实
at 2012-01-10 09:00 周主任
run credentials confirm --confirmed 2012-01-10 --published 2012-01-10
run credentials list

step certify "认证、查验和重新计算"
at 2012-01-10 10:00 周主任
run certify
run verify
remark "由计票单另用一种写法（SQL）重新计算，与认证的结果比较："
tool recount.py "$huanjie" 清溪镇.hj
step papers "文书"
run last-term import 材料/上届构成.csv
run paper all --to 文书
run credentials report --pdf 文书/代表资格审查报告.pdf --docx 文书/代表资格审查报告.docx

# shellcheck source=session.sh
. "$here/session.sh"

step found "埋下的差错都找出来了吗"
tool found.py 材料/planted.json 输出

end_of_steps
