"""云岭县: its seventeen townships, farm and zone, the posts approved for their teams, ten groups that appraise them and what
each place is like. All of it invented; the division code was never given out."""

NAME = '云岭县'
DIVISION = '331099000'
ON = (2011, 6, 30)
YEARS = (2006, 2007, 2008, 2009, 2010)
GROUPS = 10

# name, kind, region, type, level
UNITS = (
    ('东溪镇', '乡镇', '东片', '平原', '镇'), ('古塘镇', '乡镇', '东片', '平原', '镇'), ('白马镇', '乡镇', '东片', '平原', '镇'),
    ('石桥镇', '乡镇', '东片', '平原', '镇'), ('沙浦镇', '乡镇', '东片', '平原', '镇'), ('南屏镇', '乡镇', '东片', '平原', '镇'),
    ('大洋镇', '乡镇', '西片', '山区', '镇'), ('横岭镇', '乡镇', '西片', '山区', '镇'), ('龙门镇', '乡镇', '西片', '山区', '镇'),
    ('枫树镇', '乡镇', '西片', '山区', '镇'), ('双港镇', '乡镇', '西片', '山区', '镇'), ('茶山镇', '乡镇', '西片', '山区', '镇'),
    ('高坪乡', '乡镇', '西片', '山区', '乡'), ('竹溪乡', '乡镇', '西片', '山区', '乡'), ('云顶乡', '乡镇', '西片', '山区', '乡'),
    ('红星农场', '农场', '东片', '场区', '场区'), ('滨江开发区', '开发区', '东片', '场区', '场区'),
)


class Post:
    """A seat: name as the roster writes it, kind, grade, whether it counts towards the approved number."""

    def __init__(self, name, role, grade, seats, counts=True):
        self.name, self.role, self.grade, self.seats, self.counts = name, role, grade, seats, counts


def posts_of(kind, level):
    """Nine quota seats each; townships have a vice-chair and a deputy head for science besides."""
    if kind != '乡镇':
        head = '场长' if kind == '农场' else '主任'
        return [Post('党委书记', '书记', '正科', 1), Post(head, '镇长', '正科', 1), Post('党委副书记', '副书记', '副科', 2),
                Post('纪委书记', '纪委书记', '副科', 1), Post('副' + head, '副镇长', '副科', 3),
                Post('组织委员', '委员', '副科', 1)]
    head = level + '长'
    return [Post('党委书记', '书记', '正科', 1), Post(head, '镇长', '正科', 1), Post('人大主席', '人大主席', '正科', 1),
            Post('党委副书记', '副书记', '副科', 1), Post('纪委书记', '纪委书记', '副科', 1),
            Post('副' + head, '副镇长', '副科', 3), Post('组织委员', '委员', '副科', 1),
            Post('人大副主席', '人大副主席', '副科', 1), Post('科技副' + head, '其他', '副科', 1, False)]


class Unit:
    def __init__(self, number, name, kind, region, type_, level):
        self.number, self.name, self.kind = number, name, kind
        self.region, self.type, self.level = region, type_, level
        self.posts = posts_of(kind, level)
        self.people = []
        self.quality = 0.0

    @property
    def head(self):
        return next(p.name for p in self.posts if p.role == '镇长')

    @property
    def group(self):
        """Which of the ten appraisal groups came here: each to one place or two, no place to two groups."""
        return self.number % GROUPS


def units():
    return [Unit(i, *u) for i, u in enumerate(UNITS)]


def like(cadre):
    """With whom somebody may be compared: region, type, level and kind of the place, chiefs apart from the others."""
    u = cadre.unit
    return '／'.join((u.region, u.type, u.level, u.kind, '正职' if cadre.post.role in ('书记', '镇长') else '其他'))


def post_table(places):
    rows = [['单位名称', '类别', '片区', '类型', '层次', '职位', '职位类别', '职级', '职数', '占职数']]
    for u in places:
        rows += [[u.name, u.kind, u.region, u.type, u.level, p.name, p.role, p.grade, p.seats, '是' if p.counts else '否']
                 for p in u.posts]
    return rows


def performance_table(chance, places, people):
    """Scores of every place and year, which follow its team and the conditions it works under; ranks among all."""
    rows = [['单位', '姓名', '项目', '年度', '得分', '名次', '参评数', '人口', '财政收入', '山地比例']]
    for u in places:
        plain = u.type == '平原'
        u.population = chance.randrange(28000, 62000) if plain else chance.randrange(9000, 31000)
        u.revenue = round(u.population * (chance.uniform(0.09, 0.16) if plain else chance.uniform(0.03, 0.08)), 1)
        u.slope = chance.randrange(5, 30) if plain else chance.randrange(55, 90)
    for year in YEARS:
        scores = {}
        for u in places:
            condition = (u.revenue / u.population - 0.08) * 60
            scores[u] = round(82 + 3.2 * u.quality + condition + chance.gauss(0, 1.2), 2)
        order = sorted(places, key=lambda u: -scores[u])
        for u in places:
            rows.append([u.name, '', '', year, scores[u], order.index(u) + 1, len(places),
                         u.population + 120 * (year - YEARS[0]), round(u.revenue * 1.11 ** (year - YEARS[-1]), 1), u.slope])
    for year in YEARS[-2:]:
        for p in people:
            score = round(80 + 4 * p.ability + chance.gauss(0, 1.0), 1)
            rows.append([p.unit.name, p.name, '', year, min(99.0, max(60.0, score)), '', '', '', '', ''])
    return rows
