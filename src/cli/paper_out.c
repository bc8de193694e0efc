#include "cli/paper_out.h"

#include <stdio.h>

#include "print/docx.h"
#include "print/pdf.h"
#include "sheet/write.h"

static bool write_xlsx(const struct paper *p, const char *path, struct err *e)
{
    return sheet_write_paper(path, p, e);
}

static const struct {
    const char *option;
    bool (*write)(const struct paper *p, const char *path, struct err *e);
} formats[] = {{"pdf", pdf_write}, {"docx", docx_write}, {"xlsx", write_xlsx}};

enum exit_status cli_write_paper(struct cli *c, const struct paper *p)
{
    struct json *o = json_new_object(c->arena), *files = json_put_array(o, "files");
    size_t n = 0;
    for (size_t i = 0; i < ARRAY_COUNT(formats); i++) {
        const char *path = cli_value(c, formats[i].option);
        if (!path) continue;
        if (!formats[i].write(p, path, &c->e)) return cli_fail(c);
        json_add_text(files, path);
        n++;
    }
    if (n == 0) {
        err_set(&c->e, ERR_USAGE, "请用 --pdf、--docx 或者 --xlsx 说明写到哪里");
        return cli_fail(c);
    }
    json_put_text(o, "title", p->title);
    if (c->wants_json) {
        cli_print_json(c, o);
        return EXIT_DONE;
    }
    for (size_t i = 0; i < ARRAY_COUNT(formats); i++)
        if (cli_value(c, formats[i].option)) printf("%s: %s\n", cli_value(c, formats[i].option), p->title);
    return EXIT_DONE;
}
