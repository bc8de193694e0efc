#!/bin/sh
# Forms of grades that came badly through the scanner: every line is read as it was marked or is left to people, none is read
# wrong; what does not register is refused with its reason; and in the end every vote counts as it was drawn.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
rescan=$(dirname "$HUANJIE")/../tests/scan/rescan
if ! command -v pdftoppm >/dev/null; then
    skip "damaged forms" "no pdftoppm"
    finish
    exit
fi
run init F.hj --level county --division 350628000 --name 平和县 --congress 16 --election-day 2011-12-28
run set add --name 东山镇测评 --side subordinate --raters 镇机关干部 --on 2011-11-02
run set form 东山镇测评 --subject 陈东山 --subject 林大海 --subject 黄秀英 --subject 张文 --subject 李武 --subject 王强 \
    --answer 优秀 --answer 称职 --answer 基本称职 --answer 不称职
run set grid 东山镇测评 --pdf form.pdf --layout --json
layout=$(ls form*.json | head -1)
pdftoppm -r 300 -gray -f 1 -l 1 -singlefile form.pdf page 2>/dev/null || pdftoppm -r 300 -gray -f 1 -l 1 -singlefile form-1.pdf page

# name, damage, kind, dpi, turn: every damage that has a place here, and every way of scanning
cat >pages.txt <<'END'
clean none jpeg 200 0
skew skew jpeg 200 0
stretch stretch png 200 90
wobble wobble jpeg 300 0
fold fold jpeg 200 180
streak streak png 200 0
speckle speckle jpeg 200 270
show-through show-through jpeg 200 0
light-print light-print jpeg 300 0
missing-corner missing-corner jpeg 200 0
dark-bed dark-bed jpeg 200 0
smudge smudge jpeg 200 0
bits none tiff-g4 300 0
bits-skew skew pdf-g4 300 180
coarse none png 150 0
fine skew jpeg 400 90
pdf fold pdf-jpeg 200 0
END
python3 - "$layout" <<'END'
import json, math, random, sys
chance = random.Random(5)
head, size, top, pixels = open('page.pgm', 'rb').read().split(b'\n', 3)
width, height = map(int, size.split())
boxes = json.load(open(sys.argv[1], encoding='utf-8'))['boxes']
truth = {}
for n, line in enumerate(open('pages.txt')):
    p, marks = bytearray(pixels), []
    for row in range(len(boxes) // 4):
        answer = chance.randrange(4)
        b = boxes[row * 4 + answer]
        marks.append(['优秀', '称职', '基本称职', '不称职'][answer])
        x, y, w, h = (b[k] * 300 / 25.4 for k in ('x_mm', 'y_mm', 'w_mm', 'h_mm'))
        cx, cy, r = x + w / 2 + chance.uniform(-6, 6), y + h / 2 + chance.uniform(-6, 6), h * chance.uniform(.26, .34)
        for i in range(400):
            u, v = cx + r * math.cos(i / 60), cy + r * math.sin(i / 60) * 1.1
            for a in range(int(u - 3), int(u + 4)):
                for c in range(int(v - 3), int(v + 4)):
                    if (a - u) ** 2 + (c - v) ** 2 <= 10: p[c * width + a] = 45
    open(f'sheet-{n}.pgm', 'wb').write(b'P5\n%d %d\n255\n' % (width, height) + bytes(p))
    truth[n] = [(boxes[row * 4]['name'], m) for row, m in enumerate(marks)]
json.dump(truth, open('truth.json', 'w', encoding='utf-8'), ensure_ascii=False)
END
holds "sheets are drawn" test -s sheet-16.pgm
n=0
set --
while read -r what damage kind dpi turn; do
    case $kind in jpeg) ext=jpg ;; png) ext=png ;; tiff-*) ext=tif ;; *) ext=pdf ;; esac
    "$rescan" sheet-$n.pgm "$what.$ext" "$kind" "$damage" "$dpi" "$turn" $((700 + n)) || exit 1
    cp F.hj one.hj; cp F.hj.key one.hj.key
    run set scan 东山镇测评 "$what.$ext" --returned 1 --json --workspace one.hj
    cp "$out" "one-$n.json"
    if python3 -c 'import json,sys; sys.exit(not json.load(open(sys.argv[1]))["refused"])' "one-$n.json"; then
        json_has "$what is refused for a reason" 'j["refused"][0]["why"] and not j["kept"]'
        "$rescan" sheet-$n.pgm "$what-again.png" png none 200 0 $((900 + n))
        set -- "$@" "$what-again.png"
    else
        json_has "$what is read" 'j["kept"] and j["pages"] == 1'
        run set doubts 东山镇测评 --json --workspace one.hj
        cp "$out" "doubts-$n.json"
        set -- "$@" "$what.$ext"
    fi
    n=$((n + 1))
done <pages.txt
run set scan 东山镇测评 "$@" --returned 17 --workspace F.hj --json
json_has "the stack is taken, or waits for its doubts" 'j["kept"] and j["ballots"] == 17'
python3 - >settle.txt <<'END'
import glob, json
truth = json.load(open('truth.json', encoding='utf-8'))
for path in glob.glob('doubts-*.json'):
    for d in json.load(open(path, encoding='utf-8'))['doubts']:
        line = int(d['place'].split(':')[-1])
        print(f"{d['place']}={truth[path[7:-5]][line - 1][1]}")
END
doubts=$(wc -l <settle.txt)
holds "few lines are left to people ($doubts of 102)" test "$doubts" -le 20
for who in 张三 李四; do
    while read -r line; do run set settle 东山镇测评 --line "$line" --by $who --workspace F.hj; done <settle.txt
done
run appraise shares 东山镇测评 --base valid --json --workspace F.hj
cat >sums.py <<'END'
import json
truth, sums = json.load(open('truth.json', encoding='utf-8')), {}
for sheet in truth.values():
    for name, answer in sheet: sums.setdefault(name.strip(), {}).setdefault(answer, 0); sums[name.strip()][answer] += 1
END
json_has "every vote counts as it was drawn" '(lambda s: exec(open("sums.py").read(), s) or all({a["answer"]: a["votes"] for a in r["answers"] if a["votes"]} == s["sums"][r["subject"]] for r in j["sets"][0]["rows"] if not r["hidden"]) and sum(not r["hidden"] for r in j["sets"][0]["rows"]) >= 5)({})'
finish
