/* paragraph.c - see paragraph.h. */
#include "doc/paragraph.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

enum { LEVELS = 9, LANGUAGES = 3 };

typedef struct Name { /* a name that a paragraph has, or what numbered names begin with, or both */
	const char *text; /* NULL: a free place */
	bool taken;
	int  next;        /* numbers below it are taken; 0: none was asked for */
} Name;

typedef struct Naming {
	Arena *arena;
	Name  *names;     /* hash, open addressing */
	size_t name_count, name_size;
	const char *lang;
	const char *path[LANGUAGES][LEVELS]; /* the headings around, of each language: one may stand beside the other */
	Paragraph *items; /* on the heap until the list is whole */
	size_t count, cap;
} Naming;

static int language_index(const char *lang)
{
	return !lang ? 0 : !strcmp(lang, "en") ? 2 : 1;
}

/* All the text below a node in one line, without white space at its ends; what it points at, whose number is not known
 * yet, as [@id]. */
static const char *line_of(Arena *a, const Node *root)
{
	Buf text = { 0 }, line = { 0 };
	for (const Node *n = root; n; n = n->kind == NODE_NOTE ? node_past(n, root) : node_after(n, root)) {
		if (n->kind == NODE_TEXT || n->kind == NODE_VERBATIM)
			buf_add(&text, n->u.text.bytes, n->u.text.len);
		else if (n->kind == NODE_NEWLINE)
			buf_byte(&text, '\n');
		else if (n->kind == NODE_REF)
			buf_printf(&text, "[@%s]", n->u.link.target);
	}
	utf8_join_lines(&line, buf_text(&text), text.len);
	size_t len = line.len;
	const char *start = utf8_trim(buf_text(&line), &len);
	const char *out = arena_strndup(a, start, len);
	buf_free(&text);
	buf_free(&line);
	return out;
}

/* "（一）任务进展。" → "任务进展", "1. Totals." → "Totals": a heading without its number and stop. */
static const char *bare(Arena *a, const char *heading)
{
	static const char open[] = "（", close[] = "）", stop[] = "。";
	size_t n = strlen(heading);
	const char *end = heading + n;
	if (!strncmp(heading, open, strlen(open))) {
		const char *c = strstr(heading, close);
		heading = c ? c + strlen(close) : heading;
	} else if (*heading >= '0' && *heading <= '9') {
		const char *c = heading + strspn(heading, "0123456789");
		heading = *c == '.' ? c + 1 : heading;
	}
	n = (size_t)(end - heading);
	if (n >= strlen(stop) && !strcmp(end - strlen(stop), stop))
		n -= strlen(stop);
	else if (n && end[-1] == '.')
		n--;
	heading = utf8_trim(heading, &n);
	return arena_strndup(a, heading, n);
}

static void enter(Naming *m, const Node *heading)
{
	const char **path = m->path[language_index(node_lang(heading))];
	int level = heading->u.heading.level;
	if (level < 1 || level > LEVELS)
		return;
	path[level - 1] = bare(m->arena, line_of(m->arena, heading));
	for (int i = level; i < LEVELS; i++)
		path[i] = NULL;
}

/* 总体情况, with the headings above it; "top" before the first. */
static const char *section(Naming *m, const char *lang)
{
	const char *const *path = m->path[language_index(lang)], *out = NULL;
	for (int i = 0; i < LEVELS; i++)
		if (path[i])
			out = out ? arena_printf(m->arena, "%s/%s", out, path[i]) : path[i];
	return out ? out : "top";
}

/* The place of a name, or the free one where it belongs. */
static Name *place_of(Name *names, size_t size, const char *text)
{
	size_t i = (size_t)hash_bytes(HASH_START, text, strlen(text)) & (size - 1);
	while (names[i].text && strcmp(names[i].text, text) != 0)
		i = (i + 1) & (size - 1);
	return &names[i];
}

/* The name, put among the others if it is new. Good until the next is. */
static Name *name(Naming *m, const char *text)
{
	if ((m->name_count + 1) * 2 > m->name_size) {
		size_t size = m->name_size ? m->name_size * 2 : 64;
		Name *more = mem_alloc(size * sizeof *more);
		for (size_t i = 0; i < m->name_size; i++)
			if (m->names[i].text)
				*place_of(more, size, m->names[i].text) = m->names[i];
		free(m->names);
		m->names = more;
		m->name_size = size;
	}
	Name *n = place_of(m->names, m->name_size, text);
	m->name_count += !n->text;
	n->text = text;
	return n;
}

static bool taken(Naming *m, const char *id)
{
	return name(m, id)->taken;
}

/* The first of 1, 2 … that makes a name nobody has.  Where the last search for such a name ended is kept: names are
 * never given back, and a section of thousands of paragraphs must not be searched from 1 for each. */
static const char *numbered(Naming *m, const char *stem, const char *mark, int first)
{
	const char *begin = arena_printf(m->arena, "%s%s", stem, mark), *id;
	int next = name(m, begin)->next;
	if (next < first)
		next = first;
	do
		id = arena_printf(m->arena, "%s%d", begin, next++);
	while (taken(m, id));
	name(m, begin)->next = next;
	return id;
}

/* "二是部分事项低于序时进度（18项次）。…" → "部分事项低于序时进度": a point by what it is about, since its number moves;
 * NULL for any other text. */
static const char *point(Naming *m, const char *text)
{
	static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
	static const char is[] = "是", *const ends[] = { "（", "，", "。", "；" };
	const char *s = text;
	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if (!strncmp(text, numerals[i], strlen(numerals[i])))
			s = text + strlen(numerals[i]);
	if (s == text || strncmp(s, is, strlen(is)) != 0)
		return NULL;
	s += strlen(is);
	size_t n = strlen(s);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const char *stop = strstr(s, ends[i]);
		n = stop && (size_t)(stop - s) < n ? (size_t)(stop - s) : n;
	}
	return n ? arena_strndup(m->arena, s, n) : NULL;
}

/* The heading that a paragraph opens with: 任务进展; NULL without one. */
static const char *own_heading(Naming *m, const Node *para)
{
	const Node *first = para->first;
	if (!first || first->kind != NODE_SPAN || !first->style || strncmp(first->style, "run", 3) != 0)
		return point(m, line_of(m->arena, para));
	const char *text = bare(m->arena, line_of(m->arena, first));
	return *text ? text : NULL;
}

static const char *name_of(Naming *m, const Node *para)
{
	const char *at = section(m, node_lang(para)), *own = own_heading(m, para);
	if (para->id)
		return taken(m, para->id) ? numbered(m, para->id, "-", 2) : para->id;
	if (own) {
		const char *id = arena_printf(m->arena, "%s/%s", at, own);
		return taken(m, id) ? numbered(m, id, "-", 2) : id;
	}
	return numbered(m, para->style ? arena_printf(m->arena, "%s/%s", at, para->style) : at, "/", 1);
}

static bool printed(const Naming *m, const Node *n)
{
	const char *lang = node_lang(n);
	return !lang || !strcmp(m->lang, "zh-en") || !strcmp(m->lang, lang);
}

static bool closed(NodeKind kind)
{
	return kind == NODE_TABLE || kind == NODE_IMAGE || kind == NODE_CHART || kind == NODE_HEADING || kind == NODE_PARA;
}

ParagraphList paragraph_list(Arena *a, Node *root, const char *lang)
{
	Naming m = { .arena = a, .lang = lang };
	for (Node *n = root; n; n = closed(n->kind) ? node_past(n, root) : node_after(n, root)) {
		if (n->kind == NODE_HEADING && printed(&m, n))
			enter(&m, n);
		if (n->kind != NODE_PARA || !n->first || !printed(&m, n))
			continue;
		const char *id = name_of(&m, n);
		name(&m, id)->taken = true;
		*MEM_PUSH(m.items, m.count, m.cap) = (Paragraph){ .id = id, .node = n, .text = line_of(a, n) };
	}
	ParagraphList out = { arena_array(a, m.count, sizeof *out.items), m.count };
	if (m.count)
		memcpy(out.items, m.items, m.count * sizeof *m.items);
	free(m.items);
	free(m.names);
	return out;
}
