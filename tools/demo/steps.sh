#!/bin/sh
# A township's election of deputies, step by step, on the papers that make.py wrote into the folder 材料. Every command is
# printed as it is given, so anybody can give it again by hand; what it said is kept in the folder 输出.
#
# usage: steps.sh PROGRAM      in the folder that is to hold the election
set -eu
huanjie=$1
here=$(cd "$(dirname "$0")" && pwd)
export LC_ALL=C.UTF-8
step=
step_no=0
started=$(date +%s%3N)
step_started=$started

. "$here/say.sh"

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
run member list
remark "一个选区没有派驻指导组，补上："
run member import 材料/人员表-改正.csv --yes
run notice add --kind districts --on 2011-11-25 --place 镇政府和各村公告栏
run notice add --kind registration --on 2011-11-25 --place 镇政府和各村公告栏
run plan list

step total "一份真实的总结写着一百零四名候选人：合法吗"
finds nominate check --districts 34 --seats 73 --candidates 104 --on 2012-01-04
run nominate check --districts 34 --seats 73 --candidates 107 --on 2012-01-04

close_step
total=$(($(now) - started))
printf "\n演示完成，共用时 %s 秒（不含构建）。材料、输出和工作区都在 demo 文件夹。\n" "$(seconds $total)"
