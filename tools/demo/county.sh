#!/bin/sh
# A county appraises its townships' teams and composes new ones, step by step, on the papers that county.py wrote into the folder
# 材料. Every command is printed as it is given; what it said is kept in the folder 输出.
#
# shellcheck source-path=SCRIPTDIR source=say.sh
# usage: county.sh PROGRAM      in the folder that is to hold the county
set -eu
huanjie=$1
here=$(cd "$(dirname "$0")" && pwd)
export LC_ALL=C.UTF-8
. "$here/say.sh"
day=2011-06-30

# each FOLDER COMMAND…   the command for every file of the folder, shown once; says which files were refused
each() {
    folder=$1
    shift
    print_command huanjie "$@" "$folder/*"
    taken=0
    for file in "$folder"/*; do
        if "$huanjie" "$@" "$file" --on $day >输出/.now 2>&1; then
            taken=$((taken + 1))
        else
            sed -n '1,4p' 输出/.now | cut -c 1-300 | sed 's/^/     /'
        fi
        cat 输出/.now >>"输出/$step.txt"
    done
    rm -f 输出/.now
    printf '     收了 %d 份\n' "$taken"
}

# ask FILE.json COMMAND…   for the comparison at the end: the same answer as data
ask() {
    file=$1
    shift
    "$huanjie" "$@" --json >"输出/$file" || true
}

step init "建立县的工作区"
at 2011-06-06 09:00 周文
run init 云岭县.hj --division 331099000 --name 云岭县 --level county --congress 13 --election-day 2011-12-20 --province none --rehearsal

step roster "机构、职数和名册：十七个乡镇场区，一百八十一名班子成员"
run organisation import 材料/机构职数表.xlsx
each 材料/干部名册 official import
remark "沙浦镇的名册有三行错了一列，一行也没有收；改正后再报："
each 材料/干部名册改正 official import
run official result import 材料/年度考核表.csv
run performance import 材料/实绩表.csv
showing '^单位'
run organisation list --on $day

step forms "干部任免审批表"
showing 'W802|F801|^审批表'
finds cadre check 材料/审批表-旧格式/*.lrm --on $day
remark "旧格式丢了两个人名里的字，请龙门镇用新格式重报；收进来的是新的："
run official form import 材料/审批表 --on $day

step sets "票组：十七处的会议推荐、谈话推荐和六方面测评"
run set add 材料/票组说明.csv
for table in 材料/票组表-*.csv; do
    showing '^$|N841'
    run set import "$table"
done
showing '^ *[FW][0-9]'
finds set check

step papers "文书：预告、对照表、横向比和纵向比、考察材料、审批表"
mkdir -p 文书
run appraise paper preview 大洋镇 --on $day --from 2011-06-06 --until 2011-06-20 --pdf 文书/考察预告-大洋镇.pdf --docx 文书/考察预告-大洋镇.docx
run appraise paper recommendation --on $day --pdf 文书/民主推荐分析表.pdf --xlsx 文书/民主推荐分析表.xlsx
run appraise paper ranking --on $day --pdf 文书/横向比纵向比.pdf --xlsx 文书/横向比纵向比.xlsx
for name in $(sed -n 's/^材料：//p' 材料/考察材料名单.txt); do
    run appraise paper person "$name" --on $day --pdf "文书/考察材料-$name.pdf" --docx "文书/考察材料-$name.docx"
done
run appraise paper form --organisation 龙门镇 --on $day --pdf 文书/审批表-龙门镇.pdf

step truth "埋下的是不是都发现了，误报有多少"
tool found.py 材料/planted.json 输出

end_of_steps
