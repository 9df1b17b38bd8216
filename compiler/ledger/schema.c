/* schema.c - what a schema's names are in English. */
#include "ledger/schema.h"

#include <string.h>

const char *field_english(const Field *f)
{
	return f->english ? f->english : f->label;
}

const char *schema_english(const Schema *s)
{
	return s->english ? s->english : s->label;
}

/* Whether the label ends so, as a word of its own; *head: how much stands before it. */
static bool ends_with(const char *label, const char *end, size_t *head)
{
	size_t n = strlen(label), k = strlen(end);
	if (k > n || strcmp(label + n - k, end) != 0)
		return false;
	*head = n - k;
	return k == n || label[n - k - 1] == ' ';
}

const char *label_english(Arena *a, const Schema *schemas, size_t count, const char *label)
{
	size_t head;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < schemas[i].field_count; k++) {
			const Field *f = &schemas[i].fields[k];
			const char *whole = f->unit ? arena_printf(a, "%s（%s）", f->label, f->unit) : f->label;
			if (f->english && ends_with(label, whole, &head))
				return f->unit ? arena_printf(a, "%.*s%s (%s)", (int)head, label, f->english, f->unit)
				               : arena_printf(a, "%.*s%s", (int)head, label, f->english);
		}
	}
	return label;
}
