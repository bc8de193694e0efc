#include "paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "print/ballot.h"

static const char *const names[] = {"王建国", "李秀英", "张伟", "刘洋", "陈静", "杨帆", "赵敏", "黄磊", "欧阳修文",
        "周文", "吴桂兰", "徐海燕", "孙立军", "马玉珍", "朱永强", "胡志强",
        "高山", "林海燕", "何平", "郭亮", "马文华", "罗兰", "梁栋", "宋玉梅", "郑国庆", "谢晓东", "韩雪", "唐宁", "冯春生"};

static void ended(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(3);
}

void paper_draw(const char *pdf, const char *folder, struct paper_ballot *p)
{
    char prefix[4096], path[4200], dpi[20];
    snprintf(prefix, sizeof prefix, "%s/paper", folder);
    snprintf(dpi, sizeof dpi, "%d", PAPER_DPI);
    pid_t child = fork();
    if (child == 0) {
        execlp("pdftoppm", "pdftoppm", "-r", dpi, "-f", "1", "-l", "1", "-singlefile", pdf, prefix, (char *)NULL);
        _exit(127);
    }
    int status = -1;
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0) ended(pdf, "pdftoppm");
    snprintf(path, sizeof path, "%s.ppm", prefix);
    p->colour = picture_read_pnm(path, PAPER_DPI);
    p->grey = picture_grey(&p->colour);
    remove(path);
}

void paper_make(struct arena *a, const struct paper_kind *kind, const char *folder, struct paper_ballot *p)
{
    struct ballot_convention_list list = ballot_load_conventions(a);
    struct err e;
    *p = (struct paper_ballot){.convention = ballot_lookup_convention(&list, kind->convention)};
    if (!p->convention) ended(kind->convention, "no such convention");
    struct ballot_design d = {.sheet = kind->sheet,
            .kind = BALLOT_TOWNSHIP,
            .convention = p->convention,
            .election = 0x20261220,
            .contest_no = kind->contest,
            .round = 1,
            .page = 1,
            .seats = kind->seats,
            .candidates = names,
            .candidate_count = (size_t)kind->candidates,
            .write_in_lines = (size_t)kind->write_ins,
            .title = "清溪镇第六届人民代表大会代表选票",
            .subtitle = arena_text(a, "第%d选区　应选代表%d名", kind->contest, kind->seats),
            .prompt = ballot_fill_text(a, p->convention->prompt, kind->seats),
            .instruction = ballot_fill_text(a, p->convention->instruction, kind->seats),
            .seal = "（选举委员会盖章）",
            .dated = "2026年12月20日"};
    if (!ballot_lay_out(&d, &p->layout, &e)) ended("ballot_lay_out", e.text);
    struct ballot_leaf leaf = {.copies = 1};
    struct ballot_sheaf sheaf = {
            .layout = &p->layout, .name = "ballot", .dated = date_from(2026, 12, 1), .leaves = &leaf, .leaf_count = 1};
    const char *pdf = arena_text(a, "%s/ballot-%d.pdf", folder, kind->contest);
    if (!ballot_pdf_write(&sheaf, pdf, &e)) ended("ballot_pdf_write", e.text);
    paper_draw(pdf, folder, p);
    remove(pdf);
}

void paper_free(struct paper_ballot *p)
{
    picture_free(&p->grey);
    picture_free(&p->colour);
}
