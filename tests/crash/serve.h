/* A program that is started once for a thousand runs: what costs the most in a short run is loading libraries. */
#ifndef CRASH_SERVE_H
#define CRASH_SERVE_H

/* `PROGRAM serve` reads lines from standard input, each the words of one run, parted by single spaces:
 *
 *   OUT ERR [NAME=VALUE…] WORD…
 *
 * and carries each out in a process of its own, with standard output and error in the files OUT and ERR, the variables
 * in its environment and run(n, words) as its end; it answers with a line: the exit status, or minus the signal.
 * Any other call is one run, carried out at once. Returns the exit status. */
int serve(int n, char **words, int (*run)(int n, char **words));

#endif
