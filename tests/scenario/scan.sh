#!/bin/sh
# Scanned ballots over the real program: test decks printed in every way of marking are read back as their marks say; a line a
# page with exactly the agreed members; and what is refused, with its reason.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
export HUANJIE_BY=张三 HUANJIE_NOW=2026-12-10T09:00:00+08:00

# reads_as NAME DECK.json   the lines say of every sheet what the deck expects
reads_as() {
    holds "$1" python3 -c 'import json, sys
p = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
sheets = json.load(open(sys.argv[2], encoding="utf-8"))["sheets"]
assert len(p) == len(sheets), (len(p), len(sheets))
for line, sheet in zip(p, sheets):
    read = [(m["candidate"], m["vote"]) for m in line["marks"]]
    meant = [(m["candidate"], m["vote"]) for m in sheet["marks"]]
    assert read == meant, (sheet["what"], line)
    written = [w["line"] for w in line["write_ins"] if w["inked"]]
    assert len(written) == len(sheet["write_ins"]), (sheet["what"], line)
    assert (line["status"] == "review") == ("unclear" in [v for _, v in meant]), line' "$out" "$2"
}

town_of town.hj 331021104 清溪镇 "1 2 王一 张建国 阿卜杜热合曼·买买提明" "2 1 李秀英 欧阳修远"
run scan nothing.png -w town.hj
status_is 1 "a workspace without a vote"
says "还没有建立投票"
run round open
status_is 0 "votes are opened"

# ---- decks in every way of marking, by the workspace and by a layout file alone ----
for marking in columns circle-cross tick-cross blank-agrees; do
    run setting set ballot_marking $marking --body 县人大常委会 --document 7号 --on 2026-12-01
    run ballot print --district 2 --pdf $marking.pdf --layout $marking.json
    run ballot deck --district 2 --pdf deck-$marking.pdf --expected deck-$marking.json --csv deck-$marking.csv
    status_is 0 "a deck with $marking"
    run scan deck-$marking.pdf --workspace town.hj --json
    holds "it is read" test "$status" = 0
    reads_as "as it was marked" deck-$marking.json
    (mkdir -p alone && cd alone && rm -f ./*.hj)
    run scan deck-$marking.pdf --layout $marking.json --marking $marking --json
    reads_as "and so by the layout file" deck-$marking.json
done
lines_have "a line has exactly these members" 'all(list(o) == ["file", "page", "contest", "rotation", "status", "reason", "marks", "write_ins"] and
    all(list(m) == ["candidate", "vote", "score"] for m in o["marks"]) and
    all(list(w) == ["line", "vote", "inked"] for w in o["write_ins"]) for o in p)'
lines_have "pages count up" '[o["page"] for o in p] == list(range(1, len(p) + 1)) and {o["file"] for o in p} == {"deck-blank-agrees.pdf"}'
lines_have "scores are shares" 'all(0 <= m["score"] <= 1 for o in p for m in o["marks"])'

cp "$out" lines.json
for workers in 1 3; do
    run scan deck-blank-agrees.pdf --layout blank-agrees.json --marking blank-agrees --json --workers $workers
    holds "the same lines in the same order, $workers at work" cmp "$out" lines.json
done

# ---- images of a page, turned ----
pdftoppm -r 200 -gray -f 1 -l 2 deck-blank-agrees.pdf sheet
mkdir images
python3 - <<'PY'
import struct, zlib
def png(path, rows):
    raw = b"".join(b"\0" + bytes(r) for r in rows)
    chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    open(path, "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)) +
        chunk(b"IDAT", zlib.compress(raw, 1)) + chunk(b"IEND", b""))
import glob
path = sorted(glob.glob("sheet-*.pgm"))[0]
data = open(path, "rb").read()
head, rest = data.split(b"\n255\n", 1)
w, h = map(int, head.split()[1:3])
rows = [rest[y * w:(y + 1) * w] for y in range(h)]
png("images/a-upright.png", rows)
png("images/b-right.png", [bytes(c) for c in zip(*rows[::-1])])
png("images/c-down.png", [r[::-1] for r in rows[::-1]])
png("images/d-left.png", [bytes(c) for c in list(zip(*rows))[::-1]])
png("images/e-white.png", [b"\xff" * w] * h)
open("images/f-cut.png", "wb").write(open("images/a-upright.png", "rb").read()[:9000])
open("images/g-text.png", "w").write("not a picture at all")
PY
run scan images --workspace town.hj --json
holds "a folder with bad pages" test "$status" = 1
lines_have "read whichever way it lies" '[o["rotation"] for o in p[:4]] == [0, 90, 180, 270] and len({str(o["marks"]) for o in p[:4]}) == 1 and
    p[0]["contest"] == "2-1" and p[0]["status"] == "read"'
lines_have "the others are refused without a mark" '[(o["status"], o["contest"], o["marks"]) for o in p[4:]] == [("refused", None, [])] * 3'
lines_have "and why" '"没有找到定位标记" in p[4]["reason"] and "不完整" in p[5]["reason"] and "不是 PNG" in p[6]["reason"]'
run scan images --workspace town.hj --json --workers 1
cp "$out" one
run scan images --workspace town.hj --json --workers 4
holds "as many workers as one likes" cmp -s "$out" one
python3 - <<'PY'
import glob, struct
data = open(sorted(glob.glob("sheet-*.pgm"))[0], "rb").read()
head, rest = data.split(b"\n255\n", 1)
w, h = map(int, head.split()[1:3])
stride = (w + 7) // 8
bits = b"".join(int("".join("1" if v < 128 else "0" for v in rest[y * w:(y + 1) * w]).ljust(stride * 8, "0"), 2).to_bytes(stride, "big")
                for y in range(h))
pages, out = 37, bytearray(b"II*\0\0\0\0\0")
link = 4
for n in range(pages):
    strip = len(out)
    out += bits if n != 20 else b"\0" * len(bits)  # one of them white
    out += b"\0" * (len(out) % 2)
    scale = len(out)
    out += struct.pack("<II", 200, 1)
    struct.pack_into("<I", out, link, len(out))
    tags = [(256, 4, w), (257, 4, h), (258, 3, 1), (259, 3, 1), (262, 3, 0), (273, 4, strip), (277, 3, 1), (278, 4, h), (279, 4, len(bits)),
            (282, 5, scale), (283, 5, scale)]
    out += struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", t, k, 1, v) for t, k, v in tags)
    link = len(out)
    out += b"\0\0\0\0"
open("stack.tif", "wb").write(out)
PY
run scan stack.tif --workspace town.hj --json --workers 1
lines_have "every page of a long file" '[o["page"] for o in p] == list(range(1, 38)) and
    [o["page"] for o in p if o["status"] == "refused"] == [21] and len({str(o["marks"]) for o in p}) == 2'
cp "$out" one
run scan stack.tif --workspace town.hj --json --workers 3
holds "by several workers in the same order" cmp -s "$out" one
run scan images/a-upright.png --workspace town.hj --json --detail
lines_have "every box with its threshold" 'len(p[0]["boxes"]) == 4 and all(b["threshold_mm2"] > 0 and "ink_mm2" in b for b in p[0]["boxes"])'
run scan images/a-upright.png --workspace town.hj
holds "in words" grep -q '第 1 页: 已读，选票 2-1' "$out"

# ---- ballots that are not these ----
run ballot print --district 1 --pdf other.pdf --layout other.json
run scan images/a-upright.png --layout other.json --json
lines_have "another contest" 'p[0]["status"] == "refused" and "第 2 号" in p[0]["reason"]'
town_of else.hj 331021105 东山镇 "2 1 李秀英 欧阳修远"
run round open -w else.hj
run scan images/a-upright.png --workspace else.hj --json
lines_have "the same names in another election" 'p[0]["status"] == "refused" and "不是本次选举" in p[0]["reason"]'

# ---- asked wrongly ----
run scan --workspace town.hj
status_is 2 "nothing to read"
run scan nowhere.png --workspace town.hj
status_is 1 "no such file"
says "nowhere.png: 没有这个文件"
mkdir empty
run scan empty --workspace town.hj
status_is 1 "an empty folder"
run scan images --layout columns.json --marking circle-cross
status_is 2 "a marking of the other style"
run scan images --workspace town.hj --marking columns
status_is 2 "the workspace knows its marking"
run scan images --workspace town.hj --workers 99
status_is 2 "too many workers"
echo '{"page":{"width_mm":148,"height_mm":210},"contest":"1-1","style":"columns","boxes":[]}' >bad.json
run scan images --layout bad.json
status_is 1 "a layout without boxes"
says "boxes"
echo '{"page":{"width_mm":100,"height_mm":200},"contest":"1-1","style":"columns","boxes":[]}' >bad.json
run scan images --layout bad.json
status_is 1 "a layout of no sheet"
says "A4 或 A5"
finish
