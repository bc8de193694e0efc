#!/bin/sh
# Ballots of a session's posts, printed from the record, filled in by the simulator, scanned into a stack, doubts settled by
# two people, and taken as one of the two entries of the vote's tally beside a count by hand.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
export HUANJIE_BY=张三 HUANJIE_NOW=2026-12-20T08:00:00+08:00 HUANJIE_WORKSPACE=town.hj
simulate=$(dirname "$HUANJIE")/../tests/scan/simulate

# quiet COMMAND…   an entry that must go in without a finding
quiet() {
    run session "$@"
    status_is 0 "session $*"
}

run init town.hj --division 331021104 --name 清溪镇 --level township --congress 6 --election-day 2026-12-28 --province none
quiet open --title 清溪镇第六届人民代表大会第一次会议 --seats 12 --convener presidium --opens-on 2027-01-10 --completed-on 2026-12-28
{
    echo 代表号,姓名,性别,民族,代表团,代表证
    n=0
    for name in 王建国 李秀英 张伟 刘芳 陈勇 杨丽 黄强 赵军 周敏 吴磊 徐静 孙涛; do
        n=$((n + 1))
        echo "$n,$name,男,汉族,一,是"
    done
} >deputies.csv
quiet deputies deputies.csv
quiet post --post 1 --office chair --seats 1 --title 镇人大主席
quiet post --post 2 --office deputy-head --seats 1 --title 副镇长
quiet post --post 3 --office deputy-head --seats 1 --title 副镇长（挂职） --secondment
quiet sitting --sitting 1 --kind plenary --title 第一次全体会议 --at "2027-01-10 09:00"
quiet attendance --sitting 1 --all-present --at "2027-01-10 09:00"
run session method --deadline "2027-01-11 08:00" --margin 2=1 --marking crosses --at "2027-01-10 10:00"
status_is 1 "a way of marking that nobody knows"
says "没有名为“crosses”的选票填写方法"
run session method --deadline "2027-01-11 08:00" --deliberation-minutes 0 --margin 2=1 --marking columns --at "2027-01-10 10:00"
run ballot print --post 1 --pdf chair.pdf
status_is 1 "no list, no ballot"
says "镇人大主席还没有正式候选人名单"
run ballot print --post 9 --pdf none.pdf
says "没有职务 9"
run ballot print --post 1 --session 3 --pdf none.pdf
says "第 3 次会议还没有记录"
run ballot print --post 1 --district 1 --pdf none.pdf
status_is 2 "a district or a post"
quiet nominate --post 1 --name 王建国 --deputy 1 --at "2027-01-10 15:00"
quiet nominate --post 2 --name 张伟 --deputy 3 --at "2027-01-10 15:01"
# shellcheck disable=SC2046
quiet nominate --post 2 --name 李秀英 --deputy 2 --at "2027-01-10 15:02" $(printf -- '--signer %s ' 3 4 5 6 7 8 9 10 11 12)
quiet list --post 1 --at "2027-01-11 09:00"
quiet list --post 2 --at "2027-01-11 09:01"

# ---- printed before the vote, from the record as it stands ----
run ballot print --all --session 1 --to ballots --json
status_is 0 "the ballots of the session"
json_has "one for each post with a list; the third has none" '
    [(p["session"], p["post"], p["contest"], p["style"]) for p in j["printed"]] == [(1, 1, "1001-1", "columns"), (1, 2, "1002-1", "columns")] and
    len(j["skipped"]) == 1 and "挂职" in j["skipped"][0]'
json_has "the code says that it is a ballot of a congress" 'all(p["code"][11] == "M" for p in j["printed"])'
cp "$out" printed.json
run ballot print --post 2 --pdf vice.pdf --layout vice.json --copies 12
status_is 0 "ballots for one post"
if command -v pdftotext >/dev/null; then
    pdftotext -l 1 vice.pdf - | tr -d '\n' >vice.txt
    holds "the heading names session and post" grep -q '清溪镇第六届人民代表大会第一次会议选举副镇长选票' vice.txt
    holds "another person goes with an against vote (R101)" grep -q '没有投反对票的，另选不计' vice.txt
    holds "nobody helps a deputy to write" sh -c '! grep -q 代写 vice.txt'
    holds "by strokes" grep -q '李秀英.*张伟' vice.txt
fi

run scan vice.pdf --batch V0 --post 2 --json
status_is 1 "nothing is taken before the vote"
says "还没有投票"
quiet staff --supervisor 周敏 --teller 赵军 --at "2027-01-11 09:02"
quiet vote --post 1 --sitting 1 --at "2027-01-11 09:10"
quiet vote --post 2 --sitting 1 --at "2027-01-11 09:10"
run ballot print --post 2 --pdf again.pdf --json
holds "the vote's ballot is the one that was printed before" grep -q "$(python3 -c 'import json; print(json.load(open("printed.json"))["printed"][1]["code"])')" "$out"

# ---- filled in: 7 for 李秀英, 4 for 张伟, 1 blank; 3 write somebody in, one of them without a vote against anybody ----
cat >votes.txt <<'VOTES'
fa
fa
fa
fa
fa
fo
ff
af
af
af
aaw
oow
VOTES
"$simulate" --layout vice.json --pdf vice.pdf --out hall --profile clean --votes votes.txt --seed 5
rm hall/truth.json
run scan hall --batch V1 --post 2 --declared 12 --json
holds "twelve sheets are taken" test "$status" = 0
run batch list --json
json_has "a stack of the session" '[(b["session"], b["post"], b["round"], b["sheets"]) for b in j["batches"]] == [(1, 2, 1, 12)]'
run session tally --scanned --post 2 --entry 1 --in-person 12 --received 12 --issued 12 --supervisor 周敏
status_is 1 "an open stack is no tally"
says "还有 2 张待认定"

# ---- what does not belong there ----
"$simulate" --layout ballots/ballot-1001-1.json --pdf ballots/ballot-1001-1.pdf --out other --profile clean --pages 1
run scan other --batch V1 --post 2 --json
holds "a ballot for another post is refused" test "$status" = 1
shows "职务或次数不同"
run session open --session 2 --title 清溪镇第六届人民代表大会第二次会议 --seats 12 --convener presidium --opens-on 2027-06-10
quiet deputies deputies.csv --session 2
quiet post --session 2 --post 2 --office deputy-head --seats 1 --title 副镇长
run session method --session 2 --deadline "2027-06-10 08:00" --margin 2=1
quiet nominate --session 2 --post 2 --name 黄强 --deputy 7
# shellcheck disable=SC2046
quiet nominate --session 2 --post 2 --name 杨丽 --deputy 6 $(printf -- '--signer %s ' 3 4 5 6 7 8 9 10 11 12)
quiet list --session 2 --post 2
run ballot print --session 2 --post 2 --pdf second.pdf --layout second.json --json
json_has "another session, another code" 'j["printed"][0]["contest"] == "2002-1"'
"$simulate" --layout second.json --pdf second.pdf --out second --profile clean --pages 1
run scan second --batch V1 --post 2 --json
holds "a ballot of another session is refused" test "$status" = 1
shows "不是同一次会议的"
run scan hall --batch V1 --box 2-1
holds "the stack of a session takes no district's ballots" test "$status" = 1

# ---- doubts and written names: two readers ----
run decide list --json
for sheet in $(python3 -c 'import json, sys
print(*(i["sheet"] for i in json.load(open(sys.argv[1]))["items"] if i["item"] == "page"))' "$out"); do
    for clerk in 李四 王五; do
        run decide set V1 "$sheet" page other --reason not-of-stack --by $clerk
        holds "$clerk says that the page is none of this stack" test "$status" = 0
    done
done
run decide list --json
json_has "the two names wait for people" '[i["item"] for i in j["items"]] == ["w1", "w1"]'
cp "$out" doubts.json
python3 -c 'import json; print("\n".join(i["sheet"] for i in json.load(open("doubts.json"))["items"]))' >sheets.txt
while read -r sheet; do
    for clerk in 李四 王五; do
        run decide set V1 "$sheet" w1 钱多 --reason name --by $clerk
        holds "$clerk reads the name" test "$status" = 0
    done
done <sheets.txt
run decide names --json
json_has "who is written in is held against the deputies" '[(n["post"], n["name"], n["votes"], n["deputy"]) for n in j["names"]] == [(2, "钱多", 1, False)]'
run batch close V1 --json
status_is 0 "the stack is closed"
json_has "six for one, three for the other; the ballot with two choices is void; a name without a vote against does not count" '
    (j["collected"], j["valid"], j["void"], j["blank"], j["waiting"]) == (12, 11, 1, 1, 0) and
    [(l["name"], l["for"], l["against"], l["abstain"]) for l in j["lines"]] == [("李秀英", 6, 4, 1), ("张伟", 3, 6, 2), ("钱多", 1, 0, 0)]'

# ---- the blind second look, by somebody who did not read the stack in ----
cat >typed.json <<'JSON'
{"in_person":12,"received":12,"issued":12,"spoiled":0,"unused":0,"collected":12,"valid":11,"void":1,"blank":1,"supervisor":"周敏",
 "lines":[{"name":"李秀英","for":7,"against":3,"abstain":1},{"name":"张伟","for":3,"against":6,"abstain":2},{"name":"钱多","write_in":true,"for":1}]}
JSON
cp town.hj kept
for n in 1 2; do run session tally typed.json --post 2 --entry $n --by 录入$n --at "2027-01-11 09:5$n"; done
run session check --json
json_has "typed sheets are held against the stack, which nobody looked at" '
    [(f["code"], f["subject"]) for f in j["findings"] if f["code"] in ("F528", "F529", "N502")] ==
    [("F529", "第 1 次会议 职务 2 第 1 次投票"), ("N502", "第 1 次会议 职务 2 第 1 次投票 V1")]'
mv kept town.hj
run look draw V1 --size 12 --seed 3-1-4-1-5-9 --json
python3 -c 'import json; print("\n".join(json.load(open("'"$out"'"))["sheets"]))' >drawn.txt
run session tally --scanned --post 2 --entry 1 --in-person 12 --received 12 --issued 12 --supervisor 周敏 --by 李四
status_is 1 "the sample is looked through first"
says "复看没有看完"
# what the machine read, as the looker's options; the first sheet with a clear vote is seen otherwise
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("town.hj")
letter = {"for": "for", "against": "against"}
wrong = None
with open("looks.txt", "w") as f:
    for sheet in open("drawn.txt").read().split():
        votes = dict(db.execute("SELECT candidate, vote FROM scan_mark WHERE sheet = ?", (sheet,)))
        lines = [n for (n,) in db.execute("SELECT line FROM scan_write_in WHERE sheet = ? AND is_inked = 1", (sheet,))]
        if wrong is None and votes == {1: "for", 2: "against"}:
            wrong = sheet
            votes = {1: "abstain", 2: "against"}
        words = [sheet]
        for v in ("for", "against"):
            at = [str(c) for c in sorted(votes) if votes[c] == v]
            if at: words += [f"--{v}", ",".join(at)]
        if lines: words += ["--written", ",".join(map(str, lines))]
        if len(words) == 1: words += ["--blank"]
        print(*words, file=f)
open("wrong.txt", "w").write(wrong)
PY
while read -r words; do
    # shellcheck disable=SC2086
    run look set V1 $words --by 赵六
    holds "赵六 looks at a ballot of the session" test "$status" = 0
done <looks.txt
for clerk in 张三 李四; do run decide set V1 "$(cat wrong.txt)" c1 for --reason not-a-mark --by $clerk; done
holds "the machine was right, two say" test "$status" = 0

# ---- one entry by machine, the other by hand ----
quiet tally --scanned --post 2 --entry 1 --in-person 12 --received 12 --issued 12 --supervisor 周敏 --by 李四 --at "2027-01-11 10:00"
run decide set V1 "$(head -n 1 sheets.txt)" w1 none --reason unreadable --by 赵六
status_is 1 "what was entered is not read anew"
says "计票单已由机读的选票录入"
run batch withdraw V1 --why 重读
status_is 1 "nor is the stack withdrawn"
cat >hand.json <<'JSON'
{"in_person":12,"received":12,"issued":12,"spoiled":0,"unused":0,"collected":12,"valid":11,"void":1,"blank":1,"supervisor":"周敏",
 "lines":[{"name":"李秀英","for":7,"against":4,"abstain":0},{"name":"张伟","for":3,"against":6,"abstain":2},{"name":"钱多","write_in":true,"for":1}]}
JSON
run session tally hand.json --post 2 --entry 2 --by 王五 --at "2027-01-11 10:05"
holds "the hand counted otherwise" test "$status" = 1
shows "F717"
run session settle --post 2 --round 1 --settled for:1=6 --settled abstain:1=1 --by 赵六 --at "2027-01-11 10:10"
holds "settled from the ballots" test "$status" = 1
shows "另行选举在本次还是下次会议进行"
run session show --json
json_has "six of twelve is not more than half: another election, as the law has it" '
    [(p["state"], [r["state"] for r in p["rounds"]]) for p in j["posts"] if p["post"] == 2][0][1] == ["another-election"]'
json_has "what was read and what was issued agree" 'not [r for p in j["posts"] for r in p["rounds"] if r["counted"] and r["collected"] > r["issued"]]'
json_has "the second look is certified with the vote" '
    [[(k["batch"], k["sheets"], k["drawn"], k["wrong"], k["seeds"]) for k in r["second_look"]] for p in j["posts"] if p["post"] == 2 for r in p["rounds"]] ==
    [[("V1", 12, 12, 0, "3-1-4-1-5-9")]]'
run session check --json
json_has "somebody who read the stack in decided, too" '
    [(f["code"], f["subject"]) for f in j["findings"] if f["code"] in ("F528", "F529", "F530", "F531", "W509", "W510", "N502", "N503")] ==
    [("N503", "第 1 次会议 职务 2 第 1 次投票 V1")]'
run batch ballots --post 2 --candidate 李秀英 --pdf li.pdf --json
json_has "every ballot for one who stands" '(j["session"], j["post"], j["for"], len(j["ballots"]), j["fate"]) == (1, 2, 6, 6, "列入下一次投票") and
    all("组织法" in b["article"] or "选举法" in b["article"] for b in j["ballots"])'
run batch ballots --post 2 --candidate 钱多 --json
json_has "and for one who was written in" '(j["for"], [b["how"] for b in j["ballots"]]) == (1, ["另选他人栏，两人认读为“钱多”"])'
run session papers --to papers
run session replay --to replayed
if command -v pdftotext >/dev/null; then
    for paper in 大会选举计票报告单 大会选举情况汇报; do
        pdftotext -layout papers/$paper.pdf - | tr -d ' \n' >text.txt
        holds "$paper has the sample, the seed, the error and its interval, and who was not blind" python3 -c '
t = open("text.txt").read()
assert all(w in t for w in ("随机抽出12张", "公开的种子3-1-4-1-5-9", "机器读错0个", "误差0.00%", "95%区间0.00%至", "读入这一批的人也认定了1次")), t'
        holds "$paper comes out of the journal alone, too" cmp -s papers/$paper.pdf replayed/$paper.pdf
    done
fi
run setting set second_look_sample 13 --body 选举委员会 --document 9号 --on 2027-01-01
run session check --json
json_has "a whole stack that was looked at is enough" '"W510" not in {f["code"] for f in j["findings"]}'
run session decide --subject post/2/round/1 --question another-election --answer this-session --body 大会 --document 决议1
run ballot print --post 2 --pdf next.pdf --json
json_has "the next round is ready to be printed" '[(p["contest"], p["round"]) for p in j["printed"]] == [("1002-2", 2)]'
run scan hall --batch V2 --post 2 --round 2 --json
status_is 1 "and not open yet"

# ---- more ballots than were issued ----
run session void --event "$(run session log --json; python3 -c 'import json; print([e["event"] for e in json.load(open("'"$out"'"))["entries"] if e["kind"] == "settle"][-1])')" --reason 重核
run session log --json
python3 -c 'import json; print("\n".join(str(e["event"]) for e in json.load(open("'"$out"'"))["entries"] if e["kind"] == "tally"))' >tallies.txt
while read -r event; do run session void --event "$event" --reason 重录; done <tallies.txt
quiet tally --scanned --post 2 --entry 1 --in-person 11 --received 12 --issued 11 --unused 1 --supervisor 周敏 --by 李四
run session tally --scanned --post 2 --entry 2 --in-person 11 --received 12 --issued 11 --unused 1 --supervisor 周敏 --by 王五
holds "twelve ballots where eleven were issued" test "$status" = 1
shows "收回选票 12 多于发出 11（组织法没有规定，参照选举法2020 第44条第1款）"
run verify
holds "the workspace verifies" test "$status" = 0
finish
