#!/usr/bin/env python3
"""Fails when SQL leaves the subset that every engine understands alike, or stands outside of its room.

usage: sql_subset.py PROJECT_ROOT        prints one line per breach; exit status 1 when there is any

Reads the migrations and every string of the C sources that looks like SQL. What an engine says to itself
(store/sqlite*.c) is its own affair.
"""
import pathlib
import re
import sys

MIGRATIONS = 'src/store/migration'
ENGINES = ('src/store/sqlite',)
SQL_ROOMS = ('src/store/', 'src/seal/journal.c')
JOURNAL_DOOR = 'db_prepare_journal'
JOURNAL_DOOR_IN = ('src/seal/journal.c', 'src/store/db.h') + ENGINES

# Tables that are not placed by county, each with its reason.
UNPLACED = {'migration': 'belongs to the database, not to a county'}
# Placed by another column than the county.
PLACED_OTHERWISE = {'claim': 'placed by the ID key, so that its primary key is the rule that nobody registers twice'}
# Tables that a migration may drop: what was in them went elsewhere.
DROPPED = {'set_leaf_answer': 'never written since 0025; its readings are in set_leaf_doubt'}

TYPES = ('BIGINT', 'INTEGER', 'VARCHAR', 'BYTES')

# pattern, why it is refused
FORBIDDEN = [
    (r'\bRETURNING\b', 'not every engine has RETURNING: issue the key with counter_issue'),
    (r'\bON\s+(CONFLICT|DUPLICATE)\b|\bMERGE\b', 'upserts differ: UPDATE, look at db_changed, then INSERT'),
    (r'\b(INSERT\s+OR|REPLACE\s+INTO|UPDATE\s+OR)\b', 'upserts differ: UPDATE, look at db_changed, then INSERT'),
    (r'\b(AUTOINCREMENT|AUTO_INCREMENT|SERIAL|BIGSERIAL|SEQUENCE|IDENTITY|NEXTVAL|ROWID|LAST_INSERT_ROWID)\b',
     'keys are issued by the program'),
    (r'\b(TRIGGER|PROCEDURE|CREATE\s+FUNCTION|VIEW)\b', 'logic lives in the program'),
    (r'\bFOREIGN\s+KEY\b|\bREFERENCES\b', 'foreign keys do not cross places'),
    (r'\bFILTER\s*\(', 'write sum(CASE …)'),
    (r'\b(DISTINCT\s+ON|GROUPING\s+SETS|ROLLUP|CUBE)\b', 'not every engine has it'),
    (r'::', 'write CAST(… AS …)'),
    (r'\b(ILIKE|GLOB|REGEXP|SIMILAR\s+TO)\b', 'compare in C'),
    (r'->|\bJSONB?\b|\bJSON_\w+', 'JSON is read in C'),
    (r'\b(STRFTIME|JULIANDAY|DATETIME|NOW|CURRENT_(DATE|TIME|TIMESTAMP)|TO_CHAR|EXTRACT)\b',
     'dates are yyyymmdd, computed in C; the time is handed in'),
    (r'\b(BOOLEAN|BOOL|TRUE|FALSE)\b', 'flags are 0 and 1'),
    (r'\b(DATE|TIMESTAMP|TIMESTAMPTZ|INTERVAL)\b', 'dates are BIGINT yyyymmdd'),
    (r'\b(REAL|FLOAT|DOUBLE|NUMERIC|DECIMAL|MONEY)\b', 'numbers are integers'),
    (r'\bARRAY\b', 'no arrays'),
    (r'\bRECURSIVE\b', 'store the ancestors as columns'),
    (r'\bFOR\s+UPDATE\b', 'a writing transaction already excludes the others'),
    (r'\b(IFNULL|NVL|ISNULL|NOTNULL)\b', 'write coalesce or IS NULL'),
    (r'\bNULLS\s+(FIRST|LAST)\b', 'sort in C'),
    (r'\b(PRAGMA|VACUUM|ATTACH|BEGIN|COMMIT|ROLLBACK|TEMP|TEMPORARY)\b', 'the engine\'s own affair'),
    (r'==', 'equality is ='),
    (r'\bSELECT\s+\*|,\s*\*|\w\.\*', 'name the columns'),
    (r'\bINSERT\s+INTO\s+\w+\s+(VALUES|SELECT)\b', 'name the columns'),
    (r'\?\d|\$\d|[^:\w]:[a-z]\w*|@\w+', 'a parameter is a plain ?'),
    (r'\bLIMIT\s+[\w?]+\s*,', 'write LIMIT … OFFSET …'),
    (r"(?<!')''(?!')", 'empty text is NULL'),
    (r'"', 'names need no quotes: choose one that is no word of SQL'),
    (r'`|\[', 'names need no quotes: choose one that is no word of SQL'),
]

LOOKS_LIKE_SQL = re.compile(r'\b(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX|UNIQUE|TRIGGER|VIEW)\b|'
                            r'ALTER\s+TABLE\s|DROP\s+TABLE\s|REPLACE\s+INTO\s|\sWHERE\s|\sORDER\s+BY\s|\sGROUP\s+BY\s|\sVALUES\s*\()')

C_TOKEN = re.compile(r'(?P<comment>/\*.*?\*/|//[^\n]*)|(?P<string>"(?:\\.|[^"\\\n])*")|(?P<char>\'(?:\\.|[^\'\\\n])*\')|(?P<other>.)',
                     re.S)
SQL_TOKEN = re.compile(r"(?P<comment>--[^\n]*|/\*.*?\*/)|(?P<text>'(?:[^']|'')*')|(?P<other>.)", re.S)


def c_strings(source):
    """(line, text) of each string, neighbours joined; and the source without strings and comments."""
    strings, code, open_at, text = [], [], None, ''
    for m in C_TOKEN.finditer(source):
        if m['string']:
            if open_at is None:
                open_at, text = m.start(), ''
            text += m['string'][1:-1].replace('\\n', '\n').replace('\\"', '"').replace('\\\\', '\\')
            continue
        if m['comment'] or (m['other'] and m['other'].isspace()):
            code.append(' ')
            continue
        if open_at is not None:
            strings.append((source.count('\n', 0, open_at) + 1, text))
            open_at = None
        code.append(m['other'] or ' ')
    if open_at is not None:
        strings.append((source.count('\n', 0, open_at) + 1, text))
    return strings, ''.join(code)


def bare(sql):
    """Without comments, and with the inside of texts blanked; an empty text stays visible."""
    out = []
    for m in SQL_TOKEN.finditer(sql):
        if m['comment']:
            out.append(' ')
        elif m['text']:
            out.append("''" if m['text'] == "''" else "'x'")
        else:
            out.append(m['other'])
    return ''.join(out)


def faults(sql):
    text = bare(sql)
    for pattern, why in FORBIDDEN:
        m = re.search(pattern, text, re.I)
        if m:
            yield f'“{m[0].strip()}”: {why}'


def split_columns(body):
    parts, depth, start = [], 0, 0
    for i, c in enumerate(body):
        depth += (c == '(') - (c == ')')
        if c == ',' and depth == 0:
            parts.append(body[start:i])
            start = i + 1
    return [p.strip() for p in parts + [body[start:]]]


def names_in(part):
    m = re.search(r'\(([^()]*)\)', part)
    return [n.strip().lower() for n in m[1].split(',')] if m else []


def table_faults(statement):
    m = re.match(r'\s*CREATE\s+TABLE\s+(\w+)\s*\((.*)\)\s*$', statement, re.S | re.I)
    if not m:
        yield 'CREATE TABLE in a form that is not understood here'
        return
    table, key = m[1].lower(), None
    for part in split_columns(m[2]):
        words = part.split()
        head = words[0].upper() if words else ''
        if head == 'PRIMARY':
            key = names_in(part)
        elif head in ('UNIQUE', 'CONSTRAINT'):
            if table not in UNPLACED and 'county' not in names_in(part):
                yield f'{table}: UNIQUE without the column county'
        elif head != 'CHECK':
            type_word = re.match(r'\w*', words[1])[0] if len(words) > 1 else ''
            if type_word not in TYPES:
                yield f'{table}.{words[0] if words else ""}: the type is one of {", ".join(TYPES)}'
            if type_word == 'VARCHAR' and not re.search(r'VARCHAR\(\d+\)', part):
                yield f'{table}.{words[0]}: VARCHAR needs its greatest length'
            if re.search(r'PRIMARY\s+KEY|UNIQUE', part, re.I):
                yield f'{table}.{words[0]}: write the key as a line of its own'
    if not key:
        yield f'{table}: no PRIMARY KEY'
    elif table not in UNPLACED and table not in PLACED_OTHERWISE and 'county' not in key:
        yield f'{table}: the column county, by which rows are placed, belongs to the PRIMARY KEY'


def migration_faults(sql):
    yield from faults(sql)
    for statement in bare(sql).split(';'):
        words = statement.upper().split()
        if not words:
            continue
        if words[:2] == ['CREATE', 'TABLE']:
            yield from table_faults(statement)
        elif words[:3] == ['CREATE', 'UNIQUE', 'INDEX']:
            if 'county' not in names_in(statement):
                yield f'{words[3].lower()}: UNIQUE without the column county'
        elif words[:2] == ['DROP', 'TABLE']:
            if ' '.join(words[2:]).lower() not in DROPPED:
                yield f'“{" ".join(words)}”: a table is dropped only when DROPPED says where its rows went'
        elif words[:2] not in (['CREATE', 'INDEX'], ['ALTER', 'TABLE'], ['DROP', 'INDEX']) and words[0] not in (
                'INSERT', 'UPDATE', 'DELETE'):
            yield f'“{" ".join(words[:2])}” does not belong into a migration'


def source_faults(name, source):
    strings, code = c_strings(source)
    if JOURNAL_DOOR in code and not name.startswith(JOURNAL_DOOR_IN):
        yield f'{name}: only seal/journal.c writes the journal'
    if name.startswith(ENGINES):
        return
    for line, text in strings:
        if not LOOKS_LIKE_SQL.search(text):
            continue
        if not name.startswith(SQL_ROOMS):
            yield f'{name}:{line}: SQL belongs into store/'
        for fault in faults(text):
            yield f'{name}:{line}: {fault}'


def order_faults(root, paths):
    listed = (root / 'src/store/meson.build').read_text(encoding='utf-8')
    for number, path in enumerate(paths, 1):
        if not re.fullmatch(rf'{number:04}_[a-z_]+\.sql', path.name):
            yield f'{path.name}: migrations are numbered without a gap; {number:04} is expected'
        if f"'{MIGRATIONS}/{path.name}'" not in listed:
            yield f'{path.name}: not listed in src/store/meson.build'


def breaches(root):
    paths = sorted((root / MIGRATIONS).glob('*'))
    yield from order_faults(root, paths)
    for path in paths:
        for fault in migration_faults(path.read_text(encoding='utf-8')):
            yield f'{path.relative_to(root)}: {fault}'
    for path in sorted((root / 'src').rglob('*.[ch]')):
        yield from source_faults(path.relative_to(root).as_posix(), path.read_text(encoding='utf-8'))


def main():
    found = list(breaches(pathlib.Path(sys.argv[1])))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
