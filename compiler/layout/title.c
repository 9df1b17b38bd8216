/* title.c - titles: broken between words, into lines of a good shape.
 *
 * GB/T 9704-2012, 7.3.1 asks that a title's lines keep the sense whole and form a trapezoid or a
 * diamond (梯形或菱形): not an oblong of equal lines, not an hourglass.  Words come from words.c by
 * longest match; what it does not know may be broken anywhere, at a price.  Titles are short, so that
 * all ways of breaking them into a given number of lines are tried.  Where the words are too few, a
 * line end typed in the title decides. */
#include "layout/linebreak.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "layout/words.h"

enum {
	IN_WORD = 1500,      /* breaks a word of the list */
	UNKNOWN = 60,        /* between characters of which the list knows nothing */
	ONE_KNOWN = 30,      /* a word on one side only */
	BETWEEN = 12,        /* two words */
	IN_PHRASE = 150,     /* inside a compound, or where one joins two words: 工业节水 and 工作 by 节水工作; behind 的 */
	SUFFIX = 400,        /* before 的, 了, 市, 局… or after 第, 各…; inside the name of an organ or of a time */
	IN_QUOTES = 250,
	OWN_LINE = -200,     /* before a bracket that closes the title: （2026—2028年） */
	MOST_LINES = 4,
	MOST_BREAKS = 120
};

/* The number of clusters from i that make the longest word of the list, 0 for none. */
static size_t word_at(const Para *p, size_t i)
{
	size_t best = 0;
	const Cluster *first = &p->items[i];

	for (size_t k = i; k < p->count && k < i + WORD_LONGEST; k++) {
		const Cluster *c = &p->items[k];
		if (c->kind != CLUSTER_HAN || c->class != CLASS_HAN)
			break;
		WordMatch match = word_match(p->text.data + first->text, c->text + c->bytes - first->text);
		if (match == WORD_NONE)
			break;
		if (k > i && match == WORD_IS)
			best = k + 1 - i;
	}
	return best;
}

static bool among(const char *list, uint32_t cp)
{
	char shown[5] = { 0 };

	utf8_encode(cp, shown);
	return strstr(list, shown) != NULL;
}

static void raise_price(Cluster *k, int32_t price)
{
	if (k->penalty < BREAK_KEEP)
		k->penalty = k->penalty + price < BREAK_KEEP ? k->penalty + price : BREAK_KEEP;
}

/* The price of a break between Han characters, the list's word on either side known or not. */
static int32_t joint_price(const Cluster *a, const Cluster *b, bool after_word, bool before_word)
{
	if (!after_word && among("第各全本未不在对为将与和及或从向由以按把被共", a->cp))
		return SUFFIX;
	if (!before_word && among("的了着率量性化度值者型级类等市县区省局厅委办处会年月日", b->cp))
		return b->cp == 0x7684 ? 2 * SUFFIX : SUFFIX; /* 的 */
	if (!before_word && among("和与及或", b->cp))
		return UNKNOWN;
	if (a->cp == 0x7684)
		return IN_PHRASE;
	return after_word && before_word ? BETWEEN : after_word || before_word ? ONE_KNOWN : UNKNOWN;
}

static bool about(const Para *p, size_t end) /* 关于 stands before cluster end */
{
	return end >= 2 && end <= p->count && p->items[end - 2].cp == 0x5173 && p->items[end - 1].cp == 0x4E8E;
}

/* A time ends before cluster i: 2026年, 上半年, 第一季度. */
static bool time_ends(const Para *p, size_t i)
{
	const Cluster *k = &p->items[i];

	return i > 1 && ((clreq_date_unit(k[-1].cp) && k[-2].class == CLASS_DIGIT) || among("年度", k[-1].cp)) &&
		!among("上下半度第初底末前后以至到一二三四", k->cp);
}

/* The price of the joint before word [i, end) when the word before it began at `before`: 张掖市 stays
 * with 工业和信息化局, 2026年 with 上半年; a new phrase begins with 关于 and behind a time. */
static int32_t words_price(const Para *p, size_t before, size_t i, size_t end)
{
	const char *text = p->text.data;

	if (about(p, i + 2) || time_ends(p, i))
		return 0;
	if (among("省市县区州府委局", p->items[i - 1].cp) && among("局委厅办府会院部处室", p->items[end - 1].cp))
		return SUFFIX;
	for (size_t k = before + 1; k < i; k++)
		for (size_t stop = i; stop < end; stop++)
			if (word_known(text + p->items[k].text, p->items[stop].text + p->items[stop].bytes - p->items[k].text))
				return IN_PHRASE;
	return BETWEEN;
}

/* The price inside word [i, end) before cluster k: a compound of two words may be parted at need. */
static int32_t inside_price(const Para *p, size_t i, size_t k, size_t end)
{
	const char *text = p->text.data;
	const Cluster *a = &p->items[i], *b = &p->items[k], *last = &p->items[end - 1];

	if (among("局委厅办会室府区", last->cp))
		return IN_WORD;
	return word_known(text + a->text, b->text - a->text) && word_known(text + b->text, last->text + last->bytes - b->text)
		? IN_PHRASE : IN_WORD;
}

/* The opening bracket of a parenthesis at the very end of the title, or count. */
static size_t last_bracket(const Para *p)
{
	size_t i = p->count;

	if (!i || p->items[i - 1].cp != 0xFF09) /* ） */
		return p->count;
	while (i-- > 0)
		if (p->items[i].cp == 0xFF08)
			return i;
	return p->count;
}

void title_breaks(Para *p)
{
	bool after_word = false;
	size_t before = 0; /* where the last word began */
	int depth = 0;

	for (size_t i = 0; i < p->count;) {
		Cluster *k = &p->items[i];
		size_t word = word_at(p, i);
		bool han = k->class == CLASS_HAN && k->kind == CLUSTER_HAN;

		if (i && han && after_word && word)
			raise_price(k, words_price(p, before, i, i + word));
		else if (i && han && k[-1].class == CLASS_HAN && !time_ends(p, i))
			raise_price(k, joint_price(k - 1, k, after_word, word > 0));
		if (i && about(p, i))
			raise_price(k, 2 * SUFFIX);
		if (i > 1 && clreq_date_unit(k[-1].cp) && k[-2].class == CLASS_DIGIT && !time_ends(p, i))
			raise_price(k, SUFFIX);
		if (depth > 0)
			raise_price(k, IN_QUOTES);
		depth += k->class == CLASS_OPEN ? 1 : k->class == CLASS_CLOSE && depth ? -1 : 0;
		for (size_t j = 1; j < word; j++)
			raise_price(k + j, inside_price(p, i, i + j, i + word));
		after_word = word > 0;
		before = i;
		i += word ? word : 1;
	}
	size_t bracket = last_bracket(p);
	if (bracket > 0 && bracket < p->count && p->items[bracket].penalty <= BREAK_WORD)
		p->items[bracket].penalty = OWN_LINE;
}

/* ---- shape ---- */

#define NO_SHAPE INT64_MAX

typedef struct Shape {
	const Fit *fit;
	size_t start, end, lines;
	Unit above; /* width of the line that a typed line end closed, 0: none */
	size_t at[MOST_LINES + 1], best[MOST_LINES + 1]; /* the breaks tried, the best ones */
	size_t breaks[MOST_BREAKS];
	size_t break_count;
	int64_t best_cost; /* NO_SHAPE: none fits */
} Shape;

/* Lines that differ by less than two characters look like an oblong; the least should be more than
 * half of the most. */
static int64_t slope_cost(Unit least, Unit most, Unit size)
{
	int64_t steep = most > 0 ? 100 * (int64_t)(most - least) / most - 45 : 0;
	int64_t cost = most - least < size ? 80 : most - least < 2 * size ? 25 : 0;

	return steep > 0 ? cost + steep * steep / 2 : cost;
}

/* Trapezoid or diamond: no hourglass, no scrap of a last line. */
static int64_t shape_cost(const Shape *s, const Unit *widths)
{
	Unit size = s->fit->para->style->size, most = widths[0], least = widths[0];
	Unit last = widths[s->lines - 1];
	int64_t cost = 0;

	for (size_t i = 1; i < s->lines; i++) {
		most = widths[i] > most ? widths[i] : most;
		least = widths[i] < least ? widths[i] : least;
	}
	cost += slope_cost(least, most, size);
	for (size_t i = 0; i + 1 < s->lines; i++)
		if (widths[i] < (i ? widths[i - 1] : s->above) && widths[i] < widths[i + 1])
			cost += 400;
	if (s->lines == 2 && widths[1] > widths[0])
		cost += 5;
	if (last < 3 * size && last * 2 < most) /* in a narrow cell two characters are half a line */
		cost += 600;
	return cost;
}

static void weigh(Shape *s)
{
	Unit widths[MOST_LINES] = { 0 };
	int64_t cost = 0;

	for (size_t i = 0; i < s->lines; i++) {
		Measure m;
		size_t end = fit_trim(s->fit->para, s->at[i], s->at[i + 1]);
		Unit room = s->at[i] == 0 ? s->fit->first : s->fit->width;

		if (end == s->at[i])
			return;
		fit_measure(s->fit, s->at[i], end, &m);
		int64_t line = fit_cost(s->fit, &m, room, true);
		if (line < 0)
			return;
		cost += line;
		if (i)
			cost += s->fit->para->items[s->at[i]].penalty;
		widths[i] = m.natural;
	}
	cost += shape_cost(s, widths);
	if (cost < s->best_cost) {
		s->best_cost = cost;
		memcpy(s->best, s->at, sizeof s->best);
	}
}

static void place(Shape *s, size_t line, size_t from)
{
	if (line == s->lines) {
		s->at[line] = s->end;
		weigh(s);
		return;
	}
	for (size_t i = from; i < s->break_count; i++) {
		s->at[line] = s->breaks[i];
		place(s, line + 1, i + 1);
	}
}

static void try_lines(Shape *s, size_t lines)
{
	s->lines = lines;
	s->best_cost = NO_SHAPE;
	s->at[0] = s->start;
	place(s, 1, 0);
}

/* The typed line above, when it is one line. */
static Unit width_above(const Fit *f, size_t start)
{
	const Cluster *items = f->para->items;
	size_t end = start ? start - 1 : 0, from = end;
	Measure m;

	while (from > 0 && items[from - 1].kind != CLUSTER_NEWLINE)
		from--;
	end = fit_trim(f->para, from, end);
	if (end == from)
		return 0;
	fit_measure(f, from, end, &m);
	return m.natural <= f->width ? m.natural : 0;
}

bool title_fit(const Fit *f, size_t start, size_t end, size_t lines, Spans *out)
{
	Shape s = { .fit = f, .start = start, .end = end, .above = width_above(f, start) };

	if (lines > MOST_LINES)
		return false;
	for (size_t k = start + 1; k < end; k++) {
		if (f->para->items[k].penalty > BREAK_KEEP)
			continue;
		if (s.break_count == MOST_BREAKS)
			return false;
		s.breaks[s.break_count++] = k;
	}
	try_lines(&s, lines);
	if (lines + 1 < MOST_LINES && s.best_cost >= IN_WORD) {
		Shape more = s;
		try_lines(&more, lines + 1);
		if (more.best_cost < NO_SHAPE && more.best_cost + SUFFIX < s.best_cost)
			s = more;
	}
	if (s.best_cost == NO_SHAPE)
		return false;
	for (size_t i = 0; i < s.lines; i++)
		*MEM_PUSH(out->items, out->count, out->cap) = (Span){ s.best[i], fit_trim(f->para, s.best[i], s.best[i + 1]),
			i + 1 == s.lines };
	return true;
}
