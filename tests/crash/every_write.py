#!/usr/bin/env python3
"""Runs a program again and again, killing it at its first write, its second, and so on to the last; then lets the disk
be full at each of them. After each end a judge looks at what is left.

usage: every_write.py [--made] SHIM WRITER [HOW...]

WRITER write FOLDER              says a word on standard output for each thing done for good; exit status 3 and one
                                 sentence on standard error when it cannot go on
WRITER judge FOLDER WORD...      exit status 0 when what is left agrees with the words
WRITER make FOLDER               with --made: what every run finds there when it begins
WRITER serve                     does these for each line of its standard input (serve.h)

HOW is among those of kill_at_write.c; without one: kill, torn, fail, full.
"""
import concurrent.futures
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import tempfile

HOWS = ('kill', 'torn', 'fail', 'full')
KILLED = -9


class Server:
    """A writer that stays, for one run after the other."""

    def __init__(self, shim, program, top, number):
        self.out, self.err = top / f'out-{number}', top / f'err-{number}'
        self.program = subprocess.Popen([program, 'serve'], env=dict(os.environ, LD_PRELOAD=shim), text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, *words):
        """Exit status (or minus the signal), standard output, standard error."""
        print(self.out, self.err, *words, file=self.program.stdin, flush=True)
        status = int(self.program.stdout.readline())
        return status, self.out.read_text(), self.err.read_text()

    def write(self, folder, how, at):
        return self.run(f'CRASH_FOLDER={folder}', f'CRASH_HOW={how}', f'CRASH_AT={at}', f'CRASH_COUNT={folder}.count',
                        'write', folder)

    def close(self):
        self.program.stdin.close()
        return self.program.wait()


def fault(server, folder, how, at):
    """What is wrong after an end at that call; None when nothing is."""
    status, out, err = server.write(folder, how, at)
    words = out.split()
    if how in ('kill', 'torn') and status != KILLED:
        return f'ended with {status} instead of being killed'
    if how in ('fail', 'full') and status not in (0, 3):
        return f'ended with {status}: {err}'
    if status == 3 and '磁盘' not in err:
        return f'said “{err.strip()}” of a full disk'
    status, _, err = server.run('judge', folder, *words)
    if status != 0:
        return f'after {" ".join(words) or "nothing"}: {err.strip()} ({status})'
    drafts = [p.name for p in folder.iterdir() if '.draft' in p.name]
    return f'left behind: {drafts}' if drafts else None


def every_end(servers, top, hows, begin):
    """How many calls there are and what was wrong at each, in order."""
    begin(top / 'whole')
    server = servers.get()
    status, _, err = server.write(top / 'whole', 'kill', 0)
    servers.put(server)
    if status != 0:
        return 0, [f'undisturbed, it ended with {status}: {err}']
    total = int((top / 'whole.count').read_text())

    def try_one(end):
        how, at = end
        folder = top / f'{how}-{at}'
        begin(folder)
        server = servers.get()
        what = fault(server, folder, how, at)
        servers.put(server)
        shutil.rmtree(folder)
        return f'{how} at {at} of {total}: {what}' if what else None

    ends = [(how, at) for how in hows for at in range(1, total + 1)]
    with concurrent.futures.ThreadPoolExecutor(servers.qsize()) as pool:
        return total, list(filter(None, pool.map(try_one, ends)))


def main():
    words = sys.argv[1:]
    is_made = words[0] == '--made' and bool(words.pop(0))
    shim, program, hows = words[0], words[1], words[2:] or HOWS
    # Memory is as good as a disk here: it is the process that dies, not the machine.
    shared = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None
    top = pathlib.Path(os.path.realpath(tempfile.mkdtemp(prefix='huanjie-crash-', dir=shared)))
    made = top / 'made'
    made.mkdir()
    all_servers = [Server(shim, program, top, i) for i in range(os.cpu_count())]
    servers = queue.SimpleQueue()
    for server in all_servers:
        servers.put(server)
    try:
        if is_made and all_servers[0].run('make', made)[0] != 0:
            print('what comes before could not be made')
            return 1
        total, faults = every_end(servers, top, hows, lambda folder: shutil.copytree(made, folder))
        for what in faults:
            print(what)
        print(f'{total} calls, {len(hows)} ways to end, {len(faults)} faults')
    finally:
        ends = [server.close() for server in all_servers]
        shutil.rmtree(top, ignore_errors=True)
    return 1 if faults or total == 0 or any(ends) else 0


if __name__ == '__main__':
    sys.exit(main())
