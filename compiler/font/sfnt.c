/* sfnt.c - the outer form of TrueType and OpenType files.
 *
 * A face is judged before HarfBuzz or a PDF reader sees it: what is cut short, has no sensible units
 * or may not be embedded is refused with a reason, so that a page is never set with a broken face. */
#include "font/sfnt.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

enum { RECORD = 16, MAX_FACES = 256, LEAST_READ = 4096 /* the directory, mostly with the small tables behind it */ };

/* ---- bytes ---- */

typedef struct SfntPiece {
	struct SfntPiece *next;
	size_t  at, len;
	uint8_t bytes[];
} SfntPiece;

bool sfnt_read(SfntFile *f, const char *path)
{
	struct stat st;
	*f = (SfntFile){ .fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) };
	if (f->fd < 0)
		return false;
	if (fstat(f->fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(f->fd);
		return false;
	}
	f->len = (size_t)st.st_size;
	return true;
}

void sfnt_close(SfntFile *f)
{
	for (SfntPiece *p = f->pieces, *next; p; p = next) {
		next = p->next;
		free(p);
	}
	f->pieces = NULL;
	close(f->fd);
}

static bool fill(SfntFile *f, SfntPiece *p)
{
	for (size_t have = 0; have < p->len;) {
		ssize_t n = pread(f->fd, p->bytes + have, p->len - have, (off_t)(p->at + have));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) { /* 0: it has become shorter */
			f->error = n < 0 ? errno : EIO;
			return false;
		}
		have += (size_t)n;
	}
	return true;
}

static const uint8_t *read_piece(SfntFile *f, size_t at, size_t n)
{
	size_t len = n < LEAST_READ ? LEAST_READ : n;
	if (len > f->len - at)
		len = f->len - at;
	SfntPiece *p = mem_realloc(NULL, sizeof *p + len);
	p->at = at;
	p->len = len;
	if (!fill(f, p)) {
		free(p);
		return NULL;
	}
	p->next = f->pieces;
	f->pieces = p;
	return p->bytes;
}

const uint8_t *sfnt_bytes(SfntFile *f, size_t at, size_t n)
{
	if (at > f->len || n > f->len - at)
		return NULL;
	if (f->data)
		return f->data + at;
	for (const SfntPiece *p = f->pieces; p; p = p->next)
		if (at >= p->at && at - p->at <= p->len && n <= p->len - (at - p->at))
			return p->bytes + (at - p->at);
	return read_piece(f, at, n);
}

/* ---- the outer form ---- */

static const char unreadable[] = "it cannot be read";

int sfnt_faces(SfntFile *f, const char **why)
{
	if (f->len < 12) {
		*why = f->len == 0 ? "it is empty" : "it is cut short";
		return 0;
	}
	const uint8_t *data = sfnt_bytes(f, 0, 12);
	if (!data) {
		*why = unreadable;
		return 0;
	}
	switch (sfnt_u32(data)) {
	case 0x00010000: /* TrueType */
	case 0x74727565: /* true */
	case 0x4F54544F: /* OTTO */
		return 1;
	case 0x74746366: { /* ttcf */
		uint32_t n = sfnt_u32(data + 8);

		if (n >= 1 && n <= MAX_FACES && 12 + (size_t)n * 4 <= f->len)
			return (int)n;
		*why = "its list of faces is damaged";
		return 0;
	}
	case 0x774F4646: /* wOFF */
	case 0x774F4632: /* wOF2 */
		*why = "it is a web font (WOFF): convert it to TTF or OTF first";
		return 0;
	default:
		*why = "it is no TrueType or OpenType font";
		return 0;
	}
}

/* Where the face's header stands. */
static bool header_at(SfntFile *f, int index, size_t *at)
{
	const uint8_t *start = sfnt_bytes(f, 0, 12), *entry;
	*at = 0;
	if (!start)
		return false;
	if (sfnt_u32(start) != 0x74746366) /* ttcf */
		return true;
	if (!(entry = sfnt_bytes(f, 12 + (size_t)index * 4, 4)))
		return false;
	*at = sfnt_u32(entry);
	return true;
}

bool sfnt_open(SfntFile *f, int index, Sfnt *out, const char **why)
{
	size_t at, len;
	int faces = sfnt_faces(f, why);

	if (faces == 0)
		return false;
	if (index < 0 || index >= faces) {
		*why = "it has no face of that index";
		return false;
	}
	const uint8_t *header = header_at(f, index, &at) ? sfnt_bytes(f, at, 12) : NULL;
	if (!header) {
		*why = f->error ? unreadable : "it is cut short";
		return false;
	}
	*out = (Sfnt){ .file = f, .directory = at + 12, .tables = sfnt_u16(header + 4) };
	if (!sfnt_bytes(f, out->directory, (size_t)out->tables * RECORD)) {
		*why = f->error ? unreadable : "its table directory is cut short";
		return false;
	}
	out->cff = sfnt_find(out, "CFF ", &at, &len);
	return true;
}

static const uint8_t *record_at(const Sfnt *f, unsigned i)
{
	return sfnt_bytes(f->file, f->directory + (size_t)i * RECORD, RECORD);
}

static const uint8_t *record(const Sfnt *f, const char *tag)
{
	for (unsigned i = 0; i < f->tables; i++) {
		const uint8_t *r = record_at(f, i);

		if (r && memcmp(r, tag, 4) == 0)
			return r;
	}
	return NULL;
}

static bool inside(const Sfnt *f, const uint8_t *r)
{
	uint32_t offset = sfnt_u32(r + 8), length = sfnt_u32(r + 12);

	return offset <= f->file->len && length <= f->file->len - offset;
}

bool sfnt_find(const Sfnt *f, const char *tag, size_t *at, size_t *len)
{
	const uint8_t *r = record(f, tag);

	if (!r || !inside(f, r))
		return false;
	*at = sfnt_u32(r + 8);
	*len = sfnt_u32(r + 12);
	return true;
}

/* The first n bytes of a table that is as long at least. */
static const uint8_t *start_of(const Sfnt *f, const char *tag, size_t n)
{
	size_t at, len;

	return sfnt_find(f, tag, &at, &len) && len >= n ? sfnt_bytes(f->file, at, n) : NULL;
}

const uint8_t *sfnt_table(const Sfnt *f, const char *tag, size_t *len)
{
	size_t at;

	return sfnt_find(f, tag, &at, len) ? sfnt_bytes(f->file, at, *len) : NULL;
}

/* Metrics: hmtx must hold an advance for each glyph that hhea and maxp promise. */
static const char *metrics_fault(const Sfnt *f, unsigned glyphs)
{
	size_t at, n;
	const uint8_t *hhea = start_of(f, "hhea", 36);

	if (!hhea)
		return "it has no horizontal metrics";
	unsigned advances = sfnt_u16(hhea + 34);

	if (advances == 0 || advances > glyphs)
		return "its horizontal metrics are damaged";
	if (!sfnt_find(f, "hmtx", &at, &n) || n < (size_t)advances * 4)
		return "its horizontal metrics are cut short";
	return NULL;
}

static const char *outline_fault(const Sfnt *f, unsigned glyphs, bool long_loca)
{
	size_t at, n, glyf_len, entry = long_loca ? 4 : 2;

	if (f->cff)
		return NULL;
	if (record(f, "CFF2"))
		return "it is a variable font with CFF2 outlines";
	if (!sfnt_find(f, "glyf", &at, &glyf_len) || !sfnt_find(f, "loca", &at, &n))
		return "it has no outlines";
	if (n < ((size_t)glyphs + 1) * entry)
		return "its glyph index is cut short";
	const uint8_t *last = sfnt_bytes(f->file, at + (size_t)glyphs * entry, entry);
	if (!last)
		return unreadable;
	size_t end = long_loca ? sfnt_u32(last) : (size_t)sfnt_u16(last) * 2;

	return end > glyf_len ? "its outlines are cut short" : NULL;
}

/* OS/2 fsType: what the maker of the face allows. */
static const char *licence_fault(const Sfnt *f)
{
	const uint8_t *os2 = start_of(f, "OS/2", 10);

	if (!os2)
		return NULL;
	unsigned type = sfnt_u16(os2 + 8);

	if ((type & 0x0F) == 0x02)
		return "its maker forbids embedding (OS/2 fsType: restricted licence)";
	if (type & 0x0100)
		return "its maker forbids subsetting (OS/2 fsType: no subsetting)";
	if (type & 0x0200)
		return "its maker allows bitmaps only (OS/2 fsType: bitmap embedding)";
	return NULL;
}

const char *sfnt_fault(const Sfnt *f)
{
	size_t at, n;
	const char *why;

	for (unsigned i = 0; i < f->tables; i++)
		if (!inside(f, record_at(f, i)))
			return "it is cut short: a table lies beyond its end";
	const uint8_t *head = start_of(f, "head", 54);

	if (!head)
		return "it has no head table";
	unsigned upem = sfnt_u16(head + 18), loca_format = sfnt_u16(head + 50);

	if (upem < 16 || upem > 16384)
		return upem == 0 ? "its units per em are 0" : "its units per em are out of range (16 to 16384)";
	const uint8_t *maxp = start_of(f, "maxp", 6);

	if (!maxp || sfnt_u16(maxp + 4) == 0)
		return "it has no glyphs";
	unsigned glyphs = sfnt_u16(maxp + 4);

	if (!sfnt_find(f, "cmap", &at, &n) || n < 4)
		return "it has no character map";
	if ((why = metrics_fault(f, glyphs)) || (why = outline_fault(f, glyphs, loca_format == 1)))
		return why;
	return licence_fault(f);
}
