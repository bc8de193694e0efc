#!/usr/bin/env python3
"""Holds the manual to the program.

usage: docs.py HUANJIE PROJECT_ROOT      prints one line per fault; exit status 1 when there is any

docs/cli.md          has a section “### COMMAND” for each command of `huanjie --help` and no other; each names all options
                     of its command and no others. A missing section is printed as it may be pasted.
docs/codes/CODE.md   is there for each code of src/model/finding_table.h and for no other; it begins with code and title,
                     says what the page of every code says, and cites the article of the rule behind the code.
docs, README.md      every `huanjie …` written as code is a command that exists, with options that it has.
docs/glossary.md     every name written as code stands in src.
src                  every “huanjie …” that a message tells the clerk to call is a command that exists.
"""
import json
import pathlib
import re
import subprocess
import sys

COMMON = ('workspace', 'by', 'json')  # explained once, at the top of docs/cli.md
COMMAND_LINE = re.compile(r'^  huanjie (\S+(?: \S+)*?)  +(\S.*)$', re.M)
OPTION_LINE = re.compile(r'^  --([a-z0-9-]+)(?: (\S+))?  +(\S.*)$', re.M)
OPTION = re.compile(r'(?<![\w-])--([a-z][a-z0-9-]*)')
CODE_BLOCK = re.compile(r'^```[\s\S]*?^```$|(?:^(?: {4}|\t).*\n?)+', re.M)
CODE_SPAN = re.compile(r'`([^`\n]+)`')
SECTION = re.compile(r'^### (.+)$', re.M)
FINDING = re.compile(r'^\s*X\(([FWN]\d{3}), (\w+), "([^"]*)"\)', re.M)
ARTICLE = re.compile(r'第\d+(?:条|项)')
DATES = ('2012-01-04', '2016-12-20', '2026-12-20')  # one for each text of the law

# What the page of a code says, by the letter of the code.
SAYS = {
    'F': ('查到的', '为什么要紧', '纸面上', '怎么办'),
    'W': ('查到的', '为什么要紧', '纸面上', '怎么办', '说明的写法'),
    'N': ('查到的', '为什么要紧', '怎么办'),
}
LINES = range(8, 41)


def option_row(name, value, text):
    left = f'--{name} {value}'.strip().replace('|', r'\|')
    return f'| `{left}` | {text.replace("（必填）", "")} |\n'


class Command:
    def __init__(self, path, usage, summary, options):
        self.path, self.usage, self.summary, self.options = path, usage, summary, options

    def section(self):
        """The section that docs/cli.md should have, from the command's own help."""
        needed = ''.join(f' --{n} {v}' for n, v, text in self.options if '（必填' in text)
        own = [o for o in self.options if o[0] not in COMMON]
        rows = ''.join(option_row(*o) for o in own)
        rest = ' [选项]' if len(own) > needed.count('--') else ''
        return f'### {self.path}\n\n{self.summary}。\n\n    {self.usage}{needed}{rest}\n' + (
            f'\n| 选项 | |\n|---|---|\n{rows}' if own else '')


def said(*words):
    return subprocess.run(words, check=True, capture_output=True, encoding='utf-8').stdout


def commands(huanjie):
    found = {}
    for path, summary in COMMAND_LINE.findall(said(huanjie, '--help')):
        text = said(huanjie, *path.split(), '--help')
        found[path] = Command(path, text.split('\n', 1)[0], summary, OPTION_LINE.findall(text))
    return found


def code_in(text):
    """Lines of code: blocks line by line, and spans; comments at the end of a line are left out."""
    for block in CODE_BLOCK.findall(text):
        yield from (line.strip().split(' #')[0] for line in block.split('\n'))
    yield from CODE_SPAN.findall(CODE_BLOCK.sub('\n', text))


def command_named(line, known):
    """The command that a line “huanjie …” calls, and the rest of the line; None when there is no such command."""
    words = line.split()[1:]
    for n in range(len(words), 0, -1):
        if ' '.join(words[:n]) in known:
            return known[' '.join(words[:n])], ' '.join(words[n:])
    return None, ''


def line_faults(name, text, known):
    for line in code_in(text):
        if not re.match(r'huanjie\s+[a-z]', line):
            continue
        command, rest = command_named(line, known)
        if not command:
            yield f'{name}: no command “{line}”'
            continue
        for option in OPTION.findall(rest):
            if option not in {o[0] for o in command.options} | {'help'}:
                yield f'{name}: huanjie {command.path} has no option --{option}'


def cli_faults(text, known):
    heads = list(SECTION.finditer(text))
    sections = {}
    for head, following in zip(heads, heads[1:] + [None]):
        if head[1] in sections:
            yield f'docs/cli.md: two sections “### {head[1]}”'
        end = text.find('\n## ', head.end())
        end = min(len(text) if end < 0 else end, following.start() if following else len(text))
        sections[head[1]] = text[head.end():end]
    for path, command in known.items():
        if path not in sections:
            yield f'docs/cli.md: no section on huanjie {path}; it begins like this:\n\n{command.section()}'
            continue
        own = sections[path]
        for option in {o[0] for o in command.options} - set(COMMON) - set(OPTION.findall(own)):
            yield f'docs/cli.md: the section “### {path}” does not name --{option}'
        outside = CODE_SPAN.sub(lambda m: '' if m[1].startswith('huanjie ') else m[0], CODE_BLOCK.sub('\n', own))
        for option in set(OPTION.findall(outside)) - {o[0] for o in command.options}:
            yield f'docs/cli.md: the section “### {path}” names --{option}, which the command does not have'
    for path in sections.keys() - known.keys():
        yield f'docs/cli.md: a section “### {path}” and no such command'


def articles(huanjie):
    """rule -> the articles it has in the texts of the law, one after the other."""
    found = {}
    for day in DATES:
        for rule in json.loads(said(huanjie, 'law', 'rules', '--on', day))['rules']:
            found.setdefault(rule['rule'], []).extend(ARTICLE.findall(rule['article'] or ''))
    return found


def page_faults(name, text, code, title, cited):
    lines = text.rstrip('\n').split('\n')
    if lines[0] != f'# {code} {title}':
        yield f'{name}: begins with “# {code} {title}”'
    if len(lines) not in LINES:
        yield f'{name}: {len(lines)} lines; a page has {LINES[0]} to {LINES[-1]}'
    for part in SAYS[code[0]]:
        if f'**{part}**' not in text:
            yield f'{name}: no “**{part}**”'
    for article in sorted(set(cited)):
        if article not in text:
            yield f'{name}: does not cite {article}'


def code_faults(root, known, cited):
    table = FINDING.findall((root / 'src/model/finding_table.h').read_text(encoding='utf-8'))
    pages = {p.stem: p for p in sorted((root / 'docs/codes').iterdir())}
    for code, rule, title in table:
        if code not in pages:
            yield f'docs/codes/{code}.md: no such page; see docs/codes/F501.md for the shape'
            continue
        name, text = f'docs/codes/{code}.md', pages[code].read_text(encoding='utf-8')
        yield from page_faults(name, text, code, title, cited.get(rule, []))
        yield from line_faults(name, text, known)
    for stem in pages.keys() - {code for code, _, _ in table}:
        yield f'docs/codes/{pages[stem].name}: a page and no such code'


def message_faults(name, source, known):
    for line in re.findall(r'huanjie [a-z][a-z -]*[a-z]', re.sub(r'"\s*"', '', source)):
        if not command_named(line, known)[0]:
            yield f'{name}: no command “{line}”'


def glossary_faults(text, source):
    for span in CODE_SPAN.findall(text):
        for word in re.findall(r'\w+', span.removesuffix('.h')):
            if not re.search(rf'\b{word}', source):
                yield f'docs/glossary.md: `{span}` is not in src'


def faults(huanjie, root):
    known = commands(huanjie)
    yield from cli_faults((root / 'docs/cli.md').read_text(encoding='utf-8'), known)
    yield from code_faults(root, known, articles(huanjie))
    for path in sorted((root / 'docs').glob('*.md')) + sorted(root.glob('*.md')):
        yield from line_faults(str(path.relative_to(root)), path.read_text(encoding='utf-8'), known)
    headers = ''.join(f'{path}\n{path.read_text(encoding="utf-8")}' for path in sorted((root / 'src').rglob('*.h')))
    yield from glossary_faults((root / 'docs/glossary.md').read_text(encoding='utf-8'), headers)
    for path in sorted((root / 'src').rglob('*.c')):
        yield from message_faults(str(path.relative_to(root)), path.read_text(encoding='utf-8'), known)


def main():
    found = list(faults(sys.argv[1], pathlib.Path(sys.argv[2])))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
