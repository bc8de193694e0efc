#!/bin/sh
# The same ballots handed in in another order give the same figures: commands in text and JSON, papers byte for byte. Ballots are
# numbered, taken by parts and dealt anew on the way; none of it may hang on the order in which they happen to be stored.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
HUANJIE_NOW=2011-11-20T08:00:00+08:00
export HUANJIE_NOW

run init F.hj --level county --division 350628000 --name 平和县 --congress 16 --election-day 2011-12-28
python3 - <<'END'
import os, random
chance = random.Random(5)
people = [a + b for a in '陈林黄' for b in ('东山', '大海', '秀英')]
posts = ['书记', '镇长', '人大主席', '副书记', '纪委书记', '组织委员']
def write(name, head, rows):
    with open(name, 'w', encoding='utf-8') as f:
        f.write(head + '\n' + ''.join(','.join(map(str, r)) + '\n' for r in rows))
write('posts.csv', '单位名称,类别,片区,类型,层次,职位,职位类别,职级,职数,占职数', [('东山镇', '乡镇', '东片', '山区', '一类', '镇长', '镇长', '正科', 9, '是')])
write('people.csv', '单位,姓名,性别,民族,出生年月,职务', [('东山镇', n, '男', '汉族', '197005', '东山镇镇长') for n in people])
write('sets.csv', '票组,类别,方面,评价主体,内容,记名,程序,单位,日期,发出,收回,有效,弃权,废票,职数', [
    ('下级测评', '测评', '下级评', '干部', '干部等次', '否', '', '东山镇', '2011-11-02', 70, 70, 70, 0, 0, ''),
    ('会议推荐', '会议推荐', '下级评', '干部', '推荐', '否', '', '东山镇', '2011-11-03', 80, 80, 80, 6, 0, 1),
    ('谈话推荐', '谈话推荐', '下级评', '干部', '推荐', '否', '', '东山镇', '2011-11-04', 30, 30, 30, 0, 0, 1),
    ('意向', '问卷', '自我评', '本人', '任职意向', '是', '', '东山镇', '2011-11-01', 2, 2, 2, 0, 0, ''),
    ('署名推荐', '会议推荐', '上级评', '县领导', '推荐', '是', '', '东山镇', '2011-11-05', 9, 9, 9, 0, 0, 1)])
def graded(n):
    mild = chance.gauss(0, 1)
    return [(p, item, ['优秀', '称职', '基本称职', '不称职'][min(3, max(0, round(1 + mild + chance.gauss(0, .8))))]) for p in people for item in ('德', '能')]
def named(same):
    if same == 2: return [(people[0], posts[0], '空')]  # hands in an empty paper
    return [(people[(k + 2) % 9] if same else chance.choice(people[k:k + 4] + people[:2]), p, '推荐') for k, p in enumerate(posts)]
piles = {'下级测评': [graded(i) for i in range(70)], '会议推荐': [named(2 if i < 6 else i < 16) for i in range(80)],
         '谈话推荐': [named(0) for i in range(30)]}
signed = [('署名推荐', chance.choice(people), '镇长', '推荐', '领导' + c, '无', '实绩') for c in '甲乙丙丁戊己庚辛壬']
wishes = [[('意向', 1, '陈东山', item, '愿意', '陈东山', '', '') for item in ('镇长', '书记')], [('意向', 2, '林大海', '镇长', '愿意', '林大海', '', '')]]
for folder in ('one', 'other'):
    os.makedirs(folder)
    rows = [(s, k, *x) for s, v in piles.items() for k, b in enumerate(v, 1) for x in b]
    write(folder + '/ballots.csv', '票组,票号,对象,项目,选项', rows)
    write(folder + '/signed.csv', '票组,票号,对象,项目,选项,推荐人,关系,理由', [(s, k, *x) for k, (s, *x) in enumerate(signed, 1)] + [row for v in wishes for row in v])
    for v in piles.values(): chance.shuffle(v)
    signed.reverse()
    wishes.reverse()
END
for step in "organisation import posts.csv" "official import people.csv" "set add sets.csv"; do
    # shellcheck disable=SC2086
    run $step
    holds "$step" test "$status" = 0
done
for county in one other; do
    cp F.hj F.hj.key $county/
    cd $county || exit 1
    for file in ballots signed; do
        run set import $file.csv
        holds "$county: $file" test "$status" = 0
    done
    cd ..
done
cat >faces <<END
set list
set check
set show 下级测评
set show 会议推荐
set show 署名推荐
journal list
appraise shares
appraise scores --scheme s8 --item 德
appraise compare --scheme s8 --item 德
appraise sensitivity --scheme s8 --item 德
appraise reliability
appraise severity --item 德
appraise aggregate --item 德
corroborate flags
corroborate flags --gap 1
corroborate show 陈东山
appraise paper corroboration 陈东山 黄秀英 --pdf paper.pdf
appraise paper recommendation --gap 1 --xlsx paper.xlsx
appraise paper person 林大海 --docx paper.docx
END
show_faces one
show_faces other
n=0
while IFS= read -r face; do
    n=$((n + 1))
    cmp -s one/face.$n other/face.$n || { echo "$face"; diff one/face.$n other/face.$n | head -5; }
done <faces >unlike
holds "the order of the ballots moves no figure" sh -c 'cat unlike; test ! -s unlike'
holds "every face has something to show" sh -c 'n=0; while read -r face; do n=$((n + 1)); test $(wc -c <one/face.$n) -gt 20 || { echo "$face"; exit 1; }; done <faces'
run corroborate show 陈东山 --workspace other/F.hj --json
json_has "of one's own wishes the first comes first" 'j["wish"] == "镇长、书记"'
holds "equal ballots are asked about, empty ones are not" sh -c 'grep -q "bloc/会议推荐" one/face.14 && grep -q "最多的一批 10 张" one/face.14 && grep -q "6 张谁也没有推荐的" one/face.14'
holds "nothing is tested in the talks that nobody agreed on" sh -c '! grep -q "bloc/谈话推荐" one/face.14'
finish
