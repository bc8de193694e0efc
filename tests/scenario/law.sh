#!/bin/sh
# The `law …` commands as a lawyer calls them: the examples of docs/cli.md, and what is wrong with a request.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

# ---- seats ----
run law seats --level township --population 30000 --on 2026-12-20
status_is 0 "seats of a township"
json_has "base and increment, R13 R14" '{k: j[k] for k in ("seats", "base", "added", "cap", "may_be_fewer", "rules", "articles")} == {
    "seats": 65, "base": 45, "added": 20, "cap": 160, "may_be_fewer": False, "rules": ["R13", "R14"],
    "articles": ["选举法2020 第12条"]}'
run law seats --level township --population 49500 --on 2012-01-04
json_has "73 seats by the text of 2010" 'j["seats"] == 73 and j["articles"] == ["选举法2010 第11条"]'
run law seats --level county --population=１５５５０００ --on 2026年12月20日
json_has "the county cap R11, full-width digits, a Chinese date" 'j["seats"] == 450 and j["rules"] == ["R09", "R10", "R11"]'
run law seats --level township --population 180000 --on 2026-12-20 --extra-five-percent
json_has "five per cent on top, R17" 'j["seats"] == 168 and j["extra"] == 8 and "R17" in j["rules"]'
run law seats --level township --population 30000 --on 2026-12-20 --json
json_has "--json is understood where JSON comes anyway" 'j["seats"] == 65'
run law seats --level village --population 1 --on 2026-12-20
status_is 2 "no such level"
says township
run law seats --level township --population many --on 2026-12-20
status_is 2 "a population that is no number"
run law seats --level township --population 30000
status_is 2 "no day"
says "--on"
run law seats --level township --population 30000 --on 2026-02-30
status_is 2 "no such day"
run law seats --level township --population -1 --on 2026-12-20
status_is 1 "fewer than nobody"
run law seats --level township --population 9223372036854775807 --on 2026-12-20
status_is 1 "more than everybody"
run law seats --level township --population 30000 --on 2009-12-31
status_is 1 "before the texts that are carried"
says 2010-03-14
run law seats --level city --population 30000 --on 2026-12-20 --extra-five-percent
status_is 1 "no add-on for a city"
run law seats --level township --population 30000 --on 2026-12-20 --colour red
status_is 2 "an unknown option"
run law seats --level township --population 30000 --on 2026-12-20 extra
status_is 2 "a word too many"

# ---- candidates ----
run law candidates --kind direct --seats 3
status_is 0 "candidates for three seats"
json_has "4 to 6, R38" 'j["min"] == 4 and j["max"] == 6 and j["rules"] == ["R38"]'
run law candidates --kind indirect --seats 10
json_has "12 to 15, R39" 'j["min"] == 12 and j["max"] == 15'
run law candidates --kind by-election --seats 2
json_has "2 and no bound, R77" 'j["min"] == 2 and j["max"] is None'
run law candidates --kind congress --seats 2
status_is 2 "a congress has no such ratio"
run law candidates --kind direct --seats 0
status_is 1 "no seats"
run law candidates --kind direct --seats 99999999999999999999
status_is 2 "a number past all numbers"

# ---- calendar ----
run law calendar --election-day 2026-12-20 --province zhejiang --ics days.ics --check voter-list=2026-12-01 \
    --check first-list=2026-12-05
status_is 0 "the calendar of an election"
json_has "every step with its rule and article" 'all(s["rule"] and s["article"] and s["latest"] for s in j["steps"])'
json_has "late registration by Zhejiang's own article" '[(s["latest"], s["article"]) for s in j["steps"] if s["step"] ==
    "late-registration"] == [("2026-12-08", "浙江细则2021 第29条")]'
json_has "one is late, one is not" '[(c["step"], c["late"], c["days"]) for c in j["checks"]] == [("voter-list", True, 1),
    ("first-list", False, 0)]'
holds "an .ics file of whole lines" python3 -c '
lines = open("days.ics", "rb").read().split(b"\r\n")
assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
assert all(len(l) <= 75 and b"\n" not in l for l in lines) and all(l.decode() or True for l in lines)
assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") > 12'
run law calendar --election-day 2012-01-04 --province zhejiang
json_has "a text younger than the election is told" '"2021-03-26" in j["warning"]'
run law calendar --election-day 2026-12-20 --check voter-list
status_is 2 "a check without a day"
run law calendar --election-day 2026-12-20 --check no-such-step=2026-12-01
status_is 2 "a check of no step"
says no-such-step
run law calendar --election-day 2026-12-20 --province atlantis
status_is 2 "no such province"
says zhejiang
cp days.ics before.ics
run law calendar --election-day 2026-12-20 --ics missing/days.ics
status_is 3 "a folder that is not there"
holds "nothing half-written remains" sh -c 'cmp -s days.ics before.ics && [ ! -e days.ics.part ]'

# ---- id ----
run law id 11010519491231002x --election-day 2026-12-20
status_is 0 "a citizen's number"
json_has "birth, sex and age, R03, the number masked" '{k: j[k] for k in ("valid", "legacy", "fault", "why", "birth", "sex", "age",
    "old_enough", "rules", "number")} == {"valid": True, "legacy": False, "fault": None, "why": None, "birth": "1949-12-31",
    "sex": "female", "age": 76, "old_enough": True, "rules": ["R03"], "number": "110105********002X"}'
run law id 11010519491231002X
json_has "without a day nothing is said of the age" 'j["valid"] and "age" not in j and "old_enough" not in j'
run law id 11010519491231002X --election-day 1967-12-31
status_is 1 "before the texts that are carried"
for case in 110105194912310021:check 11010519490231002X:date 1101051949123100:length 11010519491231O02X:character; do
    run law id "${case%:*}" --election-day 2026-12-20
    json_has "not valid: ${case#*:}" 'not j["valid"] and j["fault"] == "'"${case#*:}"'" and j["why"] and j["birth"] is None and
        j["age"] is None and j["old_enough"] is None'
done
holds "a wrong number is not shown either" test "$(grep -c 11010519491231O02X "$out")" = 0
run law id 110105491231002 --election-day 2026-12-20
json_has "an old number of 15 digits" 'j["valid"] and j["legacy"] and j["birth"] == "1949-12-31"'
run law id
status_is 2 "which number?"

# ---- ballot ----
run law ballot - <<'END'
{"seats":2,"on":"2026-12-20","kind":"direct","marks":[{"name":"A","vote":"for"},{"name":"B","vote":"against"}],"write_ins":["W"]}
END
status_is 0 "a ballot"
json_has "A and the written-in W, R51 R57" 'j["valid"] is True and j["chosen"] == ["A", "W"] and j["rules"] == ["R51", "R57"]
    and j["text"] != ""'
echo '{"seats":1,"on":"2026-12-20","marks":[{"name":"A","vote":"for"},{"name":"B","vote":"for"}]}' >two.json
run law ballot two.json
json_has "two for one seat is void" 'j["valid"] is False and j["chosen"] == []'
echo '{"seats":1,"on":"2026-12-20","kind":"congress","marks":[{"name":"A","vote":"abstain"}],"write_ins":["W"]}' >r101.json
run law ballot r101.json
json_has "who abstains in a congress chooses nobody else, R101" 'j["ignored"] == ["W"] and "R101" in j["rules"]'
for wrong in '{"on":"2026-12-20","marks":[]}' '{"seats":0,"on":"2026-12-20"}' '{"seats":1}' '{"seats":1,"on":"yesterday"}' \
    '{"seats":1,"on":"2026-12-20","marks":[{"name":"A","vote":"yes"}]}' '{"seats":1,"on":"2026-12-20","marks":[{"vote":"for"}]}' \
    '{"seats":1,"on":"2026-12-20","marks":{}}' '{"seats":1,"on":"2026-12-20","write_ins":[7]}' \
    '{"seats":1,"on":"2026-12-20","write_ins":["　"]}' '{"seats":1,"on":"2026-12-20","mark":[]}' \
    '{"seats":1,"on":"2026-12-20","marks":[{"name":"A","vote":"for"},{"name":"A","vote":"for"}]}' \
    '{"seats":1,"seats":1,"on":"2026-12-20"}' '{"seats":1.5,"on":"2026-12-20"}' '[]' '{' ''; do
    echo "$wrong" >wrong.json
    run law ballot wrong.json
    status_is 1 "refused: $wrong"
done

# ---- outcome ----
run law outcome - <<'END'
{"kind":"direct","round":"first","on":"2026-12-20","seats":2,"registered":1200,"participants":1000,"ballots":998,"void":8,
 "candidates":[{"name":"A","for":620},{"name":"B","for":400},{"name":"W","for":520,"write_in":true}],
 "settings":{"majority_base":"participants"}}
END
status_is 0 "a count"
json_has "A and the written-in W are elected" 'j["state"] == "complete" and j["elected"] == ["A", "W"] and j["vacant"] == 0'
json_has "every reason with rule, article and sentence" '[(r["rule"], r["article"]) for r in j["reasons"]] == [
    ("R58", "选举法2020 第45条第1款"), ("R56", "选举法2020 第44条第1款"), ("R59", "选举法2020 第45条第1款")]
    and all(r["text"] for r in j["reasons"])'
cat >another.json <<'END'
{"kind":"direct","round":"first","on":"2026-12-20","seats":2,"registered":1000,"participants":900,"ballots":900,
 "candidates":[{"name":"A","for":700},{"name":"B","for":400},{"name":"C","for":300}]}
END
run law outcome another.json
json_has "partly elected, the rest another election" 'j["state"] == "another-election" and j["elected"] == ["A"] and
    {k: j["another"][k] for k in ("seats", "min", "max", "order")} == {"seats": 1, "min": 2, "max": 2, "order": ["B", "C"]}'
cat >tied.json <<'END'
{"kind":"direct","round":"first","on":"2026-12-20","seats":2,"registered":1000,"participants":900,"ballots":900,
 "candidates":[{"name":"A","for":700},{"name":"C","for":500},{"name":"D","for":500}]}
END
run law outcome tied.json
json_has "partly elected, the tied vote again" 'j["state"] == "revote" and j["elected"] == ["A"] and
    j["revote"] == {"seats": 1, "candidates": ["C", "D"]} and j["another"] is None'
cat >short.json <<'END'
{"kind":"direct","round":"another","on":"2026-12-20","seats":1,"registered":1000,"participants":900,"ballots":900,
 "candidates":[{"name":"B","for":299},{"name":"C","for":298}]}
END
run law outcome short.json
json_has "still short: the committee is asked" 'j["state"] == "needs-decision" and j["decisions"][0]["question"] ==
    "still-short" and j["decisions"][0]["body"] == "选举委员会" and j["vacant"] == 1'
run law outcome short.json --province zhejiang
json_has "still short in Zhejiang: vacant" 'j["state"] == "vacant" and any("浙江细则2021 第49条" in r["text"] for r in j["reasons"])'
sed 's/2026-12-20/2016-12-20/' short.json >old.json
run law outcome old.json --province zhejiang
json_has "a province's later text is warned of" '"2021-03-26" in j["warning"]'
for kind in indirect congress; do
    cat >deputies.json <<END
{"kind":"$kind","round":"first","on":"2026-12-20","seats":1,"deputies":61,"present":45,"ballots":45,
 "candidates":[{"name":"A","for":31},{"name":"B","for":14}]}
END
    run law outcome deputies.json
    json_has "$kind: more than half of all deputies" 'j["state"] == "complete" and j["elected"] == ["A"]'
    sed 's/"present":45,"ballots":45/"present":40,"ballots":40/' deputies.json >few.json
    run law outcome few.json
    json_has "$kind: no quorum" 'j["state"] == "no-quorum" and j["elected"] == []'
done
sed 's/"ballots":900/"ballots":901/' another.json >many.json
run law outcome many.json
json_has "more ballots than voters" 'j["state"] == "invalid-count" and j["elected"] == []'
sed 's/"participants":900,"ballots":900/"participants":500,"ballots":500/' another.json >half.json
run law outcome half.json
json_has "exactly half took part" 'j["state"] == "invalid-turnout"'
sed 's/}\]}/}],"settings":{"turnout_every_round":true,"third_base":"valid"}}/' short.json >set.json
run law outcome set.json
status_is 0 "settings as JSON has them"
for change in 's/"participants":900/"participants":1001/' 's/"participants":900/"participants":-1/' 's/"participants"/"particpants"/' \
    's/"ballots":900,//' 's/"ballots":900/"ballots":9223372036854775807/' 's/"registered":1000/"registered":9223372036854775807/' \
    's/"for":700/"for":9223372036854775807/' 's/"for":700/"for":"700"/' 's/"seats":2/"seats":0/' 's/"direct"/"local"/' \
    's/"first"/"third"/' 's/"B"/"A"/' 's/"2026-12-20"/"2009-12-20"/' 's/"2026-12-20"/null/' 's/"name":"A"/"name":" "/' \
    's/"candidates"/"people"/' 's/}\]}/}],"settings":{"no_such":1}}/' 's/}\]}/}],"settings":{"tie_again":"maybe"}}/' \
    's/}\]}/}],"settings":[]}/' 's/"round"/"runde"/' 's/"seats":2/"seats":1e3/'; do
    sed "$change" another.json >wrong.json
    run law outcome wrong.json
    status_is 1 "refused: $change"
done
run law outcome no-such-file.json
status_is 1 "no such file"
run law outcome .
status_is 1 "a folder"
run law outcome
status_is 2 "no file named"
run law outcome another.json tied.json
status_is 2 "two files named"

# ---- rules ----
run law rules --on 2026-12-20 --province shanghai --level county
status_is 0 "the rules of a day"
json_has "all of them, with the province's articles" 'len(j["rules"]) == 105 and j["law"] == "选举法2020" and
    [r["local"] for r in j["rules"] if r["rule"] == "R30"] == ["上海细则2021 第25条"]'
json_has "settings say where they come from" '[(s["value"], s["source"]) for s in j["settings"] if s["setting"] in
    ("committee_max", "tie_again")] == [("ask", "默认"), ("29", "上海细则2021 第8条")]'
run law rules --on 2026-12-20 --level village
status_is 2 "no such level"

# ---- the command line itself ----
run law
status_is 2 "no such command"
run law outcome --help
holds "help on standard output" grep -q registered "$out"
run law rules
status_is 2 "a required option"
if [ -w /dev/full ]; then
    # shellcheck disable=SC2034 # shown by a failing test
    command="huanjie law rules >/dev/full"
    "$HUANJIE" law rules --on 2026-12-20 >/dev/full 2>"$err"
    status=$?
    : >"$out"
    status_is 3 "a full disk"
else
    skip "a full disk" "no /dev/full here"
fi
finish
