#!/usr/bin/env python3
"""Compares the certified result with recount.sql, which computes it again from the tally sheets in another way.

usage: recount.py PROGRAM WORKSPACE.hj      status 1, and each difference on a line, when they are not the same"""
import json
import pathlib
import subprocess
import sys

SQL = pathlib.Path(__file__).with_name('recount.sql')
FIGURES = ('participants', 'collected', 'valid', 'void')


def recounted(workspace):
    out = subprocess.run(['sqlite3', '-readonly', '-separator', '|', workspace], input=SQL.read_text('utf-8'),
                         capture_output=True, check=True, encoding='utf-8')
    return [line.split('|') for line in out.stdout.splitlines()]


def certified(program, workspace):
    out = subprocess.run([program, 'result', 'show', '--json', '--workspace', workspace], capture_output=True, check=True,
                         encoding='utf-8')
    rows = []
    for district in json.loads(out.stdout)['result']['districts']:
        for r in district['rounds']:
            votes = {c['name']: c['for'] for c in r['candidates'] if c['name'] in r['elected']}
            names = ','.join(f'{name} {votes[name]}' for name in sorted(r['elected'], key=str.encode))
            figures = [r['registered'], *(r['figures'][f] for f in FIGURES)]
            rows.append([str(x) for x in (district['district'], r['round'], *figures)] + [names])
    return rows


def main():
    program, workspace = sys.argv[1:]
    mine, theirs = recounted(workspace), certified(program, workspace)
    different = [pair for pair in zip(mine, theirs) if pair[0] != pair[1]]
    for one, other in different:
        print('不同: 重新计算', '|'.join(one), '认证的结果', '|'.join(other))
    if len(mine) != len(theirs):
        print(f'不同: 重新计算 {len(mine)} 次投票，认证的结果 {len(theirs)} 次')
    if different or len(mine) != len(theirs):
        return 1
    took, registered = sum(int(r[3]) for r in mine), sum(int(r[2]) for r in mine)
    elected = sum(len(r[7].split(',')) for r in mine if r[7])
    print(f'与另一种写法（recount.sql）重新计算的结果完全相同: {len(mine)} 个选区，当选 {elected} 名，选民 {registered} 人，'
          f'参加投票 {took} 人（{took * 100 / registered:.2f}%），收回选票 {sum(int(r[4]) for r in mine)} 张')
    return 0


if __name__ == '__main__':
    sys.exit(main())
