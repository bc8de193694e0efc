#!/usr/bin/env python3
"""Was every planted fault found? Looks for each in what its step said.

usage: found.py PLANTED.json FOLDER

FOLDER has STEP.txt, and STEP.csv where a step writes its findings as a table. A fault is found when one line of them
has its code and all of its words; in a table, each as a cell of its own. Ends with 已发现 n/n; status 1 when one was not."""
import collections
import csv
import json
import pathlib
import sys


def lines_of(folder, step):
    """Each line as a function that says whether a word stands in it."""
    lines = []
    text, table = folder / f'{step}.txt', folder / f'{step}.csv'
    if text.exists():
        lines += [line.__contains__ for line in text.read_text('utf-8').splitlines()]
    if table.exists():
        with open(table, encoding='utf-8-sig', newline='') as rows:
            lines += [set(row).__contains__ for row in csv.reader(rows)]
    return lines


def main():
    planted = json.loads(pathlib.Path(sys.argv[1]).read_text('utf-8'))
    folder = pathlib.Path(sys.argv[2])
    steps = {x['step'] for x in planted}
    said = {step: lines_of(folder, step) for step in steps}
    kinds = collections.OrderedDict()
    missed = []
    for x in planted:
        words = [x['code'], *x['words']]
        is_found = any(all(map(has, words)) for has in said[x['step']])
        count = kinds.setdefault((x['step'], x['code'], x['what'].split('，')[0]), [0, 0])
        count[0] += is_found
        count[1] += 1
        if not is_found:
            missed.append(x)
    for (_, code, what), (found, all_of_them) in sorted(kinds.items(), key=lambda k: k[0][1:]):
        print(f'{code} {what}: {found}/{all_of_them}')
    for x in missed:
        print(f"没有发现: {x['step']} {x['code']} {' '.join(x['words'])}（{x['what']}）", file=sys.stderr)
    print(f'已发现 {len(planted) - len(missed)}/{len(planted)}')
    return 1 if missed else 0


if __name__ == '__main__':
    sys.exit(main())
