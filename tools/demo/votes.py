"""The vote, ballot by ballot, and the papers that count it: tally sheets in two entries and the ledger of ballots.
Every sheet is the sum of ballots that were really marked, so all of it reconciles; what does not was planted."""

FIGURES = ('到站投票人数', '委托投票人数', '流动票箱投票人数', '领用选票数', '发出选票数', '写错换发作废的选票数', '剩余选票数', '收回选票数',
           '有效票数', '废票数', '其中全部弃权的有效票数')
CODES = {'有效票数': 'valid', '到站投票人数': 'in_person'}  # as the program calls the figures that are mistyped
HEAD = ['选区号', '次数', '站号', '栏目', '姓名', '数量', '反对', '弃权']


class Sheet:
    def __init__(self, district, station):
        self.district, self.station = district, station
        self.figures = dict.fromkeys(FIGURES, 0)
        self.votes = [[0, 0, 0] for _ in district.formal]
        self.write_ins = {}
        self.supervisor = ''

    def rows(self):
        place = [self.district.number, 1, self.station.number]
        out = [[*place, name, '', count, '', ''] for name, count in self.figures.items()]
        out += [[*place, '候选人', x.name, *votes] for x, votes in zip(self.district.formal, self.votes)]
        out += [[*place, '另选他人', name, count, '', ''] for name, count in self.write_ins.items()]
        return out + [[*place, '监票人', self.supervisor, '', '', '']]


class Voting:
    def __init__(self, random, offices):
        self.random, self.offices, self.town = random, offices, offices.town
        self.planted, self.explained = [], []
        for d in self.town.districts:
            self.vote(d)
        self.plant_missing_ballot()

    # ---- ballots ----

    def vote(self, d):
        """Votes until all seats are filled at the first attempt, as the report has it."""
        while True:
            chances = [self.random.uniform(0.55, 0.86) for _ in range(d.seats)]
            chances += [self.random.uniform(0.18, 0.47) for _ in d.formal[d.seats:]]
            if self.random.random() < 0.35:
                chances[d.seats - 1] = self.random.uniform(0.515, 0.55)  # a close one
            self.random.shuffle(chances)
            d.sheets = self.count(d, chances)
            took = sum(s.participants for s in d.sheets)
            votes = [sum(s.votes[i][0] for s in d.sheets) for i in range(len(d.formal))]
            if sum(2 * v > took for v in votes) == d.seats and len(set(votes)) == len(votes):
                ranking = sorted(range(len(votes)), key=lambda i: -votes[i])
                d.elected = [d.formal[i] for i in ranking[:d.seats]]
                return

    def count(self, d, chances):
        registered = len(d.voters)
        turnout = round(registered * self.random.uniform(0.86, 0.965))
        stations = [s for s in d.stations if s.kind != '流动票箱']
        boxes = len(d.stations) - len(stations)
        mobile = round(registered * self.random.uniform(0.008, 0.02)) if boxes else 0
        entrusted = self.offices.approved[d.number]
        shares = self.split(turnout - mobile - entrusted, len(stations))
        sheets = []
        for i, station in enumerate(stations):
            sheet = Sheet(d, station)
            f = sheet.figures
            f['到站投票人数'] = shares[i]
            f['委托投票人数'] = entrusted // len(stations) + (i < entrusted % len(stations))
            f['流动票箱投票人数'] = mobile if i == 0 else 0
            sheet.participants = f['到站投票人数'] + f['委托投票人数'] + f['流动票箱投票人数']
            sheet.supervisor = next(r[1] for r in self.offices.crew_mended
                                    if r[0] == '监票人' and r[4:6] == [d.number, station.number])
            self.mark(sheet, chances)
            self.hand_out(sheet)
            sheets.append(sheet)
        return sheets

    def split(self, total, parts):
        cuts = [self.random.uniform(0.8, 1.2) for _ in range(parts)]
        shares = [int(total * c / sum(cuts)) for c in cuts]
        shares[0] += total - sum(shares)
        return shares

    def mark(self, sheet, chances):
        f, d, draw = sheet.figures, sheet.district, self.random.random
        for _ in range(sheet.participants):
            if draw() < 0.011:
                f['废票数'] += 1
                continue
            f['有效票数'] += 1
            if draw() < 0.004:
                f['其中全部弃权的有效票数'] += 1
                for votes in sheet.votes:
                    votes[2] += 1
                continue
            chosen = [draw() < c for c in chances]
            while sum(chosen) > d.seats:
                chosen[self.random.choice([i for i, c in enumerate(chosen) if c])] = False
            if sum(chosen) < d.seats and draw() < 0.006:
                name = self.random.choice(self.outsiders(d))
                sheet.write_ins[name] = sheet.write_ins.get(name, 0) + 1
            elif not any(chosen):
                chosen[max(range(len(chances)), key=chances.__getitem__)] = True
            for votes, is_for in zip(sheet.votes, chosen):
                votes[0 if is_for else 1 if draw() < 0.45 else 2] += 1
        f['收回选票数'] = f['有效票数'] + f['废票数']

    def outsiders(self, d):
        if not hasattr(d, 'outsiders'):
            d.outsiders = [p.name for p in self.random.sample(self.town.alone(d), 3)
                           if p.name not in self.offices.slates.names]
        return d.outsiders or ['林外生']

    def hand_out(self, sheet):
        f = sheet.figures
        f['写错换发作废的选票数'] = sum(self.random.random() < 0.004 for _ in range(sheet.participants))
        f['发出选票数'] = sheet.participants + f['写错换发作废的选票数']
        f['领用选票数'] = (f['发出选票数'] // 10 + self.random.randrange(8, 14)) * 10
        f['剩余选票数'] = f['领用选票数'] - f['发出选票数']

    # ---- faults ----

    def plant_missing_ballot(self):
        """One ballot was taken home: issued, never put in. The figures are right, and need a word."""
        sheet = self.town.district(11).sheets[0]
        f = sheet.figures
        assert f['废票数'] > 0
        f['收回选票数'] -= 1
        f['废票数'] -= 1
        subject = f'选区 11 第 1 次投票 计票点 {sheet.station.number}'
        self.planted.append(('count', 'W501', [subject, '少 1 张'], '一张选票没有投入票箱'))
        self.missing = subject

    def entries(self):
        """Two entries of all sheets; the second has typing slips. Returns the rows of both, and the right
        figures: district, station, field, number."""
        first, second, slips = [HEAD], [HEAD], []
        wrong = {(5, '有效票数'): 9, (18, '候选人'): 10, (29, '到站投票人数'): 100, (33, '候选人'): -18}
        for d in self.town.districts:
            for sheet in d.sheets:
                rows = sheet.rows()
                first += rows
                for row in rows:
                    row = list(row)
                    slip = wrong.pop((d.number, row[3]), None)
                    if slip:
                        field = CODES.get(row[3]) or f'for:{[x.name for x in d.formal].index(row[4]) + 1}'
                        slips.append((d.number, sheet.station.number, field, row[5]))
                        row[5] += slip
                    second.append(row)
        for number, station, *_ in slips:
            self.planted.append(('tally', 'F514', [f'选区 {number} 第 1 次投票 计票点 {station}'], '两次录入不同'))
        return first, second, slips

    def credentials(self):
        """The review of those elected; one letter is still being looked into."""
        rows = [['选区号', '代表', '基本条件', '程序', '违法行为', '举报', '审查人', '日期', '说明']]
        for d in self.town.districts:
            rows += [[d.number, x.name, '合格', '合格', '合格', '合格', '代表资格审查委员会', '2012-01-06', ''] for x in d.elected]
        doubtful = next(r for r in rows if r[0] == 26)
        doubtful[5], doubtful[8] = '待查', '1月5日收到来信，反映拉票'
        self.planted.append(('credentials', 'W611', [f'“{doubtful[1]}”'], '代表资格审查时举报还没有查清'))
        return rows

    def ledger(self):
        """The ledger of ballots before the vote, and what is added to it afterwards."""
        head = ['选区号', '次数', '站号', '类别', '数量', '日期', '说明']
        before, after = [head], [head]
        for d in self.town.districts:
            received = sum(s.figures['领用选票数'] for s in d.sheets)
            printed = max(received, len(d.voters) // 10 * 10 + 20)
            before.append([d.number, 1, '', '印制', printed, '2012-01-02', '县印刷厂'])
            for s in d.sheets:
                place = [d.number, 1, s.station.number]
                before.append([*place, '发给投票站', s.figures['领用选票数'], '2012-01-03', ''])
                after.append([*place, '退回', s.figures['剩余选票数'], '2012-01-04', ''])
            left = printed - received + sum(s.figures['剩余选票数'] for s in d.sheets)
            after.append([d.number, 1, '', '销毁', left, '2012-01-06', '两人监销'])
        return before, after
