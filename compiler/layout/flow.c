/* flow.c - blocks → a vertical list of boxes, in one column.
 *
 * One function a kind of block, all shaped alike: flow_open() meets the style's wishes above the
 * block, the lines follow, flow_close() meets those below.  Space is only remembered (gap) and set
 * when a box follows, so that the larger of two neighbours' wishes counts. */
#include "layout/flow.h"

#include <stdlib.h>
#include <string.h>

#include "layout/index.h"
#include "layout/kept.h"
#include "layout/numbering.h"
#include "layout/table.h"

void flow_settle(Flow *f)
{
	if (f->gap > 0) {
		Box *b = boxes_add(f->out, BOX_GLUE, NULL);
		b->height = f->gap;
		b->level = BREAK_NEVER;
	}
	if (f->snap)
		boxes_add(f->out, BOX_SNAP, NULL)->level = BREAK_NEVER;
	f->gap = 0;
	f->snap = false;
}

void flow_want(Flow *f, Unit gap)
{
	if (gap > f->gap)
		f->gap = gap;
}

static const char *language(const Flow *f, const Node *n)
{
	const char *lang = node_lang(n);
	return lang ? lang : f->doc->lang && strncmp(f->doc->lang, "en", 2) == 0 ? "en" : "zh";
}

const char *flow_tag_lang(const Flow *f, const Node *n)
{
	if (!n || !node_lang(n))
		return NULL;
	const Node *around = n->parent;
	while (around && around->kind == NODE_BLOCK) /* has no tag of its own */
		around = around->parent;
	const char *own = language(f, n);
	return strcmp(own, language(f, around)) != 0 ? own : NULL;
}

/* A cell is tagged as a whole by its table, since it may be parted anywhere. */
Op *flow_tag(Flow *f, TagKind tag, const Node *n)
{
	if (f->in_cell)
		return ARENA_NEW(f->arena, Op);
	Op *op = boxes_mark(f->out, OP_TAG_BEGIN, n);
	op->u.tag.tag = tag;
	op->u.tag.lang = flow_tag_lang(f, n);
	op->u.tag.style = n ? class_node_style(f->klass, n)->name : NULL;
	return op;
}

/* The end belongs to the box before: a break that was possible there is now possible after it. */
void flow_tag_end(Flow *f)
{
	if (f->in_cell)
		return;
	BoxList *l = f->out;
	BreakLevel level = l->count ? l->items[l->count - 1].level : BREAK_FREE;
	boxes_last_level(l, BREAK_NEVER);
	boxes_mark(l, OP_TAG_END, NULL);
	l->items[l->count - 1].level = level;
}

/* A horizontal rule over the whole column, drawn as an artifact. */
static Box *rule_box(Flow *f, const Style *of, const Border *border, Unit height, Unit y)
{
	Op *ops = arena_array(f->arena, 2 + BORDER_OPS, sizeof *ops);
	ops[0].kind = OP_TAG_BEGIN;
	ops[0].u.tag.tag = TAG_ARTIFACT;
	ops[0].u.tag.style = of ? of->name : NULL;
	size_t rules = border_ops(border, f->edge, y, f->across, ops + 1);
	ops[1 + rules].kind = OP_TAG_END;
	Box *b = boxes_add(f->out, BOX_OPS, NULL);
	b->height = height;
	b->ops = ops;
	b->count = 2 + rules;
	return b;
}

/* The target of links and of the outline. */
void flow_anchor(Flow *f, const Node *n)
{
	const Entry *e = refs_entry(f->refs, n), *caption = refs_caption(f->refs, n);
	if (!e && !caption && !n->id)
		return;
	flow_settle(f);
	Op *op = boxes_mark(f->out, OP_ANCHOR, n);
	op->x = f->left;
	op->u.anchor.id = e ? e->id : n->id ? n->id : caption->id;
	op->u.anchor.level = e ? e->level : 0;
	op->u.anchor.title = e ? e->title : NULL;
	op->u.anchor.running = e ? e->running : NULL;
}

/* Behind a line of text a heading stands lower by the rest of that line's slot.  So that it does behind
 * a table, too, which ends at its rule, the slot is counted: the text's or its own, whichever is the
 * tighter.  On the grid the next line gives it. */
static Unit slot_rest(const Flow *f, const Node *n, const Style *s)
{
	const Style *body = class_style(f->klass, "body");
	size_t i = f->out->count;

	if (n->kind != NODE_HEADING || f->snap || f->in_cell || !body)
		return 0;
	while (i && (f->out->items[i - 1].kind == BOX_CLEAR || (f->out->items[i - 1].kind == BOX_OPS && f->out->items[i - 1].height == 0)))
		i--;
	const Box *b = i ? &f->out->items[i - 1] : NULL;
	bool behind = b && b->kind == BOX_TABLE && b->node && b->node->kind == NODE_TABLE;
	Unit rest = body->pitch - body->size, own = s->pitch - s->size;
	rest = own < rest ? own : rest;
	return behind && rest > 0 ? rest : 0;
}

void flow_open(Flow *f, FlowFrame *fr, const Node *n, const Style *s)
{
	*fr = (FlowFrame){ .node = n, .style = s, .left = f->left, .width = f->width, .out = f->out };
	fr->foot = s->foot && f->foot && f->out != f->foot && !f->in_cell;
	if (fr->foot) {
		fr->gap = f->gap;
		fr->snap = f->snap;
		f->out = f->foot;
		f->gap = 0;
		f->snap = false;
	}
	if (s->page_before && !f->in_cell) {
		Box *b = boxes_add(f->out, BOX_PAGE, n);
		b->turned = f->turned;
		b->level = BREAK_NEVER;
		f->gap = 0;
		f->snap = false;
	}
	fr->start = f->out->count;
	if (s->top != -1 && !f->in_cell) {
		flow_settle(f);
		Box *b = boxes_add(f->out, BOX_TOP, n);
		b->height = s->top;
		b->level = BREAK_NEVER;
	} else {
		flow_want(f, s->before + slot_rest(f, n, s));
	}
	flow_anchor(f, n);
	if (s->above.width > 0) {
		/* The rule stands midway between the texts: its gap counts on both sides. */
		if (f->out->count && f->out->items[f->out->count - 1].kind != BOX_PAGE) {
			boxes_drop_trail(f->out, 0);
			flow_want(f, s->above.gap);
		}
		flow_settle(f);
		rule_box(f, s, &s->above, border_height(&s->above) + s->above.gap, 0)->level = BREAK_NEVER;
	}
}

/* A wish: given up where no page can meet it, which page.c says of a table alone. */
static void keep_together(Flow *f, const FlowFrame *fr)
{
	if (boxes_height(f->out, fr->start, f->out->count) > f->limit) {
		if (fr->node->kind != NODE_TABLE && flow_first(f, "whole", fr->node->place))
			diag_note(f->diag, fr->node->place, "this is to stand on one page but is higher than one: it is parted");
		return;
	}
	for (size_t i = fr->start; i < f->out->count; i++) {
		Box *b = &f->out->items[i];
		b->whole = b->kind == BOX_TABLE;
		if (i + 1 < f->out->count && b->level < BREAK_TOGETHER)
			b->level = BREAK_TOGETHER;
	}
}

void flow_close(Flow *f, FlowFrame *fr)
{
	const Style *s = fr->style;
	f->left = fr->left;
	f->width = fr->width;
	if (s->below.width > 0 && f->out->count > fr->start) {
		BreakLevel level = f->out->items[f->out->count - 1].level;
		boxes_drop_trail(f->out, fr->start);
		boxes_last_level(f->out, BREAK_NEVER);
		rule_box(f, s, &s->below, border_height(&s->below) + s->below.gap, s->below.gap)->level = level;
	}
	if (s->keep_together && !f->in_cell)
		keep_together(f, fr);
	if (s->keep_next && f->out->count > fr->start)
		boxes_last_level(f->out, BREAK_KEEP);
	flow_want(f, s->after);
	if (s->grid && f->klass->page.pitch > 0 && !f->in_cell)
		f->snap = true;
	if (fr->foot) {
		f->out = fr->out;
		f->gap = fr->gap;
		f->snap = fr->snap;
	}
}

Style *flow_text_style(Flow *f, const Style *s)
{
	Style *t = ARENA_NEW(f->arena, Style);
	*t = *s;
	t->left = t->right = t->before = t->after = 0;
	t->top = -1;
	t->above = t->below = (Border){ 0 };
	t->foot = t->grid = t->keep_next = t->keep_together = t->page_before = false;
	t->level = 0;
	return t;
}

static bool same_name(const Style *a, const Style *b)
{
	return a == b || (a && b && strcmp(a->name, b->name) == 0);
}

/* A block in another language than the one around it, whose style it has: the alignment that a cell or
 * column asked for stays, unless the language has its own. */
static const Style *in_other_language(Flow *f, const Style *s)
{
	Style *t = flow_text_style(f, s);
	if (s->align == f->container->align)
		t->align = f->inherit->align;
	if (f->in_cell && (t->align == ALIGN_CENTER || t->align == ALIGN_RIGHT))
		t->first = 0;
	return t;
}

/* A block that has its style from the block around it takes the text attributes alone: space and
 * borders are that block's own.  A list in a list has the style of its own kind. */
const Style *flow_style(Flow *f, const Node *n)
{
	const Style *s = class_node_style(f->klass, n);
	if (f->in_cell && !n->style && (n->kind == NODE_LIST || n->kind == NODE_QUOTE))
		return f->inherit; /* the text's size and pitch have no business in a cell */
	if (n->style || !f->container || !same_name(s, f->container) || same_name(s, class_style(f->klass, node_kind_name(n->kind))))
		return s;
	return s == f->container ? f->inherit : in_other_language(f, s);
}

static bool on_grid(const Flow *f, const Style *s)
{
	return f->klass->page.pitch > 0 && s->pitch == f->klass->page.pitch;
}

static bool other_language_than(const Node *n, const Node *beside)
{
	const char *a = node_lang(n), *b = beside ? node_lang(beside) : a;
	return a != b && (!a || !b || strcmp(a, b) != 0);
}

/* One of a pair of paragraphs in two languages: their lines are of two pitches, and no page of them is filled line by line. */
static bool of_two_languages(const Node *n)
{
	const Node *block = n->parent && n->parent->kind == NODE_BLOCK ? n->parent : n; /* ::: zh … ::: en */
	return other_language_than(n, n->next) || other_language_than(n, n->prev) ||
		other_language_than(n, block->next) || other_language_than(n, block->prev);
}

/* Lines of a paragraph that stay together: text on the grid fills its 22 lines, so one may stand alone. */
static size_t least_lines(const Flow *f, const Style *s)
{
	return on_grid(f, s) || f->in_cell ? 1 : 2;
}

/* A paragraph-like block: inlines in a style. */
static void text(Flow *f, const Node *n, const Style *s, TagKind tag, const char *prefix, size_t least)
{
	FlowFrame fr;
	flow_open(f, &fr, n, s);
	Style t = *s;
	t.left = t.right = 0;
	Lines *lines = lines_set(f->lines, n, &t, f->width - s->left - s->right, prefix);
	if (lines->count) {
		flow_settle(f);
		flow_tag(f, tag, n);
		boxes_lines(f->out, lines, f->left + s->left, n, least);
		if (on_grid(f, s) && !f->in_cell && of_two_languages(n))
			boxes_keep_last(f->out, lines->count);
		flow_tag_end(f);
	}
	flow_close(f, &fr);
}

/* A paragraph that stands in the outline is a heading, whatever it is called; one in a style of titles is a title. */
static TagKind para_tag(const Flow *f, const Node *n, const Style *s)
{
	const Entry *e = refs_entry(f->refs, n);
	if (e && e->level > 0)
		return (TagKind)(TAG_H1 + (e->level > 6 ? 6 : e->level) - 1);
	bool title = s->name && (strcmp(s->name, "title") == 0 || strcmp(s->name, "attachment_title") == 0);
	return title ? TAG_TITLE : TAG_P;
}

static void heading(Flow *f, const Node *n)
{
	int level = n->u.heading.level;
	level = level < 1 ? 1 : level > 6 ? 6 : level;
	text(f, n, flow_style(f, n), (TagKind)(TAG_H1 + level - 1), n->u.heading.number, SIZE_MAX);
	boxes_last_level(f->out, BREAK_KEEP);
}

/* Sets the children of n inside a block of style s, narrower by its indents. */
static void inside(Flow *f, const Node *n, const Style *s)
{
	const Style *inherit = f->inherit, *around = f->container;
	f->inherit = flow_text_style(f, s);
	f->container = class_node_style(f->klass, n);
	f->left += s->left;
	f->width -= s->left + s->right;
	flow_blocks(f, n->first);
	f->inherit = inherit;
	f->container = around;
}

static void container(Flow *f, const Node *n)
{
	if (!n->style) {
		flow_anchor(f, n);
		flow_blocks(f, n->first);
		return;
	}
	FlowFrame fr;
	const Style *s = class_node_style(f->klass, n);
	flow_open(f, &fr, n, s);
	inside(f, n, s);
	flow_close(f, &fr);
}

static void quote(Flow *f, const Node *n)
{
	FlowFrame fr;
	const Style *s = flow_style(f, n);
	flow_open(f, &fr, n, s);
	flow_settle(f);
	flow_tag(f, TAG_QUOTE, n);
	inside(f, n, s);
	flow_tag_end(f);
	flow_close(f, &fr);
}

static void hrule(Flow *f, const Node *n)
{
	FlowFrame fr;
	const Style *s = flow_style(f, n);
	flow_open(f, &fr, n, s);
	flow_settle(f);
	Unit height = s->pitch > 0 ? s->pitch : s->size;
	rule_box(f, s, &(Border){ .width = 500, .color = s->color }, height, height / 2);
	flow_close(f, &fr);
}

static void space(Flow *f, const Node *n)
{
	Unit height = n->u.space.height;
	if (n->u.space.lines > 0) {
		const Style *body = class_style(f->klass, "body");
		Unit pitch = f->klass->page.pitch > 0 ? f->klass->page.pitch : body ? body->pitch : 0;
		height = pitch * n->u.space.lines;
	}
	flow_settle(f);
	Box *b = boxes_add(f->out, BOX_GLUE, n);
	b->height = height;
	b->sticky = true;
	b->level = BREAK_NEVER;
}

const char *flow_caption_prefix(Flow *f, const char *number)
{
	if (!number)
		return NULL;
	const char *lang = f->lines->lang ? f->lines->lang : "zh";
	return arena_printf(f->arena, "%s%s", number, refs_caption_mark(number, lang));
}

bool flow_first(Flow *f, const char *what, Place at)
{
	const char *key = arena_printf(f->arena, "%s %s:%d:%d", what, at.file ? at.file : "", at.line, at.column);
	return diag_once(f->diag, key);
}

/* A part of a table as a box. */
static void part_drawn(Flow *f, Table *t, const Node *n, Unit x, Unit room)
{
	Page page = { 0 };
	Unit height = table_part(t, &page, 0, 0, room, room, TAKE_SOME);
	Op *ops = arena_array(f->arena, page.count ? page.count : 1, sizeof *ops);
	if (page.count)
		memcpy(ops, page.ops, page.count * sizeof *ops);
	Box *b = boxes_add(f->out, BOX_OPS, n);
	b->height = height;
	b->dx = x;
	b->ops = ops;
	b->count = page.count;
	free(page.ops);
}

/* A table inside a cell or 版记, drawn now: one box, or, where no page holds it in one piece, several that are
 * so low that each page has room for one. */
static void table_drawn(Flow *f, Table *t, const Node *n, Unit x)
{
	bool whole = !f->in_cell || table_height(t) <= f->limit;
	if (!whole && flow_first(f, "pieces", n->place))
		diag_note(f->diag, n->place, "this table in a cell is higher than a page: it is set in pieces, its head on each");
	do
		part_drawn(f, t, n, x, whole ? UNIT_MAX : f->limit / 2);
	while (!table_done(t));
}

bool flow_is_note(const Node *n)
{
	if (n && n->kind == NODE_BLOCK && n->lang && n->first) { /* of one language */
		const Node *k = n->first;
		while (flow_is_note(k))
			k = k->next;
		return !k;
	}
	return n && n->style && strcmp(n->style, "note") == 0;
}

/* A floating table is one box, too, when a page can hold it. */
static bool table_floating(Flow *f, Table *t, const Node *n, Unit x)
{
	if (!f->floating)
		return false;
	table_drawn(f, t, n, x);
	if (f->out->items[f->out->count - 1].height <= f->limit)
		return true;
	f->out->count--;
	table_rewind(t);
	return false;
}

static void table(Flow *f, const Node *n)
{
	FlowFrame fr;
	const Style *s = flow_style(f, n);
	if (n->u.table && n->u.table->landscape && !f->turned && flow_first(f, "wide", n->place))
		diag_note(f->diag, n->place, "a landscape table cannot stand in a cell, in columns or in 版记: it is set upright");
	flow_open(f, &fr, n, s);
	if (n->first && n->first->kind == NODE_CAPTION)
		flow_want(f, class_node_style(f->klass, n->first)->before);
	Table *t = table_make(f, n, s, f->width - s->left - s->right);
	if (t) {
		flow_settle(f);
		if (f->in_cell || f->out == f->foot) {
			table_drawn(f, t, n, f->left + s->left);
		} else if (!table_floating(f, t, n, f->left + s->left)) {
			Box *b = boxes_add(f->out, BOX_TABLE, n);
			b->table = t;
			b->dx = f->left + s->left;
		}
	}
	flow_close(f, &fr);
	if (t && flow_is_note(n->next))
		boxes_last_level(f->out, BREAK_KEEP);
}

static void page_break(Flow *f, const Node *n)
{
	f->gap = 0;
	f->snap = false;
	if (!f->in_cell)
		boxes_add(f->out, BOX_PAGE, n)->level = BREAK_NEVER;
}

void flow_block(Flow *f, const Node *n)
{
	const char *lang = f->lines->lang;
	if (n->lang)
		f->lines->lang = n->lang;
	switch (n->kind) {
	case NODE_PARA:
	case NODE_CAPTION: {
		const Style *s = flow_style(f, n);
		text(f, n, s, para_tag(f, n, s), NULL, least_lines(f, s));
		break;
	}
	case NODE_HEADING: heading(f, n); break;
	case NODE_DOC:
	case NODE_BLOCK:
	case NODE_ITEM: container(f, n); break;
	case NODE_LIST: flow_list(f, n); break;
	case NODE_QUOTE: quote(f, n); break;
	case NODE_CODE: flow_code(f, n); break;
	case NODE_HRULE: hrule(f, n); break;
	case NODE_TABLE: table(f, n); break;
	case NODE_IMAGE: flow_image(f, n); break;
	case NODE_CHART: flow_chart(f, n); break;
	case NODE_CONTENTS: flow_contents(f, n); break;
	case NODE_GALLERY: flow_gallery(f, n); break;
	case NODE_MULTICOL: flow_multicol(f, n); break;
	case NODE_CLEARFLOATS: flow_float_order(f, n); break;
	case NODE_LISTING: flow_listing(f, n); break;
	case NODE_INDEX: flow_index(f, n); break;
	case NODE_NUMBERING: flow_numbering(f, n); break;
	case NODE_PAGEBREAK: page_break(f, n); break;
	case NODE_SPACE: space(f, n); break;
	case NODE_SIGNATURE: flow_signature(f, n); break;
	default: break; /* rows and inlines are set by what holds them */
	}
	f->lines->lang = lang;
}

/* The notes under a table stand together, and with its last row, unless they take more than half a page: the
 * English of a note is not alone on a page, and neither are its last lines.  One line of a paragraph is left alone even less. */
static void keep_notes(Flow *f, size_t from)
{
	if (f->in_cell || boxes_height(f->out, from, f->out->count) > f->limit / 2)
		return;
	for (size_t i = from; i + 1 < f->out->count; i++) {
		Box *b = &f->out->items[i];
		b->level = b->level == BREAK_WIDOW ? BREAK_KEEP : b->level < BREAK_TOGETHER ? BREAK_TOGETHER : b->level;
	}
}

/* Whether what is set so far takes more memory than it may: a few lines of a template make charts or paragraphs by the thousand,
 * which all stand before the first page is filled.  Told once; what follows is not set. */
static bool is_full(Flow *f, const Node *n)
{
	const Arena *kept = f->lines->kept ? kept_arena(f->lines->kept) : f->arena;
	size_t bytes = arena_bytes(f->arena) + (kept != f->arena ? arena_bytes(kept) : 0);
	if (!f->lines->memory || bytes <= f->lines->memory)
		return false;
	f->lines->failed = true;
	if (diag_once(f->diag, "memory of layout"))
		diag_error(f->diag, n->place, "setting the document up to here takes more than %zu MB of memory; --limit memory=N allows more",
		           f->lines->memory >> 20);
	return true;
}

void flow_blocks(Flow *f, const Node *first)
{
	size_t notes = SIZE_MAX; /* where those under a table begin */
	for (const Node *n = first; n && !is_full(f, n); n = n->next) {
		if (f->doc && n == f->doc->text && !f->in_cell)
			f->text_at = f->out->count;
		if (flow_is_note(n) && n->prev && n->prev->kind == NODE_TABLE)
			notes = f->out->count;
		if (flow_wide_begins(f, n)) {
			n = flow_wide(f, n);
			continue;
		}
		if (flow_floats(f, n)) {
			n = flow_float(f, n);
			continue;
		}
		flow_float_order(f, n);
		flow_block(f, n);
		if (flow_is_note(n->next))
			f->snap = false; /* it stands close under its table */
		else if (notes < f->out->count)
			keep_notes(f, notes);
		notes = flow_is_note(n->next) ? notes : SIZE_MAX;
	}
}

void flow_end(Flow *f)
{
	const Style *body = class_style(f->klass, "body");
	if (least_lines(f, body) > 1)
		boxes_end_line(f->out);
	f->gap = 0;
	f->snap = false;
}
