#!/bin/sh
# Ballots of a small town: print, layout, samples, test deck and the printer's proof sheet, in every way of marking; and
# what is refused. Districts, roll and formal lists are put in place directly: other scenarios make them.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
export HUANJIE_BY=张三 HUANJIE_NOW=2026-12-10T09:00:00+08:00

# file_has NAME FILE EXPRESSION   j is the JSON in the file
file_has() {
    holds "$1" python3 -c 'import json, sys
j = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(eval("(" + sys.argv[2] + ")") is not True)' "$2" "$3"
}

pages() {
    pdfinfo "$1" | sed -n 's/^Pages: *//p'
}

run init town.hj --division 331021104 --name 清溪镇 --level township --congress 6 --election-day 2026-12-28 \
    --population 12000 --province none
status_is 0 "a workspace"
run ballot print --district 1 --pdf b.pdf
status_is 1 "no such district"
says "没有选区 1"
run ballot print --all --to folder
status_is 1 "no districts at all"

python3 - <<'PY'
import sqlite3
db = sqlite3.connect("town.hj")
lists = {1: (2, ["王一", "张建国", "阿卜杜热合曼·买买提明"]), 2: (1, ["李𬸦", "欧阳修远"]),
         3: (3, ["赵小红", "刘伟", "陈秀英", "杨帆", "黄河清", "周敏"]), 4: (1, [])}
no = 0
for district, (seats, names) in lists.items():
    db.execute("INSERT INTO district VALUES (331021, ?, ?, ?)", (district, f"第{district}选区", seats))
    db.execute("INSERT INTO station VALUES (331021, ?, 1, 'station', '投票站', '', 1)", (district,))
    db.execute("INSERT INTO voter (county, voter_no, district_no, unit_no, source_no, name, sex, ethnic, born_on, address, household, note, sealed, id_high, id_low, phone_high, phone_low, state) VALUES (331021, ?, ?, 0, 0, '选民', 1, 1, 19800202, NULL, NULL, NULL, x'00', 0, 0, 0, 0, 'active')",
               (district, district))
    for place, name in enumerate(names, 1):
        no += 1
        # numbers run against the order of the list: it is the list's order that counts
        db.execute("INSERT INTO candidate VALUES (331021, ?, ?, ?, 0, 1, 1, 19800101, '', '', '', '', 'farmer', 0, '', 0, 'formal', '', 0, ?, -1)",
                   (100 - no, district, name, place))
db.commit()
PY

# ---- before the vote is opened ----
run ballot print --district 4 --pdf b.pdf
status_is 1 "a district without a formal list"
says "还没有正式代表候选人名单"
run ballot print --district 1 --pdf b.pdf
status_is 1 "a list, but no vote"
says "huanjie round open"
run round open
holds "three of four districts can vote" test "$status" = 1 -a -s "$out"

# ---- one district ----
run ballot print --district 1 --copies 300 --pdf b.pdf --layout b.json --json
status_is 0 "ballots of district 1"
json_has "A5, signs, 300 copies" '[(p["district"], p["round"], p["contest"], p["paper"], p["style"], p["copies"]) for p in j["printed"]]
    == [(1, 1, "1-1", "a5", "signs", 300)] and j["printed"][0]["code"].startswith("HJ1") and j["skipped"] == []'
holds "300 pages" test "$(pages b.pdf)" = 300
holds "that share what they show" test "$(stat -c %s b.pdf)" -lt 300000
holds "the page is A5" sh -c 'pdfinfo b.pdf | grep -q "419.5.* x 595.* pts"'
file_has "the layout has exactly these members" b.json 'list(j) == ["page", "contest", "style", "boxes"] and
    j["page"] == {"width_mm": 148, "height_mm": 210} and j["contest"] == "1-1" and j["style"] == "signs" and
    all(list(b) == ["candidate", "name", "option", "x_mm", "y_mm", "w_mm", "h_mm"] for b in j["boxes"])'
file_has "candidates in the order of the list, two lines for others" b.json '[(b["candidate"], b["name"], b["option"]) for b in j["boxes"]] == [
    (1, "王一", "sign"), (2, "张建国", "sign"), (3, "阿卜杜热合曼·买买提明", "sign"),
    (1, "", "write-in-name"), (1, "", "write-in-sign"), (2, "", "write-in-name"), (2, "", "write-in-sign")]'
file_has "boxes inside the page, whole micrometres" b.json 'all(b["x_mm"] > 8 and b["y_mm"] > 20 and b["x_mm"] + b["w_mm"] < 140
    and b["y_mm"] + b["h_mm"] < 140 and all(round(b[k] * 1000) / 1000 == b[k] for k in ("x_mm", "y_mm", "w_mm", "h_mm")) for b in j["boxes"])'
holds "the words" sh -c 'pdftotext -l 1 b.pdf - | tr -d " \n" | grep -q 清溪镇第六届人民代表大会代表选票.*应选代表2名'
holds "no number or name of a voter" sh -c '! pdftotext b.pdf - | grep -q 选民[0-9]'
holds "every copy is the same" sh -c 'pdftotext b.pdf - | grep -o "HJ1[0-9A-Z]*" | sort | uniq -c | grep -q "^ *300 HJ1"'
holds "the journal has the number" test "$(asks "SELECT count(*) FROM journal WHERE action = 'ballot-print' AND detail LIKE '%\"copies\":300%'")" = 1
holds "which is not a receipt of printed ballots" test "$(asks 'SELECT count(*) FROM ballot_ledger')" = 0
cp b.pdf first.pdf
run ballot print --district 1 --copies 300 --pdf b.pdf
holds "printed again it is the same file" cmp -s b.pdf first.pdf

# ---- all districts, and the three ways of asking wrongly ----
run ballot print --all --to folder --json
status_is 0 "all districts"
json_has "three printed, one not, and why" '[p["contest"] for p in j["printed"]] == ["1-1", "2-1", "3-1"] and
    [p["paper"] for p in j["printed"]] == ["a5", "a5", "a4"] and len(j["skipped"]) == 1 and "选区 4: 还没有正式" in j["skipped"][0]'
holds "files by contest" test -s folder/ballot-3-1.pdf -a -s folder/ballot-3-1.json
run ballot print --district 3 --paper a5 --pdf x.pdf
status_is 1 "nine rows do not go on A5"
says "请改用 A4 纸"
holds "nothing was written" test ! -e x.pdf
run ballot print --pdf x.pdf
status_is 2 "which district"
run ballot print --all --pdf x.pdf
status_is 2 "all districts in one file"
run ballot print --district 1 --copies 0 --pdf x.pdf
status_is 2 "no copies"
run ballot print --district 1 --paper a3 --pdf x.pdf
status_is 2 "no such paper"
run ballot print --district 1 --round 2 --pdf x.pdf
status_is 1 "no second vote yet"
run ballot print --district 1 --pdf missing/x.pdf
status_is 3 "no such folder"
holds "a failed print is not journalled" test "$(asks "SELECT count(*) FROM journal WHERE action = 'ballot-print'")" = 5

# ---- every way of marking ----
for marking in columns tick-cross blank-agrees; do
    run setting set ballot_marking $marking --body 县人大常委会 --document 7号 --on 2026-12-01
    status_is 0 "marking $marking"
    run ballot print --district 2 --pdf $marking.pdf --layout $marking.json
    status_is 0 "ballots with $marking"
    run ballot deck --district 2 --pdf deck-$marking.pdf --expected deck-$marking.json --csv deck-$marking.csv --json
    status_is 0 "test deck with $marking"
done
holds "towns where no mark agrees say so" sh -c 'pdftotext blank-agrees.pdf - | grep -q 赞成不画'
file_has "three boxes for each name" columns.json '[b["option"] for b in j["boxes"]] == ["for", "against", "abstain"] * 2 + ["write-in-name", "write-in-sign"]'
run setting set ballot_marking none --body 县人大常委会 --document 7号 --on 2026-12-01
status_is 1 "no such marking"

# ---- test deck: one seat, two candidates, one line ----
file_has "every position once, then whole ballots" deck-columns.json '[s["what"] for s in j["sheets"]] == ["李𬸦 赞成", "李𬸦 反对",
    "李𬸦 弃权", "欧阳修远 赞成", "欧阳修远 反对", "欧阳修远 弃权", "空白", "选满", "多选一人", "一人画了两格", "另选他人第 1 行",
    "另选他人只写姓名", "选满又另选他人"]'
file_has "the totals by hand" deck-columns.json 'j["totals"] == {"sheets": 13, "valid": 10, "void": 2, "undecided": 1, "candidates": [
    {"candidate": 1, "name": "李𬸦", "for": 2, "against": 1, "abstain": 7},
    {"candidate": 2, "name": "欧阳修远", "for": 1, "against": 1, "abstain": 8}],
    "write_ins": [{"name": "测试甲", "for": 2}]}'
holds "a page for each sheet" test "$(pages deck-columns.pdf)" = 13
holds "that cannot pass for a ballot" sh -c 'pdftotext -l 1 deck-columns.pdf - | grep -q 测试票'
holds "and whose code says page 9" sh -c 'pdftotext deck-columns.pdf - | grep -o "HJ1[0-9A-Z]*" | sort -u | cut -c22 | grep -qx 9'
holds "the same as a table" sh -c 'tail -c +4 deck-columns.csv | sed -n 10p | grep -q "^9,多选一人,赞成,赞成,,作废"'
file_has "where no mark agrees, a blank ballot has too many" deck-blank-agrees.json '[s["state"] for s in j["sheets"] if s["what"] == "空白"] == ["void"]'

# ---- samples and the proof sheet ----
run ballot sample --district 1 --pdf sample.pdf
status_is 0 "a sample"
holds "says so, without a code" sh -c 'pdftotext sample.pdf - | grep -q 样票 && ! pdftotext sample.pdf - | grep -q HJ1'
run ballot sample --all --to folder
holds "samples of all" test -s folder/sample-2-1.pdf
run ballot proof --pdf proof.pdf --paper a4
status_is 0 "a proof sheet needs no workspace"
holds "says what to measure" sh -c 'pdftotext -raw proof.pdf - | grep -q "150.0 毫米"'

# ---- a name that cannot be printed ----
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("town.hj")
db.execute("UPDATE contest_option SET name = '王' || char(57344) WHERE district_no = 1 AND place = 1")
db.commit()
PY
run ballot print --district 1 --pdf odd.pdf
status_is 1 "a private character"
says "U+E000"
holds "no file" test ! -e odd.pdf
finish
