/* originpages.c - the pages of a document's numbers: those of the tree, in its order, are met with those of the pages, in
 * theirs.  The two differ where layout repeats heads and moves floats and notes, so the longest row that stands in both is
 * taken first. */
#include "script/origin_parts.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 32 * 1000 * 1000 }; /* pairs that are compared; a document of more numbers has no pages in its trace */

static bool same(const TracedNumber *a, const PageNumber *b)
{
	return !strcmp(a->text, b->text);
}

/* Fills met[] with the traced number of each of the pages', from 1. */
static void align(Origins *o, const PageNumber *list, size_t count, size_t *met)
{
	size_t m = o->traced_count, width = count + 1;
	uint16_t *most = mem_alloc((m + 1) * width * sizeof *most); /* of those from i, j on */
	for (size_t i = m; i-- > 0;)
		for (size_t j = count; j-- > 0;) {
			uint16_t *row = most + i * width, *below = row + width, skip = below[j] > row[j + 1] ? below[j] : row[j + 1];
			row[j] = same(&o->traced[i], &list[j]) && below[j + 1] + 1 > skip ? (uint16_t)(below[j + 1] + 1) : skip;
		}
	for (size_t i = 0, j = 0; i < m && j < count;) {
		const uint16_t *row = most + i * width, *below = row + width;
		if (same(&o->traced[i], &list[j]) && row[j] == below[j + 1] + 1) {
			o->traced[i].page = list[j].page;
			met[j++] = ++i;
		} else if (row[j] == row[j + 1]) {
			j++;
		} else {
			i++;
		}
	}
	free(most);
}

/* Charts are drawn in another order than they were read, and notes stand at the foot: what is left over on both sides. */
static void meet_rest(Origins *o, const PageNumber *list, size_t count, size_t *met)
{
	for (size_t i = 0; i < o->traced_count; i++)
		for (size_t j = 0; j < count && !o->traced[i].page; j++)
			if (!met[j] && same(&o->traced[i], &list[j])) {
				o->traced[i].page = list[j].page;
				met[j] = i + 1;
			}
}

/* What only layout knows: the figures along a chart's axis, pages in contents and indexes. */
static void add_own(Origins *o, const PageNumber *n)
{
	static const char *const where[] = { [PAGE_NUMBER_FIGURE] = "图", [PAGE_NUMBER_CONTENTS] = "目录和索引" };
	static const char *const what[] = { [PAGE_NUMBER_FIGURE] = "axis", [PAGE_NUMBER_CONTENTS] = "contents" };
	if (n->kind == PAGE_NUMBER_TEXT)
		return;
	OriginId id = origin_add(o, (Origin){ .kind = ORIGIN_NUMBERING, .text = what[n->kind] });
	*MEM_PUSH(o->traced, o->traced_count, o->traced_cap) = (TracedNumber){ arena_strdup(o->arena, n->text), where[n->kind], id, n->page };
}

void script_pages(Script *s, const PageNumber *list, size_t count)
{
	Origins *o = s->origins;
	if (!o || count == 0 || o->traced_count > UINT16_MAX || (o->traced_count && count > MOST / o->traced_count))
		return;
	size_t *met = mem_alloc(count * sizeof *met);
	align(o, list, count, met);
	meet_rest(o, list, count, met);
	for (size_t j = 0; j < count; j++)
		if (!met[j])
			add_own(o, &list[j]);
	free(met);
}
