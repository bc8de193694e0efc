#!/usr/bin/env python3
"""Adds up the test logs of the builds and prints the closing line of ./test.

usage: test_sum.py BUILD_FAILURES JUNIT_XML...
"""
import json
import pathlib
import sys
import xml.etree.ElementTree as tree


def died(log):
    """Names of the test programs that meson itself calls failed: one that is killed half-way leaves only passed
    cases in the XML."""
    with open(log, encoding='utf-8') as lines:
        results = [json.loads(line) for line in lines]
    return {r['name'] for r in results if r['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL')}


def main():
    passed, failed = 0, int(sys.argv[1])
    for name in sys.argv[2:]:
        try:
            suites = list(tree.parse(name).getroot().iter('testsuite'))
            dead = died(pathlib.Path(name).with_name('testlog.json'))
        except (OSError, ValueError, KeyError, tree.ParseError) as why:
            print(f'{name}: {why}')
            failed += 1
            continue
        for suite in suites:
            cases = list(suite.iter('testcase'))
            bad = [c for c in cases if c.find('failure') is not None or c.find('error') is not None]
            for case in bad:
                print(f"failed: {name.split('/')[0]}: {suite.get('name')}: {case.get('name')}")
            # A program that died after its last case, or before its first, fails as a whole.
            broken = int(suite.get('errors', 0)) + int(suite.get('failures', 0))
            broken += suite.get('name').split('.', 1)[-1] in dead
            if broken and not bad:
                print(f"failed: {name.split('/')[0]}: {suite.get('name')}")
                bad = [None]
            failed += len(bad)
            passed += len(cases) - len([c for c in bad if c is not None])
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
