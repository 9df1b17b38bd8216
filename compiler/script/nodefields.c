/* nodefields.c - the fields of each kind of node but tables (nodetable.c) and charts (chartread.c).
 *
 * One function a kind that has more than one field.  Lengths in 字 and lines are the body's. */
#include "script/fields.h"

#include <string.h>

#include "base/utf8.h"

void nodes_cell_units(const NodeReader *r, Unit *em, Unit *line)
{
	const Style *style = r->klass ? class_style(r->klass, "cell") : NULL;
	if (!style && r->klass)
		style = class_style(r->klass, "body");
	*em = style ? style->cell : 0;
	*line = style ? style->pitch : 0;
}

void nodes_body_units(const NodeReader *r, Unit *em, Unit *line)
{
	const Style *style = r->klass ? class_style(r->klass, "body") : NULL;
	*em = style ? style->cell : 0;
	*line = style ? style->pitch : 0;
}

static void read_heading(Fields *f, Node *n)
{
	n->u.heading.level = fields_int(f, "level", 1, 1, 6);
	n->u.heading.numbered = fields_flag(f, "numbered", true);
	n->u.heading.running = fields_text(f, "running", NULL);
}

static void read_list(Fields *f, Node *n)
{
	n->u.list.ordered = fields_flag(f, "ordered", false);
	n->u.list.tight = fields_flag(f, "tight", true);
	n->u.list.start = fields_int(f, "start", 1, 0, 1000000);
	n->u.list.delimiter = '.';
}

/* float = true, or where it should go: "top", "bottom". */
void nodes_read_float(Fields *f, Node *n)
{
	static const char *const places[] = { "top", "bottom" };
	int type = fields_push(f, "float");
	bool flag = type == LUA_TBOOLEAN && lua_toboolean(f->L, -1);
	lua_pop(f->L, 1);
	if (type == LUA_TBOOLEAN) {
		n->floats = flag ? FLOAT_CLASS : FLOAT_NONE;
		return;
	}
	int place = fields_word(f, "float", places, 2, -1);
	n->floats = place < 0 ? FLOAT_NONE : place ? FLOAT_BOTTOM : FLOAT_TOP;
}

void nodes_read_width(NodeReader *r, Fields *f, Unit *width, int *share)
{
	Unit em, line;
	Number part;
	nodes_body_units(r, &em, &line);
	fields_push(f, "width");
	size_t len = 0;
	const char *text = lua_type(r->L, -1) == LUA_TSTRING ? lua_tolstring(r->L, -1, &len) : NULL;
	bool percent = text && len > 1 && text[len - 1] == '%' && number_parse(text, len - 1, &part);
	lua_pop(r->L, 1);
	if (!percent) {
		fields_extent(f, "width", em, line, true, width);
		return;
	}
	part = number_round(number_mul(part, number_int(10)), 0, ROUND_HALF_UP);
	if (part.num <= 0 || part.num > 1000)
		fields_fault(f, "width", "\"width\" must be more than 0%% and at most 100%%");
	else
		*share = (int)part.num;
}

/* doc.qr { "text", size = "25mm", level = "M" }: the constructor puts the text into the field qr. */
static void read_qr(NodeReader *r, Fields *f, Node *n)
{
	static const char *const levels[] = { "L", "M", "Q", "H" };
	Unit em, line;
	nodes_body_units(r, &em, &line);
	n->u.image.qr = fields_need_text(f, "qr");
	if (!*n->u.image.qr)
		fields_fault(f, "qr", "there is no text for the QR code");
	else if (utf8_invalid_at(n->u.image.qr, strlen(n->u.image.qr)) < strlen(n->u.image.qr))
		fields_fault(f, "qr", "the QR code's text is not UTF-8");
	n->u.image.level = *levels[fields_word(f, "level", levels, 4, 1)];
	n->u.image.alt = fields_text(f, "alt", NULL);
	fields_extent(f, "size", em, line, true, &n->u.image.width);
	nodes_read_caption(r, f, n);
}

static void read_image(NodeReader *r, Fields *f, Node *n)
{
	Unit em, line;
	bool qr = fields_push(f, "qr") != LUA_TNIL;
	lua_pop(r->L, 1);
	nodes_read_float(f, n);
	if (qr) {
		read_qr(r, f, n);
		return;
	}
	nodes_body_units(r, &em, &line);
	n->u.image.path = fields_need_text(f, "path");
	n->u.image.alt = fields_text(f, "alt", NULL);
	nodes_read_width(r, f, &n->u.image.width, &n->u.image.share);
	fields_extent(f, "height", em, line, true, &n->u.image.height);
	nodes_read_caption(r, f, n);
}

static void read_space(NodeReader *r, Fields *f, Node *n)
{
	Unit em, line;
	nodes_body_units(r, &em, &line);
	n->u.space.lines = fields_int(f, "lines", 0, 0, 1000);
	if (!fields_extent(f, "height", em, line, false, &n->u.space.height) && n->u.space.lines == 0 && f->ok)
		fields_fault(f, NULL, "give height = \"10mm\" or lines = 2");
}

static void read_target(Fields *f, Node *n, bool ref)
{
	const char *to = fields_need_text(f, "to");
	n->u.link.target = ref && to[0] == '#' ? to + 1 : to;
	if (ref)
		n->u.link.page = fields_flag(f, "page", false);
}

/* doc.span{ font = "楷体", size = "小四", color = "#c00000", … }: lengths in 字 are the body's. */
static void read_span(NodeReader *r, Fields *f, Node *n)
{
	Unit em, line;
	nodes_body_units(r, &em, &line);
	n->u.span.font = fields_text(f, "font", NULL);
	fields_extent(f, "size", em, line, true, &n->u.span.size);
	n->u.span.colored = fields_color(f, "color", &n->u.span.color);
	n->u.span.pair = fields_flag(f, "pair", false); /* t{} gives these */
}

static void read_multicol(NodeReader *r, Fields *f, Node *n)
{
	Unit em, line;
	nodes_body_units(r, &em, &line);
	n->u.multicol.count = fields_int(f, "count", 2, 1, 6);
	fields_extent(f, "gap", em, line, false, &n->u.multicol.gap);
	fields_extent(f, "rule", em, line, false, &n->u.multicol.rule);
	n->u.multicol.balance = fields_flag(f, "balance", true);
}

static void read_gallery(NodeReader *r, Fields *f, Node *n)
{
	Unit em, line;
	nodes_body_units(r, &em, &line);
	n->u.gallery.columns = fields_int(f, "columns", 2, 1, 6);
	fields_extent(f, "gap", em, line, false, &n->u.gallery.gap);
	fields_extent(f, "height", em, line, true, &n->u.gallery.height);
	n->u.gallery.tops = fields_flag(f, "tops", false);
}

/* doc.sum{ of = "page", column = 3, decimals = 2, thousands = true, none = "—" } */
static void read_sum(Fields *f, Node *n)
{
	n->u.sum.of = (SumOf)fields_word(f, "of", sum_names, SUM_COUNT, SUM_PAGE);
	n->u.sum.column = fields_int(f, "column", 0, 1, 64);
	n->u.sum.decimals = fields_int(f, "decimals", -1, 0, 20);
	n->u.sum.plain = !fields_flag(f, "thousands", true);
	n->u.sum.none = fields_text(f, "none", "—");
}

/* Contents and the like, which are made of the rest of the document. */
static void read_made(Fields *f, Node *n)
{
	static const char *const listed[] = { "tables", "figures" };
	switch (n->kind) {
	case NODE_CONTENTS:
		n->u.contents.depth = fields_int(f, "depth", 2, 1, 6);
		n->u.contents.title = fields_text(f, "title", NULL);
		break;
	case NODE_LISTING:
		n->u.listing.figures = fields_word(f, "of", listed, 2, 0) == 1;
		n->u.listing.title = fields_text(f, "title", NULL);
		break;
	case NODE_INDEX:
		n->u.index.list = fields_text(f, "list", NULL);
		n->u.index.title = fields_text(f, "title", NULL);
		break;
	default:
		n->u.numbering.numerals = (Numerals)fields_word(f, "style", numerals_names, NUMERALS_COUNT, NUMERALS_ARABIC);
		n->u.numbering.start = fields_int(f, "start", 1, 1, 100000);
		break;
	}
}

static void read_mark(NodeReader *r, Fields *f, Node *n)
{
	n->u.mark.entry = fields_text(f, "entry", NULL);
	n->u.mark.sort = fields_text(f, "sort", NULL);
	n->u.mark.list = fields_text(f, "list", NULL);
	if (nodes_list_length(r, f->index, "doc.mark") == 0)
		fields_fault(f, NULL, "a mark of the index needs the text it stands at");
}

void nodes_read_fields(NodeReader *r, Fields *f, Node *n)
{
	switch (n->kind) {
	case NODE_HEADING:
		read_heading(f, n);
		break;
	case NODE_PARA:
		n->u.para.running = fields_text(f, "running", NULL);
		break;
	case NODE_LIST:
		read_list(f, n);
		break;
	case NODE_IMAGE:
		read_image(r, f, n);
		break;
	case NODE_MULTICOL:
		read_multicol(r, f, n);
		break;
	case NODE_GALLERY:
		read_gallery(r, f, n);
		break;
	case NODE_CHART:
		chartread_node(r, f, n);
		break;
	case NODE_CONTENTS:
	case NODE_LISTING:
	case NODE_INDEX:
	case NODE_NUMBERING:
		read_made(f, n);
		break;
	case NODE_MARK:
		read_mark(r, f, n);
		break;
	case NODE_SPACE:
		read_space(r, f, n);
		break;
	case NODE_SIGNATURE:
		n->u.signature.sealed = fields_flag(f, "sealed", false);
		break;
	case NODE_LINK:
		read_target(f, n, false);
		break;
	case NODE_REF:
		read_target(f, n, true);
		break;
	case NODE_FILL:
		n->u.fill.leader = fields_text(f, "leader", NULL);
		break;
	case NODE_SPAN:
		read_span(r, f, n);
		break;
	case NODE_RUBY:
		n->u.ruby.text = fields_need_text(f, "ruby");
		break;
	case NODE_SUM:
		read_sum(f, n);
		break;
	default:
		break;
	}
}
