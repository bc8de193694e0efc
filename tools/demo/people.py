"""Names, identity numbers and lives of people who do not exist. The numbers carry a division code that was never
given out (331099) and the telephones a prefix that no company has (154), so they are nobody's."""
import datetime

ELECTION_DAY = datetime.date(2012, 1, 4)
EIGHTEEN_ON_THE_DAY = datetime.date(1994, 1, 4)  # may vote: the birthday counts

SURNAMES = ('陈 林 王 叶 张 李 郑 吴 黄 周 潘 金 徐 胡 朱 郭 杨 赵 蒋 沈 何 罗 许 应 江 董 夏 谢 毛 余 丁 洪 方 '
            '卢 邵 阮 孙 马 梁 章 曹 童 庄 柯 汪 颜 施 俞 冯 高 程').split()
SHE_SURNAMES = '蓝 雷 钟'.split()

# Given names by the decade of birth: what was usual then.
MEN = {
    1910: '阿福 宝根 仁德 永昌 志祥 正法 金水 道生 学礼 文彬 继祖 善庆 茂林 松寿 阿土 来发',
    1930: '阿根 金土 春生 福法 永根 小奶 仙德 兴法 善根 金法 荣华 加法 学文 道法 守仁 祖寿 土根 桂林 顺法 茂松',
    1950: '建国 国平 志明 金福 小明 文荣 国强 卫东 建华 学军 永康 春富 克勤 明法 国梁 兴旺 荣富 正友 德明 加富 仁清 土明',
    1965: '建平 海军 永军 卫国 志勇 国华 云飞 小平 明军 林军 伟民 文明 正兵 海平 敏华 建伟 学斌 林海 仙军 昌盛 显平 茂青',
    1975: '伟 勇 军 斌 晓峰 海波 志强 剑波 永伟 海滨 文军 建敏 立新 小波 云峰 卫星 明辉 辉 雪峰 昌平 方平 邦华 宏伟',
    1985: '杰 鹏 凯 俊 晨 浩 磊 佳伟 海涛 晓东 俊杰 文博 志远 嘉豪 子健 宇 涛 翔 挺 建波 亦凡 晓龙 益民 炜 骏',
}
WOMEN = {
    1910: '阿香 彩凤 桂花 金莲 银娣 小妹 菊香 玉仙 春梅 阿妹 荷花 兰芬 杏花 月仙',
    1930: '小妹 香花 月英 彩莲 梅香 菊花 春香 凤英 仙花 银花 桂香 素珍 杏香 玉香 彩英 冬香 爱花 荷香 金花 云仙',
    1950: '秀英 爱珍 美英 玉兰 彩芬 雪花 爱花 素英 小英 美玲 秀珍 金香 菊芬 桂芬 梅芳 香玲 月琴 爱琴 冬梅 仙菊 彩娥 领娣',
    1965: '丽华 秀芳 爱华 雪琴 美君 春燕 小红 丽琴 彩萍 海燕 玲芬 素芬 冬琴 月红 美琴 建芬 仙红 香琴 云芬 巧玲 文娟 雪芬',
    1975: '丽 敏 芳 燕 晓燕 海英 丽萍 雪梅 小丽 红霞 玲玲 美丽 群英 丹 霞 静 春丽 敏芳 海霞 巧燕 云霞 素萍 卫芬',
    1985: '婷 倩 佳 莹 雯 静怡 晓雯 佳佳 丽娜 梦婷 雨欣 思思 诗琪 甜甜 露 琼 洁 珊珊 文静 佩佩 海丹 玲娜 晶晶 慧敏 颖',
}
SECOND = '小 海 永 文 明 志 国 建 林 学 仁 正 云 金 春 晓 佳 德 荣 福'.split()

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = '10X98765432'
PREFIX = '331099'


def check_character(digits):
    return CHECKS[sum(w * int(d) for w, d in zip(WEIGHTS, digits)) % 11]


def is_valid_id(text):
    return (len(text) == 18 and text[:17].isdigit() and check_character(text[:17]) == text[17])


class Person:
    """One resident who is old enough to vote, or nearly."""
    __slots__ = ('name', 'sex', 'ethnic', 'born', 'id', 'unit', 'group', 'house', 'phone', 'note')

    def __init__(self, **given):
        for key in self.__slots__:
            setattr(self, key, given.get(key, ''))

    def age(self):
        before = (ELECTION_DAY.month, ELECTION_DAY.day) < (self.born.month, self.born.day)
        return ELECTION_DAY.year - self.born.year - before


class Registry:
    """Makes people; no two share a number, or both name and day of birth."""

    def __init__(self, random):
        self.random = random
        self.ids = set()
        self.seen = set()

    def born(self):
        """A day of birth such that the ages look like those of a township's voters in 2012."""
        youngest, bands = 18, ((29, 20), (39, 19), (49, 23), (59, 18), (69, 11), (79, 6), (94, 3))
        at = self.random.uniform(0, sum(weight for _, weight in bands))
        for oldest, weight in bands:
            if at < weight:
                break
            at -= weight
            youngest = oldest + 1
        days = self.random.randrange(youngest * 365 + 30, (oldest + 1) * 365 - 5)
        return ELECTION_DAY - datetime.timedelta(days=days)

    def number(self, born, sex):
        while True:
            order = self.random.randrange(1, 500) * 2 - (sex == '男')
            digits = f'{PREFIX}{born:%Y%m%d}{order:03d}'
            number = digits + check_character(digits)
            if number not in self.ids:
                self.ids.add(number)
                return number

    def given_name(self, sex, year):
        names = MEN if sex == '男' else WOMEN
        cohort = max(c for c in names if c <= max(year, 1910))
        name = self.random.choice(names[cohort].split())
        if len(name) == 1 and self.random.random() < 0.35:
            name = self.random.choice(SECOND) + name
        elif len(name) == 2 and self.random.random() < 0.3:
            name = self.random.choice(SECOND) + name[1]
        return name

    def person(self, unit, born=None, sex=None):
        sex = sex or self.random.choice('男女')
        born = born or self.born()
        while True:
            own = 0.9 if unit.is_she else 0.55
            surname = self.random.choice(unit.surnames if self.random.random() < own else SURNAMES)
            name = surname + self.given_name(sex, born.year)
            if (name, born) not in self.seen:
                break
        self.seen.add((name, born))
        ethnic = '畲族' if unit.is_she and surname in SHE_SURNAMES else '汉族'
        phone = ''
        if born.year > 1945 and self.random.random() < 0.5:
            phone = f'154{self.random.randrange(10 ** 8):08d}'
        return Person(name=name, sex=sex, ethnic=ethnic, born=born, id=self.number(born, sex), unit=unit,
                      group=self.random.randrange(1, unit.groups + 1), house=self.random.randrange(1, 180),
                      phone=phone)
