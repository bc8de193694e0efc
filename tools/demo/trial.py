#!/usr/bin/env python3
"""Two clerks and the truth: settles what the machine could not read as the papers have it, closes the stack, and holds the
machine's count against what the simulator wrote down.

usage: trial.py PROGRAM WORKSPACE BATCH TRUTH LINES SEATS

TRUTH   what was drawn on each page (tests/scan/simulate)
LINES   what `scan --batch … --json` said, a line a page
"""
import collections
import json
import pathlib
import subprocess
import sys

WRITTEN = '周外来'  # whoever reads a simulated name agrees on this one


def say(*words):
    done = subprocess.run(words, capture_output=True, encoding='utf-8')
    if done.returncode:
        sys.exit(f'{" ".join(words)}: {done.stderr or done.stdout}')
    return done.stdout


def settle(program, workspace, batch, pages):
    """Answers every open item, twice, from the page that the sheet was. Returns the answers by sheet and item."""
    items = json.loads(say(program, 'decide', 'list', '--batch', batch, '--json', '--workspace', workspace))['items']
    answers = {}
    for item in items:
        page, code = pages[item['sheet']], item['item']
        if code == 'same':
            answer, reason = 'distinct', 'two-sheets'
        elif code[0] == 'w':
            inked = page['write_ins'][int(code[1:]) - 1]['inked']
            answer, reason = (WRITTEN, 'name') if inked else ('none', 'not-a-mark')
        else:
            vote = page['marks'][int(code[1:]) - 1]['vote']
            answer, reason = ('abstain', 'unreadable') if vote == 'unclear' else (vote, 'outside')
        for clerk in ('李统计', '陈录入'):
            say(program, 'decide', 'set', batch, item['sheet'], code, answer, '--reason', reason, '--by', clerk,
                '--workspace', workspace)
        answers[item['sheet'], code] = answer
    return answers


class Ballot:
    """One sheet: what was drawn, and what machine and clerks made of it. Where the drawing itself is doubtful their word stands."""

    def __init__(self, page, said, answers):
        self.wrong = self.plain = self.doubtful = 0
        self.chosen = set()
        for i, (drawn, read) in enumerate(zip(page['marks'], said['marks']), 1):
            final = answers.get((said['sheet'], f'c{i}'), read['vote'])
            self.plain += drawn['is_plain']
            self.doubtful += not drawn['is_plain']
            self.wrong += drawn['is_plain'] and final != drawn['vote']
            if (drawn['vote'] if drawn['is_plain'] else final) == 'for':
                self.chosen.add(i)
        for i, drawn in enumerate(page['write_ins'], 1):
            final = answers.get((said['sheet'], f'w{i}'), 'none')
            named = drawn['inked'] if drawn['is_plain'] else final != 'none'
            if named and drawn['vote'] != 'against':
                self.chosen.add(WRITTEN)


def main():
    program, workspace, batch, truth, lines, seats = sys.argv[1:]
    drawn = {p['file']: p for p in json.loads(pathlib.Path(truth).read_text(encoding='utf-8'))['pages']}
    said = [json.loads(line) for line in pathlib.Path(lines).read_text(encoding='utf-8').splitlines()]
    taken = {s['sheet']: drawn[pathlib.Path(s['file']).name] for s in said if s['sheet']}
    refused = [s for s in said if not s['sheet']]
    lost = [s for s in refused if drawn[pathlib.Path(s['file']).name]['expect'] == 'read']
    strange = [f for f, p in drawn.items() if p['expect'] != 'read' and p in taken.values()]
    if strange:
        sys.exit(f'读进了不是选票的页：{strange}')
    answers = settle(program, workspace, batch, taken)
    why = ['--why', f'拒读的好票 {len(lost)} 张，由人手工计'] if lost else []
    closed = json.loads(say(program, 'batch', 'close', batch, *why, '--json', '--workspace', workspace))
    ballots = [Ballot(taken[s['sheet']], s, answers) for s in said if s['sheet']]
    good = [b for b in ballots if len(b.chosen) <= int(seats)]
    votes = collections.Counter(name for b in good for name in b.chosen)
    machine = {i: line['for'] for i, line in enumerate((x for x in closed['lines'] if not x['write_in']), 1)}
    written = sum(line['for'] for line in closed['lines'] if line['write_in'])
    wrong = sum(b.wrong for b in ballots)
    ok = wrong == 0 and (closed['valid'], closed['void']) == (len(good), len(ballots) - len(good)) and \
        written == votes[WRITTEN] and all(machine[i] == votes[i] for i in machine)
    kinds = collections.Counter(code[0] for _, code in answers)
    print(f'{len(said)} 页：收下 {len(taken)} 张，拒读 {len(refused)} 页（其中好票 {len(lost)} 张，应由人手工计）；'
          f'待认定 候选人 {kinds["c"]} 处、另选 {kinds["w"]} 处、疑似同一张 {kinds["s"]} 处，都由两人认定')
    print(f'画得清楚的 {sum(b.plain for b in ballots)} 处，认错 {wrong} 处；画得含糊的 {sum(b.doubtful for b in ballots)} 处以机器和人的认定为准')
    print(f'机读：有效 {closed["valid"]}，废票 {closed["void"]}，赞成 {list(machine.values())}，另选 {written}；'
          f'模拟器写下的：有效 {len(good)}，废票 {len(ballots) - len(good)}，赞成 {[votes[i] for i in machine]}，另选 {votes[WRITTEN]}：'
          f'{"相同" if ok else "不同"}')
    if not ok:
        sys.exit('机读的票数与纸上的不同')


if __name__ == '__main__':
    main()
