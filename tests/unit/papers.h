/* Papers to print, for the tests of both renderers. */
#ifndef PAPERS_H
#define PAPERS_H

#include "base/arena.h"
#include "model/paper.h"

enum { ROLL_COLUMNS = 6 };

static const char *const rare_names[] = {
        "张喆堃", "李玥瑄", "王翀昇", "刘赟頔", "陈龑濛", "杨犇垚", "赵𬸦", "阿卜杜热合曼·买买提明", "𠮷野"};

/* A voter list of rows rows; every rare name stands in it from 9 rows on, all others are different. */
static inline struct paper *paper_roll(struct arena *a, size_t rows)
{
    static const struct paper_column columns[ROLL_COLUMNS] = {{"序号", 6, ALIGN_CENTER}, {"姓名", 24, ALIGN_CENTER},
            {"性别", 6, ALIGN_CENTER}, {"民族", 8, ALIGN_CENTER}, {"出生日期", 18, ALIGN_CENTER},
            {"村组或单位", 28, ALIGN_LEFT}};
    const char **cells = arena_alloc_array(a, rows * ROLL_COLUMNS + 1, sizeof *cells);
    for (size_t i = 0; i < rows; i++) {
        const char **row = cells + i * ROLL_COLUMNS;
        row[0] = arena_text(a, "%zu", i + 1);
        row[1] = i < ARRAY_COUNT(rare_names) ? rare_names[i] : arena_text(a, "王第%zu", i + 1);
        row[2] = i % 2 ? "女" : "男";
        row[3] = "汉族";
        row[4] = arena_text(a, "%zu年%zu月%zu日", 1930 + i % 60, 1 + i % 12, 1 + i % 28);
        row[5] = arena_text(a, "东山村第%zu村民小组", 1 + i % 14);
    }
    struct paper_table *table = arena_alloc(a, sizeof *table);
    *table = (struct paper_table){.columns = columns, .column_count = ROLL_COLUMNS, .cells = cells, .row_count = rows};
    struct paper *p = paper_new(a, "清溪镇第六届人民代表大会代表选举\n第12选区选民名单", date_from(2012, 1, 4));
    p->is_compact = true;
    p->footer = "清溪镇选举委员会";
    paper_add_table(p, table);
    return p;
}

/* A report with every kind of block. */
static inline struct paper *paper_report(struct arena *a)
{
    static const struct paper_column columns[] = {{"类别", 2, ALIGN_LEFT}, {"人数", 1, ALIGN_RIGHT}};
    static const char *const cells[] = {"妇女 <b>&amp;</b>", "20", "\"中共\"党员's", "45"};
    static const struct paper_table table = {.columns = columns, .column_count = 2, .cells = cells, .row_count = 2};
    static const char *const lines[] = {"姓名  赵𬸦", "住址  东山村第3村民小组", "凭此证领取选票。"};
    static const struct paper_card cards[] = {{"选民证", lines, 3, NULL}, {"选民证", lines, 2, NULL}};
    static const struct paper_cards sheet = {.cards = cards, .count = 2, .columns = 2, .rows = 4};
    struct paper *p = paper_new(a, "关于选举工作\n的汇报", date_from(2012, 1, 6));
    p->subtitle = "（第1版）";
    p->footer = "内部资料";
    paper_add_text(p, BLOCK_PLAIN, "县选举委员会：");
    paper_add_text(p, BLOCK_HEADING1, "一、基本情况");
    paper_add_text(p, BLOCK_HEADING2, "（一）“人口”与选民");
    paper_add_text(p, BLOCK_PARAGRAPH,
            "全镇总人口49,832人，登记选民35,017人，划分34个选区，应选代表73名，提名正式候选人107名。");
    paper_add_text(p, BLOCK_PARAGRAPH, "第一段。\n第二段。");
    paper_add_text(p, BLOCK_CENTER, "表1　当选代表构成");
    paper_add_table(p, &table);
    paper_add_text(p, BLOCK_NOTE, "以应选代表总数73名为基数。");
    paper_add_table(p, &table);
    paper_add_table(p, &table);
    paper_add_text(p, BLOCK_SPACE, NULL);
    paper_add_text(p, BLOCK_RIGHT, "清溪镇选举委员会");
    paper_add_text(p, BLOCK_RIGHT, "2012年1月6日");
    paper_add_text(p, BLOCK_PAGE_BREAK, NULL);
    paper_add_text(p, BLOCK_PLAIN, "附件1\n共两行");
    paper_add_cards(p, &sheet);
    return p;
}

#endif
