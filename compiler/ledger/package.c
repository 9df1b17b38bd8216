/* package.c - see package.h. */
#include "ledger/package.h"

#include <string.h>

#include <expat.h>
#include <zip.h>

enum { CHUNK = 1 << 16 };
#define PART_MOST ((size_t)1 << 30) /* bytes a part may unpack to: a full sheet of figures has less */

struct Package {
	Arena      *arena;
	zip_t      *zip;
	const char *why;
	/* of the part being parsed */
	const XmlHandler *handler;
	void       *context;
	XML_Parser  parser;
};

Package *package_open(Arena *a, const char *bytes, size_t n, const char **why)
{
	zip_error_t error;
	zip_error_init(&error);
	Package *p = ARENA_NEW(a, Package);
	p->arena = a;
	zip_source_t *source = zip_source_buffer_create(bytes, n, 0, &error);
	p->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (!p->zip) {
		*why = zip_error_code_zip(&error) == ZIP_ER_NOZIP ? "it is cut off or damaged" : arena_strdup(a, zip_error_strerror(&error));
		zip_source_free(source);
		p = NULL;
	}
	zip_error_fini(&error);
	return p;
}

void package_close(Package *p)
{
	if (p)
		zip_discard(p->zip);
}

const char *package_fault(const Package *p)
{
	return p->why;
}

bool package_has(const Package *p, const char *part)
{
	return zip_name_locate(p->zip, part, 0) >= 0;
}

void package_refuse(Package *p, const char *why)
{
	if (!p->why)
		p->why = why;
	if (p->parser)
		XML_StopParser(p->parser, XML_FALSE);
}

static zip_file_t *open_part(Package *p, const char *part)
{
	zip_file_t *f = p->why ? NULL : zip_fopen(p->zip, part, 0);
	if (!f && !p->why)
		p->why = arena_printf(p->arena, "%s cannot be opened: %s", part, zip_strerror(p->zip));
	return f;
}

static void cannot_unpack(Package *p, const char *part, zip_file_t *f)
{
	if (!p->why)
		p->why = arena_printf(p->arena, "%s is damaged: %s", part, zip_file_strerror(f));
}

bool package_read(Package *p, const char *part, size_t limit, Buf *out)
{
	char chunk[4096];
	zip_int64_t n = 0;
	zip_file_t *f = open_part(p, part);
	if (!f)
		return false;
	while (out->len <= limit && (n = zip_fread(f, chunk, sizeof chunk)) > 0)
		buf_add(out, chunk, (size_t)n);
	if (n < 0)
		cannot_unpack(p, part, f);
	else if (out->len > limit)
		package_refuse(p, arena_printf(p->arena, "%s is larger than %zu MB", part, limit >> 20));
	zip_fclose(f);
	return !p->why;
}

/* ---- XML ---- */

static const char *local(const char *name)
{
	const char *colon = strrchr(name, ':');
	return colon ? colon + 1 : name;
}

static void XMLCALL begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
	Package *p = data;
	if (p->handler->begin)
		p->handler->begin(p->context, local(name), attributes);
}

static void XMLCALL end(void *data, const XML_Char *name)
{
	Package *p = data;
	if (p->handler->end)
		p->handler->end(p->context, local(name));
}

static void XMLCALL text(void *data, const XML_Char *s, int n)
{
	Package *p = data;
	if (p->handler->text)
		p->handler->text(p->context, s, (size_t)n);
}

static void XMLCALL doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	package_refuse(data, "it has a document type of its own, which no workbook has");
}

static bool feed(Package *p, const char *part, zip_file_t *f)
{
	size_t all = 0;
	for (;;) {
		void *chunk = XML_GetBuffer(p->parser, CHUNK);
		zip_int64_t n = chunk ? zip_fread(f, chunk, CHUNK) : -1;
		if (n < 0) {
			cannot_unpack(p, part, f);
			return false;
		}
		all += (size_t)n;
		if (all > PART_MOST) {
			package_refuse(p, arena_printf(p->arena, "%s unpacks to more than 1 GB", part));
			return false;
		}
		if (XML_ParseBuffer(p->parser, (int)n, n == 0) != XML_STATUS_OK) {
			package_refuse(p, arena_printf(p->arena, "%s, line %lu: %s", part, XML_GetCurrentLineNumber(p->parser),
			                               XML_ErrorString(XML_GetErrorCode(p->parser))));
			return false;
		}
		if (n == 0)
			return !p->why;
	}
}

bool package_parse(Package *p, const char *part, const XmlHandler *handler, void *context)
{
	zip_file_t *f = open_part(p, part);
	if (!f)
		return false;
	p->handler = handler;
	p->context = context;
	p->parser = XML_ParserCreate(NULL);
	XML_SetUserData(p->parser, p);
	XML_SetElementHandler(p->parser, begin, end);
	XML_SetCharacterDataHandler(p->parser, text);
	XML_SetStartDoctypeDeclHandler(p->parser, doctype);
	bool good = feed(p, part, f);
	XML_ParserFree(p->parser);
	p->parser = NULL;
	zip_fclose(f);
	return good;
}

const char *xml_attribute(const char *const *attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (strcmp(local(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

bool xml_flag(const char *const *attributes, const char *name)
{
	const char *v = xml_attribute(attributes, name);
	return v && (strcmp(v, "1") == 0 || strcmp(v, "true") == 0 || strcmp(v, "on") == 0);
}
