/* schema.c - what a schema's names are in English. */
#include "ledger/schema.h"

const char *field_english(const Field *f)
{
	return f->english ? f->english : f->label;
}

const char *schema_english(const Schema *s)
{
	return s->english ? s->english : s->label;
}
