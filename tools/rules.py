#!/usr/bin/env python3
"""Lists, for each rule of the statutes (R) and of choosing cadres (A), the functions that apply it and the tests that hold them to it.

usage: rules.py PROJECT_ROOT     exit status 1 when a required rule has no function or no test, or when a test
                                 names a rule that does not exist

A function applies a rule when RULE_Rnn stands in its body; tables (article_table.h, the settings) only say where a
rule is written. A test names a rule by Rnn or RULE_Rnn: in tests/unit/*.c (the function is shown), in a line of
tests/case/*.tsv or of tests/scenario/*.sh. The rules of choosing cadres are those of src/cadre/source.h: there CADRE_RULE_Ann is
what a function cites, and each needs one and a unit test that names it. A finding on people, posts and teams that says of a rule
that it is not kept names the article or source, whatever the function that raises it; only what contradicts itself on the page needs
none (BY_ITSELF).
"""
import pathlib
import re
import sys

# Those that only some provinces have (R104, R105) are listed, too, but not asked for.
REQUIRED = range(1, 104)

TITLE = re.compile(r'^\s*X\((\d+), "([^"]*)"\)', re.M)
NAME = re.compile(r'\b(?:RULE_)?R(\d{2,3})\b')
CITES = re.compile(r'\bRULE_R(\d{2,3})\b')
CADRE_TITLE = re.compile(r'^\s*X\((A\d+), \w+, "[^"]*", "([^"]*)"\)', re.M)
CADRE_CITES = re.compile(r'\bCADRE_RULE_(A\d+)\b')
CADRE_NAME = re.compile(r'\b(A\d{2})\b')
HEADING = re.compile(r'^(?:static\s+)?[A-Za-z_][\w \t*]*?[ *](\w+)\s*\(')
# No rule stands behind these; docs/appraisal-rules.md says so, too. How an approval form is filled in (as its editor has it):
FORMS = {*(f'F8{n:02}' for n in range(1, 13)), *(f'W8{n:02}' for n in range(1, 14)), *(f'N80{n}' for n in range(1, 6))}
# records that contradict one another, cannot be read or are not there:
RECORDS = {'F813', 'F823', 'F836', 'F837', 'W824', 'W825', 'W829', 'W830', 'W833', 'W840', 'W845', 'W862', 'W863', 'W879', 'N822', 'N824', 'N825',
           'N828', 'N841'}
# and sheets of paper that are not there, too many or not alike.
SHEETS = {'F852', 'F853', 'W851'}
BY_ITSELF = FORMS | RECORDS | SHEETS
# A code and, before the text, an empty source.
WITHOUT_ARTICLE = re.compile(r'\bFINDING_[FWN]8\d\d\b[^;"]*?, ""')
CADRE_CODE = re.compile(r'\bFINDING_([FWN]8\d\d)\b')
# What a function raises whose findings have no source, whatever their code.
LEAVES_EMPTY = re.compile(r'\(struct finding\)\{code, ""')
# Where every rule is listed, so that naming one proves nothing.
LISTS = {'articles.tsv'}


def functions(path):
    """Yields (name, line, body) of each function; a body runs from a { in the first column to a } there."""
    name, line, body, inside = None, 0, [], False
    for number, text in enumerate(path.read_text(encoding='utf-8').split('\n'), 1):
        if inside:
            if text.startswith('}'):
                yield name, line, '\n'.join(body)
                name, body, inside = None, [], False
            else:
                body.append(text)
        elif text == '{':
            inside = name is not None
        elif heading := HEADING.match(text):
            name, line = heading.group(1), number
        elif text and not text[0].isspace():
            name = None


def numbers(pattern, text):
    return {int(n) for n in pattern.findall(text)}


def without_comments(text):
    return re.sub(r'/\*.*?\*/|//[^\n]*', '', text, flags=re.S)


def find_functions(root):
    found = {}
    for path in sorted((root / 'src').rglob('*.c')):
        for name, line, body in functions(path):
            for rule in numbers(CITES, without_comments(body)):
                found.setdefault(rule, []).append(f'{name} {path.relative_to(root)}:{line}')
    return found


def add(found, text, name, path, line):
    for rule in numbers(NAME, text):
        found.setdefault(rule, []).append((name, f'{path}:{line}'))


def add_lines(found, text, name, path):
    for line, row in enumerate(text.split('\n'), 1):
        if not row.startswith('#'):
            add(found, row, name, path, line)


def find_tests(root):
    found = {}
    for path in sorted((root / 'tests/unit').glob('*.c')):
        rest = path.read_text(encoding='utf-8')
        for name, line, body in functions(path):
            rest = rest.replace(body, '\n' * body.count('\n'), 1)
            add(found, body, name, path.relative_to(root), line)
        add_lines(found, rest, path.name, path.relative_to(root))
    for path in sorted((root / 'tests/case').glob('*.tsv')) + sorted((root / 'tests/scenario').glob('*.sh')):
        if path.name not in LISTS:
            add_lines(found, path.read_text(encoding='utf-8'), path.name, path.relative_to(root))
    return found


def shown(tests):
    """Test functions one by one, the lines of a table or script together."""
    lines, texts = {}, []
    for name, place in tests:
        path, line = place.rsplit(':', 1)
        if path.endswith(name):
            lines.setdefault(path, []).append(line)
        else:
            texts.append(f'{name} {place}')
    return texts + [f'{path}:{",".join(numbers)}' for path, numbers in lines.items()]


def cadre_rules(root):
    """Prints the rules of choosing cadres and yields what is missing."""
    code, tests = {}, {}
    source = (root / 'src/cadre/source.h').read_text(encoding='utf-8')
    for path in sorted((root / 'src').rglob('*.c')):
        for name, line, body in functions(path):
            for rule in set(CADRE_CITES.findall(without_comments(body))):
                code.setdefault(rule, []).append(f'{name} {path.relative_to(root)}:{line}')
    for path in sorted((root / 'tests/unit').glob('*.c')):
        for name, line, body in functions(path):
            for rule in set(CADRE_NAME.findall(body)):
                tests.setdefault(rule, []).append(f'{name} {path.relative_to(root)}:{line}')
    for rule, title in CADRE_TITLE.findall(source):
        print(f'{rule}  {title}\n    code:  {"; ".join(code.get(rule, [])) or "-"}\n    tests: {"; ".join(tests.get(rule, [])) or "-"}')
        if rule not in code:
            yield f'{rule} is cited by no function of src/'
        if rule not in tests:
            yield f'{rule} is named by no unit test'


def bare_findings(root):
    """Yields the findings of a rule of choosing cadres that name no article and no source."""
    texts = {path: without_comments(path.read_text(encoding='utf-8')) for path in sorted((root / 'src').rglob('*.c'))}
    empty = {}
    for path in texts:
        for name, _, body in functions(path):
            if LEAVES_EMPTY.search(body):
                empty[name] = path
    for path, text in texts.items():
        found = list(WITHOUT_ARTICLE.finditer(text))
        for name, home in empty.items():
            if path == home or path.parent == home.parent:
                found += re.finditer(rf'\b{name}\([^;"]*', text)
        codes = {code for call in found for code in CADRE_CODE.findall(call.group())}
        for code in sorted(codes - BY_ITSELF):
            yield f'{path.relative_to(root)} raises {code} without an article or source'


def main():
    root = pathlib.Path(sys.argv[1])
    titles = {int(n): t for n, t in TITLE.findall((root / 'src/model/rule.h').read_text(encoding='utf-8'))}
    code, tests = find_functions(root), find_tests(root)
    faults = []
    for rule, title in sorted(titles.items()):
        applied, tested = code.get(rule, []), shown(tests.get(rule, []))
        print(f'R{rule:02}  {title}\n    code:  {"; ".join(applied) or "-"}\n    tests: {"; ".join(tested) or "-"}')
        if rule in REQUIRED and not applied:
            faults.append(f'R{rule:02} is applied by no function of src/')
        if rule in REQUIRED and not tested:
            faults.append(f'R{rule:02} is named by no test')
    faults += [f'R{rule:02} is required and does not stand in src/model/rule.h' for rule in REQUIRED if rule not in titles]
    faults += [f'{tests[rule][0][1]} names R{rule:02}, which does not exist' for rule in sorted(tests) if rule not in titles]
    faults += [f'{code[rule][0]} applies R{rule:02}, which does not exist' for rule in sorted(code) if rule not in titles]
    faults += cadre_rules(root)
    faults += bare_findings(root)
    for fault in faults:
        print(fault)
    print(f'{sum(r in code and r in tests for r in REQUIRED)} of {len(REQUIRED)} required rules are applied and tested')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
