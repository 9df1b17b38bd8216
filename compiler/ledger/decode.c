/* decode.c - bytes of unknown encoding → UTF-8.
 *
 * The whole text is in memory and goes to iconv(3) in one call after another with its state
 * carried, so no character is ever cut at a buffer's edge.  GB18030 is tried only when the bytes
 * are no UTF-8, because it reads nearly any UTF-8 as nonsense without complaint; and it is not tried
 * at all when part of the file plainly is UTF-8.  "GB2312" is never asked of iconv: it gives the
 * wrong dash (A1AA) and middle dot (A1A4). */
#include "ledger/decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ledger/census.h"

static const char *const ICONV_NAMES[] = { NULL, "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" };

typedef struct Text {
	const char *file;
	const char *bytes;
	size_t      n;
	size_t      skipped; /* bytes of a mark before them */
	bool        wide;    /* UTF-16: lines cannot be counted by bytes */
	Diag       *diag;
} Text;

/* ---- places ---- */

typedef struct Spot {
	int line; /* of the file, from 1 */
	int row;  /* as a spreadsheet numbers it: line ends inside quotes do not count */
} Spot;

/* Quotes and line ends are ASCII in UTF-8 and in GB18030 alike and never part of a longer
 * character there (second bytes begin at 0x30), so bytes can be counted before decoding. */
static Spot spot_of(const char *bytes, size_t offset)
{
	Spot s = { 1, 1 };
	bool quoted = false;
	for (size_t i = 0; i < offset; i++) {
		if (bytes[i] == '"')
			quoted = !quoted;
		if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) {
			s.line++;
			if (!quoted)
				s.row++;
		}
	}
	return s;
}

static Place place_of(const Text *t, Spot s)
{
	return (Place){ .file = t->file, .line = s.line };
}

/* "CB E0 C4 CF": the bytes at the fault, as many as help. */
static const char *hex(const Text *t, size_t offset, char out[16])
{
	static const char digits[] = "0123456789ABCDEF";
	size_t k = 0;
	for (size_t i = offset; i < t->n && i < offset + 4 && (i == offset || (t->bytes[i] & 0x80)); i++) {
		unsigned char c = (unsigned char)t->bytes[i];
		if (k)
			out[k++] = ' ';
		out[k++] = digits[c >> 4];
		out[k++] = digits[c & 15];
	}
	out[k] = 0;
	return out;
}

static bool refuse(const Text *t, size_t offset, const char *why, const char *offer)
{
	char bytes[16];
	hex(t, offset, bytes);
	if (t->wide) {
		diag_error(t->diag, (Place){ .file = t->file }, "byte offset %zu: %s %s%s", offset + t->skipped, bytes, why, offer);
		return false;
	}
	Spot s = spot_of(t->bytes, offset);
	if (s.row > 1)
		diag_error(t->diag, place_of(t, s), "data row %d (line %d), byte offset %zu: %s %s%s", s.row - 1, s.line,
		           offset, bytes, why, offer);
	else
		diag_error(t->diag, place_of(t, s), "line %d, byte offset %zu: %s %s%s", s.line, offset, bytes, why, offer);
	return false;
}

#define OFFER_NAME "; if you know better, name it: encoding = \"utf-8\" or \"gb18030\" on the file's line in the manifest"

/* ---- is it UTF-8 in part? ---- */

/* Whole lines of good UTF-8 beside bytes that are none: GB18030 would turn the good lines into nonsense. */
static bool refuse_mixed(const Text *t, size_t invalid)
{
	Census c = { 0 };
	census_add(&c, t->bytes, t->n);
	if (!census_mixed(&c))
		return true;
	if (c.strong && c.faulty > c.strong)
		return refuse(t, c.odd, "begins a line of UTF-8 in a file that otherwise is none: two encodings are mixed", OFFER_NAME);
	return refuse(t, invalid, "is no UTF-8, though the rest of the file is: two encodings are mixed, or the bytes are damaged",
	              OFFER_NAME);
}

/* ---- conversion ---- */

/* Takes in what iconv makes of the bytes. Gives the offset of the first that it makes nothing of, n when
 * there is none; *cut: because the text ends within a character. */
static size_t convert_bytes(iconv_t cd, Encoding enc, const char *bytes, size_t n, Buf *out, bool *cut)
{
	char  *work = mem_alloc(n + 1); /* iconv takes char **, not const char ** */
	char  *in = work;
	size_t left = n;
	char   room[16384];
	memcpy(work, bytes, n);
	*cut = false;
	while (left) {
		char  *to = room;
		size_t free_bytes = sizeof room;
		size_t r = iconv(cd, &in, &left, &to, &free_bytes);
		int    why = errno;
		buf_add(out, room, (size_t)(to - room));
		if (r != (size_t)-1 || why == E2BIG)
			continue;
		if (enc == ENC_GB18030 && (unsigned char)*in == 0x80) { /* € in the code page Excel writes */
			buf_text_add(out, "€");
			in++;
			left--;
			continue;
		}
		*cut = why == EINVAL;
		break;
	}
	free(work);
	return n - left;
}

static bool convert(const Text *t, Encoding enc, bool named, Buf *out)
{
	bool cut;
	iconv_t cd = iconv_open("UTF-8", ICONV_NAMES[enc]);
	if (cd == (iconv_t)-1) {
		diag_machine(t->diag, (Place){ .file = t->file }, "iconv does not know %s", ICONV_NAMES[enc]);
		return false;
	}
	size_t bad = convert_bytes(cd, enc, t->bytes, t->n, out, &cut);
	iconv_close(cd);
	if (bad == t->n)
		return true;
	if (enc == ENC_GB18030 && !named)
		return refuse(t, bad, "is neither UTF-8 nor GB18030", OFFER_NAME);
	return refuse(t, bad, cut ? "is cut short at the end of the file" : "is no character of the encoding that the file has or was said to have", "");
}

bool decode_piece(Encoding enc, const char *bytes, size_t n, Buf *out)
{
	bool cut;
	iconv_t cd = iconv_open("UTF-8", ICONV_NAMES[enc]);
	if (cd == (iconv_t)-1)
		return false;
	size_t bad = convert_bytes(cd, enc, bytes, n, out, &cut);
	iconv_close(cd);
	return bad == n;
}

bool decode_codepage(int page, const char *bytes, size_t n, Buf *out)
{
	char name[16];
	bool cut;
	snprintf(name, sizeof name, "CP%d", page);
	iconv_t cd = iconv_open("UTF-8", page == 936 ? "GB18030" : page == 10000 ? "MACINTOSH" : name); /* GB18030 has all of 936 */
	if (cd == (iconv_t)-1)
		return false;
	size_t bad = convert_bytes(cd, page == 936 ? ENC_GB18030 : ENC_NONE, bytes, n, out, &cut);
	iconv_close(cd);
	return bad == n;
}

const char *decode_name(Encoding enc)
{
	return ICONV_NAMES[enc];
}

/* ---- what came out ---- */

/* NUL and Ctrl-Z at the end are left by old programs; inside they mean this is no text. */
static bool check_controls(const Text *t, Buf *out)
{
	while (out->len && (out->data[out->len - 1] == 0 || out->data[out->len - 1] == 0x1A))
		out->data[--out->len] = 0;
	const char *nul = out->len ? memchr(out->data, 0, out->len) : NULL;
	if (!nul)
		return true;
	Spot s = spot_of(out->data, (size_t)(nul - out->data));
	diag_error(t->diag, place_of(t, s), "line %d holds a NUL byte: this is no text, or UTF-16 without its mark "
	           "(name it: encoding = \"utf-16le\")", s.line);
	return false;
}

size_t decode_doubtful(const char *text, size_t n, size_t *first, uint32_t *which)
{
	const char *end = text + n;
	size_t count = 0;
	for (const char *p = text; p < end;) {
		uint32_t cp;
		if ((unsigned char)*p < 0xEE) { /* no such character begins so */
			p++;
			continue;
		}
		size_t k = utf8_decode(p, end, &cp);
		if (char_is_private(cp) || cp == 0xFFFD) {
			if (!count++) {
				*which = cp;
				*first = (size_t)(p - text);
			}
		}
		p += k ? k : 1;
	}
	return count;
}

static void warn_doubtful(const Text *t, const Buf *out)
{
	size_t first = 0;
	uint32_t which = 0;
	size_t count = decode_doubtful(buf_text(out), out->len, &first, &which);
	if (!count)
		return;
	Spot s = spot_of(out->data, first);
	diag_warn(t->diag, place_of(t, s), which == 0xFFFD
	          ? "line %d holds U+%04X, left where a program lost a character (%zu in the file)"
	          : "line %d holds U+%04X, a private character that other machines cannot show (%zu in the file)",
	          s.line, (unsigned)which, count);
}

/* In ASCII, whatever its case. */
static bool begins(const char *bytes, size_t n, const char *with)
{
	size_t i = 0;
	for (; i < n && with[i]; i++)
		if ((bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] + 'a' - 'A' : bytes[i]) != with[i])
			return false;
	return !with[i];
}

/* Systems that "export to Excel" often write a page or XML and call it .xls, which Excel opens. */
const char *decode_no_text(const char *bytes, size_t n)
{
	if (n >= 4 && memcmp(bytes, "PK\3\4", 4) == 0)
		return "a ZIP archive (an XLSX workbook?), not text";
	if (n >= 4 && memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0)
		return "an old Excel workbook (XLS), not text";
	if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		n -= 3;
	}
	for (; n > 0 && strchr(" \t\r\n", *bytes) && *bytes; bytes++)
		n--;
	if (begins(bytes, n, "<html") || begins(bytes, n, "<!doctype html") || begins(bytes, n, "<table") || begins(bytes, n, "mime-version:"))
		return "a web page, whatever it is called: open it in Excel or WPS and save it as XLSX";
	if (begins(bytes, n, "<?xml") || begins(bytes, n, "<workbook"))
		return "XML (a workbook of Excel 2003?): open it in Excel or WPS and save it as XLSX";
	return NULL;
}

static bool refuse_workbook(const Text *t)
{
	const char *what = decode_no_text(t->bytes, t->n);
	if (what)
		diag_error(t->diag, (Place){ .file = t->file }, "this is %s", what);
	return what != NULL;
}

/* ---- which encoding ---- */

static Encoding encoding_named(const char *name)
{
	static const struct { const char *name; Encoding enc; } list[] = {
		{ "utf-8", ENC_UTF8 }, { "utf8", ENC_UTF8 }, { "gb18030", ENC_GB18030 }, { "gbk", ENC_GB18030 },
		{ "cp936", ENC_GB18030 }, { "gb2312", ENC_GB18030 }, { "utf-16le", ENC_UTF16LE }, { "utf-16be", ENC_UTF16BE },
	};
	char low[16] = { 0 };
	for (size_t i = 0; name[i]; i++) {
		if (i + 1 == sizeof low)
			return ENC_NONE;
		low[i] = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] - 'A' + 'a') : name[i];
	}
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (strcmp(low, list[i].name) == 0)
			return list[i].enc;
	return ENC_NONE;
}

Encoding decode_named(const char *name, Encoding marked)
{
	if (strcmp(name, "utf-16") == 0 || strcmp(name, "UTF-16") == 0)
		return marked == ENC_UTF16BE ? ENC_UTF16BE : ENC_UTF16LE;
	return encoding_named(name);
}

Encoding decode_mark(const char *bytes, size_t n, size_t *mark)
{
	static const struct { const char *bytes; size_t n; Encoding enc; } list[] = {
		{ "\xEF\xBB\xBF", 3, ENC_UTF8 }, { "\xFF\xFE", 2, ENC_UTF16LE }, { "\xFE\xFF", 2, ENC_UTF16BE },
	};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		if (n >= list[i].n && memcmp(bytes, list[i].bytes, list[i].n) == 0) {
			*mark = list[i].n;
			return list[i].enc;
		}
	}
	*mark = 0;
	return ENC_NONE;
}

Encoding decode_unmarked(const char *bytes, size_t n)
{
	enum { FIRST = 4096 };
	size_t little = 0, big = 0;
	for (size_t i = 0; i + 1 < n && i < FIRST; i += 2) {
		bool low = bytes[i] == '\n' || bytes[i] == '\r', high = bytes[i + 1] == '\n' || bytes[i + 1] == '\r';
		little += low && bytes[i + 1] == 0;
		big += high && bytes[i] == 0;
	}
	return little > 0 && !big ? ENC_UTF16LE : big > 0 && !little ? ENC_UTF16BE : ENC_NONE;
}

static bool read_utf8(const Text *t, size_t skip, const char *why, const char *offer, Buf *out)
{
	size_t bad = utf8_invalid_at(t->bytes, t->n);
	if (bad < t->n)
		return refuse(t, bad, why, offer);
	buf_add(out, t->bytes + skip, t->n - skip);
	return true;
}

static Text after_mark(const Text *t, size_t mark, Encoding enc)
{
	Text rest = *t;
	rest.bytes += mark;
	rest.n -= mark;
	rest.skipped = mark;
	rest.wide = enc == ENC_UTF16LE || enc == ENC_UTF16BE;
	return rest;
}

static bool read_named(const Text *t, const char *name, Encoding marked, size_t mark, Buf *out, Encoding *enc)
{
	*enc = decode_named(name, marked);
	if (*enc == ENC_NONE) {
		diag_error(t->diag, (Place){ .file = t->file },
		           "unknown encoding \"%s\": it can be utf-8, gb18030 (or gbk), utf-16, utf-16le, utf-16be", name);
		return false;
	}
	if (*enc == ENC_UTF8)
		return read_utf8(t, marked == ENC_UTF8 ? mark : 0, "is no UTF-8, as the file was said to be", "", out);
	Text rest = after_mark(t, marked == *enc ? mark : 0, *enc);
	return convert(&rest, *enc, true, out);
}

static bool read_found(const Text *t, Encoding marked, size_t mark, Buf *out, Encoding *enc)
{
	*enc = marked;
	if (marked == ENC_UTF8)
		return read_utf8(t, mark, "is no UTF-8, though the file begins with its mark",
		                 "; name the encoding in the manifest if the mark is wrong", out);
	if (marked != ENC_NONE) {
		Text rest = after_mark(t, mark, marked);
		return convert(&rest, marked, false, out);
	}
	size_t bad = utf8_invalid_at(t->bytes, t->n);
	*enc = bad == t->n ? ENC_UTF8 : ENC_GB18030;
	if (bad == t->n) {
		buf_add(out, t->bytes, t->n);
		return true;
	}
	return refuse_mixed(t, bad) && convert(t, ENC_GB18030, false, out);
}

bool decode_text(const char *file, const char *bytes, size_t n, const char *encoding, Buf *out,
                 const char **taken, Diag *d)
{
	Text     t = { .file = file, .bytes = bytes, .n = n, .diag = d };
	size_t   mark;
	Encoding marked = decode_mark(bytes, n, &mark), enc = ENC_NONE;
	buf_clear(out);
	if (refuse_workbook(&t))
		return false;
	if (marked == ENC_NONE && !encoding)
		marked = decode_unmarked(bytes, n);
	bool good = encoding ? read_named(&t, encoding, marked, mark, out, &enc) : read_found(&t, marked, mark, out, &enc);
	if (!good || !check_controls(&t, out))
		return false;
	warn_doubtful(&t, out);
	if (taken)
		*taken = ICONV_NAMES[enc];
	return true;
}
