#!/bin/sh
# Every code that a finding may carry has its page inside the program.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

run explain F501
status_is 0 "a code is explained"
holds "by its page" grep -q '^# F501 ' "$out"
holds "with what to do" grep -q '怎么办' "$out"

for code in $(sed -n 's/.*X(\([FWN][0-9][0-9][0-9]\),.*/\1/p' "$SOURCE_ROOT/src/model/finding_table.h"); do
    "$HUANJIE" explain "$code" 2>/dev/null | grep -q "^# $code ." || echo "$code"
done >unexplained
holds "none is without" test ! -s unexplained

run explain W501 --json
json_has "as data, too" 'j["code"] == "W501" and j["rule"] == "R56" and j["page"].startswith("# W501 " + j["title"])'
run explain F999; status_is 2 "no such code"; says "F999"
run explain 第一; status_is 2 "not a code"
run explain; status_is 2 "which code?"

# ---- a word that is no command ----
run session
status_is 2 "a group is no command by itself"
says "huanjie session open"
holds "only its own commands are shown" sh -c '! grep -q "huanjie roll" "$1"' sh "$err"
run sesion open
status_is 2 "a misspelt one"
says "--help 列出全部命令"
run roll --help
status_is 0 "help for a group"
holds "lists it" grep -q "huanjie roll import" "$out"
run
status_is 2 "nothing at all"
# A clock for rehearsals that nothing could be dated by.
for clock in 2011-07-01T09:00:00 2011-13-01T09:00:00+08:00 tomorrow; do
    export HUANJIE_NOW=$clock
    run init clock.hj --division 331021104 --name 清溪镇 --level township --congress 1 --election-day 2011-11-20
    status_is 2 "the clock $clock is refused"
    says "应写成 2012-01-04T08:00:00+08:00"
    holds "nothing was begun with $clock" test ! -e clock.hj.key
done
unset HUANJIE_NOW

finish
