#include "unit.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "papers.h"
#include "print/pdf.h"
#include "scratch.h"

/* What a command says about a file. */
static const char *ask(struct arena *a, const char *format, const char *path)
{
    char command[400];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(command, sizeof command, format, path);
#pragma GCC diagnostic pop
    FILE *f = popen(command, "r");
    assert_non_null(f);
    struct buf b = {.arena = a};
    char chunk[4096];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;) buf_add(&b, chunk, n);
    assert_int_equal(pclose(f), 0);
    return buf_text(&b);
}

static int page_count(struct arena *a, const char *path)
{
    const char *line = strstr(ask(a, "pdfinfo '%s'", path), "Pages:");
    assert_non_null(line);
    return atoi(line + strlen("Pages:"));
}

static const char *page_text(struct arena *a, const char *path, int page)
{
    return ask(a, arena_text(a, "pdftotext -layout -f %d -l %d '%%s' -", page, page), path);
}

/* The lines of a page without blanks, empty lines and the foot. */
static size_t page_lines(struct arena *a, const char *path, int page, const char *lines[100])
{
    size_t n = 0;
    const char *text = page_text(a, path, page);
    while (*text) {
        struct buf line = {.arena = a};
        for (; *text && *text != '\n'; text++) {
            if (*text != ' ' && *text != '\f') buf_add_char(&line, *text);
        }
        if (*text) text++;
        if (line.n && n < 100) lines[n++] = buf_text(&line);
    }
    assert_true(n > 0 && strstr(lines[n - 1], "—"));
    return n - 1;
}

static const char *print(struct arena *a, const struct paper *p)
{
    struct err e;
    const char *path = scratch_path(a, "paper.pdf");
    assert_ok(pdf_write(p, path, &e), &e);
    return path;
}

static struct paper *empty_paper(struct arena *a)
{
    return paper_new(a, "标题", date_from(2012, 1, 4));
}

static void a_list_keeps_every_name_and_repeats_its_heading(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    static const struct {
        size_t rows;
        int pages;
    } table[] = {{0, 1}, {1, 1}, {32, 1}, {33, 2}, {200, 6}};
    for (size_t t = 0; t < ARRAY_COUNT(table); t++) {
        const struct paper *p = paper_roll(a, table[t].rows);
        const char *path = print(a, p);
        assert_int_equal(page_count(a, path), table[t].pages);
        size_t row = 0;
        for (int page = 1; page <= table[t].pages; page++) {
            const char *text = page_text(a, path, page);
            const char *at = strstr(text, "村组或单位");
            assert_non_null(at);
            for (const char *next; row < table[t].rows; row++, at = next) {
                const char *const *cells = p->blocks[0].table->cells + row * ROLL_COLUMNS;
                next = strstr(at, cells[1]);
                if (!next) break;
                const char *end = strchr(next, '\n');
                assert_non_null(end);
                for (size_t i = 2; i < ROLL_COLUMNS; i++) {
                    const char *cell = strstr(next, cells[i]);
                    if (!cell || cell >= end) fail_msg("row %zu: %s in %.300s", row, cells[i], next);
                }
            }
        }
        assert_int_equal(row, table[t].rows);
    }
}

static void the_last_row_is_never_alone_on_its_page(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    for (size_t rows = 30; rows < 76; rows++) {
        const char *path = print(a, paper_roll(a, rows));
        const char *lines[100];
        int pages = page_count(a, path);
        size_t n = page_lines(a, path, pages, lines);
        if (pages > 1) assert_true(n >= 3);
    }
}

static void only_embedded_faces_are_used(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const char *path = print(a, paper_roll(a, 20));
    const char *text = ask(a, "pdffonts '%s'", path);
    const char *line = strstr(text, "---\n");
    assert_non_null(line);
    int faces = 0;
    for (line += 4; *line; line = strchr(line, '\n') + 1, faces++) {
        const char *embedded = strstr(line, " yes yes yes ");
        assert_true(embedded && embedded < strchr(line, '\n'));
        assert_int_equal(line[6], '+');
    }
    assert_true(faces >= 3);
    assert_true(scratch_read(a, path).n < 60000);
}

static void the_file_bears_title_and_date_of_the_paper(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const char *text = ask(a, "TZ=UTC pdfinfo '%s'", print(a, paper_roll(a, 1)));
    assert_non_null(strstr(text, "清溪镇第六届人民代表大会代表选举第12选区选民名单\n"));
    assert_non_null(strstr(text, "Wed Jan  4 00:00:00 2012"));
    assert_non_null(strstr(text, "595.3 x 841.9"));
    struct paper *wide = paper_roll(a, 1);
    wide->is_landscape = true;
    assert_non_null(strstr(ask(a, "pdfinfo '%s'", print(a, wide)), "841.9 x 595.3"));

    struct err e;
    struct paper *undated = paper_new(a, "标题", DATE_NONE);
    assert_refused(pdf_write(undated, scratch_path(a, "x.pdf"), &e), &e, "没有日期");
    assert_int_equal(e.kind, ERR_STATE);
}

/* Also what this program does when it is called with a path: see main. */
static void write_both(const char *path)
{
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct err e;
    struct paper *p = paper_report(a);
    paper_add_table(p, paper_roll(a, 100)->blocks[0].table);
    if (!pdf_write(p, path, &e)) exit(1);
}

static void the_same_paper_gives_the_same_bytes(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct str files[3];
    for (size_t i = 0; i < 3; i++) {
        const char *path = scratch_path(a, arena_text(a, "same-%zu.pdf", i));
        if (i < 2)
            write_both(path);
        else
            assert_int_equal(system(arena_text(a, "/proc/%d/exe '%s'", (int)getpid(), path)), 0);
        files[i] = scratch_read(a, path);
        assert_true(files[i].n > 1000);
        assert_true(str_eq(files[0], files[i]));
        unlink(path);
    }
}

static void what_cannot_be_printed_is_refused_by_its_number(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    static const struct {
        const char *name, *code;
    } table[] = {
            {"张\xEE\x80\x80三", "U+E000"},      /* private use */
            {"张\xF3\xB0\x80\x80三", "U+F0000"}, /* private use, plane 15 */
            {"\xF4\x8F\xBF\xBD", "U+10FFFD"},    /* private use, plane 16 */
            {"张\xCD\xB8三", "U+0378"},          /* unassigned */
            {"张三\xF0\xBF\xBF\x9D", "U+3FFDD"}, /* unassigned plane */
            {"张\xEF\xBF\xBD三", "U+FFFD"},      /* lost in an earlier conversion */
            {"张\xEF\xBF\xBF三", "U+FFFF"},      /* no character */
            {"张\xE2\x80\xAE三", "U+202E"},      /* turns the text around */
            {"葛\xF3\xA0\x84\x80", "U+E0100"},   /* asks for another form of 葛 */
            {"张\t三", "U+0009"},
            {"张\x7F", "U+007F"},
            {"张\xE4\xB8", "UTF-8"},
    };
    const char *path = scratch_file(a, "名单.pdf", STR("the old list"));
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct err e;
        struct paper *p = paper_roll(a, 12);
        const char *cells[12 * ROLL_COLUMNS];
        struct paper_table changed = *p->blocks[0].table;
        memcpy(cells, changed.cells, sizeof cells);
        cells[10 * ROLL_COLUMNS + 1] = table[i].name;
        changed.cells = cells;
        p->blocks[0].table = &changed;
        assert_refused(pdf_write(p, path, &e), &e, table[i].code);
        assert_non_null(strstr(e.text, "第 11 行“姓名”栏"));
        assert_non_null(strstr(e.text, "选民名单》"));
        assert_int_equal(e.kind, ERR_INPUT);
        assert_true(str_eq_text(scratch_read(a, path), "the old list"));
    }
    assert_int_equal(scratch_count(), 1 + (scratch_read(a, scratch_path(a, "paper.pdf")).n > 0));
    unlink(path);
}

static void a_refusal_reaches_every_place_of_a_paper(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    static const char bad[] = "字\xCD\xB8";
    for (int place = 0; place < 8; place++) {
        struct err e;
        struct paper *p = paper_new(a, place == 0 ? bad : "标题", date_from(2012, 1, 4));
        if (place == 1) p->subtitle = bad;
        if (place == 2) p->footer = bad;
        if (place == 3) paper_add_text(p, BLOCK_PARAGRAPH, bad);
        if (place == 4) paper_add_text(p, BLOCK_RIGHT, bad);
        struct paper_column column = {bad, 1, ALIGN_LEFT};
        struct paper_table table = {.columns = &column, .column_count = 1};
        if (place == 5) paper_add_table(p, &table);
        const char *line = place == 6 ? "姓名  字\xCD\xB8" : "姓名  字";
        struct paper_card card = {place == 7 ? bad : "证", &line, 1, NULL};
        struct paper_cards cards = {&card, 1, 2, 5};
        if (place >= 6) paper_add_cards(p, &cards);
        assert_refused(pdf_write(p, scratch_path(a, "x.pdf"), &e), &e, "U+0378");
    }
    assert_int_equal(scratch_read(a, scratch_path(a, "x.pdf")).n, 0);
}

static void what_the_faces_lack_comes_from_another_face(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct paper *p = empty_paper(a);
    paper_add_text(p, BLOCK_PLAIN, "甲\xD8\xB4乙"); /* an Arabic letter, in Debian's DejaVu */
    const char *path = print(a, p);
    assert_non_null(strstr(ask(a, "pdftotext '%s' -", path), "\xD8\xB4"));
    const char *faces = ask(a, "pdffonts '%s'", path);
    assert_non_null(strstr(faces, "DejaVu"));
    assert_null(strstr(faces, " no "));
}

static void text_is_never_markup(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const char *text = ask(a, "pdftotext -layout '%s' -", print(a, paper_report(a)));
    assert_non_null(strstr(text, "<b>&amp;</b>"));
    assert_non_null(strstr(text, "\"中共\"党员's"));
}

static void pages_are_numbered_outwards(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const char *path = print(a, paper_roll(a, 100));
    for (int page = 1; page <= 3; page++) {
        const char *lines[100];
        const char *foot = lines[page_lines(a, path, page, lines)];
        char text[100];
        snprintf(text, sizeof text, page % 2 ? "清溪镇选举委员会—%d—" : "—%d—清溪镇选举委员会", page);
        assert_string_equal(foot, text);
    }
}

static void letters_have_a_title_each_and_no_numbers(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct paper *p = empty_paper(a);
    p->is_letters = true;
    p->footer = "清溪镇选举委员会";
    paper_add_text(p, BLOCK_PARAGRAPH, "第一封。");
    paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
    paper_add_text(p, BLOCK_TITLE, "第二个标题");
    paper_add_text(p, BLOCK_PARAGRAPH, "第二封。");
    const char *path = print(a, p);
    assert_int_equal(page_count(a, path), 2);
    const char *text = page_text(a, path, 2), *title = strstr(text, "第二个标题"), *body = strstr(text, "第二封。");
    assert_true(title && body && title < body);
    assert_non_null(strstr(body, "清溪镇选举委员会"));
    assert_null(strstr(text, "—"));
}

/* GB/T 9704: 22 lines of 28 characters. */
static void a_page_holds_22_lines_of_28_characters(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct paper *p = empty_paper(a);
    struct buf text = {.arena = a};
    for (int i = 0; i < 28 * 24; i++) buf_add_text(&text, "国");
    paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
    paper_add_text(p, BLOCK_PLAIN, buf_text(&text));
    const char *path = print(a, p), *lines[100];
    assert_int_equal(page_count(a, path), 3);
    assert_int_equal(page_lines(a, path, 2, lines), 22);
    for (int i = 0; i < 22; i++) assert_int_equal(strlen(lines[i]), 28 * strlen("国"));
}

/* n paragraphs of one line, a heading, a paragraph of five lines, the signature. */
static struct paper *letter(struct arena *a, int n)
{
    struct paper *p = empty_paper(a);
    for (int i = 0; i < n; i++) paper_add_text(p, BLOCK_PARAGRAPH, "一行。");
    paper_add_text(p, BLOCK_HEADING1, "一、标题");
    paper_add_text(p, BLOCK_HEADING2, "（一）小标题");
    struct buf text = {.arena = a};
    for (int i = 0; i < 28 * 4 + 10; i++) buf_add_text(&text, "甲");
    paper_add_text(p, BLOCK_PARAGRAPH, buf_text(&text));
    paper_add_text(p, BLOCK_SPACE, NULL);
    paper_add_text(p, BLOCK_RIGHT, "选举委员会");
    paper_add_text(p, BLOCK_RIGHT, "2012年1月4日");
    return p;
}

static void no_page_ends_with_a_heading_or_begins_with_the_signature(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    int turned = 0;
    for (int n = 8; n < 24; n++) {
        const char *path = print(a, letter(a, n));
        int pages = page_count(a, path);
        for (int page = 1; page <= pages; page++) {
            const char *lines[100];
            size_t count = page_lines(a, path, page, lines), of_paragraph = 0;
            assert_null(strstr(lines[count - 1], "标题"));
            assert_null(strstr(lines[0], "选举委员会"));
            assert_null(strstr(lines[0], "2012"));
            for (size_t i = 0; i < count; i++) of_paragraph += strncmp(lines[i], "甲", strlen("甲")) == 0;
            assert_true(of_paragraph != 1 && of_paragraph != 4);
            turned += of_paragraph == 2 || of_paragraph == 3;
        }
    }
    assert_true(turned > 0);
}

static void a_small_table_stays_with_its_caption(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    static const struct paper_column columns[] = {{"栏甲", 1, ALIGN_LEFT}, {"栏乙", 1, ALIGN_LEFT}};
    static const char *const cells[] = {"子", "1", "丑", "2", "寅", "3"};
    static const struct paper_table table = {.columns = columns, .column_count = 2, .cells = cells, .row_count = 3};
    for (int n = 12; n < 22; n++) {
        struct paper *p = empty_paper(a);
        for (int i = 0; i < n; i++) paper_add_text(p, BLOCK_PARAGRAPH, "一行。");
        paper_add_text(p, BLOCK_HEADING1, "一、标题");
        paper_add_text(p, BLOCK_CENTER, "表名");
        paper_add_table(p, &table);
        paper_add_text(p, BLOCK_NOTE, "表注");
        const char *path = print(a, p);
        bool is_found = false;
        for (int page = 1, pages = page_count(a, path); page <= pages; page++) {
            const char *text = page_text(a, path, page);
            if (!strstr(text, "一、标题")) continue;
            is_found = strstr(text, "栏甲") && strstr(text, "表名") && strstr(text, "子") && strstr(text, "寅") &&
                       strstr(text, "表注");
        }
        assert_true(is_found);
    }
}

static void numbers_stay_with_their_units(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct paper *p = empty_paper(a);
    for (int lead = 0; lead < 40; lead++) {
        struct buf text = {.arena = a};
        for (int i = 0; i < lead; i++) buf_add_text(&text, "字");
        buf_add_text(&text, "共有选民35017人于2012年12月31日在第128选区投票，占94.15%，满意。");
        paper_add_text(p, BLOCK_PARAGRAPH, buf_text(&text));
    }
    const char *path = print(a, p);
    for (int page = 1, pages = page_count(a, path); page <= pages; page++) {
        const char *lines[100];
        size_t n = page_lines(a, path, page, lines);
        for (size_t i = 0; i + 1 < n; i++) {
            char last = lines[i][strlen(lines[i]) - 1];
            if (last >= '0' && last <= '9') assert_int_equal(strncmp(lines[i + 1], "选区", strlen("选区")), 0);
            size_t end = strlen(lines[i]), wide = strlen("第");
            if (end >= wide) assert_string_not_equal(lines[i] + end - wide, "第");
        }
    }
}

static void a_long_name_is_parted_behind_the_dot(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    static const struct paper_column columns[] = {{"姓名", 20, ALIGN_CENTER}, {"备注", 80, ALIGN_LEFT}};
    static const char *const cells[] = {"阿卜杜热合曼·买买提明", "无"};
    static const struct paper_table table = {.columns = columns, .column_count = 2, .cells = cells, .row_count = 1};
    struct paper *p = empty_paper(a);
    p->is_compact = true;
    paper_add_table(p, &table);
    const char *text = ask(a, "pdftotext '%s' -", print(a, p));
    assert_non_null(strstr(text, "阿卜杜热合曼·\n买买提明"));
}

static void what_fits_no_page_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    struct err e;
    const char *path = scratch_path(a, "x.pdf");
    struct buf text = {.arena = a};
    for (int i = 0; i < 3000; i++) buf_add_text(&text, "长");
    const char *cells[] = {"1", "短", "2", buf_text(&text)};
    struct paper_column columns[] = {{"序号", 1, ALIGN_LEFT}, {"说明", 2, ALIGN_LEFT}};
    struct paper_table table = {.columns = columns, .column_count = 2, .cells = cells, .row_count = 2};
    struct paper *p = empty_paper(a);
    paper_add_table(p, &table);
    assert_refused(pdf_write(p, path, &e), &e, "第 2 行“说明”栏");
    assert_non_null(strstr(e.text, "放不下"));

    cells[3] = "短";
    columns[1].width = 1000;
    assert_refused(pdf_write(p, path, &e), &e, "“序号”栏太窄");
    columns[0].width = 0;
    assert_refused(pdf_write(p, path, &e), &e, "没有宽度");

    columns[0].width = 1000;
    columns[1].heading = buf_text(&text);
    assert_refused(pdf_write(p, path, &e), &e, "表头");

    p = paper_new(a, buf_text(&text), date_from(2012, 1, 4));
    assert_refused(pdf_write(p, path, &e), &e, "标题");
    p = empty_paper(a);
    p->footer = buf_text(&text);
    assert_refused(pdf_write(p, path, &e), &e, "页脚");
    p = empty_paper(a);
    paper_add_text(p, BLOCK_RIGHT, buf_text(&text));
    assert_refused(pdf_write(p, path, &e), &e, "落款");

    const char *line = buf_text(&text);
    struct paper_card card = {"证", &line, 1, NULL};
    struct paper_cards cards = {&card, 1, 4, 10};
    p = empty_paper(a);
    paper_add_cards(p, &cards);
    assert_refused(pdf_write(p, path, &e), &e, "第 1 张证卡");
    cards.columns = 5;
    assert_refused(pdf_write(p, path, &e), &e, "1 至 4 列");
    assert_int_equal(scratch_read(a, path).n, 0);
}

static void cards_keep_every_word(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    enum { CARDS = 23, LINES = 4 };
    struct paper_card list[CARDS];
    for (int i = 0; i < CARDS; i++) {
        const char **lines = arena_alloc_array(a, LINES, sizeof *lines);
        lines[0] = arena_text(a, "编号  12-%04d", i);
        lines[1] = arena_text(a, "姓名  %s", rare_names[i % 8]);
        lines[2] = i % 3 ? "住址  东山村"
                         : "住址  台州市天台县清溪镇东山村和平路一百二十八号幸福花园小区第十二幢三单元一五〇一室";
        lines[3] = "凭此证领取选票，遗失请及时报告。";
        list[i] = (struct paper_card){"选民证", lines, LINES, NULL};
    }
    for (int columns = 1; columns <= 4; columns++) {
        struct paper_cards cards = {list, CARDS, columns, 5};
        struct paper *p = empty_paper(a);
        p->is_compact = true;
        paper_add_cards(p, &cards);
        const char *path = print(a, p);
        assert_int_equal(page_count(a, path), (CARDS + columns * 5 - 1) / (columns * 5));
        /* In reading order of the content the words of one card stand together. */
        const char *text = ask(a, "pdftotext -raw '%s' - | tr -d '\\n\\f'", path);
        for (int i = 0; i < CARDS; i++) {
            text = strstr(text, arena_text(a, "12-%04d", i));
            assert_non_null(text);
            const char *end = strstr(text, "遗失请及时报告。");
            const char *name = strstr(text, rare_names[i % 8]);
            const char *address = strstr(text, strchr(list[i].lines[2], ' ') + 2);
            assert_true(end && name && address && name < end && address < end);
        }
    }
}

/* 20 lines and a signature stand on a page; a few more do when the lines draw together, many more do not. */
static void a_signature_draws_the_lines_together(void **state)
{
    (void)state;
    static const struct {
        int lines, pages;
        bool is_signed;
    } table[] = {{15, 1, true}, {18, 1, true}, {20, 1, true}, {30, 2, true}, {15, 1, false}, {24, 2, false}};
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    for (size_t t = 0; t < ARRAY_COUNT(table); t++) {
        struct paper *p = paper_new(a, "考察预告", date_from(2011, 6, 6));
        for (int i = 0; i < table[t].lines; i++) paper_addf(p, BLOCK_PARAGRAPH, "第%d行", i + 1);
        if (table[t].is_signed) {
            paper_add_text(p, BLOCK_SPACE, NULL);
            paper_add_text(p, BLOCK_RIGHT, "中共云岭县委组织部");
            paper_add_text(p, BLOCK_RIGHT, "2011年6月6日");
        }
        const char *path = print(a, p);
        if (page_count(a, path) != table[t].pages)
            fail_msg("%d lines, signed %d: %d pages", table[t].lines, table[t].is_signed, page_count(a, path));
    }
}

static void a_full_disk_leaves_the_old_file(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(16 << 20);
    const char *path = scratch_file(a, "满.pdf", STR("old"));
    size_t before = scratch_count();
    const struct paper *p = paper_roll(a, 300);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit usual, tight;
    getrlimit(RLIMIT_FSIZE, &usual);
    static const rlim_t limits[] = {0, 100, 5000, 20000};
    for (size_t i = 0; i < ARRAY_COUNT(limits); i++) {
        struct err e = {0};
        tight = (struct rlimit){.rlim_cur = limits[i], .rlim_max = usual.rlim_max};
        setrlimit(RLIMIT_FSIZE, &tight);
        bool written = pdf_write(p, path, &e);
        setrlimit(RLIMIT_FSIZE, &usual);
        assert_false(written);
        assert_int_equal(e.kind, ERR_ENVIRONMENT);
        assert_non_null(strstr(e.text, "满.pdf"));
        assert_true(str_eq_text(scratch_read(a, path), "old"));
        assert_int_equal(scratch_count(), before);
    }
    struct err e;
    assert_refused(pdf_write(p, scratch_path(a, "没有/x.pdf"), &e), &e, "文件夹不存在");
    unlink(path);
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        write_both(argv[1]);
        return 0;
    }
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_list_keeps_every_name_and_repeats_its_heading),
            cmocka_unit_test(the_last_row_is_never_alone_on_its_page),
            cmocka_unit_test(only_embedded_faces_are_used),
            cmocka_unit_test(the_file_bears_title_and_date_of_the_paper),
            cmocka_unit_test(the_same_paper_gives_the_same_bytes),
            cmocka_unit_test(what_cannot_be_printed_is_refused_by_its_number),
            cmocka_unit_test(a_refusal_reaches_every_place_of_a_paper),
            cmocka_unit_test(what_the_faces_lack_comes_from_another_face),
            cmocka_unit_test(text_is_never_markup),
            cmocka_unit_test(pages_are_numbered_outwards),
            cmocka_unit_test(letters_have_a_title_each_and_no_numbers),
            cmocka_unit_test(a_page_holds_22_lines_of_28_characters),
            cmocka_unit_test(no_page_ends_with_a_heading_or_begins_with_the_signature),
            cmocka_unit_test(a_signature_draws_the_lines_together),
            cmocka_unit_test(a_small_table_stays_with_its_caption),
            cmocka_unit_test(numbers_stay_with_their_units),
            cmocka_unit_test(a_long_name_is_parted_behind_the_dot),
            cmocka_unit_test(what_fits_no_page_is_refused),
            cmocka_unit_test(cards_keep_every_word),
            cmocka_unit_test(a_full_disk_leaves_the_old_file),
    };
    return cmocka_run_group_tests_name("print_pdf", tests, NULL, NULL);
}
