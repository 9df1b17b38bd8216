/* diag.c - see diag.h. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/utf8.h"

typedef struct Source {
	char *file;
	const char *text;
	size_t len;
} Source;

struct Diag {
	int counts[4];
	int written[2], hidden;   /* of this document or file; written: of what is no error, and of errors */
	Severity worst_hidden;    /* but for the one that is kept */
	Buf kept, kept_file, kept_sheet; /* the last error that is hidden, which may be what ends the run */
	Place kept_at;
	bool has_kept;
	bool quiet, silent, color;
	DiagFormat format;
	void (*before)(void *data, Buf *out);
	void *before_data;
	Source *sources;
	size_t source_count, source_cap;
	char **seen;              /* keys of diag_once(), by hash; NULL: free */
	size_t seen_count, slots; /* slots: a power of two, or 0 */
};

Diag *diag_new(void)
{
	Diag *d = mem_alloc(sizeof *d);
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
	d->color = isatty(STDERR_FILENO) && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
	return d;
}

void diag_free(Diag *d)
{
	if (!d)
		return;
	diag_next(d);
	for (size_t i = 0; i < d->source_count; i++)
		free(d->sources[i].file);
	for (size_t i = 0; i < d->slots; i++)
		free(d->seen[i]);
	buf_free(&d->kept);
	buf_free(&d->kept_file);
	buf_free(&d->kept_sheet);
	free(d->sources);
	free(d->seen);
	free(d);
}

void diag_set_quiet(Diag *d, bool quiet)
{
	d->quiet = quiet;
}

void diag_set_silent(Diag *d)
{
	d->silent = true;
}

void diag_set_format(Diag *d, DiagFormat f)
{
	d->format = f;
}

void diag_set_before(Diag *d, void (*before)(void *data, Buf *out), void *data)
{
	d->before = before;
	d->before_data = data;
}

static Source *find_source(const Diag *d, const char *file)
{
	for (size_t i = 0; i < d->source_count; i++)
		if (!strcmp(d->sources[i].file, file))
			return &d->sources[i];
	return NULL;
}

void diag_source(Diag *d, const char *file, const char *text, size_t len)
{
	Source *s = find_source(d, file);
	if (!s) {
		s = MEM_PUSH(d->sources, d->source_count, d->source_cap);
		s->file = mem_strdup(file);
	}
	s->text = text;
	s->len = text ? len : 0;
}

static const char *const names[] = { "note", "warning", "error", "error" };
static const char *const colors[] = { "\033[36m", "\033[35m", "\033[1;31m", "\033[1;31m" };

/* What is one line in a message, whatever it is: what follows a line end within it is set in, and is no message of its own. */
static void write_shown(Buf *out, const char *s, size_t n)
{
	const char *end = s + n;
	for (const char *stop; (stop = memchr(s, '\n', (size_t)(end - s))) && stop + 1 < end; s = stop + 1) {
		utf8_show(out, s, (size_t)(stop + 1 - s));
		buf_text_add(out, "    ");
	}
	utf8_show(out, s, (size_t)(end - s));
}

static void write_place(Buf *out, Place at)
{
	write_shown(out, at.file, strlen(at.file));
	if (at.sheet) {
		buf_byte(out, '[');
		write_shown(out, at.sheet, strlen(at.sheet));
		buf_byte(out, ']');
	}
	if (at.line > 0) {
		buf_printf(out, ":%d", at.line);
		if (at.column > 0)
			buf_printf(out, ":%d", at.column);
	}
	buf_text_add(out, ": ");
}

enum { LONGEST_LINE = 2000, CUT_LINE = 240 /* bytes: of a longer one so much is shown on each side of the column */ };

/* Where a column, from 1 in characters, begins; the line's start when it is 0. */
static const char *at_character(const char *p, const char *stop, int column)
{
	for (uint32_t cp; column > 1 && p < stop; column--) {
		size_t k = utf8_decode(p, stop, &cp);
		p += k ? k : 1;
	}
	return p;
}

/* The start of a character about n bytes before p, or behind it. */
static const char *back_by(const char *start, const char *p, ptrdiff_t n)
{
	p = p - start > n ? p - n : start;
	while (p > start && ((unsigned char)*p & 0xC0) == 0x80)
		p--;
	return p;
}

static const char *on_by(const char *p, const char *stop, ptrdiff_t n)
{
	p = stop - p > n ? p + n : stop;
	while (p < stop && ((unsigned char)*p & 0xC0) == 0x80)
		p++;
	return p;
}

/* A caret under what stands at `to`; wide characters move it by two. */
static void write_caret(Buf *out, const char *p, const char *to)
{
	while (p < to) {
		uint32_t cp;
		size_t k = utf8_decode(p, to, &cp);
		p += k ? k : 1;
		if (cp == '\t')
			buf_byte(out, '\t');
		else
			buf_text_add(out, cp >= 0x1100 && (char_is_han(cp) || (cp >= 0x3000 && cp <= 0x303F) ||
			                                   (cp >= 0xFF01 && cp <= 0xFF60)) ? "  " : " ");
	}
	buf_text_add(out, "^\n");
}

/* The source line, or what of it is about the column, and a caret under that. */
static void write_source_line(Buf *out, const Source *s, Place at)
{
	const char *p = s->text, *end = s->text + s->len;
	for (int line = 1; line < at.line; line++) {
		p = memchr(p, '\n', (size_t)(end - p));
		if (!p)
			return;
		p++;
	}
	const char *stop = memchr(p, '\n', (size_t)(end - p));
	if (!stop)
		stop = end;
	if (stop > p && stop[-1] == '\r')
		stop--;
	if (stop == p)
		return;
	const char *mark = at_character(p, stop, at.column);
	bool cut = stop - p > LONGEST_LINE;
	const char *from = cut ? back_by(p, mark, CUT_LINE) : p, *to = cut ? on_by(mark, stop, CUT_LINE) : stop;
	buf_text_add(out, from > p ? "    …" : "    ");
	utf8_show(out, from, (size_t)(to - from));
	buf_text_add(out, to < stop ? "…\n" : "\n");
	if (at.column <= 0)
		return;
	buf_text_add(out, from > p ? "      " : "    ");
	write_caret(out, from, mark);
}

static void write_text(const Diag *d, Buf *out, Severity s, Place at, const char *message)
{
	if (at.file)
		write_place(out, at);
	else
		buf_text_add(out, "wenheng: ");
	if (d->color)
		buf_printf(out, "%s%s:\033[0m ", colors[s], names[s]);
	else
		buf_printf(out, "%s: ", names[s]);
	write_shown(out, message, strlen(message));
	buf_byte(out, '\n');
	const Source *source = at.file && at.line > 0 ? find_source(d, at.file) : NULL;
	if (source && source->text)
		write_source_line(out, source, at);
}

static void write_json(Buf *out, Severity s, Place at, const char *message)
{
	Json j = { .out = out };
	json_open(&j, '{');
	json_key(&j, "severity");
	json_text(&j, names[s]);
	if (at.file) {
		json_key(&j, "file");
		json_text(&j, at.file);
	}
	if (at.sheet) {
		json_key(&j, "sheet");
		json_text(&j, at.sheet);
	}
	if (at.line > 0) {
		json_key(&j, "line");
		json_int(&j, at.line);
	}
	if (at.column > 0) {
		json_key(&j, "column");
		json_int(&j, at.column);
	}
	json_key(&j, "message");
	json_text(&j, message);
	json_close(&j, '}');
	buf_byte(out, '\n');
}

static void write_message(Diag *d, Severity s, Place at, const char *message)
{
	Buf out = { 0 };
	if (d->before)
		d->before(d->before_data, &out);
	if (d->format == DIAG_JSON)
		write_json(&out, s, at, message);
	else
		write_text(d, &out, s, at, message);
	fflush(stdout);
	fwrite(out.data, 1, out.len, stderr);
	buf_free(&out);
}

enum { WRITTEN_MOST = 1000, LONGEST = 8000 /* bytes: a cell may say more, and a thousand others too */ };

/* Of a message that is too long the beginning, whole characters of it. */
static void shorten(Buf *message)
{
	size_t n = LONGEST;
	if (message->len <= n)
		return;
	while (n > 0 && ((unsigned char)message->data[n] & 0xC0) == 0x80)
		n--;
	message->len = n;
	buf_text_add(message, "…");
}

static void hide(Diag *d, Severity s)
{
	d->worst_hidden = !d->hidden || s > d->worst_hidden ? s : d->worst_hidden;
	d->hidden++;
}

static const char *keep_text(Buf *b, const char *text)
{
	buf_clear(b);
	if (text)
		buf_text_add(b, text);
	return text ? buf_text(b) : NULL;
}

/* Hides the error that was kept before, and keeps this one. */
static void keep(Diag *d, Place at, const char *format, va_list args)
{
	if (d->has_kept)
		hide(d, SEVERITY_ERROR);
	d->has_kept = true;
	d->kept_at = (Place){ keep_text(&d->kept_file, at.file), keep_text(&d->kept_sheet, at.sheet), at.line, at.column };
	buf_clear(&d->kept);
	buf_vprintf(&d->kept, format, args);
}

static void report(Diag *d, Severity s, Place at, const char *format, va_list args)
{
	int *written = &d->written[s >= SEVERITY_ERROR];
	d->counts[s]++;
	if (d->silent || (d->quiet && s < SEVERITY_ERROR))
		return;
	if (*written >= WRITTEN_MOST && s < SEVERITY_ERROR) {
		hide(d, s);
		return;
	}
	if (*written >= WRITTEN_MOST && s == SEVERITY_ERROR) {
		keep(d, at, format, args);
		return;
	}
	Buf message = { 0 };
	++*written;
	buf_vprintf(&message, format, args);
	shorten(&message);
	write_message(d, s, at, buf_text(&message));
	buf_free(&message);
}

void diag_next(Diag *d)
{
	Buf message = { 0 };
	buf_printf(&message, "%d more %s not written here", d->hidden, d->hidden == 1 ? "message is" : "messages are");
	if (d->hidden)
		write_message(d, d->worst_hidden, PLACE_NONE, buf_text(&message));
	buf_free(&message);
	if (d->has_kept)
		write_message(d, SEVERITY_ERROR, d->kept_at, buf_text(&d->kept));
	d->written[0] = d->written[1] = d->hidden = 0;
	d->has_kept = false;
}

#define REPORT(severity)                               \
	do {                                           \
		va_list args;                          \
		va_start(args, format);                \
		report(d, severity, at, format, args); \
		va_end(args);                          \
	} while (0)

void diag_note(Diag *d, Place at, const char *format, ...)
{
	REPORT(SEVERITY_NOTE);
}

void diag_warn(Diag *d, Place at, const char *format, ...)
{
	REPORT(SEVERITY_WARNING);
}

void diag_error(Diag *d, Place at, const char *format, ...)
{
	REPORT(SEVERITY_ERROR);
}

void diag_machine(Diag *d, Place at, const char *format, ...)
{
	REPORT(SEVERITY_MACHINE);
}

static char **slot_of(const Diag *d, const char *key)
{
	size_t i = (size_t)hash_bytes(HASH_START, key, strlen(key)) & (d->slots - 1);
	while (d->seen[i] && strcmp(d->seen[i], key) != 0)
		i = (i + 1) & (d->slots - 1);
	return &d->seen[i];
}

static void grow_slots(Diag *d)
{
	char **old = d->seen;
	size_t n = d->slots;
	d->slots = n ? n * 2 : 64;
	d->seen = mem_alloc(d->slots * sizeof *d->seen);
	for (size_t i = 0; i < n; i++)
		if (old[i])
			*slot_of(d, old[i]) = old[i];
	free(old);
}

bool diag_once(Diag *d, const char *key)
{
	if ((d->seen_count + 1) * 2 > d->slots)
		grow_slots(d);
	char **slot = slot_of(d, key);
	if (*slot)
		return false;
	*slot = mem_strdup(key);
	d->seen_count++;
	return true;
}

int diag_count(const Diag *d, Severity s)
{
	return d->counts[s];
}

int diag_status(const Diag *d)
{
	return d->counts[SEVERITY_MACHINE] ? 3 : d->counts[SEVERITY_ERROR] ? 1 : 0;
}
