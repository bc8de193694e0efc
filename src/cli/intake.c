#include "cli/intake.h"

#include <stdio.h>

#include "cli/work.h"

static void print_intake(const struct cli *c, const struct intake *in)
{
    printf("%s: %zu 行，新增 %zu 条，不变 %zu 条，改动 %zu 处%s\n", c->operands[0], in->rows, in->added, in->same,
            in->n, in->is_taken ? "" : "；没有写入");
    for (size_t i = 0; i < in->n; i++) printf("  %s: %s\n", in->changes[i].subject, in->changes[i].text);
    if (!in->is_taken) printf("已登记的内容会因此改动；确认无误后加 --yes 再导入一次\n");
}

enum exit_status cli_show_intake(struct cli *c, const struct intake *in, const struct finding_list *findings)
{
    if (c->wants_json) {
        struct json *o = json_new_object(c->arena);
        json_put_int(o, "rows", (int64_t)in->rows);
        json_put_int(o, "added", (int64_t)in->added);
        json_put_int(o, "same", (int64_t)in->same);
        struct json *list = json_put_array(o, "changes");
        for (size_t i = 0; i < in->n; i++) {
            struct json *j = json_add_object(list);
            json_put_text(j, "subject", in->changes[i].subject);
            json_put_text(j, "text", in->changes[i].text);
        }
        json_put_bool(o, "taken", in->is_taken);
        cli_put_findings(o, "findings", findings);
        cli_print_json(c, o);
    } else {
        print_intake(c, in);
        cli_print_findings(findings);
    }
    return in->is_taken ? EXIT_DONE : EXIT_FINDINGS;
}
