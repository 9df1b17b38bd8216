/* markup_join.c - 公文: a sentence that a page break cut in two is one again.
 *
 * Text copied out of a paged document comes with blank lines where its pages ended, also within a
 * sentence.  In official text a typed paragraph of at least a line (LINE_MIN characters) that ends in a Han
 * character, 、 or ， goes on in the next one, when that is typed too, begins with a Han character or
 * an opening mark and opens no level (一、 （一） 1. （1） 附件).  The two are joined, and a warning says
 * where.  Lines with tabs are rows of a table and are left alone. */
#include "doc/markup_parts.h"

#include <string.h>

#include "base/utf8.h"

enum { LINE_MIN = 28 }; /* a line of the official grid, GB/T 9704-2012 5.2.3 */

static bool is_typed(const Node *n)
{
	return n && n->kind == NODE_PARA && n->u.para.typed && !n->style;
}

static bool begins_with(const char *s, const char *prefix)
{
	return !strncmp(s, prefix, strlen(prefix));
}

static uint32_t last_char(const char *s, size_t n)
{
	uint32_t cp = 0;
	const char *p = s + n;
	while (p > s && (p[-1] & 0xC0) == 0x80)
		p--;
	if (p > s)
		utf8_decode(p - 1, s + n, &cp);
	return cp;
}

/* True when the paragraph's text stops before its sentence does. */
static bool is_cut(const Node *n)
{
	Buf text = { 0 };
	node_plain(n, &text);
	uint32_t last = last_char(buf_text(&text), text.len);
	bool cut = utf8_length(buf_text(&text), text.len) >= LINE_MIN && !begins_with(buf_text(&text), "附件") &&
	           !strchr(buf_text(&text), '\t') && (char_is_han(last) || last == 0x3001 || last == 0xFF0C);
	buf_free(&text);
	return cut;
}

static bool goes_on(const Node *n)
{
	if (n->first && n->first->kind == NODE_SPAN)
		return false; /* a level's first sentence */
	Buf text = { 0 };
	uint32_t first = 0;
	node_plain(n, &text);
	if (text.len)
		utf8_decode(text.data, text.data + text.len, &first);
	bool on = !begins_with(buf_text(&text), "附件") && !strchr(buf_text(&text), '\t') &&
	          (char_is_han(first) || first == 0x201C || first == 0x2018 || first == 0x300A);
	buf_free(&text);
	return on;
}

void official_join(Source *src, Node *parent)
{
	for (Node *n = parent->first; n; n = n->next) {
		while (is_typed(n) && is_typed(n->next) && is_cut(n) && goes_on(n->next)) {
			Node *rest = n->next;
			diag_warn(src->diag, rest->place, "the sentence of the paragraph before goes on here (a page break?): joined");
			while (rest->first) {
				Node *child = rest->first;
				node_unlink(child);
				node_append(n, child);
			}
			node_unlink(rest);
		}
		if (n->kind == NODE_BLOCK || n->kind == NODE_MULTICOL)
			official_join(src, n);
	}
}
