/* coverage_exit.c - the ways out of the build that counts lines, on which the counts are written, too: _exit() of a worker, and
 * raise() of a run that ends itself by the signal it was sent. */
#include <signal.h>
#include <unistd.h>

void __gcov_dump(void);
_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);
int __real_raise(int signal);
int __wrap_raise(int signal);

_Noreturn void __wrap__exit(int status)
{
	__gcov_dump();
	__real__exit(status);
}

int __wrap_raise(int signal)
{
	__gcov_dump();
	return __real_raise(signal);
}
