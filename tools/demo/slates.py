"""Who is put up for deputy, by whom, and how the formal lists come about; with the faults planted in the papers."""
import datetime
import pathlib

STROKES = pathlib.Path(__file__).resolve().parents[2] / 'data' / 'stroke.tsv'

PARTY = '中共清溪镇委员会'
ORGANISATIONS = ('清溪镇总工会', '共青团清溪镇委员会', '清溪镇妇女联合会', '清溪镇归国华侨联合会')
POSTS = {
    '干部': ('清溪镇党委委员', '清溪镇副镇长', '清溪镇人大副主席', '{unit}党支部书记', '{unit}党支部书记', '清溪镇财政所所长',
             '清溪镇妇联主席', '清溪镇文化站站长', '清溪镇党政办主任'),
    '农民': ('{unit}村民委员会主任', '{unit}种植大户', '{unit}村民', '{unit}妇女主任', '{unit}村民小组长', '{unit}养殖专业户'),
    '工人': ('清溪缝制设备厂职工', '清溪眼镜厂车间主任', '清溪水泵厂职工', '清溪农机修配厂职工'),
    '专业技术人员': ('清溪中学教师', '清溪镇中心小学校长', '清溪镇卫生院医师', '清溪镇农技站农艺师', '清溪镇司法所法律工作者'),
    '其他': ('个体工商户', '清溪阀门有限公司总经理', '清溪水产合作社理事长'),
}
ANYBODY = {'干部': '清溪镇机关干部', '农民': '{unit}村民', '工人': '清溪缝制设备厂职工', '专业技术人员': '清溪中学教师', '其他': '个体工商户'}
CATEGORIES = '干部 干部 农民 农民 农民 农民 工人 专业技术人员 专业技术人员 其他'.split()
TOWN_CATEGORIES = '干部 干部 工人 工人 专业技术人员 专业技术人员 其他'.split()
EDUCATIONS = ('初中', '高中', '高中', '中专', '大专', '大专', '大专', '大学', '大学')

# Districts chosen for what happens there, by number of seats; the generator takes the n-th of that size.
NOMINATION_DAYS = [datetime.date(2011, 12, d) for d in (15, 16, 17, 18)]


class Strokes:
    """The order of surname strokes, for characters of the first level of the table alone: between those the table
    leaves nothing open."""

    def __init__(self):
        self.table = {}
        for line in STROKES.read_text('utf-8').splitlines():
            character, order, count, _ = line.split('\t')
            if order.isdigit() and 0 < int(order) <= 3500:
                self.table[character] = (int(count), int(order))

    def has(self, name):
        return all(c in self.table for c in name)

    def key(self, name):
        """By the surname, then a given name of one character before those of two."""
        surname, *given = [self.table[c] for c in name]
        return surname, len(given), given


class Nominee:
    def __init__(self, person, district, random):
        self.person, self.district = person, district
        self.category = random.choice(CATEGORIES if person.unit.kind == '村' else TOWN_CATEGORIES)
        self.post = ''
        self.education = random.choice(EDUCATIONS if self.category != '农民' else EDUCATIONS[:6])
        if self.category == '专业技术人员':
            self.education = random.choice(('大专', '大学', '大学'))
        self.degree = '学士' if self.education == '大学' and random.random() < 0.5 else ''
        self.party = '中共党员' if random.random() < (0.95 if self.category == '干部' else 0.5) else '群众'
        self.is_incumbent = random.random() < 0.36
        self.organisation = ''   # who put the person up, if an organisation did
        self.signers = []        # (name, number) in the order of signing
        self.received = random.choice(NOMINATION_DAYS)
        self.is_formal = False
        self.is_standing = True
        self.primary_votes = None
        self.fate = ''

    @property
    def name(self):
        return self.person.name

    def rows(self):
        p = self.person
        facts = [self.district.number, p.name, p.sex, p.ethnic, f'{p.born:%Y-%m-%d}', p.id, self.party, self.education,
                 self.degree, self.post, self.category, '是' if self.is_incumbent else '否', '', '否']
        out = []
        if self.organisation:
            out.append(facts + ['政党团体', self.organisation, f'{self.received:%Y-%m-%d}'])
        if self.signers:
            out.append(facts + ['选民联名', '', f'{self.received:%Y-%m-%d}'])
        return out


class Slates:
    def __init__(self, random, town):
        self.random, self.town = random, town
        self.strokes = Strokes()
        self.used = set()        # numbers of people who play a part, so that no fault is planted in their rows
        self.posts = set()       # nobody else holds the same
        self.names = set()       # names of people who play a part: nobody else in office shares one
        self.planted = []        # (step, code, words that the finding has, what)
        self.consultations, self.primary_rows = [], []
        for district in town.districts:
            self.nominate(district, self.number_formal(district))
        self.plant()
        for district in town.districts:
            self.settle(district)

    def sized(self, seats, n):
        return [d for d in self.town.districts if d.seats == seats][n]

    # ---- choosing people ----

    def take(self, district, wanted=lambda p: True):
        """Somebody with a name of their own who has no part yet."""
        people = [p for p in self.town.alone(district)
                  if p.id not in self.used and p.name not in self.names and wanted(p)]
        person = self.random.choice(people)
        self.used.add(person.id)
        self.names.add(person.name)
        return person

    def nominee(self, district):
        person = self.take(district, lambda p: 24 <= p.age() <= 62 and self.strokes.has(p.name)
                           and (p.sex == '男' or self.random.random() < 0.4)
                           and (p.unit.is_she <= (p.ethnic == '畲族')))
        x = Nominee(person, district, self.random)
        x.post = self.post(x)
        district.nominees.append(x)
        return x

    def post(self, x):
        usual = [p.format(unit=x.person.unit.name) for p in POSTS[x.category] if '妇' not in p or x.person.sex == '女']
        free = [p for p in usual if p not in self.posts]
        post = self.random.choice(free) if free else ''
        self.posts.add(post)
        return post or ANYBODY[x.category].format(unit=x.person.unit.name)

    def sign(self, x, count):
        """Voters of the district who have signed for nobody yet."""
        while len(x.signers) < count:
            p = self.random.choice(x.district.voters)
            if p.id not in self.used and p.age() < 80:
                self.used.add(p.id)
                x.signers.append((p.name, p.id))

    # ---- nominations ----

    def number_formal(self, district):
        s = district.seats
        return 2 if s == 1 else self.random.choice((3, 3, 3, 4)) if s == 2 else self.random.choice((4, 4, 5, 5, 6))

    def nominate(self, district, count):
        by_organisations = self.random.randrange(1, district.seats + 1)
        for i in range(count):
            x = self.nominee(district)
            x.is_formal = True
            if i < by_organisations:
                x.organisation = PARTY if i % 2 == 0 else self.random.choice(ORGANISATIONS)
                if self.random.random() < 0.25:
                    x.organisation = f'{PARTY}、{ORGANISATIONS[i % 3]}'
            if not x.organisation or self.random.random() < 0.15:
                self.sign(x, self.random.randrange(11, 17))

    def extra(self, district, count, **given):
        made = []
        for _ in range(count):
            x = self.nominee(district)
            x.fate = given.get('fate', '')
            self.sign(x, self.random.randrange(11, 15))
            made.append(x)
        return made

    def plant(self):
        self.plant_talks()
        self.plant_signatures()
        self.plant_organisation()
        self.plant_person()

    def plant_talks(self):
        """More nominees than a ballot may take: talks in five districts, a primary in one."""
        for district in (self.sized(1, 1), self.sized(1, 4)):
            self.extra(district, 1 if district is self.sized(1, 1) else 2, fate='talks')
        for seats, n in ((2, 2), (2, 9), (3, 3)):
            district = self.sized(seats, n)
            over = 2 * seats + 1 - len(district.nominees)
            self.extra(district, over, fate='talks')
        primary = self.sized(2, 5)
        while len([x for x in primary.nominees if x.is_formal]) < 4:
            x = self.extra(primary, 1)[0]
            x.is_formal = True
        self.extra(primary, 2, fate='primary')
        self.primary = primary

    def plant_signatures(self):
        one = self.sized(1, 0)   # one seat: nobody may sign twice
        first, second = one.nominees
        for x in (first, second):
            if not x.signers:
                self.sign(x, 12)
        first.received, second.received = NOMINATION_DAYS[0], NOMINATION_DAYS[2]
        second.signers.insert(3, first.signers[4])
        self.planted.append(('nominate', 'N401', [f'选区 {one.number} “{second.name}”', first.signers[4][0]],
                             '一人联名推荐的人数超过应选名额'))
        other = self.sized(2, 1)
        x = other.nominees[-1]
        if not x.signers:
            self.sign(x, 12)
        stranger = self.take(self.town.districts[-1])
        x.signers.append((stranger.name, stranger.id))
        x.signers.append(('欧阳外来', ''))
        self.planted.append(('nominate', 'N401', [f'选区 {other.number} “{x.name}”', stranger.name], '联名人是别的选区的选民'))
        self.planted.append(('nominate', 'N401', [f'选区 {other.number} “{x.name}”', '欧阳外来'], '联名人不是选民'))
        short = self.sized(3, 1)
        x = self.nominee(short)
        self.sign(x, 9)
        x.signers.append(x.signers[2])
        x.is_standing, x.fate = False, 'short'
        self.planted.append(('nominate', 'W401', [f'选区 {short.number} “{x.name}”'], '十个签名中有一人签了两次，实为九人'))

    def plant_organisation(self):
        district = self.sized(1, 2)
        women = ORGANISATIONS[2]
        for x in district.nominees:
            if x.organisation:
                x.organisation = PARTY
        district.nominees[1].organisation = women
        district.nominees[1].received = NOMINATION_DAYS[0]
        x = self.nominee(district)
        x.organisation, x.received = women, NOMINATION_DAYS[3]
        x.is_standing, x.fate = False, 'above-cap'
        self.planted.append(('nominate', 'F404', [f'选区 {district.number} “{x.name}”', women], '团体推荐的人数超过应选名额'))

    def plant_person(self):
        x = self.sized(2, 7).nominees[0]
        self.misdated = x
        self.planted.append(('nominate', 'W405', [f'选区 {x.district.number} “{x.name}”'], '推荐表的出生日期与名册不同'))
        self.complained = self.sized(3, 6).nominees[1]
        self.planted.append(('lists', 'F413', [f'选区 {self.complained.district.number} “{self.complained.name}”', '举报'],
                             '有举报待查，不能列入正式名单'))

    # ---- lists ----

    def settle(self, district):
        cut = [x for x in district.nominees if x.fate == 'talks']
        formal = [x for x in district.nominees if x.is_formal]
        if cut:
            names = '、'.join(x.name for x in formal)
            attended = round(len(district.voters) * self.random.uniform(0.21, 0.42))
            self.consultations.append([district.number, 1, '2011-12-22', attended,
                                       f'多数选民主张以{names}为正式代表候选人', '是'])
        formal.sort(key=lambda x: self.strokes.key(x.name))
        if district is self.primary:
            self.hold_primary(district, formal)
            formal.sort(key=lambda x: -x.primary_votes)
        district.formal = formal

    def hold_primary(self, district, formal):
        self.consultations.append([district.number, 1, '2011-12-22', 211, '意见分散，四个组各有主张', '否'])
        registered = len(district.voters)
        took = round(registered * 0.58)
        shares = sorted((self.random.uniform(0.08, 0.62) for _ in district.nominees), reverse=True)
        order = formal + [x for x in district.nominees if not x.is_formal]
        for x, share in zip(order, shares):
            x.primary_votes = round(took * share)
        for x in order:
            self.primary_rows.append([district.number, '2011-12-24', registered, took, x.name, x.primary_votes])


def tables(slates):
    """推荐表, 推荐表（改正）, 联名表, 联合审查表, 联合审查表（补报）, 协商记录, 预选结果; districts where somebody is left out,
    on what ground, and who stands."""
    head = ['选区号', '被推荐人', '性别', '民族', '出生日期', '公民身份号码', '政治面貌', '学历', '学位', '工作单位及职务', '类别', '连任',
            '其他代表职务', '境外资助', '推荐方式', '推荐单位', '收到日期']
    nominations, signers, mended = [head], [['选区号', '被推荐人', '序号', '联名人', '公民身份号码']], [head]
    for district in slates.town.districts:
        for x in district.nominees:
            rows = x.rows()
            if x is slates.misdated:
                mended += x.rows()
                for row in rows:
                    row[4] = f'{x.person.born + datetime.timedelta(days=31):%Y-%m-%d}'
            nominations += rows
            signers += [[district.number, x.name, i, *s] for i, s in enumerate(x.signers, 1)]
    reviews, late = [['选区号', '候选人', '项目', '结论', '审查人', '日期', '说明']], []
    late.append(reviews[0])
    for district in slates.town.districts:
        for x in (x for x in district.nominees if x.is_standing):
            for item in ('基本条件', '程序', '公示', '举报'):
                row = [district.number, x.name, item, '合格', '清溪镇代表候选人联审组', '2011-12-23', '']
                if x is slates.complained and item == '举报':
                    late.append(row[:5] + ['2011-12-26', '县纪委信访室核查，来信所称与事实不符'])
                    row[3], row[6] = '待查', '12月21日收到来信一件，反映承包款问题'
                reviews.append(row)
    talks = [['选区号', '轮次', '日期', '到会人数', '意见', '形成一致'], *slates.consultations]
    primary = [['选区号', '日期', '选民数', '参加人数', '候选人', '得票'], *slates.primary_rows]
    chosen = [[d.number, 'primary' if d is slates.primary else 'consultation', '、'.join(x.name for x in d.formal)]
              for d in slates.town.districts if any(x.fate in ('talks', 'primary') for x in d.nominees)]
    return nominations, mended, signers, reviews, late, talks, primary, chosen
