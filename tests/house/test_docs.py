#!/usr/bin/env python3
"""tools/docs.py finds what it is there to find, and nothing else."""
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'tools'))
import docs  # noqa: E402

KNOWN = {
    'count': docs.Command('count', 'huanjie count', '计票', [('district', 'N', '选区号（必填）'), ('json', '', '')]),
    'tally enter': docs.Command('tally enter', 'huanjie tally enter FILE', '录入', [('entry', '1|2', '第几次'), ('by', 'N', '')]),
}
GOOD = '''# 手册
### count

    huanjie count --district 3   # --nonsense

`--district N` 选区号。接着 `huanjie tally enter a.csv --entry 1`。

## 计票
### tally enter
`--entry 1|2`，两次各录
'''


def cli(old='', new=''):
    return list(docs.cli_faults(GOOD.replace(old, new), KNOWN))


def lines(text):
    return list(docs.line_faults('x.md', text, KNOWN))


def page(text, code='F501'):
    return list(docs.page_faults('x.md', text, code, '有效票', ['第44条']))


class Docs(unittest.TestCase):
    def test_sections(self):
        self.assertEqual(cli(), [])
        self.assertIn('does not name --entry', cli('`--entry 1|2`，', '')[0])
        self.assertIn('names --void', cli('选区号。', '选区号 `--void`。')[0])
        self.assertIn('a section “### tally read”', ' '.join(cli('### tally enter', '### tally read')))
        self.assertIn('| `--entry 1\\|2` | 第几次 |', ' '.join(cli('### tally enter', '### tally read')))
        self.assertIn('two sections', cli('## 计票', '### count')[0])

    def test_lines(self):
        self.assertEqual(lines('`huanjie count --district 3`\n\n    huanjie tally enter - --entry=2\n\nhuanjie 是什么'), [])
        self.assertIn('no command', lines('`huanjie recount`')[0])
        self.assertIn('no command', lines('```\nhuanjie tally\n```\n')[0])
        self.assertIn('no option --round', lines('    huanjie count --round 2\n')[0])

    def test_messages(self):
        def found(source):
            return list(docs.message_faults('x.c', source, KNOWN))

        self.assertEqual(found('f("请用 huanjie "\n  "tally enter 录入"); g("huanjie %s: %s"); h("huanjie count、再");'), [])
        self.assertIn('no command “huanjie status”', found('f("用 huanjie status 查看");')[0])

    def test_glossary(self):
        self.assertEqual(list(docs.glossary_faults('| 选区 | `seats/allocate.h`, `quota` |', 'src/seats/allocate.h\nstruct quota {')), [])
        self.assertIn('`tally_paper`', list(docs.glossary_faults('`tally_paper`', 'struct tally_sheet {'))[0])

    def test_pages(self):
        good = '# F501 有效票\n\n**查到的** a\n\n**为什么要紧** 第44条\n\n**纸面上** b\n\n**怎么办** c\n'
        self.assertEqual(page(good), [])
        self.assertIn('begins with', page(good.replace('有效票', '废票'))[0])
        self.assertIn('does not cite 第44条', page(good.replace('第44条', '第4条'))[0])
        self.assertIn('no “**怎么办**”', page(good.replace('**怎么办**', ''))[0])
        self.assertIn('lines', page(good + 'x\n' * 40)[0])
        self.assertIn('no “**说明的写法**”', ' '.join(page(good, 'W501')))


if __name__ == '__main__':
    unittest.main()
