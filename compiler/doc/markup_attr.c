/* markup_attr.c - {#id .style key=value key="two words" flag}.
 *
 * Braces that do not hold this are text, silently: prose has braces too. */
#include "doc/markup_parts.h"

#include <string.h>

#include "base/utf8.h"

static bool is_name_byte(char c) /* Han letters and values are bytes above ASCII */
{
	unsigned char u = (unsigned char)c;
	return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u == '-' || u == '_' ||
	       u == ':' || u == '.' || u == '/';
}

size_t mark_name_end(const char *s, size_t at, size_t end)
{
	while (at < end && is_name_byte(s[at]))
		at++;
	return at;
}

static bool read_value(Text *t, size_t *at, size_t end, const char **out)
{
	size_t i = *at;
	char mark = i < end ? t->s[i] : '\0';
	if (mark == '"' || mark == '\'') {
		size_t stop = ++i;
		while (stop < end && t->s[stop] != mark && t->s[stop] != '\n')
			stop += t->s[stop] == '\\' && stop + 1 < end && t->s[stop + 1] != '\n' ? 2 : 1;
		if (stop >= end || t->s[stop] != mark)
			return false;
		*out = text_string(t, i, stop, true);
		*at = stop + 1;
		return true;
	}
	size_t stop = i;
	while (stop < end && !strchr(" \t\n{}\"'=", t->s[stop]))
		stop++;
	if (stop == i)
		return false;
	*out = text_string(t, i, stop, false);
	*at = stop;
	return true;
}

/* One item; false when it is none. */
static bool read_item(Text *t, size_t *at, size_t end, bool flags, Attrs *a)
{
	size_t i = *at;
	if (t->s[i] == '#' || t->s[i] == '.') {
		size_t stop = mark_name_end(t->s, i + 1, end);
		if (stop == i + 1)
			return false;
		*(t->s[i] == '#' ? &a->id : &a->style) = text_string(t, i + 1, stop, false);
		*at = stop;
		return true;
	}
	size_t stop = mark_name_end(t->s, i, end);
	if (stop == i)
		return false;
	*at = stop;
	if (stop == i + 1 && t->s[i] == '-' && !flags) {
		a->unnumbered = true;
		return true;
	}
	if (a->count == ATTR_MAX)
		return false;
	Attribute *item = &a->items[a->count++];
	*item = (Attribute){ .key = text_string(t, i, stop, false), .place = text_place(t, i) };
	if (stop < end && t->s[stop] == '=') {
		++*at;
		return read_value(t, at, end, &item->value);
	}
	return flags;
}

bool attrs_read(Text *t, size_t *at, size_t end, bool flags, Attrs *out)
{
	size_t i = *at;
	if (i >= end || t->s[i] != '{')
		return false;
	Attrs a = { 0 };
	i = mark_skip_blanks(t->s, i + 1, end);
	bool any = false;
	while (i < end && t->s[i] != '}') {
		if (!read_item(t, &i, end, flags, &a))
			return false;
		any = true;
		size_t next = mark_skip_blanks(t->s, i, end);
		if (next == i && (i >= end || t->s[i] != '}'))
			return false;
		i = next;
	}
	if (i >= end || !any)
		return false;
	*at = i + 1;
	*out = a;
	return true;
}

bool attrs_read_last(Text *t, size_t start, size_t *end, bool flags, Attrs *out)
{
	size_t stop = *end;
	while (stop > start && mark_is_blank(t->s[stop - 1]))
		stop--;
	if (stop == start || t->s[stop - 1] != '}')
		return false;
	size_t open = stop - 1;
	while (open > start && t->s[open] != '{')
		open--;
	if (t->s[open] != '{' || (open > start && t->s[open - 1] == '\\'))
		return false;
	size_t at = open;
	if (!attrs_read(t, &at, stop, flags, out) || at != stop)
		return false;
	while (open > start && mark_is_blank(t->s[open - 1]))
		open--;
	*end = open;
	return true;
}

const Attribute *attrs_find(const Attrs *a, const char *key)
{
	for (int i = 0; i < a->count; i++) {
		if (strcmp(a->items[i].key, key) == 0)
			return &a->items[i];
	}
	return NULL;
}

static bool listed(const char *known, const char *key)
{
	size_t n = strlen(key);
	for (const char *p = strstr(known, key); p && n > 0; p = strstr(p + 1, key)) {
		if ((p == known || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	}
	return false;
}

void attrs_check(Source *src, const Attrs *a, const char *known, const char *what)
{
	for (int i = 0; i < a->count; i++) {
		if (!listed(known, a->items[i].key))
			diag_error(src->diag, a->items[i].place, "%s has no attribute \"%s\"", what, a->items[i].key);
	}
}

void attrs_apply(const Attrs *a, Node *n)
{
	const Attribute *style = attrs_find(a, "style"), *lang = attrs_find(a, "lang"), *id = attrs_find(a, "id");
	if (a->id || (id && id->value))
		n->id = a->id ? a->id : id->value;
	if (a->style || (style && style->value))
		n->style = a->style ? a->style : style->value;
	if (lang && lang->value)
		n->lang = lang->value;
}

const char *attrs_text(const Attrs *a, const char *key)
{
	const Attribute *found = attrs_find(a, key);
	return found ? found->value : NULL;
}

int attrs_count(Source *src, const Attrs *a, const char *key, int least, int most, int otherwise)
{
	const Attribute *found = attrs_find(a, key);
	const char *v = found && found->value ? found->value : "";
	int n = 0;
	if (!found)
		return otherwise;
	while (*v >= '0' && *v <= '9' && n <= most)
		n = n * 10 + (*v++ - '0');
	if (found->value && *found->value && !*v && n >= least && n <= most)
		return n;
	diag_error(src->diag, found->place, "%s must be a whole number from %d to %d", key, least, most);
	return otherwise;
}

int attrs_word(Source *src, const Attrs *a, const char *key, const char *const *words, int count, int otherwise)
{
	const Attribute *found = attrs_find(a, key);
	if (!found)
		return otherwise;
	for (int i = 0; i < count; i++)
		if (found->value && strcmp(found->value, words[i]) == 0)
			return i;
	Buf all = { 0 };
	for (int i = 0; i < count; i++)
		buf_printf(&all, "%s\"%s\"", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
	diag_error(src->diag, found->place, "%s must be %s", key, buf_text(&all));
	buf_free(&all);
	return otherwise;
}

bool attrs_length(Source *src, const Attribute *a, Unit *out)
{
	const char *v = a->value ? a->value : "";
	bool length = unit_parse(v, strlen(v), 0, 0, out) && *out > 0;
	if (length && *out <= UNIT_LONGEST)
		return true;
	diag_error(src->diag, a->place, length ? "%s=\"%s\" is more than 5080mm, and no page is so large" : "%s=\"%s\" is no length such as 80mm or 12pt",
	           a->key, v);
	return false;
}
