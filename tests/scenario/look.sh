#!/bin/sh
# The blind second look at a stack that was read by machine, from the draw to the certificate: drawn by a public seed, read
# by people who see no marks of the machine, compared, differences to the doubts, the error with its interval; hand-counted
# and machine-read places shown apart; what stops or must be explained.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
export HUANJIE_BY=张三 HUANJIE_NOW=2026-12-28T19:00:00+08:00

town_of town.hj 331021104 清溪镇 "1 2 王一 张建国 李秀英"
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("town.hj")
db.execute("INSERT INTO station VALUES (331021, 1, 2, 'station', '二站', '', 1)")
for no in range(2, 31):
    db.execute("INSERT INTO voter (county, voter_no, district_no, unit_no, source_no, name, sex, ethnic, born_on, address, household, note, sealed, id_high, id_low, phone_high, phone_low, state) VALUES (331021, ?, 1, 0, 0, ?, 1, 1, 19800202, NULL, NULL, NULL, x'00', 0, 0, 0, 0, 'active')", (no, f"选民{no}"))
db.commit()
PY
run round open
run ballot print --district 1 --pdf one.pdf --layout one.json
pdftoppm -r 200 -gray -singlefile one.pdf one
mkdir box
draw <<'PY'
from draw import Sheet
for i in range(12):
    sheet = Sheet(300 + i).circle(1 + i % 3).cross(1 + (i + 1) % 3)
    if i == 7: sheet.black_white()
    sheet.save(f"{i:02}")
PY
run scan box --batch B01 --box 1-1 --declared 12 --json
lines_have "twelve ballots, all clear" '[o["batch"] for o in p] == ["taken"] * 12 and {o["status"] for o in p} == {"read"}'
cp "$out" machine

# ---- drawing ----
run look draw B01 --size 4 --seed 4-2-6-1-5-3
status_is 1 "not before the stack is closed"
says "关闭以后"
run batch close B01
status_is 0 "closed"
run look next B01 --png next.png
status_is 1 "nothing drawn yet"
for seed in 12345 '一二三四五六' '4 2 6 1 5 3'; do
    run look draw B01 --size 4 --seed "$seed"
    status_is 1 "no seed: $seed"
done
run look draw B01 --size 13 --seed 4-2-6-1-5-3
status_is 1 "more than there are"
run look draw B01 --size 4
status_is 2 "without a seed"
run look draw B01 --size 4 --seed 4-2-6-1-5-3 --json
status_is 0 "four are drawn"
json_has "which anybody can work out" 'len(j["sheets"]) == 4 and j["second_look"]["drawn"] == 4 and
    j["second_look"]["draws"] == [{"draw": 1, "seed": "4-2-6-1-5-3", "size": 4, "of": 12}] and j["second_look"]["rate"] is None'
python3 -c 'import json, sys
print("\n".join(json.load(open(sys.argv[1]))["sheets"]))' "$out" >drawn
for sheet in $(python3 -c 'import json
for line in open("machine"): print(json.loads(line)["sheet"])'); do
    printf '%s %s\n' "$(printf '4-2-6-1-5-3 B01 %s' "$sheet" | openssl dgst -sm3 -r | cut -d' ' -f1)" "$sheet"
done | sort | head -4 | cut -d' ' -f2 >worked-out
holds "with an SM3 program and sort" cmp -s drawn worked-out
run look draw B01 --size 1 --seed 111111
status_is 1 "nobody draws again before it is looked through"
holds "the draw stands in the journal" python3 -c 'import sqlite3
rows = sqlite3.connect("town.hj").execute("SELECT detail FROM journal WHERE action = ?", ("second-look-draw",)).fetchall()
assert len(rows) == 1 and "4-2-6-1-5-3" in rows[0][0], rows'

# ---- looking, by someone who sees only the picture ----
# marks SHEET   the options that say what the machine read there
marks() {
    python3 -c 'import json, sys
for line in open("machine"):
    o = json.loads(line)
    if o["sheet"] != sys.argv[1]: continue
    for vote in ("for", "against"):
        at = [str(m["candidate"]) for m in o["marks"] if m["vote"] == vote]
        if at: print(f"--{vote}", ",".join(at))' "$1"
}
run look next B01 --png next.png --json
status_is 0 "the next one"
json_has "the first that was drawn, with its picture and without marks" 'j["sheet"] == open("drawn").readline().strip() and set(j) == {"batch", "sheet", "png"}'
holds "a picture" test -s next.png
first=$(sed -n 1p drawn)
run look set B01 "$first" --for 9 --by 李四
status_is 2 "no such candidate"
run look set B01 "$first" --for 1 --against 1 --by 李四
status_is 2 "twice the same"
run look set B01 "$first" --by 李四
status_is 2 "nothing said"
says "--blank"
run look set B01 "$first" --for 1 --blank --by 李四
status_is 2 "blank and not blank"
outside=$(python3 -c 'import json
drawn = open("drawn").read().split()
print(next(o["sheet"] for o in map(json.loads, open("machine")) if o["sheet"] not in drawn))')
run look set B01 "$outside" --for 1 --by 李四
status_is 1 "a sheet that was not drawn"
run look set B01 "$first" --for 1
status_is 1 "who read the stack in has seen what the machine read"
says "张三 读入过 B01"
# the first is entered wrong, then put right by the same person; the last one is seen otherwise than the machine saw it
run look set B01 "$first" --blank --by 李四 --json
json_has "three are left" 'j["left"] == 3'
# shellcheck disable=SC2046
run look set B01 "$first" $(marks "$first") --by 王五
status_is 1 "only once, by one person"
run look set B01 "$first" $(marks "$first") --by 李四 --json
json_has "who may put it right" 'j["left"] == 3'
for n in 2 3; do
    sheet=$(sed -n ${n}p drawn)
    # shellcheck disable=SC2046
    run look set B01 "$sheet" $(marks "$sheet") --by 李四
done
run batch show B01 --json
json_has "nothing is said of the comparison before the end" 'j["second_look"]["looked"] == 3 and j["second_look"]["closed"] == 0 and j["second_look"]["differ"] == 0'
run decide list --json
json_has "nor asked" 'j["open"] == 0'
run count
says_out() { grep -qF "$1" "$out"; }
last=$(sed -n 4p drawn)
run look set B01 "$last" --blank --by 李四
status_is 0 "the last one, seen as blank"
run look set B01 "$last" --for 1 --by 李四
status_is 1 "what is compared is not changed any more"
run batch show B01 --json
differ=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["second_look"]["differ"])' "$out")
json_has "the error, open, with its interval" 'j["second_look"]["positions"] == 20 and j["second_look"]["open"] == j["second_look"]["differ"] > 0 and
    abs(j["second_look"]["rate"]["value"] - j["second_look"]["open"] / 20) < 1e-9 and
    0 < j["second_look"]["rate"]["low"] < j["second_look"]["rate"]["value"] < j["second_look"]["rate"]["high"] < 1 and
    j["second_look"]["ballot_rate"]["value"] == .25 and j["waiting"] == 1'
run decide list --json
json_has "two people read what differs" '{i["sheet"] for i in j["items"]} == {"'"$last"'"} and j["open"] == '"$differ"
run verify
status_is 0 "tables and journal agree"
holds "and it says so" says_out "5 次复看"

# ---- the machine was right after all, then: it was wrong ----
# settle ANSWERER ANSWER   every open item
settle() {
    run decide list --batch B01 --all --json
    for item in $(python3 -c 'import json, sys
print(" ".join(i["item"] for i in json.load(open(sys.argv[1]))["items"]))' "$out"); do
        vote=$2
        [ "$2" = machine ] && vote=$(python3 -c 'import json, sys
for o in map(json.loads, open("machine")):
    if o["sheet"] == sys.argv[1]: print(o["marks"][int(sys.argv[2][1:]) - 1]["vote"])' "$last" "$item")
        run decide set B01 "$last" "$item" "$vote" --reason not-a-mark --by "$1"
    done
}
settle 甲 machine
settle 乙 machine
run batch show B01 --json
json_has "the person saw it wrong: no error of the machine" 'j["second_look"]["open"] == 0 and j["second_look"]["wrong"] == 0 and
    j["second_look"]["differ"] > 0 and j["second_look"]["rate"]["value"] == 0 and j["waiting"] == 0'
run look draw B01 --size 3 --seed 6-6-1-2 --json
json_has "more can be drawn, none of them twice" 'len(set(j["sheets"]) | set(open("drawn").read().split())) == 7'
python3 -c 'import json, sys
print("\n".join(json.load(open(sys.argv[1]))["sheets"]))' "$out" >drawn
last=$(sed -n 3p drawn)
sheet=$(sed -n 1p drawn)
run look set B01 "$sheet" $(marks "$sheet") --by 甲
status_is 0 "someone who decided on another sheet may look"
sheet=$(sed -n 2p drawn)
run look set B01 "$sheet" $(marks "$sheet") --by 李四

# ---- into the count ----
for f in 1 2; do
    run batch tally --csv scanned.csv
    python3 - <<'PY'
import csv
rows = list(csv.reader(open("scanned.csv", encoding="utf-8-sig")))
known = {"到站投票人数": "12", "委托投票人数": "0", "流动票箱投票人数": "0", "领用选票数": "15", "发出选票数": "12",
         "写错换发作废的选票数": "0", "剩余选票数": "3"}
read = {r[4]: r[5] for r in rows if r[3] == "候选人"}
for r in rows[1:]:
    r[5] = known.get(r[3], r[5])
    if r[3] == "监票人": r[4] = "陈监"
hand = [r[:] for r in rows]
for r in hand[1:]:
    r[2] = "2"
    r[5] = {"收回选票数": "11", "有效票数": "11", "废票数": "0", "其中全部弃权的有效票数": "0", "到站投票人数": "11", "发出选票数": "11",
            "剩余选票数": "4"}.get(r[3], r[5])
    if r[3] == "候选人": r[5:] = {"王一": ["11", "0", "0"], "张建国": ["9", "1", "1"], "李秀英": ["1", "5", "5"]}[r[4]]
csv.writer(open("filled.csv", "w", encoding="utf-8")).writerows(rows + hand[1:])
PY
    run tally import filled.csv --entry $f --by 录入$f
done
status_is 0 "one place by machine, one by hand"
run count --json
json_has "the second draw is not looked through" '[f["subject"] for f in j["findings"] if f["code"] == "F530"] == ["选区 1 第 1 次投票 计票点 1 B01"]'
run look set B01 "$last" --blank --by 李四
run batch show B01 --json
json_has "questions again" 'j["second_look"]["open"] > 0'
run count --json
json_has "what waits stops" '[f["code"] for f in j["findings"] if f["code"] in ("F528", "F529", "F530")] == ["F528"]'
settle 丙 abstain
settle 丁 abstain
run count --json
json_has "the machine was wrong: above the limit, and the sheet no longer what the ballots say" '{"F529", "F531"} <= {f["code"] for f in j["findings"]} and
    any("人工计票" in f["text"] for f in j["findings"] if f["code"] == "F531")'
json_has "each way of counting for itself, and they add up" '[(s["source"], s["stations"], s["figures"]["collected"]) for s in j["districts"][0]["rounds"][0]["sources"]] ==
    [("hand", [2], 11), ("scanned", [1], 12)] and
    all(c["for"] == sum(s["candidates"][i]["for"] for s in j["districts"][0]["rounds"][0]["sources"])
        for i, c in enumerate(j["districts"][0]["rounds"][0]["candidates"]))'
json_has "with the second look of each stack" '[b["second_look"]["drawn"] for b in j["districts"][0]["rounds"][0]["batches"]] == [7]'
run certify --on 2026-12-29
holds "not certified so" test "$status" = 1
run setting set second_look_limit 10000 --body 选举委员会 --document 9号 --on 2026-12-28
run count --json
json_has "a higher limit leaves it to be explained" '"W509" in {f["code"] for f in j["findings"]} and "F531" not in {f["code"] for f in j["findings"]}'
run decide list --batch B01 --all --json
item=$(python3 -c 'import json, sys
print(next(i["item"] for i in json.load(open(sys.argv[1]))["items"] if i["sheet"] == sys.argv[2]))' "$out" "$last")
json_of() { run count --json; json_has "$1" "$2"; }
json_of "nobody who read it in decided" '"N503" not in {f["code"] for f in j["findings"]}'
cp town.hj kept
run setting set scan_operator apart --body 选举委员会 --document 9号 --on 2026-12-28
run decide set B01 "$last" "$item" for --reason not-a-mark --by 丙
status_is 0 "somebody else has another opinion"
run decide set B01 "$last" "$item" for --reason not-a-mark
status_is 1 "who read the stack in decides nothing where that is the rule"
says "读入的人不认定"
run setting set scan_operator decides --body 选举委员会 --document 10号 --on 2026-12-28
run decide set B01 "$last" "$item" abstain --reason not-a-mark
status_is 0 "elsewhere it is allowed"
json_of "and said" '["认定了 1 次" in f["text"] for f in j["findings"] if f["code"] == "N503"] == [True]'
mv kept town.hj
run setting set second_look_sample 10 --body 选举委员会 --document 9号 --on 2026-12-28
run count --json
json_has "seven are less than ten" '[f["text"] for f in j["findings"] if f["code"] == "W510"][0].startswith("规定复看 10 张")'
run setting set second_look_sample 5 --body 选举委员会 --document 9号 --on 2026-12-28
run count
holds "in words" says_out "机读计票 1 个计票点"
run paper result-form --district 1 --to papers
status_is 0 "the result form"
pdftotext -layout papers/*.pdf form.txt
holds "shows both, and what the second look found" python3 -c 'import re
text = re.sub(r"\s", "", open("form.txt", encoding="utf-8").read())
assert all(w in text for w in ("人工计票", "机读计票", "种子4-2-6-1-5-3、6-6-1-2", "95%区间")), text'

run paper turnout --to papers
run paper report --to papers
pdftotext -layout papers/*投票情况表.pdf turnout.txt
pdftotext -layout papers/*工作汇报.pdf report.txt
holds "the turnout table and the work report show hand and machine apart" python3 - <<'PY'
import glob, re, zipfile
text = {n: re.sub(r"\s", "", open(n + ".txt", encoding="utf-8").read()) for n in ("turnout", "report")}
assert all(w in text["turnout"] for w in ("人工计票和机读计票", "人工计票111", "机读计票112", "种子4-2-6-1-5-3、6-6-1-2", "威尔逊95%区间")), text["turnout"]
assert all(w in text["report"] for w in ("其中人工计票的计票点1个，收回选票11张", "机读计票的计票点1个，收回选票12张", "机器读出的选票12张，从中随机抽出7张",
    "人工计票＋机读计票的收回选票＝收回")), text["report"]
sheet = "".join(zipfile.ZipFile(f).read(n).decode() for f in glob.glob("papers/*投票情况表.xlsx") for n in zipfile.ZipFile(f).namelist() if "sharedStrings" in n)
assert "机读计票" in sheet and "其中" in sheet, sheet[:2000]
PY

# ---- every ballot that counts for one candidate ----
run batch show B01 --candidate 1 --json
python3 -c 'import json, sys; print(*(b["sheet"] for b in json.load(open(sys.argv[1]))["ballots"]))' "$out" >counted
run batch ballots --district 1 --candidate 王一 --pdf 王一.pdf --json
status_is 0 "the ballots for the first candidate"
json_has "all of the stack, by the machine or by two people, with the article; the rest was counted by hand" '
    " ".join(b["sheet"] for b in j["ballots"]) == open("counted").read().strip() and (j["for"], j["by_hand"]) == (15, 11) and j["fate"] == "当选" and
    any(b["how"].startswith("机器读作赞成") for b in j["ballots"]) and all("第44条" in b["article"] and "有效" in b["why"] for b in j["ballots"]) and
    any("第45条" in r["article"] for r in j["reasons"])'
holds "a picture of each on paper" test "$(pdfimages -list 王一.pdf | tail -n +3 | wc -l)" = "$(wc -w <counted)"
pdftotext -layout 王一.pdf - | tr -d ' \n' >contact.txt
holds "what each rests on below it" grep -q '机读4票，一张一幅图像如下；人工计票11票，没有图像' contact.txt
holds "and whether the sheet agrees with the pictures" test "$(grep -c '计票单与机读的选票不符' contact.txt)" = "$([ "$(wc -w <counted)" = 4 ] && echo 0 || echo 1)"
run batch ballots --district 1 --candidate 王一
holds "in words" says_out "其中机读"
run batch ballots --district 1 --candidate 无名
status_is 1 "nobody of that name"
says "没有“无名”"
says "选票上是王一、"
run verify
holds "what agrees says how to see the ballots" says_out "逐张查看用 huanjie batch ballots --district 1 --round 1"
run batch ballots --district 99 --candidate 王一
status_is 1 "no such vote"
says "没有选区 99 的投票"
run batch ballots --district 7 --candidate 王一
status_is 1 "no such district"
run batch ballots --candidate 王一
status_is 2 "a district or a post"
run batch ballots --district 1 --candidate 王一 --pdf /no/such/folder.pdf
holds "nowhere to write to" test "$status" = 3

# ---- somebody changes the tables ----
cp town.hj other.hj
cp town.hj.key other.hj.key
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("other.hj")
db.execute("UPDATE scan_look SET votes = 'aaa' WHERE entry_no = 1 AND sheet = (SELECT max(sheet) FROM scan_look)")
db.commit()
PY
run verify -w other.hj
holds "a changed look is found" test "$status" = 1
cp town.hj other.hj
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("other.hj")
db.execute("UPDATE scan_mark SET vote = 'for' WHERE candidate = 1 AND vote <> 'for'")
db.commit()
PY
run verify -w other.hj
holds "and so are changed marks" test "$status" = 1

cp town.hj other.hj
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("other.hj")
db.execute("UPDATE scan_operator SET clerk = '李四'")
db.commit()
PY
run verify -w other.hj
holds "and who read it in" test "$status" = 1

rm other.hj other.hj.key

# ---- silence for consent ----
run setting set ballot_marking blank-agrees --body 县人大常委会 --document 7号 --on 2026-12-01
run count --json
json_has "asks for an explanation where there is a choice" '[(f["code"], "第41条" in f["article"]) for f in j["findings"] if f["code"] == "W511"] == [("W511", True)]'
json_has "and where black and white may have lost a pen" '[(f["subject"], f["text"][:3]) for f in j["findings"] if f["code"] == "W513"] == [("选区 1 第 1 次投票 计票点 1 B01", "1 张")]'
finish
