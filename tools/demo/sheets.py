"""Tables as an office hands them in: CSV in three encodings, and the least XLSX that a spreadsheet opens."""
import csv
import io
import zipfile
from xml.sax.saxutils import escape

EPOCH = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is written

FULL_WIDTH = str.maketrans('0123456789', '０１２３４５６７８９')


def full_width(number):
    return str(number).translate(FULL_WIDTH)


class Number(str):
    """A cell of a workbook that is held as a number."""


class Formula(str):
    """A cell of a workbook that is computed; the text is the formula."""


def csv_bytes(rows, encoding='utf-8', bom=False):
    out = io.StringIO()
    csv.writer(out, lineterminator='\r\n').writerows(rows)
    return (b'\xef\xbb\xbf' if bom else b'') + out.getvalue().encode(encoding)


def column_name(index):
    name = ''
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_xml(value, row, column):
    place = f'{column_name(column)}{row}'
    if isinstance(value, Formula):
        return f'<c r="{place}"><f>{escape(value)}</f><v>0</v></c>'
    if isinstance(value, Number):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


PARTS = {
    '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
}


def xlsx_bytes(rows):
    lines = []
    for number, row in enumerate(rows, 1):
        cells = ''.join(cell_xml(v, number, i) for i, v in enumerate(row) if v != '')
        lines.append(f'<row r="{number}">{cells}</row>')
    sheet = ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
             + ''.join(lines) + '</sheetData></worksheet>')
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as book:
        for name, text in {**PARTS, 'xl/worksheets/sheet1.xml': sheet}.items():
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(part, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)
    return out.getvalue()
