#!/bin/sh
# The papers of a small town: four districts, one that needs another election, one where seats stay vacant, one with a
# written-in person; before and after certifying, and after a correction. The roll and the candidates are put in place
# directly: other scenarios import them.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
export HUANJIE_NOW=2012-01-04T09:00:00+08:00 HUANJIE_BY=李经办

# squeezed FILE   the PDF's text without blanks
squeezed() {
    pdftotext -raw "$1" - | python3 -c 'import sys; print("".join(sys.stdin.read().split()))'
}
_reads() {
    squeezed "$1" | grep -qF -- "$2"
}
_lacks() {
    ! squeezed "$1" | grep -qF -- "$2"
}
# reads FILE WORD   the PDF's text, without blanks, has the word; lacks FILE WORD   it has not
reads() {
    holds "$1 says “$2”" _reads "$1" "$2"
}
lacks() {
    holds "$1 does not say “$2”" _lacks "$1" "$2"
}
pages() {
    pdfinfo "$1" | sed -n 's/^Pages: *//p'
}
# ---- a town before the vote ----
run init town.hj --division 331021104 --name 清溪镇 --level township --congress 6 --election-day 2012-01-04 \
    --population 1200 --province none
done_well "a workspace"
run paper all --to early
status_is 1 "no districts, no papers"
printf '单位名称,类别,人口,选区号\n东山村,村,400,1\n西山村,村,200,2\n南湖村,村,400,3\n北湖社区,居,200,4\n' >units.csv
printf '选区号,选区名称\n1,东山村选区\n2,西山村选区（含清溪镇工业园区管理委员会及所属各企业联合选区）\n3,南湖村选区\n4,第4选区\n' >districts.csv
printf '选区号,站号,类别,名称,事由,秘密写票处\n1,1,选举大会,东山文化礼堂,,是\n2,1,投票站,西山小学,,是\n3,1,投票站,南湖,,是\n4,1,投票站,北湖,,是\n4,2,流动票箱,流动票箱,行动不便,是\n' >stations.csv
run unit import units.csv
run district import districts.csv
run station import stations.csv
for x in 1:2 2:1 3:3 4:1; do
    run seats set --district "${x%:*}" --seats "${x#*:}"
done
printf '机构,姓名,职务,选区号,站号\n监票人,王总监,总监票人,,\n监票人,钱监票,,1,1\n计票人,孙计票,,1,1\n主持人,周主持,,1,1\n' >members.csv
run member import members.csv
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("town.hj")
seats = {1: 2, 2: 1, 3: 3, 4: 1}
for no in range(1, 121):
    db.execute("INSERT INTO voter (county, voter_no, district_no, unit_no, source_no, name, sex, ethnic, born_on, address, household, note, sealed, id_high, id_low, phone_high, phone_low, state) VALUES (331021, ?, ?, 0, 0, ?, 1, 1, 19700101, NULL, NULL, NULL, x'00', 0, 0, 0, 0, 'active')",
               (no, (no - 1) // 30 + 1, f"选民{no}"))
people = {1: ("赵一 1 1 19800104 中共党员 大学本科", "钱一 2 5 19760105 群众 大专", "孙一 1 1 19610104 群众 初中"),
          2: ("阿卜杜热合曼·买买提明 1 5 19700101 群众 高中", "李二 2 1 19760104 中共预备党员 中专"),
          3: ("周三 2 1 19710101 中共党员 在职研究生", "吴三 1 0 0 - -", "郑三 1 1 19500101 群众 小学", "王三 1 1 19600101 民盟盟员 大学"),
          4: ("冯四 1 1 19850101 群众 大专", "陈四 2 1 19850101 群众 大专")}
no = 0
for district, lines in people.items():
    for place, line in enumerate(lines, 1):
        no += 1
        name, sex, ethnic, born, party, education = (None if x == "-" else x for x in line.split())
        db.execute("INSERT INTO candidate VALUES (331021, ?, ?, ?, 0, ?, ?, ?, ?, ?, NULL, '清溪镇村民', ?, ?, NULL, 0, 'formal', NULL, 20111220, ?, -1)",
                   (no, district, name, int(sex), int(ethnic), int(born), party, education, "farmer" if no % 2 else "official", no % 3 == 0, place))
        db.execute("INSERT INTO nomination VALUES (331021, ?, ?, 'party', '中共清溪镇委员会', 20111215, 0, 1, NULL)", (no, no))
db.execute("INSERT INTO ballot_ledger VALUES (331021, 1, 1, 1, 0, 'printed', 34, 20120103, NULL)")
db.commit()
PY
printf '项目,人数,总数\n妇女,3,6\n中共党员,4,6\n三十五岁以下,2,6\n三十六至五十岁,3,6\n五十一岁以上,1,6\n' >last.csv
run last-term import last.csv
status_is 0 "the outgoing congress"
run paper candidates --to early
done_well "the register of candidates needs no vote"
reads early/代表候选人名册.pdf 未认证
run paper elected --to early
status_is 1 "nobody has voted yet"
run paper result-form --to early
status_is 2 "one district or all"
run paper report --to early
done_well "a report can be had at any time"
run paper statistics --to early --docx
status_is 2 "no such format"

# ---- votes ----
# sheet IN_PERSON MOBILE VOID BLANK NAMES…   each name with its votes, "+" marks one that was written in
sheet() {
    python3 - "$@" <<'PY'
import json, sys
person, mobile, void, blank = map(int, sys.argv[1:5])
cast = person + mobile
valid = cast - void
lines = [x.split("=") for x in sys.argv[5:]]
print(json.dumps({"in_person": person, "entrusted": 0, "mobile": mobile, "received": 30, "issued": cast, "spoiled": 0, "unused": 30 - cast,
    "collected": cast, "valid": valid, "void": void, "blank": blank, "supervisor": "钱监票",
    "candidates": [{"name": n, "for": int(v), "against": 1, "abstain": valid - int(v) - 1} for n, v in lines if n[0] != "+"],
    "write_ins": [{"name": n[1:], "for": int(v)} for n, v in lines if n[0] == "+"]}))
PY
}
# counted DISTRICT ROUND SHEET…
counted() {
    where="--district $1 --round $2 --station 1"
    shift 2
    sheet "$@" >sheet.json
    # shellcheck disable=SC2086
    run tally enter sheet.json $where --entry 1 --by 张录入
    # shellcheck disable=SC2086
    run tally enter sheet.json $where --entry 2 --by 王录入
    done_well "counted $where"
}
run round open
done_well "the vote is open"
counted 1 1 28 0 1 1 赵一=24 钱一=20 孙一=5
counted 2 1 26 0 0 0 阿卜杜热合曼·买买提明=12 李二=11 +外来人=3
counted 3 1 28 0 1 0 周三=26 吴三=20 郑三=8 王三=6
run paper all --to draft
done_well "papers while the count goes on"
reads draft/当选代表公告.pdf "4个选区中已有1个选区有结果"
reads draft/当选代表公告.pdf "（未认证）"
lacks draft/当选代表公告.pdf 认证第1版
reads draft/选举结果报告单_选区04.pdf 计票还没有完成
reads draft/选举结果报告单_选区02.pdf "另行选举1名，候选人依次为阿卜杜热合曼·买买提明、李二。"
reads draft/选举结果报告单_选区02.pdf "外来人（另选）"
counted 4 1 25 3 0 0 冯四=15 陈四=12
run round open --next --district 2 --on 2012-01-08
counted 2 2 27 0 0 0 阿卜杜热合曼·买买提明=9 李二=14
run round open --next --district 3 --on 2012-01-08
counted 3 2 28 0 10 6 郑三=5 王三=4
run decision set --subject district/3/round/2 --question still-short --answer vacant --body 选举委员会 --document 清选〔2012〕3号 --on 2012-01-09
run count --json
python3 - "$out" >explain.txt <<'PY'
import json, sys
for f in json.load(open(sys.argv[1]))["findings"]:
    if f["severity"] == "explain":
        print(f["code"], f["subject"], sep="\t")
PY
while IFS="$(printf '\t')" read -r code subject; do
    run finding explain --code "$code" --subject "$subject" --text 已当场核对
done <explain.txt
run certify --on 2012-01-10
done_well "certified"

# ---- papers of the certified result ----
run paper all --to papers --json
done_well "all papers"
json_has "what a reader should know" '[f["code"] for f in j["findings"]] == ["N621"]'
json_has "each with its hash, the index last" 'all(len(f["sm3"]) == 64 and f["bytes"] > 0 for f in j["files"]) and
    j["files"][-1]["file"] == "文书目录.xlsx" and len({f["file"] for f in j["files"]}) == len(j["files"])'
json_has "exactly these are in the folder" 'sorted(__import__("os").listdir("papers")) == sorted(f["file"] for f in j["files"])'
unzip -p papers/文书目录.xlsx xl/sharedStrings.xml >index.xml
json_has "the index has every hash" 'all(f["sm3"] in open("index.xml", encoding="utf-8").read() for f in j["files"][:-1])'
HUANJIE_NOW=2013-05-01T00:00:00+08:00 HUANJIE_BY=别人
run paper all --to again
done_well "another day, somebody else"
holds "the same bytes" diff -r papers again
HUANJIE_NOW=2012-01-11T09:00:00+08:00 HUANJIE_BY=李经办
run verify
done_well "papers leave no trace in the workspace"

run journal list --json
journal=$(python3 -c 'import json, sys
j = json.load(open(sys.argv[1])); e = [x for x in j["entries"] if x["action"] == "certify"][0]; print(e["seq"], e["hash"])' "$out")
reads papers/选举结果报告单_选区02.pdf "日志SM3${journal#* }"
reads papers/选举结果报告单_选区02.pdf "工作日志第${journal% *}条"
for f in papers/*.pdf; do
    holds "$f names the certificate and no draft" sh -c 'pdftotext "$1" - | grep -q 认证第1版 && ! pdftotext "$1" - | grep -q 未认证' - "$f"
done
holds "a page for each vote" test "$(pages papers/选举结果报告单_选区02.pdf)" = 2 -a "$(pages papers/选举结果报告单_选区01.pdf)" = 1
reads papers/选举结果报告单_选区01.pdf "登记选民30参加投票的选民28参加投票的比例93.33%"
reads papers/选举结果报告单_选区01.pdf "印制选票34发给投票站未登记"
reads papers/选举结果报告单_选区01.pdf "1赵一2412当选"
reads papers/选举结果报告单_选区01.pdf "选举法2010第43条第1款"
reads papers/选举结果报告单_选区01.pdf 王总监
reads papers/选举结果报告单_选区04.pdf 未登记
reads papers/选举结果报告单_选区03.pdf "缺额1名，不再投票"
reads papers/当选代表公告.pdf "应选代表7名，选出6名，缺额1名"
reads papers/当选代表公告.pdf "第44条"
reads papers/当选代表公告.pdf "赵一、钱一（女，维吾尔族）"
reads papers/当选代表名单.pdf 吴三男未填未填未填未填
holds "a notice for each" test "$(pages papers/当选通知书.pdf)" = 6
reads papers/当选通知书.pdf "李二同志"
reads papers/当选通知书.pdf "经2012年1月8日第2选区"
reads papers/当选通知书.pdf "经2012年1月4日第4选区选民"

# ---- statistics: 6 elected, of whom one left everything open ----
reads papers/代表构成统计表.pdf "妇女350.0%3650.0%0.0"
reads papers/代表构成统计表.pdf "中共党员350.0%4666.7%-16.7"
reads papers/代表构成统计表.pdf "政治面貌未填116.7%"
reads papers/代表构成统计表.pdf "三十五岁以下350.0%2633.3%+16.7"
reads papers/代表构成统计表.pdf "三十六至五十岁233.3%3650.0%-16.7"
reads papers/代表构成统计表.pdf "大专以上466.7%未登记"
reads papers/代表构成统计表.pdf "N621：1名代表"
holds "the workbook has the numbers as numbers" sh -c 'unzip -p papers/代表构成统计表.xlsx xl/worksheets/sheet1.xml | grep -q "<v>3</v>"'
holds "turnout by district, as a number" sh -c 'unzip -p papers/各选区投票情况表.xlsx "xl/worksheets/*.xml" | grep -q "<v>0.9333</v>"'
for f in papers/*.docx; do
    holds "$f is a document" sh -c 'unzip -p "$1" word/document.xml | grep -q 清溪镇' - "$f"
done

# ---- the report: no number in the text that is not in the annex ----
cat >annex.py <<'PY'
import re, sys, xml.etree.ElementTree as tree, zipfile
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
def text_of(node):
    return "".join(t.text or "" for t in node.iter(W + "t"))
body = tree.fromstring(zipfile.ZipFile(sys.argv[1]).read("word/document.xml")).find(W + "body")
text, rows = [], []
for node in body:
    if node.tag == W + "tbl":
        rows += [[text_of(c) for c in r.findall(W + "tc")] for r in node.findall(W + "tr")][1:]
        break
    if not text_of(node).startswith("附表一"):
        text.append(text_of(node))
number = re.compile(r"\d+(?:\.\d+)?")
known = {n for row in rows for n in number.findall(row[2])}
used = number.findall("\n".join(text))
stray = [n for n in used if n not in known]
assert len(used) > 60 and not stray, (len(used), stray)
assert all(row[3] and row[4] and row[5] and row[6] for row in rows), "a figure without meaning, base, source or day"
whole = "\n".join(text)
assert all(row[2] in whole for row in rows), [row for row in rows if row[2] not in whole]
PY
holds "each number of the report stands in its annex, and each of the annex in the report" \
    python3 annex.py papers/换届选举工作汇报.docx
reads papers/换届选举工作汇报.pdf "已经计票的选区4个，登记选民120人，参加第一次投票的选民110人，占91.67%"
reads papers/换届选举工作汇报.pdf "第一次投票即选足名额的选区2个，占已经计票选区的50.00%。此外，另行选举2次"
reads papers/换届选举工作汇报.pdf "应选代表7名，当选6名，缺额1名。"
reads papers/换届选举工作汇报.pdf "妇女3人，占50.0%，与上届持平；中共党员3人，占50.0%，比上届下降16.7个百分点；少数民族1人，占16.7%，上届未登记"
reads papers/换届选举工作汇报.pdf "平均年龄34.2岁，计算到选举日，出生日期有登记的5人"
reads papers/换届选举工作汇报.pdf "选举委员会由（未登记）于（未登记）任命"
lacks papers/换届选举工作汇报.pdf 一次选举成功
reads papers/换届选举工作汇报.pdf "依法应在11人到14人之间"
reads papers/换届选举工作汇报.pdf 全部相符
reads papers/换届选举工作汇报.pdf 清选〔2012〕3号
reads early/换届选举工作汇报.pdf 还没有选区完成计票
reads early/换届选举工作汇报.pdf "没有认证，数字可能变动"

# ---- figures that do not agree ----
cp town.hj odd.hj
cp town.hj.key odd.hj.key
python3 -c '
import sqlite3
db = sqlite3.connect("odd.hj"); db.execute("UPDATE election SET population = 1300"); db.execute("UPDATE last_term SET value = 3 WHERE item = \"age-35\""); db.commit()'
run paper report --to odd --json odd.hj
done_well "the report is written all the same"
json_has "and says what does not agree" '[f["code"] for f in j["findings"]] == ["N621", "N622", "N623", "N623"] and
    any("各选区人口之和＝总人口" in f["text"] and "1200" in f["text"] and "1300" in f["text"] for f in j["findings"])'
reads odd/换届选举工作汇报.pdf "其中不符的2项，须查明后再上报"

rm odd.hj*

# ---- notices ----
reads papers/公告_正式代表候选人名单.pdf "第2选区西山村选区（含清溪镇工业园区管理委员会及所属各企业联合选区）应选1名"
reads papers/公告_正式代表候选人名单.pdf "1周三女汉族1971年1月中共党员在职研究生清溪镇村民"
reads papers/公告_正式代表候选人名单.pdf "第31条"
reads papers/公告_代表候选人名单.pdf "按姓名笔画排列"
reads papers/公告_代表候选人名单.pdf "1冯四男汉族1985年1月群众大专"
reads papers/公告_选民名单.pdf "共登记选民120人"
reads papers/公告_选民名单.pdf "（至2011年12月30日）向人民法院起诉"
reads papers/公告_选区划分和名额分配.pdf "1东山村选区东山村4002名"
reads papers/公告_投票时间地点方法.pdf "4第4选区1名流动票箱流动票箱"
reads papers/公告_再次投票和另行选举.pdf "第3选区南湖村选区2012年1月8日另行选举1名"
holds "nobody's credentials are confirmed yet" test ! -e papers/公告_代表资格.pdf
run notice add --kind final-list --on 2011-12-26 --place 各村
run paper notices --to posted --district 1 --pdf
done_well "notices of one district"
reads posted/公告_正式代表候选人名单_选区01.pdf "清溪镇选举委员会2011年12月26日"
lacks posted/公告_正式代表候选人名单_选区01.pdf 第2选区
holds "only what concerns it" test "$(find posted -type f | wc -l)" = 3
run paper notices --to posted --district 9
status_is 1 "no such district has notices"

# ---- single papers ----
run paper result-form --district 3 --to one
done_well "one form"
holds "the same as in the set" cmp papers/选举结果报告单_选区03.pdf one/选举结果报告单_选区03.pdf
run paper result-form --district 9 --to one
status_is 1 "no such district"
run paper deputy-notice --district 2 --pdf --to one
holds "notices of one district, in one format" test -f one/当选通知书_选区02.pdf -a ! -e one/当选通知书_选区02.docx
run paper elected --to units.csv
status_is 3 "a file is no folder"
run paper elected --to no/such/folder
status_is 3 "nor is what does not exist"

# ---- after the certificate ----
run correct --reason 补登学历
run paper elected --to open
reads open/当选代表名单.pdf "未认证（第1版正在更正）"
python3 -c '
import sqlite3
db = sqlite3.connect("town.hj"); db.execute("UPDATE candidate SET education = \"大专\" WHERE name = \"吴三\""); db.commit()'
run certify --on 2012-01-12
run paper elected --to open
reads open/当选代表名单.pdf "认证第2版"
python3 -c '
import sqlite3
db = sqlite3.connect("town.hj"); db.execute("UPDATE tally_line SET votes_for = votes_for + 1 WHERE district_no = 1 AND entry = 3 AND line = 1"); db.commit()'
run paper elected --to open
status_is 1 "records that were changed behind its back give no papers"
says "huanjie verify"
python3 -c '
import sqlite3
db = sqlite3.connect("town.hj"); db.execute("UPDATE tally_line SET votes_for = votes_for - 1 WHERE district_no = 1 AND entry = 3 AND line = 1")
db.execute("UPDATE candidate SET post = \"\U000E0100\uE000村\" WHERE name = \"吴三\""); db.commit()'
run paper elected --to open
status_is 1 "a character without an agreed shape"
says "当选代表名单.pdf"
finish
