#!/bin/sh
# Forms of grades on paper: printed, filled in by a program that draws like a pen, scanned, read, and counted against what
# was drawn.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
if ! command -v pdftoppm >/dev/null; then
    skip "forms of grades" "no pdftoppm"
    finish
    exit
fi
run init F.hj --level county --division 350628000 --name 平和县 --congress 16 --election-day 2011-12-28
run set add --name 东山镇测评 --side subordinate --raters 镇机关干部 --on 2011-11-02
run set grid 东山镇测评 --pdf form.pdf
status_is 1 "no form, nothing to print"
set --
for who in 陈东山 林大海 黄秀英 张文 李武 王强; do set -- "$@" --subject "$who"; done
run set form 东山镇测评 "$@" --item 德 --item 能 --item 绩 --answer 优秀 --answer 称职 --answer 基本称职 --answer 不称职 --answer 不了解
run set grid 东山镇测评 --pdf form.pdf --copies 2 --layout --json
holds "eighteen lines are two pages" test "$status" = 0 -a -s form-1.pdf -a -s form-2.pdf -a -s form-2.json
json_has "five boxes a line" 'j["pages"] == 2'
for page in 1 2; do pdftoppm -r 200 -gray -f 1 -l 1 -singlefile form-$page.pdf page$page; done
run set grid 东山镇测评 --pdf both.pdf --copies 2 --together --json
json_has "form behind form in one file" 'j["files"] == ["both.pdf"] and j["pages"] == 2 and j["copies"] == 2'
pages_of() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
holds "four pages" test "$(pages_of both.pdf)" = 4
pdftoppm -r 200 -gray both.pdf both
holds "the very pages" sh -c 'cmp both-1.pgm page1.pgm && cmp both-2.pgm page2.pgm && cmp both-3.pgm page1.pgm && cmp both-4.pgm page2.pgm'
rm both-*.pgm
run set add --name 三页 --side subordinate --raters 镇机关干部 --on 2011-11-02
set --
for who in 甲 乙 丙 丁 戊 己 庚 辛 壬 癸 子; do set -- "$@" --subject "$who"; done
run set form 三页 "$@" --item 德 --item 能 --item 绩 --answer 优秀 --answer 称职
run set grid 三页 --pdf three.pdf --copies 2 --together
holds "three pages and an empty one, so that no sheet is two people's" test "$(pages_of three.pdf)" = 8
holds "and says how to print it" grep -q 双面打印 "$out"
run set grid 三页 --pdf three.pdf --copies 2
holds "a file for each page without it" test -s three-3.pdf
rm three*.pdf
python3 - <<'END'
import json, math, random, struct, zlib
chance = random.Random(11)
labels = ['优秀', '称职', '基本称职', '不称职', '不了解']
pages, boxes = {}, {}
for k in (1, 2):
    head, size, top, pixels = open(f'page{k}.pgm', 'rb').read().split(b'\n', 3)
    pages[k] = (tuple(map(int, size.split())), pixels)
    boxes[k] = json.load(open(f'form-{k}.json', encoding='utf-8'))['boxes']
def mark(p, width, b):
    scale = 200 / 25.4
    x, y, w, h = (b[n] * scale for n in ('x_mm', 'y_mm', 'w_mm', 'h_mm'))
    cx, cy, r = x + w / 2 + chance.uniform(-4, 4), y + h / 2 + chance.uniform(-4, 4), h * chance.uniform(.26, .34)
    for i in range(260):
        u, v = cx + r * math.cos(i / 41.4), cy + r * math.sin(i / 41.4) * 1.1
        for a in range(int(u - 2), int(u + 3)):
            for c in range(int(v - 2), int(v + 3)):
                if (a - u) ** 2 + (c - v) ** 2 <= 5: p[c * width + a] = 45
def save(name, width, height, p):
    raw = b''.join(b'\0' + bytes(p[y * width:(y + 1) * width]) for y in range(height))
    chunk = lambda kind, body: struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
    open(name, 'wb').write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)) +
        chunk(b'pHYs', struct.pack('>IIB', 7874, 7874, 1)) + chunk(b'IDAT', zlib.compress(raw, 1)) + chunk(b'IEND', b''))
truth = {}
for rater in range(6):
    for k in (1, 2):
        (width, height), pixels = pages[k]
        p = bytearray(pixels)
        for row in range(len(boxes[k]) // 5):
            answer = chance.choice([0, 0, 1, 1, 2, 3, 4, None])
            twice = rater == 2 and k == 1 and row == 3
            if twice: answer = 1
            if answer is not None:
                mark(p, width, boxes[k][row * 5 + answer])
                name = boxes[k][row * 5]['name']
                truth.setdefault(name, {}).setdefault(labels[answer], 0)
                truth[name][labels[answer]] += 1
            if twice: mark(p, width, boxes[k][row * 5 + 3])
        if rater == 4: p = bytearray(reversed(p))  # upside down in the feeder
        save(f'r{rater}-{k}.png', width, height, p)
        open(f'r{rater}-{k}.pgm', 'wb').write(b'P5\n%d %d\n255\n' % (width, height) + bytes(p))
json.dump(truth, open('truth.json', 'w', encoding='utf-8'), ensure_ascii=False)
END
run set scan 东山镇测评 r0-1.png r0-2.png r1-1.png r2-1.png r2-2.png r1-2.png
status_is 1 "a page twice in a form"
says "r2-1.png:1 是表的第 1 页"
says "已经有了（r1-1.png:1），还缺第 2 页"
python3 -c 'open("blank.pgm", "wb").write(b"P5\n1654 2339\n255\n" + b"\xfa" * (1654 * 2339))'
"$(dirname "$HUANJIE")/../tests/scan/rescan" blank.pgm blank.png png none 200 0 1
run set scan 东山镇测评 r0-1.png blank.png r0-2.png r1-1.png r1-2.png
holds "a page that is no form is named, not the ones behind it" test "$status" = 1
holds "with its reason" sh -c 'grep -q "blank.png:1" "$1" && ! grep -q "r0-2\|r1-" "$1" "$2"' - "$out" "$err"
run set scan 东山镇测评 r0-1.png r0-2.png r1-1.png
status_is 1 "half a form"
says "缺第 2 页"
set --
for rater in 0 1 2 3 4 5; do set -- "$@" r$rater-$((1 + rater % 2)).png r$rater-$((2 - rater % 2)).png; done # any order
run set scan 东山镇测评 "$@" --json
json_has "nobody said how many came back: it is asked, and nothing kept" 'not j["kept"] and [(f["code"], "--returned" in f["text"]) for f in j["findings"] if f["code"] != "W851"] == [("F853", True)] and j["ballots"] == 6'
json_has "forms whose pages lie in another order are named" '[("另有 3 份不同（r1-1.png:1、r3-1.png:1、r5-1.png:1）" in f["text"]) for f in j["findings"] if f["code"] == "W851"] == [True]'
run set scan 东山镇测评 "$@" --returned -1
status_is 2 "less than none came back"
run set scan 东山镇测评 "$@" --returned 7 --json
json_has "one too few: nothing is kept" 'not j["kept"] and ["应为 7 份" in f["text"] and "拼成了一份" in f["text"] for f in j["findings"] if f["code"] == "F852"] == [True]'
run set doubts 东山镇测评 --json
json_has "nor does anything wait" 'j["doubts"] == []'

# ---- one page of a file scanned once more ----
rescan=$(dirname "$HUANJIE")/../tests/scan/rescan
if command -v pdfunite >/dev/null; then
    for page in r0-1 r0-2 r1-1 r1-2 r2-1 r2-2 blank; do "$rescan" $page.pgm $page.pdf pdf-jpeg none 200 0 3; done
    pdfunite r0-1.pdf blank.pdf r1-1.pdf r1-2.pdf r2-1.pdf r2-2.pdf stack.pdf
    "$rescan" r1-2.pgm wrong.png png skew 200 0 4
    cp F.hj one.hj && cp F.hj.key one.hj.key
    again() { run set scan 东山镇测评 stack.pdf --returned 3 --workspace one.hj "$@"; }
    again --json
    json_has "a page of a file is refused" '[d["place"] for d in j["refused"]] == ["stack.pdf:2"] and not j["kept"]'
    again --again stack.pdf:2=wrong.png
    status_is 1 "the wrong paper put on the glass is known"
    says "stack.pdf:4"
    again --again stack.pdf:2=r1-2.pdf --again stack.pdf:2=r0-2.png
    status_is 1 "one page, one other"
    again --again stack.pdf:9=r0-2.png
    status_is 1 "a place that the stack does not have"
    again --again stack.pdf:2=r0-2.png --again stack.pdf:3=r1-1.png
    status_is 1 "what was read is not replaced"
    says 读得了
    again --again stack.pdf:2=stack.pdf
    status_is 1 "one page, not a stack"
    again --again 第二页
    status_is 1 "place and file"
    again --again stack.pdf:2=blank.png --json
    json_has "refused once more" '[("blank.png" in d["place"], "stack.pdf:2" in d["place"]) for d in j["refused"]] == [(True, True)]'
    again --again stack.pdf:2=r0-2.png --json
    json_has "the page alone is replaced" 'j["kept"] and j["ballots"] == 3 and j["pages"] == 6 and j["refused"] == []'
    json_has "three raters are a small group, which is said as soon as they are in, once it counts" '("W841" in [f["code"] for f in j["findings"]]) == j["taken"]'
    run set show 东山镇测评 --workspace one.hj --json
    json_has "what people counted is kept with it" 'j["returned"] == 3'
    again --again stack.pdf:2=r0-2.png
    status_is 1 "nothing is counted twice"
    pdfunite r0-1.pdf r0-2.pdf r1-1.pdf half.pdf
    rm one.hj one.hj.key
    run set scan 东山镇测评 half.pdf r2-1.png r1-2.png r2-2.png --returned 3
    status_is 1 "a file that ends inside of a form"
    says "half.pdf 共 3 页"
    run set scan 东山镇测评 r0-1.png half.pdf --returned 2
    status_is 1 "or begins there"
    run set scan 东山镇测评 r0-1.png r0-2.png r1-1.png r0-2.png --returned 2
    status_is 1 "the same picture under two people"
    says 放了两次
else
    skip "pages of a file" "no pdfunite"
fi

# ---- what is kept ----
# Two ways of scanning the same forms: in another order, from files of other names and times, in a folder. What is left is
# the same to the last byte, journal and free pages and all: nothing says where a form lay.
mkdir folder
n=9
for rater in 3 5 0 4 1 2; do
    for k in 2 1; do
        cp r$rater-$k.png folder/$n.png
        touch -d "2011-11-0$((n % 9 + 1))" folder/$n.png
        n=$((n + 1))
    done
done
mv folder/9.png folder/09.png
for way in first second; do
    cp F.hj $way.hj && cp F.hj.key $way.hj.key
    HUANJIE_NOW=2011-11-05T08:00:00+08:00 HUANJIE_BY=张三 "$HUANJIE" set scan 东山镇测评 \
        $([ $way = first ] && echo r?-?.png || echo folder) --returned 6 --workspace $way.hj --json >$way.json 2>&1
done
holds "both are kept" sh -c 'grep -q "\"kept\":true" first.json && grep -q "\"kept\":true" second.json'
holds "and leave the same bytes" cmp first.hj second.hj
holds "no name of a file is there" sh -c '! grep -aqE "r[0-5]-[12]|folder|[0-9]\.png" second.hj'
rm first.hj* second.hj*

run set scan 东山镇测评 "$@" --returned 6 --json
holds "a line with two marks is for people" test "$status" = 1
json_has "the stack is kept and waits" 'j["kept"] and not j["taken"] and j["doubts"] == 1 and j["ballots"] == 6 and j["pages"] == 12'
run set scan 东山镇测评 "$@"
status_is 1 "no second stack beside it"
says 认定
run set form 东山镇测评 --subject 林大海 --subject 陈东山 --item 德 --answer 不称职 --answer 优秀
status_is 1 "nor another form under it: what was read are places on this one"
says "huanjie set withdraw 东山镇测评 --reason 理由 撤回这一叠"
run appraise shares --json
json_has "nothing counts yet" 'j["sets"] == []'
run set doubts 东山镇测评 --json
json_has "that one" '[(d["place"][8:], d["why"], d["looked"]) for d in j["doubts"]] == [(":1:4", "画了不止一格", 0)]'
place=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1], encoding="utf-8"))["doubts"][0]["place"])' "$out")
run set picture 东山镇测评 "${place%%:*}" --png look.png
holds "its picture, in black and white" sh -c 'python3 -c "import sys; b = open(\"look.png\", \"rb\").read(); sys.exit(b[24] != 1 or len(b) > 200000)"'
run set picture 东山镇测评 "${place%%:*}" --page 2 --png look2.png
status_is 1 "not its other page, of which nothing has to be read"
run set settle 东山镇测评 --line "$place=很好" --by 张三
status_is 1 "a label that the form does not have"
run set settle 东山镇测评 --line "${place%:*}:9=称职" --by 张三
status_is 1 "a line that nobody doubts"
run set settle 东山镇测评 --line "$place=称职" --by 张三 --json
json_has "one pair of eyes is not enough" 'j["left"] == 1'
run set settle 东山镇测评 --line "$place=称职" --by 张三
status_is 1 "and one person is not two"
run set settle 东山镇测评 --line "$place=不称职" --by 李四 --json
json_has "two that differ" 'j["left"] == 1'
run set doubts 东山镇测评 --json
json_has "what they read is not told" 'j["doubts"][0]["differs"] and j["doubts"][0]["looked"] == 2 and "称职" not in json.dumps(j["doubts"][0], ensure_ascii=False)'
run set add --name 东山镇测评 --side subordinate --issued 5 --json
json_has "more handed in than handed out is said when the figures are known" '"F842" in [f["code"] for f in j["findings"]]'
run set settle 东山镇测评 --line "$place=称职" --by 王五 --json
json_has "a third breaks it" 'j["taken"] and j["left"] == 0'
cp "$out" settled.json
run set check 东山镇测评 --json
json_has "and what is wrong is said at once, as set check says it" '(lambda s: s["findings"] == j["findings"] and "F842" in [f["code"] for f in s["findings"]])(__import__("json").load(open("settled.json", encoding="utf-8")))'
for leaf in "${place%%:*}" 00000000; do # of some lines fewer than five know the person (unit test set_waiting: where nothing is kept back)
    run set picture 东山镇测评 $leaf --page 2 --png look2.png
    status_is 1 "sheets say no more than the figures: $leaf"
    says "不足五人、不显示的"
    holds "no picture" test ! -e look2.png
done
run appraise shares 东山镇测评 --base valid --json
json_has "every vote as it was drawn" '(lambda truth: all({a["answer"]: a["votes"] for a in r["answers"] if a["votes"]} == truth[r["subject"] + " " + r["item"]] for r in j["sets"][0]["rows"] if not r["hidden"]))(__import__("json").load(open("truth.json", encoding="utf-8")))'
json_has "and enough of them to say so" 'sum(not r["hidden"] for r in j["sets"][0]["rows"]) >= 9'
run set scan 东山镇测评 "$@"
status_is 1 "a stack is not taken twice"
run set add --name 西山镇测评 --side subordinate --raters 镇机关干部 --on 2011-11-02
run set form 西山镇测评 --subject 陈东山 --answer 优秀 --answer 称职
run set scan 西山镇测评 r0-1.png --json
json_has "another set's form is refused" 'not j["kept"] and [d["place"] for d in j["refused"]] == ["r0-1.png:1"] and bool(j["refused"][0]["why"])'
finish
