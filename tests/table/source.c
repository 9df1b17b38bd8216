/* source.c - lays a template out whose first table's body rows come one by one from a source: what is
 * printed must be what the tree gives.
 *
 *     source SHARE FILE.md [COLUMN…]     columns, from 1, whose equal neighbours are merged */
#include <stdlib.h>
#include <string.h>

#include "doc/rows.h"
#include "layout/layout.h"
#include "output/backend.h"
#include "script/script.h"

typedef struct TreeSource { /* rows taken out of the tree, copied as they are asked for */
	RowSource source;
	Node *rows[4096];
	size_t count, at;
} TreeSource;

static Node *copy(Arena *a, const Node *n)
{
	Node *c = ARENA_NEW(a, Node);
	*c = *n;
	c->parent = c->first = c->last = c->next = c->prev = NULL;
	for (const Node *k = n->first; k; k = k->next)
		node_append(c, copy(a, k));
	return c;
}

static Node *next(RowSource *s, Arena *a, Diag *d)
{
	TreeSource *t = (TreeSource *)s;
	(void)d;
	return t->at < t->count ? copy(a, t->rows[t->at++]) : NULL;
}

static bool go_back(RowSource *s, Diag *d)
{
	(void)d;
	((TreeSource *)s)->at = 0;
	return true;
}

static void close_source(RowSource *s)
{
	free(s);
}

static void feed(Doc *doc, int count, char **columns)
{
	Node *table = doc->root;
	while (table && table->kind != NODE_TABLE)
		table = node_after(table, doc->root);
	if (!table)
		return;
	TreeSource *t = mem_alloc(sizeof *t);
	t->source = (RowSource){ .next = next, .rewind = go_back, .close = close_source, .after = doc->sources };
	doc->sources = &t->source;
	table->u.table->source = &t->source;
	for (Node *row = table->first, *after; row; row = after) {
		after = row->next;
		if (row->kind != NODE_ROW || row->u.row.head || row->u.row.place || t->count == 4096)
			continue;
		t->rows[t->count++] = row;
		node_unlink(row);
	}
	int *merge = arena_array(doc->arena, (size_t)count + 1, sizeof *merge);
	for (int i = 0; i < count; i++)
		merge[i] = atoi(columns[i]) - 1;
	table->u.table->merge = merge;
	table->u.table->merge_count = count;
}

int main(int argc, char **argv)
{
	Diag *d = diag_new();
	Script *s = script_new((ScriptOptions){ .share = argv[1] }, d);
	Arena *a = arena_new();
	Roles roles = { 0 };
	char *dir = arena_printf(a, "%s/fonts", argv[1]);
	const char *dirs[] = { dir, "/usr/share/fonts" };
	CompileRequest r = { .file = argv[2] };
	Doc *doc = script_compile(s, &r);
	FontSet *fonts = script_roles(s, a, &roles) ? fontset_open(&roles, dirs, 2, d) : NULL;
	Pages pages = { 0 };
	bool good = doc && fonts;
	if (good) {
		feed(doc, argc - 3, argv + 3);
		good = layout_run(a, doc, fonts, (LayoutOptions){ 0 }, &pages, d) && backend_write(&backend_text, &pages, doc, fonts, "-", d);
	}
	pages_free(&pages);
	fontset_close(fonts);
	doc_free(doc);
	script_free(s);
	diag_free(d);
	arena_free(a);
	return good ? 0 : 1;
}
