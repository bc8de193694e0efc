#!/bin/sh
# The voting day of a small town and what follows: three districts, one decided at once with a person who was written in,
# one by a re-vote after a tie, one left short by another election; then the certificate, credentials, somebody who changes
# a figure in the file, and a correction. Formal candidates are put in place directly: another scenario nominates them.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
HUANJIE_NOW=2012-01-04T20:00:00+08:00
HUANJIE_BY=李经办
export HUANJIE_NOW HUANJIE_BY

# tampers SQL   as somebody with another tool would
tampers() {
    python3 - "$1" <<'PY'
import sqlite3, sys
db = sqlite3.connect("town.hj")
db.execute(sys.argv[1])
db.commit()
PY
}

# ---- a town ----
run init town.hj --division 331021104 --name 清溪镇 --level township --congress 6 --election-day 2012-01-04 --population 900
done_well "a workspace"
cat >districts.csv <<'CSV'
选区号,选区名称,应选名额
1,东山选区,2
2,南湖选区,2
3,北湖选区,1
CSV
cat >stations.csv <<'CSV'
选区号,站号,类别,名称,事由,秘密写票处
1,1,投票站,东山村部,,是
1,2,选举大会,西山小学,,是
1,3,流动票箱,东山流动箱,行动不便,
2,1,投票站,南湖小学,,是
3,1,投票站,北湖村部,,是
CSV
run district import districts.csv
done_well "districts"
run station import stations.csv
done_well "stations"
cat >units.csv <<'CSV'
单位名称,类别,人口,选区号
东山村,村,300,1
南湖村,村,300,2
北湖村,村,300,3
CSV
run unit import units.csv
done_well "units"
python3 - >roll.csv <<'PY'
def number(order):
    first = f"33102119700101{order:03}"
    return first + "10X98765432"[sum(int(c) * w for c, w in zip(first, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11]
print("姓名,性别,出生日期,公民身份号码,村组")
for d, village in enumerate(("东山村", "南湖村", "北湖村")):
    for i in range(100):
        name = "赵李钱孙周吴郑冯陈褚"[i % 10] + "建文志明海"[i // 20] + "东南北"[d] + ("" if i % 20 < 10 else "平")
        print(f"{name},{'女男'[i % 2]},1970-01-01,{number(d * 100 + i)},{village}")
PY
run roll import roll.csv --json
done_well "the roll"
json_has "three hundred voters" 'j["accepted"] == 300 and j["rejected"] == 0 and j["without_district"] == 0'
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("town.hj")
formal = {1: ["李建东", "钱建东", "孙建东"], 2: ["李建南", "钱建南", "孙建南"], 3: ["李建北", "钱建北"]}
no = 0
for d, names in formal.items():
    for place, name in enumerate(names, 1):
        no += 1
        db.execute("INSERT INTO candidate (county, candidate_no, district_no, name, voter_no, sex, ethnic, born_on, category,"
                   " is_incumbent, foreign_funding, state, listed_on, list_place, primary_votes)"
                   " VALUES (331021, ?, ?, ?, 0, 1, 1, 19700101, 'farmer', 0, 0, 'formal', 0, ?, -1)", (no, d, name, place))
db.execute("INSERT INTO counter VALUES (331021, 'candidate', ?)", (no + 1,))
db.commit()
PY

# ---- before the vote: entrusted votes ----
cat >entrust.csv <<'CSV'
清溪镇委托投票登记,,,,,,,,
选区号,委托人,委托人选民证号,受托人,受托人选民证号,事由,书面,同意日期,同意人
1,周建东,,吴建东,,外出,是,2012-01-02,选举委员会
1,郑建东,,吴建东,,外出,是,2012-01-02,
1,冯建东,,吴建东,,外出,是,2012年1月3日,
1,陈建东,,吴建东,,外出,是,2012-01-03,
2,周建南,,吴建南,,病残,是,,
CSV
run entrust import entrust.csv --json
done_well "five rows"
json_has "they are taken; the fourth for one trustee and an open one are found at once" 'j["added"] == 5 and j["taken"] and
    [f["code"] for f in j["findings"]] == ["F521", "W521"] and j["findings"][0]["article"] == "选举法2010 第40条" and
    j["findings"][0]["rule"] == "R53" and "第 4 件" in j["findings"][0]["text"]'
run entrust approve 5 --on 2012-01-03
status_is 1 "illness is no ground in national law"
says "R52 选举法2010 第40条"
run entrust refuse 4 --why 受托人已受托三人
done_well "the committee refuses the fourth"
run entrust refuse 5 --why 可以在流动票箱投票
done_well "and the ill voter is sent the mobile box"
run entrust import entrust.csv --json
json_has "the old table brings neither back" 'j["added"] == 0 and j["changes"] == [] and j["findings"] == []'
run entrust list --json
done_well "the register"
json_has "the trustee's counter" '[e["trustee_holds"] for e in j["entrustments"]] == [3, 3, 3, 3, 0] and j["approved"] == 3'

# ---- ballots ----
cat >ledger.csv <<'CSV'
选区号,次数,站号,类别,数量,日期,说明
1,1,,印制,110,2012-01-02,
1,1,1,发给投票站,60,2012-01-04,
1,1,2,发给投票站,50,2012-01-04,
2,1,,印制,110,2012-01-02,
2,1,1,发给投票站,100,2012-01-04,
3,1,,印制,110,2012-01-02,
3,1,1,发给投票站,111,2012-01-04,
CSV
run ballots import ledger.csv --json
done_well "the ledger"
json_has "more was handed out than printed, and it is said by its code" '[f["code"] for f in j["findings"]] == ["F524"] and j["added"] == 7'
sed 's/3,1,1,发给投票站,111/3,1,1,发给投票站,100/' ledger.csv >fixed.csv
run ballots import fixed.csv
stops "a changed figure is shown first"
run ballots import fixed.csv --yes
done_well "and taken with consent"
run ballots list --json
json_has "the balance" '[(b["printed"], b["handed_out"], b["in_stock"]) for b in j["balances"]] == [(110, 110, 0), (110, 100, 10),
    (110, 100, 10)]'

# ---- the vote ----
run round open --json
done_well "three districts vote"
json_has "all three" 'j["opened"] == 3'
run tally form --xlsx form.xlsx --pdf form.pdf
done_well "the blank sheets"
holds "for the pen, too" sh -c 'head -c 5 form.pdf | grep -q %PDF'

# fills FILE from the workbook: figures by counting place, votes by name, further names written in
cat >fill.py <<'PY'
import csv, re, sys, zipfile, xml.etree.ElementTree as xml
book, target, facts = sys.argv[1], sys.argv[2], eval(open(sys.argv[3], encoding="utf-8").read())
ns = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
z = zipfile.ZipFile(book)
shared = ["".join(t.text or "" for t in s.iter("{%s}t" % ns["m"])) for s in xml.fromstring(z.read("xl/sharedStrings.xml"))]
rows = []
for row in xml.fromstring(z.read("xl/worksheets/sheet1.xml")).iter("{%s}row" % ns["m"]):
    cells = {}
    for c in row.iter("{%s}c" % ns["m"]):
        v = c.find("m:v", ns)
        text = "" if v is None else shared[int(v.text)] if c.get("t") == "s" else v.text
        cells[ord(re.match("[A-Z]", c.get("r"))[0]) - 65] = text
    rows.append([cells.get(i, "") for i in range(8)])
written = {}
for r in rows:
    if not r[0].isdigit():
        continue
    place = (int(r[0]), int(r[1]), int(r[2]))
    f = facts.get(place)
    if not f:
        continue
    if r[3] == "候选人":
        r[5], r[6], r[7] = f["votes"][r[4]]
    elif r[3] == "监票人":
        r[4] = "陈监"
    elif r[3] == "另选他人":
        rest = written.setdefault(place, list(f.get("written", {}).items()))
        if rest:
            r[4], r[5] = rest.pop(0)
    else:
        r[5] = f[r[3]]
csv.writer(open(target, "w", encoding="utf-8")).writerows(rows)
PY
cat >facts.py <<'PY'
def sheet(person, entrusted, mobile, received, void, votes, written={}, lost=0):
    took = person + entrusted + mobile
    valid = took - lost - void
    return {"到站投票人数": person, "委托投票人数": entrusted, "流动票箱投票人数": mobile, "领用选票数": received, "发出选票数": took,
            "写错换发作废的选票数": 0, "剩余选票数": received - took, "收回选票数": took - lost, "有效票数": valid, "废票数": void,
            "其中全部弃权的有效票数": 0, "votes": {n: (v, valid - v, 0) for n, v in votes.items()}, "written": written}
PY
python3 - <<'PY'
exec(open("facts.py", encoding="utf-8").read())
first = {
    # 88 took part: more than 44 are elected; a written-in person has 46
    (1, 1, 1): sheet(45, 3, 2, 60, 2, {"李建东": 30, "钱建东": 10, "孙建东": 8}, {"褚建东": 22, "褚建冬": 3}),
    (1, 1, 2): sheet(38, 0, 0, 50, 0, {"李建东": 28, "钱建东": 12, "孙建东": 6}, {"褚建东": 21}),
    # 80 took part, 79 ballots came back; three have more than 40 for two seats, two of them the same
    (2, 1, 1): sheet(80, 0, 0, 100, 1, {"李建南": 60, "钱建南": 45, "孙建南": 45}, lost=1),
    # nobody has more than half
    (3, 1, 1): sheet(70, 0, 0, 100, 0, {"李建北": 30, "钱建北": 28}, {"周五": 3}),
}
open("first.txt", "w", encoding="utf-8").write(repr(first))
first[(1, 1, 2)] = sheet(38, 0, 0, 50, 0, {"李建东": 28, "钱建东": 12, "孙建东": 9}, {"褚建东": 21})
open("second.txt", "w", encoding="utf-8").write(repr(first))
PY
python3 fill.py form.xlsx first.csv first.txt
python3 fill.py form.xlsx second.csv second.txt
run tally import form.xlsx --entry 1 --json
json_has "the empty form is no entry" 'j["blank"] == 4 and j["waits"] == 0'
run tally import first.csv --entry 1 --by 甲 --json
done_well "the first entry of all sheets"
json_has "each waits for the second" 'j["waits"] == 4 and all(p["differences"] == 0 for p in j["places"])'
run tally compare --district 1 --station 2
status_is 1 "nothing to compare yet"
run tally import first.csv --entry 1 --by 甲 --json
json_has "once more is no change" 'j["kept"] == 4'
run tally import second.csv --entry 1 --by 乙
status_is 1 "somebody else may not enter the first again"
says "已由“甲”完成"
run tally import second.csv --entry 2 --by 甲
status_is 1 "nor the same person both"
says "两次录入须由两个人进行"
sed 's/3,1,1,收回选票数,,70/3,1,1,收回选票数,,七十/; s/,候选人,钱建南/,候选人,钱建楠/' second.csv >bad.csv
run tally import bad.csv --entry 2 --by 乙
status_is 1 "a file with faults is not taken"
says "“数量”: “七十”应为"
says "第 2 名候选人是“钱建楠”，选票上是“钱建南”"
holds "not even the good sheets" test "$(asks 'SELECT count(*) FROM tally WHERE entry = 2')" = 0
run tally import second.csv --entry 2 --by 乙 --json
stops "the second entry differs in one place"
json_has "three are accepted" 'j["accepted"] == 3 and j["differs"] == 1 and
    [p["differences"] for p in j["places"]] == [0, 2, 0, 0]'
run tally compare --district 1 --station 2 --json
json_has "where they differ" '[(d["field"], d["first"], d["second"]) for d in j["differences"]] == [("for:3", 6, 9), ("against:3", 32, 29)]'
run tally resolve --district 1 --station 2 --set for:3=6 --set against:3=32 --by 丙
done_well "a third person settles it with the paper in hand"

# ---- the count ----
run count --json
stops "the count"
json_has "state and elected of each district" '[(d["state"], [e["name"] for e in d["elected"]]) for d in j["districts"]] == [
    ("next-round", ["李建东"]), ("next-round", ["李建南"]), ("next-round", [])]'
json_has "and the next step" '[n["district"] for n in j["next"]] == [1, 2, 3] and
    "再次投票，选 1 名，候选人 钱建南、孙建南" in j["next"][1]["step"] and "李建北、钱建北" in j["next"][2]["step"]'
run count
holds "turnout and votes for people" grep -q "选民 100，参加 88（88.0%），收回 88，废票 2" "$out"

# ---- written in ----
run write-in list --district 1 --json
json_has "two spellings, one on the roll" '[(w["name"], w["votes"], w["here"], w["verdict"]) for w in j["write_ins"]] == [
    ("褚建东", 43, 1, "yes"), ("褚建冬", 3, 0, "no")]'
json_has "which may be one person" '[w["alike"] for w in j["write_ins"]] == [["褚建冬"], ["褚建东"]]'
run write-in list --district 1
holds "in words" grep -q '可能就是“褚建冬”（读音相同）' "$out"
run count --district 1 --json
json_has "and that is asked, since together they could be elected" '[f["subject"] for f in j["findings"] if f["code"] == "W512"] == ["选区 1 第 1 次投票"]'
run write-in same --district 1 --name 褚建冬 --as 褚建东 --document 会议记录第9号 --on 2012-01-04
done_well "the committee takes them for one person"
run write-in same --district 1 --name 褚建冬 --as 褚建冬 --document 会议记录第10号 --on 2012-01-04
run count --district 1 --json
json_has "undone by a new decision, with its own record" '["褚建冬"] == [c["name"] for c in j["districts"][0]["rounds"][0]["candidates"] if c["name"] == "褚建冬"] and
    "W512" not in {f["code"] for f in j["findings"]} and
    [d["answer"] for d in j["decisions"] if d["question"] == "same-as/褚建冬"] == ["褚建东", "褚建冬"]'
run write-in same --district 1 --name 褚建冬 --as 褚建东 --document 会议记录第11号 --on 2012-01-04
run count --district 1 --json
json_has "who now has more than half" '[(e["name"], e["votes"]) for e in j["districts"][0]["elected"]] == [("李建东", 58), ("褚建东", 46)]'
json_has "and is to be checked" 'any(f["code"] == "F601" and "褚建东" in f["text"] for f in j["findings"])'
run write-in check --district 1 --name 褚建东 --party 群众 --education 高中 --post 东山村村民 --category 农民 \
    --document 会议记录第9号 --on 2012-01-04
done_well "a voter, so elected"
run count --district 1 --json
json_has "known by a number" 'j["districts"][0]["state"] == "settled" and j["districts"][0]["elected"][1]["candidate"] == 9'

# ---- a re-vote, and another election that falls short ----
run round open --district 2 --next --on 2012-01-05
done_well "the tied vote again"
run round open --district 3 --next --on 2012-01-05
done_well "another election"
run tally form --round 2 --xlsx next.xlsx
done_well "their blank sheets"
python3 - <<'PY'
exec(open("facts.py", encoding="utf-8").read())
open("next.txt", "w", encoding="utf-8").write(repr({
    (2, 2, 1): sheet(80, 0, 0, 100, 0, {"钱建南": 41, "孙建南": 38}),
    # sixty ballots: twenty are a third
    (3, 2, 1): sheet(60, 0, 0, 100, 0, {"李建北": 19, "钱建北": 18}),
}))
PY
python3 fill.py next.xlsx next.csv next.txt
run tally import next.csv --entry 1 --by 甲
done_well "first entry"
run tally import next.csv --entry 2 --by 乙 --json
json_has "and second" 'j["accepted"] == 2'
run count --json
json_has "the re-vote elects; the other district is short and a body is asked" '[(d["state"], [e["name"] for e in d["elected"]])
    for d in j["districts"]] == [("settled", ["李建东", "褚建东"]), ("settled", ["李建南", "钱建南"]), ("undecided", [])]'
run decision set --subject district/3/round/2 --question still-short --answer vacant --body 县人大常委会 --document 县人大〔2012〕2号 --on 2012-01-06
done_well "the seat stays vacant by decision"

# ---- the certificate ----
run certify --on 2012-01-06 --json
stops "a missing ballot is to be explained first"
json_has "only that" '[f["code"] for f in j["findings"]] == ["W501"]'
run finding explain --code W501 --subject "选区 2 第 1 次投票 计票点 1" --text 一名选民把选票带走，当场有登记
done_well "in writing"
run certify --on 2012-01-06 --json
done_well "certified"
json_has "version 1" 'j["certified"] and j["version"] == 1'
run verify --json
done_well "everything agrees with everything"
run tally withdraw --district 3 --round 2 --entry 1 --reason 记错
status_is 1 "locked"
says "认证"

# ---- credentials and the last term come after ----
cat >credentials.csv <<'CSV'
选区号,代表,基本条件,程序,违法行为,举报,审查人,日期,说明
1,李建东,合格,合格,合格,合格,代表资格审查委员会,2012-01-07,
1,褚建东,合格,合格,合格,合格,代表资格审查委员会,2012-01-07,
2,李建南,合格,合格,合格,待查,代表资格审查委员会,2012-01-07,收到一件举报
CSV
run credentials import credentials.csv --json
done_well "three reviews"
json_has "who was not reviewed, what is open, each by its code" '[f["code"] for f in j["findings"]] == ["W611", "F611", "W612"] and
    j["findings"][1]["subject"] == "选区 2 “钱建南”" and j["findings"][1]["article"] == "组织法2004"'
run credentials set --district 2 --deputy 钱建南 --conditions 合格 --procedure 合格 --offence 合格 --complaints 合格 \
    --reviewer 代表资格审查委员会 --on 2012-01-07
done_well "reviewed"
run credentials set --district 2 --deputy 李建南 --complaints 合格 --note 举报不实
done_well "cleared"
run credentials confirm --confirmed 2012-01-08 --published 2012-01-08
done_well "the presidium confirms, the list is published"
run credentials list --json
done_well "all deputies"
json_has "four of four" 'j["elected"] == 4 and j["confirmed"] == 4 and j["findings"] == [] and
    all(d["verdict"] == "yes" for d in j["deputies"])'
run credentials report --pdf report.pdf --docx report.docx
done_well "the committee's report"
cat >last.csv <<'CSV'
项目,人数,总数
妇女,2,5
三十五岁以下,1,5
三十六至五十岁,2,5
五十一岁以上,1,5
CSV
run last-term import last.csv
done_well "the outgoing congress"
run last-term list --json
json_has "its ages do not add up" '[f["code"] for f in j["findings"]] == ["N622"]'

# ---- somebody changes the file ----
run verify --json
done_well "before"
tampers "UPDATE tally_line SET votes_for = votes_for + 1 WHERE district_no = 2 AND round = 2 AND entry = 3 AND line = 1"
run verify --json
stops "a vote was added behind the journal"
json_has "verify says which sheet, and what it was" 'any(not c["good"] and c["what"] == "计票单" and
    "选区 2 第 2 次投票 计票点 1" in c["text"] and "日志为 41，现为 42" in c["text"] for c in j["checks"])'
json_has "and that the result is another one" 'any(not c["good"] and c["what"] == "重新计算" for c in j["checks"])'
tampers "UPDATE tally_line SET votes_for = votes_for - 1 WHERE district_no = 2 AND round = 2 AND entry = 3 AND line = 1"
tampers "UPDATE credential SET confirmed_on = 20120101 WHERE candidate_no = 1"
run verify --json
json_has "a review that was changed" 'any(not c["good"] and c["what"] == "代表资格审查" for c in j["checks"])'
tampers "UPDATE credential SET confirmed_on = 20120108 WHERE candidate_no = 1"
run verify
done_well "put back, all is good"

# ---- a correction ----
run correct --reason 计票单原件多记一票
done_well "opened"
for entry in 1 2; do
    run tally withdraw --district 3 --round 2 --entry "$entry" --reason 原件多记一票
    done_well "entry $entry taken back"
done
python3 - <<'PY'
exec(open("facts.py", encoding="utf-8").read())
open("again.txt", "w", encoding="utf-8").write(repr({(3, 2, 1): sheet(60, 0, 0, 100, 0, {"李建北": 19, "钱建北": 17})}))
PY
python3 fill.py next.xlsx again.csv again.txt
run tally import again.csv --entry 1 --by 甲
done_well "entered again"
run tally import again.csv --entry 2 --by 乙
done_well "twice"
run certify --on 2012-01-09 --json
done_well "certified again"
json_has "as version 2, with its reason" 'j["version"] == 2 and j["reason"] == "计票单原件多记一票"'
run result show --version 1
json_has "version 1 is what it was" 'j["result"]["districts"][2]["rounds"][1]["candidates"][1]["for"] == 18'
run result show
json_has "version 2 is another" 'j["result"]["districts"][2]["rounds"][1]["candidates"][1]["for"] == 17'
run verify
done_well "and everything agrees"

finish
