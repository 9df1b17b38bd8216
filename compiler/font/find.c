/* find.c - the search for faces by name.
 *
 * A folder is read when a name was not found in the folders before it, once, whole: of every font
 * file the table directory and the name table, nothing else.  Files are taken in the order of their
 * names, so that the same folders always give the same face.
 *
 * Hundreds of files take milliseconds.  Where it is known early that fonts will be wanted, a thread reads the folders in
 * their order, ahead of the first question.  What it finds is taken folder by folder, as it would be read, and what there
 * is to report of one is reported then: nothing that is found or said depends on the thread.  Until it has ended the
 * arena is its own. */
#ifdef __linux__
#define _DEFAULT_SOURCE /* d_type */
#endif
#include "font/find.h"

#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/guard.h"
#include "base/program.h"
#include "base/signals.h"
#include "font/sfnt.h"

enum { MAX_DEPTH = 8, MAX_NAMES = 256, LONGEST_NAME = 1000 /* bytes */, MAX_READ = 2000 /* records that name a face */ };

typedef struct Refused {
	const char *path, *why;
} Refused;

typedef struct Trouble { /* with a file that is there and cannot be read */
	const char *path;
	int         error;
} Trouble;

typedef struct Folder {
	const char *dir;
	bool        taken;   /* what is in it has been asked for */
	FoundFace  *faces;
	size_t      count, cap;
	Refused    *refused;
	size_t      refused_count, refused_cap;
	Trouble    *troubles;
	size_t      trouble_count, trouble_cap;
} Folder;

struct FontFolders {
	Arena   *arena;
	const char **dirs;   /* as they were given */
	size_t   dir_count;
	Folder  *items;      /* each once */
	size_t   count;
	Diag    *diag;
	bool     beside;     /* a thread reads them */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t  changed;
	size_t   read;       /* folders, from the first: under the lock while the thread runs */
	atomic_bool ended;   /* nobody will ask any more */
};

FontFolders *folders_new(const char *const *dirs, size_t count, Diag *d)
{
	Arena *a = arena_new();
	FontFolders *f = ARENA_NEW(a, FontFolders);

	f->arena = a;
	f->diag = d;
	f->dirs = arena_array(a, count, sizeof *f->dirs);
	f->dir_count = count;
	f->items = arena_array(a, count, sizeof *f->items);
	for (size_t i = 0; i < count; i++) {
		bool again = false;

		f->dirs[i] = arena_strdup(a, dirs[i]);
		for (size_t k = 0; k < f->count; k++)
			again |= strcmp(f->items[k].dir, dirs[i]) == 0;
		if (!again)
			f->items[f->count++].dir = f->dirs[i];
	}
	return f;
}

static void end_reading(FontFolders *f)
{
	if (!f->beside)
		return;
	f->ended = true;
	pthread_join(f->thread, NULL);
	pthread_cond_destroy(&f->changed);
	pthread_mutex_destroy(&f->lock);
	f->beside = false;
}

void folders_free(FontFolders *f)
{
	if (!f)
		return;
	end_reading(f);
	for (size_t i = 0; i < f->count; i++) {
		free(f->items[i].faces);
		free(f->items[i].refused);
		free(f->items[i].troubles);
	}
	arena_free(f->arena);
}

const char *const *folders_dirs(const FontFolders *f, size_t *count)
{
	*count = f->dir_count;
	return f->dirs;
}

static unsigned char lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* Letters of either case are the same; everything else must agree byte for byte. */
static bool same_name(const char *a, const char *b)
{
	while (*a && lower(*a) == lower(*b))
		a++, b++;
	return *a == *b;
}

/* ---- the name table ---- */

static void utf16(Buf *out, const uint8_t *s, size_t n)
{
	for (size_t i = 0; i + 1 < n; i += 2) {
		uint32_t c = sfnt_u16(s + i);

		if (c >= 0xD800 && c < 0xDC00 && i + 3 < n) {
			uint32_t low = sfnt_u16(s + i + 2);

			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
				i += 2;
			}
		}
		if (c >= 0xD800 && c < 0xE000)
			c = 0xFFFD;
		if (c >= 0x20)
			buf_utf8(out, c);
	}
}

/* Decodes a name record into out; false when its encoding is none we read. */
static bool decode(const uint8_t *r, const uint8_t *s, size_t n, Buf *out)
{
	unsigned platform = sfnt_u16(r), encoding = sfnt_u16(r + 2);

	buf_clear(out);
	if (platform == 0 || (platform == 3 && (encoding <= 1 || encoding == 10))) {
		utf16(out, s, n);
	} else if (platform == 1 && encoding == 0) {
		for (size_t i = 0; i < n; i++) {
			if (s[i] < 0x20 || s[i] > 0x7e)
				return false;
			buf_byte(out, (char)s[i]);
		}
	} else {
		return false;
	}
	return out->len > 0;
}

static const char *add_name(FoundFace *face, Arena *a, const char *name, bool family)
{
	for (int i = 0; i < face->name_count; i++)
		if (strcmp(face->names[i], name) == 0) {
			face->family_name[i] &= family;
			return face->names[i];
		}
	if (face->name_count == MAX_NAMES)
		return NULL;
	face->family_name[face->name_count] = family;
	return face->names[face->name_count++] = arena_strdup(a, name);
}

static void read_names(FoundFace *face, Arena *a, const Sfnt *f)
{
	enum { REACHED = 3 * 65536 }; /* by numbers of two bytes */
	size_t place, len;
	bool there = sfnt_find(f, "name", &place, &len);

	if (there && len > REACHED)
		len = REACHED;
	const uint8_t *table = there && len >= 6 ? sfnt_bytes(f->file, place, len) : NULL;
	Buf text = { 0 };
	int read = 0;

	if (!table)
		return;
	unsigned count = sfnt_u16(table + 2);
	size_t strings = sfnt_u16(table + 4);

	if ((len - 6) / 12 < count)
		count = (unsigned)((len - 6) / 12);
	face->names = arena_array(a, count < MAX_NAMES ? count + 1 : MAX_NAMES, sizeof *face->names);
	face->family_name = arena_array(a, count < MAX_NAMES ? count + 1 : MAX_NAMES, sizeof *face->family_name);
	for (unsigned i = 0; i < count && read < MAX_READ; i++) {
		const uint8_t *r = table + 6 + (size_t)i * 12;
		unsigned id = sfnt_u16(r + 6);
		size_t n = sfnt_u16(r + 8), at = strings + sfnt_u16(r + 10);

		if (id != 1 && id != 4 && id != 6 && id != 16)
			continue;
		read++;
		if (n > LONGEST_NAME || at > len || n > len - at || !decode(r, table + at, n, &text))
			continue;
		const char *name = add_name(face, a, buf_text(&text), id == 1 || id == 16);
		bool english = sfnt_u16(r) == 1 || sfnt_u16(r + 4) == 0x409;

		if (id == 1 && (!face->family || english))
			face->family = name;
		else if (id == 4 && (!face->full || english))
			face->full = name;
		else if (id == 6 && (!face->postscript || english))
			face->postscript = name;
	}
	buf_free(&text);
}

static void read_style(FoundFace *face, const Sfnt *f)
{
	enum { READ = 64 };
	size_t at, n;
	bool there = sfnt_find(f, "OS/2", &at, &n);
	const uint8_t *t = there && n >= READ ? sfnt_bytes(f->file, at, READ) : NULL;

	face->weight = 400;
	if (t) {
		face->weight = (int)sfnt_u16(t + 4);
		face->italic = sfnt_u16(t + 62) & 1;
	}
}

/* ---- folders ---- */

static void refuse(Folder *folder, const char *path, const char *why)
{
	*MEM_PUSH(folder->refused, folder->refused_count, folder->refused_cap) = (Refused){ path, why };
}

/* errno says why; 0: it is no font. */
static void cannot_read(Folder *folder, const char *path)
{
	if (errno && errno != ENOENT && errno != ENOTDIR && errno != EACCES && errno != ELOOP)
		*MEM_PUSH(folder->troubles, folder->trouble_count, folder->trouble_cap) = (Trouble){ path, errno };
}

/* The table directory has the sums of all tables (OpenType, "Calculating checksums"), so that twenty megabytes need
 * not be read to see whether they have changed. */
static uint64_t sum_of(const Sfnt *f)
{
	size_t n = (size_t)f->tables * 16;
	return hash_bytes(hash_bytes(HASH_START, &f->file->len, sizeof f->file->len), sfnt_bytes(f->file, f->directory, n), n);
}

static void read_file(FontFolders *f, Folder *folder, const char *path)
{
	SfntFile file;
	const char *why = "it cannot be read";
	bool open = sfnt_read(&file, path);
	if (!open)
		cannot_read(folder, path);
	int faces = open ? sfnt_faces(&file, &why) : 0;

	if (faces == 0)
		refuse(folder, path, why);
	for (int i = 0; i < faces; i++) {
		FoundFace *face = MEM_PUSH(folder->faces, folder->count, folder->cap);
		Sfnt sfnt;

		*face = (FoundFace){ .path = path, .index = i };
		if (sfnt_open(&file, i, &sfnt, &why)) {
			read_names(face, f->arena, &sfnt);
			read_style(face, &sfnt);
			face->fault = sfnt_fault(&sfnt);
			face->sum = sum_of(&sfnt);
		} else {
			face->fault = why;
		}
		if (file.error)
			face->fault = "it cannot be read";
		if (face->fault && face->name_count == 0)
			refuse(folder, path, face->fault);
		if (!face->full)
			face->full = face->family ? face->family : path_base(path);
		if (!face->family)
			face->family = face->full;
		if (!face->postscript)
			face->postscript = face->full;
	}
	if (open && file.error) {
		errno = file.error;
		cannot_read(folder, path);
	}
	if (open)
		sfnt_close(&file);
}

static bool is_font(const char *name)
{
	static const char *const endings[] = { ".ttf", ".otf", ".ttc", ".otc" };
	size_t n = strlen(name);

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (n > 4 && same_name(name + n - 4, endings[i]))
			return true;
	return false;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What is certainly no folder: nearly all that lies in one, and asking for each of hundreds takes time. */
static bool is_file(const struct dirent *e)
{
#ifdef DT_REG
	return e->d_type == DT_REG;
#else
	(void)e;
	return false;
#endif
}

static void read_dir(FontFolders *f, Folder *folder, const char *dir, int depth)
{
	mem_watch();
	DIR *d = opendir(dir);
	char **names = NULL;
	size_t count = 0, cap = 0;

	mem_check();
	if (!d) {
		cannot_read(folder, dir);
		return;
	}
	errno = 0;
	for (struct dirent *e; (e = readdir(d)); errno = 0)
		if (e->d_name[0] != '.' && (is_font(e->d_name) || !is_file(e)))
			*MEM_PUSH(names, count, cap) = arena_strdup(f->arena, e->d_name);
	cannot_read(folder, dir);
	closedir(d);
	if (count > 1)
		qsort(names, count, sizeof *names, by_bytes);
	for (size_t i = 0; i < count && !f->ended; i++) {
		const char *path = path_join(f->arena, dir, names[i]);

		if (is_font(names[i]))
			read_file(f, folder, path);
		else if (depth < MAX_DEPTH && file_is_dir_unnoted(path))
			read_dir(f, folder, path, depth + 1);
	}
	free(names);
}

/* ---- the thread ---- */

static void *read_all(void *folders)
{
	FontFolders *f = folders;

	for (size_t i = 0; i < f->count && !f->ended; i++) {
		read_dir(f, &f->items[i], f->items[i].dir, 0);
		pthread_mutex_lock(&f->lock);
		f->read = i + 1;
		pthread_cond_signal(&f->changed);
		pthread_mutex_unlock(&f->lock);
	}
	return NULL;
}

void folders_read_beside(FontFolders *f)
{
	if (program_processors() < 2)
		return;
	pthread_mutex_init(&f->lock, NULL);
	pthread_cond_init(&f->changed, NULL);
	f->beside = signals_thread(&f->thread, read_all, f);
}

/* The folder, read by now, its troubles told. Folders are asked for in their order. */
static Folder *take(FontFolders *f, size_t i)
{
	Folder *folder = &f->items[i];

	if (folder->taken)
		return folder;
	folder->taken = true;
	if (f->beside) {
		pthread_mutex_lock(&f->lock);
		while (f->read <= i)
			pthread_cond_wait(&f->changed, &f->lock);
		pthread_mutex_unlock(&f->lock);
	} else {
		read_dir(f, folder, folder->dir, 0);
	}
	for (size_t k = 0; k < folder->trouble_count; k++)
		diag_machine(f->diag, (Place){ .file = folder->troubles[k].path }, "cannot be read: %s",
			strerror(folder->troubles[k].error));
	for (size_t k = 0; k < folder->count; k++)
		if (k == 0 || folder->faces[k].path != folder->faces[k - 1].path)
			guard_path(folder->faces[k].path);
	return folder;
}

/* ---- matching ---- */

/* "two_faces.ttc#1" names the face of index 1 in that file, "body.ttf" its first. */
static bool same_file(const FoundFace *face, const char *name)
{
	const char *base = path_base(face->path), *hash = strrchr(name, '#');
	size_t n = hash ? (size_t)(hash - name) : strlen(name);

	if (strlen(base) != n || memcmp(base, name, n) != 0)
		return false;
	return face->index == (hash ? atoi(hash + 1) : 0);
}

/* How well a face answers to a name: 0 is best, -1 not at all. */
static int rank(const FoundFace *face, const char *name)
{
	int best = -1;

	for (int i = 0; i < face->name_count; i++) {
		if (!same_name(face->names[i], name))
			continue;
		if (!face->family_name[i])
			return 0;
		best = 1 + abs(face->weight - 400) + (face->italic ? 2000 : 0);
	}
	if (best < 0 && same_file(face, name))
		best = 0;
	return best;
}

const FoundFace *folders_find(FontFolders *f, const char *name, const FoundFace **faulty)
{
	*faulty = NULL;
	for (size_t i = 0; i < f->count; i++) {
		const Folder *folder = take(f, i);
		const FoundFace *best = NULL;
		int best_rank = 0;

		for (size_t k = 0; k < folder->count; k++) {
			int r = rank(&folder->faces[k], name);

			if (r < 0)
				continue;
			if (folder->faces[k].fault) {
				*faulty = *faulty ? *faulty : &folder->faces[k];
			} else if (!best || r < best_rank) {
				best = &folder->faces[k];
				best_rank = r;
			}
		}
		if (best)
			return best;
	}
	return NULL;
}

void folders_refused(const FontFolders *f, Buf *out)
{
	for (size_t i = 0; i < f->count && f->items[i].taken; i++)
		for (size_t k = 0; k < f->items[i].refused_count; k++)
			buf_printf(out, "; %s: %s", f->items[i].refused[k].path, f->items[i].refused[k].why);
}
