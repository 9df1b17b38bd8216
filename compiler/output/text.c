/* text.c - the layout snapshot: the display list as lines of text, one op a line.
 *
 * What tests compare and `--dump layout` prints.  Lengths are points with three decimals, colours
 * stand only where they are not black, so that a line changes only when the page does. */
#include <stdlib.h>
#include <string.h>

#include "output/backend.h"

#include "base/file.h"
#include "base/utf8.h"

static const char *const tag_names[] = {
	[TAG_ARTIFACT] = "Artifact", [TAG_P] = "P",         [TAG_H1] = "H1",       [TAG_H2] = "H2",
	[TAG_H3] = "H3",             [TAG_H4] = "H4",       [TAG_H5] = "H5",       [TAG_H6] = "H6",
	[TAG_TITLE] = "Title",       [TAG_L] = "L",         [TAG_LI] = "LI",       [TAG_TABLE] = "Table",
	[TAG_TR] = "TR",             [TAG_TH] = "TH",       [TAG_TD] = "TD",       [TAG_CAPTION] = "Caption",
	[TAG_FIGURE] = "Figure",     [TAG_TOC] = "TOC",     [TAG_TOCI] = "TOCI",   [TAG_QUOTE] = "Quote",
	[TAG_CODE] = "Code",         [TAG_DIV] = "Div",       [TAG_NOTE] = "Note",
	[TAG_LABEL] = "Lbl",         [TAG_LBODY] = "LBody",  [TAG_REFERENCE] = "Reference", [TAG_LINK] = "Link",
	[TAG_SPAN] = "Span",
};

static void length(Buf *b, Unit u)
{
	char text[16];

	buf_byte(b, ' ');
	buf_text_add(b, unit_text(u, text));
}

static void place(Buf *b, const char *name, const Op *op)
{
	buf_text_add(b, name);
	buf_byte(b, ' ');
	length(b, op->x);
	length(b, op->y);
}

static void extent(Buf *b, Unit w, Unit h)
{
	buf_byte(b, ' ');
	length(b, w);
	buf_text_add(b, " x");
	length(b, h);
}

static void color(Buf *b, uint32_t rgb)
{
	if (rgb != 0)
		buf_printf(b, " #%06x", (unsigned)rgb & 0xffffffu);
}

static void quoted(Buf *b, const char *s, size_t n)
{
	buf_byte(b, '"');
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '"' || c == '\\')
			buf_byte(b, '\\');
		if (c < 0x20 || c == 0x7f)
			buf_printf(b, "\\x%02x", (unsigned)c);
		else
			buf_byte(b, (char)c);
	}
	buf_byte(b, '"');
}

static void text(Buf *b, const Op *op, FontSet *fonts)
{
	const FaceInfo *face = fontset_face_info(fonts, op->u.text.face);

	place(b, "text", op);
	buf_printf(b, "  %s", face ? face->postscript_name : "?");
	length(b, op->u.text.size);
	buf_text_add(b, "  ");
	quoted(b, op->u.text.text, op->u.text.text_len);
	color(b, op->u.text.color);
	if (op->u.text.stroke > 0) {
		buf_text_add(b, " stroke");
		length(b, op->u.text.stroke);
	}
	if (op->u.text.silent)
		buf_text_add(b, " silent");
}

static void point(Buf *b, const char *name, const PathStep *s, int count)
{
	buf_text_add(b, name);
	for (int i = 0; i < count; i++) {
		length(b, s->x[i]);
		length(b, s->y[i]);
	}
}

/* The steps as they are stored, from the path's own starting point. */
static void path(Buf *b, const Op *op)
{
	static const struct { const char *name; int points; } verbs[] = {
		[PATH_MOVE] = { " m", 1 }, [PATH_LINE] = { " l", 1 }, [PATH_CURVE] = { " c", 3 }, [PATH_CLOSE] = { " z", 0 },
	};

	place(b, "path", op);
	if (op->u.path.fill != PATH_NO_COLOR)
		buf_printf(b, "  fill #%06x", (unsigned)op->u.path.fill);
	if (op->u.path.color != PATH_NO_COLOR) {
		buf_printf(b, "  stroke #%06x", (unsigned)op->u.path.color);
		length(b, op->u.path.width);
	}
	if (op->u.path.dash > 0) {
		buf_text_add(b, " dash");
		length(b, op->u.path.dash);
		length(b, op->u.path.gap);
	}
	buf_byte(b, ' ');
	for (uint32_t i = 0; i < op->u.path.count; i++) {
		const PathStep *s = &op->u.path.steps[i];

		point(b, verbs[s->verb].name, s, verbs[s->verb].points);
	}
}

static void tag(Buf *b, const Op *op)
{
	buf_printf(b, "tag %s", tag_names[op->u.tag.tag]);
	if (op->u.tag.colspan > 1)
		buf_printf(b, " colspan %d", op->u.tag.colspan);
	if (op->u.tag.rowspan > 1)
		buf_printf(b, " rowspan %d", op->u.tag.rowspan);
	if (op->u.tag.part > 0)
		buf_printf(b, " part %d", op->u.tag.part);
	if (op->u.tag.lang)
		buf_printf(b, " lang %s", op->u.tag.lang);
	if (op->u.tag.alt) {
		buf_text_add(b, " alt ");
		quoted(b, op->u.tag.alt, strlen(op->u.tag.alt));
	}
}

static void line(Buf *b, const Op *op, FontSet *fonts)
{
	switch (op->kind) {
	case OP_TEXT:
		text(b, op, fonts);
		break;
	case OP_RULE:
		place(b, "rule", op);
		extent(b, op->u.rule.w, op->u.rule.h);
		color(b, op->u.rule.color);
		break;
	case OP_BOX:
		place(b, "box", op);
		extent(b, op->u.box.w, op->u.box.h);
		color(b, op->u.box.color);
		break;
	case OP_IMAGE:
		place(b, "image", op);
		extent(b, op->u.image.w, op->u.image.h);
		buf_text_add(b, "  ");
		quoted(b, op->u.image.path, strlen(op->u.image.path));
		if (op->u.image.turn > 1)
			buf_printf(b, " turn %d", op->u.image.turn);
		break;
	case OP_PATH:
		path(b, op);
		break;
	case OP_LINK:
		place(b, "link", op);
		extent(b, op->u.link.w, op->u.link.h);
		buf_text_add(b, "  ");
		quoted(b, op->u.link.target, strlen(op->u.link.target));
		break;
	case OP_ANCHOR:
		place(b, "anchor", op);
		if (op->u.anchor.id)
			buf_printf(b, "  %s", op->u.anchor.id);
		if (op->u.anchor.level > 0) {
			buf_printf(b, "  level %d ", op->u.anchor.level);
			quoted(b, op->u.anchor.title ? op->u.anchor.title : "",
				op->u.anchor.title ? strlen(op->u.anchor.title) : 0);
		}
		break;
	case OP_TAG_BEGIN:
		tag(b, op);
		break;
	case OP_TAG_END:
		buf_text_add(b, "end");
		break;
	case OP_NUMBERING:
		buf_printf(b, "numbering %s %d", numerals_names[op->u.numbering.numerals], op->u.numbering.start);
		break;
	}
	buf_byte(b, '\n');
}

static void page(Buf *b, const Page *p, size_t number, FontSet *fonts)
{
	buf_printf(b, "page %zu ", number);
	length(b, p->width);
	buf_text_add(b, " x");
	length(b, p->height);
	if (p->number > 0) {
		buf_text_add(b, "  number ");
		page_label(p, b);
	}
	if (p->rotated)
		buf_text_add(b, "  rotated");
	buf_byte(b, '\n');
	for (size_t i = 0; i < p->count; i++)
		line(b, &p->ops[i], fonts);
}

typedef struct TextSink {
	PageSink sink; /* first, so that its pointer is ours */
	OutFile *out;
	FontSet *fonts;
	size_t   count;
	Buf      text;
} TextSink;

static bool take_page(PageSink *sink, const Page *p)
{
	TextSink *s = (TextSink *)(void *)sink;

	buf_clear(&s->text);
	page(&s->text, p, ++s->count, s->fonts);
	return file_put(s->out, s->text.data, s->text.len);
}

static bool end(PageSink *sink, bool good)
{
	TextSink *s = (TextSink *)(void *)sink;

	if (good || file_failed(s->out))
		good = file_commit(s->out);
	else
		file_abandon(s->out);
	buf_free(&s->text);
	free(s);
	return good;
}

static PageSink *begin(const Doc *doc, FontSet *fonts, OutputOptions opt, const char *path, Diag *d)
{
	OutFile *out = file_create(path, d);

	(void)doc;
	(void)opt;
	if (!out)
		return NULL;
	TextSink *s = mem_alloc(sizeof *s);

	*s = (TextSink){ .sink = { .page = take_page, .end = end }, .out = out, .fonts = fonts };
	return &s->sink;
}

const Backend backend_text = { "text", ".txt", begin };
