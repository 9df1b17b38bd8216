/* traced.c - see traced.h.  Page furniture is no part of the text and passed over. */
#include "traced.h"

#include <stdlib.h>
#include <string.h>

#include "doc/printed.h"

typedef struct TracedSink {
	PageSink sink;
	PageSink *inner;
	Traced *to;
} TracedSink;

/* The texts of a page go together where one goes on where the other ended. */
typedef struct Gathering {
	Traced *to;
	Buf text;
	const char *end;      /* of the last run's source */
	int artifacts, figures, contents; /* how deep in each */
} Gathering;

static void flush(Gathering *g)
{
	Printed p;
	PageNumberKind kind = g->figures ? PAGE_NUMBER_FIGURE : g->contents ? PAGE_NUMBER_CONTENTS : PAGE_NUMBER_TEXT;
	for (size_t from = 0; printed_next(buf_text(&g->text), g->text.len, &from, &p);)
		*MEM_PUSH(g->to->items, g->to->count, g->to->cap) =
			(PageNumber){ arena_strndup(g->to->arena, buf_text(&g->text) + p.at, p.len), (int)g->to->pages, kind };
	buf_clear(&g->text);
	g->end = NULL;
}

static void enter(Gathering *g, TagKind tag, int step)
{
	flush(g);
	g->artifacts += tag == TAG_ARTIFACT ? step : 0;
	g->figures += tag == TAG_FIGURE ? step : 0;
	g->contents += tag == TAG_TOC || tag == TAG_REFERENCE || tag == TAG_LINK ? step : 0; /* page numbers of an index, too */
}

static void gather(Traced *to, const Page *page)
{
	Gathering g = { .to = to };
	TagKind *open = NULL;
	size_t depth = 0, cap = 0;
	for (size_t i = 0; i < page->count; i++) {
		const Op *op = &page->ops[i];
		if (op->kind == OP_TAG_BEGIN) {
			*MEM_PUSH(open, depth, cap) = op->u.tag.tag;
			enter(&g, op->u.tag.tag, 1);
		} else if (op->kind == OP_TAG_END && depth > 0) {
			enter(&g, open[--depth], -1);
		} else if (op->kind == OP_TEXT && op->u.text.text && !op->u.text.silent && !g.artifacts) {
			if (g.end != op->u.text.text)
				flush(&g);
			buf_add(&g.text, op->u.text.text, op->u.text.text_len);
			g.end = op->u.text.text + op->u.text.text_len;
		}
	}
	flush(&g);
	free(open);
	buf_free(&g.text);
}

static bool take_page(PageSink *s, const Page *page)
{
	TracedSink *t = (TracedSink *)s;
	t->to->pages++;
	gather(t->to, page);
	return t->inner->page(t->inner, page);
}

static bool take_rest(PageSink *s, const Page *page)
{
	TracedSink *t = (TracedSink *)s;
	return t->inner->rest(t->inner, page);
}

static bool end_pages(PageSink *s, bool good)
{
	TracedSink *t = (TracedSink *)s;
	good = t->inner->end(t->inner, good);
	free(t);
	return good;
}

PageSink *traced_sink(Traced *t, PageSink *inner)
{
	TracedSink *s = mem_alloc(sizeof *s);
	s->sink = (PageSink){ .page = take_page, .rest = inner->rest ? take_rest : NULL, .end = end_pages };
	s->inner = inner;
	s->to = t;
	t->arena = t->arena ? t->arena : arena_new();
	return &s->sink;
}

void traced_free(Traced *t)
{
	free(t->items);
	arena_free(t->arena);
}
