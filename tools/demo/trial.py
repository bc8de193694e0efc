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


CLERKS = ('李统计', '陈录入')
LOOKER = '王复看'  # who has not seen what the machine read
SAMPLE = 10


def as_options(page, written):
    """A whole ballot as the paper has it, as look set (written: line) and decide ballot (written: line=NAME) take it."""
    options = []
    for option, vote in (('--for', 'for'), ('--against', 'against'), ('--unclear', 'unclear')):
        at = [str(i) for i, m in enumerate(page['marks'], 1) if m['vote'] == vote]
        if at:
            options += [option, ','.join(at)]
    lines = [i for i, w in enumerate(page['write_ins'], 1) if w['inked']]
    options += written(lines) if lines else []
    return options or ['--blank']


def read_from_paper(program, workspace, batch, sheet, page, answers):
    """A refused page: two people read it, or say that it is no ballot of the stack."""
    if page['expect'] != 'read':
        for clerk in CLERKS:
            say(program, 'decide', 'set', batch, sheet, 'page', 'other', '--reason', 'not-of-stack', '--by', clerk,
                '--workspace', workspace)
        return
    lines = [w if w['vote'] != 'against' else dict(w, inked=False) for w in page['write_ins']]
    options = as_options(dict(page, write_ins=lines), lambda at: [x for i in at for x in ('--write-in', f'{i}={WRITTEN}')])
    for clerk in CLERKS:
        say(program, 'decide', 'ballot', batch, sheet, *options, '--reason', 'by-hand', '--by', clerk, '--workspace', workspace)
    for i, mark in enumerate(page['marks'], 1):
        answers[sheet, f'c{i}'] = 'abstain' if mark['vote'] == 'unclear' else mark['vote']
    for i, line in enumerate(lines, 1):
        answers[sheet, f'w{i}'] = WRITTEN if line['inked'] else 'none'


def settle(program, workspace, batch, pages, answers=None):
    """Answers every open item, twice, from the page that the sheet was. Returns the answers, with those before, by sheet and item."""
    answers = dict(answers or {})
    items = json.loads(say(program, 'decide', 'list', '--batch', batch, '--json', '--workspace', workspace))['items']
    for item in items:
        page, code = pages[item['sheet']], item['item']
        if code == 'page':
            read_from_paper(program, workspace, batch, item['sheet'], page, answers)
            continue
        if code == 'same':
            answer, reason = 'distinct', 'two-sheets'
        elif code[0] == 'w':
            inked = page['write_ins'][int(code[1:]) - 1]['inked']
            answer, reason = (WRITTEN, 'name') if inked else ('none', 'not-a-mark')
        else:
            vote = page['marks'][int(code[1:]) - 1]['vote']
            answer, reason = ('abstain', 'unreadable') if vote == 'unclear' else (vote, 'outside')
        for clerk in CLERKS:
            say(program, 'decide', 'set', batch, item['sheet'], code, answer, '--reason', reason, '--by', clerk,
                '--workspace', workspace)
        answers[item['sheet'], code] = answer
    return answers


def look_again(program, workspace, batch, pages):
    """The blind second look at a few sheets."""
    drawn = json.loads(say(program, 'look', 'draw', batch, '--size', str(SAMPLE), '--seed', '4-2-6-1-5-3', '--json',
                           '--workspace', workspace))
    for sheet in drawn['sheets']:
        options = as_options(pages[sheet], lambda at: ['--written', ','.join(map(str, at))])
        say(program, 'look', 'set', batch, sheet, *options, '--by', LOOKER, '--workspace', workspace)


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
    pages = {s['sheet']: drawn[pathlib.Path(s['file']).name] for s in said if s['sheet']}
    refused = [s for s in said if s['batch'] == 'refused']
    taken = [s for s in said if s['batch'] != 'refused']
    by_hand = [s for s in refused if s['sheet'] and pages[s['sheet']]['expect'] == 'read']
    strange = [s['file'] for s in taken if pages[s['sheet']]['expect'] != 'read']
    if strange:
        sys.exit(f'读进了不是选票的页：{strange}')
    answers = settle(program, workspace, batch, pages)
    say(program, 'batch', 'close', batch, '--workspace', workspace)
    look_again(program, workspace, batch, pages)
    answers = settle(program, workspace, batch, pages, answers)
    closed = json.loads(say(program, 'batch', 'show', batch, '--json', '--workspace', workspace))
    for s in by_hand:
        s['marks'] = [{'vote': 'unclear'}] * len(pages[s['sheet']]['marks'])
    ballots = [Ballot(pages[s['sheet']], s, answers) for s in taken + by_hand]
    good = [b for b in ballots if len(b.chosen) <= int(seats)]
    votes = collections.Counter(name for b in good for name in b.chosen)
    machine = {i: line['for'] for i, line in enumerate((x for x in closed['lines'] if not x['write_in']), 1)}
    written = sum(line['for'] for line in closed['lines'] if line['write_in'])
    wrong = sum(b.wrong for b in ballots)
    ok = wrong == 0 and (closed['valid'], closed['void']) == (len(good), len(ballots) - len(good)) and \
        written == votes[WRITTEN] and all(machine[i] == votes[i] for i in machine)
    kinds = collections.Counter(code[0] for _, code in answers)
    look = closed['second_look']
    print(f'{len(said)} 页：收下 {len(taken)} 张，拒读 {len(refused)} 页（其中好票 {len(by_hand)} 张，由两人照原件认读）；'
          f'待认定 候选人 {kinds["c"]} 处、另选 {kinds["w"]} 处、疑似同一张 {kinds["s"]} 处，都由两人认定')
    print(f'画得清楚的 {sum(b.plain for b in ballots)} 处，认错 {wrong} 处；画得含糊的 {sum(b.doubtful for b in ballots)} 处以机器和人的认定为准')
    print(f'随机抽 {look["drawn"]} 张由没有看过机读结果的人复看：{look["positions"]} 个位置中不同 {look["differ"]} 个，机器读错 {look["wrong"]} 个'
          f'（误差的 95% 区间 {look["rate"]["low"]:.2%} 至 {look["rate"]["high"]:.2%}）')
    print(f'机读：有效 {closed["valid"]}，废票 {closed["void"]}，赞成 {list(machine.values())}，另选 {written}；'
          f'模拟器写下的：有效 {len(good)}，废票 {len(ballots) - len(good)}，赞成 {[votes[i] for i in machine]}，另选 {votes[WRITTEN]}：'
          f'{"相同" if ok else "不同"}')
    if not ok:
        sys.exit('机读的票数与纸上的不同')


if __name__ == '__main__':
    main()
