#!/bin/sh
# The roll: files as offices hand them in go in whole, come again, are updated, meet other rolls, and are refused when they
# are none; what a clerk is told and what the JSON says.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

export HUANJIE_BY=张三 HUANJIE_NOW=2011-12-01T08:00:00+08:00

# id YYYYMMDD SEQUENCE   a valid number, odd sequences for men
cat >id.py <<'EOF2'
import sys

def number(birth, sequence, region='331021'):
    head = f'{region}{birth}{sequence:03}'
    return head + '10X98765432'[sum(int(d) * 2 ** (17 - i) for i, d in enumerate(head)) % 11]

if __name__ == '__main__':
    print(number(sys.argv[1], int(sys.argv[2])))
EOF2

# xlsx FILE [MERGE…]   a workbook of the rows on standard input: cells between |, "#" before one makes it a number; C2:C5 merged
cat >xlsx.py <<'EOF2'
import sys, zipfile
from xml.sax.saxutils import escape

def cell(text, at):
    if text.startswith('#'):
        return f'<c r="{at}"><v>{text[1:]}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else ''

def sheet(lines):
    rows = ''.join(f'<row r="{n}">' + ''.join(cell(c, f'{chr(65 + i)}{n}') for i, c in enumerate(line.rstrip('\n').split('|'))) + '</row>'
                   for n, line in enumerate(lines, 1))
    merges = ''.join(f'<mergeCell ref="{m}"/>' for m in sys.argv[2:])
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>'

R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
    z.writestr('_rels/.rels', f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    z.writestr('xl/workbook.xml', f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{R}"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>')
    z.writestr('xl/_rels/workbook.xml.rels', f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
    z.writestr('xl/worksheets/sheet1.xml', sheet(sys.stdin))
EOF2
id() { python3 id.py "$@"; }

run init town.hj --division 331021104 --name 清溪镇 --level township --congress 6 --election-day 2012-01-04 \
    --population 1200 --province none
printf '单位名称,类别,人口,选区号\n东山村,村,300,1\n西山村,村,310,1\n南湖村（一组）,村,250,2\n' >units.csv
printf '选区号,选区名称\n1,东西山选区\n2,南湖选区\n' >districts.csv
run unit import units.csv
run district import districts.csv
status_is 0 "a town with units and districts"

# ---- a first look: every fault that a file can have ----
wrong=$(id 19700101 3 | tr 3 4)
{
    printf '清溪镇东山村选民名册,,,,,,,\n姓名,性别,民族,出生日期,公民身份号码（必填）,住址,村组,手机\n'
    printf '王建国,男,汉族,1970-01-01,%s,东山村1号,东山村,13812345678\n' "$(id 19700101 1)"
    printf '李　秀英,女,汉,1971.2.2,　%s ,东山村2号,东山村,０５７６－８７２２１２３４\n' "$(id 19710202 2)"
    printf '吴三,男,汉族,,331021720303003,东山村3号,东山村,\n'
    printf '陈四,女,汉族,1973-04-04,,东山村4号,南湖村(一组),\n'
    printf ',女,汉族,1973-04-04,%s,东山村5号,东山村,\n' "$(id 19730404 12)"
    printf '错号,男,汉族,1970-01-01,%s,东山村6号,东山村,\n' "$wrong"
    printf '丢尾,男,汉族,1970-01-01,3.31021E+17,东山村7号,东山村,\n'
    printf '小明,男,汉族,1994-01-05,%s,东山村8号,东山村,\n' "$(id 19940105 5)"
    printf '重号,男,汉族,1970-01-01,%s,东山村9号,东山村,\n' "$(id 19700101 1)"
    printf '序号,男,汉族,31940,,东山村10号,东山村,\n'
    printf '公式,男,汉族,1970-01-01,=A1,东山村11号,东山村,\n'
    printf '别处,男,汉族,1970-01-01,%s,北山村1号,北山村,\n' "$(id 19700101 7)"
    printf '错生,女,汉族,1975-05-06,%s,东山村12号,东山村,\n' "$(id 19750505 5)"
    printf '多格,男,汉族,1976-06-06,%s,东山村13号,东山村,,x\n' "$(id 19760606 1)"
} >east.csv
run roll import east.csv --dry-run --json --findings faults.csv
ends_with 1 "a file with faults, looked at"
json_has "every number of the summary" '{k: j[k] for k in ("rows", "accepted", "rejected", "invalid_id", "legacy_id", "empty_id",
    "under_age", "birth_differs", "sex_differs", "same_id_groups", "same_id_rows", "same_name_birth_groups", "same_name_birth_pairs")} == {
    "rows": 14, "accepted": 5, "rejected": 9, "invalid_id": 3, "legacy_id": 1, "empty_id": 2, "under_age": 1, "birth_differs": 1,
    "sex_differs": 1, "same_id_groups": 1, "same_id_rows": 2, "same_name_birth_groups": 0, "same_name_birth_pairs": 0}'
json_has "codes" 'j["codes"] == {"F101": 1, "F102": 1, "F103": 1, "F104": 1, "F105": 1, "F107": 1, "F108": 1, "F109": 1, "F111": 1,
    "W101": 1, "W102": 1, "W103": 1, "W104": 1}'
json_has "rows as understood, masked" 'j["first_rows"][1] == {"line": 4, "name": "李秀英", "sex": "女", "ethnic": "汉族", "birth": "1971-02-02",
    "id": "331021********" + j["first_rows"][1]["id"][-4:], "unit": "东山村", "district": "", "address": "东山村2号", "phone": "057****1234"}'
holds "no number in the JSON" python3 -c 'import re, sys
text = re.sub(r"\"hash\":\"[^\"]*\"", "", open(sys.argv[1], encoding="utf-8").read())
sys.exit(bool(re.search(r"\d{15}", text)))' "$out"
holds "findings as CSV: file, row, column, heading, masked value, code, reason, what to do" python3 -c 'import csv
rows = list(csv.reader(open("faults.csv", encoding="utf-8-sig")))
assert rows[0] == ["文件", "行", "列", "表头", "内容", "代码", "原因", "处理"], rows[0]
assert len(rows) == 14, len(rows)
by = {r[5]: r for r in rows[1:]}
assert by["F101"][:5] == ["east.csv", "7", "1", "姓名", ""], by["F101"]
assert by["F101"][6] == "姓名为空" and by["F101"][7].startswith("请补填"), by["F101"]
assert by["F103"][1:4] == ["9", "5", "公民身份号码（必填）"], by["F103"]
assert by["F108"][4] == "北山村" and by["F109"][2] == "9", (by["F108"], by["F109"])
assert all("19700101" not in "".join(r) for r in rows)'
holds "nothing was written" test "$(asks 'SELECT count(*) FROM voter')" = 0
run roll import east.csv --dry-run
shows "第 3 行 王建国 | 男 | 汉族 | 1970-01-01 | 331021********"
shows "east.csv 第 7 行第 1 列“姓名” F101: 姓名为空"

# ---- good rows go in ----
run roll import east.csv --json
ends_with 1 "rows were refused"
json_has "and the others are in" 'j["written"] and (j["added"], j["accepted"], j["rejected"]) == (5, 5, 9) and j["without_district"] == 0'
holds "placed" test "$(asks "SELECT group_concat(name || district_no, ' ') FROM (SELECT name, district_no FROM voter ORDER BY voter_no)")" = \
    "王建国1 李秀英1 吴三1 陈四2 错生1"
holds "no number stands in the file" sh -c "! grep -aqE '197001010013|19700101001' town.hj"
run roll import east.csv --json
json_has "the same again changes nothing" 'j["written"] and (j["added"], j["changed"], j["removed"], j["kept"]) == (0, 0, 0, 5)'
holds "one entry in the journal" test "$(asks "SELECT count(*) FROM journal WHERE action = 'roll-import'")" = 1
holds "with counts and hash, without names" test "$(asks "SELECT count(*) FROM journal WHERE action = 'roll-import' AND detail LIKE
    '%\"accepted\":5%\"hash\":\"%' AND detail NOT LIKE '%王建国%'")" = 1

# ---- an update ----
sed -e '/^陈四/d' -e 's/东山村1号/东山村99号/' -e 's/^,女/补名,女/' east.csv >later.csv
run roll import later.csv --replaces east.csv
ends_with 1 "an update is shown"
shows "改动 王建国（选民证号 1）: 住址 东山村1号 → 东山村99号"
shows "去掉 陈四（选民证号 4）"
shows "增加 补名"
shows "还没有写入: 增加 1，改动 1，去掉 1，不变 3"
shows "--yes"
holds "and not written" test "$(asks "SELECT count(*) FROM voter WHERE state = 'active'")" = 5
run roll import later.csv --replaces east.csv --yes --json
json_has "with consent it is" 'j["written"] and (j["added"], j["changed"], j["removed"], j["kept"]) == (1, 1, 1, 3) and
    {(c["kind"], c["subject"]) for c in j["changes"]} == {("changed", "王建国（选民证号 1）"), ("added", "补名"), ("removed", "陈四（选民证号 4）")}'
holds "struck, not deleted" test "$(asks "SELECT state FROM voter WHERE name = '陈四'")" = struck
holds "the change log has all three" test "$(asks "SELECT group_concat(kind, ' ') FROM (SELECT kind FROM voter_change ORDER BY kind)")" = \
    "add edit strike"
run roll import later.csv
ends_with 1 "the file is known by its new name"
shows "没有改动"
run roll import later.csv --replaces nowhere.csv
status_is 1 "what it replaces is not there"
says "没有导入过名册 nowhere.csv"

# ---- GB18030, XLSX, --map, --unit ----
printf '姓名,性别,身份证号,村组\n赵六,女,%s,西山村\n钱五,男,%s,西山村\n' "$(id 19800808 8)" "$(id 19810909 9)" |
    iconv -f utf-8 -t gb18030 >west.csv
run roll import west.csv --json
status_is 0 "a GB18030 file"
json_has "known as such" '"GB18030" in j["files"][0]["encoding"] and j["added"] == 2'
holds "its names" test "$(asks "SELECT count(*) FROM voter WHERE name IN ('赵六', '钱五')")" = 2
run roll import west.csv --encoding utf-8 --dry-run --json
ends_with 1 "read as what it is not"
run roll import west.csv --encoding latin1
status_is 2 "no such encoding"
printf '南湖村名册\n姓名|身份证号|联系电话|出生日期\n孙七|%s|#13912345678|\n周八|%s||#30000\n吴九|#330211198001010000|\n' \
    "$(id 19820101 1)" "$(id 19820102 2)" | python3 xlsx.py lake.xlsx
run roll import lake.xlsx --json
status_is 1 "no column for the village"
says "村组"
run roll import lake.xlsx --unit 北湖村
status_is 1 "no such village"
says "北湖村"
run roll import lake.xlsx --unit '南湖村(一组)' --json --findings lake_faults.csv
ends_with 1 "a workbook; a number in a cell has lost its end, a day is a serial"
json_has "one row goes in" 'j["accepted"] == 1 and j["files"][0]["sheet"] == "名册" and j["files"][0]["heading_line"] == 2 and
    j["codes"] == {"F103": 1, "F106": 1, "F111": 1}'
holds "the cell is named" grep -q 'lake.xlsx,5,2,身份证号' lake_faults.csv
run roll import lake.xlsx --sheet 别的
status_is 1 "no such worksheet"

# ---- cells that were merged downwards ----
merged() { # NAME MERGE…   one village written once, one address for two
    printf '西山村选民名册||||\n姓名|身份证号|村组|住址|编号\n'
    printf '沈甲|%s|西山村|西山村1号|1\n韩乙|%s|||\n杨丙|%s||西山村3号|\n' "$(id 19860101 1)" "$(id 19860102 3)" "$(id 19860103 5)"
}
voters=$(asks 'SELECT count(*) FROM voter')
merged | python3 xlsx.py merged.xlsx A1:E1 C3:C5 D3:D4 E3:E5
run roll import merged.xlsx
status_is 1 "the village stands in the first row only"
says "merged.xlsx: 有 3 格与上面的行合并了，没有导入"
says "第 4 行“村组”: 与第 3 行合并了单元格，内容只存在第 3 行；请取消合并，每一行都填上"
says "第 4 行“住址”: 与第 3 行合并了单元格"
says "第 5 行“村组”: 与第 3 行合并了单元格"
holds "nobody went in" test "$(asks 'SELECT count(*) FROM voter')" = "$voters"
run roll import merged.xlsx --dry-run --json
status_is 1 "nor does a rehearsal pass over it"
merged | python3 xlsx.py merged.xlsx A1:E2 D3:D4
run roll import merged.xlsx --unit 西山村 --json
status_is 1 "an address shared by two is not lost without a word"
says "第 4 行“住址”: 与第 3 行合并了单元格"
merged | sed 's/|||/|西山村|西山村1号|/; s/||/|西山村|/' | python3 xlsx.py merged.xlsx A1:E1 E3:E5 A9:E12
run roll import merged.xlsx --dry-run --json
json_has "a title, a column that is not read and empty rows may be merged" 'j["rows"] == 3 and j["rejected"] == 0'

printf 'xm,sfz,c,sj\n郑十,%s,东山村,13700000000\n' "$(id 19830303 3)" >odd.csv
run roll import odd.csv
status_is 1 "headings that nobody knows"
says "--map"
run roll import odd.csv --map 姓名=xm,身份证号=sfz --map 村组=c --map 手机=4 --json
status_is 0 "with a map they are known"
json_has "columns" 'j["files"][0]["columns"] == {"name": 1, "id": 2, "unit": 3, "phone": 4}'
run roll import odd.csv --map 姓名
status_is 2 "a map that is none"

# ---- two rolls claim one person ----
printf '姓名,身份证号,村组\n赵六,%s,东山村\n冯一,%s,东山村\n' "$(id 19800808 8)" "$(id 19840404 4)" >second.csv
run roll import second.csv --json
ends_with 1 "somebody is on another roll"
json_has "and is not registered twice" 'j["codes"] == {"F112": 1} and (j["accepted"], j["rejected"], j["added"]) == (1, 1, 1)'
run roll import second.csv
shows "名册 west.csv，选民证号"
printf '姓名,性别,身份证号,村组\n钱五,男,%s,西山村\n' "$(id 19810909 9)" >west.csv
run roll import west.csv second.csv --yes --json
ends_with 0 "gone from one, taken over by the other"
json_has "with the same number" 'j["changed"] == 1 and j["removed"] == 0 and "转来" in j["changes"][0]["text"]'
printf '姓名,身份证号,村组\n蒋二,%s,东山村\n' "$(id 19850505 5)" >one.csv
printf '姓名,身份证号,村组\n蒋二,%s,西山村\n' "$(id 19850505 5)" >two.csv
run roll import one.csv two.csv --json
json_has "in two files at once: the first has the person" 'j["codes"]["F105"] == 1 and j["added"] == 1 and [f["accepted"] for f in j["files"]] == [1, 0]'

# ---- what is no roll ----
printf '' >empty.csv
run roll import empty.csv
status_is 1 "an empty file"
says "empty.csv"
printf '姓名,出生日期\n' >heading.csv
run roll import heading.csv --unit 东山村
status_is 1 "only a heading"
says "没有一行选民"
head -c 300 lake.xlsx >cut.xlsx
run roll import cut.xlsx
status_is 1 "a workbook cut off"
says "cut.xlsx"
printf '%%PDF-1.4 not a table' >paper.csv
run roll import paper.csv
status_is 1 "a PDF"
run roll import nowhere.csv
status_is 1 "no such file"
says "nowhere.csv: 没有这个文件，请核对"
python3 - <<'EOF2'
import zipfile
with zipfile.ZipFile('lake.xlsx') as a, zipfile.ZipFile('bomb.xlsx', 'w', zipfile.ZIP_DEFLATED) as b:
    for name in a.namelist():
        if not name.endswith('sheet1.xml'):
            b.writestr(name, a.read(name))
    with b.open('xl/worksheets/sheet1.xml', 'w', force_zip64=True) as part:
        part.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c t="inlineStr"><is><t>')
        for _ in range(300):
            part.write(b'A' * (1 << 20))
EOF2
run roll import bomb.xlsx
status_is 1 "a zip bomb"
says "bomb.xlsx"
run roll import
status_is 2 "no file"
run roll import east.csv east.csv
status_is 2 "twice the same name"
holds "none of these left anything" test "$(asks "SELECT count(*) FROM roll_source")" = 7

# ---- without a workspace ----
mkdir apart
cd apart || exit 1
run roll import ../east.csv --dry-run --election-day 2012-01-04 --json
ends_with 1 "a look without a workspace"
json_has "any village will do" 'j["rows"] == 14 and j["accepted"] == 6 and "F108" not in j["codes"] and not j["written"] and "added" not in j'
run roll import ../east.csv --election-day 2012-01-04
status_is 2 "but no import"
run roll import ../east.csv --dry-run
status_is 2 "nor without a day"
cd ..

# ---- the machine refuses ----
python3 -c '
import random
from id import number
random.seed(1)
print("姓名,身份证号,村组,住址")
for i in range(5000):
    birth = 19100101 + i % 60 * 10000 + i // 60 % 12 * 100 + i // 720 % 28
    print(f"某{i},{number(birth, i % 999 + 1)},东山村,东山村{i}号")' >many.csv
(
    ulimit -f 256
    "$HUANJIE" roll import many.csv >"$out" 2>"$err"
    echo $? >status
)
status=$(cat status)
status_is 3 "the disk is full"
says "磁盘空间不足"
run verify
status_is 0 "and the workspace is as it was"
holds "nothing of it went in" test "$(asks "SELECT count(*) FROM voter WHERE name LIKE '某%'")" = 0
python3 - <<'EOF2' &
import sqlite3, time
db = sqlite3.connect('town.hj', isolation_level=None)
db.execute('BEGIN IMMEDIATE')
open('locked', 'w').close()
time.sleep(8)
db.execute('ROLLBACK')
EOF2
while [ ! -f locked ]; do sleep 0.1; done
run roll import many.csv
status_is 3 "another computer is writing"
says "另一台电脑或另一个窗口正在写入"
wait
run roll import many.csv --json
ends_with 0 "a little later it goes in"
json_has "all of it" 'j["added"] == 5000'
run verify
status_is 0 "all is in order"
finish
