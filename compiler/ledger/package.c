/* package.c - see package.h. */
#include "ledger/package.h"

#include <string.h>

#include <expat.h>
#include <zip.h>

enum { CHUNK = 1 << 16, PARTS_MOST = 20000, DEPTH_MOST = 256, RATIO_MOST = 300 };
#define PART_MOST  ((size_t)1 << 30)   /* bytes a part may unpack to: a full sheet of figures has less */
#define ALL_MOST   ((size_t)4 << 30)   /* and all that are read */
#define SMALL      ((size_t)100 << 20) /* up to here it does not matter how well a part was packed */
#define TOKEN_MOST ((size_t)16 << 20)  /* of one tag with its attributes */

struct Package {
	Arena      *arena;
	zip_t      *zip;
	const char *why;
	/* of the part being parsed */
	const XmlHandler *handler;
	void       *context;
	XML_Parser  parser;
	int         depth;
	size_t      unpacked; /* of all parts so far */
};

/* Programs differ in which of two parts of one name they read: nobody can say what such a file holds. */
static const char *check_names(Package *p)
{
	zip_int64_t n = zip_get_num_entries(p->zip, 0);
	if (n > PARTS_MOST)
		return "it has more than 20000 parts";
	for (zip_int64_t i = 0; i < n; i++) {
		const char *name = zip_get_name(p->zip, (zip_uint64_t)i, 0);
		if (name && zip_name_locate(p->zip, name, 0) != i)
			return arena_printf(p->arena, "it has two parts called %s", name);
	}
	return NULL;
}

Package *package_open(Arena *a, const char *bytes, size_t n, const char **why)
{
	zip_error_t error;
	zip_error_init(&error);
	Package *p = ARENA_NEW(a, Package);
	p->arena = a;
	mem_watch();
	zip_source_t *source = zip_source_buffer_create(bytes, n, 0, &error);
	p->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (!p->zip) {
		mem_check();
		*why = zip_error_code_zip(&error) == ZIP_ER_NOZIP ? "it is cut off or damaged" : arena_strdup(a, zip_error_strerror(&error));
		zip_source_free(source);
		p = NULL;
	}
	zip_error_fini(&error);
	if (p && (*why = check_names(p))) {
		zip_discard(p->zip);
		p = NULL;
	}
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

/* Part names do not differ by case (ECMA-376 part 2, 7.2). */
static zip_int64_t locate(const Package *p, const char *part)
{
	zip_int64_t i = zip_name_locate(p->zip, part, 0);
	return i >= 0 ? i : zip_name_locate(p->zip, part, ZIP_FL_NOCASE);
}

bool package_has(const Package *p, const char *part)
{
	return locate(p, part) >= 0;
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
	zip_int64_t i = p->why ? -1 : locate(p, part);
	mem_watch();
	zip_file_t *f = i >= 0 ? zip_fopen_index(p->zip, (zip_uint64_t)i, 0) : NULL;
	if (i < 0 && !p->why)
		p->why = arena_printf(p->arena, "it should hold %s and does not", part);
	if (!f)
		mem_check();
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
	if (++p->depth > DEPTH_MOST) {
		package_refuse(p, "its elements are nested too deep");
		return;
	}
	if (p->handler->begin)
		p->handler->begin(p->context, local(name), attributes);
}

static void XMLCALL end(void *data, const XML_Char *name)
{
	Package *p = data;
	p->depth--;
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

/* False after a report when so much comes out of the part that it was made to fill the machine. */
static bool bounded(Package *p, const char *part, size_t all, size_t packed)
{
	XML_Index read = XML_GetCurrentByteIndex(p->parser);
	if (all > PART_MOST)
		package_refuse(p, arena_printf(p->arena, "%s unpacks to more than 1 GB", part));
	else if (p->unpacked > ALL_MOST)
		package_refuse(p, "it unpacks to more than 4 GB");
	else if (all > SMALL && all / RATIO_MOST > packed)
		package_refuse(p, arena_printf(p->arena, "%s unpacks to more than %d times its size, which no workbook does", part, RATIO_MOST));
	else if (read >= 0 && all > (size_t)read + TOKEN_MOST)
		package_refuse(p, arena_printf(p->arena, "%s has a tag of more than 16 MB", part));
	return !p->why;
}

static size_t packed_size(const Package *p, const char *part)
{
	zip_stat_t s;
	bool known = zip_stat_index(p->zip, (zip_uint64_t)locate(p, part), 0, &s) == 0 && s.valid & ZIP_STAT_COMP_SIZE;
	return known ? (size_t)s.comp_size : 0;
}

static bool feed(Package *p, const char *part, zip_file_t *f)
{
	size_t all = 0, packed = packed_size(p, part);
	for (;;) {
		void *chunk = XML_GetBuffer(p->parser, CHUNK);
		zip_int64_t n = chunk ? zip_fread(f, chunk, CHUNK) : -1;
		if (n < 0) {
			cannot_unpack(p, part, f);
			return false;
		}
		all += (size_t)n;
		p->unpacked += (size_t)n;
		if (XML_ParseBuffer(p->parser, (int)n, n == 0) != XML_STATUS_OK) {
			package_refuse(p, arena_printf(p->arena, "%s, line %lu: %s", part, XML_GetCurrentLineNumber(p->parser),
			                               XML_ErrorString(XML_GetErrorCode(p->parser))));
			return false;
		}
		if (n == 0 || !bounded(p, part, all, packed))
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
	p->depth = 0;
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
