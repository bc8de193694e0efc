#!/bin/sh
# What taking in a roll costs, from an empty workspace to a durable, journalled one, and what the same costs again when
# nothing has changed.
#
#   bench/roll_import.sh [ROWS [BUILD [ROUNDS]]]     50000 rows, build, 3 rounds
set -eu
rows=${1:-50000}
build=${2:-build}
rounds=${3:-3}
here=$(cd "$(dirname "$0")/.." && pwd)
case $build in /*) ;; *) build=$here/$build ;; esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$build/bench/bench_roll_rows" "$rows" 1 roll.csv truth.json
cat >time.py <<'END'
import json, os, resource, subprocess, sys, time

def run(*words):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([sys.argv[1], *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1) and done.stdout, done.stderr.decode()
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024, done.stdout

rows, rounds = int(sys.argv[2]), int(sys.argv[3])
truth = json.load(open('truth.json'))
walls = []
for n in range(1, rounds + 1):
    for name in ('town.hj', 'town.hj.key', 'town.hj-wal', 'town.hj-shm'):
        if os.path.exists(name):
            os.remove(name)
    run('init', 'town.hj', '--division', '331021104', '--name', '清溪镇', '--level', 'township', '--congress', '6',
        '--election-day', '2026-12-20')
    for what in ('first', 'again'):
        wall, cpu, peak, out = run('roll', 'import', 'roll.csv', '--json')
        told = json.loads(out)
        wrong = [k for k, v in truth.items() if k in told and told[k] != v]
        assert not wrong and told['written'], wrong
        assert told['added' if what == 'first' else 'kept'] == truth['accepted']
        print(f'{n} {what}: {wall:.2f} s, {rows / wall:,.0f} rows/s, {cpu:.2f} CPU s, {os.path.getsize("town.hj") / 1e6:.0f} MB file, '
              f'peak {peak:.0f} MB', flush=True)
        if what == 'first':
            walls.append(wall)
median = sorted(walls)[len(walls) // 2]
print(f'median of {rounds}, {rows} rows: {median:.2f} s, {rows / median:,.0f} rows/s')
END
python3 time.py "$build/src/huanjie" "$rows" "$rounds"
