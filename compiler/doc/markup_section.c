/* markup_section.c - what {…} says of ::: multicol and ::: gallery. */
#include "doc/markup_parts.h"

#include <string.h>

static int columns_of(Source *src, const Attrs *a, const char *key)
{
	const Attribute *item = attrs_find(a, key);
	if (!item)
		return 2;
	const char *v = item->value ? item->value : "";
	if (v[0] >= '1' && v[0] <= '6' && !v[1])
		return v[0] - '0';
	diag_error(src->diag, item->place, "%s=\"%s\" is no number from 1 to 6", key, v);
	return 2;
}

static bool truth_of(Source *src, const Attrs *a, const char *key, bool otherwise)
{
	const Attribute *item = attrs_find(a, key);
	if (!item || !item->value)
		return item ? true : otherwise;
	if (strcmp(item->value, "true") == 0 || strcmp(item->value, "false") == 0)
		return item->value[0] == 't';
	diag_error(src->diag, item->place, "%s=\"%s\" is neither true nor false", key, item->value);
	return otherwise;
}

static Unit length_of(Source *src, const Attrs *a, const char *key)
{
	const Attribute *item = attrs_find(a, key);
	Unit length = 0;
	if (item)
		attrs_length(src, item, &length);
	return length;
}

void section_attrs(Source *src, Node *n, const Attrs *a)
{
	if (n->kind == NODE_MULTICOL) {
		attrs_check(src, a, "count gap rule balance lang id", "multicol");
		n->u.multicol.count = columns_of(src, a, "count");
		n->u.multicol.gap = length_of(src, a, "gap");
		n->u.multicol.rule = length_of(src, a, "rule");
		n->u.multicol.balance = truth_of(src, a, "balance", true);
	} else {
		attrs_check(src, a, "columns gap height tops lang id", "gallery");
		n->u.gallery.columns = columns_of(src, a, "columns");
		n->u.gallery.gap = length_of(src, a, "gap");
		n->u.gallery.height = length_of(src, a, "height");
		n->u.gallery.tops = truth_of(src, a, "tops", false);
	}
	attrs_apply(a, n);
}

void float_attr(Source *src, Node *n, const Attrs *a)
{
	const Attribute *item = attrs_find(a, "float");
	if (!item)
		return;
	const char *v = item->value;
	n->floats = !v || strcmp(v, "true") == 0 ? FLOAT_CLASS : strcmp(v, "top") == 0 ? FLOAT_TOP :
	            strcmp(v, "bottom") == 0 ? FLOAT_BOTTOM : FLOAT_NONE;
	if (n->floats == FLOAT_NONE && strcmp(v, "false") != 0)
		diag_error(src->diag, item->place, "float=\"%s\" is none of top, bottom, true and false", v);
}
