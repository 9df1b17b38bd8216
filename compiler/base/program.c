/* program.c - see program.h.
 *
 * Linkers give whatever they link a number made from its content, the build id (a note named GNU, type 3).  What
 * has none is known by its file's size and time. */
#define _GNU_SOURCE /* dl_iterate_phdr, sched_getaffinity */
#include "base/program.h"

#include <link.h>
#include <sched.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static size_t padded(size_t n)
{
	return (n + 3) & ~(size_t)3;
}

/* Adds the build id that stands in these notes, if there is one. */
static bool add_build_id(Sha256 *sum, const char *notes, size_t len)
{
	ElfW(Nhdr) n;
	while (len >= sizeof n) {
		memcpy(&n, notes, sizeof n);
		size_t name = padded(n.n_namesz), whole = sizeof n + name + padded(n.n_descsz);
		if (whole > len)
			return false;
		if (n.n_type == NT_GNU_BUILD_ID && n.n_namesz == 4 && memcmp(notes + sizeof n, "GNU", 4) == 0) {
			sha256_add(sum, notes + sizeof n + name, n.n_descsz);
			return true;
		}
		notes += whole;
		len -= whole;
	}
	return false;
}

static void add_file(Sha256 *sum, const char *path)
{
	struct stat s;
	sha256_text(sum, path);
	if (stat(*path ? path : "/proc/self/exe", &s) != 0)
		return;
	sha256_add(sum, &s.st_size, sizeof s.st_size);
	sha256_add(sum, &s.st_mtim.tv_sec, sizeof s.st_mtim.tv_sec);
}

static int add_object(struct dl_phdr_info *info, size_t size, void *data)
{
	(void)size;
	Sha256 *sum = data;
	bool found = false;
	if (strstr(info->dlpi_name, "linux-vdso")) /* the kernel's */
		return 0;
	for (int i = 0; i < info->dlpi_phnum && !found; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		if (p->p_type == PT_NOTE)
			found = add_build_id(sum, (const char *)(info->dlpi_addr + p->p_vaddr), p->p_memsz);
	}
	if (!found)
		add_file(sum, info->dlpi_name);
	return 0;
}

Digest program_digest(void)
{
	Sha256 sum = SHA256_START;
	dl_iterate_phdr(add_object, &sum);
	return sha256_end(&sum);
}

int program_processors(void)
{
#ifdef __linux__
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set) == 0)
		return CPU_COUNT(&set);
#endif
	return (int)sysconf(_SC_NPROCESSORS_ONLN);
}
