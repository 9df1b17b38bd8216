/* missing.c - a character that no face has, told once, with the words around it. */
#include "layout/cluster.h"

#include <inttypes.h>

#include "base/utf8.h"

enum { QUOTED = 10 }; /* characters before and behind it */

/* The text around a character.  A value has the template's place, whichever record it came from: only
 * the words around it say which. */
static const char *text_around(LineContext *c, const Para *p, size_t i)
{
	Buf b = { 0 };
	size_t from = i > QUOTED ? i - QUOTED : 0, to = i + QUOTED < p->in.count ? i + QUOTED : p->in.count - 1;

	for (size_t k = from; k <= to; k++)
		if (p->in.chars[k].kind == CHAR_TEXT && p->in.chars[k].cp >= 0x20)
			buf_utf8(&b, p->in.chars[k].cp);
	const char *text = arena_printf(c->arena, "%s%s%s", from > 0 ? "…" : "", buf_text(&b),
		to + 1 < p->in.count ? "…" : "");
	buf_free(&b);
	return text;
}

void missing_report(LineContext *c, const Para *p, size_t i, const char *role)
{
	if (c->ahead_of_flow) {
		c->failed = true;
		return;
	}
	const Char *ch = &p->in.chars[i];
	Place at = inline_place(ch, &c->missing);
	if (!at.file)
		at.file = c->file;
	const char *around = text_around(c, p, i);
	char shown[5] = { 0 };
	char *key = arena_printf(c->arena, "missing %" PRIX32 " %s:%d %s", ch->cp, at.file ? at.file : "", at.line, around);

	if (!c->missing_box)
		c->failed = true;
	if (!diag_once(c->diag, key))
		return;
	utf8_encode(ch->cp, shown);
	if (char_is_private(ch->cp))
		shown[0] = '\0';
	if (char_is_unprintable(ch->cp))
		(c->missing_box ? diag_warn : diag_error)(c->diag, at, "U+%04" PRIX32 " is %s and cannot be printed, in \"%s\"%s", ch->cp,
			ch->cp < 0xA0 ? "a control character" : "no character of a text", around, c->missing_box ? ": a box stands in its place" : "");
	else if (c->missing_box)
		diag_warn(c->diag, at, "no face of \"%s\" has \"%s\" (U+%04" PRIX32 "), in \"%s\": a box stands in its place",
			role, shown, ch->cp, around);
	else
		diag_error(c->diag, at, "no face of \"%s\" has \"%s\" (U+%04" PRIX32 "), in \"%s\"", role, shown, ch->cp,
			around);
}
