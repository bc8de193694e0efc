#!/usr/bin/env python3
"""tools/demo/county.py: the same seed gives the same bytes; seventeen places and 181 cadres; most grades are the better two and
most rates of 优秀 below one half; what planted.json says is what the files hold, read here by code of its own."""
import collections
import csv
import hashlib
import io
import json
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'tools' / 'demo'))
import county  # noqa: E402

SEED = 20110630
IDLE = ('', '不了解')


def read_table(path):
    data = path.read_bytes()
    try:
        text = data.decode('utf-8-sig')
    except UnicodeDecodeError:
        text = data.decode('gb18030')
    return list(csv.DictReader(io.StringIO(text)))


def prints(folder):
    return {p.relative_to(folder): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob('*') if p.is_file()}


class CountyTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.county = county.make(SEED, cls.folder)
        cls.truth = json.loads((cls.folder / 'truth.json').read_text('utf-8'))
        cls.sets = {r['票组']: r for r in read_table(cls.folder / '票组说明.csv')}
        cls.ballots = collections.defaultdict(lambda: collections.defaultdict(list))
        cls.sums = collections.defaultdict(list)
        for path in cls.folder.glob('票组表-*.csv'):
            for r in read_table(path):
                if '票号' in r:
                    cls.ballots[r['票组']][r['票号']].append((r['对象'], r['项目'], r['选项']))
                else:
                    cls.sums[r['票组']].append((r['对象'], r['项目'], r['选项'], int(r['票数'])))

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def test_the_same_seed_gives_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as again, tempfile.TemporaryDirectory() as other:
            county.make(SEED, again)
            county.make(SEED + 1, other)
            self.assertEqual(prints(self.folder), prints(pathlib.Path(again)))
            self.assertNotEqual(prints(self.folder), prints(pathlib.Path(other)))

    def test_the_county_is_as_large_as_the_case(self):
        self.assertEqual(len(self.county.places), 17)
        self.assertEqual(len({u.group for u in self.county.places}), 10)
        self.assertEqual(len(self.truth['people']), 181)
        self.assertEqual(len({c.name for c in self.county.people + self.county.reserve}), 301)
        self.assertEqual(len(list(self.folder.glob('审批表/*.lrmx'))), 181)

    def test_figures_of_the_sets_add_up(self):
        over = [p['words'][0] for p in self.county.planted if p['what'] == '收回多于发出']
        coded = {s.name for s in self.county.votes.sets if s.by_code}
        self.assertEqual(len(coded), 1)
        for name, r in self.sets.items():
            if name in coded:  # the slips say how many
                self.assertEqual(r['收回'] + r['有效'], '')
                continue
            valid = len(self.ballots[name]) if name in self.ballots else self.truth['sets'][name]
            self.assertEqual(int(r['有效']), valid, name)
            self.assertEqual(int(r['收回']), int(r['有效']) + int(r['废票']), name)
            self.assertEqual(int(r['收回']) > int(r['发出']), name in over, name)
            self.assertGreaterEqual(int(r['应到']), int(r['实到']), name)

    def test_nobody_is_named_too_often_on_one_ballot(self):
        for name, ballots in self.ballots.items():
            if not name.endswith('推荐'):
                continue
            for ballot in ballots.values():
                self.assertEqual(len(ballot), len({b[0] for b in ballot}), name)
                most = max(collections.Counter(b[1] for b in ballot).values())
                self.assertLessEqual(most, int(self.sets[name]['职数']))

    def test_raters_are_lenient_and_still_most_rates_are_below_one_half(self):
        rates, grades = [], collections.Counter()
        for name, ballots in self.ballots.items():
            if self.sets[name]['内容'] != '干部等次' or self.sets[name]['代码'] or name == '自我评价':
                continue
            of = collections.defaultdict(collections.Counter)
            for ballot in ballots.values():
                for who, _, answer in ballot:
                    if answer not in IDLE:
                        of[who][answer] += 1
                        grades[answer] += 1
            rates += [c['优秀'] / sum(c.values()) for c in of.values() if sum(c.values()) >= 10]
        self.assertGreater((grades['优秀'] + grades['称职']) / sum(grades.values()), 0.9)
        self.assertGreater(sum(r < 0.5 for r in rates) / len(rates), 0.6)
        self.assertLess(sum(r > 0.8 for r in rates) / len(rates), 0.12)

    def test_the_meeting_was_canvassed_and_the_talks_do_not_know_it(self):
        place, who = self.truth['canvassed']['set'], self.truth['canvassed']['for']
        same = collections.Counter(tuple(sorted(b)) for b in self.ballots[place].values())
        self.assertGreaterEqual(max(same.values()), 26)
        talk = self.ballots[place.replace('会议', '谈话')]
        meeting = self.ballots[place]

        def share(ballots):
            return sum(any(x[0] == who and x[1].endswith('长') and not x[1].startswith('副') for x in b)
                       for b in ballots.values()) / len(ballots)
        self.assertGreater(share(meeting), share(talk) + 0.12)
        for name, ballots in self.ballots.items():
            if name.endswith('会议推荐') and name != place and self.sets[name]['单位']:  # the plenary's ballots hold one name
                self.assertLess(max(collections.Counter(tuple(sorted(b)) for b in ballots.values()).values()), 6, name)

    def test_one_design_is_connected_and_one_is_not(self):
        self.assertEqual(self.components('县领导和部门测评'), 1)
        self.assertEqual(self.components('2010年考察组测评'), 10)

    def components(self, name):
        """Raters and subjects that are tied together by answers."""
        parent = {}

        def root(x):
            while parent.setdefault(x, x) != x:
                x = parent[x]
            return x
        for number, ballot in self.ballots[name].items():
            for who, _, _ in ballot:
                parent[root(who)] = root(('rater', number))
        return len({root(x) for x in list(parent)})

    def test_a_group_of_three_and_a_form_with_other_codes(self):
        self.assertEqual(self.truth['sets'][self.truth['small']], 3)
        coded = [r for r in self.sets.values() if r['代码']]
        self.assertEqual(len(coded), 2)
        self.assertEqual(len({r['代码'].split(',')[0] for r in coded}), 2)

    def test_relatives_stand_in_the_forms(self):
        pairs = [p['words'] for p in self.county.planted if p['what'] == '亲属在同一班子']
        self.assertEqual(len(pairs), 2)
        for elder, younger in pairs:
            texts = [p.read_text('utf-8-sig') for p in self.folder.glob('审批表/*.lrmx')]
            self.assertTrue(any(f'<XingMing>{elder}<' in t and f'<XingMing>{younger}<' in t for t in texts))

    def test_older_forms_lost_two_characters(self):
        lost = [p for p in self.folder.glob('审批表-旧格式/*.lrm') if b'?"' in p.read_bytes()[:12]]
        self.assertEqual(len(lost), 2)


if __name__ == '__main__':
    unittest.main()
