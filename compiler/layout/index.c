/* index.c - 索引: the marked names in order, each with the pages it stands on.
 *
 * The entries are made once, the first time an index is met; the pages are those of the pass before, and
 * layout runs again until they hold.  Three and more pages in a row are a range.  A name and its pages
 * stand in one line with dots between them where they fit, else the pages follow the name and go on below. */
#include "layout/index.h"

#include <stdlib.h>
#include <string.h>

#include "layout/index_parts.h"

typedef struct IndexEntry {
	const char *name, *sort;
	IndexKey key;
	const Entry *const *marks; /* where it is marked, in the document's order */
	size_t count;
} IndexEntry;

typedef struct Index {
	const char *list; /* "" for the marks that name none */
	IndexEntry *entries;
	size_t count;
	struct Index *next;
} Index;

/* ---- marks → entries ---- */

static const char *list_of(const char *list)
{
	return list ? list : "";
}

/* By name, then in the document's order. */
static int by_name(const void *a, const void *b)
{
	const Entry *const *x = a, *const *y = b;
	int c = strcmp((*x)->title, (*y)->title);

	return c ? c : (*x)->node->u.mark.index < (*y)->node->u.mark.index ? -1 : 1;
}

static int by_key(const void *a, const void *b)
{
	const IndexEntry *x = a, *y = b;
	int c = index_compare(&x->key, &y->key);

	return c ? c : strcmp(x->name, y->name);
}

/* What any of the entry's marks says it is sorted by; they must not say different things. */
static void find_sort(Flow *f, IndexEntry *e)
{
	for (size_t i = 0; i < e->count; i++) {
		const Node *n = e->marks[i]->node;
		if (!n->u.mark.sort)
			continue;
		if (!e->sort)
			e->sort = n->u.mark.sort;
		if (strcmp(e->sort, n->u.mark.sort) == 0)
			continue;
		diag_error(f->diag, n->place, "\"%s\" is sorted by \"%s\" here and by \"%s\" before", e->name, n->u.mark.sort, e->sort);
		f->lines->failed = true;
	}
}

static size_t gather(const Refs *r, const char *list, const Entry **out)
{
	size_t count = 0;

	for (size_t i = 0; i < r->mark_count; i++)
		if (strcmp(list_of(r->marks[i].node->u.mark.list), list) == 0)
			out[count++] = &r->marks[i];
	return count;
}

static Index *make_index(Flow *f, const char *list)
{
	Refs *r = f->refs;
	Index *x = ARENA_NEW(r->arena, Index);
	const Entry **marks = arena_array(r->arena, r->mark_count + 1, sizeof *marks);
	size_t count = gather(r, list, marks);
	const IndexReader *reader = count ? index_reader(r->arena) : NULL;

	*x = (Index){ .list = list, .next = r->indexes };
	x->entries = arena_array(r->arena, count + 1, sizeof *x->entries);
	if (count)
		qsort(marks, count, sizeof *marks, by_name);
	for (size_t i = 0; i < count;) {
		IndexEntry *e = &x->entries[x->count++];
		*e = (IndexEntry){ .name = marks[i]->title, .marks = marks + i };
		for (; i < count && strcmp(marks[i]->title, e->name) == 0; i++)
			e->count++;
		find_sort(f, e);
		e->key = index_key(reader, e->name, e->sort);
	}
	if (x->count)
		qsort(x->entries, x->count, sizeof *x->entries, by_key);
	for (size_t i = 0; i < count; i++)
		refs_label(r, marks[i]->id)->used = true;
	r->indexes = x;
	return x;
}

static const Index *find_index(Flow *f, const char *list)
{
	for (const Index *x = f->refs->indexes; x; x = x->next)
		if (strcmp(x->list, list) == 0)
			return x;
	return make_index(f, list);
}

/* ---- pages ---- */

static bool is_chinese(const Flow *f)
{
	return !f->lines->lang || strncmp(f->lines->lang, "zh", 2) == 0;
}

static int by_sheet(const void *a, const void *b)
{
	const Label *const *x = a, *const *y = b;

	return (*x)->sheet < (*y)->sheet ? -1 : (*x)->sheet > (*y)->sheet;
}

/* The pages an entry stands on, each once. Returns their number. */
static size_t pages_of(const Flow *f, const IndexEntry *e, const Label **out)
{
	size_t count = 0, kept = 0;

	for (size_t i = 0; i < e->count; i++) {
		const Label *l = refs_label(f->refs, e->marks[i]->id);
		if (*l->page)
			out[count++] = l;
	}
	if (count)
		qsort(out, count, sizeof *out, by_sheet);
	for (size_t i = 0; i < count; i++)
		if (!kept || (out[kept - 1]->sheet != out[i]->sheet && strcmp(out[kept - 1]->page, out[i]->page) != 0))
			out[kept++] = out[i];
	return kept;
}

static void add_text(Flow *f, Node *parent, const char *text)
{
	Node *n = node_text(f->arena, parent->place, text, strlen(text));

	n->u.text.value = true;
	node_append(parent, n);
}

static void add_page(Flow *f, Node *para, const Label *l, const char *text)
{
	Node *link = node_new(f->arena, NODE_LINK, para->place);

	link->u.link.target = arena_printf(f->arena, "#%s", l->id);
	add_text(f, link, text);
	node_append(para, link);
}

/* How many of the pages follow one another, in sheets and in numbers. */
static size_t run_of(const Label *const *pages, size_t count)
{
	size_t n = 1;

	while (n < count && pages[n]->sheet == pages[n - 1]->sheet + 1 && pages[n]->part == pages[n - 1]->part)
		n++;
	return n;
}

/* The pages as a paragraph of links: 3，15—18，40. */
static void add_pages(Flow *f, Node *para, const IndexEntry *e)
{
	const Label **pages = mem_alloc((e->count + 1) * sizeof *pages);
	size_t count = pages_of(f, e, pages);

	for (size_t i = 0; i < count;) {
		size_t run = run_of(pages + i, count - i);
		const char *dash = is_chinese(f) ? "—" : "–";
		if (i > 0)
			add_text(f, para, is_chinese(f) ? "，" : ", ");
		if (run > 2) {
			add_page(f, para, pages[i], arena_printf(f->arena, "%s%s%s", pages[i]->page, dash, pages[i + run - 1]->page));
			i += run;
		} else {
			add_page(f, para, pages[i], pages[i]->page);
			i++;
		}
	}
	free(pages);
}

/* ---- setting ---- */

static const Style *style_of(const Flow *f, const char *name)
{
	const Style *s = class_style_in(f->klass, name, f->lines->lang);

	return s ? s : class_style(f->klass, "body");
}

/* Name, dots and pages in one line; NULL when they do not fit. */
static Lines *one_line(Flow *f, const IndexEntry *e, const Node *pages, const Style *t, Unit width)
{
	Unit room = pages->first ? lines_natural_width(f->lines, pages, t) + 2 * t->size : 0;
	Lines *name = lines_set_text(f->lines, e->name, t, UNIT_MAX / 4);

	if (!name->count || name->max_width + room > width)
		return NULL;
	if (!pages->first)
		return name;
	Lines *numbers = lines_set(f->lines, pages, t, UNIT_MAX / 4, NULL);
	if (!numbers->count)
		return name;
	Line *line = &name->items[0];
	Unit half = t->size / 2, taken = numbers->items[0].width + half; /* the dots end at whole ems from the edge */
	taken = (taken + t->size - 1) / t->size * t->size;
	flow_leader(f, line, t, line->width + half, width - taken);
	flow_take_line(f, line, &numbers->items[0], width - numbers->items[0].width);
	return name;
}

/* The pages behind the name, lines from the second on indented by two characters. */
static Lines *many_lines(Flow *f, const IndexEntry *e, Style *t, Unit width, Place at)
{
	Node *para = node_new(f->arena, NODE_PARA, at);

	add_text(f, para, e->name);
	add_text(f, para, is_chinese(f) ? "　" : " ");
	add_pages(f, para, e);
	t->first = -2 * t->size;
	return lines_set(f->lines, para, t, width - 2 * t->size, NULL);
}

static void entry(Flow *f, const IndexEntry *e, const Node *n)
{
	FlowFrame fr;
	const Style *s = style_of(f, "index");
	Style t = *flow_text_style(f, s);
	Node plain = { .kind = NODE_TEXT, .place = n->place };
	Node *pages = node_new(f->arena, NODE_PARA, n->place);
	Unit width = f->width - s->left - s->right, hang = 0;

	t.align = ALIGN_LEFT;
	t.first = 0;
	add_pages(f, pages, e);
	flow_open(f, &fr, &plain, s);
	Lines *lines = one_line(f, e, pages, &t, width);
	if (!lines) {
		lines = many_lines(f, e, &t, width, n->place);
		hang = 2 * t.size;
	}
	flow_settle(f);
	flow_tag(f, TAG_P, NULL);
	boxes_lines(f->out, lines, f->left + s->left + hang, NULL, SIZE_MAX);
	flow_tag_end(f);
	flow_close(f, &fr);
}

static void heading(Flow *f, int group, const Node *n)
{
	FlowFrame fr;
	const Style *s = style_of(f, "index_letter");
	char letter[2] = { (char)('A' + group - 1), '\0' };
	const char *text = group == 0 ? "0—9" : group < INDEX_GROUPS - 1 ? letter : is_chinese(f) ? "其他" : "Other";
	Node plain = { .kind = NODE_TEXT, .place = n->place };

	flow_open(f, &fr, &plain, s);
	Lines *lines = lines_set_text(f->lines, text, flow_text_style(f, s), f->width - s->left - s->right);
	flow_settle(f);
	flow_tag(f, TAG_P, NULL);
	boxes_lines(f->out, lines, f->left + s->left, n, SIZE_MAX);
	flow_tag_end(f);
	flow_close(f, &fr);
	boxes_last_level(f->out, BREAK_KEEP);
}

void flow_index(Flow *f, const Node *n)
{
	const Index *x = find_index(f, list_of(n->u.index.list));
	int group = -1;

	const char *more = *x->list ? arena_printf(f->arena, " and list=%s", x->list) : "";
	if (!x->count && flow_first(f, "index", n->place))
		diag_note(f->diag, n->place, "the index is empty: mark names with [name]{index}%s", more);
	if (!x->count)
		return;
	flow_made_title(f, n);
	for (size_t i = 0; i < x->count; i++) {
		if (x->entries[i].key.group != group)
			heading(f, x->entries[i].key.group, n);
		group = x->entries[i].key.group;
		entry(f, &x->entries[i], n);
	}
}
