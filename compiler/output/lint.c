/* lint.c - see lint.h and lint_parts.h: reading the pages, and writing the report. */
#include "output/lint_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"

/* ---- the pages as blocks ---- */

typedef struct Reader {
	Lint *lint;
	int   page;
	LintBlock stack[32]; /* the open tags, each with the style and part it has or inherits */
	int   depth;
	bool  fresh;         /* the innermost tag has no block yet */
} Reader;

static uint32_t char_at(const Op *op, bool last)
{
	const char *s = op->u.text.text, *end = s + op->u.text.text_len, *at = s;
	uint32_t cp = 0;
	for (const char *p = s; p < end;) {
		size_t n = utf8_decode(p, end, &cp);
		at = p;
		p += n ? n : 1;
		if (!last)
			break;
	}
	utf8_decode(at, end, &cp);
	return cp;
}

/* The advance of a run's characters where it is not their size: they stand in cells. */
static Unit cell_of(const Op *op)
{
	if (op->u.text.count < 2 || !char_is_han(char_at(op, false)))
		return 0;
	Unit step = op->u.text.glyphs[1].x - op->u.text.glyphs[0].x, size = op->u.text.size;
	return step > size * 9 / 10 && step < size * 11 / 10 ? step : 0;
}

static void join(Lint *l, const char **text, const Op *op)
{
	*text = arena_printf(l->arena, "%s%.*s", *text ? *text : "", (int)op->u.text.text_len, op->u.text.text);
}

static void add_text(Reader *r, const Op *op)
{
	Lint *l = r->lint;
	if (op->u.text.silent || !op->u.text.count)
		return;
	if (r->fresh || !l->block_count) {
		LintBlock *b = MEM_PUSH(l->blocks, l->block_count, l->block_cap);
		*b = r->stack[r->depth > 0 ? r->depth - 1 : 0];
		b->page = r->page;
		b->line = l->line_count;
		b->style = b->style ? b->style : "";
		r->fresh = false;
	}
	LintBlock *b = &l->blocks[l->block_count - 1];
	LintLine *line = b->lines ? &l->lines[l->line_count - 1] : NULL;
	Unit cell = cell_of(op), size = op->u.text.size, inset = cell ? (size - cell) / 2 : 0;
	if (!line || op->y < line->base - line->size / 2 || op->y > line->base + line->size / 2) {
		line = MEM_PUSH(l->lines, l->line_count, l->line_cap);
		*line = (LintLine){ .page = r->page, .base = op->y, .size = size, .left = op->x + inset, .first = op, .cell = cell };
		line->top = op->y - unit_scale(size, 88, 100);
		line->foot = line->top + size;
		line->flush = char_is_han(char_at(op, false));
		b->lines++;
	}
	line->last = op;
	line->cell = line->cell ? line->cell : cell;
	Unit last = op->u.text.glyphs[op->u.text.count - 1].x;
	line->right = cell ? op->x + last + size - inset : op->x + op->u.text.width;
	join(l, &line->text, op);
	join(l, &b->text, op);
}

static void add_rule(Reader *r, const Op *op)
{
	Lint *l = r->lint;
	const char *style = r->depth ? r->stack[r->depth - 1].style : NULL;
	*MEM_PUSH(l->rules, l->rule_count, l->rule_cap) = (LintRule){
		r->page, op->x, op->y, op->u.rule.w, op->u.rule.h, op->u.rule.color, style ? style : "" };
}

static void open_tag(Reader *r, const Op *op)
{
	LintBlock outer = r->depth ? r->stack[r->depth - 1] : (LintBlock){ 0 };
	if (r->depth == (int)(sizeof r->stack / sizeof *r->stack))
		return;
	LintBlock *b = &r->stack[r->depth++];
	*b = (LintBlock){ .style = op->u.tag.style, .tag = op->u.tag.tag, .part = op->u.tag.part };
	if (!b->style) { /* a tag within the block, such as one for another language */
		*b = outer;
		return;
	}
	r->fresh = true;
}

static void read_page(Reader *r, const Page *page)
{
	r->depth = 0;
	r->fresh = true;
	for (size_t i = 0; i < page->count; i++) {
		const Op *op = &page->ops[i];
		switch (op->kind) {
		case OP_TAG_BEGIN: open_tag(r, op); break;
		case OP_TAG_END: r->depth -= r->depth > 0; break;
		case OP_TEXT: add_text(r, op); break;
		case OP_RULE: add_rule(r, op); break;
		default: break;
		}
	}
}

static void find_flush(Lint *l)
{
	for (size_t i = 0; i < l->line_count; i++)
		l->lines[i].flush = l->lines[i].flush && char_is_han(char_at(l->lines[i].last, true));
}

/* ---- looking things up ---- */

static bool fits(const char *style, const char *wanted)
{
	size_t n = strlen(wanted);
	return n && wanted[n - 1] == '*' ? !strncmp(style, wanted, n - 1) : !strcmp(style, wanted);
}

const LintBlock *lint_block(const Lint *l, const char *style, int n)
{
	for (size_t i = 0; i < l->block_count; i++)
		if (fits(l->blocks[i].style, style) && n-- == 0)
			return &l->blocks[i];
	return NULL;
}

const LintLine *lint_line(const Lint *l, const LintBlock *b, size_t i)
{
	return &l->lines[b->line + (i < b->lines ? i : b->lines - 1)];
}

const LintBlock *lint_before(const Lint *l, const LintBlock *b)
{
	return b > l->blocks && b[-1].page == b->page && b[-1].tag != TAG_ARTIFACT ? b - 1 : NULL;
}

const LintRule *lint_rule(const Lint *l, const char *style, int n)
{
	for (size_t i = 0; i < l->rule_count; i++)
		if (fits(l->rules[i].style, style) && n-- == 0)
			return &l->rules[i];
	return NULL;
}

bool lint_in_role(const Lint *l, const LintLine *line, const char *role)
{
	int r = fontset_role(l->fonts, role, PLACE_NONE);
	return r >= 0 && fontset_face(l->fonts, r, char_at(line->first, false)) == line->first->u.text.face;
}

const char *lint_face(const Lint *l, const LintLine *line)
{
	const FaceInfo *face = fontset_face_info(l->fonts, line->first->u.text.face);
	return arena_printf(l->arena, "%s %d.%d pt", face && face->family ? face->family : "?", (int)(line->size / UNIT_PT),
	                    (int)(line->size % UNIT_PT / 100));
}

typedef struct Ink {
	Unit left, top, right;
} Ink;

static void add_ink(const Lint *l, const Op *op, uint32_t glyphs, Ink *ink)
{
	int box[4];
	Unit size = op->u.text.size;
	for (uint32_t i = 0; i < glyphs; i++) {
		if (!face_ink(l->fonts, op->u.text.face, op->u.text.glyphs[i].id, box))
			continue;
		Unit x = op->x + op->u.text.glyphs[i].x, top = op->y - unit_scale(size, box[3], 1000);
		Unit left = x + unit_scale(size, box[0], 1000), right = x + unit_scale(size, box[2], 1000);
		ink->top = top < ink->top ? top : ink->top;
		ink->left = left < ink->left ? left : ink->left;
		ink->right = right > ink->right ? right : ink->right;
	}
}

static Ink line_ink(const Lint *l, const LintLine *line)
{
	const Page *page = &l->pages->items[line->page];
	Ink ink = { UNIT_MAX, UNIT_MAX, -UNIT_MAX };
	for (const Op *op = line->first; op <= line->last && op < page->ops + page->count; op++)
		if (op->kind == OP_TEXT)
			add_ink(l, op, op->u.text.count, &ink);
	return ink;
}

Unit lint_ink_top(const Lint *l, const LintLine *line, const Op *only)
{
	Ink ink = { UNIT_MAX, UNIT_MAX, -UNIT_MAX };
	if (!only)
		return line_ink(l, line).top;
	add_ink(l, only, 1, &ink);
	return ink.top;
}

Unit lint_ink_middle(const Lint *l, const LintLine *line)
{
	Ink ink = line_ink(l, line);
	return ink.left + (ink.right - ink.left) / 2;
}

/* ---- the report ---- */

int64_t lint_um(Unit u)
{
	return ((int64_t)u * 1270 + (u < 0 ? -1800 : 1800)) / 3600;
}

/* The character at the text's i-th byte: its bytes, and how many columns it takes. */
static size_t char_columns(const char *s, size_t len, size_t i, int *columns)
{
	uint32_t cp;
	size_t n = utf8_decode(&s[i], &s[len], &cp);
	*columns = cp >= 0x2E80 ? 2 : 1;
	return n ? n : 1;
}

static int display_width(const char *s, size_t len)
{
	int width = 0, columns;
	for (size_t i = 0; i < len;) {
		i += char_columns(s, len, i, &columns);
		width += columns;
	}
	return width;
}

/* The text in a column of this width, shortened with … where it is longer. */
static void column(Buf *b, const char *s, int width)
{
	size_t len = strlen(s);
	int total = display_width(s, len), used = 0, columns;
	for (size_t i = 0, n; i < len; i += n) {
		n = char_columns(s, len, i, &columns);
		if (total > width && used + columns > width - 1) {
			buf_text_add(b, "…");
			used++;
			break;
		}
		buf_add(b, &s[i], n);
		used += columns;
	}
	for (int k = used; k < width; k++)
		buf_byte(b, ' ');
	buf_text_add(b, "  ");
}

static void row(Lint *l, Clause c, bool good, const char *got, const char *want)
{
	Buf *b = l->out;
	l->differs += !good;
	if (!l->json) {
		column(b, good ? "ok" : "differs", 7);
		column(b, c.clause, 7);
		column(b, c.custom ? "实务" : "标准", 4);
		column(b, c.what, 44);
		column(b, got, 26);
		buf_printf(b, "%s\n", want);
		return;
	}
	Json j = { b, false };
	buf_text_add(b, l->rows++ ? ",\n" : "[\n");
	json_open(&j, '{');
	json_key(&j, "clause");
	json_text(&j, c.clause);
	json_key(&j, "kind");
	json_text(&j, c.custom ? "custom" : "standard");
	json_key(&j, "element");
	json_text(&j, c.what);
	json_key(&j, "measured");
	json_text(&j, got);
	json_key(&j, "wanted");
	json_text(&j, want);
	json_key(&j, "ok");
	json_bool(&j, good);
	json_close(&j, '}');
}

static const char *mm(const Lint *l, int64_t um, int places)
{
	int64_t unit = places == 2 ? 10 : 1, v = ((um < 0 ? -um : um) + unit / 2) / unit, whole = places == 2 ? 100 : 1000;
	return arena_printf(l->arena, "%s%d.%0*d", um < 0 && v ? "-" : "", (int)(v / whole), places, (int)(v % whole));
}

void lint_near(Lint *l, Clause c, int64_t got, int64_t want, int64_t give)
{
	int64_t off = got < want ? want - got : got - want;
	row(l, c, off <= give, arena_printf(l->arena, "%s mm", mm(l, got, 2)),
	    arena_printf(l->arena, "%s ± %s mm", mm(l, want, 2), mm(l, give, 2)));
}

void lint_holds(Lint *l, Clause c, bool good, const char *got, const char *want)
{
	row(l, c, good, got, want);
}

void lint_count(Lint *l, Clause c, int got, int want)
{
	row(l, c, got == want, arena_printf(l->arena, "%d", got), arena_printf(l->arena, "%d", want));
}

int lint_pages(const Pages *pages, const Doc *doc, FontSet *fonts, bool json, Buf *out)
{
	Lint l = { .arena = arena_new(), .pages = pages, .doc = doc, .fonts = fonts, .json = json, .out = out };
	Reader r = { .lint = &l };
	for (size_t i = 0; i < pages->count; i++) {
		r.page = (int)i;
		read_page(&r, &pages->items[i]);
	}
	find_flush(&l);
	lint_page_clauses(&l);
	lint_element_clauses(&l);
	if (json)
		buf_text_add(out, l.rows ? "\n]\n" : "[]\n");
	free(l.blocks);
	free(l.lines);
	free(l.rules);
	arena_free(l.arena);
	return l.differs;
}
