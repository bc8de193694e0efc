# shellcheck shell=sh
# The machine before the count: ballots of two districts are printed, filled in by the simulator with pens, habits and
# damage as they occur, scanned, doubts settled by two people, and the count held against what was drawn. Part of steps.sh.
simulate=$(dirname "$huanjie")/../tests/scan/simulate

# A district with so many seats, the first there is.
district_of() {
    "$huanjie" district list --json | python3 -c 'import json, sys
print(next(d["district"] for d in json.load(sys.stdin)["districts"] if d["seats"] == int(sys.argv[1])))' "$1"
}

# trial DISTRICT SEATS PAGES SEED
trial() {
    run ballot print --district "$1" --pdf "试机/选区$1.pdf" --layout "试机/选区$1.json"
    "$simulate" --layout "试机/选区$1.json" --pdf "试机/选区$1.pdf" --out "试机/选区$1" --pages "$3" --seed "$4"
    mv "试机/选区$1/truth.json" "试机/选区$1.truth.json"
    good=$(grep -o '"expect": *"read"' "试机/选区$1.truth.json" | wc -l)
    remark "模拟 $3 页（其中选票 $good 张，余为重叠、空白和别的纸），按各种笔、习惯和损坏"
    print_command huanjie scan "试机/选区$1" --batch "试机$1" --box "$1-1" --declared "$good" --json
    status=0
    "$huanjie" scan "试机/选区$1" --batch "试机$1" --box "$1-1" --declared "$good" --json >"试机/选区$1.jsonl" 2>>"输出/$step.txt" || status=$?
    [ "$status" -le 1 ] || exit 1
    tool trial.py "$huanjie" 清溪镇.hj "试机$1" "试机/选区$1.truth.json" "试机/选区$1.jsonl" "$2"
    run batch withdraw "试机$1" --why 试机，不计入选举
}

step trial "试机：机读选票先与已知的票数核对"
at 2012-01-04 06:00 李统计
mkdir -p 试机
trial "$(district_of 2)" 2 40 20120104
trial "$(district_of 3)" 3 40 7
