#!/bin/sh
# The checker of voter rolls against DuckDB on the same generated file, run by turns; prints the medians of three
# runs and their ratio, and fails when a figure differs.
#   bench/roll.sh [ROWS] [BUILD]        1000000 rows and the folder build-bench unless said
# The build has optimization on and sanitizers off. Wants node and npm; about 120 bytes of disk a row.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rows=${1:-1000000}
build=${2:-$here/../build-bench}
work=${TMPDIR:-/tmp}/huanjie-bench
runs=3

[ -f "$build/build.ninja" ] || meson setup "$build" "$here/.." -Dbuildtype=debugoptimized >/dev/null
ninja -C "$build" bench/bench_roll_rows bench/bench_roll_check >/dev/null
mkdir -p "$work"
cp "$here/package.json" "$here/package-lock.json" "$here/roll_duckdb.mjs" "$work"
[ -d "$work/node_modules/@duckdb" ] || (cd "$work" && npm ci --no-audit --no-fund >/dev/null)

csv=$work/roll-$rows.csv
truth=$work/roll-$rows.json
[ -f "$csv" ] || "$build/bench/bench_roll_rows" "$rows" 20120104 "$csv" "$truth"

rm -f "$work/ours" "$work/duckdb"
for run in $(seq $runs); do
    "$build/bench/bench_roll_check" "$csv" "$truth" >>"$work/ours"
    (cd "$work" && node roll_duckdb.mjs "$csv") >>"$work/duckdb"
done

# DuckDB answers all but near_id.
node --input-type=module - "$work" <<'END'
import { readFileSync } from 'node:fs';
const read = (name) => readFileSync(`${process.argv[2]}/${name}`, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const [ours, theirs] = [read('ours'), read('duckdb')];
let differences = 0;
for (const [name, value] of Object.entries(theirs[0])) {
  if (name === 'cpu_seconds' || name === 'rss_mb' || ours[0][name] === value) continue;
  console.log(`differs: ${name} is ${ours[0][name]}, DuckDB says ${value}`);
  differences++;
}
const [a, b] = [ours, theirs].map((runs) => median(runs.map((run) => run.cpu_seconds)));
console.log(`rows ${ours[0].rows}: CPU seconds ${a.toFixed(2)} (checker alone ${median(ours.map((r) => r.check_seconds)).toFixed(2)}),` +
  ` DuckDB ${b.toFixed(2)}: ${(b / a).toFixed(1)} times; ${ours[0].bytes_per_row} bytes a row;` +
  ` resident ${ours[0].rss_mb} MB, DuckDB ${theirs[0].rss_mb} MB; near numbers found: ${ours[0].near_id}`);
process.exit(differences ? 1 : 0);
END
