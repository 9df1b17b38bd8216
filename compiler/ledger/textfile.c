/* textfile.c - see textfile.h.
 *
 * A piece is cut behind a line feed.  That byte (in UTF-16 that unit) is never part of a longer character
 * in any of the encodings, so each piece is decoded by itself.  Only a line longer than a piece makes one
 * longer. */
#include "ledger/textfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/guard.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ledger/census.h"
#include "ledger/decode.h"

enum { PIECE = 256 * 1024, BLOCK = 64 * 1024 };

struct TextFile {
	const char *path;
	int         fd;
	Encoding    encoding;
	size_t      mark; /* bytes of a byte order mark, passed over */
	struct stat found;
};

struct TextCursor {
	const TextFile *file;
	off_t  at;   /* where to read on */
	Buf    bytes; /* read: first the piece given last, then what comes after it */
	size_t given;
	bool   ended;
	Buf    text; /* the piece in UTF-8, when the file is not */
};

static Place at_file(const TextFile *f)
{
	return (Place){ .file = f->path };
}

const char *textfile_path(const TextFile *f)
{
	return f->path;
}

const char *textfile_encoding(const TextFile *f)
{
	return decode_name(f->encoding);
}

/* ---- pieces of bytes ---- */

/* The end of the last whole line before n, 0 when there is none. */
static size_t line_end(Encoding enc, const char *bytes, size_t n)
{
	if (enc == ENC_UTF16LE || enc == ENC_UTF16BE) {
		size_t low = enc == ENC_UTF16LE ? 0 : 1;
		for (size_t i = n - n % 2; i >= 2; i -= 2)
			if (bytes[i - 2 + low] == '\n' && bytes[i - 1 - low] == 0)
				return i;
		return 0;
	}
	while (n > 0 && bytes[n - 1] != '\n')
		n--;
	return n;
}

static bool read_block(TextCursor *c, Diag *d)
{
	char block[BLOCK];
	ssize_t n = pread(c->file->fd, block, sizeof block, c->at);
	if (n < 0 && errno == EINTR)
		return true;
	if (n < 0) {
		diag_machine(d, at_file(c->file), "cannot be read: %s", strerror(errno));
		return false;
	}
	c->ended = n == 0;
	c->at += n;
	buf_add(&c->bytes, block, (size_t)n);
	return true;
}

static bool unchanged(const TextFile *f, Diag *d)
{
	struct stat now;
	if (fstat(f->fd, &now) != 0) {
		diag_machine(d, at_file(f), "cannot be read: %s", strerror(errno));
		return false;
	}
	if (now.st_size == f->found.st_size && now.st_mtim.tv_sec == f->found.st_mtim.tv_sec &&
	    now.st_mtim.tv_nsec == f->found.st_mtim.tv_nsec)
		return true;
	diag_error(d, at_file(f), "the file was changed while it was read");
	return false;
}

/* The next piece as it is in the file; n = 0 at the end. */
static bool next_bytes(TextCursor *c, const char **bytes, size_t *n, Diag *d)
{
	size_t rest = c->bytes.len - c->given, end = 0;
	if (c->given > 0) {
		memmove(c->bytes.data, c->bytes.data + c->given, rest);
		c->bytes.len = rest;
		c->given = 0;
	}
	size_t looked = 0; /* a long line is not searched over and over */
	while (!c->ended && (c->bytes.len < PIECE || end == 0)) {
		if (!read_block(c, d))
			return false;
		if (c->bytes.len >= PIECE && !c->ended) {
			end = line_end(c->file->encoding, c->bytes.data + looked, c->bytes.len - looked);
			end += end ? looked : 0;
			looked = c->bytes.len - c->bytes.len % 2;
		}
	}
	if (c->ended && !unchanged(c->file, d))
		return false;
	*bytes = buf_text(&c->bytes);
	*n = c->given = c->ended ? c->bytes.len : end;
	return true;
}

/* ---- pieces of text ---- */

TextCursor *textfile_begin(const TextFile *f)
{
	TextCursor *c = mem_alloc(sizeof *c);
	c->file = f;
	textfile_rewind(c);
	return c;
}

void textfile_rewind(TextCursor *c)
{
	c->at = (off_t)c->file->mark;
	buf_clear(&c->bytes);
	c->given = 0;
	c->ended = false;
}

void textfile_end(TextCursor *c)
{
	if (!c)
		return;
	buf_free(&c->bytes);
	buf_free(&c->text);
	free(c);
}

bool textfile_more(void *cursor, const char **text, size_t *n, Diag *d)
{
	TextCursor *c = cursor;
	if (!next_bytes(c, text, n, d))
		return false;
	if (c->file->encoding != ENC_UTF8) {
		buf_clear(&c->text);
		if (!decode_piece(c->file->encoding, *text, *n, &c->text)) {
			diag_error(d, at_file(c->file), "the file was changed while it was read");
			return false;
		}
		*text = buf_text(&c->text);
		*n = c->text.len;
	}
	while (c->ended && *n > 0 && ((*text)[*n - 1] == 0 || (*text)[*n - 1] == 0x1A)) /* as decode_text() */
		--*n;
	return true;
}

/* ---- looking it through ---- */

/* The encoding of a file without a mark: ENC_NONE when decode_text() has something to say about it. */
static Encoding find_encoding(TextCursor *c, Diag *d)
{
	const char *bytes;
	size_t n = 1;
	bool utf8 = true;
	while (utf8 && n > 0) {
		if (!next_bytes(c, &bytes, &n, d))
			return ENC_NONE;
		utf8 = utf8_invalid_at(bytes, n) == n;
	}
	if (utf8)
		return ENC_UTF8;
	Census census = { 0 };
	textfile_rewind(c);
	for (n = 1; n > 0; census_add(&census, bytes, n))
		if (!next_bytes(c, &bytes, &n, d))
			return ENC_NONE;
	return census_mixed(&census) ? ENC_NONE : ENC_GB18030;
}

/* Can every piece be decoded, to text that needs no remark? */
static bool is_plain(TextCursor *c, Diag *d)
{
	size_t n = 1, first;
	const char *text;
	uint32_t which;
	while (n > 0) {
		if (!next_bytes(c, &text, &n, d))
			return false;
		if (c->file->encoding != ENC_UTF8) {
			buf_clear(&c->text);
			if (!decode_piece(c->file->encoding, text, n, &c->text))
				return false;
			text = buf_text(&c->text);
			if (n > 0)
				n = c->text.len;
		} else if (utf8_invalid_at(text, n) < n)
			return false;
		if (memchr(text, 0, n) || decode_doubtful(text, n, &first, &which) > 0)
			return false;
	}
	return true;
}

/* The whole text at once, for what decode_text() has to say. */
static bool look_whole(TextFile *f, const char *encoding, Diag *d)
{
	Buf bytes = { 0 }, text = { 0 };
	const char *taken = NULL;
	bool good = file_read(f->path, &bytes, d) &&
	            decode_text(f->path, buf_text(&bytes), bytes.len, encoding, &text, &taken, d);
	for (Encoding e = ENC_UTF8; good && e <= ENC_UTF16BE; e++)
		if (!strcmp(decode_name(e), taken))
			f->encoding = e;
	buf_free(&bytes);
	buf_free(&text);
	return good;
}

static bool look_through(TextFile *f, const char *encoding, Diag *d)
{
	char first[4096] = { 0 };
	ssize_t n = pread(f->fd, first, sizeof first, 0);
	Encoding marked = decode_mark(first, n > 0 ? (size_t)n : 0, &f->mark);
	if (marked == ENC_NONE && !encoding)
		marked = decode_unmarked(first, n > 0 ? (size_t)n : 0);
	f->encoding = encoding ? decode_named(encoding, marked) : marked;
	if (f->encoding != marked)
		f->mark = 0;
	bool text = !decode_no_text(first, n > 0 ? (size_t)n : 0);
	TextCursor *c = textfile_begin(f);
	int errors = diag_count(d, SEVERITY_ERROR) + diag_count(d, SEVERITY_MACHINE);
	if (!encoding && f->encoding == ENC_NONE && text)
		f->encoding = find_encoding(c, d);
	textfile_rewind(c);
	bool plain = text && f->encoding != ENC_NONE && is_plain(c, d);
	textfile_end(c);
	if (diag_count(d, SEVERITY_ERROR) + diag_count(d, SEVERITY_MACHINE) > errors)
		return false; /* it cannot be read at all */
	return plain || look_whole(f, encoding, d);
}

TextFile *textfile_open(const char *path, const char *encoding, Diag *d)
{
	TextFile *f = mem_alloc(sizeof *f);
	f->path = path;
	f->fd = -1;
	if (!file_exists(path))
		diag_error(d, at_file(f), "there is no such file");
	else if (!file_is_plain(path)) /* found before it is opened: that would wait for a pipe */
		diag_error(d, at_file(f), "this is no plain file: a stream is read more than once, which a pipe or folder cannot be");
	else if ((f->fd = open(path, O_RDONLY | O_CLOEXEC)) < 0 || fstat(f->fd, &f->found) != 0)
		diag_machine(d, at_file(f), "cannot be opened: %s", strerror(errno));
	else if (guard_file(&f->found), look_through(f, encoding, d))
		return f;
	textfile_close(f);
	return NULL;
}

void textfile_close(TextFile *f)
{
	if (!f)
		return;
	if (f->fd >= 0)
		close(f->fd);
	free(f);
}
