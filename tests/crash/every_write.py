#!/usr/bin/env python3
"""Runs a program again and again, killing it at its first write, its second, and so on to the last; then lets the disk
be full at each of them. After each end a judge looks at what is left.

usage: every_write.py SHIM WRITER [HOW...]

WRITER write FOLDER              says a word on standard output for each thing done for good; exit status 3 and one
                                 sentence on standard error when it cannot go on
WRITER judge FOLDER WORD...      exit status 0 when what is left agrees with the words

HOW is among those of kill_at_write.c; without one: kill, torn, fail, full.
"""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HOWS = ('kill', 'torn', 'fail', 'full')
KILLED = -9


def run(shim, program, folder, how, at):
    env = dict(os.environ, LD_PRELOAD=shim, CRASH_FOLDER=str(folder), CRASH_HOW=how, CRASH_AT=str(at),
               CRASH_COUNT=str(folder) + '.count')
    return subprocess.run([program, 'write', str(folder)], env=env, capture_output=True, text=True, timeout=60)


def fault(shim, program, folder, how, at):
    """What is wrong after an end at that call; None when nothing is."""
    end = run(shim, program, folder, how, at)
    words = end.stdout.split()
    if how in ('kill', 'torn') and end.returncode != KILLED:
        return f'ended with {end.returncode} instead of being killed'
    if how in ('fail', 'full') and end.returncode not in (0, 3):
        return f'ended with {end.returncode}: {end.stderr}'
    if end.returncode == 3 and '磁盘' not in end.stderr:
        return f'said “{end.stderr.strip()}” of a full disk'
    judged = subprocess.run([program, 'judge', str(folder), *words], capture_output=True, text=True, timeout=60)
    if judged.returncode != 0:
        return f'after {" ".join(words) or "nothing"}: {judged.stderr.strip()} ({judged.returncode})'
    drafts = [p.name for p in folder.iterdir() if '.draft' in p.name]
    return f'left behind: {drafts}' if drafts else None


def main():
    shim, program, hows = sys.argv[1], sys.argv[2], sys.argv[3:] or HOWS
    # Memory is as good as a disk here: it is the process that dies, not the machine.
    shared = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None
    top = pathlib.Path(os.path.realpath(tempfile.mkdtemp(prefix='huanjie-crash-', dir=shared)))
    faults = 0
    try:
        whole = top / 'whole'
        whole.mkdir()
        end = run(shim, program, whole, 'kill', 0)
        if end.returncode != 0:
            print(f'undisturbed, it ended with {end.returncode}: {end.stderr}')
            return 1
        total = int(pathlib.Path(str(whole) + '.count').read_text())

        def try_one(end):
            how, at = end
            folder = top / f'{how}-{at}'
            folder.mkdir()
            what = fault(shim, program, folder, how, at)
            shutil.rmtree(folder)
            return f'{how} at {at} of {total}: {what}' if what else None

        ends = [(how, at) for how in hows for at in range(1, total + 1)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for what in filter(None, pool.map(try_one, ends)):
                print(what)
                faults += 1
        print(f'{total} calls, {len(hows)} ways to end, {faults} faults')
    finally:
        shutil.rmtree(top, ignore_errors=True)
    return 1 if faults or total == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
