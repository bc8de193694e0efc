#!/bin/sh
# A session of a congress of national size: DEPUTIES deputies elect ten posts. Import, record, count, certificate and
# papers over the real program, each part's wall and processor seconds.
#
# usage: bench/session.sh [DEPUTIES [BUILD]]
set -eu
deputies=${1:-3000}
program=$(cd "${2:-build}" && pwd)/src/huanjie
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export HUANJIE_BY=张三 HUANJIE_NOW=2027-01-10T08:00:00+08:00 HUANJIE_WORKSPACE=town.hj

python3 - "$deputies" <<'PYTHON'
import json, sys
n = int(sys.argv[1])
with open('deputies.csv', 'w', encoding='utf-8') as f:
    f.write('代表号,姓名,性别,民族,代表团,代表证\n')
    for i in range(1, n + 1):
        f.write(f'{i},{"王李张刘陈杨黄赵周吴"[i % 10]}{"建国秀英志强丽华文"[i // 10 % 9]}{chr(0x4e00 + i % 3000)},{"男女"[i % 2]},汉族,{i % 30 + 1},是\n')
names = [line.split(',')[1] for line in open('deputies.csv', encoding='utf-8')][1:]
json.dump(names[:60], open('names.json', 'w'))
with open('steps.sh', 'w') as f:
    def say(*words):
        f.write('"$program" session ' + ' '.join(f"'{w}'" for w in words) + ' >>log\n')
    nominee = 0
    for post in range(1, 11):
        office = 'chair' if post == 1 else 'head' if post == 2 else 'deputy-head'
        say('post', '--post', post, '--office', office, '--seats', 1, '--title', f'职务{post}')
    say('sitting', '--sitting', 1, '--kind', 'plenary')
    say('attendance', '--sitting', 1, '--all-present')
    say('resolution', '--resolution', 'method', '--sitting', 1, '--for', n, '--against', 0, '--abstain', 0)
    say('method', '--deadline', '2027-01-10 08:00', *[w for p in range(3, 11) for w in ('--margin', f'{p}=1')])
    for post in range(1, 11):
        for k in range(2):
            nominee += 1
            signers = [w for s in range(10) for w in ('--signer', 100 + post * 20 + k * 10 + s)] if k else []
            say('nominate', '--post', post, '--name', names[nominee], '--deputy', nominee + 1, *signers)
        say('list', '--post', post, '--nominee', nominee - 1, '--nominee', nominee)
        lines = [{'name': names[nominee - 1], 'for': n - 5, 'against': 3, 'abstain': 2},
                 {'name': names[nominee], 'for': 5, 'against': n - 7, 'abstain': 2}]
        sheet = dict(in_person=n, received=n, issued=n, spoiled=0, unused=0, collected=n, valid=n, void=0, blank=0,
                     supervisor='甲', lines=lines)
        json.dump(sheet, open(f'sheet{post}.json', 'w'), ensure_ascii=False)
        say('vote', '--post', post, '--sitting', 1)
        say('tally', f'sheet{post}.json', '--post', post, '--entry', 1, '--by', '李四')
        say('tally', f'sheet{post}.json', '--post', post, '--entry', 2, '--by', '王五')
PYTHON

part() {
    name=$1
    shift
    /usr/bin/env bash -c 'TIMEFORMAT="%R %U %S"; time "$@"' part "$@" 2>time >/dev/null || true
    read -r wall user system <<TIME
$(tail -n 1 time)
TIME
    echo "$name: wall $wall s, processor $(echo "$user $system" | awk '{print $1 + $2}') s"
}

"$program" init town.hj --division 331021104 --name 清溪镇 --level township --congress 7 --election-day 2026-12-20 \
    --province none >/dev/null
"$program" session open --title 清溪镇第七届人民代表大会第一次会议 --seats "$deputies" --convener presidium \
    --opens-on 2027-01-10 --completed-on 2026-12-20 >/dev/null
part "roster of $deputies" "$program" session deputies deputies.csv
export program
part "ten posts: nominations, lists, votes, sheets twice ($(wc -l <steps.sh) commands)" sh steps.sh
part "count and every finding" "$program" session check --final
part "papers" "$program" session papers --to papers
"$program" session show --json | python3 -c '
import json, sys
posts = json.load(sys.stdin)["posts"]
print("elected:", sum(len(p["elected"]) for p in posts), "of", sum(p["seats"] for p in posts))'
