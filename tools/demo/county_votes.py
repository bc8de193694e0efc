"""What people in 云岭县 said of their cadres: recommendation in meetings and talks, six sides' assessments. Raters are mild or
severe, most grades are 优秀 or 称职, and some do not know everybody. Whole ballots stand in an order that says nothing."""
import collections
import math
import random

import county_place as place

GRADES = ('优秀', '称职', '基本称职', '不称职')
TEAM_GRADES = ('好', '较好', '一般', '差')
TEAM_ITEMS = ('思想政治建设', '领导水平', '工作实绩', '反腐倡廉')
ITEMS = ('德', '能', '勤', '绩', '廉')
CUTS = (0.45, -1.75, -2.9)  # between 优秀 and 称职, and so on, for a rater of no leniency
BY_CODE = 14  # answered with one-time codes
ORDER_UNKNOWN = (4, 12)  # places that kept no copy of their forms
HEADINGS = ['票组', '票号', '对象', '项目', '选项']
SET_HEADINGS = ['票组', '类别', '方面', '评价主体', '层次', '记名', '内容', '程序', '单位', '日期', '应到', '实到', '发出', '收回', '有效',
                '弃权', '废票', '职数', '参考人选', '代码', '属于', '名单次序']
MEETING_ON = {u[0]: f'2011-06-{8 + i // 2:02d}' for i, u in enumerate(place.UNITS)}
TALK_ON = {u[0]: f'2011-06-{17 + i // 3:02d}' for i, u in enumerate(place.UNITS)}


class Set:
    """One ballot set: its figures and its rows, either whole ballots or sums."""

    def __init__(self, name, kind, side, raters, asks, unit='', signed=False, on='2011-06-20', level='', posts=''):
        self.name, self.kind, self.side, self.raters, self.asks = name, kind, side, raters, asks
        self.unit, self.signed, self.on, self.level, self.posts = unit, signed, on, level, posts
        self.codes = ''
        self.order = []        # of names on the form; empty: nobody wrote it down
        self.ballots = []      # lists of (subject, item, answer)
        self.sums = None       # Counter of the same
        self.blank = self.void = 0
        self.absent = 0
        self.issued = None
        self.by_code = self.entered_twice = False

    def row(self):
        if self.by_code:  # the slips say how many
            return [self.name, self.kind, self.side, self.raters, self.level, '否', self.asks, '2002', self.unit, self.on,
                    len(self.ballots) + 2] + [''] * 10
        valid = len(self.ballots) if self.sums is None else self.count
        returned = valid + self.void
        present = returned if self.issued is None else self.issued
        issued = present if self.issued is None else self.issued
        return [self.name, self.kind, self.side, self.raters, self.level, '是' if self.signed else '否', self.asks, '2002',
                self.unit, self.on, present + self.absent, present, issued, returned, valid, self.blank, self.void, self.posts,
                '', self.codes, '', '、'.join(self.order)]

    def add_up(self):
        """From here on only the sums are known."""
        self.count = len(self.ballots)
        self.sums = collections.Counter(x for b in self.ballots for x in b)
        self.ballots = []


def label(c):
    return c.name


class Votes:
    def __init__(self, chance, places, people, reserve):
        self.chance, self.places, self.people, self.reserve = chance, places, people, reserve
        self.sets = []
        self.later = random.Random(len(people))  # what was added later leaves the draws before it as they were

    def grade(self, opinion, leniency):
        x = opinion + leniency
        return GRADES[sum(x < cut for cut in CUTS)]

    def rater(self, mean=0.0, spread=0.55):
        """How mild somebody is; one in twelve gives nearly everybody the best grade."""
        if self.chance.random() < 0.08:
            return 2.2
        return self.chance.gauss(mean, spread)

    def opinion(self, c, noise=0.75):
        return 0.75 * c.popularity + self.chance.gauss(0, noise)

    # ---- recommendation by posts, in full ----

    def standing(self, u, post):
        """Who may be named for a post, with how much goes for each: those who hold it, their deputies, some in reserve."""
        out = []
        for c in u.people:
            own = 2.6 if c.post is post else 0.0
            near = 0.5 if c.post.grade == post.grade or post.grade == '正科' else -0.6
            out.append((c, own + near + 0.9 * c.popularity))
        for c in self.reserve:
            if c.unit is u:
                out.append((c, -0.8 + 0.9 * c.popularity))
        return out

    def pick(self, weights, n):
        """n different people, each as likely as e to the power of what goes for him."""
        keyed = sorted(((w - math.log(-math.log(self.chance.random()))), i) for i, (_, w) in enumerate(weights))
        return [weights[i][0] for _, i in keyed[-n:]]

    def recommendation(self, u, standing, posts):
        ballot, used = [], set()
        for post in posts:
            if self.chance.random() < 0.04:
                continue
            names = self.pick([x for x in standing[post] if x[0] not in used], post.seats)
            used.update(names)
            ballot += [(label(c), post.name, '推荐') for c in names]
        return ballot

    def meeting(self, u):
        s = Set(f'{u.name}会议推荐', '会议推荐', '下级评', '镇村干部和代表', '推荐', u.name, on=MEETING_ON[u.name], posts=3)
        posts = [p for p in u.posts if p.counts]
        standing = {p: self.standing(u, p) for p in posts}
        s.ballots = [self.recommendation(u, standing, posts) for _ in range(self.chance.randrange(62, 98))]
        s.ballots = [b for b in s.ballots if b]
        s.void, s.absent = self.chance.randrange(0, 4), self.chance.randrange(2, 12)
        self.sets.append(s)
        return s

    def talk(self, u):
        s = Set(f'{u.name}谈话推荐', '谈话推荐', '下级评', '谈话对象', '推荐', u.name, on=TALK_ON[u.name], posts=3)
        posts = [p for p in u.posts if p.counts]
        standing = {p: self.standing(u, p) for p in posts}
        s.ballots = [self.recommendation(u, standing, posts) for _ in range(self.chance.randrange(26, 38))]
        s.ballots = [b for b in s.ballots if b]
        self.sets.append(s)
        return s

    # ---- assessment from six sides ----

    def assessment(self, name, side, raters, people, n, unit='', unknown=0.0, items=('',), mean=0.0, noise=0.75, own=None):
        """own: the raters are among the subjects, and nobody answers for himself."""
        s = Set(name, '测评', side, raters, '干部等次', unit, on='2011-06-20')
        for i in range(n):
            mild, ballot = self.rater(mean), []
            for c in people:
                if own and own[i] is c:
                    continue
                if self.chance.random() < unknown:
                    ballot += [(label(c), item, '不了解') for item in items]
                    continue
                opinion = self.opinion(c, noise)
                ballot += [(label(c), item, self.grade(opinion + self.chance.gauss(0, 0.35 if item else 0), mild))
                           for item in items]
            s.ballots.append(ballot)
        if not unit or next(u.number for u in self.places if u.name == unit) not in ORDER_UNKNOWN:
            s.order = sorted(label(c) for c in people)
        self.sets.append(s)
        return s

    def team_assessment(self, u, n):
        s = Set(f'{u.name}班子测评', '测评', '下级评', '镇村干部', '班子等次', u.name)
        for _ in range(n):
            mild = self.rater()
            s.ballots.append([(u.name, item, TEAM_GRADES[GRADES.index(self.grade(u.quality + self.chance.gauss(0, 0.8), mild))])
                              for item in TEAM_ITEMS])
        s.add_up()
        self.sets.append(s)

    def place_sets(self, u):
        team = u.people
        self.meeting(u)
        self.talk(u)
        raters = team if u.number != 15 else team[:3]  # the farm: only three could come
        self.assessment(f'{u.name}同级测评', '同级评', '班子成员', team, len(raters), u.name, own=raters, mean=0.2)
        self.assessment(f'{u.name}下级测评', '下级评', '机关干部', team, self.chance.randrange(24, 40), u.name, unknown=0.03)
        mass = self.assessment(f'{u.name}群众测评', '群众评', '村干部和群众代表', team, self.chance.randrange(22, 34), u.name,
                               unknown=0.12, noise=0.95)
        mass.add_up()
        society = self.assessment(f'{u.name}社会测评', '社会评', '两代表一委员', team, self.chance.randrange(14, 22), u.name,
                                  unknown=0.1, noise=0.9)
        if u.number == BY_CODE:
            society.by_code = True
        else:
            society.add_up()
        self.team_assessment(u, self.chance.randrange(30, 46))

    def county_sets(self):
        """County leaders and bureaus know several places each, so that their severity can be told from the teams'; the year before
        each appraisal group saw its own places only, and what one group says cannot be set against what another says."""
        s = Set('县领导和部门测评', '测评', '上级评', '县领导和县直部门负责人', '干部等次', on='2011-06-24')
        for _ in range(36):
            mild, seen = self.rater(-0.1, 0.7), set(self.chance.sample([u.number for u in self.places], 9))
            ballot = []
            for c in self.people:
                if c.unit.number in seen and self.chance.random() > 0.06:
                    ballot.append((label(c), '', self.grade(self.opinion(c, 0.7), mild)))
            s.ballots.append(ballot)
        self.sets.append(s)
        s = Set('2010年考察组测评', '测评', '上级评', '考察组', '干部等次', on='2010-12-20')
        for group in range(place.GROUPS):
            for _ in range(5):
                mild = self.rater(0, 0.5)
                s.ballots.append([(label(c), item, self.grade(self.opinion(c, 0.5) + self.chance.gauss(0, 0.3), mild))
                                  for c in self.people if c.unit.group == group for item in ITEMS])
        self.sets.append(s)
        s = Set('自我评价', '测评', '自我评', '本人', '干部等次', on='2011-06-20')
        s.ballots = [[(label(c), '', '优秀' if self.chance.random() < 0.5 else '称职')] for c in self.people]
        self.sets.append(s)

    def signed(self):
        """County leaders name heads of places with their names and reasons."""
        s = Set('县领导署名推荐', '会议推荐', '上级评', '现任县级领导', '推荐', signed=True, on='2011-06-25', posts=1)
        heads = [c for c in self.people if c.role == '镇长']
        s.signatures = []
        for i in range(24):
            signer = f'县领导{"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地"[i]}'
            c = self.pick([(c, c.popularity) for c in heads], 1)[0]
            s.signatures.append([s.name, i + 1, label(c), c.unit.head, '推荐', signer, '无', '实绩突出，群众公认'])
            s.ballots.append([(label(c), c.unit.head, '推荐')])
        self.sets.append(s)

    def plenary(self):
        """The enlarged plenary names heads of places, and nobody knows who named whom."""
        s = Set('全委扩大会议推荐', '会议推荐', '上级评', '县委委员和扩大人员', '推荐', on='2011-06-22', posts=1)
        heads = [(c, c.popularity) for c in self.people if c.role == '镇长']
        chance, self.chance = self.chance, self.later
        s.ballots = [[(label(c), c.unit.head, '推荐') for c in self.pick(heads, 1)] for _ in range(62)]
        self.chance = chance
        self.sets.append(s)

    def willing(self):
        """What each is willing to do, with his own name under it."""
        s = Set('任职意向登记', '问卷', '自我评', '本人', '任职意向', signed=True, on='2011-06-16')
        s.signatures = []
        for i, c in enumerate(self.people, 1):
            wish = c.wish or '服从组织安排'
            s.signatures.append([s.name, i, label(c), wish, '愿意', label(c), '', ''])
            s.ballots.append([(label(c), wish, '愿意')])
        self.sets.append(s)

    def wanted_for(self):
        """For each person and each set the posts that it names him most for, several where as many name each, where at least a fifth of
        its ballots do."""
        out = {}
        for s in self.sets:
            if s.asks != '推荐':
                continue
            count = collections.Counter((name, item) for b in s.ballots for name, item, _ in b)
            for name in {n for n, _ in count}:
                most = max(n for (who, _), n in count.items() if who == name)
                if 5 * most >= len(s.ballots):
                    out.setdefault(name, []).append([i for (who, i), n in count.items() if who == name and n == most])
        return out

    # ---- what was planted ----

    def favour_order(self, u):
        """Who stands first on that form is graded best, whoever he is."""
        s = next(x for x in self.sets if x.name == f'{u.name}下级测评')
        self.later.shuffle(s.order)
        place_of = {name: i for i, name in enumerate(s.order)}
        middle = (len(s.order) - 1) / 2
        s.ballots = [[(name, item, self.grade(self.later.gauss(0, 0.75) + 0.22 * (middle - place_of[name]), 0.1))
                      for name, item, _ in b] for b in s.ballots]

    def sign_for(self, promised, n=10):
        """Leaders sign for somebody whom few name when nobody sees it."""
        s = next(x for x in self.sets if x.signed and x.asks == '推荐')
        for row, ballot in list(zip(s.signatures, s.ballots))[:n]:
            row[2], row[3] = label(promised), promised.unit.head
            ballot[0] = (label(promised), promised.unit.head, '推荐')

    def entries(self, u):
        """The sums of one set as two clerks typed them, the second with a slip; and the place of the slip."""
        s = next(x for x in self.sets if x.name == f'{u.name}群众测评')
        rows = [[s.name, *key, n] for key, n in sorted(s.sums.items())]
        slip = next(i for i, r in enumerate(rows) if r[3] == '优秀' and r[4] >= 8)
        typed = [list(r) for r in rows]
        typed[slip][4] -= 3
        place = f'{rows[slip][1]}/{rows[slip][2] or "总体"}/优秀'
        return rows, typed, place, rows[slip][4]

    def canvass(self, u, promised, n=26):
        """The same ballot twenty-six times, name for name, for somebody whom the talks hardly mention."""
        s = next(x for x in self.sets if x.name == f'{u.name}会议推荐')
        head = next(p for p in u.posts if p.role == '镇长')
        standing = {p: [x for x in self.standing(u, p) if x[0] is not promised] for p in u.posts if p.counts}
        posts = [p for p in u.posts if p.counts and p is not head]
        pattern = [(label(promised), head.name, '推荐')] + self.recommendation(u, standing, posts)
        s.ballots += [list(pattern) for _ in range(n)]
        self.slate = pattern

    def over_issue(self, u):
        s = next(x for x in self.sets if x.name == f'{u.name}会议推荐')
        s.issued = len(s.ballots) + s.void - 3

    def code(self, u, table):
        """The form of that place wrote numbers."""
        s = next(x for x in self.sets if x.name == f'{u.name}下级测评')
        s.codes = ','.join(f'{k}={v}' for k, v in table.items())
        number = {v: k for k, v in table.items()}
        s.ballots = [[(c, item, number.get(a, a)) for c, item, a in b] for b in s.ballots]

    # ---- tables ----

    def tables(self):
        """Name of the file, rows."""
        out = collections.OrderedDict()
        out['票组说明.csv'] = [SET_HEADINGS] + [s.row() for s in self.sets]
        for s in self.sets:
            kind = next(k for k in ('会议推荐', '谈话推荐', '同级', '下级', '群众', '社会', '班子', '县级', '全委', '') if k in s.name or not k)
            if s.signed:
                out[f'票组表-{s.name}.csv'] = [HEADINGS + ['推荐人', '关系', '理由']] + s.signatures
                continue
            if s.by_code or s.entered_twice:
                continue
            if s.sums is not None:
                rows = out.setdefault(f'票组表-{kind}.csv', [['票组', '对象', '项目', '选项', '票数']])
                rows += [[s.name, *key, n] for key, n in sorted(s.sums.items())]
                continue
            rows = out.setdefault(f'票组表-{kind or "县级"}.csv', [HEADINGS])
            order = list(range(len(s.ballots)))
            self.chance.shuffle(order)
            for number, i in enumerate(order, 1):
                rows += [[s.name, number, *x] for x in s.ballots[i]]
        return out
