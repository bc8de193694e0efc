#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/command.h"

/* Ending here is safe at any moment: whatever was accepted is in a committed transaction. */
static void memory_is_full(size_t ceiling)
{
    fprintf(stderr, "huanjie: 内存不足（上限 %zu MB）。没有写入任何不完整的内容；请把文件分成几份再试。\n", ceiling >> 20);
    _exit(EXIT_ENVIRONMENT);
}

int main(int argc, char **argv)
{
    arena_on_full(memory_is_full);
    signal(SIGXFSZ, SIG_IGN); /* a limit on file sizes is then an error with a sentence, not the end */
    return (int)cli_main(argc, argv);
}
