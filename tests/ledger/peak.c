/* peak.c - peak COMMAND...: runs it, prints the most memory it took, in kB, on standard output, and ends as it did.  It is small
 * itself, as Python is not: a process's peak counts what its parent had when it was begun. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	int status = 0;
	struct rusage use;
	pid_t child = argc > 1 ? fork() : -1;
	if (child == 0) {
		execv(argv[1], argv + 1);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || getrusage(RUSAGE_CHILDREN, &use) != 0)
		return 2;
	printf("%ld\n", use.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
