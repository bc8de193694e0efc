# shellcheck shell=sh
# The first session of the new congress, on 16 and 17 January 2012: from the notice to the archive. Part of steps.sh.

entry() {
    run session "$@"
}

# passed KIND SITTING VOTES TIME
passed() {
    entry resolution --resolution "$1" --sitting "$2" --for "$3" --against 0 --abstain 0 --at "$4"
}

step session "第一次会议：召集、报到、预备会议"
at 2012-01-17 18:00 吴秘书
entry open --title 清溪镇第六届人民代表大会第一次会议 --seats 73 --convener presidium --opens-on 2012-01-16 \
    --completed-on 2012-01-04 --at '2012-01-08 09:00'
entry deputies --elected --at '2012-01-10 15:00'
for post in '1 chair 1 镇人大主席' '2 head 1 镇长' '3 deputy-head 3 副镇长' '4 deputy-head 1 副镇长（挂职） --secondment'; do
    # shellcheck disable=SC2086
    set -- $post
    # shellcheck disable=SC2086
    entry post --post "$1" --office "$2" --seats "$3" --title "$4" ${5:-} --at '2012-01-10 15:10'
done
entry step --step notice --at '2012-01-11 09:00' --evidence 清人〔2012〕1号
entry step --step credentials --at '2012-01-16 07:50' --evidence 代表资格审查报告
entry sitting --sitting 1 --kind preparatory --title 预备会议 --at '2012-01-16 08:00'
entry attendance --sitting 1 --all-present --at '2012-01-16 08:00'
passed presidium 1 73 '2012-01-16 08:10'
passed agenda 1 73 '2012-01-16 08:15'
entry presidium --member 1 --member 5 --member 9 --member 14 --member 23 --member 37 --member 51 --at '2012-01-16 08:10'
entry step --step preparatory --sitting 1 --at '2012-01-16 08:20'

step method "第一次会议：开幕，先通过选举办法，再提名"
entry sitting --sitting 2 --kind plenary --title 第一次全体会议 --at '2012-01-16 08:30'
entry attendance --sitting 2 --all-present --at '2012-01-16 08:30'
entry step --step opening --sitting 2 --at '2012-01-16 08:35'
passed method 2 73 '2012-01-16 10:30'
entry method --deadline '2012-01-17 08:00' --deliberation-minutes 60 --margin 3=1 --at '2012-01-16 10:30'
entry step --step method --sitting 2 --at '2012-01-16 10:35'
entry next

step leaders "第一次会议：主席团提名，代表十人以上联合提名"
tool session.py "$huanjie" 清溪镇.hj 材料
while IFS="$(printf '\t')" read -r time post name words; do
    set --
    oldifs=$IFS
    IFS=$(printf '\t')
    for word in $words; do set -- "$@" "$word"; done
    IFS=$oldifs
    entry nominate --post "$post" --name "$name" "$@" --at "$time"
done <材料/会议提名.tsv
entry step --step nomination --at '2012-01-17 08:00' --evidence 候选人提名登记表
for nominee in 7 8; do entry verify-nominee --nominee $nominee --by-whom 大会秘书处 --at '2012-01-17 08:05'; done
entry step --step verification --at '2012-01-17 08:10' --evidence 联名代表核对表
entry step --step deliberation --began '2012-01-17 08:15' --at '2012-01-17 09:30' --evidence 代表团讨论记录
for post in 1 2 3 4; do entry list --post $post --at "2012-01-17 09:3$post"; done
entry explain --code W705 --subject 副镇长（挂职） --text '挂职一名由县委统一选派，选举办法规定等额选举，大会通过' --at '2012-01-17 09:36'
entry step --step formal-list --at '2012-01-17 09:40' --evidence 主席团第三次会议纪要
mkdir -p 会场
run ballot print --all --session 1 --copies 73 --to 会场/选票

step election "第一次会议：投票、计票、宣布"
entry sitting --sitting 3 --kind plenary --title 第二次全体会议 --at '2012-01-17 10:00'
entry attendance --sitting 3 --all-present --at '2012-01-17 10:00'
supervisor=$(sed -n 's/.*"supervisor": "\([^"]*\)".*/\1/p' 材料/会议计票单-1.json)
entry staff --chief-supervisor "$supervisor" --teller 大会秘书处工作人员 --at '2012-01-17 10:02'
passed tellers 3 73 '2012-01-17 10:03'
entry step --step tellers --sitting 3 --at '2012-01-17 10:05'
for post in 1 2 3 4; do entry vote --post $post --sitting 3 --at '2012-01-17 10:10'; done
tool session.py --sheet "$huanjie" 清溪镇.hj 材料
for post in 1 2 4; do
    entry tally "材料/会议计票单-$post.json" --post $post --entry 1 --by 李统计 --at '2012-01-17 10:50'
    entry tally "材料/会议计票单-$post.json" --post $post --entry 2 --by 陈录入 --at '2012-01-17 10:55'
done
remark "副镇长的 73 张选票由模拟器按会议投票填写、扫描，机读一次，监票人手工计一次，两次相同才算数"
"$(dirname "$huanjie")/../tests/scan/simulate" --layout 会场/选票/ballot-1003-1.json --pdf 会场/选票/ballot-1003-1.pdf \
    --out 会场/副镇长 --profile clean --votes 材料/会议投票-3.txt --seed 20120117
mv 会场/副镇长/truth.json 会场/副镇长.truth.json
print_command huanjie scan 会场/副镇长 --batch 副镇长 --post 3 --declared 73 --json
"$huanjie" scan 会场/副镇长 --batch 副镇长 --post 3 --declared 73 --json >会场/副镇长.jsonl 2>>"输出/$step.txt" || exit 1
tool session.py --settle "$huanjie" 清溪镇.hj 会场 副镇长
run batch close 副镇长
entry tally --scanned --in-person 73 --received 73 --issued 73 --supervisor "$supervisor" --post 3 --entry 1 --by 李统计 \
    --at '2012-01-17 10:52'
entry tally 材料/会议计票单-3.json --post 3 --entry 2 --by 陈录入 --at '2012-01-17 10:58'
entry step --step vote --sitting 3 --at '2012-01-17 10:40'
entry step --step count --sitting 3 --at '2012-01-17 11:00'
for post in 1 2 3 4; do entry announce --post $post --at '2012-01-17 11:05'; done
entry step --step announcement --sitting 3 --at '2012-01-17 11:10'
minute=15
for report in government-report presidium-report budget; do
    passed $report 3 73 "2012-01-17 11:$minute"
    entry step --step $report --sitting 3 --began "2012-01-16 09:$minute" --at "2012-01-17 11:$((minute + 2))"
    minute=$((minute + 5))
done
showing '当选|^职务'
entry show

step filing "第一次会议：请示、批复、备案分别报送，认证，文书"
entry file --kind request --title 关于召开镇人民代表大会第一次会议的请示 --to 县人大常委会 --document 清人〔2012〕1号 --at '2012-01-08 09:00'
entry file --kind approval --title 关于清溪镇召开人民代表大会会议的批复 --to 清溪镇 --document 玉人大常〔2012〕3号 --at '2012-01-10 09:00'
entry file --kind report --title 关于选举结果的备案报告 --to 县人大常委会 --document 清人〔2012〕4号 --at '2012-01-17 15:00'
entry step --step filing --at '2012-01-17 17:00' --evidence 会议归档目录
entry check --final
entry certify --at '2012-01-17 17:30'
run verify
remark "由认证的票数看到每一张选票：当选的副镇长，每张选票的图像、怎样认定、依据哪一条"
deputy_head=$("$huanjie" batch list | sed -n '/^副镇长/,$ s/^  \([^:]*\): 赞成.*/\1/p' | head -n 1)
run batch ballots --post 3 --candidate "$deputy_head" --pdf 文书/选票图像-副镇长.pdf
entry papers --to 文书/第一次会议
entry replay --to 文书/第一次会议（由日志重现）
run paper report --to 文书
