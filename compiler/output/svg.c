/* svg.c - pages as pictures: an SVG file each, for previews and the web.
 *
 * Glyphs are drawn by their outlines, each stated once a file, so a page looks the same with whatever fonts there
 * are; the text lies over them unseen, a place for each character, to be found and copied.  Links within the
 * document have no place to lead to in files of one page; links outside stay.  The pages are put in place together when
 * the last is written. */
#include "output/backend.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/file.h"
#include "base/signals.h"
#include "base/utf8.h"
#include "output/plain.h"
#include "output/xml.h"

typedef struct Drawn { /* a glyph whose outline the file has */
	int face;
	uint32_t glyph;
} Drawn;

typedef struct SvgSink {
	PageSink sink; /* first, so that its pointer is ours */
	const Doc *doc;
	FontSet *fonts;
	Diag    *diag;
	char    *path;    /* as asked for, heap */
	bool     unsynced;
	bool     failed;  /* a picture could not be read */
	OutFile **files;  /* heap: the pages so far, whole, but not in place */
	size_t   count, cap;
	Buf      defs;    /* of the page: outlines */
	Buf      body;
	Drawn   *drawn;   /* heap */
	size_t   drawn_count, drawn_cap;
} SvgSink;

/* ---- pieces ---- */

static void put(Buf *b, const char *name, Unit u)
{
	char text[16];

	buf_printf(b, " %s=\"%s\"", name, unit_text(u, text));
}

static void put_number(Buf *b, Unit u)
{
	char text[16];

	buf_text_add(b, unit_text(u, text));
}

static void put_color(Buf *b, const char *name, uint32_t rgb)
{
	buf_printf(b, " %s=\"#%06x\"", name, (unsigned)rgb & 0xffffffu);
}

/* ---- text ---- */

static void define(SvgSink *s, int face, uint32_t glyph)
{
	for (size_t i = 0; i < s->drawn_count; i++)
		if (s->drawn[i].face == face && s->drawn[i].glyph == glyph)
			return;
	*MEM_PUSH(s->drawn, s->drawn_count, s->drawn_cap) = (Drawn){ face, glyph };
	buf_printf(&s->defs, "<path id=\"g%d-%u\" d=\"", face, (unsigned)glyph);
	face_contour(s->fonts, face, glyph, &s->defs);
	buf_text_add(&s->defs, "\"/>\n");
}

/* From a face's units to points: in billionths, so that it is exact over a whole line. */
static void put_scale(Buf *b, Unit size, int upem)
{
	int64_t v = (int64_t)size * 1000000 / upem;

	buf_printf(b, "%lld.%09lld", (long long)(v / 1000000000), (long long)(v % 1000000000));
}

/* Outlines are in the face's units, y up; the group brings them to the text's place and size. */
static void draw_glyphs(SvgSink *s, const Op *op)
{
	Buf *b = &s->body;
	Unit size = op->u.text.size;
	int upem = fontset_face_info(s->fonts, op->u.text.face)->upem;

	buf_text_add(b, "<g aria-hidden=\"true\" transform=\"translate(");
	put_number(b, op->x);
	buf_byte(b, ' ');
	put_number(b, op->y);
	buf_text_add(b, ") scale(");
	put_scale(b, size, upem);
	buf_text_add(b, " -");
	put_scale(b, size, upem);
	buf_text_add(b, ")\"");
	put_color(b, "fill", op->u.text.color);
	if (op->u.text.stroke > 0) {
		put_color(b, "stroke", op->u.text.color);
		put(b, "stroke-width", (Unit)((int64_t)op->u.text.stroke * upem * 1000 / size));
	}
	buf_text_add(b, ">");
	for (uint32_t i = 0; i < op->u.text.count; i++) {
		const Glyph *g = &op->u.text.glyphs[i];

		define(s, op->u.text.face, g->id);
		buf_printf(b, "<use href=\"#g%d-%u\"", op->u.text.face, (unsigned)g->id);
		put(b, "x", (Unit)((int64_t)g->x * upem * 1000 / size));
		buf_text_add(b, "/>");
	}
	buf_text_add(b, "</g>\n");
}

/* The places of the text's characters; those of one glyph share its place.  A character beyond the BMP counts as two. */
static void put_places(Buf *b, const Op *op)
{
	const char *text = op->u.text.text, *end = text + op->u.text.text_len;
	bool first = true;

	for (uint32_t i = 0; i < op->u.text.count; i++) {
		const Glyph *g = &op->u.text.glyphs[i];
		const char *stop = g->bytes > end - text ? end : text + g->bytes;

		while (text < stop) {
			uint32_t cp;

			text += utf8_decode(text, stop, &cp);
			for (int k = 0; k < (cp > 0xFFFF ? 2 : 1); k++) {
				if (!first)
					buf_byte(b, ' ');
				put_number(b, op->x + g->x);
				first = false;
			}
		}
	}
}

static void draw_text(SvgSink *s, const Op *op)
{
	Buf *b = &s->body;

	draw_glyphs(s, op);
	if (op->u.text.silent || op->u.text.text_len == 0)
		return;
	buf_text_add(b, "<text xml:space=\"preserve\" fill=\"none\"");
	put(b, "font-size", op->u.text.size);
	put(b, "y", op->y);
	buf_text_add(b, " x=\"");
	put_places(b, op);
	buf_text_add(b, "\">");
	xml_text(b, op->u.text.text, op->u.text.text_len);
	buf_text_add(b, "</text>\n");
}

/* ---- the rest ---- */

static void draw_rect(Buf *b, const Op *op, Unit w, Unit h, uint32_t color)
{
	buf_text_add(b, "<rect");
	put(b, "x", op->x);
	put(b, "y", op->y);
	put(b, "width", w);
	put(b, "height", h);
	put_color(b, "fill", color);
	buf_text_add(b, "/>\n");
}

static void draw_path(Buf *b, const Op *op)
{
	static const struct { char name; int points; } verbs[] = {
		[PATH_MOVE] = { 'M', 1 }, [PATH_LINE] = { 'L', 1 }, [PATH_CURVE] = { 'C', 3 }, [PATH_CLOSE] = { 'Z', 0 },
	};

	buf_text_add(b, "<path");
	if (op->u.path.fill != PATH_NO_COLOR)
		put_color(b, "fill", op->u.path.fill);
	else
		buf_text_add(b, " fill=\"none\"");
	if (op->u.path.color != PATH_NO_COLOR) {
		put_color(b, "stroke", op->u.path.color);
		put(b, "stroke-width", op->u.path.width);
		buf_text_add(b, " stroke-linejoin=\"round\"");
	}
	if (op->u.path.dash > 0) {
		buf_text_add(b, " stroke-dasharray=\"");
		put_number(b, op->u.path.dash);
		buf_byte(b, ' ');
		put_number(b, op->u.path.gap);
		buf_byte(b, '"');
	}
	buf_text_add(b, " d=\"");
	for (uint32_t i = 0; i < op->u.path.count; i++) {
		const PathStep *step = &op->u.path.steps[i];

		buf_byte(b, verbs[step->verb].name);
		for (int k = 0; k < verbs[step->verb].points; k++) {
			put_number(b, op->x + step->x[k]);
			buf_byte(b, ' ');
			put_number(b, op->y + step->y[k]);
			buf_byte(b, ' ');
		}
	}
	buf_text_add(b, "\"/>\n");
}

static void base64(Buf *out, const unsigned char *s, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		uint32_t v = (uint32_t)s[i] << 16 | (i + 1 < n ? (uint32_t)s[i + 1] << 8 : 0) | (i + 2 < n ? s[i + 2] : 0);

		for (int k = 0; k < 4; k++)
			buf_byte(out, i + (size_t)k > n ? '=' : digits[v >> (18 - 6 * k) & 63]);
	}
}

static void put_turned(Buf *b, const Op *op)
{
	const signed char *m = xml_turns[op->u.image.turn ? op->u.image.turn : 1];
	Unit w = op->u.image.w, h = op->u.image.h;
	Unit matrix[6] = { m[0] * w, m[1] * h, m[2] * w, m[3] * h, op->x + m[4] * w, op->y + m[5] * h };

	buf_text_add(b, " transform=\"matrix(");
	for (int i = 0; i < 6; i++) {
		put_number(b, matrix[i]);
		buf_text_add(b, i < 5 ? " " : ")\"");
	}
}

/* The file's bytes as they are; whether they can be shown was looked at when the page was set. */
static void draw_image(SvgSink *s, const Op *op)
{
	Buf bytes = { 0 }, *b = &s->body;

	if (!file_read(op->u.image.path, &bytes, s->diag)) {
		s->failed = true;
		buf_free(&bytes);
		return;
	}
	buf_text_add(b, "<image width=\"1\" height=\"1\" preserveAspectRatio=\"none\" style=\"image-orientation:none\"");
	put_turned(b, op);
	buf_printf(b, " href=\"data:image/%s;base64,", bytes.len > 3 && memcmp(bytes.data, "\xFF\xD8\xFF", 3) == 0 ? "jpeg" : "png");
	base64(b, (const unsigned char *)bytes.data, bytes.len);
	buf_text_add(b, "\"/>\n");
	buf_free(&bytes);
}

static void draw_link(Buf *b, const Op *op)
{
	if (op->u.link.target[0] == '#')
		return;
	buf_text_add(b, "<a href=\"");
	xml_text(b, op->u.link.target, strlen(op->u.link.target));
	buf_text_add(b, "\"><rect fill=\"none\" pointer-events=\"all\"");
	put(b, "x", op->x);
	put(b, "y", op->y);
	put(b, "width", op->u.link.w);
	put(b, "height", op->u.link.h);
	buf_text_add(b, "/></a>\n");
}

static void draw(SvgSink *s, const Op *op)
{
	switch (op->kind) {
	case OP_TEXT:
		if (op->u.text.count > 0)
			draw_text(s, op);
		break;
	case OP_RULE:
		draw_rect(&s->body, op, op->u.rule.w, op->u.rule.h, op->u.rule.color);
		break;
	case OP_BOX:
		draw_rect(&s->body, op, op->u.box.w, op->u.box.h, op->u.box.color);
		break;
	case OP_IMAGE:
		draw_image(s, op);
		break;
	case OP_PATH:
		draw_path(&s->body, op);
		break;
	case OP_LINK:
		draw_link(&s->body, op);
		break;
	case OP_ANCHOR:
	case OP_TAG_BEGIN:
	case OP_TAG_END:
	case OP_NUMBERING:
		break;
	}
}

/* ---- pages ---- */

/* "notice.svg" is "notice-3.svg" on its third page. */
static void name_page(const SvgSink *s, size_t number, Buf *path)
{
	buf_clear(path);
	buf_add(path, s->path, strlen(s->path) - strlen(backend_svg.ending));
	buf_printf(path, "-%zu%s", number, backend_svg.ending);
}

static bool write_page(SvgSink *s, const Buf *head)
{
	Buf path = { 0 };

	name_page(s, s->count + 1, &path);
	OutFile *out = file_create(buf_text(&path), s->diag);

	buf_free(&path);
	if (!out)
		return false;
	if (s->unsynced)
		file_unsynced(out);
	file_put(out, head->data, head->len);
	file_put(out, s->defs.data, s->defs.len);
	file_put(out, "</defs>\n", 8);
	file_put(out, s->body.data, s->body.len);
	*MEM_PUSH(s->files, s->count, s->cap) = out;
	return file_put(out, "</svg>\n", 7);
}

/* A landscape page is shown as it is read; the sheet it is printed on is turned against it. */
static void open_sheet(Buf *b, const Page *p)
{
	buf_text_add(b, "<g transform=\"matrix(0 1 -1 0 ");
	put_number(b, p->width);
	buf_text_add(b, " 0)\">\n");
}

static void put_size(Buf *b, const Page *p)
{
	buf_text_add(b, " viewBox=\"0 0 ");
	put_number(b, p->width);
	buf_byte(b, ' ');
	put_number(b, p->height);
	buf_text_add(b, "\" width=\"");
	put_number(b, p->width);
	buf_text_add(b, "pt\" height=\"");
	put_number(b, p->height);
	buf_text_add(b, "pt\"");
}

static bool take_page(PageSink *sink, const Page *p)
{
	SvgSink *s = (SvgSink *)(void *)sink;
	Buf head = { 0 }, title = { 0 };

	s->drawn_count = 0;
	buf_clear(&s->defs);
	buf_clear(&s->body);
	for (size_t i = 0; i < p->count; i++) {
		if (p->upright > 0 && i == p->upright) /* furniture of the sheet, which lies on its side */
			open_sheet(&s->body, p);
		draw(s, &p->ops[i]);
	}
	if (p->upright > 0 && p->upright < p->count)
		buf_text_add(&s->body, "</g>\n");
	buf_text_add(&head, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	put_size(&head, p);
	buf_printf(&head, " xml:lang=\"%s\">\n<title>", s->doc->lang && strncmp(s->doc->lang, "en", 2) == 0 ? "en" : "zh-CN");
	plain_add(&title, s->doc->title);
	xml_text(&head, buf_text(&title), title.len);
	buf_text_add(&head, "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n<defs>\n");
	bool good = write_page(s, &head);

	buf_free(&title);
	buf_free(&head);
	return good && !s->failed;
}

/* All are on the disk before the first is put in place; of one that is not its commit tells why.  A signal waits for the last. */
static bool put_in_place(SvgSink *s, bool good)
{
	for (size_t i = 0; good && i < s->count; i++)
		good = file_settle(s->files[i]);
	signals_hold();
	for (size_t i = 0; i < s->count; i++) {
		if (good || file_failed(s->files[i]))
			good = file_commit(s->files[i]) && good;
		else
			file_abandon(s->files[i]);
	}
	signals_release();
	return good;
}

/* A longer document of before has left pages, which may be wanted: they are told, not taken away. */
static void tell_of_more(const SvgSink *s)
{
	Buf path = { 0 };
	size_t more = 0;

	for (name_page(s, s->count + 1, &path); file_is_plain(buf_text(&path)); name_page(s, s->count + 1 + more, &path))
		more++;
	name_page(s, s->count + 1, &path);
	if (more)
		diag_warn(s->diag, (Place){ .file = buf_text(&path) }, "this document has %zu %s; from this one on %zu %s of another are still there",
		          COUNTED(s->count, "page"), COUNTED(more, "page"));
	buf_free(&path);
}

static bool end(PageSink *sink, bool good)
{
	SvgSink *s = (SvgSink *)(void *)sink;

	good = put_in_place(s, good && !s->failed);
	if (good)
		tell_of_more(s);
	buf_free(&s->defs);
	buf_free(&s->body);
	free(s->files);
	free(s->drawn);
	free(s->path);
	free(s);
	return good;
}

/* Every page's file is open until the end. */
static void allow_files(void)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max;
		setrlimit(RLIMIT_NOFILE, &files);
	}
}

static PageSink *begin(const Doc *doc, FontSet *fonts, OutputOptions opt, const char *path, Diag *d)
{
	SvgSink *s = mem_alloc(sizeof *s);

	allow_files();
	*s = (SvgSink){ .sink = { .page = take_page, .end = end }, .doc = doc, .fonts = fonts, .diag = d, .path = mem_strdup(path),
		.unsynced = opt.unsynced };
	return &s->sink;
}

const Backend backend_svg = { "svg", ".svg", begin };
