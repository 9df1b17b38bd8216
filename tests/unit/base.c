/* Unit tests of base/: numbers, days, lengths, UTF-8. Each line printed is one test. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/calendar.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/unit.h"
#include "base/utf8.h"

static int failed;

static void same(const char *name, const char *got, const char *want)
{
	if (!strcmp(got, want)) {
		printf("ok %s\n", name);
		return;
	}
	printf("not ok %s: got %s, want %s\n", name, got, want);
	failed = 1;
}

static void truth(const char *name, int got)
{
	same(name, got ? "true" : "false", "true");
}

static Number num(const char *s)
{
	Number n;
	number_parse(s, strlen(s), &n);
	return n;
}

static void rounds(const char *text, int places, Rounding r, const char *want)
{
	Buf b = { 0 }, name = { 0 };
	number_format(&b, num(text), places, r);
	buf_printf(&name, "round %s to %d places%s", text, places, r == ROUND_HALF_EVEN ? ", half even" : "");
	same(buf_text(&name), buf_text(&b), want);
	buf_free(&b);
	buf_free(&name);
}

static void exact(const char *name, Number n, const char *want)
{
	Buf b = { 0 };
	number_text(&b, n);
	same(name, buf_text(&b), want);
	buf_free(&b);
}

static void numbers(void)
{
	rounds("2.675", 2, ROUND_HALF_UP, "2.68");
	rounds("1.005", 2, ROUND_HALF_UP, "1.01");
	rounds("0.125", 2, ROUND_HALF_UP, "0.13");
	rounds("1234567.885", 2, ROUND_HALF_UP, "1234567.89");
	rounds("2.5", 0, ROUND_HALF_UP, "3");
	rounds("-1.5", 0, ROUND_HALF_UP, "-2");
	rounds("-0.4", 0, ROUND_HALF_UP, "0");
	rounds("2.675", 2, ROUND_HALF_EVEN, "2.68");
	rounds("1.005", 2, ROUND_HALF_EVEN, "1.00");
	rounds("0.125", 2, ROUND_HALF_EVEN, "0.12");
	rounds("1234567.885", 2, ROUND_HALF_EVEN, "1234567.88");
	rounds("2.5", 0, ROUND_HALF_EVEN, "2");
	rounds("-1.5", 0, ROUND_HALF_EVEN, "-2");
	exact("a sum of tenths has no tail", number_add(num("1.1"), num("2.2")), "3.3");
	exact("a ratio stays a fraction", number_div(num("2"), num("3")), "2/3");
	exact("a ratio that ends is a decimal", number_div(num("1"), num("8")), "0.125");
	exact("an exponent is read", num("1.2E+3"), "1200");
	exact("division by zero is bad", number_div(num("1"), num("0")), "NaN");
	exact("overflow is bad", number_mul(num("1e30"), num("1e30")), "NaN");
	truth("two points are no number", !number_ok(num("1.2.3")));
	truth("an empty text is no number", !number_ok(num("")));
	truth("0.9396 is less than 0.94", number_cmp(num("0.9396"), num("0.94")) < 0);
	truth("minus one third is above minus one half",
	      number_cmp(number_div(num("-1"), num("3")), number_div(num("-1"), num("2"))) > 0);
	truth("cross products too large for 128 bits compare",
	      number_cmp(number_make((Int128)1 << 120, ((Int128)1 << 119) - 1),
	                 number_make(((Int128)1 << 120) + 1, (Int128)1 << 119)) > 0);
	truth("two thirds is 2/3", number_cmp(number_div(num("4"), num("6")), number_div(num("2"), num("3"))) == 0);
}

static void days(void)
{
	char text[16];
	Period p;
	truth("30 June 2026 is day 20634", day_number((Day){ 2026, 6, 30 }) == 20634);
	day_text(day_from_number(20634), text);
	same("day 20634 is 30 June 2026", text, "2026-06-30");
	truth("29 February 2025 did not exist", !day_valid((Day){ 2025, 2, 29 }));
	truth("29 February 2000 existed", day_valid((Day){ 2000, 2, 29 }));
	truth("2026H3 is no period", !period_parse("2026H3", 6, &p));
	truth("2026H1 is a period", period_parse("2026H1", 6, &p));
	period_text(period_before(p), text);
	same("the half before 2026H1", text, "2025H2");
	period_text(period_year_ago(p), text);
	same("a year before 2026H1", text, "2025H1");
	day_text(period_last(p), text);
	same("the last day of 2026H1", text, "2026-06-30");
}

static void length(const char *text, const char *want)
{
	Unit u = 0;
	char out[16];
	truth(text, unit_parse(text, strlen(text), 15793, 28990, &u));
	same(text, unit_text(u, out), want);
}

static void lengths(void)
{
	Unit u;
	length("156mm", "442.205");
	length("三号", "16.000");
	length("2字", "31.586");
	length("1.5行", "43.485");
	length("-0.25pt", "-0.250");
	truth("12px is no length", !unit_parse("12px", 4, 0, 0, &u));
}

static void characters(void)
{
	uint32_t cp;
	truth("an overlong form is no character", utf8_decode("\xC0\xAF", "\xC0\xAF" + 2, &cp) == 0);
	const char *bad = "\xED\xA0\x80";
	truth("a surrogate is no character", utf8_decode(bad, bad + 3, &cp) == 0);
	truth("four bytes make U+2BC30", utf8_decode("\xF0\xAB\xB0\xB0", "\xF0\xAB\xB0\xB0" + 4, &cp) == 4 && cp == 0x2BC30);
	truth("bad bytes are found", utf8_invalid_at("ab\xFF", 3) == 2);
	size_t n = strlen("　 甲 ");
	const char *s = utf8_trim("　 甲 ", &n);
	truth("wide spaces are trimmed", n == 3 && !memcmp(s, "甲", 3));
	Buf b = { 0 };
	const char *lines = "关于2026年 \r\n工作的通报";
	utf8_join_lines(&b, lines, strlen(lines));
	same("lines beside Han are joined", buf_text(&b), "关于2026年工作的通报");
	buf_clear(&b);
	lines = "Circular on\n Water Saving\n";
	utf8_join_lines(&b, lines, strlen(lines));
	same("other lines are joined by a space", buf_text(&b), "Circular on Water Saving");
	buf_clear(&b);
	Json j = { .out = &b };
	json_open(&j, '{');
	json_key(&j, "a\"");
	json_text(&j, "行\n");
	json_key(&j, "b");
	json_open(&j, '[');
	json_int(&j, -1);
	json_bool(&j, true);
	json_close(&j, ']');
	json_close(&j, '}');
	same("JSON is escaped and separated", buf_text(&b), "{\"a\\\"\":\"行\\n\",\"b\":[-1,true]}");
	static const char object[] = "{\"a\":[\"x,}\",{\"note\":\"inner\"}],\"note\":\"甲\\n\\\"乙\\u4e19\",\"z\":1}";
	buf_clear(&b);
	truth("a member of an object", json_member(object, "note", &b));
	same("is found beside others, unescaped", buf_text(&b), "甲\n\"乙丙");
	buf_clear(&b);
	truth("what is no text is none", !json_member(object, "z", &b) && !json_member(object, "a", &b));
	truth("nor what is not there", !json_member(object, "y", &b) && !json_member("{}", "y", &b) && !json_member("{\"y\":\"", "x", &b));
	buf_free(&b);
}

/* An arena that belongs to another goes with it, or before it. */
static void arenas(void)
{
	Arena *a = arena_new(), *first = arena_new_in(a), *second = arena_new_in(a), *inner = arena_new_in(second);
	same("arena in an arena", arena_strdup(inner, "甲"), "甲");
	arena_free(first);
	same("arena beside one that is gone", arena_strdup(second, "乙"), "乙");
	arena_free(arena_new_in(second));
	arena_free(a);
}

int main(void)
{
	arenas();
	numbers();
	days();
	lengths();
	characters();
	return failed;
}
