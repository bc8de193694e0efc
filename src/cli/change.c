#include "cli/change.h"

#include <stdio.h>

static const char *kind_code(enum change_kind k)
{
    static const char *const codes[] = {"added", "changed", "removed"};
    return codes[k];
}

static void put_changes(struct cli *c, const struct change_list *changes)
{
    struct json *o = json_new_object(c->arena);
    json_put_bool(o, "written", changes->is_written);
    for (int k = CHANGE_ADDED; k <= CHANGE_REMOVED; k++)
        json_put_int(o, kind_code((enum change_kind)k), (int64_t)change_count(changes, (enum change_kind)k));
    json_put_int(o, "kept", (int64_t)changes->kept);
    struct json *list = json_put_array(o, "changes");
    for (size_t i = 0; i < changes->n; i++) {
        struct json *j = json_add_object(list);
        json_put_text(j, "kind", kind_code(changes->v[i].kind));
        json_put_text(j, "subject", changes->v[i].subject);
        json_put_text(j, "text", changes->v[i].text);
    }
    cli_print_json(c, o);
}

static void print_changes(const char *noun, const struct change_list *changes)
{
    static const char *const titles[] = {"增加", "改动", "去掉"};
    size_t added = change_count(changes, CHANGE_ADDED);
    bool is_first = changes->is_written && added == changes->n && changes->kept == 0;
    if (changes->n == 0) {
        printf("与已有的%s相同，没有改动（%zu 行）\n", noun, changes->kept);
        return;
    }
    for (size_t i = 0; i < changes->n && !is_first; i++)
        printf("  %s %s%s%s\n", titles[changes->v[i].kind], changes->v[i].subject, *changes->v[i].text ? ": " : "",
                changes->v[i].text);
    printf("%s%s: 增加 %zu，改动 %zu，去掉 %zu，不变 %zu\n", changes->is_written ? "已写入" : "还没有写入", noun, added,
            change_count(changes, CHANGE_CHANGED), change_count(changes, CHANGE_REMOVED), changes->kept);
    if (!changes->is_written) printf("请核对以上改动；确认无误后在同一命令后加 --yes\n");
}

enum exit_status cli_show_changes(struct cli *c, const char *noun, const struct change_list *changes)
{
    if (c->wants_json)
        put_changes(c, changes);
    else
        print_changes(noun, changes);
    return changes->is_written ? EXIT_DONE : EXIT_FINDINGS;
}
