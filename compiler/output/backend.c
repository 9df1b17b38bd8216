/* backend.c - the list of backends.  A new one is a file and a line here. */
#include "output/backend.h"

#include <string.h>

static const Backend *const backends[] = { &backend_pdf, &backend_ofd, &backend_svg, &backend_text };

const Backend *backend_for(const char *path)
{
	const char *dot = strrchr(path, '.');

	if (!dot)
		return NULL;
	for (size_t i = 0; i < sizeof backends / sizeof *backends; i++)
		if (strcmp(dot, backends[i]->ending) == 0)
			return backends[i];
	return NULL;
}

bool backend_write(const Backend *b, const Pages *pages, const Doc *doc, FontSet *fonts, const char *path, Diag *d)
{
	PageSink *sink = b->begin(doc, fonts, (OutputOptions){ 0 }, path, d);
	bool good = true;

	if (!sink)
		return false;
	for (size_t i = 0; i < pages->count && good; i++)
		good = sink->page(sink, &pages->items[i]);
	return sink->end(sink, good);
}
