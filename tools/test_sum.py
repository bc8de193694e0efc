#!/usr/bin/env python3
"""Adds up the test logs of the builds and prints the closing line of ./test.

usage: test_sum.py BUILD_FAILURES JUNIT_XML...
"""
import sys
import xml.etree.ElementTree as tree


def main():
    passed, failed = 0, int(sys.argv[1])
    for name in sys.argv[2:]:
        try:
            suites = tree.parse(name).getroot().iter('testsuite')
        except (OSError, tree.ParseError) as why:
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
            if broken and not bad:
                print(f"failed: {name.split('/')[0]}: {suite.get('name')}")
                bad = [None]
            failed += len(bad)
            passed += len(cases) - len([c for c in bad if c is not None])
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
