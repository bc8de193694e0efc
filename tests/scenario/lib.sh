# shellcheck shell=sh disable=SC2034,SC1111
# What every scenario starts with: the real program in $HUANJIE, a folder of its own, TAP on standard output.
#
#   . "$(dirname "$0")/lib.sh"
#   run law seats --level township --population 30000 --on 2026-12-20
#   status_is 0 "a township of 30,000 is answered"
#   json_has "65 seats" 'j["seats"] == 65'
#   run law seats --level village; status_is 2 "no such level"; says "township"
#   finish
#
# run      runs huanjie with the words given and keeps its status, $out and $err; input comes from standard input
# status_is, json_has, says, holds     one test each
set -u
: "${HUANJIE:?HUANJIE names the program to test}"
tests=0
failed=0
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
out=$folder/.out
err=$folder/.err
status=0
command=

run() {
    command="huanjie $*"
    "$HUANJIE" "$@" >"$out" 2>"$err"
    status=$?
}

# holds NAME COMMAND…   passes when the command does
holds() {
    name=$1
    shift
    tests=$((tests + 1))
    if "$@" >"$folder/.why" 2>&1; then
        echo "ok $tests - $name"
        return 0
    fi
    failed=$((failed + 1))
    echo "not ok $tests - $name"
    echo "# $command: status $status"
    cat "$folder/.why" "$out" "$err" | head -20 | cut -c1-500 | sed 's/^/# /'
}

# status_is N NAME   also: a failure says why in one line and prints no result
status_is() {
    holds "$2" _status_is "$1"
}

_status_is() {
    [ "$status" = "$1" ] || { echo "status $status, not $1"; return 1; }
    [ "$status" = 0 ] && return 0
    [ -s "$err" ] || { echo "nothing was said"; return 1; }
    [ ! -s "$out" ] || { echo "a result was printed all the same"; return 1; }
}

# json_has NAME EXPRESSION   j is the JSON that was printed; what is True passes
json_has() {
    holds "$1" python3 -c 'import json, sys
j = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(eval("(" + sys.argv[2] + ")") is not True)' "$out" "$2"
}

# says WORD   standard error has the word, and no address of a sanitizer's report
says() {
    holds "says “$1”" _says "$1"
}

_says() {
    grep -qF -- "$1" "$err" && ! grep -q 'ERROR: .*Sanitizer\|runtime error:' "$err"
}

skip() {
    tests=$((tests + 1))
    echo "ok $tests - $1 # SKIP $2"
}

finish() {
    echo "1..$tests"
    [ "$failed" = 0 ]
}
