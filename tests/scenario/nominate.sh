#!/bin/sh
# From nominations to the formal lists of a small town in Zhejiang in 2026: five districts, every way a list can come
# about, and what goes wrong on the way. Districts and the roll are put in place directly: other scenarios import them.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
HUANJIE_NOW=2026-11-20T09:00:00+08:00
HUANJIE_BY=李经办
export HUANJIE_NOW HUANJIE_BY

# ---- totals alone ----
run nominate check --districts 34 --seats 73 --candidates 104 --json
stops "104 candidates cannot be lawful, without any workspace"
json_has "73 + 34 = 107 at least" 'j["total"]["min"] == 107 and j["total"]["max"] == 146 and not j["total"]["lawful"] and
    "73＋34＝107" in j["total"]["text"] and "3 个选区没有差额" in j["total"]["text"] and j["rule"] == "R38"'
run nominate check --districts 34 --seats 73 --candidates 107
done_well "107 may be"
run nominate check --districts 34 --seats 103 --candidates 200
status_is 1 "more seats than three a district"
run nominate check --districts 34 --seats 73
status_is 2 "no candidates given"
run nominate check
status_is 2 "no workspace here"

# ---- a workspace ----
run init town.hj --division 331021104 --name 清溪镇 --level township --congress 9 --election-day 2026-12-20 --population 12000
done_well "a workspace"
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("town.hj")
seats = {1: 2, 2: 1, 3: 3, 4: 2, 5: 1}
for no, n in seats.items():
    db.execute("INSERT INTO district VALUES (331021, ?, ?, ?)", (no, f"第{no}选区", n))
names = "王李张刘陈杨黄赵周吴"
no = 0
for district in seats:
    for k in range(40):
        no += 1
        name = names[k % 10] + "建东国民"[k // 10] + "一二三四五"[district - 1]
        db.execute("INSERT INTO voter (county, voter_no, district_no, unit_no, source_no, name, sex, ethnic, born_on, address, household, note, sealed, id_high, id_low, phone_high, phone_low, state) VALUES (331021, ?, ?, 0, 0, ?, ?, 1, ?, NULL, NULL, NULL, x'00', 0, 0, 0, 0, ?)",
                   (no, district, name, 1 + k % 2, 19700101 + no, "struck" if k == 39 else "active"))
db.execute("INSERT INTO voter (county, voter_no, district_no, unit_no, source_no, name, sex, ethnic, born_on, address, household, note, sealed, id_high, id_low, phone_high, phone_low, state) VALUES (331021, 900, 1, 0, 0, '王建一', 1, 1, 19800202, NULL, NULL, NULL, x'00', 0, 0, 0, 0, 'active')")
db.commit()
PY

# ---- a table with faults is not taken at all ----
cat >bad.csv <<'CSV'
清溪镇代表候选人推荐表,,,,
选区号,被推荐人,推荐方式,推荐单位,收到日期
9,李建一,政党团体,中共清溪镇委员会,2026-11-21
1,王建一,政党团体,中共清溪镇委员会,2026-11-21
1,李建一,政党,中共清溪镇委员会,2026-11-21
1,张建一,政党团体,,2026-11-21
1,刘建一,政党团体,中共清溪镇委员会,
CSV
run nominate import bad.csv
status_is 1 "five faults"
says "没有选区 9"
says "2 名“王建一”"
says "“政党”应写"
says "须写明推荐单位"
says "推荐的先后和期限以收到日期为准"
holds "nothing was written" test "$(asks 'SELECT count(*) FROM candidate')" = 0

# ---- nominations ----
cat >nominations.csv <<'CSV'
选区号,被推荐人,性别,政治面貌,推荐方式,推荐单位,收到日期
1,李建一,女,中共党员,政党团体,中共清溪镇委员会,2026-12-01
1,张建一,男,群众,选民联名,,2026-12-01
1,李建一,女,中共党员,选民联名,,2026-12-02
1,陈建一,男,群众,选民联名,,2026-12-02
1,杨建一,女,,选民联名,,2026-12-03
2,王建二,男,,政党团体,中共清溪镇委员会,2026-12-01
2,李建二,女,,政党团体,中共清溪镇委员会,2026-12-02
2,外来人,女,,选民联名,,2026-12-02
3,王建三,男,,政党团体,中共清溪镇委员会,2026-12-01
3,李建三,女,,政党团体,清溪镇工会、清溪镇妇联,2026-12-01
3,张建三,男,,政党团体,清溪镇工会,2026-12-01
3,刘建三,女,,政党团体,清溪镇妇联,2026-12-01
3,陈建三,男,,政党团体,清溪镇共青团,2026-12-01
3,杨建三,女,,政党团体,清溪镇共青团,2026-12-01
3,黄建三,男,,政党团体,清溪镇共青团,2026-12-01
4,王建四,男,,政党团体,中共清溪镇委员会,2026-12-01
4,李建四,女,,政党团体,中共清溪镇委员会,2026-12-01
4,张建四,男,,政党团体,清溪镇工会,2026-12-01
5,王建五,男,,政党团体,中共清溪镇委员会,2026-12-01
5,李建五,女,,政党团体,清溪镇工会,2026-12-01
CSV
python3 - <<'PY'
rows = ["选区号,被推荐人,序号,联名人,选民证号"]
names = "王李张刘陈杨黄赵周吴"
def voters(district, start, count):
    return [names[k % 10] + "建东国民"[k // 10] + "一二三四五"[district - 1] for k in range(start, start + count)]
def table(district, nominee, signers):
    rows.extend(f"{district},{nominee},{i},{s}," for i, s in enumerate(signers, 1))
table(1, "张建一", voters(1, 10, 11))
table(1, "李建一", voters(1, 10, 10))
# two of these have joined for two persons already, one is of another district, one was struck from the roll
table(1, "陈建一", voters(1, 10, 2) + voters(1, 30, 7) + ["王东二", "吴民一"])
table(1, "杨建一", voters(1, 20, 10) + ["黄国一"])
table(2, "外来人", voters(2, 10, 11))
open("signers.csv", "w").write("\n".join(rows) + "\n")
PY
run nominate import nominations.csv --signers signers.csv --json
done_well "nominations and signatures"
json_has "20 nominations and 54 signatures are new" 'j["added"] == 74 and j["taken"] and not j["changes"]'
json_has "9 of 11... 7 of 11 count: the nomination falls, each struck signature with its reason" 'any(f["code"] == "W401" and
    "陈建一" in f["subject"] and "签名 11 人，有效 7 人，推荐不成立" in f["text"] and "“王东一”超过可推荐人数" in f["text"] and
    "“王东二”不是本选区选民" in f["text"] and "“吴民一”不是本选区选民" in f["text"] and f["rule"] == "R35"
    for f in j["findings"])'
json_has "a repeated signature counts once and does no harm" 'any(f["code"] == "N401" and "杨建一" in f["subject"] and
    "有效 10 人，推荐成立" in f["text"] and "重复签名" in f["text"] for f in j["findings"])'
json_has "the party put up two persons for one seat, R36" '[f["subject"] for f in j["findings"] if f["code"] == "F404"] ==
    ["选区 2 “李建二”"]'
json_has "somebody who is on no roll" 'any(f["code"] == "W404" and "外来人" in f["subject"] for f in j["findings"])'

run nominate import nominations.csv --signers signers.csv --json
json_has "the same files once more change nothing" 'j["added"] == 0 and j["changes"] == [] and j["taken"]'
holds "the journal has one entry for each import that did something" test \
    "$(asks "SELECT count(*) FROM journal WHERE action = 'nominate-import'")" = 2

sed 's/^1,张建一,男,群众/1,张建一,男,民盟盟员/; /黄建三/d' nominations.csv >changed.csv
run nominate import changed.csv --json
stops "a changed file asks"
json_has "and shows what would change" '[c["text"] for c in j["changes"]] == ["政治面貌: 群众 → 民盟盟员"] and not j["taken"]'
holds "nothing was changed yet" test "$(asks "SELECT party FROM candidate WHERE name = '张建一'")" = 群众
run nominate import changed.csv --yes
done_well "agreed to"
holds "changed" test "$(asks "SELECT party FROM candidate WHERE name = '张建一'")" = 民盟盟员
holds "who is no longer in the file stays recorded" test "$(asks "SELECT count(*) FROM candidate WHERE name = '黄建三'")" = 1

# ---- the state ----
run nominate list --json
done_well "the list of nominations"
json_has "each district's range and next step" '[(d["min"], d["max"], d["standing"], d["step"]) for d in j["districts"]] == [
    (3, 4, 3, "fits"), (2, 2, 2, "fits"), (4, 6, 7, "must-shrink"), (3, 4, 3, "fits"), (2, 2, 2, "fits")]'
json_has "by whom they were put up" '[(d["by_party"], d["by_voters"]) for d in j["districts"]] == [(1, 3), (1, 1), (7, 0), (3, 0), (2, 0)] and any(f["code"] == "F404" for f in j["districts"][1]["findings"])'
json_has "the totals" 'j["total"]["min"] == 14 and j["total"]["max"] == 18 and j["total"]["candidates"] == 17 and j["total"]["lawful"]'
run nominate list --district 1
holds "the same for people" grep -q "签名 11 人，有效 7 人，推荐不成立" "$out"

# ---- corrections before the list ----
number() {
    asks "SELECT candidate_no FROM candidate WHERE name = '$1'"
}
nomination() {
    asks "SELECT n.nomination_no FROM nomination n JOIN candidate c ON c.candidate_no = n.candidate_no
          WHERE c.name = '$1' AND n.kind = '$2'"
}
run nominate strike-signer --nomination "$(nomination 张建一 joint)" --signer 1 --why 本人书面撤回 --json
holds "ten of eleven are left" test "$status" = 0
json_has "and the nomination stands" 'not any(f["code"] == "W401" and "张建一" in f["subject"] for f in j["findings"])'
run nominate strike-signer --nomination "$(nomination 张建一 joint)" --signer 2 --why 本人书面撤回 --json
stops "nine are too few: the district falls below the least number"
json_has "the effect is said at once" '"合法提名 2 人，少于法定的 3 人" in j["text"] and any(f["code"] == "W401" for f in j["findings"])
    and any(f["code"] == "F402" for f in j["findings"])'
run nominate strike-signer --nomination "$(nomination 张建一 joint)" --signer 2 --why 本人书面撤回
status_is 1 "once only"
run nominate strike-signer --nomination 999 --signer 2 --why 无
status_is 1 "no such nomination"
cat >more.csv <<'CSV'
选区号,被推荐人,推荐方式,推荐单位,收到日期
1,周建一,政党团体,清溪镇工会,2026-12-03
CSV
run nominate import more.csv
done_well "the union puts somebody up in time"
run nominate withdraw --nomination "$(nomination 李建二 party)" --why 推荐单位撤回 --on 2026-12-03
done_well "the party takes the second nomination back; the stranger makes two"
cat >more.csv <<'CSV'
选区号,被推荐人,推荐方式,推荐单位,收到日期
2,李建二,政党团体,清溪镇工会,2026-12-03
CSV
run nominate import more.csv
done_well "the union puts her up instead"
run nominate withdraw --candidate "$(number 外来人)" --why 本人书面退出 --on 2026-12-03
holds "the stranger withdraws" test "$status" = 0
run nominate check
done_well "too many nominees are no fault: they go to the voter groups"

# ---- the first list ----
HUANJIE_NOW=2026-12-05T09:00:00+08:00
run nominate first-list --json
done_well "the first list can be looked at"
json_has "in the order of strokes, everybody on it" '[d["names"] for d in j["districts"]][2] == ["王建三", "刘建三", "李建三", "杨建三", "张建三",
    "陈建三", "黄建三"] and j["latest"] == "2026-12-05" and not j["published"]'
run nominate first-list --on 2026-12-05 --place 各村公告栏
done_well "published on the last lawful day"
run nominate order --district 3
holds "each pair is explained" grep -q "刘" "$out"
cat >late.csv <<'CSV'
选区号,被推荐人,推荐方式,推荐单位,收到日期
4,刘建四,政党团体,清溪镇妇联,2026-12-06
CSV
run nominate import late.csv
HUANJIE_NOW=2026-12-06T09:00:00+08:00
run nominate check --json
stops "somebody who was nominated is not on the published list"
json_has "R40" '[(f["code"], f["rule"], f["subject"]) for f in j["findings"] if f["severity"] == "stop"] == [("F409", "R40", "选区 4 “刘建四”")]'
run nominate withdraw --candidate "$(number 刘建四)" --why 本人书面退出 --on 2026-12-06
done_well "who withdraws again"

# ---- reviews ----
python3 - <<'PY'
import sqlite3
rows = ["选区号,候选人,项目,结论,审查人,日期,说明"]
for district, name in sqlite3.connect("town.hj").execute("SELECT district_no, name FROM candidate WHERE state = 'nominated' ORDER BY 1, 2"):
    for item in ("基本条件", "程序", "公示", "举报"):
        fails = name == "李建五" and item == "举报"
        rows.append(f"{district},{name},{item},{'待查' if fails else '合格'},联审组,2026-12-08,{'来信一件' if fails else ''}")
open("review.csv", "w").write("\n".join(rows) + "\n")
PY
run nominate review review.csv --json
done_well "the joint review"
run nominate review review.csv --json
json_has "once more changes nothing" 'j["added"] == 0 and j["changes"] == []'

# ---- formal lists ----
run nominate finalize --all --json
stops "what can be fixed is fixed, the rest says why not"
json_has "districts 1, 2 and 4" '[d["district"] for d in j["districts"]] == [1, 2, 4] and
    [d["names"] for d in j["districts"]][0] == ["李建一", "杨建一", "周建一"]'
json_has "too many without talks (R41), a review that is open" '{(f["code"], f["subject"]) for f in j["findings"]} == {
    ("F411", "选区 3"), ("F413", "选区 5 “李建五”")}'
holds "who had no valid nomination is dropped with the reason" test \
    "$(asks "SELECT state_why FROM candidate WHERE name = '陈建一'")" = 推荐不成立，未列入正式代表候选人名单
run nominate finalize --district 5 --names 王建五 --json
stops "one candidate for one seat is no choice"
json_has "R38" 'any(f["code"] == "F401" and f["rule"] == "R38" for f in j["findings"])'
run decision set --subject "candidate/$(number 李建五)" --question review/complaints --answer list --body 选举委员会 --document 清选〔2026〕7号 --on 2026-12-09
done_well "the committee decides about the open review"
run nominate finalize --district 5
done_well "and the list is fixed"

run nominate finalize --district 3 --names 王建三,李建三,张建三,刘建三
stops "a cut without talks"
cat >talks.csv <<'CSV'
选区号,轮次,日期,到会人数,意见,形成一致
3,1,2026-12-07,86,意见分散,否
CSV
run nominate consult talks.csv
done_well "a round of talks without agreement"
run nominate finalize --district 3 --names 王建三,李建三,张建三,刘建三 --after consultation --json
json_has "then a primary must be held" 'any(f["code"] == "F411" and "预选" in f["text"] for f in j["findings"])'
cat >primary.csv <<'CSV'
选区号,日期,选民数,参加人数,候选人,得票
3,2026-12-10,39,36,王建三,30
3,2026-12-10,39,36,李建三,20
3,2026-12-10,39,36,张建三,25
3,2026-12-10,39,36,刘建三,12
3,2026-12-10,39,36,陈建三,12
3,2026-12-10,39,36,杨建三,5
CSV
run nominate primary primary.csv
status_is 1 "somebody was left out of the primary"
says "黄建三"
echo "3,2026-12-10,39,36,黄建三,1" >>primary.csv
run nominate primary primary.csv
done_well "the primary"
run nominate finalize --district 3 --names "王建三，张建三、杨建三,李建三" --json
json_has "not those with most votes" 'any(f["code"] == "F415" for f in j["findings"])'
run nominate finalize --district 3 --names 王建三,李建三,张建三,刘建三 --json
json_has "equal votes at the cut: a decision" 'any(f["code"] == "F414" and "tie-at-primary-cut/4" in f["text"] for f in j["findings"])'
run decision list --json
json_has "the question with its answers" '[(q["subject"], q["question"], q["answers"]) for q in j["open"]] == [
    ("primary/district/3", "tie-at-primary-cut/4", "刘建三|陈建三")]'
run decision set --subject primary/district/3 --question tie-at-primary-cut/4 --answer 陈建三 --body 选举委员会 --document 清选〔2026〕8号 --on 2026-12-11
done_well "decided"
run nominate finalize --district 3 --names 王建三,李建三,张建三,刘建三
stops "not as it was decided"
run nominate finalize --district 3 --names 王建三,李建三,张建三,陈建三 --json
done_well "as it was decided"
json_has "Zhejiang lists by strokes even after a primary" 'j["districts"][0]["names"] == ["王建三", "李建三", "张建三", "陈建三"] and
    "笔画" in j["districts"][0]["order"]'

# ---- published, then somebody dies ----
HUANJIE_NOW=2026-12-13T09:00:00+08:00
run nominate check --json
holds "nothing stops" test "$status" = 0
run nominate final-list --on 2026-12-13
done_well "the formal list on its last day"
run nominate finalize --district 3 --names 王建三,李建三,张建三,陈建三
status_is 1 "a published list is not made anew at will"
run nominate death --candidate "$(number 李建三)" --why 死亡证明 --on 2026-12-14 --json
stops "a candidate dies"
json_has "below the least number: the committee must decide" '"只" not in j["text"] and "少于法定的 4 人" in j["text"] and
    {"F401", "F414"} <= {f["code"] for f in j["findings"]}'
holds "the places close up" test "$(asks "SELECT group_concat(list_place) FROM (SELECT list_place FROM candidate
    WHERE district_no = 3 AND state = 'formal' ORDER BY list_place)")" = 1,2,3
run decision set --subject list/district/3 --question candidates-lost/1 --answer next-by-primary --body 选举委员会 --document 清选〔2026〕9号 --on 2026-12-14
done_well "the next by primary votes"
run nominate finalize --district 3 --names 王建三,张建三,陈建三,刘建三 --json
done_well "who takes the place"
json_has "four again" 'len(j["districts"][0]["names"]) == 4'
run nominate check
done_well "all is in order"
run verify
done_well "the journal is whole"
finish
