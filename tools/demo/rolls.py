"""The voter rolls, one file for each village, as typed there; and the faults that are planted in them. Every fault
knows how it is put right, so the second set of files (改正) is what the villages hand in after the first findings."""
import datetime

import people
import sheets
from sheets import Formula, Number

# How villages head their columns.
HEADINGS = (
    ('序号', '姓名', '性别', '民族', '出生日期', '公民身份号码', '村组', '住址', '手机', '备注'),
    ('序 号', '选民姓名', '性 别', '民族', '出生年月日', '身份证号', '行政村', '家庭住址', '联系电话', '备注'),
    ('序号', '姓名*', '性别', '族别', '出生日期（年月日）', '居民身份证号码', '村（居）', '现住址', '手机号码', '说明'),
)
FIELDS = ('no', 'name', 'sex', 'ethnic', 'born', 'id', 'unit', 'address', 'phone', 'note')
GROUPS = '一二三四五六七八'
GB18030_UNITS = ('杨梅岭村', '桃源村')
XLSX_UNITS = ('枫林村', '溪东社区')
DATE_FORMS = ('{:%Y-%m-%d}', '{0.year}/{0.month}/{0.day}', '{0.year}年{0.month}月{0.day}日', '{:%Y%m%d}')


class Roll:
    def __init__(self, unit):
        self.unit = unit
        self.kind = 'gb18030' if unit.name in GB18030_UNITS else 'xlsx' if unit.name in XLSX_UNITS else 'utf-8'
        self.style = unit.number % len(HEADINGS)
        self.name = unit.file_name('xlsx' if self.kind == 'xlsx' else 'csv')
        self.titles = []
        if unit.number % 4 == 1:
            self.titles = [[f'清溪镇第六届人民代表大会代表选举选民登记表（{unit.name}）'],
                           ['填报单位（盖章）：', '', f'填表人：{unit.surnames[0]}会计', '', '2011年12月2日']]
        self.date_form = '{:%Y-%m-%d}' if self.kind == 'xlsx' else DATE_FORMS[unit.number % len(DATE_FORMS)]
        self.rows = [self.row(p) for p in unit.voters]

    def row(self, p):
        cells = {'name': p.name, 'sex': p.sex, 'ethnic': p.ethnic, 'born': self.date_form.format(p.born), 'id': p.id,
                 'unit': self.unit.name, 'phone': p.phone, 'note': p.note,
                 'address': f'清溪镇{self.unit.name}{GROUPS[p.group - 1]}组{p.house}号' if self.unit.kind == '村'
                            else f'{self.unit.name}{p.house}号'}
        if self.unit.number % 5 == 2:  # typed with the full-width keyboard
            cells['address'] = cells['address'].replace(str(p.house), sheets.full_width(p.house))
        return {'cells': cells, 'person': p, 'codes': [], 'right': None, 'is_removed': False}

    def table(self):
        rows = self.titles + [list(HEADINGS[self.style])]
        for number, row in enumerate(self.rows, 1):
            cells = {'no': number, **row['cells']}
            rows.append([cells[f] for f in FIELDS] + row['cells'].get('more', []))
        return rows

    def data(self):
        if self.kind == 'xlsx':
            return sheets.xlsx_bytes(self.table())
        return sheets.csv_bytes(self.table(), self.kind, bom=self.kind == 'utf-8' and self.unit.number % 3 == 0)

    def planted(self):
        """(line in the file, code, what) of each fault."""
        first = len(self.titles) + 2
        return [(first + i, code, what) for i, row in enumerate(self.rows) for code, what in row['codes']]

    def put_right(self):
        """The roll after the faults were mended; False when there was none."""
        if not any(row['codes'] for row in self.rows):
            return False
        self.rows = [r for r in self.rows if not r['is_removed']]
        for row in self.rows:
            row['cells'].update(row['right'] or {})
            row['cells'].pop('more', None)
            row['codes'] = []
        return True


class Planter:
    def __init__(self, random, town, rolls, used):
        self.random, self.town, self.used = random, town, used
        self.rolls = {r.unit.name: r for r in rolls}
        self.plain = [r for r in rolls if r.kind != 'xlsx']
        self.books = [r for r in rolls if r.kind == 'xlsx']
        self.touched = set()

    def pick(self, rolls=None, wanted=lambda p: True):
        while True:
            roll = self.random.choice(rolls or self.plain)
            row = self.random.choice(roll.rows)
            p = row['person']
            if p and p.id not in self.used and id(row) not in self.touched and not row['codes'] and wanted(p):
                self.touched.add(id(row))
                return roll, row

    def change(self, code, what, field, wrong, rolls=None, wanted=lambda p: True):
        """Puts a wrong value into one cell; wrong is made from the person."""
        roll, row = self.pick(rolls, wanted)
        row['right'] = {field: row['cells'][field]}
        row['cells'][field] = wrong(row['person'])
        row['codes'].append((code, what))
        return roll, row

    def insert(self, roll, person, code, what, **cells):
        row = roll.row(person)
        row['cells'].update(cells)
        row['codes'].append((code, what))
        row['is_removed'] = True
        self.touched.add(id(row))
        roll.rows.insert(self.random.randrange(len(roll.rows)), row)
        return row

    def plant(self):
        self.plant_numbers()
        self.plant_people()
        self.plant_columns()
        self.plant_spreadsheet()

    # ---- identity numbers ----

    def wrong_check(self, p):
        """A number with a wrong last character that is not by chance one character off somebody else's."""
        others = self.town.registry.ids - {p.id}
        while True:
            wrong = p.id[:17] + self.random.choice('0123456789X')
            near = (wrong[:i] + c + wrong[i + 1:] for i in range(18) for c in '0123456789X')
            if wrong != p.id and others.isdisjoint(near):
                return wrong

    def plant_numbers(self):
        for _ in range(9):
            self.change('F102', '身份证号校验位不符', 'id', self.wrong_check)
        for _ in range(2):
            self.change('F102', '身份证号少一位', 'id', lambda p: p.id[:10] + p.id[11:])
        for _ in range(3):  # typed from the line above: one digit off another voter's number
            roll, row = self.change('F102', '身份证号抄错行', 'id', lambda p: p.id)
            at = roll.rows.index(row)
            other = next(r['person'] for r in roll.rows[at - 1::-1] + roll.rows[at + 1:] if not r['codes'])
            place = self.random.randrange(14, 17)
            digit = str((int(other.id[place]) + self.random.randrange(1, 9)) % 10)
            row['cells']['id'] = other.id[:place] + digit + other.id[place + 1:]
            row['codes'].append(('W106', '号码与他人只差一处'))
        for _ in range(10):
            self.change('W101', '十五位旧号码', 'id', lambda p: p.id[:6] + p.id[8:17], wanted=lambda p: p.born.year < 1970)
        for _ in range(4):
            self.change('W102', '没有填号码', 'id', lambda p: '', wanted=lambda p: p.born.year < 1950)

    # ---- people ----

    def plant_people(self):
        registry, day = self.town.registry, people.ELECTION_DAY
        for late in (1, 1, 23, 140, 300, 700):
            roll = self.random.choice(self.plain)
            born = day.replace(year=day.year - 18) + datetime.timedelta(days=late)
            self.insert(roll, registry.person(roll.unit, born=born), 'F104', f'选举日未满十八周岁，差 {late} 天')
        for _ in range(5):  # registered where they live and where they come from
            roll, row = self.pick()
            later = [r for r in self.plain if r.unit.number > roll.unit.number]
            self.insert(self.random.choice(later or self.plain[-1:]), row['person'], 'F105', '在两个村重复登记')
        for _ in range(3):
            roll, row = self.pick()
            copy = roll.row(row['person'])
            copy['codes'].append(('F105', '同一名册内重复'))
            copy['is_removed'] = True
            roll.rows.append(copy)
        for town in ('邻江镇坎门村', '邻江镇'):
            roll = self.random.choice(self.plain)
            self.insert(roll, registry.person(roll.unit), 'F108', '混入外乡镇的人', unit=town)
        for _ in range(3):
            roll, row = self.pick(wanted=lambda p: p.id not in self.used)
            twin = registry.person(roll.unit, sex=row['person'].sex)
            twin.name, twin.born = row['person'].name, row['person'].born
            twin.id = registry.number(twin.born, twin.sex)
            copy = self.insert(roll, twin, 'W105', '同名同出生日期的另一个人')
            copy['is_removed'] = False
            roll.unit.voters.append(twin)
        roll = self.plain[0]
        total = roll.row(roll.unit.voters[0])
        total['cells'] = {f: '' for f in FIELDS if f != 'no'}
        total['cells']['address'] = f'合计 {len(roll.unit.voters)} 人'
        total.update(person=None, codes=[('F101', '表尾的合计行')], is_removed=True)
        roll.rows.append(total)

    # ---- other columns ----

    def plant_columns(self):
        other = {'男': '女', '女': '男'}
        for _ in range(4):
            self.change('W103', '出生日期与号码不符', 'born',
                        lambda p: f'{p.born + datetime.timedelta(days=self.random.randrange(28, 300)):%Y-%m-%d}',
                        wanted=lambda p: p.born.year < 1990)
        for _ in range(3):
            self.change('W104', '性别与号码不符', 'sex', lambda p: other[p.sex])
        self.change('W107', '性别写错字', 'sex', lambda p: '难')
        self.change('W108', '民族写错', 'ethnic', lambda p: '汗族')
        self.change('W108', '民族写错', 'ethnic', lambda p: '余族')
        self.change('W109', '手机号少一位', 'phone', lambda p: p.phone[:10], wanted=lambda p: p.phone != '')
        self.change('W110', '生僻字成了问号', 'name', lambda p: p.name[0] + '?')
        roll, row = self.change('F106', '没有号码也没有出生日期', 'id', lambda p: '')
        row['right']['born'], row['cells']['born'] = row['cells']['born'], ''
        roll, row = self.change('F109', '多出一格', 'note', lambda p: '')
        row['cells']['more'] = ['外出务工']

    # ---- what spreadsheets do to columns ----

    def plant_spreadsheet(self):
        for _ in range(3):
            self.change('F103', '号码存成数字，末三位已丢失', 'id', lambda p: Number(p.id[:15] + '000'), self.books,
                        lambda p: not p.id.endswith('X'))
        for _ in range(2):
            self.change('F111', '出生日期是表格软件的序号', 'born',
                        lambda p: Number((p.born - datetime.date(1899, 12, 30)).days), self.books,
                        lambda p: p.born.year > 1940)
        self.change('F107', '姓名是公式', 'name', lambda p: Formula('B3&"华"'), self.books)
