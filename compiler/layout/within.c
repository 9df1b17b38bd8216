/* within.c - see within.h.
 *
 * A summary that is to have four pages has them whatever there is to say: where its text, tables and charts come to more, the
 * whole document is set in smaller type, by the least of a few steps that takes the page too many in.  All type shrinks alike,
 * so that headings, text and tables keep their order; the type area stays as it is.  On the official grid, where type has its
 * size and lines their places, only the space above and below the text of tables' cells shrinks: so the last rows of an annex need not
 * stand on a page of their own with 版记. */
#include "layout/within.h"

#include <stdint.h>
#include <string.h>

enum { STEPS = 8 }; /* between nothing and the most a class allows */

static bool has_table(const Doc *doc)
{
	for (const Node *n = doc->root; n; n = node_after(n, doc->root))
		if (n->kind == NODE_TABLE)
			return true;
	return false;
}

bool within_asked(const Doc *doc)
{
	const PageGeometry *g = &doc->klass->page;
	bool page = g->most > 0 || (g->runt > 0 && g->squeeze <= 0); /* with squeeze each section has its own */
	return page && g->shrink > 0 && !doc->sources && (g->pitch <= 0 || has_table(doc));
}

static bool is_furniture(const Class *c, const char *style)
{
	for (int i = 0; i < c->furniture_count; i++)
		if (!strcmp(c->furniture[i].style, style))
			return true;
	return false;
}

static void make_smaller(Style *s, int less, bool cells)
{
	if (cells) {
		s->pad_y = unit_scale(s->pad_y, 1000 - less, 1000);
		return;
	}
	Unit *lengths[] = { &s->size, &s->pitch, &s->cell, &s->first, &s->left, &s->right, &s->before, &s->after, &s->pad_x, &s->pad_y,
		&s->above.gap, &s->below.gap };
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		*lengths[i] = unit_scale(*lengths[i], 1000 - less, 1000);
}

static Style *smaller_styles(Arena *a, const Class *c, const Style *from, int less)
{
	Style *styles = arena_array(a, (size_t)c->style_count, sizeof *styles);
	memcpy(styles, from, (size_t)c->style_count * sizeof *styles);
	for (int i = 0; i < c->style_count; i++)
		if (!is_furniture(c, styles[i].name))
			make_smaller(&styles[i], less, c->page.pitch > 0);
	return styles;
}

Class *within_class(Arena *a, const Class *c, int less)
{
	Class *smaller = ARENA_NEW(a, Class);
	*smaller = *c;
	smaller->styles = smaller_styles(a, c, c->styles, less);
	for (int i = 0; i < c->language_count; i++)
		smaller->languages[i].styles = smaller_styles(a, c, c->languages[i].styles, less);
	return smaller;
}

static bool is_runt(const PageGeometry *g, size_t pages, Unit last)
{
	return pages > 1 && last < g->runt;
}

int within_least(const PageGeometry *g, WithinTry set, void *context)
{
	size_t most = g->most > 0 ? (size_t)g->most : SIZE_MAX, least = (size_t)g->least;
	int enough = 0; /* pages enough, though the last has next to nothing */
	Unit last = 0;
	size_t pages = set(context, 0, &last);
	bool over = pages > most;
	if (!pages || (!over && !is_runt(g, pages, last)))
		return 0;
	for (int step = 1; step <= STEPS; step++) {
		int less = g->shrink * step / STEPS;
		pages = less ? set(context, less, &last) : 0;
		if (!pages || pages > most || pages < least)
			continue;
		if (!is_runt(g, pages, last))
			return less;
		enough = enough || !over ? enough : less;
	}
	return enough;
}
