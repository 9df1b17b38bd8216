/* override.c - see override.h. */
#include "doc/override.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "doc/markup_write.h"
#include "doc/printed.h"

/* ---- reading ---- */

static Place place(const OverrideFile *f, size_t line)
{
	return (Place){ .file = f->path, .line = (int)line };
}

/* The end of the line that begins at `at`, before its line end. */
static size_t line_end(const char *s, size_t at, size_t n)
{
	const char *stop = memchr(s + at, '\n', n - at);
	return stop ? (size_t)(stop - s) : n;
}

static const char *trimmed(Arena *a, const char *s, size_t n)
{
	s = utf8_trim(s, &n);
	return arena_strndup(a, s, n);
}

typedef struct Reading {
	Arena *arena;
	OverrideFile *file;
	OverrideSection *sections; /* on the heap */
	size_t count, cap;
	size_t *slots;  /* by their ids: a section's place from 1, on the heap */
	size_t room;    /* of them, a power of two */
	Buf kept;       /* of the section that is being read, when it has any */
	bool has_kept;
	Diag *diag;
	bool good;
} Reading;

/* The place in the table of the section with the id, or where it would go. */
static size_t *slot(const Reading *r, const char *id)
{
	size_t at = hash_text(HASH_START, id) & (r->room - 1);
	while (r->slots[at] && strcmp(r->sections[r->slots[at] - 1].id, id) != 0)
		at = (at + 1) & (r->room - 1);
	return &r->slots[at];
}

static void make_room(Reading *r)
{
	if (r->room > 2 * r->count)
		return;
	free(r->slots);
	r->room = r->room ? 4 * r->room : 64;
	r->slots = mem_alloc(r->room * sizeof *r->slots);
	for (size_t i = 0; i < r->count; i++) {
		size_t *at = slot(r, r->sections[i].id);
		if (!*at)
			*at = i + 1;
	}
}

/* What was generated when the last section was written is whole. */
static void end_kept(Reading *r)
{
	if (r->has_kept)
		r->sections[r->count - 1].kept = arena_strndup(r->arena, buf_text(&r->kept), r->kept.len);
	r->has_kept = false;
	buf_clear(&r->kept);
}

static void begin_section(Reading *r, size_t at, size_t stop, size_t line)
{
	const char *id = trimmed(r->arena, r->file->text + at + 3, stop - at - 3);
	if (!*id)
		diag_error(r->diag, place(r->file, line), "a section needs the paragraph it is for: ## 总体情况/任务进展");
	end_kept(r);
	make_room(r);
	size_t *same = slot(r, id);
	if (*same) {
		diag_error(r->diag, place(r->file, line), "a section for \"%s\" stands in line %d already", id, r->sections[*same - 1].line);
		r->good = false;
	} else {
		*same = r->count + 1;
	}
	r->good = r->good && *id;
	*MEM_PUSH(r->sections, r->count, r->cap) = (OverrideSection){ .id = id, .start = at, .line = (int)line };
}

static void take_line(Reading *r, size_t at, size_t stop, size_t line)
{
	const char *s = r->file->text + at;
	size_t n = stop - at;
	OverrideSection *last = r->count ? &r->sections[r->count - 1] : NULL;
	if (n >= 3 && !strncmp(s, "## ", 3)) {
		begin_section(r, at, stop, line);
		return;
	}
	const char *bare = utf8_trim(s, &n);
	if (!last && n && *bare != '#') {
		diag_error(r->diag, place(r->file, line), "this line stands under no paragraph: a section begins with ## and the paragraph's name");
		r->good = false;
	} else if (last && !last->text && n && *bare == '>') {
		size_t len = n - 1;
		const char *more = utf8_trim(bare + 1, &len);
		buf_add(&r->kept, more, strnlen(more, len));
		r->has_kept = true;
	} else if (last && !last->text && n) {
		last->text = at;
		last->text_line = line;
	}
}

static void close_sections(Reading *r)
{
	OverrideFile *f = r->file;
	end_kept(r);
	f->count = r->count;
	f->sections = arena_array(r->arena, r->count, sizeof *f->sections);
	for (size_t i = 0; i < r->count; i++) {
		f->sections[i] = r->sections[i];
		f->sections[i].end = i + 1 < r->count ? r->sections[i + 1].start : f->len;
		if (!f->sections[i].text) {
			diag_error(r->diag, place(f, (size_t)f->sections[i].line), "no text stands under \"%s\": write what is to be printed, or take the section out",
			           f->sections[i].id);
			r->good = false;
		}
	}
}

static void drop(Reading *r)
{
	free(r->sections);
	free(r->slots);
	buf_free(&r->kept);
}

bool override_read(Arena *a, const char *path, OverrideFile *out, Diag *d)
{
	Buf bytes = { 0 };
	bool good = file_read_plain(path, &bytes, d);
	const char *text = buf_text(&bytes);
	size_t skip = bytes.len >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3) ? 3 : 0; /* as editors on Windows begin */
	*out = (OverrideFile){ .path = path, .len = bytes.len - skip };
	out->text = arena_strndup(a, text + skip, out->len);
	buf_free(&bytes);
	if (!good)
		return false;
	Reading r = { .arena = a, .file = out, .diag = d, .good = true };
	size_t line = 1, bad = utf8_invalid_at(out->text, out->len);
	for (size_t at = 0; at < out->len; line++) {
		size_t stop = line_end(out->text, at, out->len);
		if (bad < out->len && bad >= at && bad <= stop) {
			diag_error(d, place(out, line), "this line is not UTF-8; save the file as UTF-8");
			drop(&r);
			return false;
		}
		take_line(&r, at, stop, line);
		at = stop + 1;
	}
	close_sections(&r);
	drop(&r);
	return r.good;
}

/* ---- what has changed since ---- */

typedef struct Numbers {
	Printed *items;
	size_t count, cap;
	Number *sorted; /* their values */
	const char *text;
} Numbers;

static int by_value(const void *a, const void *b)
{
	return number_cmp(*(const Number *)a, *(const Number *)b);
}

static Numbers numbers_of(const char *text)
{
	Numbers all = { .text = text };
	Printed p;
	for (size_t from = 0, n = strlen(text); printed_next(text, n, &from, &p);)
		*MEM_PUSH(all.items, all.count, all.cap) = p;
	all.sorted = mem_alloc((all.count + 1) * sizeof *all.sorted);
	for (size_t i = 0; i < all.count; i++)
		all.sorted[i] = all.items[i].value;
	qsort(all.sorted, all.count, sizeof *all.sorted, by_value);
	return all;
}

static void drop_numbers(Numbers *all)
{
	free(all->items);
	free(all->sorted);
}

static bool has(const Numbers *all, const Printed *p)
{
	return bsearch(&p->value, all->sorted, all->count, sizeof *all->sorted, by_value) != NULL;
}

static void add_number(Buf *out, const Numbers *all, size_t i)
{
	buf_add(out, all->text + all->items[i].at, all->items[i].len);
}

/* "37 → 38, 64.3 → 66.0": by their order where there are as many as before, else those gone and those come. */
static void add_changes(Buf *out, const Numbers *old, const Numbers *now)
{
	for (size_t i = 0; old->count == now->count && i < old->count; i++) {
		if (number_cmp(old->items[i].value, now->items[i].value) == 0)
			continue;
		buf_text_add(out, out->len ? ", " : "");
		add_number(out, old, i);
		buf_text_add(out, " → ");
		add_number(out, now, i);
	}
	if (old->count == now->count)
		return;
	for (int side = 0; side < 2; side++) {
		const Numbers *of = side ? now : old, *other = side ? old : now;
		for (size_t i = 0; i < of->count; i++) {
			if (has(other, &of->items[i]))
				continue;
			buf_text_add(out, out->len ? ", " : "");
			add_number(out, of, i);
			buf_text_add(out, side ? " is new" : " is gone");
		}
	}
}

/* Figures of then that are not of now, and still stand in the written text. */
static void add_stale(Buf *out, const Numbers *old, const Numbers *now, const Numbers *written)
{
	for (size_t i = 0; i < written->count; i++) {
		if (!has(old, &written->items[i]) || has(now, &written->items[i]))
			continue;
		buf_text_add(out, out->len ? ", " : "");
		add_number(out, written, i);
	}
}

static void complain(Diag *d, bool strict, Place at, const char *message)
{
	if (strict)
		diag_error(d, at, "%s", message);
	else
		diag_warn(d, at, "%s", message);
}

typedef struct Applying {
	Arena *arena;
	const OverrideFile *file;
	Numbers document; /* all that it prints, but for what was written over */
	OverrideSource source;
	MarkupOptions how;
	bool strict;
	Diag *diag;
} Applying;

static void check_kept(Applying *v, const OverrideSection *s, const Paragraph *p, const Numbers *written)
{
	if (!s->kept) {
		complain(v->diag, v->strict, place(v->file, (size_t)s->line),
		         arena_printf(v->arena, "\"%s\" has no line with > and the generated text: whether that has changed since cannot be told; "
		                      "`wenheng override` writes it", s->id));
		return;
	}
	if (!strcmp(s->kept, p->text))
		return;
	Buf changes = { 0 }, stale = { 0 };
	Numbers old = numbers_of(s->kept), now = numbers_of(p->text);
	add_changes(&changes, &old, &now);
	add_stale(&stale, &old, &now, written);
	const char *message = arena_printf(v->arena, "\"%s\": the generated text has changed since this was written: %s%s%s; "
	                                   "`wenheng override` keeps it as it is now", s->id, changes.len ? buf_text(&changes) : "its words, no figure",
	                                   stale.len ? "; this text still says " : "", buf_text(&stale));
	complain(v->diag, v->strict, place(v->file, (size_t)s->line), message);
	buf_free(&changes);
	buf_free(&stale);
	drop_numbers(&old);
	drop_numbers(&now);
}

static bool evaluated(const Applying *v, const Printed *p)
{
	for (size_t i = 0; i < v->source.count; i++)
		if (printed_shows(p, v->source.figures[i]))
			return true;
	return false;
}

enum { BEFORE = 6, BEHIND = 3 }; /* bytes of Chinese: two characters, one */

typedef struct Spot { /* a figure between its words */
	const char *before, *behind;
	const Printed *figure;
} Spot;

typedef struct Spots { /* in the order of their words, and of the text where these are the same */
	Spot  *items;
	size_t count, cap;
} Spots;

/* False: it stands at the beginning or the end. */
static bool spot_of(const Numbers *all, const Printed *p, Spot *out)
{
	const char *at = all->text + p->at;
	if (p->at < BEFORE || !at[p->len])
		return false;
	*out = (Spot){ at - BEFORE, at + p->len, p };
	return true;
}

static int by_words(const Spot *a, const Spot *b)
{
	int order = memcmp(a->before, b->before, BEFORE);
	return order ? order : strncmp(a->behind, b->behind, BEHIND);
}

static int by_words_and_place(const void *a, const void *b)
{
	const Spot *x = a, *y = b;
	int order = by_words(x, y);
	return order ? order : (x->figure->at > y->figure->at) - (x->figure->at < y->figure->at);
}

/* Of the generated figures those that the written text lacks. */
static Spots lacking(const Numbers *own, const Numbers *written)
{
	Spots all = { 0 };
	Spot spot;
	for (size_t i = 0; i < own->count; i++)
		if (!has(written, &own->items[i]) && spot_of(own, &own->items[i], &spot))
			*MEM_PUSH(all.items, all.count, all.cap) = spot;
	if (all.count > 1)
		qsort(all.items, all.count, sizeof *all.items, by_words_and_place);
	return all;
}

/* The generated figure in whose place another was written; NULL where none was. What was generated when the text was
 * written is told by check_kept(). */
static const Printed *displaced(const Numbers *kept, const Spots *gone, const Numbers *written, const Printed *one)
{
	Spot spot;
	if (has(kept, one) || !spot_of(written, one, &spot))
		return NULL;
	size_t from = 0, to = gone->count;
	while (from < to) { /* the first that is not before it */
		size_t mid = from + (to - from) / 2;
		if (by_words(&gone->items[mid], &spot) < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return from < gone->count && by_words(&gone->items[from], &spot) == 0 ? gone->items[from].figure : NULL;
}

static void check_figures(Applying *v, const OverrideSection *s, const Paragraph *p, const Numbers *written)
{
	Numbers own = numbers_of(p->text), kept = numbers_of(s->kept ? s->kept : "");
	Spots gone = lacking(&own, written);
	for (size_t i = 0; i < written->count; i++) {
		const Printed *one = &written->items[i], *other;
		if (has(&own, one))
			continue;
		const char *figure = arena_strndup(v->arena, written->text + one->at, one->len), *message = NULL;
		if ((other = displaced(&kept, &gone, written, one)) != NULL)
			message = arena_printf(v->arena, "\"%s\": %s stands where the generated text has %.*s", s->id, figure, (int)other->len,
			                       own.text + other->at);
		else if (!has(&v->document, one) && !evaluated(v, one))
			message = arena_printf(v->arena, "\"%s\": %s is neither in the generated document nor in %s", s->id, figure, v->source.name);
		if (message)
			complain(v->diag, v->strict, place(v->file, s->text_line), message);
	}
	free(gone.items);
	drop_numbers(&own);
	drop_numbers(&kept);
}

/* ---- putting it in place ---- */

/* The written text line by line, so that messages name the right one. */
static Node *parse_section(Applying *v, const OverrideSection *s)
{
	const OverrideFile *f = v->file;
	Piece *pieces = NULL;
	size_t count = 0, cap = 0, line = s->text_line;
	for (size_t at = s->text; at < s->end; line++) {
		size_t stop = line_end(f->text, at, s->end);
		size_t next = stop < s->end ? stop + 1 : stop;
		*MEM_PUSH(pieces, count, cap) =
			(Piece){ .at = { .file = f->path, .line = (int)line, .column = 1 }, .text = f->text + at, .len = next - at };
		at = next;
	}
	Node *root = markup_parse(v->arena, pieces, count, v->how, v->diag);
	free(pieces);
	return root;
}

static const char *plain_of(Arena *a, const Node *n)
{
	Buf text = { 0 };
	node_plain(n, &text);
	const char *out = arena_strndup(a, buf_text(&text), text.len);
	buf_free(&text);
	return out;
}

static void replace(Applying *v, const OverrideSection *s, Paragraph *p)
{
	Node *written = parse_section(v, s), *old = p->node;
	p->written = plain_of(v->arena, written);
	p->instead = written->first;
	Numbers figures = numbers_of(p->written);
	check_kept(v, s, p, &figures);
	check_figures(v, s, p, &figures);
	drop_numbers(&figures);
	if (written->first && written->first->kind == NODE_PARA) { /* it stands where the other stood, and is pointed at as that */
		written->first->style = written->first->style ? written->first->style : old->style;
		written->first->id = written->first->id ? written->first->id : old->id;
	}
	for (Node *n = written->first, *next; n; n = next) {
		next = n->next;
		if (!node_may_hold(old->parent->kind, n->kind)) {
			diag_error(v->diag, n->place, "a %s cannot stand in the place of \"%s\"", node_kind_name(n->kind), s->id);
			continue;
		}
		node_unlink(n);
		n->lang = n->lang ? n->lang : old->lang;
		node_insert_before(old, n);
	}
	node_unlink(old);
}

static int by_id(const void *a, const void *b)
{
	return strcmp((*(Paragraph *const *)a)->id, (*(Paragraph *const *)b)->id);
}

/* The paragraphs in the order of their ids, of which none is there twice; on the heap. */
static Paragraph **sorted_by_id(const ParagraphList *list)
{
	Paragraph **sorted = mem_alloc((list->count + 1) * sizeof *sorted);
	for (size_t i = 0; i < list->count; i++)
		sorted[i] = &list->items[i];
	qsort(sorted, list->count, sizeof(Paragraph *), by_id);
	return sorted;
}

void override_apply(Arena *a, const OverrideFile *file, Node *root, ParagraphList *list, MarkupOptions how, OverrideSource source,
                    bool strict, Diag *d)
{
	Applying v = { .arena = a, .file = file, .document = numbers_of(plain_of(a, root)), .source = source, .how = how, .strict = strict, .diag = d };
	Paragraph **sorted = sorted_by_id(list);
	for (size_t i = 0; i < file->count; i++) {
		const OverrideSection *s = &file->sections[i];
		const Paragraph sought = { .id = s->id }, *key = &sought;
		Paragraph **found = bsearch(&key, sorted, list->count, sizeof(Paragraph *), by_id);
		if (found)
			replace(&v, s, *found);
		else
			complain(d, strict, place(file, (size_t)s->line),
			         arena_printf(a, "the document has no paragraph \"%s\" now: what stands here is not printed; --list-paragraphs shows those there are",
			                      s->id));
	}
	free(sorted);
	drop_numbers(&v.document);
}

/* ---- writing ---- */

static bool write_new(const Paragraph *p, bool official, Buf *out, Diag *d)
{
	Buf markup = { 0 };
	const char *fault = markup_write(p->node, official, &markup);
	if (fault)
		diag_error(d, p->node->place, "\"%s\" cannot be written over: it holds %s", p->id, fault);
	else
		buf_printf(out, "## %s\n> %s\n\n%s\n", p->id, p->text, buf_text(&markup));
	buf_free(&markup);
	return !fault;
}

bool override_write(const OverrideFile *file, const Paragraph *p, bool official, Buf *out, Diag *d)
{
	const OverrideSection *s = NULL;
	for (size_t i = 0; file && i < file->count && !s; i++)
		s = !strcmp(file->sections[i].id, p->id) ? &file->sections[i] : NULL;
	if (s) {
		buf_add(out, file->text, s->start);
		buf_printf(out, "## %s\n> %s\n\n", p->id, p->text);
		buf_add(out, file->text + s->text, file->len - s->text);
		return true;
	}
	if (file) {
		buf_add(out, file->text, file->len);
		buf_text_add(out, file->len && file->text[file->len - 1] == '\n' ? "\n" : "\n\n");
	} else {
		buf_text_add(out, "# 改写的段落。“## ”行是段落名；“> ”行是改写时自动生成的原文，供比较，不印；其下写要印的文字。\n\n");
	}
	return write_new(p, official, out, d);
}
