#!/usr/bin/env python3
"""tools/sql_subset.py finds what it is there to find, and nothing else."""
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'tools'))
import sql_subset  # noqa: E402

REFUSED = [
    'INSERT INTO t (a) VALUES (?) RETURNING a',
    'INSERT INTO t (a) VALUES (?) ON CONFLICT DO NOTHING',
    'INSERT OR REPLACE INTO t (a) VALUES (?)',
    'REPLACE INTO t (a) VALUES (?)',
    'insert into t (a) values (?) on conflict do nothing',
    'INSERT INTO t VALUES (?, ?)',
    'SELECT * FROM t',
    'SELECT t.* FROM t',
    'SELECT DISTINCT ON (a) a FROM t',
    'SELECT sum(a) FILTER (WHERE b = 1) FROM t',
    'SELECT a::bigint FROM t',
    "SELECT a FROM t WHERE b ILIKE 'x'",
    "SELECT json_extract(a, '$.b') FROM t",
    "SELECT a->>'b' FROM t",
    "SELECT strftime('%Y', a) FROM t",
    'SELECT CURRENT_TIMESTAMP',
    'SELECT a FROM t WHERE b = TRUE',
    'SELECT rowid FROM t',
    'WITH RECURSIVE r (a) AS (SELECT 1) SELECT a FROM r',
    'SELECT a FROM t WHERE b = ?1',
    'SELECT a FROM t WHERE b = :b',
    'SELECT a FROM t WHERE b = $1',
    "SELECT a FROM t WHERE b = ''",
    'SELECT "a" FROM t',
    'SELECT a FROM t WHERE b == ?',
    'SELECT a FROM t LIMIT 5, 10',
    'SELECT a FROM t FOR UPDATE',
    'PRAGMA user_version',
    'CREATE TABLE t (a DATE)',
]

ALLOWED = [
    'SELECT a, b FROM t WHERE county = ? AND c IN (SELECT c FROM u WHERE county = ?) ORDER BY a LIMIT ? OFFSET ?',
    'INSERT INTO t (a, b) VALUES (?, ?), (?, ?)',
    'INSERT INTO t (a) SELECT a FROM u WHERE NOT EXISTS (SELECT 1 FROM t WHERE t.a = u.a)',
    'SELECT count(*), count(DISTINCT a), sum(CASE WHEN b = 1 THEN 1 ELSE 0 END), coalesce(max(c), 0) FROM t GROUP BY d',
    "SELECT a FROM t WHERE b = 'RETURNING'",
    "SELECT a FROM t WHERE b = 'it''s'",
    'SELECT update_count, dated, returning_officer FROM t -- not RETURNING',
    "SELECT CAST(a AS BIGINT), a || ',' FROM t",
    'UPDATE t SET a = ? WHERE county = ? AND b = ?',
    'DELETE FROM t WHERE county = ? AND a = ?',
]

TABLES_REFUSED = [
    'CREATE TABLE t (county BIGINT NOT NULL, a BIGINT);',
    'CREATE TABLE t (a BIGINT NOT NULL, PRIMARY KEY (a));',
    'CREATE TABLE t (county BIGINT NOT NULL, a BIGINT, PRIMARY KEY (a));',
    'CREATE TABLE t (county BIGINT PRIMARY KEY);',
    'CREATE TABLE t (county BIGINT, a TEXT, PRIMARY KEY (county));',
    'CREATE TABLE t (county BIGINT, a VARCHAR, PRIMARY KEY (county));',
    'CREATE TABLE t (county BIGINT, a BOOLEAN, PRIMARY KEY (county));',
    'CREATE TABLE t (county BIGINT, a, PRIMARY KEY (county));',
    'CREATE TABLE t (county BIGINT, a BIGINT, PRIMARY KEY (county), UNIQUE (a));',
    'CREATE TABLE t (county BIGINT, a BIGINT REFERENCES u (a), PRIMARY KEY (county));',
    'CREATE UNIQUE INDEX i ON t (a);',
    'CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END;',
    'CREATE TABLE t AS SELECT 1;',
    'DROP TABLE t;',
    'DROP TABLE IF EXISTS set_leaf_answer;',
]

TABLES_ALLOWED = [
    'CREATE TABLE t (county BIGINT NOT NULL, no BIGINT NOT NULL, a VARCHAR(20), b BYTES, c INTEGER, PRIMARY KEY (county, no));',
    'CREATE TABLE t (county BIGINT, a BIGINT CHECK (a IN (0, 1)), PRIMARY KEY (county), UNIQUE (county, a));',
    'CREATE TABLE migration (no BIGINT NOT NULL, PRIMARY KEY (no));',
    'CREATE INDEX i ON t (county, a); CREATE UNIQUE INDEX j ON t (county, b);',
    'ALTER TABLE t ADD COLUMN d BIGINT; -- a comment; with a semicolon and a DATE',
    'DROP TABLE set_leaf_answer;',
]


class SqlSubset(unittest.TestCase):
    def test_statements(self):
        for sql in REFUSED:
            self.assertTrue(list(sql_subset.faults(sql)), sql)
        for sql in ALLOWED:
            self.assertEqual(list(sql_subset.faults(sql)), [], sql)

    def test_migrations(self):
        for sql in TABLES_REFUSED:
            self.assertTrue(list(sql_subset.migration_faults(sql)), sql)
        for sql in TABLES_ALLOWED:
            self.assertEqual(list(sql_subset.migration_faults(sql)), [], sql)

    def test_sources(self):
        def found(name, source):
            return list(sql_subset.source_faults(name, source))

        good = 'f("SELECT a FROM t "\n  /* why */ "WHERE b = ?"); g("当选 SELECTed");'
        bad = 'f("SELECT a FROM t "\n  "WHERE b " /* x */ "ILIKE ?");'
        self.assertEqual(found('src/store/voter.c', good), [])
        self.assertIn('src/store/voter.c:1', found('src/store/voter.c', bad)[0])
        self.assertEqual(found('src/store/sqlite.c', 'f("PRAGMA x; SELECT * FROM t");'), [])
        self.assertTrue(found('src/app/roll.c', good))
        self.assertEqual(found('src/app/roll.c', '/* "SELECT a FROM t" */ char c = \'"\'; f("没有 WHERE");'), [])
        self.assertTrue(found('src/store/voter.c', 'db_prepare_journal(db, sql, &s, e);'))
        self.assertEqual(found('src/store/voter.c', '/* db_prepare_journal */ f("db_prepare_journal");'), [])


if __name__ == '__main__':
    unittest.main()
