#!/bin/sh
# Processor time of reading scanned ballots beside that of auto-multiple-choice, on pages of the same content: the same ballot
# (signs, five candidates and three lines, A4, 300 dpi grey JPEG), the same marks, skew and noise, drawn once with our corners
# and code and once with its discs and binary numbers in their place. One process each, by turns.
#
# usage: bench/scan_amc.sh [PAGES [ROUNDS [BUILD]]]
set -eu
pages=${1:-20} rounds=${2:-3}
build=$(cd "${3:-build}" && pwd)
if ! command -v auto-multiple-choice >/dev/null; then
    echo "nothing was compared: install the Debian package auto-multiple-choice (apt-get install --no-install-recommends auto-multiple-choice)" >&2
    exit 3
fi
HUANJIE=$build/src/huanjie
# shellcheck source-path=SCRIPTDIR source=../tests/scenario/lib.sh
. "$(dirname "$0")/../tests/scenario/lib.sh"
set -e
export HUANJIE_BY=张三 HUANJIE_NOW=2026-12-10T09:00:00+08:00

town_of town.hj 331021104 清溪镇 "1 3 王一 张建国 李秀英 欧阳修远 陈小华"
run setting set ballot_marking circle-cross --body 县人大常委会 --document 7号 --on 2026-12-01
run round open
run ballot print --district 1 --paper a4 --pdf ours.pdf --layout ours.json
[ -s ours.json ] || { cat "$folder/.err" >&2; exit 1; }

# The ballot as auto-multiple-choice prints one, as a PDF of one image, and where everything is on it.
pdftoppm -r 300 -gray ours.pdf ours
python3 - <<'PYTHON'
import glob, json, math, zlib
MM = 300 / 25.4
layout = json.load(open("ours.json", encoding="utf-8"))
raw = open(glob.glob("ours-*.pgm")[0], "rb").read()
width, height = (int(word) for word in raw.split(None, 4)[1:3])
pixels = bytearray(raw[-width * height:])
place = []

def fill(x, y, w, h, grey):
    for row in range(round(y * MM), round((y + h) * MM)):
        from_x, to_x = round(x * MM), round((x + w) * MM)
        pixels[row * width + from_x:row * width + to_x] = bytes([grey]) * (to_x - from_x)

def say(name, x, y, w, h):
    place.append(f"\\tracepos{{1/1:{name}}}{{{x}mm}}{{{297 - y}mm}}\n\\tracepos{{1/1:{name}}}{{{x + w}mm}}{{{297 - y - h}mm}}\n")

for name, x, y in (("HG", 11, 11), ("HD", 199, 11), ("BD", 199, 286), ("BG", 11, 286)):
    fill(x - 4, y - 4, 8, 8, 255)
    for row in range(int((y - 2.5) * MM), int((y + 2.5) * MM) + 1):
        half = math.sqrt(max(0, 2.5 ** 2 - (row / MM - y) ** 2))
        fill(x - half, row / MM, 2 * half, 1 / MM, 0)
    say("position" + name, x - 2.5, y - 2.5, 5, 5)
fill(32, 248, 30, 33, 255)  # the code and what stands below it
for number, (value, digits) in enumerate(((1, 8), (1, 6), (60, 6)), 1):
    for digit in range(digits):
        x, y = 34 + 3.2 * digit, 246 + 6 * number
        fill(x, y, 2.6, 2.6, 0)
        if not value >> (digits - 1 - digit) & 1:
            fill(x + 0.3, y + 0.3, 2, 2, 255)
        say(f"chiffre:{number},{digit + 1}", x, y, 2.6, 2.6)
for question, box in enumerate(layout["boxes"], 1):
    say(f"case:vote:{question},1", box["x_mm"], box["y_mm"], box["w_mm"], box["h_mm"])
open("amc.xy", "w").write("\\page{1/1/60}{210mm}{297mm}\n" + "".join(place))

image = zlib.compress(bytes(pixels), 6)
drawing = b"q 595.276 0 0 841.89 0 0 cm /I Do Q"
objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.276 841.89]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>",
    b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    b"/Length %d>>stream\n%s\nendstream" % (width, height, len(image), image),
    b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing)]
pdf, at = b"%PDF-1.4\n", []
for number, body in enumerate(objects, 1):
    at.append(len(pdf))
    pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
table = b"".join(b"%010d 00000 n \n" % offset for offset in at)
open("amc.pdf", "wb").write(pdf + b"xref\n0 6\n0000000000 65535 f \n" + table +
    b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(pdf))
PYTHON

# Grey pages that lie upright; the generator turns half of them and more, which the other does not read or reads slowly.
for side in ours amc; do
    "$build/tests/scan/simulate" --layout ours.json --pdf $side.pdf --out $side --marking circle-cross --profile clean \
        --kind jpeg --dpi 300 --seed 7 --pages $((pages * 10)) >simulate.log
done

python3 - "$HUANJIE" "$pages" "$rounds" <<'PYTHON'
import glob, json, os, resource, sqlite3, statistics, subprocess, sys
program, wanted, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
truth = {side: json.load(open(f"{side}/truth.json", encoding="utf-8"))["pages"] for side in ("ours", "amc")}
assert [p["marks"] for p in truth["ours"]] == [p["marks"] for p in truth["amc"]], "the marks differ"
files = [p["file"] for p in truth["ours"] if p["expect"] == "read" and p["rotation"] == 0 and p["channel"] == "grey"][:wanted]
if len(files) < wanted:
    sys.exit(f"only {len(files)} pages are grey and upright")

def seconds(*words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done

def analyse(round_no):
    project = f"project-{round_no}"
    os.makedirs(f"{project}/data")
    os.makedirs(f"{project}/cr")
    made = subprocess.run(["auto-multiple-choice", "meptex", "--src", "amc.xy", "--data", f"{project}/data"], capture_output=True, text=True)
    if made.returncode:
        sys.exit(made.stdout + made.stderr)
    spent, done = seconds("auto-multiple-choice", "analyse", "--data", f"{project}/data", "--cr", f"{project}/cr", "--n-procs", "1",
        "--multiple", "--pre-allocate", "1", *(f"amc/{f}" for f in files))
    db = sqlite3.connect(f"{project}/data/capture.sqlite")
    read = db.execute("SELECT count(*) FROM capture_page WHERE timestamp_auto > 0").fetchone()[0]
    if not read:
        sys.exit(done.stdout.decode())
    return spent, read

def scan():
    spent, done = seconds(program, "scan", "--layout", "ours.json", "--marking", "circle-cross", "--workers", "1", "--json", *(f"ours/{f}" for f in files))
    lines = [json.loads(line) for line in done.stdout.decode().splitlines() if line.startswith("{")]
    return spent, sum(line["status"] != "refused" for line in lines)

theirs, ours = [], []
for round_no in range(rounds):
    theirs.append(analyse(round_no))
    ours.append(scan())
kilobytes = {side: sum(os.path.getsize(f"{side}/{f}") for f in files) / len(files) / 1024 for side in ("ours", "amc")}
for name, side, runs in (("auto-multiple-choice analyse", "amc", theirs), ("huanjie scan", "ours", ours)):
    print(f"{name:30} {wanted} pages of {kilobytes[side]:.0f} kB, read {min(n for _, n in runs)}: "
        f"{statistics.median(s for s, _ in runs):.2f} s of processor time ({min(runs)[0]:.2f} to {max(runs)[0]:.2f}, {rounds} rounds)")
print(f"{'ratio of the medians':30} {statistics.median(s for s, _ in theirs) / statistics.median(s for s, _ in ours):.1f}")
PYTHON
