#!/bin/sh
# Ballot sets as a county enters them: sums, whole ballots, signed recommendations, blind entries, one-time codes; what
# is wrong with them, and what is never shown.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
HUANJIE_NOW=2011-11-05T08:00:00+08:00
export HUANJIE_NOW

run init F.hj --level county --division 350628000 --name 平和县 --congress 16 --election-day 2011-12-28
status_is 0 "a county's workspace"

# ---- sets ----
cat >sets.csv <<END
票组,类别,方面,评价主体,层次,记名,内容,程序,单位,日期,应到,实到,发出,收回,有效,弃权,废票,职数,代码,属于
东山会议,会议推荐,上级评,县管干部,,,推荐,2002,东山镇,2011-11-01,40,38,38,38,37,0,1,1,,
东山谈话,谈话推荐,上级评,县管干部,,,推荐,2002,东山镇,2011-11-02,40,30,30,30,30,0,0,1,,
东山署名,测评,上级评,县领导,,是,推荐,,东山镇,2011-11-02,,,6,6,6,,,1,,
东山测评,测评,下级评,镇机关干部,,,,,东山镇,2011-11-02,22,20,20,20,20,0,0,,,
东山测评·正科,测评,下级评,镇机关干部,正科级,,,,东山镇,2011-11-02,,,3,3,3,,,,,东山测评
东山测评·副科,测评,下级评,镇机关干部,副科级,,,,东山镇,2011-11-02,,,7,7,7,,,,,东山测评
东山测评·其他,测评,下级评,镇机关干部,其他,,,,东山镇,2011-11-02,,,10,10,10,,,,,东山测评
2009测评,测评,下级评,镇机关干部,,,,,东山镇,2009-11-02,,,20,20,20,,,,"1=优秀,2=称职,3=基本称职,4=不称职,5=不了解",
END
run set add sets.csv --json
status_is 0 "a table of sets"
json_has "eight of them" 'j["added"] == 8 and j["taken"]'
run set add sets.csv --json
json_has "the same table changes nothing" 'j["added"] == 0 and j["same"] == 8'
run set show 东山测评
holds "twenty valid ballots are declared, none is there" sh -c 'grep -q 有效.20 "$1" && grep -q 还没有结果 "$1" && ! grep -q "问题 0 个\|张" "$1"' - "$out"
run set show 东山测评 --json
json_has "nor in figures" 'j["valid"] == 20 and j["ballots"] == 0 and j["shape"] == "empty"'
run set add --name 东山会议 --side superior --kind meeting --asks recommendation --expected 41
holds "a change is shown and asked about" test "$status" = 1
holds "with both figures" grep -q "应到: 40 → 41" "$out"
run set add --name 东山谈话 --side superior --kind talk --asks recommendation --list-names 3
holds "what was left open may be said later" test "$status" = 0
run set add --name 东山测评·半 --side subordinate --part-of 东山测评·正科
status_is 1 "a part has no parts"
for figure in issued=-1 posts=-5 list-names=-1 names-least=-2; do
    run set add --name 东山谈话 --side superior --kind talk --asks recommendation "--${figure%=*}" "${figure#*=}"
    status_is 2 "fewer than nothing, $figure"
done
run set add --name 乙 --side above
status_is 2 "no such side"
run set add --name 乙 --side peer --profile 1995
status_is 1 "no such procedure"
says 1995
printf '票组,类别,方面,评价主体,日期\n甲,会,上级评,乙,2011-11-01\n甲,会议,上级评,,2011-13-01\n' >bad.csv
run set add bad.csv
status_is 1 "all faults of a table at once"
says "会议、谈话、问卷或测评"
says "第 3 行"
run set profile 2019 --json
json_has "talks come first in 2019" 'j["profiles"][0]["steps"].index("谈话调研推荐") < j["profiles"][0]["steps"].index("召开会议推荐")'

printf 'profile\tpinghe\t平和办法\t县委文件\ttext\nstep\tmeeting\t会议\nstep\ttalk\t谈话\nquorum\t4\t5\t县委文件第三条\nvalidity\t6\t县委文件第四条\n' >own.tsv
run set profile import own.tsv
status_is 0 "a county's own procedure"
run set add --name 西山会议 --kind meeting --side superior --asks recommendation --profile pinghe --on 2011-11-01 --expected 40 --present 31 --issued 31 --returned 31 --valid 31 --void 0 --json
json_has "what is wrong with a meeting is said when it is registered" '[f["code"] for f in j["findings"]] == ["F843"]'
run set check 西山会议 --on 2012-05-02 --json
json_has "asks for four fifths and lasts half a year" '[(f["code"], f["article"]) for f in j["findings"]] == [("F843", "县委文件第三条"), ("F847", "县委文件第四条")]'
sed 's/pinghe/2019/' own.tsv >carried.tsv
run set profile import carried.tsv
status_is 1 "what the program carries stays as it is"
printf 'profile\tx\n' | "$HUANJIE" set profile import - >"$out" 2>"$err"
status=$?
status_is 1 "half a procedure"
says "第 1 行"

run set add --name 东山会议 --side superior --kind meeting --asks recommendation --attended "党委＝9、人大政府政协=5，纪委=3,部门=12,下级=6"
run set show 东山会议 --json
json_has "who came is kept" 'j["attended"] == "党委=9,人大政府政协=5,纪委=3,部门=12,下级=6"'
run set add --name 东山会议 --side superior --kind meeting --asks recommendation --attended 党委九人
status_is 1 "numbers, please"

# ---- sums ----
cat >sums.csv <<END
票组,对象,项目,选项,票数
东山会议,陈东山,镇长,推荐,20
东山会议,林大海,镇长,推荐,11
东山谈话,陈东山,镇长,推荐,9
东山谈话,林大海,镇长,推荐,18
东山测评,陈东山,,优秀,11
东山测评,陈东山,,称职,6
东山测评,陈东山,,不了解,3
东山测评·正科,陈东山,,优秀,1
东山测评·正科,陈东山,,称职,2
东山测评·副科,陈东山,,优秀,5
东山测评·副科,陈东山,,称职,1
东山测评·副科,陈东山,,不了解,1
东山测评·其他,陈东山,,优秀,5
东山测评·其他,陈东山,,称职,3
东山测评·其他,陈东山,,不了解,2
2009测评,陈东山,,1,8
2009测评,陈东山,,2,9
2009测评,陈东山,,5,3
END
run set import sums.csv --json
status_is 0 "sums of several sets"
json_has "taken, and codes were translated" '[s["state"] for s in j["sets"]] == ["taken"] * 7 and j["findings"][0]["code"] == "N841"'
run set import sums.csv --json
json_has "the same again changes nothing; what hides answers is not compared" '{s["set"] for s in j["sets"] if s["state"] == "untried"} == {"东山测评·正科", "东山测评·副科"} and {s["state"] for s in j["sets"]} == {"kept", "untried"}'
run set check 东山会议 --json
json_has "for a head of township people from outside the party must be there" '[(f["code"], "民主党派" in f["text"]) for f in j["findings"]] == [("F850", True)]'
sed 's/推荐,20/推荐,21/' sums.csv >other.csv
run set import other.csv
status_is 1 "another result is refused"
says "set withdraw"
run appraise shares 东山会议 --json
json_has "a share of the valid, with interval" 'j["base"] == "answered" and j["sets"][0]["rows"][0]["subject"] == "陈东山" and (lambda s: s["base"] == 37 and abs(s["value"] - 20/37) < 1e-8 and s["low"] < s["value"] < s["high"] and s["method"] == "wilson")(j["sets"][0]["rows"][0]["answers"][0]["share"])'
run appraise shares 东山会议 --base expected --json
json_has "or of those expected, by name" 'j["base_title"] == "应到人数" and j["sets"][0]["rows"][0]["base"] == 40'
run appraise shares 2009测评 --json
json_has "labels, not codes; who does not know leaves the base" '[a["answer"] for a in j["sets"][0]["rows"][0]["answers"]] == ["优秀", "称职", "不了解"] and j["sets"][0]["rows"][0]["base"] == 17'

# ---- small groups ----
run appraise shares --json
json_has "three raters are not shown, nor the six with whom they could be computed" '{s["set"]: s["rows"][0]["hidden"] for s in j["sets"] if "东山测评" in s["set"]} == {"东山测评": False, "东山测评·正科": True, "东山测评·副科": True, "东山测评·其他": False}'
json_has "no figure of theirs is there" 'all(r["base"] is None and "answers" not in r for s in j["sets"] for r in s["rows"] if r["hidden"])'
run appraise shares 东山测评·正科
holds "nor in words" sh -c 'grep -q 不足五人 "$1" && ! grep -q "票 " "$1"' - "$out"
run journal list --json
holds "nor in the journal" sh -c '! grep -q "votes\|优秀" "$1"' - "$out"

# ---- whole ballots ----
{
    echo 票组,票号,对象,项目,选项
    for i in 1 2 3 4 5 6 7 8; do
        for who in 陈东山 林大海; do
            for item in 德 能; do echo "镇村评,$i,$who,$item,$([ $((i % 3)) = 0 ] && echo 称职 || echo 优秀)"; done
        done
    done
} >ballots.csv
run set add --name 镇村评 --side mass --kind survey --raters 村民代表 --on 2011-11-03 --issued 8 --returned 8 --valid 8 --void 0
run set import ballots.csv --json
json_has "eight ballots" 'j["sets"][0]["shape"] == "ballots" and j["sets"][0]["answers"] == 8'
run appraise shares 镇村评 --person 陈东山 --json
json_has "counted" 'len(j["sets"][0]["rows"]) == 2 and j["sets"][0]["rows"][0]["answers"][0]["votes"] == 6'
echo "镇村评,1,陈东山,德,称职" >>ballots.csv
run set import ballots.csv
status_is 1 "a ballot that answers twice"
says 答了两次
printf '票组,对象,选项,票数\n镇村评,陈东山,极好,3\n镇村评,林大海,1,3\n无此组,林大海,优秀,3\n镇村评,,优秀,-1\n' >wrong.csv
run set import wrong.csv
status_is 1 "every fault of a file"
says 极好
says 代码
says 无此组
: >empty.csv
run set import empty.csv
status_is 1 "an empty file"

# ---- questions in the order of the paper, not of the bytes ----
run set add --name 次序合计 --side mass --kind survey --raters 村民代表 --on 2011-11-03 --order "林大海、陈东山"
{
    echo 票组,对象,项目,选项,票数
    for who in 陈东山 林大海; do for item in 德 能 勤 绩 廉 总体; do echo "次序合计,$who,$item,优秀,7"; done; done
} >order.csv
run set import order.csv
run appraise shares 次序合计 --json
json_has "items as in the file, names as on the form" '[(r["subject"], r["item"] or "总体") for r in j["sets"][0]["rows"]] == [(n, i) for n in ("林大海", "陈东山") for i in ("德", "能", "勤", "绩", "廉", "总体")]'
for first in 1 2; do
    run set add --name 次序$first --side mass --kind survey --raters 村民代表 --on 2011-11-03
    {
        echo 票组,票号,对象,项目,选项
        echo "次序$first,$first,陈东山,廉,优秀"
        echo "次序$first,$first,陈东山,德,空"
        for i in 3 4 5 6 7; do for who in 林大海 陈东山; do for item in 德 能 勤 绩 廉; do echo "次序$first,$i,$who,$item,优秀"; done; done; done
    } >order.csv
    if [ $first = 2 ]; then # the short ballot last
        { head -1 order.csv && tail -n +4 order.csv && sed -n 2,3p order.csv; } >last.csv
        mv last.csv order.csv
    fi
    run set import order.csv
    run appraise shares 次序$first --person 陈东山 --json
    json_has "items as most ballots have them, whichever ballot comes first" '[r["item"] for r in j["sets"][0]["rows"]] == ["德", "能", "勤", "绩", "廉"]'
done
run set form 次序合计 --subject 陈东山 --subject 林大海 --item 总体 --item 廉 --item 绩 --item 勤 --item 能 --item 德 --answer 优秀 --answer 称职
status_is 1 "a form is laid down before there are results"
run set withdraw 次序合计 --reason 补表样
run set form 次序合计 --subject 陈东山 --subject 林大海 --item 总体 --item 廉 --item 绩 --item 勤 --item 能 --item 德 --answer 优秀 --answer 称职
{
    echo 票组,对象,项目,选项,票数
    for who in 林大海 陈东山; do for item in 德 能 勤; do echo "次序合计,$who,$item,优秀,7"; done; done
} >order.csv
run set import order.csv
run appraise shares 次序合计 --json
json_has "where a form is laid down, as it stands there" '[(r["subject"], r["item"]) for r in j["sets"][0]["rows"]] == [(n, i) for n in ("陈东山", "林大海") for i in ("勤", "能", "德")]'
for set in 次序合计 次序1 次序2; do run set withdraw $set --reason 试; done

# ---- signed ----
cat >signed.csv <<END
票组,对象,项目,选项,推荐人,关系,理由
东山署名,陈东山,镇长,推荐,周一,无,熟悉农业
东山署名,陈东山,镇长,推荐,周二,,
东山署名,陈东山,镇长,推荐,周三,,
东山署名,陈东山,镇长,推荐,周四,,
东山署名,林大海,镇长,推荐,周五,姐夫,
东山署名,陈东山,镇长,推荐,周六,,
END
run set import signed.csv
holds "signed recommendations" test "$status" = 0
run set check 东山署名 --json
json_has "near kin are found, and who did not say why or whether they are kin" '[f["code"] for f in j["findings"]] == ["F848", "W848"]'
run set withdraw 东山署名 --reason 双录
run set enter signed.csv --entry 1 --by 张三
run set check 东山署名 --json
json_has "typed once, nobody signed anything yet" 'not {"F848", "W848"} & {f["code"] for f in j["findings"]}'
run set add --name 东山署名 --asks grades --yes
status_is 1 "what waits was not typed as an answer to something else"
says "改内容、记名"
sed 's/周五,姐夫,/周五,无,熟悉/' signed.csv >signed2.csv
run set enter signed2.csv --entry 2 --by 李四
holds "the same votes, and another word on kin" test "$status" = 1
run set compare 东山署名
shows "周五/林大海/镇长/关系: 第一次 姐夫，第二次 无"
shows "周五/林大海/镇长/理由: 第一次 空，第二次 熟悉"
run set compare 东山署名 signed.csv signed2.csv --json
json_has "in files as well" '[(d["place"], d["first"], d["second"]) for d in j["differences"]] == [("周五/林大海/镇长/关系", "姐夫", "无"), ("周五/林大海/镇长/理由", "空", "熟悉")]'
run set resolve 东山署名 --set 周五/林大海/镇长/关系=姐夫 --set 周五/林大海/镇长/理由=空 --by 王五 --json
json_has "settled on the paper, the relative is found" '[f["code"] for f in j["findings"]] == ["F848", "W848"]'
# two of three files' sets agreed, the third is typed again from the same file: what is there already is not different
printf '票组,类别,方面,评价主体,内容,日期,发出,收回,有效\n录甲,测评,社会评,甲,干部等次,2011-11-02,20,20,20\n录乙,测评,社会评,乙,干部等次,2011-11-02,20,20,20\n' >two.csv
run set add two.csv
printf '票组,对象,选项,票数\n录甲,陈东山,优秀,20\n录乙,陈东山,优秀,20\n' >typed.csv
sed 's/录乙,陈东山,优秀,20/录乙,陈东山,优秀,19/' typed.csv >slip.csv
run set enter typed.csv --entry 1 --by 张三
run set enter slip.csv --entry 2 --by 李四
holds "one of two agrees" test "$status" = 1
run set withdraw 录乙 --reason 录错
run set enter typed.csv --entry 1 --by 张三
done_well "the whole file again"
shows "录甲: 与已有的相同，没有改动"
run set enter typed.csv --entry 2 --by 李四
shows "录乙: 已接受"
# a level of no whole, where one stands that may be it
run set add --name 近整体 --side mass --raters 镇机关干部 --on 2011-11-02 --valid 54
run set add --name 近干部 --side mass --raters 一般干部 --level 干部 --on 2011-11-03 --valid 50
shows "W853 票组 近干部: 写了层次“干部”，没有写属于哪个整体"
run set add --name 近干部 --part-of 近整体 --yes
run set check --json
json_has "said, it is not asked about" 'not any(f["code"] == "W853" and "近干部" in f["subject"] for f in j["findings"])'
# registered by mistake, a level would keep the others waiting
run set add --name 误登 --side mass --raters 误登 --part-of 近整体 --level 误 --on 2011-11-03 --valid 20 --blank 1
run set add --name 误登 --part-of 无 --level 无 --yes
status_is 1 "how many abstained would show"
says "把弃权也一起写上"
run set add --name 误登 --part-of 无 --level 无 --blank 1 --yes
shows "属于: 近整体 → （无）"
run set show 误登 --json
json_has "it is no level any more" 'j["part_of"] == "" and j["level"] == "" and j["blank"] == 1'
printf '票组,类别,方面,评价主体,层次,内容,日期,发出,收回,有效,属于\n误整,测评,社会评,戊,,干部等次,2011-11-02,30,30,30,\n误甲,测评,社会评,戊,甲,干部等次,2011-11-02,10,10,10,误整\n误乙,测评,社会评,戊,乙,干部等次,2011-11-02,20,20,20,误整\n误丙,测评,社会评,戊,丙,干部等次,2011-11-02,5,5,5,误整\n' >three.csv
run set add three.csv
printf '票组,对象,选项,票数\n误整,陈东山,优秀,30\n误甲,陈东山,优秀,10\n误乙,陈东山,优秀,20\n' >three_sums.csv
run set import three_sums.csv
run set check
shows "F849 票组 误整: 分层次各组共 35 票，整体只有 30 票"
run set add --name 误丙 --part-of 无 --level 无 --raters 己 --yes
done_well "a level that was never counted is taken back"
run appraise shares 误甲 --json
json_has "and the others show" 'not j["sets"][0]["rows"][0]["hidden"]'
# the whole calls itself a level
printf '票组,类别,方面,评价主体,层次,内容,日期,发出,收回,有效\n体全,测评,社会评,庚,全体,干部等次,2011-11-09,54,54,54\n体领,测评,社会评,庚,领导,干部等次,2011-11-09,4,4,4\n体干,测评,社会评,庚,干部,干部等次,2011-11-09,50,50,50\n' >all.csv
run set add all.csv
shows "W853 票组 体全: 层次“全体”的有效票正好是别的层次的合计"
sed 's/东山署名/东山会议/' signed.csv >anonymous.csv
run set import anonymous.csv
status_is 1 "names have no place in an anonymous set"
says 不记名

# ---- blind entries ----
run set add --name 同级 --side peer --raters 班子成员 --on 2011-11-03 --issued 9 --returned 9 --valid 9 --void 0
printf '票组,对象,选项,票数\n同级,陈东山,优秀,6\n同级,陈东山,称职,3\n' >one.csv
printf '票组,对象,选项,票数\n同级,陈东山,称职,2\n同级,陈东山,优秀,6\n同级,陈东山,不了解,1\n' >two.csv
run set enter one.csv --entry 1 --by 张三 --json
json_has "the first waits" 'j["sets"][0]["state"] == "waits"'
run set enter two.csv --entry 2 --by 张三
status_is 1 "one person is not two"
run set enter two.csv --entry 2 --by 李四
holds "they differ" test "$status" = 1
run set compare 同级 --json
json_has "where, line by line" '[(d["place"], d["first"], d["second"]) for d in j["differences"]] == [("陈东山/总体/不了解", -1, 1), ("陈东山/总体/称职", 3, 2)]'
run set withdraw 同级 --entry 2 --reason 重录
status_is 1 "what was compared is not typed again against the other"
says 只能一起撤回
run set import one.csv
status_is 1 "nor is it walked around"
says 分两次录入
run set resolve 同级 --set 陈东山/总体/称职=2
status_is 1 "all of them are to be settled"
run set add --name 同级 --side peer --issued 7 --returned 8 --yes
run set resolve 同级 --set 陈东山/总体/称职=2 --set 陈东山/总体/不了解=1 --by 王五 --json
status_is 0 "settled with the paper in hand"
cp "$out" resolved.json
run set check 同级 --json
json_has "what set check finds is said with it" '(lambda s: s["findings"] == j["findings"] and "F842" in [f["code"] for f in s["findings"]])(__import__("json").load(open("resolved.json", encoding="utf-8")))'
run appraise shares 同级 --json
json_has "and in force" 'j["sets"][0]["rows"][0]["base"] == 8'
run set withdraw 同级 --reason ""
status_is 1 "nothing is taken back without a reason"
run set withdraw 同级 --reason 重录
run appraise shares 同级 --json
json_has "taken back" 'j["sets"] == []'

# ---- what fewer than five raters said, typed twice ----
run set add --name 三人 --side peer --raters 副职 --on 2011-11-03
printf '票组,对象,选项,票数\n三人,陈东山,优秀,2\n三人,陈东山,称职,1\n三人,林大海,优秀,6\n' >one3.csv
sed 's/优秀,2/优秀,1/; s/称职,1/称职,2/; s/优秀,6/优秀,7/' one3.csv >two3.csv
run set enter one3.csv --entry 1 --by 张三
run set enter one3.csv --entry 1 --by 张三
status_is 1 "typed once more it is not compared with what waits"
run set enter two3.csv --entry 2 --by 李四 --json
json_has "that they differ, and where as far as it may be shown" '(lambda s: (s["state"], s["differences"], s["hidden_differ"]))(j["sets"][0]) == ("differs", 1, True)'
run set compare 三人 --json
json_has "of three raters neither place nor number" '[(d["place"], d["first"], d["second"]) for d in j["differences"]] == [("林大海/总体/优秀", 6, 7)] and j["hidden_differ"]'
run set compare 三人
holds "what to do is said" grep -q "set compare 三人 ONE.csv TWO.csv.*撤回两次录入，再各录一次" "$out"
run set resolve 三人 --set 陈东山/总体/优秀=2 --set 无/无/无=x
cp "$err" refused
status_is 1 "what may not be shown is not settled by guessing"
says 再各录一次
run set resolve 三人 --set 陈东山/总体/优秀=1 --set 陈东山/总体/称职=2 --set 林大海/总体/优秀=7
holds "whatever is guessed" cmp refused "$err"
run set withdraw 三人 --entry 2 --reason 再试
status_is 1 "nor by typing again"
says 只能一起撤回
run set compare 三人 one3.csv two3.csv --json
json_has "files are compared in full" '[(d["place"], d["first"], d["second"]) for d in j["differences"]] == [("林大海/总体/优秀", 6, 7), ("陈东山/总体/优秀", 2, 1), ("陈东山/总体/称职", 1, 2)] and not j["hidden_differ"]'
run set compare 三人 one3.csv
status_is 2 "two of them"
run set compare 同级 one3.csv two3.csv
status_is 1 "with rows of the set"
says "没有票组“同级”的行"
run set withdraw 三人 --reason 两次不同
run set compare 三人 one3.csv one3.csv
holds "nothing that is kept is needed for it" grep -q "两份文件没有不同" "$out"
run set enter one3.csv --entry 1 --by 张三
run set enter one3.csv --entry 2 --by 李四 --json
json_has "two that agree are taken, small groups as well" 'j["sets"][0]["state"] == "taken"'
for entry in 1 2; do
    run set withdraw 三人 --entry $entry --reason 再试
    status_is 1 "entry $entry alone is not taken back from an agreed one"
done
run set resolve 三人 --set 陈东山/总体/优秀=2
status_is 1 "nor is anything settled"
run set withdraw 三人 --reason 不足五人
# a registration does not uncover what waits, either
run set add --name 三部 --side mass --raters 村民 --level 村干部 --on 2011-11-03
run set add --name 全部 --side mass --raters 村民 --on 2011-11-03
printf '票组,对象,选项,票数\n三部,陈东山,优秀,7\n' >part1.csv
sed 's/,7/,8/' part1.csv >part2.csv
run set enter part1.csv --entry 1 --by 张三
run set enter part2.csv --entry 2 --by 李四
for set in "三部 --raters 村民代表" "全部 --kind survey"; do
    # shellcheck disable=SC2086
    run set add --name $set --side mass --yes
    status_is 1 "$set: what was typed of a part stays hidden"
    says "已有人录入"
done
run set compare 三部 --json
json_has "of a part of others nothing is shown" 'j == {"differences": [], "hidden_differ": True}'
run set withdraw 三部 --reason 试
run set add --name 三部 --side mass --raters 村民代表 --yes
holds "when nothing waits it may be said otherwise" test "$status" = 0
printf '票组,票号,对象,选项\n三部,1,陈东山,优秀\n' >part3.csv
run set enter part1.csv --entry 1 --by 张三
run set enter part3.csv --entry 2 --by 李四
status_is 1 "sums and whole ballots are not two entries of one thing"
says 合计
run set withdraw 三部 --reason 试

# ---- a slip in a name: one vote among six, and both clerks can find it ----
run set add --name 推荐双录 --kind meeting --side superior --asks recommendation --raters 县管领导干部 --on 2011-11-03 --posts 1 --issued 6 --returned 6 --valid 6 --void 0
run set compare 推荐双录
status_is 1 "nothing was typed"
says 一次也没有
{
    echo 票组,票号,对象,项目,选项
    for i in 1 2 3 4 5 6; do echo "推荐双录,$i,陈东山,镇长,推荐"; done
} >named1.csv
sed 's/,4,陈东山/,4,林大海/' named1.csv >named2.csv
run set enter named1.csv --entry 1 --by 张三
run set compare 推荐双录
status_is 1 "one entry has nothing to be compared with"
says 第 1 次由“张三”录了
says "--entry 2"
run set enter named2.csv --entry 2 --by 李四
run set compare 推荐双录
shows 4/陈东山/镇长
shows "huanjie set resolve 推荐双录 --set 4/"
run set resolve 推荐双录 --set 4/陈东山/镇长=推荐 --set 4/林大海/镇长=空 --by 王五
status_is 0 "settled without typing six ballots again"
run set compare 推荐双录
status_is 1 "and then there is nothing to compare"
says 已有结果
run set withdraw 推荐双录 --entry 1 --reason 试
status_is 1 "no entry by itself is taken back of a result"
says 已有结果
run journal list --json
json_has "the journal does not count the ballots: with those of the whole, who of a few left his blank" 'all("\"ballots\"" not in d["detail"] for d in j["entries"]) and any(d["action"] == "set-ballots" for d in j["entries"])'

# a finding about votes above what so many ballots can have does not say whether three agreed
run set add --name 三人推荐 --kind talk --side superior --asks recommendation --raters 县管领导干部 --on 2011-11-03 --posts 1
for votes in "陈东山,镇长,推荐,2 林大海,镇长,推荐,1" "陈东山,镇长,推荐,3"; do
    { echo 票组,对象,项目,选项,票数 && for v in $votes; do echo "三人推荐,$v"; done; } >three.csv
    run set import three.csv --json
    json_has "three: $votes" '"F846" not in [f["code"] for f in j["findings"]]'
    run set withdraw 三人推荐 --reason 试
done

# ---- whole ballots, blind ----
run set add --name 双录 --side peer --raters 班子成员 --on 2011-11-03 --issued 8 --returned 8 --valid 8 --void 0
{
    echo 票组,票号,对象,项目,选项
    for i in 1 2 3 4 5 7 8 10; do echo "双录,$i,陈东山,德,优秀" && echo "双录,$i,林大海,德,$([ $((i % 3)) = 1 ] && [ $i -lt 7 ] && echo 空 || echo 称职)"; done
} >typed1.csv
run set enter typed1.csv --entry 1 --by 张三 --json
json_has "a stack waits for the second pair of eyes" 'j["sets"][0]["state"] == "waits" and j["sets"][0]["answers"] == 8'
run set enter typed1.csv --entry 1 --by 张三 --json
json_has "the same once more changes nothing" 'j["sets"][0]["state"] == "kept"'
run appraise shares 双录 --json
json_has "nothing counts yet" 'j["sets"] == []'
run set enter typed1.csv --entry 2 --by 张三
status_is 1 "whole ballots, too, need two people"
run set import typed1.csv
status_is 1 "nor is the second entry walked around"
says 张三
# number 3 read otherwise, number 4 answered where the other saw nothing, 10 passed over, 6 typed by one only; 0５ is 5
sed -e 's/,3,陈东山,德,优秀/,3,陈东山,德,称职/' -e 's/,4,林大海,德,空/,4,林大海,德,不称职/' -e 's/,10,/,6,/' -e 's/,5,/,0５,/' -e '/,1,林大海/d' typed1.csv >typed2.csv
run set enter typed2.csv --entry 2 --by 李四
holds "two stacks that differ" test "$status" = 1
run set compare 双录 --json
json_has "cell by cell, and no answer on the screen" '[(d["place"], "first" in d) for d in j["differences"]] == [(p, False) for p in ("3/陈东山/德", "4/林大海/德", "6/整张", "10/整张")] and not j["hidden_differ"]'
run set compare 双录 typed1.csv typed2.csv --json
json_has "files with the answers of their ballots" '[(d["place"], d["first"], d["second"]) for d in j["differences"]] == [("3/陈东山/德", "优秀", "称职"), ("4/林大海/德", "空", "不称职"), ("6/整张", "无", "有"), ("10/整张", "有", "无")]'
run set compare 双录 typed1.csv one3.csv
status_is 1 "with rows of the set in both"
run set resolve 双录 --set 3/陈东山/德=优秀 --set 4/林大海/德=空 --set 6/整张=无
status_is 1 "the sheet that only one typed, too"
run set resolve 双录 --set 3/陈东山/德=极好 --set 4/林大海/德=空 --set 6/整张=无 --set 10/整张=有
status_is 1 "what the form does not have"
run set resolve 双录 --set 3/陈东山/德=优秀 --set 4/林大海/德=空 --set 6/整张=无 --set 10/整张=有 --by 王五
status_is 0 "settled on the paper"
run set show 双录 --json
json_has "whole ballots now" 'j["shape"] == "ballots"'
run appraise shares 双录 --person 陈东山 --json
json_has "eight of them" '[(a["answer"], a["votes"]) for a in j["sets"][0]["rows"][0]["answers"]] == [("优秀", 8), ("称职", 0)]'
run set compare 双录
status_is 1 "the drafts are gone"
run set enter typed1.csv --entry 1 --by 张三 --json
json_has "the stack that is stored" 'j["sets"][0]["state"] == "kept"'
run set withdraw 双录 --reason 重录
run set enter typed1.csv --entry 1 --by 张三
run set withdraw 双录 --entry 1 --reason 编号错了
run set enter typed1.csv --entry 1 --by 赵六 --json
json_has "an entry is taken back" 'j["sets"][0]["state"] == "waits"'
run set enter typed1.csv --entry 2 --by 李四 --json
json_has "and two that agree are taken" 'j["sets"][0]["state"] == "taken"'

# three of eight know somebody: where that differs is not said, nor of a sheet that only one typed
run set withdraw 双录 --reason 再录
{
    echo 票组,票号,对象,项目,选项
    for i in 1 2 3 4 5 6 7 8; do echo "双录,$i,陈东山,德,优秀" && echo "双录,$i,林大海,德,$([ $i -le 3 ] && echo 称职 || echo 不了解)"; done
} >typed3.csv
sed -e 's/,3,林大海,德,称职/,3,林大海,德,优秀/' -e 's/,8,/,9,/' -e 's/,4,陈东山,德,优秀/,4,陈东山,德,空/' typed3.csv >typed4.csv
run set enter typed3.csv --entry 1 --by 张三
run set enter typed3.csv --entry 1 --by 张三
status_is 1 "what hides something is not compared when it is typed once more"
run set enter typed4.csv --entry 2 --by 李四 --json
json_has "one place may be shown" '(j["sets"][0]["differences"], j["sets"][0]["hidden_differ"]) == (1, True)'
run set compare 双录 --json
json_has "which is shown" 'j["differences"] == [{"place": "4/陈东山/德"}] and j["hidden_differ"]'
run set resolve 双录 --set 4/陈东山/德=优秀
status_is 1 "the rest is typed anew"
says 再各录一次
run set withdraw 双录 --entry 1 --reason 再录
status_is 1 "by both"
run set withdraw 双录 --reason 再录
head -9 typed3.csv >few1.csv # four ballots
sed 's/,2,陈东山,德,优秀/,2,陈东山,德,称职/' few1.csv >few2.csv
run set enter few1.csv --entry 1 --by 张三
run set enter few2.csv --entry 2 --by 李四
run set compare 双录 --json
json_has "of four ballots nothing" 'j == {"differences": [], "hidden_differ": True}'
run set withdraw 双录 --reason 试

# ---- what a clerk sees of a file that is wrong ----
run set add --name 走查 --kind survey --side mass --raters 村民代表 --on 2011-11-03 --issued 8 --returned 8 --valid 8 --void 0 --codes "A=好,B=较好,C=一般,D=差"
printf '票组,对象,选项,票数\n走查,陈东山,1,3\n走查,陈东山,优,3\n' >codes.csv
run set import codes.csv
status_is 1 "a code of another year's table, a word that is no grade"
says "代码“1”不在票组登记的代码表“A=好,B=较好,C=一般,D=差”里"
says "应写表上印的文字，如 A=好"
{
    echo 票组,票号,对象,项目,选项
    for i in 1 2 3 4 5 6 7 8 9 10; do echo "走查,$i,陈东山,得,称职"; done
} >more.csv
run set import more.csv --json
json_has "more ballots than were issued, words of another form: said at once, nothing lost" '[f["code"] for f in j["findings"]] == ["F842", "F842", "W850", "W845"][:len(j["findings"])] and len(j["findings"]) >= 3 and j["sets"][0]["answers"] == 10 and "比发出的 8 张还多" in j["findings"][1]["text"]'
run set withdraw 走查 --reason 项目写错
sed 's/得/德/; /,9,/d; /,10,/d' more.csv >right.csv
run set import right.csv
holds "what was taken back leaves no form behind" test "$status" = 0
run set add --name 走查 --issued 12 --yes
status_is 0 "to mend a figure, the name is enough"
run set show 走查 --json
json_has "the rest stays as it was" '(j["kind"], j["side"], j["issued"], j["asks"]) == ("survey", "mass", 12, "grades")'
run set add --name 新组
status_is 2 "a new set says from which side it looks"
printf '票组,对象,选项,票数\n三人,陈东山,优秀,2\n三人,陈东山,称职,1\n' >three.csv
run set import three.csv
holds "a group of three is named at once, its figures are not" sh -c 'grep -q "W841.*结果保存着" "$1" && ! grep -q "优秀" "$1"' - "$out"
run set withdraw 三人 --reason 试
run set withdraw 走查 --reason 试

# ---- one-time codes ----
run set add --name 网上 --side society --raters 两代表一委员 --on 2011-11-04
run set codes 网上 --count 6 --pdf slips.pdf
status_is 1 "no form, no codes"
run set form 网上 --subject 陈东山 --answer 优秀 --answer 称职 --answer 不了解
run set codes 网上 --count 6 --pdf slips.pdf
holds "six slips" test "$status" = 0 -a -s slips.pdf
run set codes 网上 --count 6 --pdf more.pdf
status_is 1 "a set has its codes once"
holds "nothing is printed then" test ! -e more.pdf
if command -v pdftotext >/dev/null; then
    n=0
    for code in $(pdftotext slips.pdf - | grep -o '[A-Z0-9]\{5\}-[A-Z0-9]\{5\}'); do
        printf '{"answers":[{"subject":"陈东山","answer":"%s"}]}' "$([ $n = 2 ] && echo 称职 || echo 优秀)" >answer.json
        [ $n = 5 ] || run set answer 网上 answer.json --code "$code"
        n=$((n + 1))
    done
    holds "six codes are read" test $n = 6
    run set answer 网上 answer.json --code "$(pdftotext slips.pdf - | grep -o '[A-Z0-9]\{5\}-[A-Z0-9]\{5\}' | head -1)"
    status_is 1 "a code is good once"
    run appraise shares 网上
    holds "while answers come in nothing is shown: between two looks stands one person" sh -c 'grep -q "不显示，见 huanjie explain W841" "$1" && ! grep -q "票 " "$1"' - "$out"
    run set add --name 网上 --returned 5
    status_is 0 "the answering is over"
    run set answer 网上 answer.json --code "$code"
    status_is 1 "whoever comes later is not taken"
    says 收齐
    run appraise shares 网上 --json
    json_has "five answers of six issued" 'j["sets"][0]["rows"][0]["base"] == 5 and j["sets"][0]["rows"][0]["answers"][0]["votes"] == 4'
    holds "no code is in the file" sh -c '! grep -qF "$(pdftotext slips.pdf - | grep -o "[A-Z0-9]\{5\}-[A-Z0-9]\{5\}" | head -1)" F.hj'
else
    skip "answers" "no pdftotext"
fi

# ---- what is wrong ----
run set check --on 2012-11-02 --json
json_has "out of date, small, in kin" '{"F847", "W841", "F848"} <= {f["code"] for f in j["findings"]}'
run set add --name 东山会议 --side superior --kind meeting --asks recommendation --issued 37 --yes
run set check 东山会议 --json
json_has "more came back than were issued" '[f["code"] for f in j["findings"]][0] == "F842"'
run appraise shares 东山会议 --json
json_has "its shares say that this is open" '"F842" in j["sets"][0]["open"] and j["sets"][0]["rows"][0]["base"] == 37'
finish
