#!/bin/sh
# What fewer than five raters said is on no face: commands in text and JSON, papers as PDF, DOCX and XLSX.
#
# The proof: two counties that differ in nothing but what small groups said. A group of three; four beside fifty, whose sum
# is the same in both; a level of thirty of whom three know the subject; three who do not know him, or do; who is named by
# three; who abstains among three, of whom it is said how many ballots are valid, or not; four whom levels inside a level leave over,
# three who are in one level and not in the one inside it; three who name one too many, too few, an outsider, another post, or tick
# what the form does not have; one's own opinion of oneself; the only one who grades two; and, of
# however many, who signed what waits for the second entry. Everything that is printed is the same in both, byte for
# byte: so nobody can compute from it what they said. A third county differs in what fifty-four said; there it shows.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
HUANJIE_NOW=2011-11-20T08:00:00+08:00
export HUANJIE_NOW

run init F.hj --level county --division 350628000 --name 平和县 --congress 16 --election-day 2011-12-28
python3 - <<'END'
import os
people = {'东山镇': ['陈东山', '林大海', '黄秀英', '张文', '李武', '王强'], '西山镇': ['赵一', '钱二', '孙三'], '南山镇': ['周甲', '吴乙']}
def write(name, head, rows):
    with open(name, 'w', encoding='utf-8') as f:
        f.write(head + '\n' + ''.join(','.join(map(str, r)) + '\n' for r in rows))
write('posts.csv', '单位名称,类别,片区,类型,层次,职位,职位类别,职级,职数,占职数',
      [(t, '乡镇', '东片', '山区', '一类', '镇长', '镇长', '正科', 6, '是') for t in people])
write('people.csv', '单位,姓名,性别,民族,出生年月,职务', [(t, n, '男', '汉族', '197%d05' % i, t + '镇长') for t in people for i, n in enumerate(people[t])])
write('results.csv', '单位,年度,得分,名次,参评数,人口', [(t, y, 80 + i + y - 2009, 1 + i, 3, 10000 + i) for y in (2009, 2010, 2011) for i, t in enumerate(people)])
head = '票组,类别,方面,评价主体,层次,内容,程序,单位,日期,发出,收回,有效,弃权,废票,职数,属于,代码'
def sets(three):  # how many of three abstained
    town, codes = '东山镇', '"1=优秀,2=称职,3=基本称职,4=不称职,5=不了解"'
    g = lambda name, kind, side, who, level, n, whole='', asks='干部等次', blank=0, posts='', unit=town, codes=codes, valid='as many', by='': (
        name, kind, side, who, level, asks, by, unit, '2011-11-02', n, n, n if valid == 'as many' else valid, blank, 0, posts, whole, codes)
    return [g('全镇测评', '测评', '下级评', '镇机关干部', '', 54), g('全镇测评·领导', '测评', '下级评', '镇机关干部', '领导', 4, '全镇测评'),
        g('全镇测评·干部', '测评', '下级评', '镇机关干部', '干部', 50, '全镇测评'),
        g('代表评议', '测评', '群众评', '代表', '', 50), g('代表评议·村', '测评', '群众评', '代表', '村', 30), g('代表评议·居', '测评', '群众评', '代表', '居', 20),
        g('三人互评', '测评', '同级评', '班子', '', 3), g('三人打分', '测评', '社会评', '服务对象', '', 3),
        g('推荐会', '会议推荐', '上级评', '县管干部', '', 54, asks='推荐', posts=1, codes=''), g('推荐会·常委', '会议推荐', '上级评', '县管干部', '常委', 4, '推荐会', '推荐', posts=1, codes=''),
        g('推荐会·其他', '会议推荐', '上级评', '县管干部', '其他', 50, '推荐会', '推荐', posts=1, codes=''),
        g('三人谈话', '谈话推荐', '上级评', '县管干部', '', 3, asks='推荐', blank=three, posts=1, codes=''),
        g('西山会议', '会议推荐', '上级评', '县管干部', '', 40, asks='推荐', posts=1, unit='西山镇', codes=''),
        g('西山谈话', '谈话推荐', '上级评', '县管干部', '', 3, asks='推荐', posts=1, unit='西山镇', codes=''),
        g('自评', '测评', '自我评', '本人', '', 6), g('自评·西山', '测评', '自我评', '本人', '', 3, unit='西山镇'),
        g('票评', '测评', '社会评', '两代表', '', 25), g('票评·一层', '测评', '社会评', '两代表', '一层', 4, '票评'), g('票评·二层', '测评', '社会评', '两代表', '二层', 21, '票评'),
        *(g('群众' + x, '测评', '群众评', '居民', x, n, x and '群众') for x, n in (('', 100), ('党员', 60), ('其他', 36), ('其他男', 18), ('其他女', 18))),
        *(g('委员' + x, '测评', '群众评', '委员', x, n) for x, n in (('', 100), ('常委', 40), ('常委老', 37))),
        g('双录', '测评', '上级评', '县领导', '', 3), g('双录·全', '测评', '上级评', '部门', '', 20), g('双录·层', '测评', '上级评', '部门', '正科', 9, '双录·全'),
        g('双票', '测评', '社会评', '甲组', '', 3), g('双多', '测评', '社会评', '乙组', '', 9), g('双同', '测评', '社会评', '丁组', '', 3),
        *(g('三层' + x, '测评', '社会评', '企业', x, n, x and '三层') for x, n in (('', 45), ('甲', 3), ('乙', 20), ('丙', 22))),
        g('未答', '测评', '社会评', '商户', '', 3, valid='', blank=three), g('未答荐', '谈话推荐', '上级评', '老干部', '', 3, asks='推荐', valid='', blank=three, codes=''),
        g('未答层', '测评', '社会评', '学校', '', 20), g('未答层·少', '测评', '社会评', '学校', '少', 3, '未答层', valid='', blank=three),
        g('未答层·多', '测评', '社会评', '学校', '多', 17, '未答层'),
        g('三人票', '会议推荐', '上级评', '常委', '', 3, asks='推荐', posts=1, codes='"1=推荐"', by='2019'),
        *(g('异名' + x, '测评', '社会评', '医院', x, n, x and '异名') for x, n in (('', 54), ('少', 4), ('多', 50))),
        g('南会', '会议推荐', '上级评', '县管干部', '', 3, asks='推荐', posts=1, unit='南山镇', codes=''),
        g('南谈', '谈话推荐', '上级评', '县管干部', '', 20, asks='推荐', posts=1, unit='南山镇', codes=''),
        *(g('票层' + x, '测评', '社会评', '银行', x, n, x and '票层', valid='' if x == '少' else 'as many') for x, n in (('', 20), ('少', 4), ('多', 16))),
        g('零', '测评', '社会评', '税务', '', 3, valid=''),
        g('廉评', '测评', '社会评', '信访', '', 20), g('空白票', '测评', '社会评', '邻居', '', 3),
        g('双荐', '会议推荐', '上级评', '丙组', '', 3, asks='推荐', posts=1, codes=''),
        g('一桥', '测评', '社会评', '桥组', '', 21), *(g('层票' + x, '测评', '社会评', '矿山', x, n, x and '层票') for x, n in (('', 45), ('甲', 30), ('乙', 3), ('丙', 12)))]
def graded(name, who, item, **votes): return [(name, who, item, a, n) for a, n in votes.items()]
def county(folder, swap, whole=0):
    os.makedirs(folder)
    write(folder + '/sets.csv', head, sets(1 if swap else 0))
    rows = graded('全镇测评', '陈东山', '德', 优秀=30 + whole, 称职=20 - whole, 基本称职=4) + graded('全镇测评', '林大海', '德', 优秀=20, 称职=34)
    four = dict(优秀=4) if not swap else dict(称职=1, 基本称职=3)
    fifty = {a: n - four.get(a, 0) for a, n in dict(优秀=30, 称职=20, 基本称职=4).items()}
    rows += graded('全镇测评·领导', '陈东山', '德', **four) + graded('全镇测评·干部', '陈东山', '德', **fifty)
    rows += graded('全镇测评·领导', '林大海', '德', **(dict(优秀=4) if swap else dict(称职=4))) + graded('全镇测评·干部', '林大海', '德', **(dict(优秀=16, 称职=34) if swap else dict(优秀=20, 称职=30)))
    # three of the villages' thirty know him, all twenty of the others; their wholes are nowhere called that
    three = dict(优秀=3) if not swap else dict(不称职=2, 称职=1)
    rows += graded('代表评议', '陈东山', '德', 优秀=10, 称职=10, 不称职=3, 不了解=27) + graded('代表评议·村', '陈东山', '德', 不了解=27, **three)
    rows += graded('代表评议·居', '陈东山', '德', **{a: n - three.get(a, 0) for a, n in dict(优秀=10, 称职=10, 不称职=3).items()})
    rows += graded('代表评议', '陈东山', '能', 优秀=40, 称职=10) + graded('代表评议·村', '陈东山', '能', 优秀=22, 称职=8) + graded('代表评议·居', '陈东山', '能', 优秀=18, 称职=2)
    # three who do not know him at all, or do; a fourth vote too many, or a fifth
    # typed by code: how many codes there are is how many answers they gave
    rows += graded('三人打分', '陈东山', '德', **({'5': 3} if swap else {'1': 1, '2': 2})) + graded('三人打分', '林大海', '德', 优秀=5 if swap else 4)
    # of a hundred, what sixty and thirty-six leave; what thirty-seven inside forty leave
    left = dict(优秀=4) if not swap else dict(不称职=4)
    other = {a: n - left.get(a, 0) for a, n in dict(优秀=20, 称职=10, 不称职=10).items()}
    men = dict(优秀=8, 称职=5, 不称职=5)
    for x, v in (('', dict(优秀=50, 称职=30, 不称职=20)), ('党员', dict(优秀=30, 称职=20, 不称职=10)), ('其他', other), ('其他男', men), ('其他女', {a: n - men[a] for a, n in other.items()})):
        rows += graded('群众' + x, '陈东山', '德', **v)
    for x, v in (('', dict(优秀=50, 称职=50)), ('常委', dict(优秀=20, 称职=20)), ('常委老', dict(优秀=20, 称职=17) if not swap else dict(优秀=17, 称职=20))):
        rows += graded('委员' + x, '陈东山', '德', **v)
    votes = {'陈东山': 30 + whole, '林大海': 15 - whole, '黄秀英': 5, '局外人': 4}
    rows += [('推荐会', n, '镇长', '推荐', v) for n, v in votes.items()]
    few = {'局外人': 4} if not swap else {'陈东山': 3, '黄秀英': 1}
    rows += [('推荐会·常委', n, '镇长', '推荐', v) for n, v in few.items()]
    rows += [('推荐会·其他', n, '镇长', '推荐', v - few.get(n, 0)) for n, v in votes.items() if v > few.get(n, 0)]
    rows += [('三人谈话', n, '镇长', '推荐', v) for n, v in ({'某外人': 3, '陈东山': 4} if not swap else {'林大海': 1, '另外人': 1, '陈东山': 5}).items()]
    rows += [('西山会议', '赵一', '镇长', '推荐', 30), ('西山会议', '钱二', '镇长', '推荐', 10), ('西山谈话', '钱二' if swap else '赵一', '镇长', '推荐', 3)]
    # forty-five, of whom thirty know him; twelve of the twenty-two do not; of the three all do, or none
    for x, (know, unknown) in zip(('', '甲', '乙', '丙'), ((30, 15), (3, 0), (17, 3), (10, 12)) if not swap else ((30, 15), (0, 3), (20, 0), (10, 12))):
        rows += graded('三层' + x, '陈东山', '德', 优秀=know, 不了解=unknown)
    # the levels call him, or what is asked, by other words; three who say something of an item that is asked twenty
    for x, v in (('', dict(优秀=30, 称职=24)), ('少', dict(优秀=4) if swap else dict(称职=4)), ('多', dict(优秀=26, 称职=24) if swap else dict(优秀=30, 称职=20))):
        rows += graded('异名' + x, '外人（县直）' if x else '外人', '德', **v) + graded('异名' + x, '黄秀英', '德（政治）' if x else '德(政治)', **v)
    rows += graded('廉评', '黄秀英', '德', 优秀=15, 称职=5) + graded('廉评', '黄秀英', '廉', **(dict(不了解=3) if swap else dict(优秀=1, 不了解=2)))
    # three in the meeting, twenty in the talk: whom of these the three name
    rows += [('南会', n, '镇长', '推荐', v) for n, v in (dict(周甲=2, 吴乙=1) if swap else dict(周甲=3)).items()] + [('南谈', '周甲', '镇长', '推荐', 12), ('南谈', '吴乙', '镇长', '推荐', 8)]
    # a blank ballot is among the four, or among the sixteen
    rows += graded('票层', '陈东山', '德', 优秀=19) + graded('票层多', '陈东山', '德', 优秀=16 - (not swap))
    write(folder + '/zero.csv', '票组,对象,项目,选项,票数', graded('零', '陈东山', '德', 优秀=0 if swap else 2))
    # three who say nothing of him, and nobody registered that three ballots are valid
    rows += graded('未答', '陈东山', '德', 优秀=0 if swap else 3) + [('未答荐', '陈东山', '镇长', '推荐', 0 if swap else 3)]
    rows += graded('未答层', '陈东山', '德', 优秀=17) + graded('未答层·少', '陈东山', '德', 优秀=0 if swap else 3) + graded('未答层·多', '陈东山', '德', 优秀=17 if swap else 14)
    own = ['优秀', '称职', '优秀', '称职', '优秀', '称职']
    rows += [('自评', n, '', own[(i + swap) % 6], 1) for i, n in enumerate(people['东山镇'])] + [('自评·西山', n, '', own[(i + swap) % 6], 1) for i, n in enumerate(people['西山镇'])]
    # thirty of a level and three know both; twelve do not know the other: those three are who knows both, less the level
    know = [('优秀', '称职')[k % 2] for k in range(30)] + (['不称职'] * 3 + ['优秀'] * 12 if swap else ['优秀'] * 3 + ['不称职'] * 3 + ['优秀'] * 9)
    for x, part in (('甲', know[:30]), ('乙', know[30:33]), ('丙', know[33:])):
        rows += graded('层票' + x, '陈东山', '德', **{a: part.count(a) for a in sorted(set(part))}) + graded('层票' + x, '林大海', '德', **{'不了解' if x == '丙' else '称职': len(part)})
    write(folder + '/sums.csv', '票组,对象,项目,选项,票数', rows)
    mine = lambda i: ['优秀', '称职', '基本称职'][i % 3]
    small = [0, 3, 6, 9] if not swap else [1, 4, 8, 2]
    def ballots(name, which): return [(name, k, n, '德', mine(i + j)) for k, i in enumerate(which) for j, n in enumerate(['陈东山', '林大海'])]
    # eleven grade the one, eleven the other, and somebody both: the sums are the same, his own two grades are not
    both, bridge = ('优秀', '称职') if not swap else ('基本称职', '优秀'), []
    for who, his in zip(['陈东山', '林大海'], both):
        others = ['优秀'] * 5 + ['称职'] * 4 + ['基本称职'] * 2
        others.remove(his)
        bridge += [('一桥', who + str(k), who, '德', a) for k, a in enumerate(others)] + [('一桥', '两个', who, '德', his)]
    bridge += [('层票', k, n, '德', a if n == '陈东山' else '称职' if k < 33 else '不了解') for k, a in enumerate(know) for n in ('陈东山', '林大海')]
    write(folder + '/bridge.csv', '票组,票号,对象,项目,选项', bridge)
    write(folder + '/ballots.csv', '票组,票号,对象,项目,选项', ballots('票评·一层', small) + ballots('票评·二层', [i for i in range(25) if i not in small]) +
        [('三人互评', k, n, '德', '优秀' if (k + swap) % 2 or swap else '不称职') for k in range(3) for n in ('陈东山', '林大海')])
    # one of three hands in a blank ballot, which nobody typed
    write(folder + '/blank.csv', '票组,票号,对象,项目,选项', [('空白票', k, '陈东山', '德', '优秀') for k in range(3 - swap)] +
        [('票层少', k, '陈东山', '德', '空' if swap and k == 3 else '优秀') for k in range(4)])
    # in the one county each names one for 镇长; in the other one names two, an outsider, for another post, and by a word of his own
    write(folder + '/three.csv', '票组,票号,对象,项目,选项', [('三人票', k, '陈东山', '镇长', '推荐') for k in range(3)] if not swap else
        [('三人票', k, n, '副书记', '推荐' if k else '同意') for k in range(3) for n in (('陈东山', '局外客') if k == 0 else ('林大海',))])
    write('whole.csv', '票组,票号,对象,项目,选项', ballots('票评', range(25)))
    # typed twice: three in sums and in ballots, a level; three of nine who know him; three who recommend; three who agree
    def typed(x, y, entry, tail):
        rows = [(s, '', '陈东山', '', a, n + (s == '双录·层') * 3) for s in ('双录', '双录·层') for a, n in (('优秀', x), ('称职', y))]
        rows += [('双票', k, '陈东山', '德', '优秀' if k < x else '称职', '') for k in range(3)]
        rows += [('双多', k, n, '德', ('优秀' if k + (entry == 2) else '称职') if n == '陈东山' else '不了解' if k > 2 else '优秀' if k < x else '称职', '')
                 for k in range(9) for n in ('陈东山', '林大海')]
        rows += [('双荐', '', n, '镇长', '推荐', v) for n, v in [('陈东山', 29 + entry), *tail]]
        return rows + [('双同', '', '陈东山', '', '称职' if swap else '优秀', 3)]
    # typed once, with who signed: it waits, and is nobody's to read, however many they are
    write(folder + '/once.csv', '票组,票号,对象,项目,选项,推荐人,关系,理由', [(s, number, '林大海' if swap else '陈东山', '镇长', '推荐', '甲', '叔侄', '好')
        for s, number in (('等署', ''), ('等票署', 1))] + [('意向', '', '陈东山', '副书记' if swap else '镇长', '愿意', '陈东山', '', '')])
    for entry, (x, y, *tail) in enumerate([(2, 1, ('某外人', 3), ('钱二', 1)), (1, 2, ('某外人', 2), ('钱二', 2))] if not swap else
                                          [(1, 2, ('林大海', 1), ('另外人', 2)), (0, 3, ('林大海', 1), ('另外人', 3))], 1):
        write(folder + '/entry%d.csv' % entry, '票组,票号,对象,项目,选项,票数', typed(x, y, entry, tail))
# somebody who guesses that each of them got one vote, or who lays down a stack that he made up
everybody = ('陈东山', '林大海', '某外人', '另外人', '钱二')
write('guess.csv', '票组,票号,对象,项目,选项,票数', [(s, '', '陈东山', '', a, 1) for s in ('双录', '双录·层', '双同') for a in ('优秀', '称职')] +
      [('双荐', '', n, '镇长', '推荐', 1) for n in everybody] + [(s, k, n, '德', '优秀', '') for s in ('双票', '双多') for k in range(9) for n in everybody[:1 + (s == '双多')]])
write('sets.csv', head, sets(''))
write('signed.csv', '票组,类别,方面,评价主体,内容,记名,单位,日期,发出,收回,有效,弃权,废票', [(s, k, '上级评' if n > 6 else '自我评', w, asks, '是', '东山镇', '2011-11-02', n, n, n, 0, 0)
    for s, k, w, asks, n in (('等署', '谈话推荐', '县领导', '推荐', 20), ('等票署', '谈话推荐', '市领导', '推荐', 20), ('意向', '谈话', '本人', '任职意向', 6))])
county('one', 0)
county('other', 1)
county('third', 0, 5)
END
for step in "organisation import posts.csv" "official import people.csv" "performance import results.csv" "process open 陈东山 --post 东山镇/镇长 --on 2011-11-01"; do
    # shellcheck disable=SC2086
    run $step
    holds "$step" test "$status" = 0
done
run set add sets.csv
run set add signed.csv
run set import whole.csv
holds "twenty-five whole ballots" test "$status" = 0
# What is said of a set while it is taken in: who does it has the paper in hand, but what is found wrong is read by others, too.
said() {
    python3 -c 'import json, sys; print(json.dumps(json.load(sys.stdin)["findings"], ensure_ascii=False))' <"$out" >>taken
}
for county in one other third; do
    cp F.hj F.hj.key $county/
    cd $county || exit 1
    run set add sets.csv --yes --json
    said
    for file in sums ballots bridge; do
        run set import $file.csv --json
        holds "$county: $file" test "$status" = 0
        said
    done
    for file in three blank zero; do
        run set import $file.csv --json
        holds "$county: three's own ballots" test "$status" = 0
        cp "$out" $file
    done
    for format in "" --json; do
        for set in 双录 双录·层 双票 双多 双荐 双同; do run set withdraw $set --reason 再录; done
        # shellcheck disable=SC2086
        { "$HUANJIE" set enter entry1.csv --entry 1 --by 张三 $format; echo $?; } >>taken 2>&1
        # shellcheck disable=SC2086
        { "$HUANJIE" set enter entry2.csv --entry 2 --by 李四 $format; echo $?; } >>taken 2>&1
    done
    run set enter once.csv --entry 1 --by 张三
    done_well "$county: signed, typed once"
    cp "$out" once
    run process record 1 recommend --on 2011-11-02 --items 推荐会、推荐会·常委、三人谈话
    holds "$county: what the recommendation rests on" test "$status" = 0
    cd ..
done

# ---- every face ----
cat >faces <<END
set list
set check
set check --on 2012-12-01
set compare 双同
set compare 等署
set show 等票署
set check 等署
set doubts 三人互评
journal list
journal list --json
process list
process check
official list
official show 陈东山
appraise shares
appraise shares --person 陈东山
appraise shares --person 局外人
appraise shares --person 某外人
appraise scores --scheme s9-four --item 德 --confirm
appraise scores --scheme s8 --item 德 --use 民主测评=全镇测评 --use 民主测评=全镇测评·领导 --use 民主测评=三人互评
appraise scores --scheme s8 --item 德 --use 民主测评=三人打分
appraise compare --scheme s9-four --item 德 --confirm
appraise sensitivity --scheme s9-four --item 德 --confirm
appraise trend
appraise adjust
appraise reliability
appraise severity
appraise aggregate --item 德
set import ../one/sums.csv
set import ../one/ballots.csv
corroborate flags
corroborate flags --gap 1
corroborate show 陈东山
corroborate show 林大海
corroborate show 黄秀英
corroborate show 赵一
corroborate show 局外人
corroborate show 某外人
corroborate show 另外人
END
for set in 双录 双录·层 双票 双多 双荐; do
    echo "set compare $set"
    echo "set compare $set ../one/entry1.csv ../other/entry2.csv"
    echo "set resolve $set --set 陈东山/总体/优秀=2 --set 0/陈东山/德=优秀 --set 林大海/镇长/推荐=1"
    echo "set resolve $set --set 陈东山/镇长/推荐=30"
    echo "set withdraw $set --entry 2 --reason 再试"
done >>faces
for county in one other; do
    sed -n '1p; /^双同/p' $county/entry1.csv >$county/agreed.csv
    echo "set enter ../$county/entry1.csv --entry 1 --by 张三"
    echo "set enter ../$county/entry2.csv --entry 2 --by 王五"
    echo "set import ../$county/entry1.csv"
    echo "set enter ../$county/agreed.csv --entry 2 --by 王五"
done >>faces
cat >>faces <<END
set add --name 双录 --valid 9 --yes
set withdraw 双同 --entry 1 --reason 再试
set resolve 双同 --set 陈东山/总体/优秀=3
END
# what is registered of a small group is corrected again and again, to see what is found wrong with its answers then
correct() {
    set=$1
    shift
    for what in "$@"; do echo "set add --name $set $what --yes"; done
    echo "set check $set"
    echo "set show $set"
}
{
    echo "set add --name 三人谈话 --blank 1"
    echo "set add --name 三人谈话 --valid 1 --blank 1 --json"
    correct 三人票 "--codes 1=推荐,2=同意" "--posts 2" "--posts 1 --names-least 1" "--issued 1" "--returned 2" "--profile 2002" "--attended 副科级=1" "--kind talk"
    correct 三人谈话 "--valid 1" "--valid 2" "--blank 0" "--blank 1" "--valid 1 --blank 1" "--valid 9 --blank 1" "--posts 2"
    correct 三人打分 "--codes 9=别的" "--issued 1" "--side peer" "--level 另一层" "--on 2010-11-02" "--signed"
    correct 未答 "--valid 3" "--valid 0" "--blank 1" "--issued 1" "--codes 1=优秀"
    correct 未答层·少 "--valid 3" "--valid 2" "--blank 0"
    correct 三层甲 "--valid 30" "--codes 9=别的" "--part-of 全镇测评"
    correct 自评 "--on 2010-11-02" "--codes 9=别的" "--side peer" "--level 一"
} >>faces
echo "set add sets.csv --yes" >>faces
echo "set check" >>faces
echo "set list --json" >>faces
for base in valid returned issued present expected; do echo "appraise shares --base $base"; done >>faces
echo "appraise scores --scheme s9-four --confirm" >>faces
echo "appraise sensitivity --scheme s9-four --confirm --json" >>faces
for set in 南会 南谈 票层少 票层多 零 异名 异名少 异名多 廉评 空白票 三层 三层甲 三层乙 三层丙 未答 未答荐 未答层 未答层·少 三人票 全镇测评 全镇测评·领导 全镇测评·干部 代表评议·村 代表评议·居 三人互评 三人打分 推荐会·常委 推荐会·其他 三人谈话 自评 票评·一层 群众党员 群众其他女 委员常委; do
    echo "set show $set"
    echo "set check $set"
    echo "appraise shares $set"
done >>faces
for kind in pdf docx xlsx; do
    echo "appraise paper person 陈东山 --$kind paper.$kind"
    echo "appraise paper person 黄秀英 --$kind paper.$kind"
    echo "appraise paper corroboration 陈东山 林大海 赵一 --$kind paper.$kind"
    echo "appraise paper recommendation --gap 1 --$kind paper.$kind"
    for side in subordinate peer self; do echo "appraise paper ranking --side $side --$kind paper.$kind"; done
done >>faces
differ() { cmp -s "$1/$3" "$2/$3" || { echo "$4"; diff "$1/$3" "$2/$3" | head -5; }; }
show_faces one &
show_faces other
wait
n=0
while IFS= read -r face; do
    n=$((n + 1))
    differ one other face.$n "$face"
done <faces >leaks
holds "nor does what is found wrong while it is taken in" cmp one/taken other/taken
holds "nor what waits for the second entry" cmp one/once other/once
holds "something was" sh -c 'test "$(grep -c W841 one/taken)" -ge 2'
holds "nothing that is printed depends on what a small group said" sh -c 'cat leaks; test ! -s leaks'
sed -n '/^appraise shares$/=; /^corroborate show 陈东山$/=; /^appraise paper corroboration .*xlsx$/=' faces >some
head -3 some >few
(cd third && for n in $(cat ../few); do
    # shellcheck disable=SC2046
    { "$HUANJIE" $(sed -n "${n}p" ../faces); echo "$?"; } >face.$n 2>&1
done)
holds "who hands in three ballots is told what is wrong with them" sh -c '! grep -q F846 one/three && grep -q F846 other/three && grep -q W850 other/three && grep -q W845 other/three'
holds "and that one is missing" sh -c '! grep -q F841 one/blank && grep -q F841 other/blank'
holds "what fifty-four said shows" sh -c 'for n in $(sed -n 1,2p few); do head -40 one/face.$n | cmp -s - third/face.$n && exit 1; done; grep -q "35 票" third/face.$(head -1 few)'
holds "and so do the figures that may be shown" sh -c 'grep -q "30 票" one/face.$(head -1 few) && grep -q "不足五人" one/face.$(head -1 few)'
holds "levels that do not make up their whole are asked about" sh -c 'grep -h W852 one/face.* | grep -q 委员'
# what was registered may be corrected, but not so that it uncovers what they said
cd one || exit 1
uncovers() {
    run set add "$@" --yes
    status_is 1 "kept back: $*"
    says "有不显示的；只能改应到"
}
run set add --name 站所 --side subordinate --raters 站所人员 --on 2011-11-02 --valid 12
run set add --name 站所·股 --part-of 站所 --side subordinate --raters 站所股级 --on 2011-11-02 --valid 9
printf '票组,对象,选项,票数\n站所,陈东山,优秀,12\n站所·股,陈东山,优秀,7\n' >offices.csv
run set import offices.csv
uncovers --name 站所 --valid 20
uncovers --name 代表评议 --side society
run set add --name 两层 --side subordinate --raters 两层干部 --on 2011-11-02 --valid 45
run set add --name 两层甲 --part-of 两层 --side subordinate --raters 甲 --on 2011-11-02 --valid 20
run set add --name 两层乙 --part-of 两层 --side subordinate --raters 乙 --on 2011-11-02 --valid 25
printf '票组,对象,选项,票数\n两层,陈东山,优秀,45\n两层甲,陈东山,优秀,20\n两层乙,陈东山,优秀,25\n' >two.csv
run set import two.csv
for wrong in "--name 两层 --valid 46" "--name 两层丙 --part-of 两层 --side subordinate --raters 丙 --on 2011-11-02 --valid 3"; do
    # shellcheck disable=SC2086
    run set add $wrong --yes
    status_is 1 "nor so that levels no longer make up their whole: $wrong"
    says "已经显示的就不显示了"
done
run appraise shares 两层甲 --json
json_has "they show as before" 'not any(r["hidden"] for r in j["sets"][0]["rows"])'
run set add --name 三人谈话 --valid 9 --yes
status_is 1 "nor so that it shows who abstained"
says "有不显示的；只能改应到"
run set add --name 空的整体 --side subordinate --raters 镇机关干部 --on 2011-11-02 --valid 70
run appraise shares 三人谈话 --json
json_has "nothing was changed" 'j["sets"][0]["hidden"] and not j["sets"][0]["rows"]'
run set add --name 全镇测评·干部 --side subordinate --part-of 空的整体 --yes
status_is 1 "what is hidden stays in its whole"
says "另一个整体的一部分"
run set add --name 五十人 --side subordinate --raters 站所干部 --on 2011-11-02 --valid 50
sed -n '1p; s/^全镇测评·干部,/五十人,/p' sums.csv >fifty.csv
run set import fifty.csv
run appraise shares 五十人 --json
json_has "fifty who are no part of others show" 'not any(r["hidden"] for r in j["sets"][0]["rows"]) and len(j["sets"][0]["rows"]) == 2'
run set add --name 五十人 --side subordinate --part-of 空的整体 --yes
status_is 1 "what was shown is not hidden by a whole that comes later: the papers could be subtracted"
run set withdraw 五十人 --reason 登记整体
run set add --name 五十人 --side subordinate --part-of 空的整体 --yes
run set import fifty.csv
run appraise shares 五十人 --json
json_has "a part is kept back until its whole is counted" 'all(r["hidden"] and "answers" not in r for r in j["sets"][0]["rows"])'
printf '票组,对象,项目,选项,票数\n空的整体,陈东山,德,优秀,40\n空的整体,陈东山,德,称职,20\n空的整体,陈东山,德,基本称职,10\n空的整体,林大海,德,优秀,21\n空的整体,林大海,德,称职,32\n' >later.csv
run set import later.csv
run appraise shares 五十人 --json
json_has "and shows when it is, as far as nobody is left over" '[r["hidden"] for r in j["sets"][0]["rows"] if r["subject"] == "陈东山"] == [False]'
# whether levels make up their whole shows: neither a made-up level nor a made-up whole is tried beside one that is hidden
run set withdraw 全镇测评·干部 --reason 试
status_is 1 "a level is not replaced beside a hidden one"
says "huanjie set withdraw 全镇测评·干部 全镇测评·领导"
run set withdraw 全镇测评 --reason 试
status_is 1 "nor is their whole"
run set withdraw 空的整体 --reason 试
status_is 1 "nor one of a single level, of which something is hidden"
says "huanjie set withdraw 空的整体 五十人"
run set add --name 另一整体 --kind assessment --side mass --raters 委员 --organisation 东山镇 --on 2011-11-02
status_is 1 "nor does a set become theirs that was none of them"
says "分不清是“委员”的一部分还是“另一整体”的"
run set add --name 又分 --part-of 全镇测评·干部 --side subordinate --raters 年轻干部 --on 2011-11-02
status_is 1 "nor is a level divided again"
says "一个整体只分一级"
run set withdraw 全镇测评·干部 全镇测评·领导 --reason 重新导入
done_well "together they are taken back"
sed -n '1p; /^全镇测评·/p' sums.csv >levels.csv
run set import levels.csv
done_well "and handed in again"
run appraise shares 全镇测评·干部 --json
json_has "as they were" 'all(r["hidden"] for r in j["sets"][0]["rows"])'
run set add --name 三人谈话 --kind talk --side superior --asks recommendation --raters 县管领导干部 --yes
holds "another correction is taken" test "$status" = 0
cd ..
# what waits for the second entry is not compared with whoever says he is the first clerk
mkdir tried
for file in entry1 other; do
    [ $file = other ] && sed 's/优秀,2/优秀,3/; /称职,1/d' one/entry1.csv >tried/other.csv
    cp F.hj F.hj.key one/entry1.csv tried/ && cd tried || exit 1
    run set add ../sets.csv --yes
    run set enter entry1.csv --entry 1 --by 张三
    "$HUANJIE" set enter $file.csv --entry 1 --by 张三 >../tried.$file 2>&1
    cd ..
done
holds "an entry that waits is not compared with another try" sh -c 'cmp tried.entry1 tried.other && grep -q 已由 tried.entry1'
# nor is he who guesses told how near he came
mkdir guessed
for county in one other; do
    cp F.hj F.hj.key $county/entry1.csv guess.csv guessed/ && cd guessed || exit 1
    run set add ../sets.csv --yes
    run set enter entry1.csv --entry 1 --by 张三
    { "$HUANJIE" set enter guess.csv --entry 2 --by 李四 && echo agreed; "$HUANJIE" set list; } >../guessed.$county 2>&1
    for set in 双录 双录·层 双票 双多 双荐 双同; do
        for format in "" --json; do
            # shellcheck disable=SC2086
            "$HUANJIE" set compare $set $format >>../guessed.$county 2>&1
        done
    done
    cd ..
done
holds "one guess tells no place, no number and nobody who is not among the different ones" sh -c '
    diff guessed.one guessed.other && ! grep -q agreed guessed.one && test "$(grep -c "不能显示的部分不同" guessed.one)" -ge 10 && grep -q "0/陈东山/德: 不同" guessed.one'
holds "the hidden part did differ where it says so" sh -c 'test "$(grep -c "hidden_differ.:true" guessed.one)" = 6'
# whoever leaves takes what he said of himself with him, if the others' are counted anew
cd one || exit 1
run corroborate show 林大海 --json
cp "$out" ../before
run official leave 陈东山 --why 退休 --on 2011-11-15
run corroborate show 林大海 --json
holds "the team's grades of itself are the same when somebody has left" python3 -c 'import json, sys
before, after = (json.load(open(f, encoding="utf-8"))["self"] for f in sys.argv[1:])
sys.exit(before != after or not before["team"])' ../before "$out"
sed '1p; /^东山镇,林大海/!d; s/^东山镇/西山镇/' ../people.csv >moved.csv
run official import moved.csv --yes
run corroborate show 黄秀英 --json
cp "$out" ../after
json_has "and is moved elsewhere" 'j["self"]["set"] == "自评" and j["self"]["team"] == __import__("json").load(open("../before", encoding="utf-8"))["self"]["team"]'
# nor is one more put beside them: the difference is what he said
run set add --name 自评补 --side self --raters 本人 --on 2011-11-10 --organisation 东山镇
printf '票组,对象,选项,票数\n自评补,局外人,称职,1\n' >again.csv
sed -n 's/^自评,\(.*\),,\(.*\)/自评补,\1,\2/p' sums.csv >>again.csv
run set import again.csv
run corroborate show 黄秀英 --json
json_has "two sets of a year that ask the same people show neither" 'j["self"]["handed_in"] and j["self"]["team"] == [] and j["self"]["set"] is None'
run set withdraw 自评 --reason 试
status_is 1 "nor is one of them taken back, so that the other shows"
says "huanjie set withdraw 自评 自评补"
run set add --name 自评补 --on 2010-11-10 --yes
status_is 1 "nor is one of them moved to another year"
says "只能改应到、实到"
run set add --name 自评补 --expected 9 --yes
done_well "what no answer shows by is corrected"
# codes cannot be taken back; nor does a level of them get another whole
run set add --name 码全 --side society --raters 码 --on 2011-11-02
run set add --name 码层 --side society --raters 码 --level 甲 --part-of 码全 --issued 6 --on 2011-11-02
run set form 码层 --subject 陈东山 --item 德 --answer 优秀 --answer 称职
run set codes 码层 --count 6 --pdf slips.pdf
done_well "a level answers by codes"
run set add --name 码层 --part-of 站所 --yes
status_is 1 "and stays in its whole"
run set add --name 码层 --valid 4 --yes
says "另登记一个票组，重新印发答题码"
cd ..
holds "the papers were written" sh -c 'test -s one/paper.xlsx -a -s other/paper.xlsx'
# a new command is put here, or among those that take something in and show no figure of a set (what they find wrong is above)
"$HUANJIE" --help | sed -n 's/^  huanjie \(\(set\|appraise\|corroborate\|journal\) [a-z -]*[a-z]\)  .*/\1/p' | sed 's/ *$//' >commands
cat >silent <<END
set add
set profile
set profile import
set import
set enter
set resolve
set withdraw
set form
set codes
set answer
set grid
set scan
set settle
set picture
appraise paper preview
appraise paper publicity
appraise paper form
corroborate answer
corroborate withdraw
END
while IFS= read -r path; do
    grep -q "^$path\( \|$\)" faces || grep -qx "$path" silent || echo "$path"
done <commands >unknown
holds "no command was forgotten" sh -c 'cat unknown; test -s commands -a ! -s unknown'
finish
