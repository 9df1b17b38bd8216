/* schema.c - a schema's fields by name, and what its names are in English. */
#include "ledger/schema.h"

#include <string.h>

int schema_field(const Schema *s, const char *name)
{
	for (int i = 0; (size_t)i < s->field_count; i++)
		if (strcmp(s->fields[i].name, name) == 0)
			return i;
	return -1;
}

const char *field_english(const Field *f)
{
	return f->english ? f->english : f->label;
}

const char *schema_english(const Schema *s)
{
	return s->english ? s->english : s->label;
}
