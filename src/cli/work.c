#include "cli/work.h"

#include <stdio.h>

static struct workspace_access access_of(const struct cli *c, bool read_only)
{
    return (struct workspace_access){c->workspace, c->actor, c->now, read_only};
}

bool cli_open(struct cli *c, struct workspace *ws)
{
    struct workspace_access access = access_of(c, false);
    return workspace_open(c->arena, &access, ws, &c->e);
}

bool cli_open_read_only(struct cli *c, struct workspace *ws)
{
    struct workspace_access access = access_of(c, true);
    return workspace_open(c->arena, &access, ws, &c->e);
}

void cli_say(struct cli *c, const char *line)
{
    if (!c->wants_json) {
        puts(line);
        return;
    }
    struct json *o = json_new_object(c->arena);
    json_put_bool(o, "done", true);
    json_put_text(o, "text", line);
    cli_print_json(c, o);
}

void cli_print_findings(const struct finding_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct finding *f = &list->v[i];
        printf("  %s %s: %s%s%s%s\n", finding_code_text(f->code), f->subject, f->text, *f->article ? "（" : "", f->article,
                *f->article ? "）" : "");
    }
}

static const char *severity_code(enum severity s)
{
    static const char *const codes[] = {"stop", "explain", "note"};
    return codes[s];
}

void cli_put_findings(struct json *o, const char *name, const struct finding_list *list)
{
    struct json *array = json_put_array(o, name);
    for (size_t i = 0; i < list->n; i++) {
        const struct finding *f = &list->v[i];
        struct json *j = json_add_object(array);
        json_put_text(j, "code", finding_code_text(f->code));
        json_put_text(j, "severity", severity_code(finding_severity(f->code)));
        json_put_text(j, "subject", f->subject);
        json_put_text(j, "text", f->text);
        json_put_text(j, "rule", rule_code(finding_rule(f->code)));
        json_put_text(j, "article", f->article);
    }
}

enum exit_status cli_status_of(const struct finding_list *list)
{
    return finding_count(list, SEVERITY_STOP) ? EXIT_FINDINGS : EXIT_DONE;
}
