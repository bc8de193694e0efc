// The questions of roll_check.c asked of DuckDB: the same CSV, a declared schema, integer arithmetic for the check
// character, grouping by the 17 digits as an integer. Near numbers are not asked for: there is no SQL for them that
// would end in time. Prints one JSON object.
//
//   node roll_duckdb.mjs FILE.csv          in a folder where `npm ci` has run
import { DuckDBInstance } from '@duckdb/node-api';

const ELECTION_DAY = 20261220;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const file = process.argv[2];
if (!file) {
  console.error('usage: node roll_duckdb.mjs FILE.csv');
  process.exit(2);
}

// Sum of weighted digits of a number of 17 digits.
const sum = (k) => WEIGHTS.map((w, i) => `${w} * ((${k} // ${10n ** BigInt(16 - i)}) % 10)`).join(' + ');
const check = (k) => `substr('10X98765432', CAST((${sum(k)}) % 11 AS INTEGER) + 1, 1)`;

const isDay = (ymd) => `(${ymd} // 10000 BETWEEN 1850 AND 2100 AND ${ymd} // 100 % 100 BETWEEN 1 AND 12
  AND ${ymd} % 100 >= 1 AND ${ymd} % 100 <= CASE ${ymd} // 100 % 100 WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30
    WHEN 11 THEN 30 WHEN 2 THEN CASE WHEN (${ymd} // 10000 % 4 = 0 AND ${ymd} // 10000 % 100 <> 0)
      OR ${ymd} // 10000 % 400 = 0 THEN 29 ELSE 28 END ELSE 31 END AND ${ymd} <= ${ELECTION_DAY})`;

const load = `
CREATE TEMP TABLE voter AS
WITH typed AS (
  SELECT name, sex, ethnic, unit, id,
    CASE WHEN birth IS NULL THEN NULL ELSE year(birth) * 10000 + month(birth) * 100 + day(birth) END AS written,
    CASE length(id) WHEN 18 THEN TRY_CAST(substr(id, 1, 17) AS BIGINT)
      WHEN 15 THEN TRY_CAST(substr(id, 1, 6) || '19' || substr(id, 7) AS BIGINT) END AS digits
  FROM read_csv('${file.replaceAll("'", "''")}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    nullstr = '', new_line = '\\r\\n', dateformat = '%Y-%m-%d',
    columns = {name: 'VARCHAR', sex: 'VARCHAR', ethnic: 'VARCHAR', birth: 'DATE', id: 'VARCHAR', address: 'VARCHAR',
      unit: 'VARCHAR', phone: 'VARCHAR'})
), judged AS (
  SELECT *, CASE WHEN digits IS NOT NULL AND ${isDay('(digits // 1000 % 100000000)')}
    AND (length(id) = 15 OR ${check('digits')} = substr(id, 18, 1)) THEN digits END AS key
  FROM typed
), born AS (
  SELECT *, coalesce(key // 1000 % 100000000, written) AS birth FROM judged
)
SELECT name, sex, ethnic, unit, key, written, birth,
  id IS NOT NULL AND length(id) <> 15 AND key IS NULL AS is_invalid, length(id) = 15 AS is_legacy, id IS NULL AS is_empty,
  (${ELECTION_DAY} - birth) // 10000 AS age,
  key IS NOT NULL AND written IS NOT NULL AND written <> key // 1000 % 100000000 AS birth_differs,
  key IS NOT NULL AND sex <> CASE WHEN key % 2 = 1 THEN '男' ELSE '女' END AS sex_differs,
  name IS NOT NULL AND birth IS NOT NULL AND (id IS NULL OR key IS NOT NULL)
    AND (${ELECTION_DAY} - birth) // 10000 >= 18 AS is_good
FROM born`;

const flags = `
SELECT count(*) AS rows, count(*) FILTER (is_invalid) AS invalid_id, count(*) FILTER (is_legacy) AS legacy_id,
  count(*) FILTER (is_empty) AS empty_id, count(*) FILTER (age < 18) AS under_age,
  count(*) FILTER (birth_differs) AS birth_differs, count(*) FILTER (sex_differs) AS sex_differs,
  count(*) FILTER (is_good) AS good
FROM voter`;

// The first good row of each group stays.
const twins = `
CREATE TEMP TABLE twin AS
SELECT key, count(*) AS n, count(*) FILTER (is_good) AS good, min(rowid) FILTER (is_good) AS stays
FROM voter WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1`;

const groups = `
SELECT count(*) AS same_id_groups, coalesce(sum(n), 0) AS same_id_rows,
  coalesce(sum(greatest(good - 1, 0)), 0) AS taken_back FROM twin`;

const names = `
SELECT count(*) AS same_name_birth_groups, coalesce(sum(n * (n - 1) // 2), 0) AS same_name_birth_pairs
FROM (SELECT count(*) AS n FROM voter WHERE name IS NOT NULL AND coalesce(written, birth) IS NOT NULL
  GROUP BY name, coalesce(written, birth) HAVING count(*) > 1)`;

const statistics = `
SELECT unit, sex, ethnic, CASE WHEN age <= 25 THEN 1 WHEN age <= 35 THEN 2 WHEN age <= 45 THEN 3 WHEN age <= 60 THEN 4
  ELSE 5 END AS band, count(*) AS voters
FROM voter v WHERE is_good AND NOT EXISTS (SELECT 1 FROM twin t WHERE t.key = v.key AND t.stays <> v.rowid)
GROUP BY ALL`;

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const first = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson()[0];

await connection.run(load);
const answer = await first(flags);
await connection.run(twins);
Object.assign(answer, await first(groups), await first(names));
await connection.run(`CREATE TEMP TABLE counted AS ${statistics}`);
Object.assign(answer, await first('SELECT count(DISTINCT unit) AS units FROM counted'));
const numbers = Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, Number(value)]));
numbers.accepted = numbers.good - numbers.taken_back;
numbers.rejected = numbers.rows - numbers.accepted;
delete numbers.good;
delete numbers.taken_back;

const used = process.resourceUsage();
console.log(JSON.stringify({
  cpu_seconds: (used.userCPUTime + used.systemCPUTime) / 1e6,
  rss_mb: Math.round(used.maxRSS / 1024),
  ...numbers,
}));
connection.closeSync();
