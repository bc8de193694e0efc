# shellcheck shell=sh
# How steps.sh gives a command: prints it, runs it, keeps what it says in 输出/STEP.txt and shows the first lines.
# $huanjie is the program, $here the folder of these scripts.
: "${huanjie:?}" "${here:?}"
shown_lines=6
picked=
step=
step_no=0

now() {
    date +%s%3N
}

seconds() {
    printf '%d.%02d' $(($1 / 1000)) $(($1 % 1000 / 10))
}

started=$(now)
step_started=$started

close_step() {
    [ -z "$step" ] || printf '   —— 用时 %s 秒\n' "$(seconds $(($(now) - step_started)))"
}

# step CODE TITLE
step() {
    close_step
    step=$1
    step_no=$((step_no + 1))
    step_started=$(now)
    mkdir -p 输出
    : >"输出/$step.txt"
    printf '\n【%d】%s\n' "$step_no" "$2"
}

end_of_steps() {
    close_step
    printf '\n演示完成，用时 %s 秒（不含构建）。\n' "$(seconds $(($(now) - started)))"
}

# at DAY TIME CLERK   the rehearsal's clock, and who works from now on
at() {
    HUANJIE_NOW=$1T$2:00+08:00 HUANJIE_BY=$3
    export HUANJIE_NOW HUANJIE_BY
    printf '   $ export HUANJIE_NOW=%s HUANJIE_BY=%s\n' "$HUANJIE_NOW" "$HUANJIE_BY"
}

remark() {
    printf '   %s\n' "$1"
}

# As it would be typed: words with blanks in quotes, all files of a folder as one pattern.
print_command() {
    printf '   $'
    folder=-
    for word; do
        case $word in
            "$folder"/*) continue ;;
            材料/*/*) folder=${word%/*} word="$folder/*" ;;
        esac
        case $word in
            "$huanjie") printf ' huanjie' ;;
            *' '* | *'|'*) printf " '%s'" "$word" ;;
            *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
}

# showing PATTERN   of a long output of the next command only these lines are shown
showing() {
    picked=$1
}

pick_lines() {
    if [ -n "$picked" ]; then
        grep -E "$picked" 输出/.now || true
        return
    fi
    head -n 3 输出/.now
    sed 1,3d 输出/.now | grep -E '^ *[FW][0-9]{3} ' | head -n 4 || true
}

# give STATUS huanjie…   runs and expects that exit status
give() {
    wanted=$1
    shift
    print_command huanjie "$@"
    status=0
    "$huanjie" "$@" >输出/.now 2>&1 || status=$?
    cat 输出/.now >>"输出/$step.txt"
    lines=$(wc -l <输出/.now)
    if [ "$lines" -le $((shown_lines + 1)) ]; then
        sed 's/^/     /' 输出/.now
    else
        pick_lines | cut -c 1-400 | sed 's/^/     /'
        printf '     …… 共 %d 行，全文在 输出/%s.txt\n' "$lines" "$step"
    fi
    rm -f 输出/.now
    picked=
    [ "$status" = "$wanted" ] || {
        printf '演示中断：退出状态应为 %s，实为 %s\n' "$wanted" "$status" >&2
        exit 1
    }
}

# tool NAME…   a program of this folder, which must end well
tool() {
    name=$1
    shift
    print_command python3 "tools/demo/$name" "$@"
    status=0
    python3 "$here/$name" "$@" >输出/.now 2>&1 || status=$?
    sed 's/^/     /' 输出/.now
    mv 输出/.now "输出/$step.tool.txt"
    [ "$status" = 0 ] || exit 1
}

# run: it is done. finds: it stops at findings, or waits for consent.
run() {
    give 0 "$@"
}

finds() {
    give 1 "$@"
}
