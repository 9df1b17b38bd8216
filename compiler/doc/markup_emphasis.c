/* markup_emphasis.c - which * and _ emphasise what.
 *
 * The rule is CommonMark's but for one thing.  There, a run of stars beside punctuation opens only
 * after a space or punctuation and closes only before one; Chinese has no spaces, so **做法。**所以
 * would stay literal.  Here
 *   - CJK punctuation (。，（《) counts as a letter does: nothing is asked of a run beside it;
 *   - beside other punctuation (“ — % ") a CJK character on the run's other side is as good as a space.
 * Without CJK characters nothing differs.  For _ inside a word CommonMark's rule stays: a_b_c is text. */
#include "doc/markup_parts.h"

#include "base/utf8.h"

static bool is_space(uint32_t c)
{
	return c != VALUE_CODE && char_is_space(c);
}

static void flanking(Text *t, size_t from, size_t to, char mark, bool *opens, bool *closes)
{
	uint32_t before = text_before(t, from), after = text_after(t, to);
	bool loose_before = is_space(before) || mark_is_punct(before) || mark_is_cjk(before);
	bool loose_after = is_space(after) || mark_is_punct(after) || mark_is_cjk(after);
	bool left = !is_space(after) && (!mark_is_punct(after) || loose_before);
	bool right = !is_space(before) && (!mark_is_punct(before) || loose_after);
	if (mark == '_') {
		bool punct_before = mark_is_punct(before) || mark_is_wide(before);
		bool punct_after = mark_is_punct(after) || mark_is_wide(after);
		*opens = left && (!right || punct_before);
		*closes = right && (!left || punct_after);
	} else {
		*opens = left;
		*closes = right;
	}
}

void inline_delimiters(Inline *in)
{
	char mark = in->s[in->at];
	size_t from = in->at, to = from;
	while (to < in->n && in->s[to] == mark)
		to++;
	Delimiter *d = ARENA_NEW(in->src->scratch, Delimiter);
	flanking(in->text, from, to, mark, &d->opens, &d->closes);
	d->node = inline_typed(in, from, to);
	d->mark = mark;
	d->count = d->original = to - from;
	d->order = ++in->order;
	d->prev = in->delimiters;
	if (in->delimiters)
		in->delimiters->next = d;
	in->delimiters = d;
	in->at = to;
}

static void drop(Inline *in, Delimiter *d)
{
	if (d->prev)
		d->prev->next = d->next;
	if (d->next)
		d->next->prev = d->prev;
	else
		in->delimiters = d->prev;
}

/* The delimiters between two are used up: they stay text. */
static void drop_between(Inline *in, Delimiter *opener, Delimiter *closer)
{
	while (closer->prev != opener)
		drop(in, closer->prev);
}

/* Takes count marks from each side and puts what stands between into one node. */
static Delimiter *wrap(Inline *in, Delimiter *opener, Delimiter *closer)
{
	size_t count = opener->count >= 2 && closer->count >= 2 ? 2 : 1;
	drop_between(in, opener, closer);
	opener->count -= count;
	opener->node->u.text.len -= count;
	closer->count -= count;
	closer->node->u.text.len -= count;
	closer->node->u.text.bytes += count;

	Place at = opener->node->place; /* its last marks are used, so the place moves behind the rest */
	at.column += (int)opener->count;
	Node *node = node_new(in->src->arena, count == 2 ? NODE_STRONG : NODE_EMPH, at);
	for (Node *n = opener->node->next, *next; n != closer->node; n = next) {
		next = n->next;
		inline_link_last(node, n);
	}
	node->parent = in->parent;
	node->prev = opener->node;
	node->next = closer->node;
	opener->node->next = closer->node->prev = node;

	if (opener->count == 0) {
		node_unlink(opener->node);
		drop(in, opener);
	}
	if (closer->count > 0)
		return closer;
	Delimiter *next = closer->next;
	node_unlink(closer->node);
	drop(in, closer);
	return next;
}

static bool pairs(const Delimiter *opener, const Delimiter *closer)
{
	if (!opener->opens || opener->mark != closer->mark)
		return false;
	if (!closer->opens && !opener->closes)
		return true;
	return closer->original % 3 == 0 || (opener->original + closer->original) % 3 != 0;
}

void inline_emphasis(Inline *in, Delimiter *bottom)
{
	/* Below these no opener is left for such a closer: they keep the search linear. */
	size_t lowest[2][2][3], base = bottom ? bottom->order + 1 : 0;
	for (int i = 0; i < 12; i++)
		lowest[i / 6][i / 3 % 2][i % 3] = base;

	Delimiter *closer = in->delimiters;
	while (closer && closer->prev && closer->prev != bottom)
		closer = closer->prev;
	if (in->delimiters == bottom)
		closer = NULL;
	while (closer) {
		if (!closer->closes) {
			closer = closer->next;
			continue;
		}
		size_t *low = &lowest[closer->mark == '_'][closer->opens][closer->original % 3];
		Delimiter *opener = closer->prev;
		while (opener && opener->order >= *low && !pairs(opener, closer))
			opener = opener->prev;
		if (opener && opener->order >= *low) {
			closer = wrap(in, opener, closer);
			continue;
		}
		*low = closer->order;
		Delimiter *next = closer->next;
		if (!closer->opens)
			drop(in, closer);
		closer = next;
	}
	while (in->delimiters && in->delimiters != bottom)
		drop(in, in->delimiters);
}
