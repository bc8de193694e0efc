#!/usr/bin/env python3
"""Makes data/stroke.tsv: official rank, stroke count and stroke sequence of Chinese characters.

usage: stroke_table.py ORDER_JS [--unihan FOLDER] [--rime DICT] > data/stroke.tsv

ORDER_JS is cnchar.order.min.js of the npm package cnchar-order 3.2.6, FOLDER holds the Unihan files of the
Debian package unicode-data. DICT is stroke.dict.yaml of rime-data-stroke: it is compared with, nothing of it
is written. Figures go to the standard error; data/README.md says what they mean. The same input gives the
same bytes. Exit status 1 when a source contradicts what is settled below.
"""
import argparse
import bisect
import bz2
import json
import pathlib
import re
import sys

# 通用规范汉字表: each level is ordered by itself.
LEVELS = ((1, 3500), (3501, 6500), (6501, 8105))

# GF 3003-1999: 提 counts as 横, 竖钩 as 竖, 捺 as 点, every bend as 折. Letters as the package names them.
CLASS = {letter: digit for digit, letters in
         {'1': 'ij', '2': 'fg', '3': 's', '4': 'dkl', '5': 'abcehmnopqrtuvwxyz'}.items() for letter in letters}

# The order leaves 18 or 19: 䴙 is 辟 13 + 鸟 5, 𬙊 is 纟 3 + 墨 15.
SETTLED_COUNT = {'䴙': 18, '𬙊': 18}

# An independent table has another sequence, and no official order can say who is right: neither is used.
DOUBTED = '字邶炽舢弢萏彘剿蓐搿德撅膝霈凝廨镧黏酆龑麟鼷纛'


def unihan(folder, name, key):
    with bz2.open(folder / f'Unihan_{name}.txt.bz2', 'rt', encoding='utf-8') as lines:
        for line in lines:
            part = line.rstrip('\n').split('\t')
            if len(part) == 3 and part[1] == key:
                yield chr(int(part[0][2:], 16)), part[2]


def read_ranks(folder):
    """The characters of the official table by rank; rank 1 stands first."""
    rank = {c: int(v.split(':')[1]) for c, v in unihan(folder, 'OtherMappings', 'kTGH')}
    assert sorted(rank.values()) == list(range(1, LEVELS[-1][1] + 1)), 'kTGH has gaps'
    return sorted(rank, key=rank.get)


def read_counts(folder):
    # Where two counts are given the first is that of the mainland.
    return {c: int(v.split()[0]) for c, v in unihan(folder, 'IRGSources', 'kTotalStrokes')}


def read_sequences(path):
    found = re.search(r"JSON\.parse\('(\{\"一\":.*?\})'\)", path.read_text(encoding='utf-8'))
    letters = json.loads(found.group(1))
    return {c: ''.join(CLASS[x] for x in v) for c, v in letters.items() if len(c) == 1 and v}


def read_rime(path):
    classes = dict(zip('hspnz', '12345'))
    sequences = {}
    for line in path.read_text(encoding='utf-8').split('\n...\n', 1)[1].splitlines():
        part = line.split('\t')
        if len(part) >= 2 and len(part[0]) == 1 and set(part[1]) <= classes.keys():
            sequences.setdefault(part[0], set()).add(''.join(classes[x] for x in part[1]))
    return sequences


def rises(values):
    """For each place the length of the longest non-decreasing run of picks that ends there."""
    tails, lengths = [], []
    for v in values:
        at = bisect.bisect_right(tails, v)
        tails[at:at + 1] = [v]
        lengths.append(at + 1)
    return lengths


def falls_outside(values):
    """Places to drop so that the rest does not decrease: all that are not in every longest choice, so that
    of two which contradict each other neither is trusted."""
    place = {v: i for i, v in enumerate(sorted(set(values)))}
    before = rises([place[v] for v in values])
    after = rises([-place[v] for v in reversed(values)])[::-1]
    longest = max(before, default=0)
    within = [i for i in range(len(values)) if before[i] + after[i] - 1 == longest]
    alone = {}
    for i in within:
        alone.setdefault(before[i], []).append(i)
    return sorted(set(range(len(values))) - {places[0] for places in alone.values() if len(places) == 1})


def settle_counts(level, counts):
    """The counts of one level; where Unihan's breaks the official order its neighbours tell it."""
    told = [counts[c] for c in level]
    wrong = falls_outside(told)
    trusted = [i for i in range(len(level)) if i not in set(wrong)]
    for i in wrong:
        at = bisect.bisect(trusted, i)
        low, high = told[trusted[at - 1]], told[trusted[at]]
        settled = SETTLED_COUNT.get(level[i], low)
        assert low <= settled <= high and (low == high or level[i] in SETTLED_COUNT), f'{level[i]} is not pinned down'
        counts[level[i]] = settled
    return [level[i] for i in wrong]


def drop_contradicted(level, counts, sequences):
    known = [c for c in level if c in sequences]
    wrong = falls_outside([(counts[c], sequences[c]) for c in known])
    for i in wrong:
        del sequences[known[i]]
    return [known[i] for i in wrong]


def check_with_rime(path, sequences, doubted):
    rime = read_rime(path)
    shared = [c for c in sequences if c in rime]
    other = [c for c in shared if sequences[c] not in rime[c]]
    note(f'rime: {len(shared)} of {len(sequences)} compared, {len(shared) - len(other)} the same, '
         f'{len(other)} different: {"".join(other)}')
    return sorted(other) == sorted(doubted)


def note(text):
    print(text, file=sys.stderr)


def main():
    arguments = argparse.ArgumentParser(usage=__doc__)
    arguments.add_argument('order', type=pathlib.Path)
    arguments.add_argument('--unihan', type=pathlib.Path, default=pathlib.Path('/usr/share/unicode'))
    arguments.add_argument('--rime', type=pathlib.Path)
    given = arguments.parse_args()

    official = read_ranks(given.unihan)
    counts = read_counts(given.unihan)
    sequences = read_sequences(given.order)
    levels = [official[first - 1:last] for first, last in LEVELS]
    note(f'sequences offered: {len(sequences)}')

    wrong_counts = [c for level in levels for c in settle_counts(level, counts)]
    note(f'counts of Unihan against the official order: {len(wrong_counts)}: {"".join(wrong_counts)}')
    wrong_length = [c for c in sequences if len(sequences[c]) != counts.get(c)]
    note(f'sequences of another length than the count: {len(wrong_length)}: {"".join(wrong_length)}')
    for c in wrong_length:
        del sequences[c]
    agrees = not given.rime or check_with_rime(given.rime, sequences, DOUBTED)
    for c in DOUBTED:
        del sequences[c]
    for name, level in zip('一二三', levels):
        pairs = sum(c in sequences for c in level) - 1
        wrong = drop_contradicted(level, counts, sequences)
        note(f'level {name}: {pairs} neighbouring pairs compared, {len(wrong)} sequences against the official order')

    rank = {c: i + 1 for i, c in enumerate(official)}
    unified = {chr(p) for p in range(0x4E00, 0xA000)} & counts.keys()
    chars = sorted(rank.keys() | unified | sequences.keys())
    note(f'lines: {len(chars)}; with rank: {len(rank)}; with a sequence: {len(sequences)}, by level '
         f'{[sum(c in sequences for c in level) for level in levels]} and {len(sequences.keys() - rank.keys())} outside')
    out = open(sys.stdout.fileno(), 'w', encoding='utf-8', newline='\n')
    out.write('#字\t通用规范汉字表序号\t笔画数\t笔顺\n')
    for c in chars:
        out.write(f'{c}\t{rank.get(c, 0)}\t{counts[c]}\t{sequences.get(c, "")}\n')
    return 0 if agrees else 1


if __name__ == '__main__':
    sys.exit(main())
