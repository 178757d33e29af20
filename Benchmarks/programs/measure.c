/* Runs a command some times, one after another, and writes what it cost: seconds of processor, seconds of clock, the
 * largest memory in KiB, and the exit status of the run that failed, else 0.
 *
 * measure RUNS REPORT COMMAND ARGUMENT…: small, because a child's peak memory is never below that of its parent. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  if (count < 4) return fprintf(stderr, "usage: measure RUNS REPORT COMMAND ARGUMENT...\n"), 64;
  double processor = 0, start = now();
  long memory = 0;
  int failed = 0;
  for (int run = atoi(arguments[1]); run > 0 && !failed; run--) {
    pid_t child = fork();
    if (child == 0) {
      execvp(arguments[3], arguments + 3);
      _exit(127);
    }
    struct rusage usage;
    int status;
    if (child < 0 || wait4(child, &status, 0, &usage) < 0) return 71;
    processor += seconds(usage.ru_utime) + seconds(usage.ru_stime);
    if (usage.ru_maxrss > memory) memory = usage.ru_maxrss;
    if (status != 0) failed = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  FILE *report = fopen(arguments[2], "w");
  if (!report) return 73;
  fprintf(report, "%f %f %ld %d\n", processor, now() - start, memory, failed);
  return fclose(report) != 0;
}
