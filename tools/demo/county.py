#!/usr/bin/env python3
"""Makes what a county's organisation department has on its desk before a term change: 云岭县, seventeen townships, farms and
zones, 181 cadres, ten appraisal groups, June 2011. The same seed gives the same bytes.

usage: county.py [--seed N] FOLDER

planted.json lists what was planted, with the step that must show it, its code and words that the finding has; truth.json has
what nobody in the county knows: how able and how popular each is, and who of them may be flagged with reason."""
import argparse
import json
import random
import sys

sys.dont_write_bytecode = True

import county_forms as forms
import county_people as people
import county_place as place
import county_votes as votes
import sheets
from make import Folder

CANVASSED, OVER_ISSUED, SHIFTED, OLD_FORMS, CODED, RECODED, FARM = 6, 10, 4, 8, 2, 3, 15
ORDERED, TYPED_TWICE = 7, 13


class County:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.planted, self.kin = [], []
        self.places = place.units()
        for u in self.places:
            u.quality = self.chance.gauss(0, 0.7)
        self.maker = people.Maker(self.chance)
        self.people = people.teams(self.maker, self.places)
        self.reserve = people.reserve(self.maker, self.places)
        for i, c in enumerate(self.people + self.reserve):
            c.serial = i
        self.plant_people()
        self.votes = votes.Votes(self.chance, self.places, self.people, self.reserve)
        for u in self.places:
            self.votes.place_sets(u)
        self.votes.county_sets()
        self.votes.signed()
        self.votes.plenary()
        self.plant_votes()
        self.plant_wishes()

    def plant(self, step, code, words, what):
        self.planted.append({'step': step, 'code': code, 'words': words, 'what': what})

    def one(self, unit, role):
        return next(c for c in self.places[unit].people if c.role == role)

    def plant_people(self):
        for unit, role in ((0, '副镇长'), (11, '镇长')):
            c = self.one(unit, role)
            c.ability, c.popularity, c.planted = -2.3, 2.0, '高票低绩'
        for unit, role in ((1, '副镇长'), (13, '副书记')):
            c = self.one(unit, role)
            c.ability, c.popularity, c.planted = 2.6, -1.7, '低票高绩'
        for unit, elder, younger in ((2, '书记', '副镇长'), (9, '镇长', '委员')):
            a, b = self.one(unit, elder), self.one(unit, younger)
            relation = '弟弟' if b.sex == '男' else '妹妹'
            a.family.append((relation, b.name, b.born_month, '中共党员', f'{b.unit.name}{b.post.name}'))
            if b.party != '中共党员':
                b.party, b.party_since = '中共党员', b.work_since.later(30)
            self.kin.append([a.name, b.name, relation])
            self.plant('rules', 'F825', [a.name, b.name], '亲属在同一班子')
        home = self.one(7, '镇长')
        home.upbringing = place.NAME + home.unit.name
        self.plant('rules', 'F826', [home.name], '在成长地任正职')
        old = next(c for c in self.places[5].people if c.role == '人大主席')
        old.since = old.grade_since = people.Month(2000, 5)
        old.deputy_since = people.Month(1995, 3)
        self.plant('rules', 'W823', [old.name], '同一职位满十年')
        weak = self.one(14, '委员')
        weak.results[place.YEARS[-1]] = '基本称职'
        self.weak = weak
        self.plant('rules', 'F', [weak.name, '基本称职'], '近三年有基本称职')
        for i, (c, letter) in enumerate(zip(self.places[OLD_FORMS].people[2:4], '㛃䶮')):
            c.name = c.name[0] + letter
            self.plant('forms', 'W802', [f'{c.unit.name}-{c.serial:03d}'], '较早格式丢了字')

    def plant_votes(self):
        v = self.votes
        self.promised = [c for c in self.places[CANVASSED].people if c.role == '副镇长'][-1]
        self.promised.popularity = -0.8
        v.canvass(self.places[CANVASSED], self.promised)
        v.over_issue(self.places[OVER_ISSUED])
        v.code(self.places[CODED], {'1': '优秀', '2': '称职', '3': '基本称职', '4': '不称职'})
        v.code(self.places[RECODED], {'4': '优秀', '3': '称职', '2': '基本称职', '1': '不称职'})
        self.plant('sets', 'F842', [f'{self.places[OVER_ISSUED].name}会议推荐'], '收回多于发出')
        self.plant('sets', 'W841', [f'{self.places[FARM].name}同级测评'], '评价人只有三个')
        self.plant('sets', 'N841', ['票组表-下级.csv'], '选项写成代码')

        self.signed_for = min((c for c in self.people if c.role == '镇长'), key=lambda c: (c.popularity, c.serial))
        v.sign_for(self.signed_for)
        v.favour_order(self.places[ORDERED])
        *self.typed, place_of_slip, self.right = v.entries(self.places[TYPED_TWICE])
        self.slip = place_of_slip
        next(s for s in v.sets if s.name == f'{self.places[TYPED_TWICE].name}群众测评').entered_twice = True
        self.plant('entry', place_of_slip, [], '两次录入不同的一处')
        self.plant('open', 'F833', ['竹溪乡公推'], '公推的人数对不上')
        self.plant('open', 'F830', [self.places[0].name], '同意的不到应到的一半')

    def plant_wishes(self):
        """Two whom all want to keep where they are and who wish to leave."""
        self.unwilling = [self.one(u, '人大主席') for u in (9, 11)]
        for c in self.unwilling:
            c.wish = '党委书记' if c.wish != '党委书记' else '纪委书记'
        self.votes.willing()

    # ---- files ----

    def rosters(self, folder):
        """A file for each place; one of them slid by a column and comes again, put right."""
        for u in self.places:
            here = u.people + [c for c in self.reserve if c.unit is u]
            rows = [people.HEADINGS] + [people.row(c, u.number % 5) for c in here]
            if u.number == SHIFTED:
                folder.table(f'干部名册改正/{u.name}.csv', rows)
                rows = [list(r) for r in rows]
                for r in rows[4:7]:
                    r.insert(2, '')
                    r.pop()
            if u.number % 3 == 0:
                folder.write(f'干部名册/{u.name}.xlsx', sheets.xlsx_bytes(rows))
            else:
                folder.table(f'干部名册/{u.name}.csv', rows, 'gb18030' if u.number % 3 == 1 else 'utf-8')
        self.plant('roster', '错位', ['这一行的内容错位了，请与表头对齐'], '名册错了一列')

    def forms(self, folder):
        """One place sent the older kind; what lost a character there comes again in the newer."""
        for c in self.people:
            name = f'{c.unit.name}-{c.serial:03d}'
            if c.unit.number != OLD_FORMS:
                folder.write(f'审批表/{name}.lrmx', forms.lrmx(c))
                continue
            old = forms.lrm(c)
            folder.write(f'审批表-旧格式/{name}.lrm', old)
            folder.write(f'审批表-旧格式/{name}.pic', forms.photo(c.serial))
            folder.write(f'审批表/{name}.lrmx', forms.lrmx(c))

    def tables(self, folder):
        folder.write('机构职数表.xlsx', sheets.xlsx_bytes(place.post_table(self.places)))
        folder.table('实绩表.csv', place.performance_table(self.chance, self.places, self.people))
        rows = [['姓名', '单位', '年度', '等次']]
        rows += [[c.name, c.unit.name, y, g] for c in self.people for y, g in sorted(c.results.items())]
        folder.table('年度考核表.csv', rows)
        folder.table('须回避的亲属.csv', [['姓名', '对方姓名', '关系']] + self.kin)
        for name, rows in self.votes.tables().items():
            folder.table(name, rows)
        for name, rows in zip(('第一次', '第二次'), self.typed):
            folder.table(f'两次录入/{name}.csv', [['票组', '对象', '项目', '选项', '票数']] + rows)
        folder.write('两次录入/核定.txt', f'{self.slip}={self.right}\n'.encode())
        self.answers(folder)

    def answers(self, folder):
        """What those answered who drew a slip, a file each; whose it is nobody knows."""
        s = next(x for x in self.votes.sets if x.by_code)
        folder.write('答题/对象.txt', ''.join(f'{name}\n' for name in s.order).encode())
        for i, ballot in enumerate(s.ballots, 1):
            given = {'answers': [{'subject': name, 'answer': answer} for name, _, answer in ballot]}
            folder.write(f'答题/{i:02d}.json', (json.dumps(given, ensure_ascii=False) + '\n').encode())

    def truth(self, folder):
        everybody = {c.name: {'unit': c.unit.name, 'post': c.post.name, 'ability': round(c.ability, 3),
                              'popularity': round(c.popularity, 3), 'planted': c.planted, 'wish': c.wish,
                              'like': place.like(c)} for c in self.people}
        truth = {'people': everybody, 'canvassed': {'set': f'{self.places[CANVASSED].name}会议推荐', 'for': self.promised.name},
                 'small': f'{self.places[FARM].name}同级测评',
                 'slate': sorted(name for name, _, _ in self.votes.slate), 'signed_for': self.signed_for.name,
                 'ordered': f'{self.places[ORDERED].name}下级测评', 'unwilling': [c.name for c in self.unwilling],
                 'wanted_for': self.votes.wanted_for(),
                 'places': {u.name: {'quality': round(u.quality, 3), 'group': u.group + 1} for u in self.places},
                 'sets': {s.name: len(s.ballots) if s.sums is None else s.count for s in self.votes.sets}}
        named = ''.join(f'材料：{c.name}\n' for c in self.people if c.planted or c is self.promised)
        folder.write('考察材料名单.txt', named.encode())
        folder.write('近三年有基本称职.txt', f'{self.weak.name}\n'.encode())
        folder.write('truth.json', (json.dumps(truth, ensure_ascii=False, indent=1) + '\n').encode())
        folder.write('planted.json', (json.dumps(self.planted, ensure_ascii=False, indent=1) + '\n').encode())


def make(seed, path):
    county, folder = County(seed), Folder(path)
    county.rosters(folder)
    county.forms(folder)
    county.tables(folder)
    county.truth(folder)
    return county


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--seed', type=int, default=20110630)
    parser.add_argument('folder')
    given = parser.parse_args()
    county = make(given.seed, given.folder)
    ballots = sum(len(s.ballots) if s.sums is None else s.count for s in county.votes.sets)
    print(f'{place.NAME}: 乡镇场区 {len(county.places)} 个，班子成员 {len(county.people)} 人，后备 {len(county.reserve)} 人，'
          f'考察组 {place.GROUPS} 个，票组 {len(county.votes.sets)} 个，票 {ballots} 张')


if __name__ == '__main__':
    main()
