/* linebreak.c - total fit beside first fit: paragraphs of a text in many widths.
 *
 *   linebreak FONTS < TEXT    FONTS: a folder to look for faces in before the system's; TEXT: a
 *                             paragraph a line, short ones are passed over
 *
 * Prints for each width the loosest line (thousandths of an em a joint is stretched) and the total
 * badness of all paragraphs, ours and first fit's, then the time of a long paragraph.  Lines
 * "not ok …" name a 避头尾 broken, a line over its width, a paragraph in which ours is worse. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/utf8.h"
#include "layout/hyphen.h"
#include "layout/linebreak.h"

enum { PARAGRAPHS = 20, LEAST = 40 /* characters */, NARROW = 12, WIDE = 40, LONG = 10000, SLACK = 60 };

typedef struct Bench {
	LineContext c;
	Style style;
	char *texts[PARAGRAPHS];
	size_t count;
	int faults;
} Bench;

typedef struct Result {
	int stretch;
	int64_t badness;
	size_t lines;
} Result;

/* The first and the last character of a line, 0 for an empty one. */
static void edges(const Line *line, uint32_t *first, uint32_t *last)
{
	*first = *last = 0;
	for (size_t i = 0; i < line->count; i++) {
		const Op *op = &line->ops[i];
		if (op->kind != OP_TEXT)
			continue;
		const char *s = op->u.text.text, *end = s + op->u.text.text_len;
		while (s < end) {
			size_t n = utf8_decode(s, end, last);
			*first = *first ? *first : *last;
			s += n ? n : 1;
		}
	}
}

static void fault(Bench *b, const char *what, size_t paragraph, int width, size_t line)
{
	printf("not ok paragraph %zu, %d characters wide, line %zu: %s\n", paragraph + 1, width, line + 1, what);
	b->faults++;
}

static void inspect(Bench *b, const Lines *lines, size_t paragraph, int width)
{
	Unit room = width * b->style.size;

	for (size_t i = 0; i < lines->count; i++) {
		uint32_t first, last;

		edges(&lines->items[i], &first, &last);
		if (i && clreq_no_start(clreq_class(first, clreq_script(first) != SCRIPT_DIGIT), KINSOKU_GB))
			fault(b, "it begins with a closing mark", paragraph, width, i);
		if (i + 1 < lines->count && clreq_no_end(clreq_class(last, clreq_script(last) != SCRIPT_DIGIT), KINSOKU_GB))
			fault(b, "it ends with an opening mark", paragraph, width, i);
		if (lines->items[i].width > room + SLACK)
			fault(b, "it is over its width", paragraph, width, i);
	}
}

static Lines *set(Bench *b, const char *text, int width, bool greedy)
{
	Node *para = node_new(b->c.arena, NODE_PARA, PLACE_NONE);

	node_append(para, node_text(b->c.arena, PLACE_NONE, text, strlen(text)));
	b->c.greedy = greedy;
	return lines_set(&b->c, para, &b->style, width * b->style.size, NULL);
}

static Result result(const Lines *lines)
{
	Result r = { 0, lines->badness, lines->count };

	for (size_t i = 0; i + 1 < lines->count; i++)
		r.stretch = lines->items[i].stretch > r.stretch ? lines->items[i].stretch : r.stretch;
	return r;
}

static void add(Result *sum, Result r)
{
	sum->stretch = r.stretch > sum->stretch ? r.stretch : sum->stretch;
	sum->badness += r.badness;
	sum->lines += r.lines;
}

static void compare(Bench *b, int width)
{
	Result ours = { 0 }, first = { 0 };
	int better = 0;

	for (size_t i = 0; i < b->count; i++) {
		const Lines *lines = set(b, b->texts[i], width, false);
		Result o = result(lines), f = result(set(b, b->texts[i], width, true));

		inspect(b, lines, i, width);
		if (o.stretch > f.stretch)
			fault(b, "ours is looser than first fit", i, width, 0);
		if (o.badness > f.badness)
			fault(b, "ours has more badness than first fit", i, width, 0);
		better += o.badness < f.badness;
		add(&ours, o);
		add(&first, f);
	}
	printf("%8d %8d %10d %12" PRId64 " %12" PRId64 " %8zu %8zu %8d\n", width, ours.stretch, first.stretch, ours.badness,
		first.badness, ours.lines, first.lines, better);
}

/* Paragraphs of some length, in the text's order. */
static void read_paragraphs(Bench *b, char *text)
{
	for (char *s = strtok(text, "\n"); s && b->count < PARAGRAPHS; s = strtok(NULL, "\n"))
		if (utf8_length(s, strlen(s)) >= LEAST && *s != '|' && *s != '-')
			b->texts[b->count++] = s;
}

static void time_long(Bench *b)
{
	for (int times = 1; times <= 4; times *= 2) {
		Buf text = { 0 };
		size_t n = 0;

		for (size_t i = 0; n < (size_t)LONG * (size_t)times; i = (i + 1) % b->count) {
			buf_text_add(&text, b->texts[i]);
			n += utf8_length(b->texts[i], strlen(b->texts[i]));
		}
		clock_t before = clock();
		const Lines *lines = set(b, buf_text(&text), 28, false);
		long ms = (long)((clock() - before) * 1000 / CLOCKS_PER_SEC);
		printf("%zu characters in one paragraph: %zu lines, %ld ms\n", n, lines->count, ms);
		buf_free(&text);
	}
}

int main(int argc, char **argv)
{
	static const Roles none = { 0 };
	Bench b = { 0 };

	if (argc != 2)
		return 2;
	Diag *diag = diag_new();
	Arena *arena = arena_new();
	Buf text = { 0 };
	const char *dirs[] = { argv[1], "/usr/share/fonts" };
	if (!file_read("-", &text, diag))
		return 3;
	static const Class klass = { .name = "bench", .lang = "zh" };
	b.c = (LineContext){ .arena = arena, .fonts = fontset_open(&none, dirs, 2, diag), .klass = &klass, .diag = diag,
		.lang = "zh", .hyphens = hyphens_new() };
	b.style = (Style){ .name = "body", .han = "FandolFang-Regular", .latin = "LiberationSerif", .size = 16 * UNIT_PT,
		.cell = 16 * UNIT_PT, .pitch = 28 * UNIT_PT, .first = 32 * UNIT_PT, .kinsoku = KINSOKU_GB };
	buf_byte(&text, '\0');
	read_paragraphs(&b, text.data);
	printf("%zu paragraphs\n%8s %8s %10s %12s %12s %8s %8s %8s\n", b.count, "width", "stretch", "first fit", "badness",
		"first fit", "lines", "f. fit", "better");
	for (int width = NARROW; width <= WIDE; width++)
		compare(&b, width);
	time_long(&b);
	if (!b.faults)
		printf("ok no line breaks a rule, none is over its width, ours is worse in no paragraph\n");
	hyphens_free(b.c.hyphens);
	fontset_close(b.c.fonts);
	arena_free(arena);
	buf_free(&text);
	diag_free(diag);
	return b.faults || b.count < PARAGRAPHS;
}
