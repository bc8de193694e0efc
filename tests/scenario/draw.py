"""Marks drawn on a printed ballot: one.pgm is the page at 200 dpi, one.json its layout; sheets go to box/NAME.png."""
import json
import math
import random
import struct
import zlib

DPI = 200
data = open("one.pgm", "rb").read()
head, size, top, pixels = data.split(b"\n", 3)
width, height = map(int, size.split())
boxes = json.load(open("one.json", encoding="utf-8"))["boxes"]
def box(option, number):
    b = next(b for b in boxes if b["option"] == option and b["candidate"] == number)
    return [b[k] * DPI / 25.4 for k in ("x_mm", "y_mm", "w_mm", "h_mm")]
class Sheet:
    def __init__(self, seed):
        self.p, self.chance = bytearray(pixels), random.Random(seed)
    def dot(self, x, y, r=2.2):
        for v in range(int(y - r), int(y + r) + 1):
            for u in range(int(x - r), int(x + r) + 1):
                if (u - x) ** 2 + (v - y) ** 2 <= r * r: self.p[v * width + u] = 40
    def line(self, x0, y0, x1, y1):
        n = int(math.hypot(x1 - x0, y1 - y0)) + 1
        for i in range(n + 1): self.dot(x0 + (x1 - x0) * i / n, y0 + (y1 - y0) * i / n)
    def middle(self, at):
        x, y, w, h = at
        return x + w / 2 + self.chance.uniform(-14, 14), y + h / 2 + self.chance.uniform(-7, 7), h * self.chance.uniform(.25, .34)
    def circle(self, number, option="sign"):
        x, y, r = self.middle(box(option, number))
        wide, tilt, lump = (self.chance.uniform(a, b) for a, b in ((.8, 1.6), (-.4, .4), (-.2, .2)))  # no hand draws it twice
        for i in range(200):
            u, v = r * wide * math.cos(i / 31.8), r * (1 + lump * math.cos(i / 15.9)) * math.sin(i / 31.8)
            self.dot(x + u - tilt * v, y + v + tilt * u * .4)
        return self
    def cross(self, number):
        x, y, r = self.middle(box("sign", number))
        self.line(x - r, y - r, x + r, y + r)
        self.line(x + r, y - r, x - r, y + r)
        return self
    def scribble(self, number):
        x, y, w, h = box("sign", number)
        for i in range(14):
            self.line(x + w * .2 + i * 5, y + h * (.25 if i % 2 else .75), x + w * .2 + i * 5 + 5, y + h * (.75 if i % 2 else .25))
        self.line(x + w * .1, y + h * .5, x + w * .9, y + h * .5)
        return self
    def name(self, line):
        x, y, w, h = box("write-in-name", line)
        for i in range(9):
            a, b = x + w * (.1 + .08 * i), y + h * .2
            self.line(a, b, a + 12, b + h * .6)
            self.line(a + 14, b + 4, a - 2, b + h * .5)
        return self
    def black_white(self):
        self.is_black_white = True
        return self
    def save(self, name, shift=0):
        q = bytearray(self.p)
        if shift: q = bytearray(b"\xff" * shift) + q[:-shift]
        for _ in range(4000): q[self.chance.randrange(len(q))] ^= 3
        bits = getattr(self, "is_black_white", False)
        row = lambda y: q[y * width:(y + 1) * width]
        pack = lambda r: (int("".join("1" if v > 127 else "0" for v in r), 2) << -width % 8).to_bytes((width + 7) // 8, "big")
        raw = b"".join(b"\0" + (pack(row(y)) if bits else row(y)) for y in range(height))
        chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        phys = struct.pack(">IIB", 7874, 7874, 1)
        with open(f"box/{name}.png", "wb") as f:
            f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1 if bits else 8, 0, 0, 0, 0)) +
                    chunk(b"pHYs", phys) + chunk(b"IDAT", zlib.compress(raw, 1)) + chunk(b"IEND", b""))
