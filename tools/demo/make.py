#!/usr/bin/env python3
"""Makes the papers of a fictional township's election, as its office would hand them over: 清溪镇, 4 January 2012,
34 districts, 73 deputies. The same seed gives the same bytes.

usage: make.py [--seed N] FOLDER

FOLDER/名册 is the first set of voter rolls, FOLDER/名册改正 the second; planted.json lists every fault that was planted:
the step that must show it, its code, and words that the finding has."""
import argparse
import json
import pathlib
import random
import sys

sys.dont_write_bytecode = True

import offices
import rolls
import sheets
import slates
import town
import votes

LAST_TERM = (('妇女', 11), ('中共党员', 41), ('少数民族', 1), ('大专以上', 21), ('三十五岁以下', 7), ('三十六至五十岁', 44), ('五十一岁以上', 19),
             ('工人', 6), ('农民', 31), ('专业技术人员', 14), ('干部', 15), ('连任', 24))
LAST_TOTAL = 70


class Folder:
    def __init__(self, path):
        self.path = pathlib.Path(path)

    def write(self, name, data):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def table(self, name, rows, encoding='utf-8'):
        self.write(name, sheets.csv_bytes(rows, encoding, bom=encoding == 'utf-8'))


def write_rolls(folder, chance, the_town, used):
    files = [rolls.Roll(u) for u in the_town.units]
    rolls.Planter(chance, the_town, files, used).plant()
    planted = []
    for roll in files:
        folder.write(f'名册/{roll.name}', roll.data())
        planted += [('roll', code, [roll.name, str(line)], what) for line, code, what in roll.planted()]
    for roll in files:
        if roll.put_right():
            folder.write(f'名册改正/{roll.name}', roll.data())
    return planted


def write_before(folder, the_town, lists, staff):
    units, districts, minorities = town.place_tables(the_town)
    folder.write('单位表.xlsx', sheets.xlsx_bytes(units))
    folder.table('选区表.csv', districts)
    folder.table('少数民族表.csv', minorities, 'gb18030')
    folder.table('人员表.csv', staff.org)
    folder.table('人员表-改正.csv', staff.org_mended)
    wrong, right = staff.station_tables()
    folder.table('投票站表.csv', wrong)
    folder.table('投票站表-改正.csv', right)
    folder.table('工作人员表.csv', staff.crew)
    folder.table('工作人员表-改正.csv', staff.crew_mended)
    folder.table('近亲属申报表.csv', staff.kin)
    names = ('推荐表', '推荐表-改正', '联名表', '联合审查表', '联合审查表-补报', '协商记录', '预选结果')
    *papers, chosen = slates.tables(lists)
    for name, rows in zip(names, papers):
        folder.table(f'{name}.csv', rows, 'gb18030' if name == '联名表' else 'utf-8')
    lines = ''.join(','.join(map(str, row)) + '\n' for row in chosen)
    folder.write('协商和预选后的名单.csv', lines.encode())


def write_changes(folder, staff):
    lines = ''.join(','.join(map(str, row)) + '\n' for row in staff.changes)
    folder.write('名单变动.csv', lines.encode())
    p = staff.forgotten
    folder.write('漏登选民.csv', f'{p.name},{p.id},{p.unit.name}\n'.encode())


def write_vote(folder, staff, voting):
    folder.table('委托投票登记.csv', staff.entrustments)
    before, after = voting.ledger()
    folder.table('选票台账.csv', before)
    folder.table('选票台账-投票后.csv', after)
    first, second, right = voting.entries()
    folder.table('计票单-第一次录入.csv', first)
    folder.table('计票单-第二次录入.csv', second)
    folder.table('上届构成.csv', [['项目', '人数', '总数']] + [[item, n, LAST_TOTAL] for item, n in LAST_TERM])
    folder.table('代表资格审查表.csv', voting.credentials())
    lines = ''.join(','.join(map(str, row)) + '\n' for row in right)
    folder.write('对照原件核定.csv', lines.encode())


def make(seed, path):
    chance = random.Random(seed)
    the_town = town.Town(chance)
    lists = slates.Slates(chance, the_town)
    staff = offices.Offices(chance, lists)
    folder = Folder(path)
    planted = write_rolls(folder, chance, the_town, lists.used)  # adds the three twins to the voters
    voting = votes.Voting(chance, staff)
    write_before(folder, the_town, lists, staff)
    write_changes(folder, staff)
    write_vote(folder, staff, voting)
    planted += lists.planted + staff.planted + voting.planted
    truth = [dict(zip(('step', 'code', 'words', 'what'), p)) for p in planted]
    folder.write('planted.json', (json.dumps(truth, ensure_ascii=False, indent=1) + '\n').encode())
    return the_town, lists, staff, voting


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--seed', type=int, default=20120104)
    parser.add_argument('folder')
    given = parser.parse_args()
    made = make(given.seed, given.folder)
    the_town = made[0]
    print(f'{town.NAME}: {town.POPULATION} 人，选民 {sum(len(d.voters) for d in the_town.districts)} 人，选区 {len(the_town.districts)} 个，'
          f'名额 {sum(d.seats for d in the_town.districts)} 名，正式代表候选人 {sum(len(d.formal) for d in the_town.districts)} 名')


if __name__ == '__main__':
    main()
