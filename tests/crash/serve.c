#include "serve.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MAX = 64, SECONDS_MAX = 60 };

static int split(char *line, char **words)
{
    int n = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *word = strtok(line, " "); word && n < WORDS_MAX; word = strtok(NULL, " ")) words[n++] = word;
    return n;
}

static void redirect(const char *path, int fd)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0 || dup2(file, fd) < 0) _exit(2);
    close(file);
}

static _Noreturn void carry_out(int n, char **words, int (*run)(int n, char **words))
{
    redirect(words[0], STDOUT_FILENO);
    redirect(words[1], STDERR_FILENO);
    int first = 2;
    while (first < n && strchr(words[first], '=')) putenv(words[first++]);
    alarm(SECONDS_MAX);
    exit(run(n - first, words + first));
}

int serve(int n, char **words, int (*run)(int n, char **words))
{
    if (n < 2 || strcmp(words[1], "serve") != 0) return run(n - 1, words + 1);
    static char line[1 << 14];
    char *parts[WORDS_MAX];
    while (fgets(line, sizeof line, stdin)) {
        int count = split(line, parts), status;
        if (count < 3) return 2;
        fflush(stdout);
        pid_t child = fork();
        if (child == 0) carry_out(count, parts, run);
        if (child < 0 || waitpid(child, &status, 0) != child) return 3;
        printf("%d\n", WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
        fflush(stdout);
    }
    return 0;
}
