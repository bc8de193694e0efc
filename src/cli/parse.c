/* From argv to a struct cli: finding the command, its options, its workspace. */
#include <dirent.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/moment.h"
#include "base/str.h"
#include "cli/command.h"

static const size_t ARENA_BYTES_MAX = (size_t)8 << 30;

/* Understood by every command that opens a workspace. */
static const struct option common[] = {
        {OPTION_VALUE, false, "workspace", "FILE.hj", "工作区文件；默认为当前文件夹中唯一的 .hj 文件"},
        {OPTION_VALUE, false, "by", "NAME", "经办人，记入日志；默认为 HUANJIE_BY 或登录名"},
        {OPTION_END, false, NULL, NULL, NULL},
};

/* Understood by every command; the law commands answer in JSON anyway. */
static const struct option everywhere[] = {
        {OPTION_FLAG, false, "json", NULL, "以 JSON 输出结果"},
        {OPTION_END, false, NULL, NULL, NULL},
};

/* How many of argv's words name the command; 0 when they do not. */
static int words_matched(const char *path, int argc, char **argv)
{
    int words = 0;
    while (*path) {
        size_t n = strcspn(path, " ");
        if (words >= argc || strlen(argv[words]) != n || strncmp(argv[words], path, n) != 0) return 0;
        words++;
        path += n + (path[n] == ' ');
    }
    return words;
}

static const struct command *find(int argc, char **argv, int *words)
{
    const struct command *found = NULL;
    *words = 0;
    for (size_t i = 0; cli_commands[i]; i++) {
        int n = words_matched(cli_commands[i]->path, argc, argv);
        if (n > *words) {
            *words = n;
            found = cli_commands[i];
        }
    }
    return found;
}

static void print_commands(FILE *out, const char *prefix)
{
    size_t n = strlen(prefix);
    for (size_t i = 0; cli_commands[i]; i++) {
        const struct command *c = cli_commands[i];
        if (strncmp(c->path, prefix, n) != 0) continue;
        fprintf(out, "  huanjie %-22s  %s\n", c->path, c->summary);
    }
}

static void print_options(FILE *out, const struct option *o)
{
    for (; o && o->kind != OPTION_END; o++) {
        char left[80];
        snprintf(left, sizeof left, "--%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
        fprintf(out, "  %-33s  %s%s\n", left, o->help, o->is_required ? "（必填）" : o->kind == OPTION_LIST ? "（可重复）" : "");
    }
}

static void print_help(const struct command *c)
{
    printf("huanjie %s%s%s\n\n%s\n", c->path, *c->operands ? " " : "", c->operands, c->summary);
    if (c->more) printf("\n%s\n", c->more);
    printf("\n");
    print_options(stdout, c->options);
    if (c->needs_workspace) print_options(stdout, common);
    print_options(stdout, everywhere);
}

static void print_overview(FILE *out)
{
    fprintf(out, "huanjie 换届: 乡镇人民代表大会换届选举\n\n用法: huanjie 命令 [选项]，huanjie 命令 --help 看该命令的说明\n\n");
    print_commands(out, "");
}

/* What a clerk may have meant: the commands that begin with the same word; nothing like it: where to find them all. */
static void print_near(FILE *out, const char *word)
{
    char group[64];
    snprintf(group, sizeof group, "%s ", word);
    bool is_group = false;
    for (size_t i = 0; cli_commands[i] && !is_group; i++) is_group = strncmp(cli_commands[i]->path, group, strlen(group)) == 0;
    if (is_group)
        print_commands(out, group);
    else
        fprintf(out, "  huanjie --help 列出全部命令\n");
}

static const struct option *option_named(const struct command *command, const char *name, size_t n)
{
    const struct option *lists[] = {command->options, command->needs_workspace ? common : NULL, everywhere};
    for (size_t l = 0; l < ARRAY_COUNT(lists); l++)
        for (const struct option *o = lists[l]; o && o->kind != OPTION_END; o++)
            if (strlen(o->name) == n && strncmp(o->name, name, n) == 0) return o;
    return NULL;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && text_eq(text + n - m, end);
}

struct parser {
    struct cli *c;
    struct cli_given *given;
    const char **operands;
};

static bool take_option(struct parser *p, int argc, char **argv, int *i)
{
    struct cli *c = p->c;
    const char *word = argv[*i] + 2;
    size_t n = strcspn(word, "=");
    const struct option *o = option_named(c->command, word, n);
    if (!o) return err_set(&c->e, ERR_USAGE, "不认识的选项 %s", argv[*i]);
    const char *value = "";
    if (o->kind == OPTION_FLAG) {
        if (word[n] == '=') return err_set(&c->e, ERR_USAGE, "--%s 不带值", o->name);
    } else if (word[n] == '=') {
        value = word + n + 1;
    } else if (++*i < argc) {
        value = argv[*i];
    } else {
        return err_set(&c->e, ERR_USAGE, "--%s 后面缺少 %s", o->name, o->value);
    }
    p->given[c->given_count++] = (struct cli_given){o->name, value};
    return true;
}

static bool names_workspace(const char *word)
{
    return text_eq(word, "-w") || strncmp(word, "--workspace", strlen("--workspace")) == 0;
}

/* Without -w the first operand that ends in .hj is the workspace: huanjie backup town.hj copy.hj */
static bool take_words(struct parser *p, int argc, char **argv)
{
    struct cli *c = p->c;
    bool only_operands = false, is_named = false;
    for (int i = 0; i < argc; i++) is_named |= names_workspace(argv[i]);
    for (int i = 0; i < argc; i++) {
        if (!only_operands && text_eq(argv[i], "--")) {
            only_operands = true;
        } else if (!only_operands && strncmp(argv[i], "--", 2) == 0) {
            if (!take_option(p, argc, argv, &i)) return false;
        } else if (!only_operands && text_eq(argv[i], "-w") && i + 1 < argc && c->command->needs_workspace) {
            c->workspace = argv[++i];
        } else if (c->command->needs_workspace && !is_named && !c->workspace && ends_with(argv[i], ".hj")) {
            c->workspace = argv[i];
        } else {
            p->operands[c->operand_count++] = argv[i];
        }
    }
    return true;
}

static bool is_complete(struct cli *c)
{
    for (const struct option *o = c->command->options; o && o->kind != OPTION_END; o++)
        if (o->is_required && !cli_has(c, o->name)) return err_set(&c->e, ERR_USAGE, "缺少 --%s %s", o->name, o->value);
    if (c->operand_count < c->command->operands_min) return err_set(&c->e, ERR_USAGE, "缺少 %s", c->command->operands);
    if (c->operand_count > c->command->operands_max)
        return err_set(&c->e, ERR_USAGE, "多出的参数“%s”", c->operands[c->command->operands_max]);
    return true;
}

/* The one *.hj file of the current folder. */
static bool find_workspace(struct cli *c)
{
    if (cli_has(c, "workspace")) c->workspace = cli_value(c, "workspace");
    if (!c->workspace) c->workspace = getenv("HUANJIE_WORKSPACE");
    if (c->workspace) return true;
    DIR *here = opendir(".");
    if (!here) return err_set(&c->e, ERR_ENVIRONMENT, "当前文件夹不能读取，请换一个文件夹，或用 --workspace 指明工作区");
    int found = 0;
    for (struct dirent *d; (d = readdir(here));) {
        if (!ends_with(d->d_name, ".hj")) continue;
        c->workspace = arena_copy(c->arena, d->d_name, strlen(d->d_name));
        found++;
    }
    closedir(here);
    if (found == 1) return true;
    if (found) return err_set(&c->e, ERR_USAGE, "当前文件夹有 %d 个 .hj 工作区，请用 --workspace 指明", found);
    return err_set(&c->e, ERR_USAGE, "当前文件夹没有 .hj 工作区，请用 --workspace 指明，或先用 huanjie init 建立");
}

static const char *account_name(void)
{
    const char *name = getenv("HUANJIE_BY");
    if (name && *name) return name;
    const struct passwd *p = getpwuid(getuid());
    return p ? p->pw_name : "未具名";
}

/* As the journal keeps it: "2012-01-04T08:00:00+08:00" */
static bool is_clock(const char *text)
{
    static const char shape[] = "dddd-dd-ddTdd:dd:dd+dd:dd";
    if (strlen(text) != strlen(shape)) return false;
    for (size_t i = 0; shape[i]; i++) {
        bool is_digit = text[i] >= '0' && text[i] <= '9', is_west = shape[i] == '+' && text[i] == '-';
        if (shape[i] == 'd' ? !is_digit : text[i] != shape[i] && !is_west) return false;
    }
    return moment_is_set(moment_parse(str_of(text)));
}

static const char *clock_text(struct arena *a)
{
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    char text[40], zone[8];
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &local);
    strftime(zone, sizeof zone, "%z", &local);
    return arena_text(a, "%s%.3s:%s", text, zone, zone + 3);
}

static enum exit_status run(struct cli *c, int argc, char **argv)
{
    struct parser p = {c, arena_alloc_array(c->arena, (size_t)argc + 1, sizeof *p.given),
            arena_alloc_array(c->arena, (size_t)argc + 1, sizeof *p.operands)};
    c->given = p.given;
    c->operands = p.operands;
    if (!take_words(&p, argc, argv) || !is_complete(c)) return cli_fail(c);
    bool is_alone = c->command->alone && cli_has(c, c->command->alone);
    if (c->command->needs_workspace && !is_alone && !find_workspace(c)) return cli_fail(c);
    if (!cli_text(c, "by", account_name(), &c->actor)) return cli_fail(c);
    const char *rehearsal = getenv("HUANJIE_NOW");
    c->now = rehearsal && *rehearsal ? rehearsal : clock_text(c->arena);
    if (!is_clock(c->now)) {
        err_set(&c->e, ERR_USAGE, "环境变量 HUANJIE_NOW 是“%s”，应写成 2012-01-04T08:00:00+08:00", c->now);
        return cli_fail(c);
    }
    c->wants_json = cli_has(c, "json");
    return c->command->run(c);
}

static enum exit_status dispatch(int argc, char **argv)
{
    AUTO_ARENA struct arena *a = arena_new(ARENA_BYTES_MAX);
    struct cli c = {.arena = a};
    int words;
    c.command = find(argc - 1, argv + 1, &words);
    for (int i = 1; i < argc; i++) {
        if (!text_eq(argv[i], "--help") && !text_eq(argv[i], "-h")) continue;
        if (c.command)
            print_help(c.command);
        else if (i > 1)
            print_near(stdout, argv[1]);
        else
            print_overview(stdout);
        return EXIT_DONE;
    }
    if (c.command) return run(&c, argc - 1 - words, argv + 1 + words);
    if (argc < 2) {
        print_overview(stderr);
        return EXIT_USAGE;
    }
    fprintf(stderr, "huanjie: 没有命令“%s%s%s”\n\n", argv[1], argc > 2 ? " " : "", argc > 2 ? argv[2] : "");
    print_near(stderr, argv[1]);
    return EXIT_USAGE;
}

enum exit_status cli_main(int argc, char **argv)
{
    enum exit_status status = dispatch(argc, argv);
    bool is_printed = fflush(stdout) == 0 && !ferror(stdout);
    if (is_printed || status != EXIT_DONE) return status;
    fprintf(stderr, "huanjie: 结果没有写完，磁盘可能已满，请腾出空间再试\n");
    return EXIT_ENVIRONMENT;
}
