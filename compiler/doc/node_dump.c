/* node_dump.c - the document tree as text: a line for each node, indented by its depth.
 *
 * What --dump tree prints and the tests compare.  Only what differs from a kind's usual is told, and
 * texts that only their source lines part are printed as one. */
#include "doc/node.h"

#include <string.h>

#include "doc/chart.h"

static void quote(Buf *out, const char *s, size_t n)
{
	buf_byte(out, ' ');
	buf_quoted(out, s, n, BUF_DUMP);
}

static void quote_string(Buf *out, const char *s)
{
	quote(out, s ? s : "", s ? strlen(s) : 0);
}

static void dump_length(Buf *out, const char *name, Unit u)
{
	char text[16];
	if (u)
		buf_printf(out, " %s=%s", name, unit_text(u, text));
}

static const char *const ALIGNS[] = { "default", "left", "center", "right", "justify", "decimal", "decimal-center" };

static void dump_table(Buf *out, const TableInfo *t)
{
	buf_text_add(out, " columns=");
	for (int i = 0; i < t->column_count; i++) {
		const Column *c = &t->columns[i];
		char text[16];
		buf_printf(out, "%s%s", i ? "," : "", ALIGNS[c->align]);
		if (c->width)
			buf_printf(out, ":%spt", unit_text(c->width, text));
		else if (c->weight)
			buf_printf(out, ":%d", c->weight);
		if (c->decimals)
			buf_printf(out, ":%d decimals", c->decimals);
	}
	buf_printf(out, " head=%d", t->head_rows);
	if (t->landscape)
		buf_text_add(out, " landscape");
	if (t->continue_label)
		buf_text_add(out, " continued");
	if (t->rows_per_page)
		buf_printf(out, " rows_per_page=%d", t->rows_per_page);
	if (t->none) {
		buf_text_add(out, " none");
		quote_string(out, t->none);
	}
}

static void dump_cell(Buf *out, const Node *n)
{
	if (n->u.cell.align)
		buf_printf(out, " %s", ALIGNS[n->u.cell.align]);
	if (n->u.cell.colspan > 1)
		buf_printf(out, " colspan=%d", n->u.cell.colspan);
	if (n->u.cell.rowspan > 1)
		buf_printf(out, " rowspan=%d", n->u.cell.rowspan);
}

static void dump_row(Buf *out, const Node *n)
{
	static const char *const places[] = { "", " carried", " page", " foot" };
	buf_printf(out, "%s%s%s%s", n->u.row.head ? " head" : "", n->u.row.group ? " group" : "",
	           n->u.row.keep ? " keep" : "", places[n->u.row.place]);
}

static void dump_sum(Buf *out, const Node *n)
{
	buf_printf(out, " %s", sum_names[n->u.sum.of]);
	if (n->u.sum.column)
		buf_printf(out, " column=%d", n->u.sum.column);
	if (n->u.sum.decimals >= 0)
		buf_printf(out, " decimals=%d", n->u.sum.decimals);
	buf_text_add(out, n->u.sum.plain ? " plain" : "");
	quote_string(out, n->u.sum.none);
}

static void dump_image(Buf *out, const Node *n)
{
	if (n->u.image.qr) {
		buf_printf(out, " qr level=%c", n->u.image.level);
		quote_string(out, n->u.image.qr);
	} else {
		quote_string(out, n->u.image.path);
	}
	dump_length(out, "width", n->u.image.width);
	dump_length(out, "height", n->u.image.height);
	if (n->u.image.share)
		buf_printf(out, " share=%d", n->u.image.share);
	if (n->u.image.alt) {
		buf_text_add(out, " alt");
		quote_string(out, n->u.image.alt);
	}
}

static void dump_list(Buf *out, const Node *n)
{
	if (n->u.list.ordered)
		buf_printf(out, " ordered start=%d delimiter=%c", n->u.list.start, n->u.list.delimiter ? n->u.list.delimiter : '.');
	else
		buf_text_add(out, " bullet");
	buf_text_add(out, n->u.list.tight ? " tight" : " loose");
}

static void dump_heading(Buf *out, const Node *n)
{
	buf_printf(out, " %d%s", n->u.heading.level, n->u.heading.numbered ? "" : " unnumbered");
	if (n->u.heading.number)
		quote_string(out, n->u.heading.number);
}

static void dump_span(Buf *out, const Node *n)
{
	if (n->u.span.font) {
		buf_text_add(out, " font");
		quote_string(out, n->u.span.font);
	}
	dump_length(out, "size", n->u.span.size);
	if (n->u.span.colored)
		buf_printf(out, " color=#%06x", (unsigned)n->u.span.color);
}

static void dump_named(Buf *out, const char *name, const char *value)
{
	if (!value)
		return;
	buf_printf(out, " %s", name);
	quote_string(out, value);
}

/* What is made of the rest of the document, and what it is made of. */
static void dump_structure(Buf *out, const Node *n)
{
	switch (n->kind) {
	case NODE_CONTENTS:
		buf_printf(out, " depth=%d", n->u.contents.depth);
		dump_named(out, "title", n->u.contents.title);
		break;
	case NODE_LISTING:
		buf_text_add(out, n->u.listing.figures ? " figures" : " tables");
		dump_named(out, "title", n->u.listing.title);
		break;
	case NODE_INDEX:
		dump_named(out, "list", n->u.index.list);
		dump_named(out, "title", n->u.index.title);
		break;
	case NODE_NUMBERING:
		buf_printf(out, " %s start=%d", numerals_names[n->u.numbering.numerals], n->u.numbering.start);
		break;
	default:
		dump_named(out, "entry", n->u.mark.entry);
		dump_named(out, "sort", n->u.mark.sort);
		dump_named(out, "list", n->u.mark.list);
		break;
	}
}

static void dump_chart(Buf *out, const Chart *c)
{
	if (c->rows)
		buf_printf(out, " rows=%d", c->rows);
	if (c->series_count)
		buf_printf(out, " series=%d", c->series_count);
	if (c->link_count)
		buf_printf(out, " links=%d", c->link_count);
	if (c->panel_count)
		buf_printf(out, " panels=%d", c->panel_count);
	Buf words = { 0 };
	chart_describe(c, NULL, NULL, &words);
	quote(out, buf_text(&words), words.len);
	buf_free(&words);
}

static void dump_space(Buf *out, const Node *n)
{
	dump_length(out, "height", n->u.space.height);
	if (n->u.space.lines)
		buf_printf(out, " lines=%d", n->u.space.lines);
}

static void dump_multicol(Buf *out, const Node *n)
{
	buf_printf(out, " count=%d", n->u.multicol.count);
	dump_length(out, "gap", n->u.multicol.gap);
	dump_length(out, "rule", n->u.multicol.rule);
	buf_text_add(out, n->u.multicol.balance ? "" : " unbalanced");
}

static void dump_gallery(Buf *out, const Node *n)
{
	buf_printf(out, " columns=%d", n->u.gallery.columns);
	dump_length(out, "gap", n->u.gallery.gap);
	dump_length(out, "height", n->u.gallery.height);
	buf_text_add(out, n->u.gallery.tops ? " tops" : "");
}

/* What every node has besides its kind's own. */
static void dump_common(Buf *out, const Node *n)
{
	static const char *const floats[] = { "", " float", " float=top", " float=bottom" };
	buf_text_add(out, floats[n->floats]);
	if (n->style)
		buf_printf(out, " .%s", n->style);
	if (n->id)
		buf_printf(out, " #%s", n->id);
	if (n->lang)
		buf_printf(out, " lang=%s", n->lang);
}

static void dump_fields(Buf *out, const Node *n)
{
	switch (n->kind) {
	case NODE_HEADING:
		dump_heading(out, n);
		break;
	case NODE_LIST:
		dump_list(out, n);
		break;
	case NODE_TABLE:
		dump_table(out, n->u.table);
		break;
	case NODE_CAPTION:
		if (n->u.caption.number)
			quote_string(out, n->u.caption.number);
		break;
	case NODE_ROW:
		dump_row(out, n);
		break;
	case NODE_CELL:
		dump_cell(out, n);
		break;
	case NODE_IMAGE:
		dump_image(out, n);
		break;
	case NODE_CHART:
		dump_chart(out, n->u.chart);
		break;
	case NODE_CONTENTS:
	case NODE_LISTING:
	case NODE_INDEX:
	case NODE_NUMBERING:
	case NODE_MARK:
		dump_structure(out, n);
		break;
	case NODE_SPACE:
		dump_space(out, n);
		break;
	case NODE_MULTICOL:
		dump_multicol(out, n);
		break;
	case NODE_GALLERY:
		dump_gallery(out, n);
		break;
	case NODE_SIGNATURE:
		buf_text_add(out, n->u.signature.sealed ? " sealed" : "");
		break;
	case NODE_LINK:
	case NODE_REF:
		quote_string(out, n->u.link.target);
		buf_text_add(out, n->u.link.page ? " page" : "");
		break;
	case NODE_FILL:
		if (n->u.fill.leader)
			quote_string(out, n->u.fill.leader);
		break;
	case NODE_SPAN:
		dump_span(out, n);
		break;
	case NODE_RUBY:
		quote_string(out, n->u.ruby.text);
		break;
	case NODE_SUM:
		dump_sum(out, n);
		break;
	case NODE_VERBATIM:
	case NODE_CODE:
		quote(out, n->u.text.bytes, n->u.text.len);
		break;
	default:
		break;
	}
}

/* Two texts that only their source lines part. */
static bool continues(const Node *n)
{
	const Node *p = n->prev;
	return p && n->kind == NODE_TEXT && p->kind == NODE_TEXT && !n->style && !p->style && !n->id && !p->id && !n->lang &&
	       !p->lang;
}

static void dump_text(Buf *out, const Node *n)
{
	buf_text_add(out, " \"");
	const Node *last = n;
	buf_escaped(out, n->u.text.bytes, n->u.text.len, BUF_DUMP);
	while (last->next && continues(last->next)) {
		last = last->next;
		buf_escaped(out, last->u.text.bytes, last->u.text.len, BUF_DUMP);
	}
	buf_byte(out, '"');
}

void node_dump(const Node *root, Buf *out)
{
	int depth = 0;
	for (const Node *n = root; n;) {
		if (n == root || !continues(n)) {
			for (int i = 0; i < depth; i++)
				buf_text_add(out, "  ");
			buf_text_add(out, node_kind_name(n->kind));
			if (n->kind == NODE_TEXT)
				dump_text(out, n);
			dump_fields(out, n);
			dump_common(out, n);
			buf_byte(out, '\n');
		}
		if (n->first) {
			n = n->first;
			depth++;
			continue;
		}
		while (n != root && !n->next) {
			n = n->parent;
			depth--;
		}
		n = n == root ? NULL : n->next;
	}
}
