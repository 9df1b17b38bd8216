/* printed.c - see printed.h. */
#include "doc/printed.h"

#include <string.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* True when ,ddd and no fourth digit stand at s. */
static bool is_group(const char *s, const char *end)
{
	return end - s >= 4 && s[0] == ',' && is_digit(s[1]) && is_digit(s[2]) && is_digit(s[3]) && (end - s == 4 || !is_digit(s[4]));
}

static const char *digits_end(const char *s, const char *end)
{
	while (s < end && is_digit(*s))
		s++;
	return s;
}

/* Reads the number at s, which is a digit. Returns its end. */
static const char *read_number(const char *s, const char *end, Printed *out)
{
	Buf plain = { 0 };
	const char *stop = digits_end(s, end);
	buf_add(&plain, s, (size_t)(stop - s));
	while (stop - s <= 3 + (s[0] == ',') && is_group(stop, end)) {
		buf_add(&plain, stop + 1, 3);
		s = stop;
		stop += 4;
	}
	out->decimals = 0;
	if (end - stop >= 2 && *stop == '.' && is_digit(stop[1])) {
		const char *last = digits_end(stop + 1, end);
		buf_add(&plain, stop, (size_t)(last - stop));
		out->decimals = (int)(last - stop - 1);
		stop = last;
	}
	if (!number_parse(buf_text(&plain), plain.len, &out->value))
		out->value = NUMBER_BAD;
	buf_free(&plain);
	return stop;
}

bool printed_next(const char *s, size_t n, size_t *from, Printed *out)
{
	for (size_t i = *from; i < n; i++) {
		if (!is_digit(s[i]))
			continue;
		const char *stop = read_number(s + i, s + n, out);
		bool word = i > 0 && is_letter(s[i - 1]);
		out->at = i;
		out->len = (size_t)(stop - (s + i));
		i += out->len;
		*from = i;
		if (!word && number_ok(out->value))
			return true;
		i--;
	}
	*from = n;
	return false;
}

static bool same(Number a, Number b)
{
	return number_ok(a) && number_ok(b) && number_cmp(a, b) == 0;
}

static bool rounds_to(const Printed *p, Number exact)
{
	return same(p->decimals ? number_round(exact, p->decimals, ROUND_HALF_UP) : exact, p->value);
}

bool printed_shows(const Printed *p, Number exact)
{
	if (number_ok(exact) && number_cmp(exact, number_int(0)) < 0)
		exact = number_neg(exact);
	return rounds_to(p, exact) || rounds_to(p, number_div(exact, number_int(10000)));
}
