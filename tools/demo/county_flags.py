#!/usr/bin/env python3
"""Sets the questions that the program raised beside what was planted and what is true: what was found, what was missed, and how
many were false alarms. Nothing of the program is used but its answer.

usage: county_flags.py TRUTH.json FLAGS.json SHARES.json ANSWERS

SHARES.json is what the program says of the set that was answered with one-time codes, ANSWERS the folder of the answers.

Ends with 埋下 n 处，发现 n 处；误报 m 处; status 1 when something planted was missed."""
import collections
import json
import pathlib
import sys

KINDS = (('high-low', '高票低绩'), ('low-high', '低票高绩'), ('gap', '差距超过区间'), ('bloc', '雷同票'), ('order', '名单次序'),
         ('wish', '与任职意向不同'))
OPPOSITE = {'high-low': ('popularity', 'ability'), 'low-high': ('ability', 'popularity')}


def third_of(people, place, key, name):
    """0 for the lowest third of those who are alike, 2 for the highest."""
    like = sorted((p[key], n) for n, p in people.items() if p['like'] == place)
    return 3 * [n for _, n in like].index(name) // len(like)


def is_true(truth, flag):
    """Not planted, but so: what is high is in the highest third, what is low in the lowest; somebody stood on the slate that was
    handed round at the canvassed meeting; most named somebody for a post that he does not wish for."""
    kind, name, people = flag['kind'], flag['subject'], truth['people']
    if kind == 'gap':
        return name in truth['slate'] and truth['canvassed']['set'] in flag['question']
    if name not in people:
        return False
    if kind == 'wish':
        return any(people[name]['wish'] not in posts for posts in truth['wanted_for'].get(name, ()))
    if kind not in OPPOSITE:
        return False
    high, low = OPPOSITE[kind]
    like = people[name]['like']
    return third_of(people, like, high, name) == 2 and third_of(people, like, low, name) == 0


def count_answers(shares, folder):
    """Do the program's counts agree with the answers, cell by cell? What is not shown is not compared."""
    given, shown, wrong = collections.Counter(), 0, 0
    for path in folder.glob('*.json'):
        for x in json.loads(path.read_text('utf-8'))['answers']:
            given[x['subject'], x['answer']] += 1
    for row in shares['sets'][0]['rows']:
        for x in () if row['hidden'] else row['answers']:
            shown += 1
            wrong += x['votes'] != given[row['subject'], x['answer']]
    print(f'一次性答题码: {shown} 格与交来的答案对照，不符 {wrong} 格')
    return shown > 0 and wrong == 0


def main():
    truth = json.loads(pathlib.Path(sys.argv[1]).read_text('utf-8'))
    flags = json.loads(pathlib.Path(sys.argv[2]).read_text('utf-8'))['flags']
    people, canvassed = truth['people'], truth['canvassed']
    raised = collections.defaultdict(list)
    for f in flags:
        raised[f['kind']].append(f)
    planted = {'high-low': {n for n, p in people.items() if p['planted'] == '高票低绩'},
               'low-high': {n for n, p in people.items() if p['planted'] == '低票高绩'},
               'gap': {canvassed['for'], truth['signed_for']}, 'bloc': {canvassed['set']}, 'order': {truth['ordered']},
               'wish': set(truth['unwilling'])}
    total = found = alarms = 0
    for kind, title in KINDS:
        subjects = [f['subject'] or f['question'] for f in raised[kind]]
        hit = {p for p in planted[kind] if any(p in s for s in subjects)}
        others = [f for f, s in zip(raised[kind], subjects) if not any(p in s for p in planted[kind])]
        true = [f for f in others if is_true(truth, f)]
        total, found, alarms = total + len(planted[kind]), found + len(hit), alarms + len(others) - len(true)
        line = f'{title}: 埋下 {len(planted[kind])} 处，发现 {len(hit)} 处；共提出 {len(subjects)} 个问题'
        if true:
            line += f'，没有埋而真是这样的 {len(true)} 个'
        print(f'{line}，误报 {len(others) - len(true)} 个')
        for missed in sorted(planted[kind] - hit):
            print(f'没有发现: {title} {missed}', file=sys.stderr)
    tests = json.loads(pathlib.Path(sys.argv[2]).read_text('utf-8'))['tests']
    print('一共检验 ' + '，'.join(f'{dict(KINDS)[x["kind"]]} {x["tested"]} 处' for x in tests['families'])
          + f'，校正到 {tests["percent"]}%；没有检验名单次序的票组 {sum(u["kind"] == "order" for u in tests["untested"])} 个，看不出问没问、没有比较的 {sum(u["kind"] == "gap" for u in tests["untested"])} 处')
    agrees = count_answers(json.loads(pathlib.Path(sys.argv[3]).read_text('utf-8')), pathlib.Path(sys.argv[4]))
    print(f'埋下 {total} 处，发现 {found} 处；误报 {alarms} 处')
    return 0 if found == total and agrees else 1


if __name__ == '__main__':
    sys.exit(main())
