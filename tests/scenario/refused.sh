#!/bin/sh
# Pages that a stack refused: kept with picture and reason, each settled by people (scanned again, read from the paper, none of
# this stack's), so that what was counted by hand before reading adds up and nothing is lost.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
export HUANJIE_BY=张三 HUANJIE_NOW=2026-12-28T19:00:00+08:00

town_of town.hj 331021104 清溪镇 "1 2 王一 张建国 李秀英" "2 1 赵小红 刘伟"
run round open
run ballot print --district 1 --pdf one.pdf --layout one.json
run ballot print --district 2 --pdf two.pdf
pdftoppm -r 200 -gray -singlefile one.pdf one
mkdir box
draw <<'PY'
from draw import Sheet
import draw
Sheet(1).circle(1).cross(2).save("a")
Sheet(2).circle(3).save("b")
torn = Sheet(3).circle(1).circle(2).name(1)
for y in range(draw.height):      # torn: nothing left that tells where the paper is
    for x in range(draw.width):
        if y < 260 or y > draw.height - 300 or x < 130 or x > draw.width - 130: torn.p[y * draw.width + x] = 255
torn.save("c")
whole = Sheet(4).cross(1).circle(3)
whole.save("later")
part = open("box/later.png", "rb").read()
open("box/d.png", "wb").write(part[:len(part) // 3])  # the disk of the scanner was full
PY
mv box/later.png .
echo "notes of the operator" >box/e.txt
run scan box --batch B01 --box 1-1 --declared 4 --json
holds "some are refused" test "$status" = 1
lines_have "two are taken, three refused with reasons, each with a name but the notes" '[o["batch"] for o in p] == ["taken"] * 2 + ["refused"] * 3 and
    all(len(o["sheet"]) == 32 for o in p[:4]) and all(o["reason"] for o in p[2:]) and p[4]["sheet"] is None and len({o["sheet"] for o in p}) == 5'
name_of() { python3 -c 'import json, sys
print(next(o["sheet"] for o in map(json.loads, open(sys.argv[2])) if o["file"].endswith(sys.argv[1])))' "$1" "$out"; }
torn=$(name_of c.png)
cut=$(name_of d.png)
run scan two.pdf --batch B01 --box 1-1 --json
foreign=$(name_of two.pdf)
run scan box --batch B01 --box 1-1 --json
lines_have "read once more nothing is kept twice" '[o["batch"] for o in p] == ["again"] * 2 + ["refused"] * 3'
run batch list --json
json_has "three to be settled" 'j["batches"][0]["refused"] == {"open": 3, "ballot": 0, "again": 0, "other": 0} and j["batches"][0]["sheets"] == 2 and
    j["batches"][0]["collected"] == 2 and j["batches"][0]["waiting"] == 3'
run decide list --json
json_has "with their reasons" 'sorted(i["item"] for i in j["items"]) == ["page"] * 3 and all(i["refusal"] for i in j["items"]) and
    any("不是这一批" in i["refusal"] for i in j["items"])'
run decide list
holds "in words" grep -q '拒读: ' "$out"
holds "no file name is kept" sh -c '! grep -qa "box/[a-e]\|e\.txt" town.hj'
run decide show B01 "$torn" --png torn.png
status_is 0 "the picture of what could be seen"
holds "is a picture" python3 -c 'b = open("torn.png", "rb").read(); assert b[:8] == b"\x89PNG\r\n\x1a\n" and len(b) > 1000'
run decide show B01 "$cut" --png cut.png
status_is 1 "and where nothing could be seen"
says "看原件"
run batch close B01 --why 机器读不出
status_is 1 "not closed before that"
says "拒读的还有 3 张"

# ---- scanned again ----
run scan later.png --batch B01 --box 1-1 --json
lines_have "the cut one is read whole" 'p[0]["batch"] == "taken"'
later=$(name_of later.png)
run decide set B01 "$cut" page again --reason scanned-again --by 甲
status_is 1 "scanned again, but as which sheet?"
says "须写明重新扫描后收为哪一张"
run decide set B01 "$cut" page again=ffffffff --reason scanned-again --by 甲
status_is 1 "no such sheet"
run decide set B01 "$cut" page "again=$foreign" --reason scanned-again --by 甲
status_is 1 "a refused page stands for nothing"
says "也是拒读的"
for who in 甲 乙; do
    run decide set B01 "$cut" page "again=$(printf %.8s "$later")" --reason scanned-again --by $who
    status_is 0 "$who says which sheet it became"
    run decide set B01 "$foreign" page other --reason not-of-stack --by $who
done
run decide set B01 "$torn" page maybe --reason by-hand --by 甲
status_is 1 "no such answer"
run decide set B01 "$torn" c1 for --reason by-hand --by 甲
status_is 1 "a refused page has no places before somebody says it is a ballot"

# ---- read from the paper ----
run decide ballot B01 "$torn" --for 1,2 --write-in 7=钱多多 --reason by-hand --by 甲
status_is 2 "no such line"
run decide ballot B01 "$torn" --for 1 --blank --reason by-hand --by 甲
status_is 2 "blank or not"
run decide ballot B01 "$torn" --for 1 --write-in 1=钱多多 --reason by-hand --by 甲 --json
json_has "one person: three candidates and two lines" 'j["answers"] == 5'
run decide ballot B01 "$torn" --for 1 --write-in 1=钱多多 --reason by-hand --by 甲
status_is 1 "not twice by the same"
run batch close B01
status_is 1 "one opinion is not enough"
run decide ballot B01 "$torn" --for 1 --against 3 --write-in 1=钱多多 --reason by-hand --by 乙
status_is 0 "the second"
run batch show B01 --json
json_has "a difference between the two waits like any other" 'j["refused"] == {"open": 0, "ballot": 1, "again": 1, "other": 1} and j["waiting"] == 1'
run decide set B01 "$torn" c3 abstain --reason by-hand --by 丙
run batch close B01 --json
status_is 0 "now the four that were declared are there"
json_has "three read by machine and one by people" '(j["sheets"], j["collected"], j["valid"], j["waiting"]) == (3, 4, 4, 0) and
    [(l["name"], l["for"]) for l in j["lines"]] == [("王一", 2), ("张建国", 0), ("李秀英", 2), ("钱多多", 1)]'
run batch show B01 --json
json_has "what became of each page" 'sorted(b["fate"] for b in j["ballots"]) == ["out"] * 2 + ["valid"] * 4'
json_has "and which sheet was taken instead of which" '[(b["sheet"], b["taken_as"]) for b in j["ballots"] if "taken_as" in b] == [("'"$cut"'", "'"$later"'")] and
    [(b["sheet"], b["instead_of"]) for b in j["ballots"] if "instead_of" in b] == [("'"$later"'", ["'"$cut"'"])]'
run batch show B01
holds "in words" grep -q "重新扫描后收为 $(printf %.8s "$later")" "$out"
holds "and the other way" grep -q "代替拒读的 $(printf %.8s "$cut")" "$out"
run look draw B01 --size 4 --seed 1-2-3-4
status_is 1 "only what the machine read is drawn"
says "还能抽 3 张"
run verify
status_is 0 "the journal holds"

# ---- a whole wrong folder ----
mkdir wrong
for i in 1 2 3; do pdftoppm -r 15$i -gray -png -singlefile two.pdf wrong/$i; done
run scan wrong --batch B02 --box 1-1 --json
lines_have "all refused" '[o["batch"] for o in p] == ["refused"] * 3'
run batch withdraw B02 --why 拿错了文件夹
status_is 0 "the stack can be given up whole"
run decide list --json
json_has "and asks nothing more" 'j["open"] == 0'
run scan wrong --batch B03 --box 2-1 --json
lines_have "they are read where they belong" '[o["batch"] for o in p] == ["taken"] * 3'

run scan wrong --batch B03 --box 2-1
lines_out() { grep -qF "$1" "$out"; }
holds "the same again says so, each with its name" lines_out "已在本批 3"
run scan wrong --batch B05 --box 2-1
holds "a stack that was read under another name" lines_out "如果是同一叠又读了一次，请整批撤回（huanjie batch withdraw B05"
run batch withdraw B05 --why 读了两次
run scan wrong --batch B06 --box 1-1
holds "nothing but refused pages: the wrong folder?" lines_out "是不是拿错了文件夹"
run batch withdraw B06 --why 拿错了文件夹
mkdir nothing
for path in nosuch.png nothing; do
    run scan $path --batch B07 --box 1-1
    status_is 1 "$path is nothing to read"
    says "$path"
done
run batch list --json
json_has "and opens no stack" '"B07" not in {b["batch"] for b in j["batches"]}'

# ---- the disk is full in the middle of a stack ----
run batch withdraw B03 --why 换一批
for kib in 20 36 52 68 100 140; do
    (
        trap '' XFSZ
        ulimit -f $((kib * 2))
        "$HUANJIE" scan wrong --batch B04 --box 2-1 --json >part 2>why
        echo $? >>ended
    )
    cat part >>said
    cat why >>whys
done
holds "a full disk ends it with a sentence" sh -c 'grep -qx 3 ended && grep -q 磁盘 whys && ! grep -qvx "[03]" ended'
run scan wrong --batch B04 --box 2-1 --json
holds "the rest goes in when there is room" test "$status" = 0
cat "$out" >>said
run batch show B04 --json
json_has "what was said to be taken is there, once, and nothing else" '
    sorted(b["sheet"] for b in j["ballots"]) == sorted(o["sheet"] for o in map(json.loads, open("said")) if o["batch"] == "taken") and
    j["sheets"] == 3'
run verify
status_is 0 "and the journal holds"
finish
