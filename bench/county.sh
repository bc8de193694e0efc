#!/bin/sh
# A county's appraisal over the real program, workspace and all: 181 cadres of 17 townships, six sources, BALLOTS ballots, each on
# the whole team of its township. Each command's wall and processor seconds, reading the SQLite file included.
#
# usage: bench/county.sh [BALLOTS [BUILD]]
set -eu
ballots=${1:-20000}
program=$(cd "${2:-build}" && pwd)/src/huanjie
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export HUANJIE_BY=张三 HUANJIE_NOW=2011-11-20T08:00:00+08:00 HUANJIE_WORKSPACE=county.hj

python3 - "$ballots" <<'PYTHON'
import random, sys
random.seed(2026)
own = (int(sys.argv[1]) - 181) // (17 * 5)
towns = [chr(0x4e00 + 20 * t) + '溪镇' for t in range(17)]
people = [[chr(0x5f20 + t) + chr(0x5efa + t) + chr(0x6587 + i) for i in range(181 * (t + 1) // 17 - 181 * t // 17)] for t in range(17)]
def write(name, head, rows):
    with open(name, 'w', encoding='utf-8') as f:
        f.write(head + '\n' + ''.join(','.join(map(str, r)) + '\n' for r in rows))
write('posts.csv', '单位名称,类别,片区,类型,职位,职位类别,职级,职数,占职数',
      [(t, '乡镇', '东片' if i % 2 else '西片', '山区', '副镇长', '副镇长', '副科', 11, '是') for i, t in enumerate(towns)])
write('people.csv', '单位,姓名,性别,民族,出生年月,职务',
      [(t, n, '男', '汉族', '197%d0%d' % (i % 10, 1 + i % 9), '副镇长') for t, team in zip(towns, people) for i, n in enumerate(team)])
write('results.csv', '单位,姓名,年度,得分', [(t, n, 2011, 60 + (7 * i + 3 * k) % 40) for k, (t, team) in enumerate(zip(towns, people)) for i, n in enumerate(team)])
sets, lines = [], []
def grade(i, mild):
    x = 2.2 + mild + i * 7 % 11 * 0.05 + (random.random() + random.random() - 1) * 1.4
    return ['不称职', '基本称职', '称职', '优秀'][max(0, min(3, int(x)))]
for t, team in zip(towns, people):
    for side in ('上级评', '同级评', '下级评', '群众评', '社会评', '自我评'):
        name, n = t + side, len(team) if side == '自我评' else own
        sets.append((name, '测评', side, side, '干部等次', t, '2011-11-02', n, n, n, 0))
        for b in range(n):
            mild = random.random() * 0.8 - 0.4
            equal = t == towns[0] and side == '群众评' and b and b % 5 == 0 and b <= 95
            if not equal: answers = [grade(i, mild) for i in range(len(team))]
            if equal: answers = kept
            elif b == 0: kept = answers
            lines += [(name, b + 1, who, a) for i, (who, a) in enumerate(zip(team, answers)) if side != '自我评' or i == b]
write('sets.csv', '票组,类别,方面,评价主体,内容,单位,日期,发出,收回,有效,废票', sets)
for s in ('上级评', '同级评', '下级评', '群众评', '社会评', '自我评'):
    write(f'ballots{s}.csv', '票组,票号,对象,选项', [x for x in lines if x[0].endswith(s)])
print(len(sets), 'sets,', sum(s[7] for s in sets), 'ballots,', len(lines), 'answers')
PYTHON

part() {
    name=$1
    shift
    /usr/bin/env bash -c 'TIMEFORMAT="%R %U %S"; time "$@"' part "$@" 2>time >"$name.out" || true
    read -r wall user system <<TIME
$(tail -n 1 time)
TIME
    echo "$name: wall $wall s, processor $(echo "$user $system" | awk '{print $1 + $2}') s"
}

"$program" init county.hj --level county --division 350628000 --name 平和县 --congress 16 --election-day 2011-12-28 \
    --province none >/dev/null
"$program" organisation import posts.csv >/dev/null
"$program" official import people.csv --on 2011-11-20 >/dev/null || true
"$program" performance import results.csv >/dev/null || true
"$program" set add sets.csv >/dev/null
export program
part import sh -c 'for f in ballots*.csv; do "$program" set import "$f"; done'
part check "$program" set check
part shares "$program" appraise shares --json
part reliability "$program" appraise reliability --json
part severity "$program" appraise severity --json
part flags "$program" corroborate flags --json
part show "$program" corroborate show "$(sed -n 2p people.csv | cut -d, -f2)" --json
python3 - <<'PYTHON'
import json
shares = json.load(open('shares.out'))
print(sum(len(r['answers']) for s in shares['sets'] for r in s['rows'] if not r['hidden']), 'intervals')
kinds = {}
for f in json.load(open('flags.out'))['flags']: kinds[f['kind']] = kinds.get(f['kind'], 0) + 1
print('flags:', kinds)
PYTHON
