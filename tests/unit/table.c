#include "table.h"

static const char *root(void)
{
    const char *r = getenv("SOURCE_ROOT");
    return r ? r : ".";
}

const char *table_path(char out[4096], const char *below)
{
    snprintf(out, 4096, "%s/%s", root(), below);
    return out;
}

static void die(const char *file, size_t line, const char *why)
{
    fprintf(stderr, "%s:%zu: %s\n", file, line, why);
    exit(1);
}

static size_t split(char *line, const char *fields[TABLE_FIELDS_MAX])
{
    size_t n = 0;
    for (char *p = line; p && n < TABLE_FIELDS_MAX;) {
        fields[n++] = p;
        p = strchr(p, '\t');
        if (p) *p++ = '\0';
    }
    return n;
}

static struct CMUnitTest *tests;
static size_t test_count;

static void add(const char *name, void (*check)(void **state), void *row)
{
    tests = realloc(tests, (test_count + 1) * sizeof *tests);
    tests[test_count++] = (struct CMUnitTest){name, check, NULL, NULL, row};
}

void table_add_test(const char *name, void (*check)(void **state))
{
    add(name, check, NULL);
}

void table_add(const char *file, void (*check)(void **state))
{
    char path[4096], below[1024];
    snprintf(below, sizeof below, "tests/case/%s", file);
    FILE *in = fopen(table_path(path, below), "r");
    if (!in) die(file, 0, "cannot be opened");
    size_t before = test_count, line = 0, columns = 0;
    char *text = NULL;
    size_t room = 0;
    while (getline(&text, &room, in) > 0) {
        line++;
        text[strcspn(text, "\r\n")] = '\0';
        if (text[0] == '#' || text[0] == '\0') continue;
        struct table_row *row = calloc(1, sizeof *row);
        row->field_count = split(strdup(text), row->fields);
        if (columns == 0) {
            columns = row->field_count;
            continue;
        }
        if (row->field_count != columns) die(file, line, "has another number of fields than the heading");
        char name[256];
        snprintf(name, sizeof name, "%s:%zu", file, line);
        row->name = strdup(name);
        add(row->name, check, row);
    }
    free(text);
    fclose(in);
    if (test_count == before) die(file, line, "has no cases");
}

int table_run(const char *group)
{
    return _cmocka_run_group_tests(group, tests, test_count, NULL, NULL);
}
