/* A glyph's program out of subroutines that call each other: copied whole, or given up when they make very much of few bytes. */
#include <stdio.h>
#include <string.h>

#include "font/outline.h"

enum { ROUTINES = 9, BIAS = 107 };

static void say(const char *name, int good)
{
	printf("%s %s%s\n", good ? "ok" : "not ok", name, good ? "" : ": it is otherwise");
}

static void add_index(Buf *b, const Buf *items, int n)
{
	unsigned end = 1;

	buf_byte(b, 0);
	buf_byte(b, (char)n);
	buf_byte(b, 2);
	for (int i = 0; i <= n; i++) {
		buf_byte(b, (char)(end >> 8));
		buf_byte(b, (char)(end & 0xFF));
		end += i < n ? (unsigned)items[i].len : 0;
	}
	for (int i = 0; i < n; i++)
		buf_add(b, items[i].data, items[i].len);
}

/* Subroutine i calls the next so many times; the last draws a line, or nothing. */
static bool copied(int calls, bool draws, Buf *out)
{
	Buf routines[ROUTINES] = { { 0 } }, glyph = { 0 }, table = { 0 };
	Cff cff = { 0 };
	CffIndex local, none = { 0 };

	for (int i = 0; i < ROUTINES; i++) {
		for (int k = 0; k < calls && i + 1 < ROUTINES; k++) {
			buf_byte(&routines[i], (char)(139 + i + 1 - BIAS));
			buf_byte(&routines[i], 10);
		}
		if (i + 1 == ROUTINES && draws)
			buf_add(&routines[i], "\x8C\x8C\x05", 3);
		buf_byte(&routines[i], 11);
	}
	buf_byte(&glyph, (char)(139 - BIAS));
	buf_byte(&glyph, 10);
	buf_byte(&glyph, 14);
	add_index(&table, &glyph, 1);
	size_t at = table.len;

	add_index(&table, routines, ROUTINES);
	cff.data = (const uint8_t *)table.data;
	cff.len = table.len;
	bool good = cff_index(&cff, 0, &cff.charstrings) && cff_index(&cff, at, &local) &&
		outline_copy(&(OutlineSource){ &cff, &none, &local }, 0, out);

	for (int i = 0; i < ROUTINES; i++)
		buf_free(&routines[i]);
	buf_free(&glyph);
	buf_free(&table);
	return good;
}

int main(void)
{
	Buf out = { 0 };

	say("a line through nine subroutines", copied(1, true, &out) && out.len == 4 && !memcmp(out.data, "\x8C\x8C\x05\x0E", 4));
	buf_clear(&out);
	say("called twice by each: 256 lines", copied(2, true, &out) && out.len == 256 * 3 + 1);
	buf_clear(&out);
	say("called a hundred times by each: given up", !copied(100, true, &out));
	say("and as little where nothing is drawn", out.len < 1000000 && !copied(100, false, &out));
	buf_free(&out);
	return 0;
}
