#!/bin/sh
# The demonstration: what ./run carries, step by step, and that it comes out alike every time.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
tools=$SOURCE_ROOT/tools/demo

export HUANJIE_BY=张三 HUANJIE_NOW=2011-12-01T08:00:00+08:00
new() {
    run init "$@" --division 331021104 --name 清溪镇 --level township --congress 6 --election-day 2012-01-04 --province none
    status_is 0 "a workspace $1"
}
root() {
    sqlite3 "$1" "SELECT workspace, (SELECT previous FROM journal WHERE seq = 1) FROM election"
}
new one.hj --rehearsal
new two.hj --rehearsal
new three.hj
holds "two rehearsals of one election start alike" test "$(root one.hj)" = "$(root two.hj)"
holds "an election in earnest does not" test "$(root one.hj)" != "$(root three.hj)"
holds "the keys are never alike" sh -c '! cmp -s one.hj.key two.hj.key'
rm ./*.hj ./*.key

carry() {
    mkdir "$1" && cd "$1" && python3 "$tools/make.py" 材料 >/dev/null &&
        sh "$tools/steps.sh" "$HUANJIE" >"../$1.log" 2>&1
    carried=$?
    cd "$folder" || exit 1
    command="steps.sh, in $1"
    tail -n 20 "$1.log" >"$err"
    return $carried
}
holds "the township is carried to its end" carry first
finish
