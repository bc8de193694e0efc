#!/bin/sh
# Appointment forms as an organisation department receives them: checked, listed, converted.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

# form NAME SEX BORN ID   a sound form but for what is given
form() {
    cat <<END
<?xml version="1.0" encoding="utf-8"?>
<Person><XingMing>$1</XingMing><XingBie>$2</XingBie><ChuShengNianYue>$3</ChuShengNianYue><MinZu>汉族</MinZu>
<JiGuan>福建平和</JiGuan><ChuShengDi>福建平和</ChuShengDi><RuDangShiJian>200606</RuDangShiJian>
<CanJiaGongZuoShiJian>200707</CanJiaGongZuoShiJian><QuanRiZhiJiaoYu_XueLi>大学</QuanRiZhiJiaoYu_XueLi>
<QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi>福建农林大学园艺专业</QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi>
<XianRenZhiWu>东山镇镇长</XianRenZhiWu><JianLi>2003.09--2007.07  福建农林大学学习
2007.07--2016.08  平和县农业局科员
2016.08--         东山镇镇长</JianLi><NianDuKaoHeJieGuo>2019、2020年均为称职</NianDuKaoHeJieGuo>
<JiaTingChengYuan><Item><ChengWei>父亲</ChengWei><XingMing>陈有德</XingMing><ChuShengRiQi>195802</ChuShengRiQi>
<ZhengZhiMianMao>群众</ZhengZhiMianMao><GongZuoDanWeiJiZhiWu>村民</GongZuoDanWeiJiZhiWu></Item>
<Item><ChengWei>母亲</ChengWei><XingMing>黄秀英</XingMing><ZhengZhiMianMao/><GongZuoDanWeiJiZhiWu>已去世</GongZuoDanWeiJiZhiWu>
</Item></JiaTingChengYuan><ShenFenZheng>$4</ShenFenZheng><ZhaoPian>iVBORw0KGgoAAAANSUhEUgAAAAQAAAAFCA==</ZhaoPian></Person>
END
}
# ended STATUS NAME   with a result, unlike status_is
ended() {
    holds "$2" test "$status" = "$1"
}

form 陈东山 男 198511 110105198511020038 >chen.lrmx
run cadre check chen.lrmx --on 2021-10-31 --json
ended 0 "a sound form"
json_has "35 on the day, nothing found" 'j["forms"][0]["age"] == 35 and j["findings"] == [] and j["on"] == "2021-10-31"'
run cadre check chen.lrmx --on 2021-11-01 --json
json_has "36 in the month of birth" 'j["forms"][0]["age"] == 36'

form 陈西山 女 198510 110105198511020038 >xi.lrmx
printf 'Person' >broken.lrmx
run cadre check chen.lrmx xi.lrmx broken.lrmx gone.lrmx --on 2021-10-31 --json
ended 1 "faults are found in some"
json_has "each with its code and form" 'sorted((f["subject"], f["code"]) for f in j["findings"]) == [
("broken.lrmx", "F812"), ("gone.lrmx", "F812"), ("xi.lrmx 陈西山", "F803"), ("xi.lrmx 陈西山", "F803"), ("xi.lrmx 陈西山", "F804")]'
holds "the number is not shown" sh -c '! grep -q 110105198511020038 "$1"' - "$out"
run cadre list chen.lrmx xi.lrmx --on 2021-10-31 --pdf list.pdf --xlsx list.xlsx
ended 1 "the list"
holds "the people are shown" grep -q "陈东山 男 汉族 198511 35岁 东山镇镇长" "$out"
holds "printed both ways" test -s list.pdf -a -s list.xlsx
holds "the number is not on it" sh -c '! grep -q 110105198511020038 "$1"' - "$out"
sed 's,<ZhaoPian>.*</ZhaoPian>,,' chen.lrmx >plain.lrmx
sed 's,<JianLi>,<RenMianLiYou>'"$(printf '%03000d' 0 | sed 's/0/长/g')"'</RenMianLiYou><JianLi>,' plain.lrmx >long.lrmx
run cadre print plain.lrmx long.lrmx gone.lrmx plain.lrmx --on 2021-10-31 --pdf form.pdf --json
ended 1 "what fits is printed, what does not is named"
json_has "two of four" 'j["printed"] == 2 and j["forms"] == 4 and sorted(f["code"] for f in j["findings"]) == ["F812", "F813"]'
holds "two pages each" sh -c 'pdfinfo form.pdf | grep -q "Pages: *4"'
holds "cells and ages are there" sh -c 'pdftotext form.pdf - | grep -q "（35岁）"'
holds "the number is masked" sh -c 'pdftotext form.pdf - | grep -q "110105\*\*\*\*\*\*\*\*0038"'
run cadre print long.lrmx --on 2021-10-31 --pdf none.pdf
ended 1 "nothing to print"
holds "no file then" test ! -e none.pdf
run cadre check chen.lrmx
status_is 2 "ages need a day"

run cadre convert chen.lrmx chen.lrm --json
ended 0 "to the older format"
json_has "the number has no place there, the photo goes beside" '[f["code"] for f in j["findings"]] == ["W801"] and j["photo"] == "chen.pic"'
holds "the photo is there" sh -c 'test "$(head -c4 chen.pic | tail -c3)" = PNG'
run cadre convert chen.lrm back.lrmx
ended 0 "and back"
run cadre convert back.lrmx again.lrm
holds "nothing else was lost" cmp chen.lrm again.lrm
mkdir upper
cp chen.lrm upper/CHEN.LRM
cp chen.pic upper/CHEN.PIC
run cadre convert upper/CHEN.LRM upper.lrmx
holds "names in capitals, as other systems write them" cmp back.lrmx upper.lrmx
# another program's: a UTF-8 text with byte order mark, bare commas for what is empty, something behind the last item
python3 - <<'END'
text = open('chen.lrm', encoding='gb18030', newline='').read().rstrip()
open('other.lrm', 'w', encoding='utf-8-sig', newline='').write('\r\n' + text.replace('"",', ',') + ',"另一项"')
open('two.lrm', 'w', encoding='gb18030', newline='').write(text + '\r\n' + text)
open('short.lrm', 'w', encoding='gb18030', newline='').write(text[:text.rindex(',"', 0, text.rindex(',"'))])
open('wide.lrm', 'w', encoding='utf-16', newline='').write(text)
open('bare.lrm', 'w', encoding='gb18030', newline='').write(text.replace('"', ''))
END
run cadre convert other.lrm other.lrmx --json
json_has "is read; what the form has no item for is named" '[(f["code"], "第 34 项“另一项”" in f["text"]) for f in j["findings"]] == [("N801", True)]'
run cadre convert other.lrmx other2.lrm
holds "and is written again" sh -c 'iconv -f gb18030 -t utf-8 other2.lrm | tr -d "\r\n" | grep -q ",\"另一项\"$"'
run cadre convert short.lrm short.lrmx
ended 0 "a file that ends early"
holds "what is missing is named" grep -q "W801 .*文件只有 31 项，后面的没有（填表人、填表时间等）" "$out"
run cadre convert two.lrm x.lrmx
status_is 1 "two forms in one file"
says "不止一份表"
run cadre convert wide.lrm x.lrmx
status_is 1 "UTF-16"
says "另存为 ANSI 或者 UTF-8"
run cadre convert bare.lrm x.lrmx
status_is 1 "no quotes"
says "每一项在英文双引号里"
form 陈䶮 男 198511 "" >rare.lrmx
run cadre convert rare.lrmx rare.lrm
ended 0 "a character that the older format lacks"
holds "is named" grep -q "W802 .*姓名中的“䶮”" "$out"
run cadre check rare.lrm --on 2021-10-31
holds "and missed when it is read" grep -q "W802 .*陈?" "$out"
sed 's,<ZhaoPian>.*</ZhaoPian>,,' chen.lrmx >bare.lrmx
run cadre convert bare.lrmx chen.lrm
status_is 1 "a form without photo does not take over that of another"
says "chen.pic"
run cadre convert chen.lrmx chen.txt
status_is 2 "no such format"
run cadre convert broken.lrmx x.lrmx
status_is 1 "what cannot be read is not converted"
says "broken.lrmx"
holds "and nothing is written" test ! -e x.lrmx
finish
