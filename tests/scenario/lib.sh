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
# status_is, json_has, lines_have, says, shows, holds     one test each
# ends_with, done_well, stops   the status alone, where a result is printed with it
# asks     what town.hj holds
# show_faces   what every command of a list prints
# town_of  a town with districts, candidates and a roll of one voter each, as far as a vote needs them
# draw     Python that makes marks on a printed ballot
set -u
: "${HUANJIE:?HUANJIE names the program to test}"
tests=0
failed=0
scenarios=$(cd "$(dirname "$0")" && pwd)
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

# ends_with N NAME   findings that stop are shown on standard output and end with 1; status_is asks for silence there
ends_with() {
    holds "$2" test "$status" = "$1"
}

# done_well, stops NAME   exit status 0; exit status 1 with a result on standard output
done_well() {
    ends_with 0 "$1"
}

stops() {
    holds "$1" test "$status" = 1 -a -s "$out"
}

_status_is() {
    [ "$status" = "$1" ] || { echo "status $status, not $1"; return 1; }
    [ "$status" = 0 ] && return 0
    [ -s "$err" ] || { echo "nothing was said"; return 1; }
    [ ! -s "$out" ] || { echo "a result was printed all the same"; return 1; }
}

# json_has NAME EXPRESSION   j is the JSON that was printed; what is True passes
json_has() {
    holds "$1" python3 -SE -c 'import json, sys
j = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(eval("(" + sys.argv[2] + ")") is not True)' "$out" "$2"
}

# lines_have NAME EXPRESSION   p are the lines that were printed, as objects
lines_have() {
    holds "$1" python3 -SE -c 'import json, sys
p = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
sys.exit(eval("(" + sys.argv[2] + ")") is not True)' "$out" "$2"
}

# town_of FILE DIVISION NAME LIST…   each LIST is "district seats candidate…"; a vote can be opened then
town_of() {
    run init "$1" --division "$2" --name "$3" --level township --congress 6 --election-day 2026-12-28 \
        --population 12000 --province none
    python3 - "$@" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
county, no = int(sys.argv[2][:6]), 0
for words in sys.argv[4:]:
    district, seats, *names = words.split()
    db.execute("INSERT INTO district VALUES (?, ?, ?, ?)", (county, district, f"第{district}选区", seats))
    db.execute("INSERT INTO station VALUES (?, ?, 1, 'station', '投票站', '', 1)", (county, district))
    db.execute("INSERT INTO voter (county, voter_no, district_no, unit_no, source_no, name, sex, ethnic, born_on, address, household, note, sealed, id_high, id_low, phone_high, phone_low, state) VALUES (?, ?, ?, 0, 0, '选民', 1, 1, 19800202, NULL, NULL, NULL, x'00', 0, 0, 0, 0, 'active')",
               (county, district, district))
    for place, name in enumerate(names, 1):
        no += 1
        db.execute("INSERT INTO candidate VALUES (?, ?, ?, ?, 0, 1, 1, 19800101, '', '', '', '', 'farmer', 0, '', 0, 'formal', '', 0, ?, -1)",
                   (county, no, district, name, place))
db.commit()
PY
}

# draw <<…   Python with draw.py: marks on one.pgm, a ballot printed by the workspace
draw() {
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$scenarios python3 -
}

# says WORD   standard error has the word, and no address of a sanitizer's report
says() {
    holds "says “$1”" _says "$1"
}

_says() {
    grep -qF -- "$1" "$err" && ! grep -q 'ERROR: .*Sanitizer\|runtime error:' "$err"
}

# shows WORD   standard output has the word
shows() {
    holds "shows “$1”" grep -qF -- "$1" "$out"
}

# asks SQL   one value from town.hj
asks() {
    python3 -SE -c 'import sqlite3, sys
print(sqlite3.connect("file:town.hj?mode=ro", uri=True).execute(sys.argv[1]).fetchone()[0])' "$1"
}

# show_faces FOLDER   runs each line of the file faces, in the folder, as text and as JSON, or with the sum of the paper it writes:
# FOLDER/face.1 face.2 …
show_faces() {
    cd "$1" || exit 1
    n=0
    while IFS= read -r face; do
        n=$((n + 1))
        rm -f paper.*
        # shellcheck disable=SC2086
        { "$HUANJIE" $face; echo "$?"; } >face.$n 2>&1 </dev/null
        case $face in
        *" paper "*) cksum paper.* >>face.$n ;;
        # shellcheck disable=SC2086
        *) "$HUANJIE" $face --json >>face.$n 2>&1 </dev/null ;;
        esac
    done <../faces
    cd ..
}

skip() {
    tests=$((tests + 1))
    echo "ok $tests - $1 # SKIP $2"
}

finish() {
    echo "1..$tests"
    [ "$failed" = 0 ]
}
