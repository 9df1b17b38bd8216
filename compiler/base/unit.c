/* unit.c - see unit.h. 字号 by the table of Chinese type sizes. */
#include "base/unit.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static int64_t round_div(int64_t num, int64_t den)
{
	int64_t half = den / 2;
	return num >= 0 ? (num + half) / den : -((-num + half) / den);
}

Unit unit_from_um(int64_t um)
{
	return (Unit)round_div(um * 360, 127);
}

static const struct {
	const char *name;
	Unit size;
} sizes[] = {
	{ "初号", 42000 }, { "小初", 36000 }, { "一号", 26000 }, { "小一", 24000 },
	{ "二号", 22000 }, { "小二", 18000 }, { "三号", 16000 }, { "小三", 15000 },
	{ "四号", 14000 }, { "小四", 12000 }, { "五号", 10500 }, { "小五", 9000 },
	{ "六号", 7500 },  { "小六", 6500 },  { "七号", 5500 },  { "八号", 5000 },
};

/* 字号 to points: "三号" gives 16000; 0 when the name is none. */
static Unit named_size(const char *s, size_t n)
{
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		if (strlen(sizes[i].name) == n && !memcmp(sizes[i].name, s, n))
			return sizes[i].size;
	return 0;
}

/* Reads a decimal into thousandths; at most six digits before the point. */
static size_t read_thousandths(const char *s, size_t n, int64_t *out)
{
	size_t i = 0;
	bool negative = false;
	int64_t v = 0;
	int digits = 0, decimals = -1;

	if (i < n && (s[i] == '-' || s[i] == '+'))
		negative = s[i++] == '-';
	for (; i < n; i++) {
		if (s[i] == '.' && decimals < 0) {
			decimals = 0;
		} else if (s[i] >= '0' && s[i] <= '9') {
			digits++;
			if (decimals < 0 || decimals++ < 3)
				v = v * 10 + (s[i] - '0');
			if (v > INT64_C(999999999))
				return 0;
		} else {
			break;
		}
	}
	if (!digits)
		return 0;
	for (int k = decimals < 0 ? 0 : decimals; k < 3; k++)
		v *= 10;
	*out = negative ? -v : v;
	return i;
}

bool unit_parse(const char *s, size_t n, Unit em, Unit line, Unit *out)
{
	Unit named = named_size(s, n);
	if (named) {
		*out = named;
		return true;
	}
	int64_t v;
	size_t used = read_thousandths(s, n, &v);
	if (!used)
		return false;
	const char *u = s + used;
	size_t un = n - used;
	int64_t r;
#define IS(name) (un == sizeof(name) - 1 && !memcmp(u, name, un))
	if (un == 0 || IS("pt"))
		r = v;
	else if (IS("mm"))
		r = round_div(v * 360, 127);
	else if (IS("cm"))
		r = round_div(v * 3600, 127);
	else if (IS("in"))
		r = v * 72;
	else if (IS("字") || IS("em"))
		r = round_div(v * em, 1000);
	else if (IS("行"))
		r = round_div(v * line, 1000);
	else
		return false;
#undef IS
	if (r > UNIT_MAX || r < -UNIT_MAX)
		return false;
	*out = (Unit)r;
	return true;
}

const char *unit_text(Unit u, char out[16])
{
	int64_t v = u < 0 ? -(int64_t)u : u;
	snprintf(out, 16, "%s%" PRId64 ".%03" PRId64, u < 0 ? "-" : "", v / 1000, v % 1000);
	return out;
}
