"""Appointment forms as the usual editor writes them: .lrmx, and the older .lrm whose GBK loses rare characters."""
import base64
import struct
import zlib
from xml.sax.saxutils import escape

import county_people as people
import county_place as place

BOM = '\ufeff'
WIDTH, HEIGHT = 64, 80


def photo(seed):
    """A grey PNG of four to five: a head and shoulders, no two quite alike."""
    rows = bytearray()
    tone = 40 + seed * 37 % 90
    for y in range(HEIGHT):
        rows.append(0)
        for x in range(WIDTH):
            head = (x - 32) ** 2 + (y - 28) ** 2 < (13 + seed % 4) ** 2
            body = y > 46 and (x - 32) ** 2 / 700 + (y - 82) ** 2 / 1300 < 1
            rows.append(tone if head else tone // 2 if body else 215)

    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    head = struct.pack('>IIBBBBB', WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'IDAT', zlib.compress(bytes(rows), 9))
            + chunk(b'IEND', b''))


def resume_text(c, feed):
    lines = []
    for since, until, text in people.resume_of(c):
        end = until.dotted if until else ' ' * 7
        lines.append(f'{since.dotted}--{end}  {text}')
    return feed.join(lines)


def annual_text(c):
    return '，'.join(f'{year}年为{grade}' for year, grade in sorted(c.results.items()))


def party_text(c):
    if c.party == '中共党员':
        return c.party_since.packed
    return '' if c.party == '群众' else c.party


def lrmx(c):
    on = f'{place.ON[0]}{place.ON[1]:02d}{place.ON[2]:02d}'
    items = [
        ('XingMing', c.name), ('XingBie', c.sex), ('ChuShengNianYue', c.born_month.packed), ('MinZu', '汉族'),
        ('JiGuan', c.native), ('ChuShengDi', c.native), ('RuDangShiJian', party_text(c)),
        ('CanJiaGongZuoShiJian', c.work_since.packed), ('JianKangZhuangKuang', '健康'), ('ZhuanYeJiShuZhiWu', ''),
        ('ShuXiZhuanYeYouHeZhuanChang', c.field), ('QuanRiZhiJiaoYu_XueLi', c.record), ('QuanRiZhiJiaoYu_XueWei', c.degree),
        ('QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi', f'{c.school}{c.major}专业'), ('ZaiZhiJiaoYu_XueLi', c.service_record),
        ('ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi', c.service_school), ('XianRenZhiWu', c.post_text), ('NiRenZhiWu', ''),
        ('NiMianZhiWu', ''), ('JianLi', resume_text(c, '\r\n')), ('JiangChengQingKuang', '无'),
        ('NianDuKaoHeJieGuo', annual_text(c)), ('RenMianLiYou', '乡镇换届'), ('ChengBaoDanWei', f'中共{place.NAME}委组织部'),
        ('JiSuanNianLingShiJian', on), ('TianBiaoShiJian', on), ('TianBiaoRen', '周文'), ('ShenFenZheng', c.id),
        ('ZhaoPian', base64.b64encode(photo(c.serial)).decode()), ('Version', '3.2.1.6')]
    text = ''.join(f'<{name}>{escape(value)}</{name}>' for name, value in items)
    family = ''.join(
        f'<Item><ChengWei>{relation}</ChengWei><XingMing>{escape(name)}</XingMing><ChuShengRiQi>{born.packed}</ChuShengRiQi>'
        f'<ZhengZhiMianMao>{party}</ZhengZhiMianMao><GongZuoDanWeiJiZhiWu>{escape(post)}</GongZuoDanWeiJiZhiWu></Item>'
        for relation, name, born, party, post in c.family)
    return (f'{BOM}<?xml version="1.0" encoding="utf-8"?>\r\n<Person>{text}<JiaTingChengYuan>{family}</JiaTingChengYuan>'
            '</Person>').encode()


SLOTS = 7


def lrm(c):
    """The same in the older format. A character that GBK lacks becomes a question mark, as it does in an office."""
    def column(i):
        cells = [r[i].packed if i == 2 else r[i] for r in c.family]
        return '@'.join(cells + [''] * (SLOTS - len(cells)))
    on = f'{place.ON[0]}{place.ON[1]:02d}{place.ON[2]:02d}'
    fields = [c.name, c.sex, c.born_month.packed, '汉族', c.native, party_text(c), '健康', c.native, c.work_since.packed,
              f'{c.record}#{c.degree}@{c.service_record}#', f'{c.school}{c.major}专业#@{c.service_school}#', '', '', '', '', '',
              c.field, resume_text(c, '\r\n'), '无', annual_text(c), column(0), column(1), column(2), column(3), column(4),
              c.post_text, '', '', '乡镇换届', f'中共{place.NAME}委组织部', on, '周文', on]
    return ','.join(f'"{f}"' for f in fields).encode('gbk', 'replace')
