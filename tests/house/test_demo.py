#!/usr/bin/env python3
"""tools/demo: the same seed gives the same bytes; what planted.json says is what the files hold, read here by code of
its own; the town is lawful; the tally sheets add up."""
import collections
import csv
import datetime
import hashlib
import io
import json
import pathlib
import re
import sys
import tempfile
import unittest
import xml.etree.ElementTree as tree
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'tools' / 'demo'))
import make  # noqa: E402

SEED = 20120104
ADULT = datetime.date(1994, 1, 4)


def read_xlsx(data):
    space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    book = zipfile.ZipFile(io.BytesIO(data))
    rows = []
    for row in tree.fromstring(book.read('xl/worksheets/sheet1.xml')).iter(f'{space}row'):
        cells = {}
        for cell in row:
            column = 0
            for letter in re.match('[A-Z]+', cell.get('r')).group():
                column = column * 26 + ord(letter) - 64
            formula = cell.find(f'{space}f')
            text = ''.join(t.text or '' for t in cell.iter() if t.tag in (f'{space}t', f'{space}v'))
            cells[column - 1] = '=' + formula.text if formula is not None else text
        rows.append([cells.get(i, '') for i in range(max(cells, default=-1) + 1)])
    return rows


def read_table(path):
    data = path.read_bytes()
    if path.suffix == '.xlsx':
        return read_xlsx(data)
    try:
        text = data.decode('utf-8-sig')
    except UnicodeDecodeError:
        text = data.decode('gb18030')
    return list(csv.reader(io.StringIO(text)))


def check_character(digits):
    return '10X98765432'[sum(int(d) * 2 ** (17 - i) for i, d in enumerate(digits)) % 11]


def day_of(text):
    numbers = re.findall(r'\d+', text)
    if len(numbers) == 1 and len(text) == 8:
        numbers = [text[:4], text[4:6], text[6:]]
    return datetime.date(*map(int, numbers)) if len(numbers) == 3 else None


class Row:
    """One row of a roll, by the usual meaning of its columns."""

    def __init__(self, file, line, heading, cells):
        cells = cells + [''] * (len(heading) - len(cells))
        self.place = (file, str(line))
        self.name, self.sex, self.ethnic, self.born, self.id, self.unit, _, self.phone = cells[1:9]
        self.cells = cells
        is_lost = file.endswith('xlsx') and self.id.endswith('000')  # held as a number
        self.is_valid = (not is_lost and re.fullmatch(r'\d{17}[\dX]', self.id)
                         and check_character(self.id[:17]) == self.id[17])
        self.id_born = day_of(self.id[6:14]) if self.is_valid else None
        self.day = day_of(self.born)


def read_rolls(folder):
    rows = []
    for path in sorted(folder.iterdir()):
        table = read_table(path)
        at = next(i for i, cells in enumerate(table) if any('姓名' in c for c in cells))
        rows += [Row(path.name, i + 1, table[at], cells) for i, cells in enumerate(table) if i > at]
    return rows


def faults_of(rows, units):
    """What is wrong with the rolls, by code, each place once."""
    found = collections.defaultdict(set)
    first, twins = {}, collections.defaultdict(list)
    valid = {r.id for r in rows if r.is_valid}
    for r in rows:
        if r.name.startswith('='):
            found['F107'].add(r.place)
        elif not r.name:
            found['F101'].add(r.place)
            continue
        if re.fullmatch(r'\d{15}', r.id):
            found['W101'].add(r.place)
        elif r.id.endswith('000') and r.place[0].endswith('xlsx'):
            found['F103'].add(r.place)
        elif r.id and not r.is_valid:
            found['F102'].add(r.place)
            if any(sum(a != b for a, b in zip(r.id, other)) == 1 for other in valid if len(r.id) == 18):
                found['W106'].add(r.place)
        elif not r.id:
            found['W102' if r.day else 'F106'].add(r.place)
        if r.is_valid and r.day and r.day != r.id_born:
            found['W103'].add(r.place)
        if r.is_valid and r.sex in '男女' and (int(r.id[16]) % 2 == 1) != (r.sex == '男'):
            found['W104'].add(r.place)
        if r.id_born and r.id_born > ADULT:
            found['F104'].add(r.place)
        if r.is_valid and r.id in first:
            found['F105'].add(r.place)
        first.setdefault(r.id, r)
        if r.unit not in units:
            found['F108'].add(r.place)
        if re.fullmatch(r'\d{5}', r.born):
            found['F111'].add(r.place)
        if r.sex not in '男女':
            found['W107'].add(r.place)
        if not r.ethnic.endswith('族') or r.ethnic in ('汗族', '余族'):
            found['W108'].add(r.place)
        if r.phone and len(r.phone) != 11:
            found['W109'].add(r.place)
        if '?' in r.name:
            found['W110'].add(r.place)
        if len(r.cells) > 10 and any(r.cells[10:]):
            found['F109'].add(r.place)
        twins[(r.name, r.day)].append(r)
    for group in twins.values():
        numbers = {r.id for r in group}
        if len(numbers) > 1 and group[0].day:
            found['W105'] |= {r.place for r in group}
    return found


class DemonstrationTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.holder.name)
        cls.town, cls.slates, cls.staff, cls.voting = make.make(SEED, cls.folder)
        cls.planted = json.loads((cls.folder / 'planted.json').read_text('utf-8'))

    @classmethod
    def tearDownClass(cls):
        cls.holder.cleanup()

    @staticmethod
    def digest(folder):
        folder = pathlib.Path(folder)
        return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
                for p in sorted(folder.rglob('*')) if p.is_file()}

    def test_same_seed_same_bytes(self):
        with tempfile.TemporaryDirectory() as again, tempfile.TemporaryDirectory() as other:
            make.make(SEED, again)
            make.make(SEED + 1, other)
            self.assertEqual(self.digest(self.folder), self.digest(again))
            self.assertNotEqual(self.digest(self.folder), self.digest(other))

    def test_rolls_hold_what_was_planted_and_nothing_else(self):
        units = {u.name for u in self.town.units}
        truth = collections.defaultdict(set)
        for x in self.planted:
            if x['step'] == 'roll':
                truth[x['code']].add(tuple(x['words']))
        found = faults_of(read_rolls(self.folder / '名册'), units)
        self.assertEqual(set(found), set(truth))
        for code in truth:
            if code == 'W105':  # both of a pair are found, one of them was planted
                self.assertLessEqual(truth[code], found[code])
                self.assertEqual(len(found[code]), 2 * len(truth[code]))
            else:
                self.assertEqual(found[code], truth[code], code)

    def test_second_rolls_are_free_of_faults(self):
        rows = read_rolls(self.folder / '名册改正')
        names = {r.place[0] for r in rows}
        rest = [r for r in read_rolls(self.folder / '名册') if r.place[0] not in names]
        found = faults_of(rest + rows, {u.name for u in self.town.units})
        self.assertEqual(set(found), {'W105'})
        self.assertEqual(len(rest + rows), sum(len(d.voters) for d in self.town.districts))

    def test_every_form_of_file_is_there(self):
        files = list((self.folder / '名册').iterdir())
        self.assertEqual(len(files), len(self.town.units))
        self.assertTrue(any(p.suffix == '.xlsx' for p in files))
        texts = [p.read_bytes() for p in files if p.suffix == '.csv']
        self.assertTrue(any(t.startswith(b'\xef\xbb\xbf') for t in texts))
        with self.assertRaises(UnicodeDecodeError):
            for t in texts:
                t.decode('utf-8')

    def test_town_is_lawful(self):
        self.assertEqual(len(self.town.districts), 34)
        self.assertEqual(sum(d.seats for d in self.town.districts), 73)
        self.assertEqual(40 + sum(u.population for u in self.town.units) // 1500, 73)
        candidates = 0
        for d in self.town.districts:
            n = len(d.formal)
            self.assertTrue(d.seats + -(-d.seats // 3) <= n <= 2 * d.seats, d.number)
            candidates += n
        self.assertGreaterEqual(candidates, 107)
        voters = [p for d in self.town.districts for p in d.voters]
        self.assertTrue(all(p.born <= ADULT for p in voters))
        self.assertTrue(any(p.born == ADULT for p in voters))

    def test_sheets_add_up(self):
        elected = 0
        for d in self.town.districts:
            took = 0
            for sheet in d.sheets:
                f = sheet.figures
                took += sheet.participants
                self.assertEqual(f['有效票数'] + f['废票数'], f['收回选票数'])
                self.assertEqual(f['发出选票数'] + f['剩余选票数'], f['领用选票数'])
                self.assertEqual(f['收回选票数'] + ((d.number, sheet.station.number) == (11, 1)), sheet.participants)
                for votes in sheet.votes:
                    self.assertEqual(sum(votes), f['有效票数'])
            self.assertLessEqual(took, len(d.voters))
            self.assertGreater(2 * took, len(d.voters))
            elected += sum(2 * sum(s.votes[i][0] for s in d.sheets) > took for i in range(len(d.formal)))
        self.assertEqual(elected, 73)
        self.assertEqual(len(read_table(self.folder / '代表资格审查表.csv')), 1 + 73)

    def test_entries_differ_where_it_was_planted(self):
        first = read_table(self.folder / '计票单-第一次录入.csv')
        second = read_table(self.folder / '计票单-第二次录入.csv')
        differing = {(a[0], a[2]) for a, b in zip(first, second) if a != b}
        self.assertEqual(len(first), len(second))
        self.assertEqual(len(differing), 4)
        self.assertEqual(len([x for x in self.planted if x['code'] == 'F514']), 4)


if __name__ == '__main__':
    unittest.main()
