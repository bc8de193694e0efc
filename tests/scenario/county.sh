#!/bin/sh
# A county's appraisal from rosters to composed teams: what ./run --county carries, that what was planted is found, and that no
# small group and no number comes to light.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
tools=$SOURCE_ROOT/tools/demo

carry() {
    python3 "$tools/county.py" 材料 >/dev/null && sh "$tools/county.sh" "$HUANJIE" >county.log 2>&1
    carried=$?
    command="county.sh"
    tail -n 20 county.log >"$err"
    return $carried
}

holds "the county is carried to its end" carry
holds "everything planted is found" grep -qE '已发现 ([0-9]+)/\1$' county.log
holds "every planted disagreement is raised, and the false alarms are counted" \
    grep -qE '埋下 ([0-9]+) 处，发现 \1 处；误报 [0-9]+ 处' county.log
holds "no more than one false alarm in five questions of a test" python3 - <<'END'
import re
said = open('county.log', encoding='utf-8').read()
tested = re.findall(r'(?:差距超过区间|雷同票|名单次序): 埋下 \d+ 处，发现 \d+ 处；共提出 (\d+) 个问题.*误报 (\d+) 个', said)
assert len(tested) == 3 and 5 * sum(int(f) for _, f in tested) <= sum(int(n) for n, _ in tested), tested
END
holds "one-time codes give the answers that were handed in" grep -qE '一次性答题码: [1-9][0-9]* 格与交来的答案对照，不符 0 格' county.log
holds "a code is good once" grep -q "这个答题码已经用过" county.log
holds "what was typed twice is compared" grep -q "两次录入有 1 处不同" county.log
holds "how many comparisons were made is said" sh -c 'pdftotext 文书/交叉印证表.pdf - | tr -d "\n" | grep -q "校正"'
holds "and which forms were not tested" sh -c 'pdftotext 文书/交叉印证表.pdf - | tr -d "\n" | grep -q "没有登记表上名单的次序"'
promised=$(python3 -c 'import json; print(json.load(open("材料/truth.json"))["canvassed"]["for"])')
holds "the material carries the question, the answer, who and when" sh -c "pdftotext -layout '文书/考察材料-$promised.pdf' - >material.txt &&
    grep -q 交叉印证的问题和核实 material.txt && grep -q 周文 material.txt && grep -q 2011-06-29 material.txt && grep -q 逐一谈话核实 material.txt"
holds "an answer is kept beside its question" sh -c 'pdftotext -layout 文书/交叉印证表.pdf - | grep -q "请考察组核实的问题"'
holds "the line-ups are proven and break no law" grep -q "违反法定规则 0 处" county.log
holds "people are placed among their like, in bands" grep -qE '第 2 档 第 [0-9]+ 名（区间容许 [0-9]+–[0-9]+，共 12）' county.log
holds "the paper parts them as the command does" sh -c 'pdftotext 文书/横向比纵向比.pdf - | tr -d "\n" | grep -q "西片／山区／乡／乡镇／正职" &&
    grep -q "同类 西片／山区／乡／乡镇／正职" 输出/analysis.txt'
holds "places in an order have intervals" grep -qE '名次 [0-9]+（[0-9]+–[0-9]+）' 输出/analysis.txt
holds "a group that is not shown leaves its weight to the others" grep -q '上级评 权重 42.9%' county.log
day=2011-06-30
first_number=$(sed -n 's,.*<ShenFenZheng>\([0-9X]*\)<.*,\1,p' "$(ls 材料/审批表/*.lrmx | head -n 1)")
holds "no ID number stands in what was said" sh -c '! grep -rqE "331099(19|20)[0-9]{9}[0-9X]" 输出 county.log'
holds "nor on paper, but masked" sh -c 'for f in 文书/*.pdf; do
    pdftotext "$f" - | grep -qE "331099(19|20)[0-9]{9}[0-9X]" && exit 1; done; pdftotext 文书/审批表-龙门镇.pdf - | grep -q "331099\*\*"'
holds "there was a number to hide" test ${#first_number} = 18
run appraise shares 红星农场同级测评 --json
json_has "three raters are never shown" 'all(r["hidden"] and r["base"] is None and "answers" not in r for r in j["sets"][0]["rows"])'
run set list --json
status_is 0 "the sets"
who=$(sed -n '1s/^材料：//p' 材料/考察材料名单.txt)
run appraise paper person "$who" --on $day
status_is 2 "a paper needs a place to go"
run appraise paper person 没有这个人 --on $day --pdf x.pdf
status_is 1 "somebody unknown"
says "没有这个人"
run appraise paper person "$who" --on $day --pdf once.pdf --xlsx once.xlsx --docx once.docx
status_is 0 "material in three formats"
holds "the same to the byte as before" cmp once.pdf "文书/考察材料-$who.pdf"
holds "with both charts" sh -c 'pdftotext once.pdf - | grep -q "各方面测评等次分布" && pdftotext once.pdf - | grep -q "历年实绩名次"'
holds "which elsewhere are pointed to" sh -c 'unzip -p once.docx word/document.xml | grep -q "见 PDF"'
run appraise paper recommendation 大洋镇 --on $day --pdf one.pdf --gap 0
status_is 2 "a gap of nought is none"
run appraise paper recommendation 没有这个镇 --on $day --pdf one.pdf
status_is 1 "a place unknown"
run appraise paper ranking --on $day --side nobody --pdf one.pdf
status_is 2 "a side unknown"
run appraise paper ranking --on $day --side society --year 1999 --pdf one.pdf
status_is 0 "people alone, when no results are of that year"
run appraise paper preview 大洋镇 --on 2001-01-01 --from 2011-06-06 --until 2011-06-20 --pdf one.pdf
status_is 1 "nobody served then"
publish() {
    run appraise paper publicity --propose "$who=东溪镇党委副书记" --on $day --pdf public.pdf "$@"
}
publish --from 2011-07-04 --until 2011-07-11
status_is 0 "five working days"
says "没有登记 2011 年的节假日"
publish --from 2011-07-04 --until 2011-07-10
status_is 1 "a weekend does not count"
says "最早到2011-07-11"
publish --from 2011-07-08 --until 2011-07-04
status_is 2 "backwards"
run team paper structure 方案-1 --on $day --pdf team.pdf --json
status_is 0 "a structure beside the one as it is"
holds "in numbers and points" sh -c 'pdftotext -layout team.pdf - | grep -q "百分点"'
run team paper structure a b c --on $day --pdf team.pdf
status_is 2 "two line-ups at most"
run team paper lineup 没有的方案 --pdf team.pdf
status_is 1 "a line-up unknown"
run appraise paper form --on $day --pdf one.pdf
status_is 2 "whose form"
finish
