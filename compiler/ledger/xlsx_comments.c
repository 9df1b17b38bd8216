/* xlsx_comments.c - what stands on a workbook's sheet and in none of its cells: comments beside them, 应为120, and boxes of text laid over
 * them, 单位：万吨. */
#include "ledger/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { COMMENTS_MOST = 100000, TEXT_MOST = 600 /* bytes; the rest of a long one is left out */ };

typedef struct Reader {
	Xlsx         *x;
	SheetComment *items; /* heap */
	size_t        count, cap;
	int           row, column; /* 0: of a cell whose name is none */
	bool          in_text, in_from;
	Buf           figure;      /* of a box: its row, its column */
	Buf           text;
} Reader;

static void comment_begin(void *context, const char *name, const char *const *attributes)
{
	Reader *r = context;
	if (!strcmp(name, "comment")) {
		const char *ref = xml_attribute(attributes, "ref");
		buf_clear(&r->text);
		if (!ref || !sheet_place(ref, strlen(ref), &r->column, &r->row))
			r->row = 0;
	}
	r->in_text = !strcmp(name, "t");
}

/* Behind what a newer program writes for older ones before the text itself. */
static const char *own_text(const char *text)
{
	static const char *const leads[] = { "Comment:", "注释:", "批注:", "评论:", NULL };
	bool threaded = strncmp(text, "[Threaded comment]", strlen("[Threaded comment]")) == 0 || strncmp(text, "[线程批注]", strlen("[线程批注]")) == 0;
	for (int i = 0; threaded && leads[i]; i++)
		if (strstr(text, leads[i]))
			return strstr(text, leads[i]) + strlen(leads[i]);
	return text;
}

static void keep(Reader *r, bool box)
{
	const char *text = own_text(buf_text(&r->text));
	size_t n = strlen(text);
	text = utf8_trim(text, &n);
	if (n && r->count < COMMENTS_MOST)
		*MEM_PUSH(r->items, r->count, r->cap) = (SheetComment){ r->row, r->column, arena_strndup(r->x->arena, text, n), box };
}

static void comment_end(void *context, const char *name)
{
	Reader *r = context;
	r->in_text = false;
	if (!strcmp(name, "comment") && r->row)
		keep(r, false);
}

static void comment_text(void *context, const char *s, size_t n)
{
	Reader *r = context;
	size_t room = r->text.len < TEXT_MOST ? TEXT_MOST - r->text.len : 0;
	if (n > room) /* a whole character is kept or none of it */
		for (n = room; n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80;)
			n--;
	if (r->in_text)
		buf_add(&r->text, s, n);
	else if (r->in_from && r->figure.len + n < 16)
		buf_add(&r->figure, s, n);
}

/* ---- boxes: each in an anchor that says from which cell on it stands ---- */

static bool is_anchor(const char *name)
{
	return !strcmp(name, "twoCellAnchor") || !strcmp(name, "oneCellAnchor") || !strcmp(name, "absoluteAnchor");
}

static void box_begin(void *context, const char *name, const char *const *attributes)
{
	Reader *r = context;
	(void)attributes;
	if (is_anchor(name)) {
		r->row = r->column = 1;
		buf_clear(&r->text);
	} else if (!strcmp(name, "from")) {
		r->in_from = true;
	} else if (!strcmp(name, "p") && r->text.len) {
		buf_byte(&r->text, ' '); /* a paragraph of its own */
	}
	buf_clear(&r->figure);
	r->in_text = !strcmp(name, "t");
}

static void box_end(void *context, const char *name)
{
	Reader *r = context;
	long figure = strtol(buf_text(&r->figure), NULL, 10) + 1;
	if (r->in_from && !strcmp(name, "row") && figure > 0 && figure <= SHEET_ROWS)
		r->row = (int)figure;
	else if (r->in_from && !strcmp(name, "col") && figure > 0 && figure <= SHEET_COLUMNS)
		r->column = (int)figure;
	else if (!strcmp(name, "from"))
		r->in_from = false;
	else if (is_anchor(name))
		keep(r, true);
	r->in_text = false;
}

static int by_place(const void *a, const void *b)
{
	const SheetComment *x = a, *y = b;
	return x->row != y->row ? (x->row > y->row) - (x->row < y->row) : (x->column > y->column) - (x->column < y->column);
}

static bool read_part(Reader *r, const Relation *of, const XmlHandler *handler)
{
	Package *p = r->x->package;
	if (!of || !package_has(p, of->part) || package_met(p, of->part)) /* each is of one sheet */
		return true;
	return package_parse(p, of->part, handler, r);
}

bool xlsx_comments(Xlsx *x, WorkbookSheet *sheet)
{
	static const XmlHandler comments = { comment_begin, comment_end, comment_text, PACKAGE_LIST_MOST };
	static const XmlHandler boxes = { box_begin, box_end, comment_text, PACKAGE_LIST_MOST };
	Reader r = { .x = x };
	Relations list;
	bool good = relations_read(x->arena, x->package, sheet->part, &list) && read_part(&r, relations_by_kind(&list, "comments"), &comments) &&
	            read_part(&r, relations_by_kind(&list, "drawing"), &boxes);
	SheetComment *kept = arena_array(x->arena, r.count + 1, sizeof *kept);
	if (r.count) {
		memcpy(kept, r.items, r.count * sizeof *kept);
		qsort(kept, r.count, sizeof *kept, by_place);
	}
	sheet->cells.comments = kept;
	sheet->cells.comment_count = r.count;
	free(r.items);
	buf_free(&r.figure);
	buf_free(&r.text);
	return good;
}
