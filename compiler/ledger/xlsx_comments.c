/* xlsx_comments.c - what readers of a workbook's sheet have noted beside its cells: 应为120, which no cell says. */
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
	bool          in_text;
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

static void comment_end(void *context, const char *name)
{
	Reader *r = context;
	r->in_text = false;
	if (strcmp(name, "comment") != 0 || !r->row || r->count == COMMENTS_MOST)
		return;
	const char *text = own_text(buf_text(&r->text));
	size_t n = strlen(text);
	text = utf8_trim(text, &n);
	if (n)
		*MEM_PUSH(r->items, r->count, r->cap) = (SheetComment){ r->row, r->column, arena_strndup(r->x->arena, text, n) };
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
}

static int by_place(const void *a, const void *b)
{
	const SheetComment *x = a, *y = b;
	return x->row != y->row ? (x->row > y->row) - (x->row < y->row) : (x->column > y->column) - (x->column < y->column);
}

bool xlsx_comments(Xlsx *x, WorkbookSheet *sheet)
{
	static const XmlHandler handler = { comment_begin, comment_end, comment_text, PACKAGE_LIST_MOST };
	Reader r = { .x = x };
	Relations list;
	bool good = relations_read(x->arena, x->package, sheet->part, &list);
	const Relation *comments = good ? relations_by_kind(&list, "comments") : NULL;
	if (comments && package_has(x->package, comments->part) && !package_met(x->package, comments->part)) /* each is of one sheet */
		good = package_parse(x->package, comments->part, &handler, &r);
	SheetComment *kept = arena_array(x->arena, r.count + 1, sizeof *kept);
	if (r.count) {
		memcpy(kept, r.items, r.count * sizeof *kept);
		qsort(kept, r.count, sizeof *kept, by_place);
	}
	sheet->cells.comments = kept;
	sheet->cells.comment_count = r.count;
	free(r.items);
	buf_free(&r.text);
	return good;
}
