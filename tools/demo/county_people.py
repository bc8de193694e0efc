"""The cadres of 云岭县 who do not exist: 181 in the teams, 120 in reserve, with lives in which each step could follow the one
before, but for the few that were planted."""
import datetime

import county_place as place
import people

ON = datetime.date(*place.ON)
SCHOOLS = {
    '大学': ('云州大学', '东南农业大学', '云州师范学院', '东南财经学院'),
    '大专': ('云州农业专科学校', '东南水利专科学校', '云州师范专科学校'),
    '中专': ('云州农业学校', '云州财政学校', '云州卫生学校'),
}
MAJORS = {'农业': ('农学', '林学', '园艺'), '经济': ('会计', '经济管理', '金融'), '法律': ('法学', '行政管理'),
          '教育': ('汉语言文学', '数学教育'), '工程': ('水利工程', '土木工程')}
DEGREES = {'农业': '农学学士', '经济': '经济学学士', '法律': '法学学士', '教育': '教育学学士', '工程': '工学学士'}
OTHER_PARTIES = ('民盟', '农工党', '民建')
STAFF = ('科员', '党政办干事', '团委书记', '农技站站长')


class Month:
    """A calendar month that can be counted with."""

    def __init__(self, year, month=1):
        self.n = year * 12 + month - 1

    def later(self, months):
        return Month(0, self.n + months + 1)

    @property
    def dotted(self):
        return f'{self.n // 12}.{self.n % 12 + 1:02d}'

    @property
    def packed(self):
        return f'{self.n // 12}{self.n % 12 + 1:02d}'

    def __lt__(self, other):
        return self.n < other.n


NOW = Month(ON.year, ON.month)


class Cadre:
    """post is the place.Post held, None for those in reserve; ability shows in results, popularity in votes."""

    def __init__(self, unit, post, name, sex, born, number):
        self.unit, self.post, self.name, self.sex, self.born, self.id = unit, post, name, sex, born, number
        self.also = ''          # a second post, held along with the first
        self.wish = ''
        self.planted = ''
        self.family = []
        self.results = {}

    @property
    def post_text(self):
        held = self.post.name + ('、' + self.also if self.also else '') if self.post else self.job
        return self.unit.name + held

    @property
    def age(self):
        return (NOW.n - self.born_month.n) // 12

    @property
    def born_month(self):
        return Month(self.born.year, self.born.month)


AGES = {'书记': (38, 51), '镇长': (34, 46), '人大主席': (42, 55), '副书记': (32, 47), '纪委书记': (32, 48), '人大副主席': (40, 54),
        '副镇长': (28, 47), '委员': (27, 45), '其他': (29, 42), '后备': (25, 43)}


class Maker:
    def __init__(self, chance):
        self.chance = chance
        self.registry = people.Registry(chance)
        self.names = set()

    def name(self, sex, year):
        while True:
            name = self.chance.choice(people.SURNAMES) + self.registry.given_name(sex, year)
            if name not in self.names:
                self.names.add(name)
                return name

    def relative_name(self, sex, year, surname=None):
        return (surname or self.chance.choice(people.SURNAMES)) + self.registry.given_name(sex, year)

    def cadre(self, unit, post, role):
        low, high = AGES[role]
        days = self.chance.randrange(low * 365 + 20, high * 365 + 300)
        born = ON - datetime.timedelta(days=days)
        sex = '女' if self.chance.random() < (0.14 if role in ('书记', '镇长') else 0.24) else '男'
        c = Cadre(unit, post, self.name(sex, born.year), sex, born, self.registry.number(born, sex))
        c.role = role
        c.ability = self.chance.gauss(0.25 * unit.quality, 0.9)
        c.popularity = 0.7 * c.ability + self.chance.gauss(0, 0.55)
        self.study(c)
        self.career(c)
        self.politics(c)
        self.home(c)
        self.kin(c)
        c.wish = self.wish(c)
        grades = ('优秀', '称职', '称职', '称职', '称职')
        c.results = {y: self.chance.choice(grades) if c.ability > -0.5 else '称职' for y in place.YEARS[-3:]}
        return c

    def wish(self, c):
        """Most want to stay, some hope for more, some say nothing."""
        if c.post is None:
            return ''
        more = [p.name for p in c.unit.posts if p.grade == '正科' or p.role in ('副书记', '纪委书记')]
        return self.chance.choices((c.post.name, self.chance.choice(more), ''), (80, 8, 12))[0]

    def study(self, c):
        chance = self.chance
        c.field = chance.choice(list(MAJORS))
        c.major = chance.choice(MAJORS[c.field])
        young = c.age < 40
        c.record = chance.choices(('大学', '大专', '中专'), (6, 3, 1) if young else (2, 3, 5))[0]
        c.school = chance.choice(SCHOOLS[c.record])
        c.degree = DEGREES[c.field] if c.record == '大学' else ''
        c.service_record = c.service_school = ''
        if c.record != '大学' and chance.random() < 0.85:
            c.service_record, c.service_school = '省委党校大学', '省委党校行政管理专业'
        elif chance.random() < 0.2:
            c.service_record, c.service_school = '中央党校研究生', '中央党校函授学院经济管理专业'

    def career(self, c):
        """Work from 21 or so; 副科 after six years and more, 正科 after three more; each post follows the one before."""
        chance = self.chance
        c.study_end = Month(c.born.year + {'大学': 22, '大专': 21, '中专': 19}[c.record], 7)
        c.study_years = {'大学': 4, '大专': 3, '中专': 3}[c.record]
        c.work_since = c.study_end.later(1)
        grown = (NOW.n - c.work_since.n)
        is_chief = c.post is not None and c.post.grade == '正科'
        if c.post is None:
            c.grade, c.since = ('副科', '正科')[0] if grown > 132 and chance.random() < 0.3 else '科员级', None
            c.deputy_since = c.work_since.later(chance.randrange(60, max(61, grown - 40))) if c.grade == '副科' else None
            c.grade_since = c.deputy_since or c.work_since.later(12)
            c.since = c.grade_since.later(chance.randrange(0, max(1, min(40, NOW.n - c.grade_since.n - 12))))
            c.job = chance.choice(STAFF) if c.grade == '科员级' else '主任科员'
            return
        first = min(max(48, grown - chance.randrange(60, 170)), grown - 14)
        c.deputy_since = c.work_since.later(max(40, first))
        if is_chief:
            c.deputy_since = c.work_since.later(max(60, grown - chance.randrange(110, 190)))
            rest = NOW.n - c.deputy_since.n
            c.grade_since = c.deputy_since.later(chance.randrange(38, max(39, min(80, rest - 20))))
        else:
            c.grade_since = c.deputy_since
        held = NOW.n - c.grade_since.n
        c.since = NOW.later(-chance.randrange(6, max(7, min(58, held + 1))))

    def politics(self, c):
        outside = c.post is not None and c.role in ('副镇长', '其他') and self.chance.random() < 0.17
        c.party, c.party_since = '中共党员', c.work_since.later(self.chance.randrange(14, 50))
        if outside:
            c.party, c.party_since = self.chance.choice(OTHER_PARTIES + ('群众', '无党派')), None

    def home(self, c):
        """Those who lead a place grew up elsewhere."""
        others = [u for u in place.UNITS if u[0] != c.unit.name]
        c.upbringing = place.NAME + self.chance.choice(others)[0]
        if c.post is None or c.post.grade != '正科':
            if self.chance.random() < 0.35:
                c.upbringing = place.NAME + c.unit.name
        c.native = '浙江云岭'

    def kin(self, c):
        year, chance = c.born.year, self.chance
        spouse = ('妻子', '女') if c.sex == '男' else ('丈夫', '男')
        child = chance.choice((('女儿', '女'), ('儿子', '男')))
        surname = c.name[0]
        rows = [(spouse[0], self.relative_name(spouse[1], year + 1), Month(year + 1, chance.randrange(1, 13)), '群众',
                 chance.choice(('县实验小学教师', '县医院护士', '县供电公司职工', '在家务农')))]
        if c.age > 26:
            owner = surname if c.sex == '男' else rows[0][1][0]
            rows.append((child[0], self.relative_name(child[1], year + 26, owner), Month(year + 26, chance.randrange(1, 6)),
                         '群众', '学生'))
        gone = c.age > 45 and chance.random() < 0.4
        rows.append(('父亲', self.relative_name('男', year - 27, surname), Month(year - 27, 3), '' if gone else '群众',
                     '已去世' if gone else '村民'))
        rows.append(('母亲', self.relative_name('女', year - 25), Month(year - 25, 8), '群众', '村民'))
        c.family = rows


def resume_of(c):
    """Lines of the résumé without a gap; the last one is open and names the post."""
    lines = [(c.study_end.later(-12 * c.study_years + 2), c.study_end, f'{c.school}{c.major}专业学习')]
    home = place.NAME + c.unit.name
    steps = [(c.work_since, f'{home}科员')]
    if c.deputy_since and c.work_since < c.deputy_since < c.since:
        steps.append((c.deputy_since, f'{place.NAME}{place.UNITS[(c.unit.number + 3) % 17][0]}副职领导'))
    if c.post and c.post.grade == '正科' and c.deputy_since < c.grade_since < c.since:
        steps.append((c.grade_since, f'{place.NAME}{place.UNITS[(c.unit.number + 5) % 17][0]}正科级领导'))
    steps.append((c.since, place.NAME + c.post_text))
    for (since, text), (until, _) in zip(steps, steps[1:] + [(None, '')]):
        lines.append((since, until, text))
    return lines


def teams(maker, places):
    """Everybody in the teams: 181 people. In two places the secretary is chair of the congress as well."""
    out = []
    for u in places:
        for p in u.posts:
            for _ in range(p.seats):
                if p.role == '人大主席' and u.number in (4, 12):
                    next(c for c in u.people if c.role == '书记').also = p.name
                    continue
                u.people.append(maker.cadre(u, p, p.role))
        out += u.people
    return out


def reserve(maker, places, count=120):
    return [maker.cadre(places[i % len(places)], None, '后备') for i in range(count)]


HEADINGS = ['单位', '姓名', '性别', '民族', '出生年月', '籍贯', '成长地', '政治面貌', '入党时间', '参加工作时间', '全日制学历', '全日制学位',
            '在职学历', '在职学位', '毕业院校及专业', '专长', '职务', '任现职时间', '任现职级时间', '职级', '公民身份号码', '类别', '任职意向', '备注']


def month_in(form, m):
    """A month in one of the ways in which rosters have it."""
    if m is None:
        return ''
    year, month = m.n // 12, m.n % 12 + 1
    return (f'{year}.{month:02d}', f'{year}{month:02d}', f'{year}-{month:02d}', f'{year}年{month}月', f'{year}/{month}')[form]


def row(c, form=0):
    grade = c.post.grade if c.post else c.grade
    school = c.service_school or f'{c.school}{c.major}专业'
    return [c.unit.name, c.name, c.sex, '汉族', month_in(form, c.born_month), c.native, c.upbringing, c.party,
            month_in(form, c.party_since), month_in(form, c.work_since), c.record, c.degree, c.service_record, '', school,
            c.field, c.post_text, month_in(form, c.since), month_in(form, c.grade_since), grade, c.id,
            '现任' if c.post else '后备', c.wish, '']
