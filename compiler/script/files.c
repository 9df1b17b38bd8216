/* files.c - which files templates, classes and scripts reach.
 *
 * They name files by relative paths, looked for in the document's folder, in the project's and among what is
 * shipped.  Where a path leads, links followed, must be below one of these, below a folder of --allow, or in the
 * folder of the pictures that the import took out of workbooks. */
#include "script/state.h"

#include <string.h>

#include "base/file.h"

enum { LONGEST_NAME = 4096 };

bool files_may_read(const Script *s, const char *path)
{
	const char *own[] = { s->doc_dir, s->opt.root, s->opt.share };
	return file_inside(path, own, sizeof own / sizeof *own) || file_inside(path, s->opt.allowed, s->opt.allowed_count);
}

/* A picture out of a workbook, which records name by its whole path. */
static bool is_imported(Script *s, const char *path)
{
	const char *dir = s->opt.store ? store_pictures(s->opt.store, s->arena) : NULL;
	size_t n = dir ? strlen(dir) : 0;
	return n > 0 && strncmp(path, dir, n) == 0 && path[n] == '/' && file_inside(path, &dir, 1);
}

const char *files_find(Script *s, const char *name)
{
	const char *share = s->opt.share ? path_join(s->arena, s->opt.share, "templates") : NULL;
	const char *roots[] = { s->doc_dir, s->opt.root, share };
	if (strchr(name, '\\') || strlen(name) > LONGEST_NAME) /* nothing is kept of what is no file's name on any system */
		return NULL;
	name = path_plain(s->arena, name); /* one file has one name: it is read and decoded once */
	if (file_is_plain(name) && (is_imported(s, name) || file_inside(name, s->opt.allowed, s->opt.allowed_count)))
		return name;
	for (size_t i = 0; path_stays(name) && i < sizeof roots / sizeof *roots; i++) {
		const char *path = roots[i] ? path_join(s->arena, roots[i], name) : NULL;
		if (path && file_exists(path) && file_is_plain(path) && files_may_read(s, path))
			return path;
	}
	return NULL;
}
