#!/bin/sh
# A stack of ballots kept in the workspace: taken once, held when the same paper comes again, doubts settled by two people
# and a third, closed against the declared number, counted, withdrawn. The marks are drawn on the printed ballot here.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
export HUANJIE_BY=张三 HUANJIE_NOW=2026-12-28T19:00:00+08:00

# item EXPRESSION   the sheet of the first open item that fits
item() {
    "$HUANJIE" decide list --json | python3 -c 'import json, sys
print(next(i["sheet"] for i in json.load(sys.stdin)["items"] if eval(sys.argv[1])))' "$1"
}

town_of town.hj 331021104 清溪镇 "1 2 王一 张建国 李秀英" "2 1 赵小红 刘伟"
run round open
run ballot print --district 1 --pdf one.pdf --layout one.json
run ballot print --district 2 --pdf two.pdf
run ballot deck --district 1 --pdf deck.pdf
status_is 0 "a town that votes"
pdftoppm -r 200 -gray -singlefile one.pdf one
mkdir box
draw <<'PY'
from draw import Sheet
Sheet(1).circle(1).save("a")
two = Sheet(2).circle(1).circle(2)
two.save("b")
Sheet(3).cross(1).circle(2).save("c")
Sheet(4).save("d")
Sheet(5).circle(1).circle(2).circle(3).save("e")
Sheet(6).scribble(1).circle(3).save("f")
Sheet(7).name(1).circle(1, "write-in-sign").save("g")
two.save("h", 3)                # the same paper, scanned once more
Sheet(9).circle(1).save("i")    # another voter with the same choice as a
PY

# ---- taking ----
run scan box --batch B01 --json
status_is 2 "which box?"
run scan box --batch B01 --box 1-7 --json
status_is 1 "no such counting place"
says "没有编号为 7 的计票点"
run scan box --batch B01 --box 1-1 --declared 8 --json
holds "nine pages" test "$status" = 0
lines_have "eight are taken, the one that was scanned twice is held" '[o["batch"] for o in p] == ["taken"] * 7 + ["held", "taken"] and
    "像是同一张" in p[7]["reason"] and p[7]["reason"][5:13] == p[1]["sheet"][:8]'
lines_have "marks as ever" '[m["vote"] for m in p[2]["marks"]] == ["against", "for", "abstain"] and p[5]["status"] == "review"
    and p[7]["status"] == "review" and p[0]["status"] == "read" and len({o["sheet"] for o in p}) == 9'
run scan box --batch B01 --box 1-1 --json
lines_have "read once more nothing is taken twice" '{o["batch"] for o in p} == {"again"}'
run scan deck.pdf --batch B01 --box 1-1 --json
holds "a test deck" test "$status" = 1
lines_have "is never taken" '{o["batch"] for o in p} == {"refused"} and all("测试票" in o["reason"] and o["status"] == "refused" for o in p)'
run scan two.pdf --batch B01 --box 1-1 --json
lines_have "nor a ballot of another district" 'p[0]["batch"] == "refused" and "不是这一批" in p[0]["reason"] and len(p[0]["sheet"]) == 32'
foreign=$(python3 -c 'import json, sys; print(json.loads(open(sys.argv[1]).readline())["sheet"])' "$out")
run batch close B01 --why 不符
status_is 1 "which people have to look at"
says "拒读的还有 1 张"
for who in 甲 乙; do
    run decide set B01 "$foreign" page other --reason not-of-stack --by $who
done
run scan two.pdf --batch B01 --box 2-1 --json
status_is 1 "a batch belongs to one place"
run batch list --json
json_has "nine sheets, three of them wait" 'j["batches"][0]["sheets"] == 9 and j["batches"][0]["declared"] == 8 and
    j["batches"][0]["refused"] == {"open": 0, "ballot": 0, "again": 0, "other": 1} and j["batches"][0]["held"] == 1 and j["batches"][0]["waiting"] == 3 and j["batches"][0]["state"] == "open"'
run batch close B01
status_is 1 "nine are not eight"
says "申报 8 张，读入 9 张"

# ---- nothing tells in which order they came ----
holds "no file name is kept" sh -c '! grep -qa "box/[a-i]" town.hj'
holds "sheets are kept in the order of their hashes" python3 -c 'import sqlite3
rows = [r[0] for r in sqlite3.connect("town.hj").execute("SELECT sheet FROM scan_sheet")]
assert rows == sorted(rows) and len(rows) == 10
columns = {r[1] for t in ("scan_sheet", "scan_mark", "scan_write_in", "scan_picture") for r in sqlite3.connect("town.hj").execute(f"PRAGMA table_info({t})")}
assert not any(w in c for c in columns for w in ("time", "_at", "_on", "seq", "name", "file", "clerk")), columns'
holds "the journal has the stack and who read it in, not its sheets" test "$(python3 -c 'import sqlite3
print(sqlite3.connect("town.hj").execute("SELECT count(*) FROM journal WHERE action LIKE \"batch%\"").fetchone()[0])')" = 2

# ---- doubts: two people, then a third ----
run decide list --json
json_has "one held, one unclear, one name" 'sorted(i["item"] for i in j["items"]) == ["c1", "same", "w1"] and j["open"] == 3'
same=$(item 'i["item"] == "same"')
odd=$(item 'i["item"] == "c1"')
written=$(item 'i["item"] == "w1"')
run decide show B01 "$odd" c1 --png cut.png
status_is 0 "a picture of it"
holds "cut out and enlarged" python3 -c 'import struct
b = open("cut.png", "rb").read()
w, h = struct.unpack(">II", b[16:24])
assert b[:8] == b"\x89PNG\r\n\x1a\n" and 400 < w < 900 and 200 < h < 600, (w, h)'
run decide show B01 "$odd" --png whole.png
holds "the whole sheet" test "$status" = 0 -a -s whole.png
run scan whole.png --json
lines_have "which reads like the paper" '[m["vote"] for m in p[0]["marks"]] == ["unclear", "abstain", "for"] and p[0]["contest"] == "1-1"'
run decide set B01 "$odd" c1 for --reason corrected --by 甲
status_is 0 "the first reading"
run decide set B01 "$odd" c1 for --reason corrected --by 甲
status_is 1 "not twice by the same person"
says "须由另一人"
run decide list --json
json_has "what the first said is not shown" '[i["answer"] for i in j["items"]] == [None] * 3 and
    [(i["state"], i["opinions"]) for i in j["items"] if i["item"] == "c1"] == [("second", 1)]'
run decide set B01 "$odd" c1 against --reason crossed-out --by 乙 --json
json_has "the second differs" 'j["state"] == "third" and j["answer"] is None'
run decide set B01 "$odd" c1 against --reason crossed-out --by 丙 --json
json_has "the third decides" 'j["state"] == "settled" and j["answer"] == "against" and j["reason"] == "crossed-out"'
run decide set B01 "$odd" c1 for --reason corrected --by 丁
status_is 1 "a fourth is not asked"
run decide set B01 "$odd" c1 maybe --reason corrected --by 甲
status_is 1 "no such answer"
run decide set B01 "$odd" c1 for --reason because --by 甲
status_is 2 "no such reason"
says "unreadable"
run decide set B01 "$odd" c2 for --reason corrected --by 甲
status_is 1 "nothing to decide there"
for who in 甲 乙; do
    run decide set B01 "$same" same same --reason same-sheet --by $who
    run decide set B01 "$written" w1 "钱 多多" --reason name --by $who
done
run decide list --json
json_has "all is settled" 'j["items"] == [] and j["open"] == 0'
run decide list --all --json
json_has "and can be seen" 'sorted(i["answer"] for i in j["items"]) == ["against", "other", "same", "钱多多"]'

# ---- closing and the count ----
run batch close B01 --json
status_is 0 "now there are eight"
json_has "as the marks were drawn" '(j["collected"], j["valid"], j["void"], j["blank"], j["waiting"], j["twice"]) == (8, 7, 1, 1, 0, 1) and
    [(l["name"], l["for"], l["against"], l["abstain"]) for l in j["lines"]] ==
    [("王一", 3, 2, 2), ("张建国", 2, 0, 5), ("李秀英", 1, 0, 6), ("钱多多", 1, 0, 0)]'
run batch show B01 --candidate 1 --json
json_has "every ballot that counts for the first" 'len(j["ballots"]) == 3 and all(b["fate"] == "valid" for b in j["ballots"])'
run batch show B01 --json
json_has "why the void one is void" '[b["why"] for b in j["ballots"] if b["fate"] == "void"][0].startswith("所选 3 人")'
run scan box --batch B01 --box 1-1
status_is 1 "a closed stack takes no more"
run verify
status_is 0 "the journal holds"

# ---- into the count ----
run batch tally --csv sheet.csv --json
status_is 0 "a tally sheet of the place"
json_has "of one stack" '[(p["district"], p["round"], p["station"], p["batches"], p["sheets"], p["missing"]) for p in j["places"]] == [(1, 1, 1, 1, 9, None)]'
holds "has what the ballots say, and room for what the station knows" python3 -c 'import csv
rows = list(csv.reader(open("sheet.csv", encoding="utf-8-sig")))
assert rows[0] == ["选区号", "次数", "站号", "栏目", "姓名", "数量", "反对", "弃权"]
cells = {(r[3], r[4]): r[5:] for r in rows[1:]}
assert cells["收回选票数", ""][0] == "8" and cells["有效票数", ""][0] == "7" and cells["废票数", ""][0] == "1", cells
assert cells["到站投票人数", ""][0] == "" and cells["监票人", ""][0] == ""
assert cells["候选人", "王一"] == ["3", "2", "2"] and cells["另选他人", "钱多多"][0] == "1"'
python3 - <<'PY'
import csv
rows = list(csv.reader(open("sheet.csv", encoding="utf-8-sig")))
known = {"到站投票人数": "8", "委托投票人数": "0", "流动票箱投票人数": "0", "领用选票数": "10", "发出选票数": "8",
         "写错换发作废的选票数": "0", "剩余选票数": "2"}
for r in rows[1:]:
    r[5] = known.get(r[3], r[5])
    if r[3] == "监票人": r[4] = "陈监"
csv.writer(open("filled.csv", "w", encoding="utf-8")).writerows(rows)
PY
run tally import filled.csv --entry 1 --by 甲
status_is 0 "with the rest filled in, one person enters it"
run tally import filled.csv --entry 2 --by 乙 --json
json_has "and another" 'j["accepted"] == 1'
run decide names --json
json_has "nobody of that name is a voter" '[(n["name"], n["votes"], n["voter"]) for n in j["names"]] == [("钱多多", 1, False)] and
    "名册上没有" in j["names"][0]["why"]'
for who in 甲 乙; do
    run decide set B01 "$written" w1 王依 --reason name --by $who
done
run decide names --json
json_has "read again, it sounds like a candidate" '[(n["name"], n["alike"]) for n in j["names"]] == [("王依", ["王一"])]'

# ---- withdrawing ----
run scan box/a.png --batch B02 --box 1-1 --json
lines_have "a sheet that is in another stack is held" 'p[0]["batch"] == "held"'
run batch withdraw B01
status_is 2 "why?"
run batch withdraw B01 --why 扫描仪镜头脏
status_is 0 "withdrawn whole"
run batch withdraw B01 --why 扫描仪镜头脏
status_is 1 "only once"
run scan box/b.png --batch B02 --box 1-1 --json
lines_have "its sheets may be read again" 'p[0]["batch"] == "taken"'
run scan box/a.png --batch B01 --box 1-1
status_is 1 "but not into it"
finish
