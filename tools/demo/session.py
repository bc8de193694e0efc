#!/usr/bin/env python3
"""What the secretariat of the first session would have on paper, for the deputies who were elected.

usage: session.py PROGRAM WORKSPACE FOLDER      writes FOLDER/会议提名.tsv and a tally sheet for each post
       session.py --sheet …, --settle …         see below

会议提名.tsv, a line a nomination: when it came in, post, name, options of `session nominate`.
会议投票-3.txt, a line a ballot for the deputy heads, as tests/scan/simulate takes it.
会议计票单-POST.json, what `session tally` reads: every deputy came and voted; chair and head get all votes, the four deputy
heads of the presidium, one of them on secondment, at least 72 of 73.
"""
import json
import pathlib
import subprocess
import sys

import trial

COLLEGE = ('大专', '大学', '本科', '大学本科', '研究生')
TIMES = [f'2012-01-16 {t}' for t in ('14:30', '14:32', '14:35', '14:36', '14:37', '14:38')] + ['2012-01-17 07:25', '2012-01-17 07:50']
POSTS = ('镇人大主席', '镇长', '副镇长')


def roster(program, workspace):
    said = subprocess.run([program, 'session', 'roster', '--json', '--workspace', workspace], check=True,
                          capture_output=True, encoding='utf-8').stdout
    return json.loads(said)['deputies']


def options(deputy, work):
    words = ['--deputy', str(deputy['no']), '--work', work]
    if deputy['sex'] in (1, 2):
        words += ['--sex', str(deputy['sex'])]
    for name in ('born', 'party'):
        if deputy[name]:
            words += ['--' + name, deputy[name]]
    return words + ['--education', deputy['education']]


def signers(deputies, first, count):
    return [word for d in deputies[first:first + count] for word in ('--signer', str(d['no']))]


def sheet(deputies, votes):
    n = len(deputies)
    return {'in_person': n, 'received': n, 'issued': n, 'spoiled': 0, 'unused': 0, 'collected': n, 'valid': n, 'void': 0,
            'blank': 0, 'supervisor': deputies[60]['name'],
            'lines': [{'name': name, 'for': v, 'against': n - v, 'abstain': 0} for name, v in votes]}


def main():
    program, workspace, folder = sys.argv[1:]
    deputies = roster(program, workspace)
    n = len(deputies)
    names = [d['name'] for d in deputies]
    fit = [d for d in deputies if names.count(d['name']) == 1 and d['born'] >= '1962' and d['education'] in COLLEGE]
    chair, head = [d for d in fit if d['party'] == '中共党员'][:2]
    vices = [d for d in fit if d not in (chair, head)][:6]
    works = ('镇党委副书记、纪委书记', '镇党委委员', '镇农业综合服务中心主任', '县农业局干部（挂职）', '镇中心学校校长', '村民委员会主任')
    out = pathlib.Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    rows = [(1, chair, options(chair, '镇党委委员')), (2, head, options(head, '镇党委副书记'))]
    rows += [(3, d, options(d, w)) for d, w in zip(vices[:3], works)] + [(4, vices[3], options(vices[3], works[3]))]
    rows += [(3, vices[4], options(vices[4], works[4]) + signers(deputies, 20, 10)),
             (3, vices[5], options(vices[5], works[5]) + signers(deputies, 30, 9))]
    with open(out / '会议提名.tsv', 'w', encoding='utf-8') as f:
        for at, (post, deputy, words) in zip(TIMES, rows):
            f.write('\t'.join([at, str(post), deputy['name'], *words]) + '\n')
    votes = {d['name']: v for d, v in zip(vices[:3] + vices[4:5], (n, n - 1, n - 1, 2))}
    (out / '会议得票.json').write_text(json.dumps(votes, ensure_ascii=False), encoding='utf-8')
    for post, d in ((1, chair), (2, head), (4, vices[3])):
        (out / f'会议计票单-{post}.json').write_text(json.dumps(sheet(deputies, [(d['name'], n)]), ensure_ascii=False), encoding='utf-8')
    print(f'代表 {n} 名，{POSTS[0]}、{POSTS[1]}各提名一人，{POSTS[2]}主席团提名四人（一人挂职），代表联合提名二件')


def ballots(votes, n, seats):
    """A letter for each candidate on each of n ballots, that add up to the votes: everybody chooses as many as there are seats.
    Who is missing to a nominee went to the last."""
    rows = []
    missing = [i for i, v in enumerate(votes) if n - v <= seats for _ in range(n - v)]
    loser = min(range(len(votes)), key=lambda i: votes[i])
    for k in range(n):
        out = missing[k] if k < len(missing) else loser
        rows.append(''.join('a' if i == out else 'f' for i in range(len(votes))))
    return rows


def write_vice_sheet():
    """session.py --sheet PROGRAM WORKSPACE FOLDER: in the order of the formal list, as the ballot has it"""
    _, _, program, workspace, folder = sys.argv
    said = subprocess.run([program, 'session', 'show', '--json', '--workspace', workspace], check=True, capture_output=True,
                          encoding='utf-8').stdout
    ballot = json.loads(said)['posts'][2]['rounds'][0]['ballot']
    votes = json.loads((pathlib.Path(folder) / '会议得票.json').read_text(encoding='utf-8'))
    deputies = roster(program, workspace)
    text = json.dumps(sheet(deputies, [(name, votes[name]) for name in ballot]), ensure_ascii=False)
    (pathlib.Path(folder) / '会议计票单-3.json').write_text(text, encoding='utf-8')
    rows = ballots([votes[name] for name in ballot], len(deputies), 3)
    (pathlib.Path(folder) / '会议投票-3.txt').write_text('\n'.join(rows) + '\n', encoding='utf-8')
    print('选票上的次序：' + '、'.join(ballot))


def settle_doubts():
    """session.py --settle PROGRAM WORKSPACE FOLDER BATCH: two clerks read what the machine was not sure of, as the papers have it"""
    _, _, program, workspace, folder, batch = sys.argv
    papers = pathlib.Path(folder)
    pages = json.loads((papers / f'{batch}.truth.json').read_text(encoding='utf-8'))['pages']
    # A pen that black and white lost is unclear in the picture; the clerks have the paper.
    for page, line in zip(pages, pathlib.Path('材料/会议投票-3.txt').read_text(encoding='utf-8').split()):
        for mark, letter in zip(page['marks'], line):
            mark['vote'] = {'f': 'for', 'a': 'against'}.get(letter, 'abstain')
    drawn = {p['file']: p for p in pages}
    said = [json.loads(line) for line in (papers / f'{batch}.jsonl').read_text(encoding='utf-8').splitlines()]
    taken = {s['sheet']: drawn[pathlib.Path(s['file']).name] for s in said if s['sheet']}
    answers = trial.settle(program, workspace, batch, taken)
    print(f'收下 {len(taken)} 张；待认定 {len(answers)} 处，都由两人照票面认定')


if __name__ == '__main__':
    {'--sheet': write_vice_sheet, '--settle': settle_doubts}.get(sys.argv[1], main)()
