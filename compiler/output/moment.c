/* moment.c - see moment.h. */
#include "output/moment.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The last second that has a year of four figures. */
#define LAST_SECOND 253402300799

static bool from_epoch(const char *epoch, Diag *d, Moment *out)
{
	char *end;

	errno = 0;
	long long seconds = strtoll(epoch, &end, 10);

	if (*end || errno || seconds < 0 || seconds > LAST_SECOND) {
		diag_warn(d, PLACE_NONE, "SOURCE_DATE_EPOCH is no number of seconds: \"%s\"", epoch);
		return false;
	}
	int rest = (int)(seconds % 86400);

	*out = (Moment){ day_from_number((int)(seconds / 86400)), rest / 3600, rest / 60 % 60, rest % 60, true };
	return true;
}

bool moment_of(const Doc *doc, Diag *d, Moment *out)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");

	if (epoch && *epoch && from_epoch(epoch, d, out))
		return true;
	*out = (Moment){ 0 };
	return doc->date && day_parse_iso(doc->date, strlen(doc->date), &out->day);
}

void moment_pdf(const Moment *m, Buf *out)
{
	buf_printf(out, "D:%04d%02d%02d%02d%02d%02d%s", m->day.year, m->day.month, m->day.day, m->hour, m->minute, m->second,
		m->utc ? "Z" : "+08'00'");
}

void moment_iso(const Moment *m, Buf *out)
{
	buf_printf(out, "%04d-%02d-%02dT%02d:%02d:%02d%s", m->day.year, m->day.month, m->day.day, m->hour, m->minute, m->second,
		m->utc ? "Z" : "+08:00");
}
