#!/bin/sh
# Rosters, tables and forms as offices write them: organisations and posts under their many names, and what is asked about because
# nobody could tell.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

export HUANJIE_BY=张三 HUANJIE_NOW=2011-10-08T08:00:00+08:00

ends_with() {
    holds "$2" test "$status" = "$1"
}

run init county.hj --division 350628000 --name 平和县 --level county --congress 16 --election-day 2011-11-20 \
    --population 580000 --province none
cat >posts.csv <<'END'
单位名称,类别,职位,职位类别,职级,职数
坂仔镇,乡镇,镇党委书记,书记,正科,1
坂仔镇,,镇长,镇长,正科,1
坂仔镇,,镇人大主席,人大主席,正科,1
坂仔镇,,镇党委副书记,副书记,副科,1
坂仔镇,,副镇长,副镇长,副科,3
城关镇,乡镇,镇党委书记,书记,正科,1
城关镇,,镇长,镇长,正科,1
南河乡,乡镇,乡长,镇长,正科,1
南河镇,乡镇,镇长,镇长,正科,1
END
run organisation import posts.csv
status_is 0 "a county"

printf '单位名称,类别,上级单位,职位,职位类别,职级,职数\n县政府,县级班子,,县长,镇长,正处,1\n县政府,,,副县长,副镇长,副处,3\n霞寨镇,乡镇,平和县人民政府/副县长、西山市委,镇长,镇长,正科,1\n五寨乡,乡镇,南河,乡长,镇长,正科,1\n' >above.csv
run organisation import above.csv
status_is 1 "a superior that can be two"
says "第 5 行“上级单位”: “南河”可能是南河乡、南河镇，请写全称"
sed -i '/五寨乡/d' above.csv
run organisation import above.csv --json
json_has "a superior in other words" 'j["taken"]'
sed -i 's/平和县人民政府/县政府/' above.csv
run organisation import above.csv --json
json_has "is kept by its name" '(j["added"], j["changes"]) == (0, [])'
{ printf '单位,姓名,性别,出生年月,职务\n坂仔镇,甲一,男,1970.03,' | iconv -f utf-8 -t gb18030; printf '\201\n'; } >lone.csv
run official import lone.csv
status_is 1 "the only row cannot be read"
says "第 2 行: 含有不符合 GB18030 编码的字节"

# ---- posts in the spellings of other offices; the city in front ----
cat >roster.csv <<'END'
单位,姓名,性别,出生年月,职务
坂仔,甲一,男,1970.03,镇委书记
平和县坂仔镇,甲二,男,1971.03,漳州市平和县坂仔镇人民政府镇长
坂仔镇人民政府,甲三,男,1972.03,福建省漳州市平和县坂仔镇人大主席团主席
中共坂仔镇委员会,甲四,女,1973.03,镇委副书记 副镇长
坂仔镇,甲五,男,1974.03,坂仔镇政府副镇长、工会主席
城关镇,乙一,男,1970.04,中共城关镇委员会书记
城关,乙二,男,1971.04,镇长
END
iconv -f utf-8 -t gb18030 roster.csv >roster-gbk.csv
run official import roster-gbk.csv --json
json_has "every post is found, in GBK" 'j["taken"] and j["added"] == 7 and sorted(f["code"] for f in j["findings"]) == ["N828"] * 6 + ["W825"]'
json_has "what was taken for what is said" 'next(f["text"] for f in j["findings"] if f["subject"] == "坂仔镇 甲一") == "职务“镇委书记”与职位表的写法不同，认作镇党委书记；同样写法的不再逐一列出"'
json_has "a city's name in front of the county's is no other place" '[f["text"] for f in j["findings"] if f["code"] == "W825"] == ["职务里的 “工会主席” 不在 坂仔镇 的职位表中"]'
run organisation posts --organisation 坂仔 --json
json_has "all of them hold their posts" '{p["post"]: p["holders"] for p in j["posts"]} == {"镇党委书记": "甲一", "镇长": "甲二", "镇人大主席": "甲三",
    "镇党委副书记": "甲四", "副镇长": "甲四（交叉）、甲五"}'
run official import roster.csv --json
json_has "the same in another encoding is nothing new" '(j["added"], j["same"], j["changes"]) == (0, 7, [])'

# ---- columns that hold two things at once ----
python3 - <<'END'
import io, os, sys, zipfile
sys.path.insert(0, os.environ['SOURCE_ROOT'] + '/tools/demo')
import sheets
head = ['序号', '工作单位及职务', '姓  名', '性别', '出生年月', '全日制教育\n（学历学位）', '在职学历学位', '最高学历', '最高学位', '学校']
people = [['1', '平和县坂仔镇党委副书记、副镇长', '丁一', '男', '1975.03', '大学\n文学学士', '', '', '', ''],
          ['2', '坂仔镇长', '丁二', '男', '1976.03', '大专', '省委党校研究生', '研究生', '', ''],
          ['3', '中共城关镇委员会书记', '丁三', '女', '1977.03', '大学肄业学士', '大学／法学学士', '', '', ''],
          ['4', '南河镇人民政府镇长', '丁四', '男', '1978.03', '', '', '大学', '学士', ''],
          ['5', '南河乡　乡长', '丁五', '男', '1979.03', '中专，无', '大专、大学', '大专', '', '']]
def xlsx(name, rows, merges=()):
    book, out = zipfile.ZipFile(io.BytesIO(sheets.xlsx_bytes(rows))), zipfile.ZipFile(name, 'w')
    cells = ''.join('<mergeCell ref="%s"/>' % m for m in merges)
    for part in book.infolist():
        out.writestr(part.filename, book.read(part).replace(b'</sheetData>', b'</sheetData>' + ('<mergeCells>%s</mergeCells>' % cells if cells else '').encode()))
    out.close()
title = ['平和县乡镇干部花名册'] + [''] * 9
xlsx('joined.xlsx', [title, head] + people, ['A1:J1'])
open('joined.csv', 'wb').write(sheets.csv_bytes([head] + people, 'gb18030'))
below = [list(r) for r in people]
below[1][1] = ''
xlsx('below.xlsx', [title, head] + below, ['A1:J1', 'B3:B4'])
slid = [list(r) for r in people]
slid[2].insert(2, '')
open('slid.csv', 'wb').write(sheets.csv_bytes([head] + [r[:10] for r in slid], 'gb18030'))
wrong = [list(r) for r in people]
for i, place in enumerate(['南靖县城关镇镇长', '党委书记', '财政局局长', '', '坂仔镇\n党委书记']): wrong[i][1] = place
open('wrong.csv', 'wb').write(sheets.csv_bytes([head] + wrong))
both = ['单位', '姓名', '性别', '出生年月', '单位及职务', '学历', '学位', '学历学位']
open('both.csv', 'wb').write(sheets.csv_bytes([both, ['坂仔', '丁六', '男', '1975.01', '坂仔镇副镇长', '大专', '', '大学、学士'], ['城关镇', '丁七', '男', '1975.02', '平和县坂仔镇副镇长', '', '', '研究生/硕士']]))
END
mkdir apart
cp county.hj apart/c.hj && cp county.hj.key apart/c.hj.key
run official import joined.xlsx --workspace apart/c.hj --json
json_has "a workbook with a title" 'j["taken"] and j["added"] == 5'
json_has "what cannot be told apart is named, with its cell" '[(f["subject"], f["text"].split("；")[0]) for f in j["findings"] if f["code"] == "W805"] == [
    ("第 5 行 丁三", "“全日制学历学位”一格“大学肄业学士”分不出学历和学位，照原文记在全日制学历里"),
    ("第 7 行 丁五", "“在职学历学位”一格“大专、大学”分不出学历和学位，照原文记在在职学历里")]'
json_has "the column that is none of a roster's" '[f["text"].split("；")[0] for f in j["findings"] if f["code"] == "N825"] == ["没有读的列: “学校”"]'
run official list --workspace apart/c.hj --json
json_has "each has his organisation, post and education" '[(o["organisation"], o["post"], o["full_time"], o["in_service"], o["highest"]) for o in j["officials"] if o["name"][0] == "丁"] == [
    ("坂仔镇", "党委副书记、副镇长", "大学", "", ""), ("坂仔镇", "镇长", "大专", "省委党校研究生", "研究生"), ("城关镇", "镇委员会书记", "大学肄业学士", "大学", ""),
    ("南河镇", "人民政府镇长", "", "", "大学"), ("南河乡", "乡长", "中专", "大专、大学", "大专")]'
run organisation posts --workspace apart/c.hj --organisation 南河镇 --json
json_has "and holds it" '[p["holders"] for p in j["posts"]] == ["丁四"]'
run official import joined.csv --workspace apart/c.hj --json
json_has "the same in GBK is nothing new" '(j["added"], j["same"], j["changes"]) == (0, 5, [])'
run official export out.xlsx --workspace apart/c.hj
run official import out.xlsx --workspace apart/c.hj --json
json_has "import(export(x)) = x" '(j["added"], j["changes"]) == (0, [])'
run team structure --units 南河镇 --workspace apart/c.hj --json
json_has "a highest education is no full-time one" '[(r["group"], r["title"], r["n"]) for r in j["units"][0]["figures"] if r["n"] and r["group"] in ("full_time", "highest")] == [
    ("highest", "本科", 1), ("full_time", "不明", 1)]'
run official import below.xlsx --workspace apart/c.hj
status_is 1 "merged downwards"
says "第 4 行“单位及职务”: 与第 3 行合并了单元格，内容只存在第 3 行"
run official import slid.csv --workspace apart/c.hj
status_is 1 "a row that slid"
says "第 6 行“性别”: “丁三”不是男、女，而“出生年月”一列写着“女”"
run official import wrong.csv --workspace apart/c.hj
status_is 1 "places that cannot be told"
says "第 3 行“单位及职务”: “南靖县城关镇镇长”里的城关镇前面写的是“南靖县”，看不出是不是平和县的城关镇；请分成“单位”“职务”两列"
says "第 5 行“单位及职务”: “党委书记”不是以登记的单位开头的；请分成“单位”“职务”两列，没有登记的单位先用 organisation import 登记"
says "第 6 行“单位及职务”: “财政局局长”不是以登记的单位开头的"
says "第 7 行“单位及职务”: 为空"
run official import both.csv --workspace apart/c.hj --json
json_has "a column of its own stands, the other fills in" 'j["taken"] and [f["text"].split("，")[0] for f in j["findings"] if f["code"] == "W805"] ==
    ["“学历学位”一格“大学、学士”与分列的“大专”“”不同"]'
run official list --workspace apart/c.hj --json
json_has "a post in another place than the unit stays in its words" '[(o["organisation"], o["post"], o["highest"]) for o in j["officials"] if o["name"] in ("丁六", "丁七")] == [
    ("坂仔镇", "副镇长", "大专"), ("城关镇", "平和县坂仔镇副镇长", "研究生")]'
printf '单位,姓名,性别,出生年月,职务,全日制学历学位,在职学历学位\n坂仔镇,己一,男,1975.01,副镇长,本科学士,研究生法学硕士\n坂仔镇,己二,男,1975.02,副镇长,大学函授文凭学士,\n坂仔镇,己三,男,1975.03,副镇长,大学函授文凭学士,\n' >words.csv
run official import words.csv --workspace apart/c.hj --json
json_has "two usual words without a mark are cut; the same odd cell of several rows is one line" '[(f["subject"], f["text"].split("，")[0]) for f in j["findings"] if f["code"] == "W805"] == [
    ("第 3 行 己二、第 4 行 己三", "“全日制学历学位”一格“大学函授文凭学士”分不出学历和学位")]'
run official list --workspace apart/c.hj --json
json_has "into education and degree" '[(o["full_time"], o["in_service"]) for o in j["officials"] if o["name"] in ("己一", "己二")] == [("本科", "研究生"), ("大学函授文凭学士", "")]'
printf '工作单位及职务,姓名,性别,出生年月\n坂仔党委副书记、副镇长,丁八,男,1975.01\n平和县城关党委书记,丁九,男,1975.02\n' >short.csv
run official import short.csv --workspace apart/c.hj --json
json_has "a name without its kind, before a post of it" 'j["taken"] and j["added"] == 2 and {f["code"] for f in j["findings"]} <= {"N824"}'
run official list --workspace apart/c.hj --json
json_has "is cut there" '[(o["organisation"], o["post"]) for o in j["officials"] if o["name"] in ("丁八", "丁九")] == [
    ("坂仔镇", "党委副书记、副镇长"), ("城关镇", "党委书记")]'
printf '工作单位及职务,姓名,性别,出生年月\n坂仔中学校长,丁甲,男,1975.01\n南河镇长,丁乙,男,1975.02\n南河党委书记,丁丙,男,1975.03\n坂仔乡长,丁丁,男,1975.04\n南靖县坂仔镇长,丁戊,男,1975.05\n' >shorter.csv
run official import shorter.csv --workspace apart/c.hj
status_is 1 "what is no post of it, of two, of another kind"
says "第 2 行“单位及职务”: “坂仔中学校长”不是以登记的单位开头的，是不是坂仔镇看不出: “中学校长”不在它的职位表中；请分成“单位”“职务”两列"
says "第 4 行“单位及职务”: “南河党委书记”可能是南河乡、南河镇的，请写全称"
says "第 5 行“单位及职务”: “坂仔乡长”不是以登记的单位开头的；请分成“单位”“职务”两列，没有登记的单位先用"
says "第 6 行“单位及职务”: “南靖县坂仔镇长”里的坂仔镇前面写的是“南靖县”"
cat >levels.csv <<'END'
单位,姓名,性别,出生年月,职务,全日制学历,在职学历,学历
坂仔镇,戊一,男,1975.01,副镇长,大专,,大学
坂仔镇,戊二,男,1975.02,副镇长,大专,大学,研究生
坂仔镇,戊三,男,1975.03,副镇长,研究生,,大学
坂仔镇,戊四,男,1975.04,副镇长,,,
坂仔镇,戊五,男,1975.05,副镇长,大学,,本科
END
run official import levels.csv --workspace apart/c.hj --json
json_has "the highest is at least either, and the higher of both" '[f["subject"] for f in j["findings"] if f["code"] == "W805"] == ["第 3 行 戊二", "第 4 行 戊三"]'
printf '姓名,性别,出生年月\n戊六,男,1975.01\n' >nowhere.csv
run official import nowhere.csv --workspace apart/c.hj
status_is 1 "nothing says where"
says "缺少列 “单位”、“职务”"
rm -r apart

# ---- one name for an organisation, wherever one is asked for ----
printf '姓名,单位,年度,等次\n甲一,坂仔,2010,优秀\n乙二,平和县城关镇,2010,称职\n' >years.csv
run official result import years.csv --json
json_has "year results" 'j["taken"] and j["added"] == 2'
printf '单位,年度,得分,名次,参评数\n坂仔镇人民政府,2010,90,1,2\n城关,2010,80,2,2\n' >figures.csv
run performance import figures.csv --json
json_has "performance" 'j["taken"] and j["added"] == 2'
printf '姓名,单位,类别,内容,开始时间\n甲一,坂仔,公务员登记,,2006.10\n' >facts.csv
run official fact import facts.csv --json
json_has "facts" 'j["taken"] and j["added"] == 1'
printf '单位,年度,得分\n南河,2010,90\n南靖县城关镇,2010,80\n西山镇,2010,70\n' >unclear.csv
run performance import unclear.csv
status_is 1 "two that can be meant, another county's, none"
says "第 2 行“单位”: “南河”可能是南河乡、南河镇，请写全称"
says "第 3 行“单位”: “南靖县城关镇”里的城关镇前面写的是“南靖县”，看不出是不是平和县的城关镇"
says "第 4 行“单位”: “西山镇”不在机构职数表中"
run official list --organisation 平和县坂仔镇 --json
json_has "a command" 'len(j["officials"]) == 5'
run official list --organisation 南河
status_is 1 "a command that cannot tell"
says "“南河”可能是南河乡、南河镇，请写全称"
run official show "坂仔 甲一" --json
json_has "a person of it" 'j["name"] == "甲一"'
run team structure --units 坂仔、城关 --json
json_has "units of a team" '[u["unit"] for u in j["units"] if u["unit"]] == ["坂仔镇", "城关镇"]'
run official check --official 甲一 --post 坂仔/镇委书记 --json
holds "a post" test "$status" -le 1 -a ! -s "$err"
printf '单位,职位,姓名\n坂仔,镇委书记,甲一\n平和县城关镇,镇人民政府镇长,乙二\n' >lineup.csv
run team lineup import 上届 lineup.csv --on 2006-12-01 --json
ends_with 0 "a line-up"
run process open 甲一 --post 平和县坂仔镇/镇委书记 --on 2011-07-01 --json
ends_with 0 "a course of appointment"
json_has "by the names on record" '(j["official"], j["post"]) == ("坂仔镇 甲一", "坂仔镇 镇党委书记")'
run process check
shows "  1 坂仔镇 甲一 → 坂仔镇 镇党委书记: 还没有登记一步，没有可查的；民主推荐做了以后用 huanjie process record 1 recommend 登记"
shows "查了 1 件、登记了的 0 步，问题 0 项"
run process open 甲一 --post 坂仔镇人大主席 --on 2011-07-01
status_is 1 "a post without the mark between"
says "职位“坂仔镇人大主席”（写成 单位/职位，应是“坂仔镇/镇人大主席”）"
cat >sets.csv <<'END'
票组,类别,方面,评价主体,内容,单位,日期,应到,实到,发出,收回,有效,废票
坂仔测评,测评,下级评,机关干部,干部等次,坂仔,2011-07-21,10,10,10,10,10,0
班子测评,测评,下级评,机关干部,班子等次,,2011-07-21,10,10,10,10,10,0
END
run set add sets.csv --json
ends_with 0 "sets"
run set add --name 城关测评 --side subordinate --raters 机关干部 --organisation 平和县城关镇 --on 2011-07-22 --json
ends_with 0 "a set"
run set list --json
json_has "they are of the organisation as it is on record" '{s["set"]: s["organisation"] for s in j["sets"]} == {"坂仔测评": "坂仔镇", "班子测评": "", "城关测评": "城关镇"}'
run set add --name 南河测评 --side subordinate --raters 机关干部 --organisation 南河 --on 2011-07-22
status_is 1 "a set of one of two"
says "“南河”可能是南河乡、南河镇"
cat >votes.csv <<'END'
票组,对象,选项,票数
坂仔测评,甲一（坂仔）,优秀,10
班子测评,坂仔镇领导班子,优秀,8
班子测评,坂仔镇领导班子,称职,2
END
run set import votes.csv --json
ends_with 0 "votes"
json_has "for whom they are is on record" 'not any(f["code"] == "W845" for f in j.get("findings", []))'
printf '票组,对象,选项,票数\n城关测评,甲一,优秀,9\n' >elsewhere.csv
run set import elsewhere.csv --json
json_has "somebody of another unit is asked about: he may be a namesake" '[f["text"].startswith("“甲一”在名册上是坂仔镇的，不是城关镇的") for f in j["findings"] if f["code"] == "W845"] == [True]'

# ---- forms of another county's people ----
form() {
    echo "<?xml version=\"1.0\" encoding=\"utf-8\"?><Person><XingMing>$1</XingMing><XingBie>男</XingBie><ChuShengNianYue>198001</ChuShengNianYue><XianRenZhiWu>$2</XianRenZhiWu><ChengBaoDanWei>${3-}</ChengBaoDanWei></Person>"
}
form 丙一 南靖县城关镇镇长 >c1.lrmx
form 丙二 漳州市平和县城关镇镇长 >c2.lrmx
form 丙三 南靖县委常委、城关镇党委书记 中共平和县委组织部 >c3.lrmx
form 丙四 科员 中共坂仔镇委员会 >c4.lrmx
form 甲二 坂仔镇人民政府镇长 >c5.lrmx
run official form import c1.lrmx c2.lrmx c3.lrmx c4.lrmx --json
ends_with 0 "four forms"
json_has "whose organisation cannot be told is asked" 'j["taken"] and j["added"] == 4 and
    [(f["code"], f["subject"]) for f in j["findings"] if f["code"] == "W879"] == [("W879", "c1.lrmx 丙一"), ("W879", "c3.lrmx 丙三")]'
run official list --json
json_has "and left open" '{o["name"]: o["organisation"] for o in j["officials"] if o["name"][0] == "丙"} == {"丙一": "", "丙二": "城关镇", "丙三": "", "丙四": "坂仔镇"}'
run official export open.csv
holds "two have no organisation to be written" test "$(grep -c '^,' open.csv)" = 2
run official import open.csv --json
json_has "and come back without one: nothing changes" 'j["taken"] and (j["added"], j["changes"]) == (0, [])'
sed 's/^,丙三/,丙九/' open.csv >nobody.csv
run official import nobody.csv
ends_with 1 "nobody new comes without an organisation"
says "“单位”: 为空"
sed 's/^坂仔镇,丙四/,丙四/' open.csv >lost.csv
run official import lost.csv
ends_with 1 "nor does who has one"
printf '单位,姓名,性别,出生年月,政治面貌,全日制学历,全日制学位,职务,任现职时间\n坂仔镇,戊一,男,1972.04,福建平和,农学学士,大学,副镇长,2008.01\n坂仔镇,戊二,男,1972.04,群众,研究生,法学硕士,副镇长,2008.01\n坂仔镇,戊三,男,1972.04,无党派人士,党校大专,无,副镇长,2008.01\n' >slid.csv
run official import slid.csv --json
json_has "words in another column are asked about" 'j["taken"] and sorted((f["code"], f["text"].split("，")[0]) for f in j["findings"] if f["code"] in ("W805", "W812")) == [
    ("W805", "“全日制学位”一格“大学”看不出是学位"), ("W805", "“全日制学历”一格“农学学士”看不出是学历"), ("W812", "政治面貌“福建平和”不是党派")]'
sed -i '2s/大学,副镇长,2008.01/副镇长,2008.01,/' slid.csv
run official import slid.csv
ends_with 1 "a row that slid behind its education"
says "第 2 行“职务”: “2008.01”是年月，不是职务：这一行的内容错位了，请与表头对齐"
sed 's/<XingMing>[^<]*/<XingMing>己一b/; s/<XingBie>[^<]*/<XingBie>/' c1.lrmx >odd.lrmx
run official form import odd.lrmx
run official export odd.csv
holds "a name with a letter and no sex, from a form" grep -q '^,己一b,,' odd.csv
run official import odd.csv --json
json_has "come back as they are" 'j["taken"] and (j["added"], j["changes"]) == (0, [])'
sed 's/,己一b,,/,己一b,女,/' odd.csv >said.csv
run official import said.csv --json
json_has "a sex that was not said is a change" '[c["text"] for c in j["changes"]] == ["性别: （空） → 女"]'
sed 's/^\(坂仔镇,丙四\),[男女],/\1,,/' odd.csv >unsaid.csv
run official import unsaid.csv
ends_with 1 "who has one needs it"
says "“性别”: 为空"
printf '单位,姓名,性别,出生年月,职务\n坂仔镇,丁双,男,1972.04,镇党委副书记、镇长\n' >double.csv
run official import double.csv
run organisation posts --organisation 坂仔镇 --json
json_has "a person has one grade" 'not any(f["code"] == "W824" for f in j["findings"]) and ["丁双" in p["holders"] for p in j["posts"] if p["post"] in ("镇长", "镇党委副书记")] == [True, True]'
sed '2s/.*/坂仔镇,戊双,男,1973.04,镇党委副书记/' double.csv >risen.csv
run official import risen.csv
sed -i '2s/$/、镇长/' risen.csv
run official import risen.csv --yes
run organisation posts --organisation 坂仔镇 --json
json_has "what was registered before is asked about" '[f["subject"] for f in j["findings"] if f["code"] == "W824"] == ["坂仔镇 戊双"]'
run official export double-out.csv
run official import double-out.csv --json
json_has "the grade of the post that counts is not that of the other" 'j["taken"] and j["changes"] == []'
sed '/戊双/s/正科/副科/' double-out.csv >graded.csv
run official import graded.csv --json
json_has "another grade is said of the posts" '[c["text"] for c in j["changes"]] == ["镇长职级: 正科 → 副科"]'
sed -i 's/197[0-9]*/197103/; s/198001/197103/' c5.lrmx
run official form import c5.lrmx --json
json_has "the same post in other words is no difference" 'j["taken"] and not any("现任职务" in f["text"] for f in j["findings"])'
run verify
ends_with 0 "the journal stands"
finish
