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

step entry "两次录入、一次性答题码"
count_set=$(sed -n 2p 材料/两次录入/第一次.csv | cut -d, -f1)
at 2011-06-27 09:00 吴敏
run set enter 材料/两次录入/第一次.csv --entry 1
at 2011-06-27 14:00 郑洁
finds set enter 材料/两次录入/第二次.csv --entry 2
finds set compare "$count_set"
remark "对照原件，第一次是对的："
run set resolve "$count_set" --set "$(cat 材料/两次录入/核定.txt)"
at 2011-06-27 16:00 周文
web_set=云顶乡社会测评
set --
while read -r name; do set -- "$@" --subject "$name"; done <材料/答题/对象.txt
run set form $web_set "$@" --answer 优秀 --answer 称职 --answer 基本称职 --answer 不称职 --answer 不了解
mkdir -p 文书
slips=$(find 材料/答题 -name '*.json' | wc -l)
run set codes $web_set --count "$((slips + 2))" --pdf 文书/答题码-云顶乡.pdf
print_command huanjie set answer $web_set '材料/答题/*.json' --code '……'
pdftotext 文书/答题码-云顶乡.pdf - | grep -o '[A-Z0-9]\{5\}-[A-Z0-9]\{5\}' | sort >输出/.codes
n=0
for answer in 材料/答题/*.json; do
    n=$((n + 1))
    "$huanjie" set answer $web_set "$answer" --code "$(sed -n ${n}p 输出/.codes)" >>"输出/$step.txt"
done
printf '     收了 %d 份；一个码答两次的：\n' "$n"
code=$(sed -n 1p 输出/.codes)
rm -f 输出/.codes
"$huanjie" set answer $web_set 材料/答题/01.json --code "$code" 2>&1 | sed 's/^/     /' || true
run set add --name $web_set --returned "$n"
ask codes.json appraise shares $web_set

step open "公推五步，讨论决定"
for line in "recommend 2011-05-05 41 6" "appraise 2011-05-18 6 3" "review 2011-05-25 3 3" "notice 2011-06-02 3 2" "decide 2011-06-14 2 1"; do
    # shellcheck disable=SC2086
    set -- $line
    run process step 茶山镇公推 "$1" --seats 1 --on "$2" --entered "$3" --left "$4"
done
remark "竹溪乡报来的，推荐以后留下五人，考察的却有八人："
for line in "recommend 2011-05-06 33 5" "appraise 2011-05-19 8 3" "review 2011-05-26 3 3" "notice 2011-06-03 3 2" "decide 2011-06-15 2 1"; do
    # shellcheck disable=SC2086
    set -- $line
    run process step 竹溪乡公推 "$1" --seats 1 --on "$2" --entered "$3" --left "$4"
done
finds process steps
proposed=$(sed -n '2s/^材料：//p' 材料/考察材料名单.txt)
run process open "$proposed" --post 东溪镇/镇长 --on 2011-06-08
run process record 1 recommend --on 2011-06-08 --due 96 --present 88 --body 县委组织部
run process record 1 appraise --on 2011-06-20 --people 王考察、李考察 --body 考察组
for gate in archive personal discipline letters; do
    run process record 1 $gate --on 2011-06-22 --body 县委组织部 --document 云组核〔2011〕7号
done
run process record 1 decide --on 2011-06-26 --due 11 --present 9 --agree 5 --against 1 --postponed 3 --body 县委常委会
showing '讨论决定'
run process list
finds process check 1
remark "退回去：补齐各步的登记（这里略去），县委常委会重新讨论，同意八人，方可公示："
run process record 1 decide --on 2011-06-27 --due 11 --present 10 --agree 8 --against 2 --form hand --body 县委常委会

step rules "规则：回避、任期交流、资格，每一条写明依据"
finds official check --on $day
run setting set annual_below_bars yes --body 云岭县委常委会 --document 云委常纪〔2011〕6号 --on 2011-06-10
# the same figures then hold for who may be appointed and for the line-ups
for setting in section_deputy_years=3 section_years=2 party_member_years=1 party_secretary_years=3 exchange_years=3 chief_exchange_years=5; do
    run setting set "${setting%=*}" "${setting#*=}" --body 云岭县委常委会 --document 云委常纪〔2011〕6号 --on 2011-06-10
done
barred=$(cat 材料/近三年有基本称职.txt)
finds official check --official "$barred" --post 东溪镇/党委副书记 --on $day

step analysis "分析：每个数字写明办法、基数和区间"
showing '大洋镇会议|^    推荐 2[0-9] 票'
run appraise shares 大洋镇会议推荐
remark "四类评价加权的权重没有找到公开的文件，考察组确认（--confirm）以后才算；缺组的权重按比例分给其他组："
farmer=$(sed -n 's/^红星农场同级测评,1,\([^,]*\),.*/\1/p' 材料/票组表-同级.csv | head -n 1)
run appraise scores --scheme s9-four --confirm --person "$farmer"
remark "横向比只在片区、类型、层次、类别相同的之内，正职与其他分开，区间重叠的同一档："
showing '同类 东片／平原／镇／乡镇／正职|第 (1|2|3|4|11|12) 名.*，共 12）'
run appraise compare --scheme s9-four --confirm
remark "权重变一变，同类之内的次序还站不站得住："
showing '次序不变|第一的'
run appraise sensitivity --scheme s9-four --confirm --stratum 东片／平原／镇／乡镇／正职
showing '大洋镇下级测评|系数'
run appraise reliability 大洋镇下级测评
remark "几种合成的办法并列，不挑："
run appraise aggregate --organisation 大洋镇
showing '(东溪|沙浦|横岭)镇:'
run appraise trend
run appraise adjust
showing '^20'
run appraise severity
remark "上一年只有考察组，各看各的乡镇，没有共同的评价人："
run appraise severity --year 2010
remark "三个人的评价组不显示："
showing '—'
run appraise shares 红星农场同级测评

step corroborate "交叉印证：各方面互相印证，提出的是问题，不是结论"
at 2011-06-29 17:00 周文
showing '^ *\[(high-low|low-high|bloc|order)|完全相同|优秀率'
run corroborate flags --gap 20
ask flags.json corroborate flags --gap 20
flag=$(sed -n 's/.*"flag":"\(bloc[^"]*\)".*/\1/p' 输出/flags.json | head -n 1)
run corroborate answer "${flag:-bloc/大洋镇会议推荐}" --gap 20 --on 2011-06-29 \
    --answer "逐一谈话核实，有人会前打招呼；这次会议推荐不作依据，另行组织"

step team "班子：结构，红黄绿灯，按规则求调配方案并证明没有更好的"
showing '^全部'
run team structure --on $day
showing '亟需|红灯'
run team light --on $day
run team compose --on $day --avoid 材料/须回避的亲属.csv --best 2 --save 方案
showing '违反法定'
run team check 方案-1 --avoid 材料/须回避的亲属.csv

step papers "文书：预告、对照表、横向比和纵向比、考察材料、印证表、审批表、结构表、配备方案、公示"
mkdir -p 文书
run appraise paper preview 大洋镇 --on $day --from 2011-06-06 --until 2011-06-20 --pdf 文书/考察预告-大洋镇.pdf --docx 文书/考察预告-大洋镇.docx
run appraise paper recommendation --on $day --pdf 文书/民主推荐分析表.pdf --xlsx 文书/民主推荐分析表.xlsx
run appraise paper ranking --on $day --pdf 文书/横向比纵向比.pdf --xlsx 文书/横向比纵向比.xlsx
# shellcheck disable=SC2046
run appraise paper corroboration $(sed 's/^材料：//' 材料/考察材料名单.txt) --on $day --gap 20 --pdf 文书/交叉印证表.pdf --xlsx 文书/交叉印证表.xlsx
for name in $(sed 's/^材料：//' 材料/考察材料名单.txt); do
    run appraise paper person "$name" --on $day --pdf "文书/考察材料-$name.pdf" --docx "文书/考察材料-$name.docx"
done
run appraise paper form --organisation 龙门镇 --on $day --pdf 文书/审批表-龙门镇.pdf
run team paper structure 方案-1 方案-2 --on $day --pdf 文书/班子结构分析表.pdf --xlsx 文书/班子结构分析表.xlsx
run team paper lineup 方案-1 --pdf 文书/班子配备方案.pdf --xlsx 文书/班子配备方案.xlsx
run appraise paper publicity --propose "$(sed -n '2s/^材料：//p' 材料/考察材料名单.txt)=东溪镇镇长" --on $day \
    --from 2011-07-04 --until 2011-07-11 --pdf 文书/任前公示.pdf --docx 文书/任前公示.docx

step truth "与真相对照：埋下的是不是都发现了，误报有多少"
tool found.py 材料/planted.json 输出
tool county_flags.py 材料/truth.json 输出/flags.json 输出/codes.json 材料/答题
run verify

end_of_steps
