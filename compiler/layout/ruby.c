/* ruby.c - small text above its base, for a rare character: 𬭩 huì.
 *
 * A ruby is centred over its base and hangs over its neighbours by a quarter of an em at most; a base
 * that is narrower still is set wider.  It stands in the leading: where the pitch leaves room for it,
 * lines stay where they are. */
#include "layout/ruby.h"

bool ruby_ends(const Inline *in, size_t i)
{
	const Node *base = in->ruby && i ? in->styles[in->chars[i - 1].style].ruby : NULL;

	return base && (i >= in->count || in->styles[in->chars[i].style].ruby != base);
}

void ruby_close(Para *p)
{
	Cluster *k = p->count ? &p->items[p->count - 1] : NULL;
	const Node *ruby = k ? para_style(p, k)->ruby : NULL;

	if (!ruby || !ruby->u.ruby.text || !k->glyphs || k->text + k->bytes != p->text.len)
		return;
	size_t before = p->text.len;
	buf_printf(&p->text, "（%s）", ruby->u.ruby.text);
	size_t more = p->text.len - before;
	if (more > UINT16_MAX / 2u) { /* no run of text says so much */
		p->text.len = before;
		return;
	}
	k->bytes += (uint32_t)more;
	p->glyphs[k->glyph].bytes = (uint16_t)(p->glyphs[k->glyph].bytes + more);
}

static const Lines *set_text(LineContext *c, const Para *p, const TextStyle *t)
{
	const Style *own = class_style(c->klass, "ruby");
	Style s = *p->style;

	s.size = own && own->scale > 0 ? unit_scale(t->size, own->scale, 1000) : own && own->size > 0 ? own->size : t->size / 2;
	s.cell = s.size;
	s.han = own && own->han ? own->han : t->han_name;
	s.latin = own && own->latin ? own->latin : t->latin_name;
	s.color = own && own->color && own->color != STYLE_NO_COLOR ? own->color : t->color;
	s.align = ALIGN_LEFT;
	s.first = s.left = s.right = 0;
	s.raise = s.gap = 0;
	s.balance = s.underline = s.dots = s.hyphenate = false;
	s.run_in = NULL;
	return lines_set_text(c, t->ruby->u.ruby.text, &s, UNIT_MAX / 4);
}

static void widen(Para *p, const Ruby *r, Unit size)
{
	Unit base = 0, hang = size / 2;

	for (size_t i = r->start; i < r->end; i++)
		base += p->items[i].advance - p->items[i].cut_before - p->items[i].cut_after + (i > r->start ? p->items[i].gap : 0);
	Unit extra = r->text->items[0].width - base - hang;
	if (extra <= 0)
		return;
	Cluster *first = &p->items[r->start];
	first->advance += extra / 2;
	for (uint32_t g = 0; g < first->glyphs; g++)
		p->glyphs[first->glyph + g].x += extra / 2;
	p->items[r->end - 1].advance += extra - extra / 2;
}

void ruby_set(LineContext *c, Para *p)
{
	if (!p->in.ruby)
		return;
	for (size_t i = 0, end; i < p->count; i = end) {
		const TextStyle *t = para_style(p, &p->items[i]);
		const Node *ruby = t->ruby;

		for (end = i + 1; ruby && end < p->count && para_style(p, &p->items[end])->ruby == ruby;)
			end++;
		if (!ruby || !ruby->u.ruby.text)
			continue;
		Ruby r = { .start = i, .end = end, .text = set_text(c, p, t) };
		if (!r.text->count)
			continue;
		for (size_t k = i + 1; k < end; k++) {
			p->items[k].penalty = p->items[k].penalty > BREAK_KINSOKU ? p->items[k].penalty : BREAK_KINSOKU;
			p->items[k].joint = false;
		}
		widen(p, &r, t->size);
		*MEM_PUSH(p->rubies, p->ruby_count, p->ruby_cap) = r;
	}
}

Unit ruby_above(const Para *p, const Ruby *r)
{
	const TextStyle *t = para_style(p, &p->items[r->start]);
	Unit pitch = p->style->pitch > 0 ? p->style->pitch : p->style->size * 3 / 2;
	Unit over = unit_scale(t->size, 880, 1000) + t->rise - unit_scale(p->style->size, 880, 1000);
	Unit lack = p->style->size + over + r->text->size - pitch;

	return lack > 0 ? lack : 0;
}
