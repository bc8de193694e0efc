/* Ballots for the tests of geometry, print and reading. */
#ifndef BALLOTS_H
#define BALLOTS_H

#include "unit.h"

#include "ballot/layout.h"

/* Short, long, of minorities, with rare characters. */
static const char *const ballot_names[] = {"王一", "张建国", "欧阳修远", "阿卜杜热合曼·买买提明", "李𬸦", "赵小红",
        "刘伟", "古丽娜尔·阿不都热依木·艾合买提江", "陈秀英", "杨帆", "黄河清", "周敏", "吴刚", "徐丽", "孙悦", "胡志强", "朱琳",
        "高山", "林海燕", "何平", "郭亮", "马文华", "罗兰", "梁栋", "宋玉梅", "郑国庆", "谢晓东", "韩雪", "唐宁", "冯春生"};

static inline const struct ballot_convention *ballot_convention_of(struct arena *a, const char *code)
{
    struct ballot_convention_list list = ballot_load_conventions(a);
    const struct ballot_convention *c = ballot_lookup_convention(&list, code);
    assert_non_null(c);
    return c;
}

static inline struct ballot_design ballot_design_of(
        struct arena *a, const char *convention, enum ballot_sheet sheet, size_t candidates, size_t write_ins)
{
    const struct ballot_convention *c = ballot_convention_of(a, convention);
    return (struct ballot_design){.sheet = sheet,
            .kind = BALLOT_TOWNSHIP,
            .convention = c,
            .election = 0x3F9A2C71,
            .contest_no = 12,
            .round = 1,
            .page = 1,
            .seats = 2,
            .candidates = ballot_names,
            .candidate_count = candidates,
            .write_in_lines = write_ins,
            .title = "清溪镇第六届人民代表大会代表选票",
            .subtitle = "第12选区　应选代表2名",
            .prompt = ballot_fill_text(a, c->prompt, 2),
            .instruction = ballot_fill_text(a, c->instruction, 2),
            .seal = "（选举委员会印章）",
            .dated = "2026年12月28日"};
}

#endif
