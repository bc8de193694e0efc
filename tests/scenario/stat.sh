#!/bin/sh
# The `stat …` commands as somebody checks them with published examples, and what is wrong with a table.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

# json_near NAME "{…}"   the JSON has these figures to six digits
json_near() {
    json_has "$1" "(lambda near: all(near(j[k], v) for k, v in $2.items()))(lambda x, y: abs(x - y) < 5e-7)"
}
# undefined NAME FIGURE…   the figures are null with a reason, which is also said
undefined() {
    name=$1
    shift
    holds "$name" _undefined "$@"
}
_undefined() {
    [ "$status" = 1 ] && [ -s "$err" ] || { echo "status $status"; return 1; }
    python3 -c 'import json, sys
j = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(not all(j[k] is None and j["why"][k] for k in sys.argv[2:]))' "$out" "$@"
}
# refused NAME WORD   input that cannot be used: a sentence, no figure
refused() {
    status_is 1 "$1"
    says "$2"
}

# ---- figures ----
printf '9,2,5,8\n6,1,3,2\n8,4,6,8\n7,1,2,6\n10,5,6,9\n6,2,4,7\n' >judges.csv
run stat icc judges.csv
status_is 0 "Shrout and Fleiss 1979"
json_near "six coefficients" '{"icc1": 0.165742, "icc_c1": 0.714841, "icc_a1": 0.289764, "icc1k": 0.442797, "icc_ck": 0.909316, "icc_ak": 0.620051}'
awk -F, '{ print $1 + 1000000 "," $2 + 1000000 "," $3 + 1000000 "," $4 + 1000000 }' judges.csv >far.csv
run stat icc far.csv
json_near "the same a million away" '{"icc1": 0.165741768, "icc_c1": 0.714840715, "icc_ak": 0.620050548}'
printf '1000001,1000002\n1000002,1000001\n1000001,1000001\n1000002,1000002\n' >chance.csv
run stat alpha chance.csv
json_has "and nothing is nothing there" 'j["alpha"] == 0'
run stat icc - <judges.csv
json_near "the same from standard input" '{"icc_a1": 0.289764}'
run stat alpha judges.csv
json_near "alpha is the consistency of the mean" '{"alpha": 0.909316}'
printf '姓名,甲,乙,丙,丁\n张三,９,2,5,8\n李四,6,1,3,2\n王五,8,4,6,8\n' >named.csv
run stat icc named.csv
json_has "headings and names are set aside, and it is said" 'j["subjects"] == 3 and j["raters"] == 4 and j["header"] and j["names"]'
printf '序号,甲,乙,丙,丁\n1,9,2,5,8\n2,6,1,3,2\n3,8,4,6,8\n' >serial.csv
run stat icc serial.csv
json_has "serial numbers are no rater" 'j["raters"] == 4 and j["names"]'
sed 's/^序号/Score/' serial.csv >score.csv
run stat icc score.csv
json_has "a heading that is not of names stays a rater" 'j["raters"] == 5 and not j["names"]'
{ echo 姓名,1,2,3,4; sed 1d named.csv; } >numbered.csv
run stat icc numbered.csv
json_has "raters may be numbered: they are no subject" 'j["subjects"] == 3 and j["header"] and j["names"]'
run stat icc --plain --names numbered.csv
json_has "--plain takes them for ratings" 'j["subjects"] == 4 and not j["header"]'
{ echo ,2007,2008,2009,2010; sed 1d named.csv; } >unnamed.csv
run stat icc unnamed.csv
json_has "and so may years, under nothing" 'j["subjects"] == 3 and j["header"] and j["names"]'
run stat kendall judges.csv
json_has "W with its degrees of freedom" 'j["df"] == 5 and 0 < j["w"] <= j["w_ties"] < 1 and j["p"] < 0.05'
printf '1,2,3,3,2,1,4,1,2,,,\n1,2,3,3,2,2,4,1,2,5,,3\n,3,3,3,2,3,4,2,2,5,1,\n1,2,3,3,2,4,4,1,2,5,1,\n' >units.csv
for level in nominal=0.743421 ordinal=0.815388 interval=0.849107 ratio=0.797403; do
    run stat kripp --level "${level%=*}" units.csv
    json_near "Krippendorff 2011, $level" "{'alpha': ${level#*=}}"
done
{ echo 评价人,1,2,3,4,5,6,7,8,9,10,11,12; awk '{ print "甲" NR "," $0 }' units.csv; } >titled.csv
run stat kripp --level nominal titled.csv
json_near "numbered units are no rater" '{"alpha": 0.743421}'
printf ',2,3\n1,2,3\n1,2,3\n' >gap.csv
run stat kripp --level nominal gap.csv
json_has "a gap at the corner is a gap" 'j["raters"] == 3 and j["pairable"] == 8'
# the same units as grades, three of them: 1 is 优秀, 2 称职, 3 基本称职, 4 不称职
cut -d, -f1-9 units.csv | sed 's/1/优秀/g; s/2/称职/g; s/3/基本称职/g; s/4/不称职/g' >words.csv
cut -d, -f1-9 units.csv >numbers.csv
run stat kripp --level ordinal numbers.csv
cp "$out" numbers.json
run stat kripp --level ordinal words.csv
json_has "grades have their order" 'abs(j["alpha"] - __import__("json").load(open("numbers.json"))["alpha"]) < 1e-9 and j["pairable"] > 30'
sed 's/基本称职/还行/' words.csv >unknown.csv
run stat kripp --level ordinal unknown.csv
refused "a word whose place nobody knows" '“还行”不是数字，也不是知道高低的等次'
printf '优秀,优秀,称职\n称职,称职,称职\n优秀,优秀,优秀\n' >grades.csv
run stat fleiss grades.csv
json_near "labels are compared by what they say" '{"kappa": 0.55}'
run stat fleiss --header grades.csv
json_has "--header takes the first row away" 'j["subjects"] == 2 and j["header"]'
printf '甲,乙\n丙,丙\n丁,丁\n' >unlike.csv
run stat fleiss unlike.csv
json_has "words that stand nowhere else look like headings" 'j["subjects"] == 2 and j["header"]'
run stat fleiss --plain unlike.csv
json_has "--plain takes them for grades" 'j["subjects"] == 3 and not j["header"]'
printf '姓名,甲,乙,丙\n张三,优秀,称职,优秀\n李四,称职,称职,称职\n王五,不称职,称职,基本称职\n' >graded.csv
sed 1d graded.csv >bare.csv
cut -d, -f2- graded.csv | sed 1d >plain.csv
run stat fleiss --plain plain.csv
json_near "three subjects, three raters" '{"kappa": 0.1}'
for table in graded bare; do
    run stat fleiss $table.csv
    json_near "names beside labels are no rater, $table" '{"kappa": 0.1}'
    json_has "and it is said, $table" 'j["names"] and j["raters"] == 3 and j["subjects"] == 3'
done
run stat wilson 1 1000000
json_has "six digits of a small share, too" 'abs(j["low"] / 1.765246e-7 - 1) < 1e-6 and abs(j["high"] / 5.664912e-6 - 1) < 1e-6'
for i in 1 2 3 4 5 6 7 8 9 10; do echo "$i,$i,$i,$i,$i,$i,$i,$i"; done >agreed.csv
run stat kendall agreed.csv
json_has "and of a small chance" 'abs(j["p"] / 6.164304e-12 - 1) < 1e-5'
run stat wilson 8 10
json_near "Wilson" '{"low": 0.490162, "high": 0.943318}'
run stat wilson 0 20
json_near "nobody of twenty" '{"low": 0, "high": 0.161125}'
printf '95\n94\n93\n92\n60\n94\n95\n96\n93\n20\n' >scores.csv
run stat robust scores.csv
json_has "each with its interval, draws and seed" '(j["draws"], j["seed"]) == (999, 1) and all(j["intervals"][k]["low"] <= j[k] <= j["intervals"][k]["high"] for k in ("mean", "median", "mad", "mad_plain", "trimmed20", "drop1")) and j["intervals"]["mean"]["low"] < 75'
json_near "two hostile ballots of ten" '{"mean": 83.2, "median": 93.5, "mad": 2.2239, "trimmed20": 93.5, "drop1": 89.5}'
printf '年份,名次\n2007,9\n2008,7\n2009,8\n2010,4\n2011,3\n' >years.csv
run stat theilsen years.csv
json_near "places over years" '{"slope": -1.5}'
json_has "within its interval" 'j["low"] <= j["slope"] <= j["high"]'
printf '0.0000000001\n0.0000000002\n0.0000000005\n' >fine.csv
run stat robust fine.csv
json_has "six digits of the finest score" 'abs(j["mean"] / 2.66666667e-10 - 1) < 1e-6 and abs(j["mad"] / 1.4826e-10 - 1) < 1e-6'
printf '2007,0.0000012345678\n2008,0.0000024691356\n' >slow.csv
run stat theilsen slow.csv
json_has "and of the slowest rise" 'abs(j["slope"] / 1.2345678e-6 - 1) < 1e-6 and j["low"] == j["slope"]'
printf '0.1\n0.2\n-0.3\n' >none.csv
run stat robust none.csv
json_has "what rounding leaves of a zero is a zero" 'j["mean"] == 0'
printf '\n\t\n\t"优秀"\n"优秀"\t"称职"\n"称职"\t"称职"\n' >blank_first.csv
run stat kripp --level nominal --plain blank_first.csv
json_has "tabs separate when the first row is blank, too" 'j["units"] == 2 and j["pairable"] == 5'
printf '42: M>N>C>K\n26: N>C>K>M\n15: C>K>N>M\n17：K＞C＞N＞M\n' >capitals.txt
for method in 'borda=N>C>M>K' 'copeland=N>C>K>M' 'kemeny=N>C>K>M' 'schulze=N>C>K>M'; do
    run stat rank --method "${method%%=*}" capitals.txt
    json_has "four capitals, $method" "\">\".join(j[\"order\"]) == \"${method#*=}\" == j[\"text\"] and j[\"method\"] == \"${method%%=*}\""
done
printf '1: 甲>乙\n1: 乙>甲\n' >draw.txt
run stat rank --method borda draw.txt
json_has "a draw is said to be one" 'j["text"] == "甲=乙" and not j["unique"]'
run stat rank --method kemeny draw.txt
json_has "and so are two orders as good" 'j["optimal_orders"] == 2 and not j["unique"]'
run stat age 1985-11 2021-10
json_has "the month before the birthday" 'j["age"] == 35'
run stat age 1985年10月 202110
json_has "the month of the birthday" 'j["age"] == 36'

# ---- not defined ----
printf '5,5\n5,5\n5,5\n' >flat.csv
run stat icc flat.csv
undefined "no difference, no ICC" icc1 icc_c1 icc_a1 icc1k icc_ck icc_ak
run stat kendall flat.csv
undefined "no ranks, no W" w w_ties chi2 p
run stat alpha flat.csv
undefined "no variance, no alpha" alpha
run stat kripp --level ordinal flat.csv
undefined "one value, no alpha" alpha
run stat fleiss flat.csv
undefined "one label, no kappa" kappa
printf '3\n4\n' >two.csv
run stat robust two.csv
undefined "nothing left without the ends" drop1
json_near "but the others are there" '{"mean": 3.5, "median": 3.5}'

# ---- what cannot be used ----
printf '1,2,3\n1,2\n' >ragged.csv
run stat icc ragged.csv
refused "rows of different length" '第 2 行有 2 列'
printf '1,2\n3,优秀\n4,5\n' >word.csv
run stat icc word.csv
refused "a grade where a number is due" '第 2 行第 2 列 “优秀” 应为数字'
printf '1,2\n3,\n4,5\n' >gap.csv
run stat kendall gap.csv
refused "a gap where none may be" '第 2 行第 2 列 是空的'
printf '1,NA\n3,2\n' >na.csv
run stat kripp --level nominal na.csv
refused "a word for a gap is no label" '缺项请留空'
printf '1,2,3\n' >one.csv
run stat icc one.csv
refused "one subject" '只有 1 行'
printf '1\n2\n3\n' >single.csv
run stat alpha single.csv
refused "one rater" '只有 1 列'
printf '1,nan\n2,inf\n' >nan.csv
run stat icc nan.csv
refused "no number at all" '缺项请留空'
for score in '95%' '−5' '"1,234"' '4/5'; do
    printf '%s\n3\n2\n' "$score" >disguised.csv
    run stat robust disguised.csv
    refused "a number in disguise is no heading, $score" '第 1 行第 1 列'
done
printf '1,1e300\n2,3\n' >vast.csv
run stat icc vast.csv
refused "a number past all scores" '应为数字'
printf '1,=1+1\n2,3\n' >formula.csv
run stat icc formula.csv
refused "a formula" '公式'
: >empty.csv
run stat icc empty.csv
refused "an empty file" '空'
run stat icc - </dev/null
refused "nothing on standard input" '标准输入'
run stat icc absent.csv
status_is 1 "no such file"
says "absent.csv: 没有这个文件，请核对"
awk 'BEGIN { for (i = 0; i < 2100000; i++) print i % 7 }' >huge.csv
run stat robust huge.csv
refused "more than two million cells" '超过'
run stat kripp --level height units.csv
status_is 2 "no such level"
run stat kripp units.csv
status_is 2 "no level"
run stat wilson 11 10
refused "more than all" 11
run stat wilson 1 0
refused "of none" '总数 0'
run stat wilson 1.5 3
refused "half a person" '整数'
run stat wilson 99999999999999999999 3
refused "past all numbers" '整数'
run stat age 1985-13 2021-10
refused "no such month" '1985-13'
run stat age 2021-10 1985-11
refused "born later" '早于'
printf '3: A>B>C\n2: A>B\n' >short.txt
run stat rank --method borda short.txt
refused "nobody is placed for a voter" '第 2 行没有“C”'
printf '3: A>B>A\n' >twice.txt
run stat rank --method borda twice.txt
refused "one name twice" '写了两次'
printf '2: 甲>乙\n1: 乙>甲\n' | iconv -f utf-8 -t gbk >gbk.txt
run stat rank --method borda gbk.txt
json_has "as tables, in GBK" 'j["order"] == ["甲", "乙"] and j["base"] == 3'
printf '2: \377>B\n' >neither.txt
run stat rank --method borda neither.txt
refused "neither UTF-8 nor GBK" '不是有效的 UTF-8'
printf 'A>B\n' >uncounted.txt
run stat rank --method borda uncounted.txt
refused "no count" '票数'
printf '1: A\n' >alone.txt
run stat rank --method borda alone.txt
refused "one name" '至少要 2 个'
python3 -c 'print("1: " + ">".join("i%d" % i for i in range(19)))' >nineteen.txt
run stat rank --method kemeny nineteen.txt
refused "more than can be searched" '至多 18'
run stat rank --method schulze nineteen.txt
json_has "other methods take them" 'len(j["order"]) == 19'
run stat rank --method dice capitals.txt
status_is 2 "no such method"
finish
