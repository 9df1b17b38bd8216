/* census.c - see census.h. */
#include "ledger/census.h"

#include <stdint.h>

#include "base/utf8.h"

static bool is_cjk(uint32_t cp)
{
	return char_is_han(cp) || (cp >= 0x3000 && cp <= 0x303F) || (cp >= 0xFF01 && cp <= 0xFF5E);
}

static void add_line(Census *c, const char *bytes, size_t from, size_t to)
{
	size_t cjk = 0, other = 0, bad = 0;
	for (size_t i = from; i < to;) {
		uint32_t cp;
		size_t k = utf8_decode(bytes + i, bytes + to, &cp);
		if (!k) {
			bad++;
			k = 1;
		} else if (k > 1) {
			/* Two GBK bytes pass as one short UTF-8 character often enough (联通 is the classic). */
			if (k > 2 && is_cjk(cp))
				cjk++;
			else
				other++;
		}
		i += k;
	}
	c->cjk += cjk;
	c->bad += bad;
	if (!cjk && !other && !bad)
		return;
	c->lines++;
	if (bad) {
		c->faulty++;
	} else if (cjk > other && cjk >= 2) {
		if (cjk >= 4) {
			if (!c->strong++)
				c->odd = c->bytes + from;
		} else {
			c->weak++;
		}
	}
}

void census_add(Census *c, const char *bytes, size_t n)
{
	size_t from = 0;
	for (size_t i = 0; i <= n; i++) {
		if (i == n || bytes[i] == '\n' || bytes[i] == '\r') {
			add_line(c, bytes, from, i);
			from = i + 1;
		}
	}
	c->bytes += n;
}

bool census_mixed(const Census *c)
{
	return c->strong || c->cjk > c->bad || c->weak * 10 >= c->lines;
}
