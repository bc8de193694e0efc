#!/usr/bin/env python3
"""Fails when an #include runs up or sideways between rooms, or a foreign header stands outside its room.

usage: layers.py SOURCE_ROOT        prints one line per breach; exit status 1 when there is any
"""
import pathlib
import re
import sys

LAYER = {
    'base': 0, 'model': 1,
    'law': 2, 'roll': 2, 'seats': 2, 'nominate': 2, 'ballot': 2, 'count': 2, 'congress': 2, 'cadre': 2, 'team': 2, 'org': 2,
    'store': 3, 'seal': 3, 'sheet': 3, 'print': 3, 'scan': 3,
    'app': 4, 'cli': 5, 'web': 5, 'main.c': 6,
}

# Arrows inside one layer, each with its reason.
SIDEWAYS = {
    ('seal', 'store/db.h'): 'the journal is written in the transaction of what it records',
    ('store', 'seal/sm3.h'): 'a migration is known by its hash; sm3.h itself stands on base alone',
    ('count', 'law'): 'a count asks the law whether a ballot is valid and who is elected',
    ('roll', 'law'): 'who may vote is a question of law',
    ('seats', 'law'): 'so is the number of seats',
    ('nominate', 'law'): 'and of candidates',
    ('org', 'law'): 'and who may watch, and by which day',
    ('ballot', 'law/ballot.h'): 'a mark on paper is a vote as the law knows it',
    ('cadre', 'law/basis.h'): 'what nobody confirmed is a setting, cited by the decision that confirmed it',
    ('cadre', 'roll/id.h'): 'an ID number is read in one place',
    ('cadre', 'roll/ethnic.h'): 'and an ethnic group',
    ('cadre', 'roll/name.h'): 'and a name is the same whichever dot parts it',
    ('congress', 'law'): 'a session is held, and its leaders are elected, under the law',
    ('congress', 'count'): 'its sheets are compared and summed like any other',
}

# Foreign headers by their first path part or name, and where each may stand.
FOREIGN = {
    'jansson.h': ['base/json.c'],
    'unicode/': ['base/'],
    'sqlite3.h': ['store/sqlite.c', 'store/sqlite_statement.c', 'store/sqlite.h'],
    'openssl/': ['seal/'],
    'zip.h': ['sheet/', 'print/docx.c'],
    'expat.h': ['sheet/'],
    'xlsxwriter.h': ['sheet/'],
    'cairo': ['print/'],
    'pango/': ['print/'],
    'fontconfig/': ['print/'],
    'hb': ['print/'],
    'jpeglib.h': ['scan/'],
    'jerror.h': ['scan/'],
    'png.h': ['scan/'],
    'libdeflate.h': ['scan/'],
    'tiffio.h': ['scan/'],
    'zbar.h': ['scan/'],
    'coin/': ['team/solver.c'],  # a pure function: numbers in, numbers out
    'ft2build.h': ['print/'],
    'freetype/': ['print/'],
    'qrencode.h': ['print/'],
}

STANDARD = set('''assert complex ctype errno fenv float inttypes limits locale math setjmp signal stdalign stdarg
stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string strings tgmath threads time uchar wchar wctype
dirent dlfcn fcntl getopt libgen poll pthread pwd sched semaphore spawn termios unistd emmintrin'''.split())

# The pure layers may not reach for the clock, files or chance.
IMPURE = {'stdio': r'\b(fopen|fread|fwrite|printf|puts|fputs|fprintf|perror|getchar|scanf|remove|rename|tmpfile)\s*\(',
          'time': None, 'unistd': None, 'fcntl': None, 'pthread': None, 'dirent': None}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def breaches(root):
    for path in sorted(root.rglob('*.[ch]')):
        name = path.relative_to(root).as_posix()
        room = name.split('/')[0]
        if room not in LAYER:
            yield f'{name}: no such room in the house'
            continue
        text = path.read_text(encoding='utf-8')
        for mark, target in INCLUDE.findall(text):
            if mark == '"':
                yield from inner(root, name, room, target)
            else:
                yield from outer(name, room, target)
        if LAYER[room] in (1, 2):
            yield from impure(name, text)


def inner(root, name, room, target):
    other = target.split('/')[0]
    if not (root / target).exists() and not target.startswith('build/'):
        yield f'{name}: "{target}" is no file of the house'
        return
    if other == room or LAYER.get(other, 99) < LAYER[room]:
        return
    if (room, other) in SIDEWAYS or (room, target) in SIDEWAYS:
        return
    yield f'{name}: includes "{target}", which does not lie below'


def outer(name, room, target):
    for prefix, places in FOREIGN.items():
        if target.startswith(prefix):
            if not any(name.startswith(p) for p in places):
                yield f'{name}: <{target}> belongs to {", ".join(places)}'
            return
    stem = target[:-2] if target.endswith('.h') else target
    if stem not in STANDARD and not stem.startswith('sys/'):
        yield f'{name}: <{target}> is a foreign header without a room'


def impure(name, text):
    includes = {t[:-2] for m, t in INCLUDE.findall(text) if m == '<'}
    for header, pattern in IMPURE.items():
        if header in includes and (pattern is None or re.search(pattern, text)):
            yield f'{name}: a pure layer may not use <{header}.h> for input, output, clock or threads'


def main():
    found = list(breaches(pathlib.Path(sys.argv[1])))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
