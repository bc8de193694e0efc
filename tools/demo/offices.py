"""Who serves: committee, leading group, office, guidance groups, and the people at the stations; the stations and
mobile boxes; entrusted votes. With the faults planted in these papers, and the second papers that mend them."""
import datetime

COMMITTEE = ('主任', '副主任', '副主任') + ('委员',) * 8
APPOINTED = ('玉环县人大常委会', '2011-11-18', '玉人大常〔2011〕31号')
BODIES = (('领导小组', ('组长', '副组长', '副组长', '成员', '成员', '成员', '成员')), ('选举办公室', ('主任', '副主任', '工作人员', '工作人员', '工作人员')))
FROM = ('镇党委', '镇人大', '镇政府', '镇纪委', '镇党政办', '镇武装部', '清溪派出所', '清溪司法所', '镇民政办', '镇妇联', '团镇委')
MEMBER_HEAD = ['机构', '姓名', '职务', '单位', '选区号', '站号', '选民证号', '任命机关', '任命日期', '文号']
CREW = (('主持人', 1), ('监票人', 2), ('计票人', 2))


class Station:
    def __init__(self, district, number, kind, name, ground=''):
        self.district, self.number, self.kind, self.name, self.ground = district, number, kind, name, ground
        self.has_booth = True

    def row(self):
        booth = '' if self.kind == '流动票箱' else '是' if self.has_booth else '否'
        return [self.district.number, self.number, self.kind, self.name, self.ground, booth]


class Offices:
    def __init__(self, random, slates):
        self.random, self.slates, self.town = random, slates, slates.town
        self.planted = []
        self.changes = self.make_changes()
        self.make_stations()
        self.org, self.org_mended = self.make_bodies()
        self.crew, self.crew_mended, self.kin = self.make_crews()
        self.entrustments, self.approved = self.make_entrustments()

    def somebody(self, district=None, wanted=lambda p: True):
        district = district or self.random.choice(self.town.districts)
        return self.slates.take(district, lambda p: 22 <= p.age() <= 60 and wanted(p))

    # ---- the roll after its publication ----

    def make_changes(self):
        """What happens to a roll between its publication and the vote: district, name, what, paper, authority."""
        rows = []
        for number, what, paper, authority in (
                (3, 'dead', '死亡证明2011-0417', '清溪镇卫生院'),
                (8, 'deprived', '（2011）玉刑初字第88号', '玉环县人民法院'),
                (15, 'transfer-out', '选民资格证明第12号', '清溪镇选举委员会')):
            district = self.town.district(number)
            person = self.slates.take(district, lambda p: p.age() > 70 if what == 'dead' else 25 < p.age() < 50)
            rows.append([number, person.name, what, paper, authority])
        self.forgotten = self.town.registry.person(self.town.district(27).units[0], born=datetime.date(1979, 5, 2))
        return rows

    # ---- stations ----

    def make_stations(self):
        for d in self.town.districts:
            count = {1: 1, 2: self.random.choice((1, 2)), 3: self.random.choice((2, 2, 3))}[d.seats]
            count = max(count, len(d.units))
            for i in range(count):
                unit = d.units[i % len(d.units)]
                place = ('办公楼', '小学', '老人协会')[i // len(d.units)] if unit.kind == '村' else ('会议室', '礼堂', '大厅')[i // len(d.units)]
                kind = '选举大会' if count == 1 and unit.kind == '单位' else '投票站'
                d.stations.append(Station(d, i + 1, kind, f'{unit.name}{place}{"会场" if kind == "选举大会" else "投票站"}'))
            for i in range(self.random.choice((0, 1, 1)) if d.seats == 1 else 1):
                ground = self.random.choice(('行动不便', '行动不便', '居住分散、交通不便'))
                d.stations.append(Station(d, count + i + 1, '流动票箱', f'{d.name}流动票箱', ground))

    def station_tables(self):
        everyone = [s for d in self.town.districts for s in d.stations]
        booth = next(s for s in everyone if s.kind == '投票站' and s.district.number == 9)
        box = next(s for s in everyone if s.kind == '流动票箱' and s.district.number > 20)
        right, ground = [s.row() for s in everyone], box.ground
        booth.has_booth, box.ground = False, '其他'
        wrong = [s.row() for s in everyone]
        booth.has_booth, box.ground = True, ground
        self.planted.append(('stations', 'F211', [f'选区 {booth.district.number} 站 {booth.number}'], '投票站没有秘密写票处'))
        self.planted.append(('stations', 'F210', [f'选区 {box.district.number} 站 {box.number}'], '流动票箱没有写合法的事由'))
        head = ['选区号', '站号', '类别', '名称', '事由', '秘密写票处']
        return [head] + wrong, [head] + right

    # ---- bodies ----

    def make_bodies(self):
        rows = [MEMBER_HEAD]
        for i, post in enumerate(COMMITTEE):
            name = self.somebody().name
            if i == 5:  # a member who is put up for deputy later
                nominee = self.town.district(12).nominees[0]
                name = nominee.name
                self.planted.append(('nominate', 'W202', [f'选举委员会 {name}', '选区 12'], '选举委员会委员成为代表候选人'))
            rows.append(['选举委员会', name, post, self.random.choice(FROM), '', '', '', *APPOINTED])
        for body, posts in BODIES:
            for post in posts:
                rows.append([body, self.somebody().name, post, self.random.choice(FROM), '', '', '', '', '', ''])
        missing, right = 17, list(rows)
        numbers = [d.number for d in self.town.districts]
        for start in range(0, len(numbers), 3):
            for post in ('组长', '组员', '组员'):
                name, unit = self.somebody().name, self.random.choice(FROM)
                for number in numbers[start:start + 3]:
                    row = ['指导组', name, post, unit, number, '', '', '', '', '']
                    right.append(row)
                    if number != missing:
                        rows.append(row)
        self.planted.append(('org', 'W204', [f'没有派驻指导组的选区: {missing}'], '一个选区没有派驻指导组'))
        return rows, right

    # ---- crews ----

    def make_crews(self):
        right, kin = [MEMBER_HEAD], [['机构', '姓名', '候选人选区号', '候选人', '关系']]
        for d in self.town.districts:
            for s in d.stations:
                for body, count in CREW if s.kind != '流动票箱' else (('监票人', 2),):
                    for _ in range(count):
                        other = self.random.choice(self.town.districts)
                        name = self.somebody(other).name
                        right.append([body, name, '', self.random.choice(FROM), d.number, s.number, '', '', '', ''])
        wrong = [list(row) for row in right]
        teller = next(i for i, r in enumerate(wrong) if r[0] == '计票人' and r[4] == 6)
        nominee = self.town.district(6).formal[1]
        child = self.somebody(self.town.district(6))
        kin_name = wrong[teller][1] = child.name
        kin.append(['计票人', kin_name, 6, nominee.name, '儿子' if child.sex == '男' else '女儿'])
        self.planted.append(('stations', 'F204', [f'计票人 {kin_name}', nominee.name], '计票人是候选人的近亲属'))
        far = next(r for r in wrong if r[0] == '监票人' and r[4] == 20)
        sister = self.town.district(21).formal[0]
        kin.append(['监票人', far[1], 21, sister.name, '兄弟姐妹'])
        self.planted.append(('stations', 'N201', [f'监票人 {far[1]}', sister.name], '近亲属在别的选区监票，提示'))
        box = next(s for d in self.town.districts[24:] for s in d.stations if s.kind == '流动票箱')
        alone = next(i for i, r in enumerate(wrong) if r[4] == box.district.number and r[5] == box.number)
        del wrong[alone]
        self.planted.append(('stations', 'F209', [f'选区 {box.district.number} 站 {box.number}'], '流动票箱只有一名监票人'))
        return wrong, right, kin

    # ---- entrusted votes ----

    def make_entrustments(self):
        """Voters who are away let a voter of their district vote for them, two of each hundred; approved ones are counted."""
        rows = [['选区号', '委托人', '委托人选民证号', '受托人', '受托人选民证号', '事由', '书面', '同意日期', '同意人']]
        approved, chairman = {}, self.org[1][1]
        for d in self.town.districts:
            people = [p for p in self.town.alone(d) if p.id not in self.slates.used and p.age() < 70]
            self.random.shuffle(people)
            count = max(3, round(len(d.voters) * self.random.uniform(0.012, 0.026)))
            absent, present = people[:count], people[count:2 * count]
            approved[d.number] = count
            for i, p in enumerate(absent):
                trustee = present[i // 2 if i % 5 else i // 3]
                rows.append([d.number, p.name, '', trustee.name, '', '外出', '是', f'2011-12-{self.random.randrange(26, 31)}', chairman])
            approved[d.number] += self.plant_entrustment(d, rows, people[2 * count:], chairman)
        return rows, approved

    def plant_entrustment(self, d, rows, people, chairman):
        """Two requests that cannot be granted. Returns how many of the others beside them can."""
        trustee, *absent = people[:5]
        if d.number == 14:
            for p in absent:
                rows.append([d.number, p.name, '', trustee.name, '', '外出', '是', '2011-12-29', chairman])
            self.planted.append(('entrust', 'F521', ['选区 14 委托', absent[3].name, trustee.name], '受托人接受了四件委托'))
            return 3
        if d.number == 22:
            rows.append([d.number, absent[0].name, '', trustee.name, '', '外出', '否', '2011-12-29', chairman])
            self.planted.append(('entrust', 'F522', ['选区 22 委托', absent[0].name], '没有书面委托'))
        return 0
