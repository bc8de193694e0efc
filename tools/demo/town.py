"""清溪镇: its units, districts and seats. 34 districts, 73 seats, 49 812 people; all of it invented."""
import people

NAME = '清溪镇'
COUNTY = '玉环县'
POPULATION = 49812
VOTERS = 35060
SEATS = (1,) * 7 + (2,) * 15 + (3,) * 12

VILLAGES = ('东山 西岙 上清溪 下清溪 石门 杨梅岭 枫林 大坑 塘下 沙头 金竹 双溪 龙潭 白岩 后岸 前洋 樟树下 里岙 外岙 坦头 '
            '横街 桥头 水碓头 桃源 梅园 泽头 田洋 岭脚 新屋 林家 叶家岙 王宅 雷公山 徐都 寺前').split()
TOWNSFOLK = ('溪东社区', '溪西社区', '北街社区')
WORKPLACES = ('清溪中学', '清溪茶场', '清溪工业园区')
SHE_VILLAGE = '雷公山村'


class Unit:
    def __init__(self, number, name, kind):
        self.number, self.name, self.kind = number, name, kind
        self.is_she = name == SHE_VILLAGE
        self.groups = 8 if kind == '村' else 4
        self.surnames = []
        self.district = None
        self.population = 0
        self.voters = []

    def file_name(self, ending):
        return f'{self.number:02d}{self.name}.{ending}'


class District:
    def __init__(self, number, seats, units):
        self.number, self.seats, self.units = number, seats, units
        self.stations = []
        self.nominees = []
        for unit in units:
            unit.district = self

    @property
    def name(self):
        return '、'.join(u.name.removesuffix('村') for u in self.units) + '选区'

    @property
    def population(self):
        return sum(u.population for u in self.units)

    @property
    def voters(self):
        return [p for u in self.units for p in u.voters]


class Town:
    def __init__(self, random):
        self.random = random
        self.units = self.make_units()
        self.districts = self.make_districts()
        self.settle_people()
        registry = people.Registry(random)
        self.registry = registry
        for unit in self.units:
            unit.voters = [registry.person(unit) for _ in range(self.voters_of(unit))]
        self.units[0].voters.append(registry.person(self.units[0], born=people.EIGHTEEN_ON_THE_DAY))

    def make_units(self):
        names = [(v + '村', '村') for v in VILLAGES] + [(n, '居') for n in TOWNSFOLK] + [(n, '单位') for n in WORKPLACES]
        units = [Unit(i, *name) for i, name in enumerate(names, 1)]
        for unit in units:
            unit.surnames = people.SHE_SURNAMES if unit.is_she else self.random.sample(people.SURNAMES, 4)
        return units

    def make_districts(self):
        """Districts of two units have two seats or three; the others one unit each."""
        joined = len(self.units) - len(SEATS)
        seats = list(SEATS)
        self.random.shuffle(seats)
        districts, units = [], list(self.units)
        doubles = set(self.random.sample([i for i, s in enumerate(seats) if s > 1 and i > 2], joined))
        she_district = next(i for i, s in enumerate(seats) if s == 2 and i not in doubles and i > 4)
        she = next(u for u in units if u.is_she)
        units.remove(she)
        for i, count in enumerate(seats):
            chosen = [she] if i == she_district else [units.pop(0) for _ in range(2 if i in doubles else 1)]
            districts.append(District(i + 1, count, chosen))
        return districts

    def settle_people(self):
        """People in proportion to seats, a few per cent up or down: so the seats follow from the people."""
        weights = [d.seats * self.random.uniform(0.93, 1.07) for d in self.districts]
        shares = [round(POPULATION * w / sum(weights)) for w in weights]
        shares[-1] += POPULATION - sum(shares)
        for d, share in zip(self.districts, shares):
            self.divide(d, share)
        mean = POPULATION / sum(SEATS)
        assert all(round(d.population / mean) == d.seats for d in self.districts)

    def divide(self, district, share):
        first = round(share * self.random.uniform(0.42, 0.58)) if len(district.units) == 2 else share
        district.units[0].population = first
        if len(district.units) == 2:
            district.units[1].population = share - first

    def voters_of(self, unit):
        return round(unit.population * VOTERS / POPULATION * self.random.uniform(0.98, 1.02))

    def district(self, number):
        return self.districts[number - 1]

    def alone(self, district):
        """Voters whose name nobody else in the district has, those in their working years first."""
        counts = {}
        for p in district.voters:
            counts[p.name] = counts.get(p.name, 0) + 1
        return [p for p in district.voters if counts[p.name] == 1]


def place_tables(town):
    """单位表, 选区表, 少数民族表: heading rows and data as the office typed them."""
    units = [[f'{NAME}各村（居、单位）人口统计表', '', '', ''], ['单位名称（全称）', '类别', '户籍人口（人）', '所属选区']]
    units += [[u.name, u.kind, u.population, u.district.number] for u in town.units]
    districts = [['选区编号', '选区名称', '备注']]
    districts += [[d.number, d.name, ''] for d in town.districts]
    she = sum(u.population for u in town.units if u.is_she)
    minorities = [['民族', '人口', '名额', '类别'], ['畲族', round(she * 0.9), 2, '聚居'], ['回族', 27, 0, '散居'], ['土家族', 18, 0, '散居']]
    return units, districts, minorities
