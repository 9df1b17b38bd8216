/* language.c - see language.h.
 *
 * Four walks over the tree, each of which leaves it whole: blocks of a language are chosen or paired,
 * columns become tables of two paragraphs a row, pairs of t{} are put above or beside one another, and
 * at last what is not said is seen from the letters. */
#include "doc/language.h"

#include <string.h>

#include "base/utf8.h"

typedef struct Chooser {
	Doc *doc;
	Diag *diag;
	bool strict, both;
	const char *lang; /* the only one wanted; in zh-en "zh" */
	int untold;       /* texts that are plainly Chinese where English is wanted */
	Place first;      /* of the first of them */
} Chooser;

static const char *other(const char *lang)
{
	return strcmp(lang, "zh") == 0 ? "en" : "zh";
}

static const char *name_of(const char *lang)
{
	return strcmp(lang, "zh") == 0 ? "Chinese" : "English";
}

void language_missing(Diag *d, bool strict, Place at, const char *what, const char *wanted)
{
	const char *colon = what ? ": " : "", *name = what ? what : "";
	if (strict)
		diag_error(d, at, "%s%sno %s text, only the %s", name, colon, name_of(wanted), name_of(other(wanted)));
	else
		diag_warn(d, at, "%s%sno %s text: set in %s", name, colon, name_of(wanted), name_of(other(wanted)));
}

/* ---- ::: zh and ::: en ---- */

static bool is_variant(const Node *n)
{
	return n && n->kind == NODE_BLOCK && n->u.block.variant;
}

/* The headings of a second text have the first one's numbers beside them, and none of their own. */
static void leave_unnumbered(Node *block)
{
	for (Node *n = block; n; n = node_after(n, block))
		if (n->kind == NODE_HEADING)
			n->u.heading.numbered = false;
}

static void choose_pair(Chooser *c, Node *a, Node *b)
{
	if (!c->both) {
		node_unlink(strcmp(a->lang, c->lang) == 0 ? b : a);
		return;
	}
	if (strcmp(a->lang, "zh") != 0) { /* Chinese above English, however they are written */
		node_unlink(b);
		node_insert_before(a, b);
		b = a;
	}
	leave_unnumbered(b);
}

/* A block whose next neighbour is in the other language is one of a pair with it. */
static void choose_blocks(Chooser *c)
{
	for (Node *n = c->doc->root, *after; n; n = after) {
		Node *mate = is_variant(n) && is_variant(n->next) && strcmp(n->lang, n->next->lang) != 0 ? n->next : NULL;
		after = node_after(n, c->doc->root);
		if (!is_variant(n))
			continue;
		n->u.block.variant = false;
		if (!mate) {
			if (c->both || strcmp(n->lang, c->lang) != 0)
				language_missing(c->diag, c->strict, n->place, NULL, other(n->lang));
			continue;
		}
		Node *before = n->prev, *parent = n->parent;
		mate->u.block.variant = false;
		choose_pair(c, n, mate);
		after = before ? before->next : parent->first;
		after = node_after(after, c->doc->root);
	}
}

/* ---- ::: columns ---- */

static Node *add_cell(Chooser *c, Node *row, Place at, const char *lang, Node *block)
{
	Node *cell = node_new(c->doc->arena, NODE_CELL, at);
	cell->lang = lang;
	node_append(row, cell);
	if (block) {
		node_unlink(block);
		node_append(cell, block);
	}
	return cell;
}

static Node *add_row(Chooser *c, Node *table, Place at)
{
	Node *row = node_new(c->doc->arena, NODE_ROW, at);
	node_append(table, row);
	return row;
}

/* The paragraphs of the two sides, each with the one that stands at its place on the other side. */
static void add_pairs(Chooser *c, Node *table, Node *zh, Node *en)
{
	bool told = false;
	while (zh->first || en->first) {
		Node *left = zh->first, *right = en->first;
		const Node *one = left ? left : right;
		Place at = one->place;
		if ((!left || !right) && !told) {
			language_missing(c->diag, c->strict, at, "columns", left ? "en" : "zh");
			told = true;
		}
		Node *row = add_row(c, table, at);
		row->u.row.keep = (left && left->kind == NODE_HEADING) || (right && right->kind == NODE_HEADING);
		add_cell(c, row, at, "zh", left);
		add_cell(c, row, at, "en", right);
	}
}

static void add_alone(Chooser *c, Node *table, Node *block)
{
	Node *row = add_row(c, table, block->place);
	if (block->kind != NODE_BLOCK || !block->lang || block->style) {
		add_cell(c, row, block->place, block->lang, block)->u.cell.colspan = 2;
		return;
	}
	bool zh = strcmp(block->lang, "zh") == 0; /* one side only, reported */
	add_cell(c, row, block->place, "zh", zh ? block : NULL);
	add_cell(c, row, block->place, "en", zh ? NULL : block);
}

static bool is_side(const Node *n, const char *lang)
{
	return n && n->kind == NODE_BLOCK && !n->style && n->lang && strcmp(n->lang, lang) == 0;
}

static void make_columns(Chooser *c, Node *block)
{
	Node *table = node_new(c->doc->arena, NODE_TABLE, block->place);
	TableInfo *info = table->u.table;
	table->style = block->style;
	table->id = block->id;
	info->column_count = 2;
	info->columns = arena_array(c->doc->arena, 2, sizeof *info->columns);
	info->columns[0].weight = info->columns[1].weight = 1000;
	while (block->first) {
		Node *n = block->first, *next = n->next;
		if (is_side(n, "zh") && is_side(next, "en")) {
			add_pairs(c, table, n, next);
			node_unlink(n);
			node_unlink(next);
		} else
			add_alone(c, table, n);
	}
	node_insert_before(block, table);
	node_unlink(block);
}

static void set_columns(Chooser *c)
{
	for (Node *n = c->doc->root, *after; n; n = after) {
		after = node_after(n, c->doc->root);
		if (n->kind != NODE_BLOCK || !n->style || strcmp(n->style, "columns") != 0)
			continue;
		after = node_past(n, c->doc->root);
		if (c->both && n->first)
			make_columns(c, n);
		else {
			after = node_after(n, c->doc->root);
			n->style = NULL;
		}
	}
}

/* ---- t{} in zh-en: a span of two ---- */

/* A copy of the block's own fields, behind it, for the second text. */
static Node *second_para(Chooser *c, Node *para)
{
	Node *twin = node_new(c->doc->arena, NODE_PARA, para->place);
	if (para->next)
		node_insert_before(para->next, twin);
	else
		node_append(para->parent, twin);
	return twin;
}

static void move(Node *from, Node *into)
{
	node_unlink(from);
	node_append(into, from);
}

/* Two paragraphs, each in its language's style. */
static void part_para(Chooser *c, Node *para, Node *pair, Node *zh, Node *en)
{
	Node *twin = second_para(c, para);
	node_unlink(pair);
	move(zh, para);
	move(en, twin);
	para->lang = "zh";
	twin->lang = "en";
}

static void part_cell(Chooser *c, Node *cell, Node *pair, Node *zh, Node *en)
{
	Node *sides[] = { zh, en };
	node_unlink(pair);
	for (int i = 0; i < 2; i++) {
		Node *para = node_new(c->doc->arena, NODE_PARA, pair->place);
		para->lang = sides[i]->lang;
		node_append(cell, para);
		move(sides[i], para);
	}
}

/* What a text holds nothing but.  It stands above the other where the class says so, within other text
 * always beside it. */
static bool is_alone(const Node *n)
{
	return n->parent && n->parent->first == n && !n->next && node_is_block(n->parent->kind);
}

/* What stands between texts on one line: U+3000, since a typed space beside Han would be dropped. */
static Node *apart(Arena *a, Place at)
{
	return node_text(a, at, "\xE3\x80\x80", 3);
}

static void place_pair(Chooser *c, Node *pair)
{
	Node *zh = pair->first, *en = zh->next, *parent = pair->parent;
	bool above = is_alone(pair) && !c->doc->klass->bilingual_side;
	if (above && parent->kind == NODE_CELL) {
		part_cell(c, parent, pair, zh, en);
	} else if (above && parent->kind == NODE_PARA && !parent->style && parent->parent->kind != NODE_SIGNATURE) {
		part_para(c, parent, pair, zh, en);
	} else {
		node_insert_before(en, above ? node_new(c->doc->arena, NODE_NEWLINE, pair->place) : apart(c->doc->arena, pair->place));
	}
	pair->u.span.pair = false;
}

static bool is_pair(const Node *n)
{
	return n->kind == NODE_SPAN && n->u.span.pair && n->first && n->first->next && !n->first->next->next;
}

void language_space(Arena *a, Node *root)
{
	for (Node *n = root; n; n = node_after(n, root))
		if (is_pair(n))
			node_insert_before(n->last, apart(a, n->place));
}

static void place_pairs(Chooser *c)
{
	for (Node *n = c->doc->root, *after; n; n = after) {
		after = node_after(n, c->doc->root);
		if (!is_pair(n))
			continue;
		after = node_past(is_alone(n) ? n->parent : n, c->doc->root);
		place_pair(c, n);
	}
}

/* ---- what is not said ---- */

typedef struct Letters {
	int han, latin, words; /* words: of three small letters and more */
} Letters;

static void count_text(Letters *l, const char *s, size_t len)
{
	int run = 0;
	for (const char *p = s, *end = s + len; p < end;) {
		uint32_t cp;
		size_t n = utf8_decode(p, end, &cp);
		bool small = cp >= 'a' && cp <= 'z';
		p += n ? n : 1;
		l->han += char_is_han(cp);
		l->latin += small || (cp >= 'A' && cp <= 'Z');
		run = small ? run + 1 : 0;
		l->words += run == 3;
	}
}

static bool holds_text(const Node *n)
{
	return n->kind == NODE_PARA || n->kind == NODE_HEADING || n->kind == NODE_CAPTION ||
	       (n->kind == NODE_CELL && n->first && !node_is_block(n->first->kind));
}

static bool holds_language(const Node *block)
{
	for (const Node *n = block; n; n = node_after(n, block))
		if (n->lang)
			return true;
	return false;
}

/* What a template says in Chinese alone, without ::: zh or t{}, is told of once for the whole document. */
static void tell_untold(const Chooser *c)
{
	static const char format[] = "no English for %d %s of this document: set in Chinese; the first is here";
	if (c->untold && c->strict)
		diag_error(c->diag, c->first, format, COUNTED(c->untold, "text"));
	else if (c->untold)
		diag_warn(c->diag, c->first, format, COUNTED(c->untold, "text"));
}

/* In an English document a text of more Han than Latin letters is Chinese; in a bilingual one a text
 * without Han but with words is English. */
static void see_language(Chooser *c, Node *block)
{
	Letters l = { 0 };
	for (const Node *n = block; n; n = node_after(n, block))
		if (n->kind == NODE_TEXT && !node_lang(n)) /* what says its language is no text that lacks one: a name */
			count_text(&l, n->u.text.bytes, n->u.text.len);
	bool chinese = c->both ? l.han > 0 && !holds_language(block) : l.han > l.latin;
	if (chinese && c->untold++ == 0)
		c->first = block->place;
	if (!c->both && chinese)
		block->lang = "zh";
	else if (c->both && l.han == 0 && l.words > 0)
		block->lang = "en";
}

static void see_languages(Chooser *c)
{
	Node *root = c->doc->root;
	for (Node *n = root->first; n; n = node_after(n, root))
		if (holds_text(n) && !node_lang(n))
			see_language(c, n);
	if (!c->both)
		root->lang = "en";
	tell_untold(c);
}

void language_select(Doc *doc, bool strict, Diag *d)
{
	const char *lang = doc->lang ? doc->lang : "zh";
	Chooser c = { .doc = doc, .diag = d, .strict = strict, .both = strcmp(lang, "zh-en") == 0 };
	c.lang = c.both ? "zh" : lang;
	choose_blocks(&c);
	set_columns(&c);
	place_pairs(&c);
	if (c.both || strcmp(lang, "en") == 0)
		see_languages(&c);
}
